// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: element_is_not_allowed_here_use_a_component
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<script>x</script>"); }
