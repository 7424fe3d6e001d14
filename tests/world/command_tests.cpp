// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/man_page.hpp"
#include "app/named_group.hpp"
#include "app/read_command.hpp"
#include "tests/world/world.hpp"

// What the command line promises to operators.
namespace samskap::tests {

TEST_CASE("the manual page names every option, and what stands for a file") {
    CLI::App program("Does something.", "program");
    auto* command = program.add_subcommand("take", "Takes");
    std::string text;
    bool flag = false;
    command->add_option("--data", text, "Where");
    command->add_option("-j,--jobs", text, "How many");
    command->add_flag("--json", flag, "As JSON");
    command->add_option("file", text, "What");
    const auto page = app::man_page(program);
    for (const auto* words : {".B \\-\\-data\nWhere", ".B \\-j,\\-\\-jobs\nHow many",
                              ".B \\-\\-json\nAs JSON", ".B file\nWhat"}) {
        CAPTURE(words);
        CHECK(page.find(words) != std::string::npos);
    }
    CHECK(page.find(".B \n") == std::string::npos);
}

TEST_CASE("a group is taken by its name only when one alone has it") {
    World world;
    auto writing = world.database().write(world.clock.time());
    CHECK(app::group_called(*writing, "Brukarrådet").has_value());
    CHECK(app::group_called(*writing, "Båtklubben").error() ==
          "There is no group called “Båtklubben”.");
    const auto board = groups::add_board(*writing, {}, "Byggnämnden");
    groups::add_group(
        *writing, {},
        {.name = "Brukarrådet", .purpose = "", .board = board, .from = day_of(2026, 1, 1)});
    CHECK(app::group_called(*writing, "Brukarrådet").error() ==
          "More than one group is called “Brukarrådet”; give one of them another name first.");
}

TEST_CASE("a database of another kind is refused, and no file is made of its address") {
    const app::Where mysql{.database = "mysql://localhost/samskap"};
    CHECK_THROWS_WITH_AS(static_cast<void>(mysql.address()),
                         "mysql://localhost/samskap is no address of a PostgreSQL database "
                         "(postgresql://…).",
                         Fault);
    const app::Where postgres{.database = "postgresql://localhost/samskap"};
    CHECK(postgres.address() == "postgresql://localhost/samskap");
}

TEST_CASE("a pipe is refused instead of being waited for") {
    const auto path = "/dev/shm/" + fresh_name();
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const auto file = app::bytes_of_file(path);
    unlink(path.c_str());
    CHECK(file.refusal == "this is no file that can be read whole (a pipe or a device)");
}

TEST_CASE("the sample is looked for in the folder that was said, and missing it is no crash") {
    CHECK(app::sample({.data = "/dev/shm/" + fresh_name()}, "/dev/shm/no-such-folder") == 2);
}

}  // namespace samskap::tests
