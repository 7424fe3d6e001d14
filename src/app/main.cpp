// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "app/commands.hpp"
#include "engines/extraction/extraction.hpp"

int main(int argument_count, char** arguments) {
    // The protected reader locks itself in before anything else has happened.
    if (argument_count > 1 && std::string_view(arguments[1]) == "extract-child")
        samskap::extraction::extract_child_main(argument_count, arguments);
    return samskap::app::run(argument_count, arguments);
}
