// SPDX-License-Identifier: GPL-3.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <string_view>

#include "leaks.hpp"

// A program that reads files executes itself anew as the protected reader, and so does a test
// program that has the reader in it. In the others the name stands for nothing.
namespace samskap::extraction {
[[noreturn, gnu::weak]] void extract_child_main(int argument_count, char** arguments);
}

int main(int argument_count, char** arguments) {
    const bool is_reader = argument_count > 1 && std::string_view(arguments[1]) == "extract-child";
    if (is_reader && samskap::extraction::extract_child_main != nullptr)
        samskap::extraction::extract_child_main(argument_count, arguments);
    return doctest::Context(argument_count, arguments).run();
}
