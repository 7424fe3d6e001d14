// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the leak checker may pass over: memory that a library of others keeps until the process
// ends. Nothing of our own belongs here.
//   libfontconfig: the configuration and its cache, loaded once by Poppler and by Pango.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
// Only what is wrong is worth a line.
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
