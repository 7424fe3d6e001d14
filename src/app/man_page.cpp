// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/man_page.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace samskap::app {
namespace {

// A line that begins with a full stop or a quote would be a command; a hyphen is no minus.
std::string roff(const std::string& words) {
    std::string safe;
    for (const char c : words) {
        if (c == '\\')
            safe += "\\e";
        else if (c == '-')
            safe += "\\-";
        else
            safe += c;
    }
    return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

// "--data", "-j,--jobs", or what stands for a file without a name of an option.
std::string names_of(const CLI::Option& option) {
    return option.nonpositional() ? option.get_name(false, true) : option.get_name(true);
}

void add_command(std::string& page, const CLI::App& command, const std::string& name) {
    page += fmt::format(".SS {}\n{}\n", roff(name), roff(command.get_description()));
    for (const auto* option : command.get_options()) {
        if (option->get_name() == "--help") continue;
        page += fmt::format(".TP\n.B {}\n{}\n", roff(names_of(*option)),
                            roff(option->get_description()));
    }
    for (const auto* inner : command.get_subcommands([](const CLI::App*) { return true; }))
        add_command(page, *inner, name + " " + inner->get_name());
}

}  // namespace

std::string man_page(const CLI::App& program) {
    std::string page = ".TH SAMSKAP 1\n.SH NAME\nsamskap \\- minutes that are followed up\n";
    page += ".SH SYNOPSIS\n.B samskap\n.I command\n[options]\n.SH DESCRIPTION\n";
    page += roff(program.get_description()) + "\n.SH COMMANDS\n";
    for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; }))
        add_command(page, *command, command->get_name());
    page += ".SH EXIT STATUS\n0: done. 1: something to look at. 2: cannot be done as asked.\n";
    return page;
}

}  // namespace samskap::app
