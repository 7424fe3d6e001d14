// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/matters/matters.hpp"
#include "features/meetings/meetings.hpp"
#include "tests/world/world.hpp"

namespace samskap::meetings {
namespace {

using tests::World;

template <class Work>
auto in(World& world, Work work) {
    return world.database().in_transaction(world.clock.time(), work);
}

NewMeeting meeting_of(World& world, Day day, MeetingState state) {
    const auto group = world.party("Utvecklingsgruppen");
    return {.group = group,
            .domain = web::domain_of_group(group),
            .state = state,
            .day = day,
            .day_source = DaySource::stated};
}

std::string agenda(World& world) {
    return "/groups/" + to_text(world.party("Utvecklingsgruppen")) + "/agenda";
}

}  // namespace

TEST_CASE("a planned meeting becomes the held one, and keeps what the minutes do not say") {
    World world;
    auto plan = meeting_of(world, day_of(2026, 12, 3), MeetingState::planned);
    plan.place = "Fyren";
    plan.start = ClockTime{600};
    const auto planned = in(world, [&](db::Writer& db) { return add_meeting(db, {}, plan); });
    auto held = meeting_of(world, day_of(2026, 12, 3), MeetingState::held);
    held.start = ClockTime{630};
    const auto same = in(world, [&](db::Writer& db) { return hold_meeting(db, {}, held); });
    CHECK(same == planned);
    const auto stands = visible_meeting(*world.database().read(), world.viewer("maja"), planned);
    CHECK(stands.state == MeetingState::held);
    CHECK(stands.place == "Fyren");
    CHECK(stands.start == ClockTime{630});
    const auto another = in(world, [&](db::Writer& db) { return hold_meeting(db, {}, held); });
    CHECK(another != planned);
}

TEST_CASE("the list has what comes first and what was, for those of the group") {
    World world;
    in(world, [&](db::Writer& db) {
        add_meeting(db, {}, meeting_of(world, day_of(2026, 9, 3), MeetingState::held));
        add_meeting(db, {}, meeting_of(world, day_of(2026, 12, 3), MeetingState::planned));
        // Planned, and then nobody came: not among those to come.
        add_meeting(db, {}, meeting_of(world, day_of(2026, 10, 1), MeetingState::planned));
    });
    const auto list = world.sign_in("amira").open("/meetings");
    CHECK(list.in("Kommande möten").has("3 december"));
    CHECK_FALSE(list.has("1 oktober"));
    CHECK(list.in("Tidigare möten").has("3 september"));
    CHECK_FALSE(world.visitor().open("/meetings").has("3 december"));
}

TEST_CASE("an agreed series says when the next meeting is, and that the day is a holiday") {
    World world;
    in(world, [&](db::Writer& db) {
        const auto group = world.party("Utvecklingsgruppen");
        const auto agreed =
            add_meeting(db, {}, meeting_of(world, day_of(2026, 11, 5), MeetingState::held));
        add_series(db, {},
                   {.id = {},
                    .group = group,
                    .group_words = "Utvecklingsgruppen",
                    .words = "första torsdagen i månaden",
                    .rule = "FREQ=MONTHLY;BYDAY=1TH",
                    .first_day = day_of(2026, 9, 3),
                    .start = ClockTime{600},
                    .end = ClockTime{720},
                    .agreed_in = agreed},
                   web::domain_of_group(group));
    });
    auto amira = world.sign_in("amira");
    const auto next = amira.open(agenda(world));
    CHECK(next.has("3 december"));
    CHECK(next.has("Dagen följer av det som gruppen kommit överens om."));
    CHECK(amira.open("/meetings").in("Det vi har kommit överens om").has("första torsdagen"));
    // A meeting that is planned goes before the series.
    in(world, [&](db::Writer& db) {
        add_meeting(db, {}, meeting_of(world, day_of(2026, 12, 25), MeetingState::planned));
    });
    const auto planned = amira.open(agenda(world));
    CHECK(planned.has("25 december"));
    CHECK(planned.has("Dagen är juldagen."));
    CHECK(world.visitor().open(agenda(world)).has("Inget nästa möte är bestämt."));
}

TEST_CASE("the next agenda carries what is open, with the reason") {
    World world;
    CHECK(world.sign_in("amira").open(agenda(world)).has("Dagordningen är tom."));
    in(world, [&](db::Writer& db) {
        const auto group = world.party("Utvecklingsgruppen");
        const auto domain = web::domain_of_group(group);
        const auto day = day_of(2026, 9, 3);
        const auto meeting = add_meeting(db, {}, meeting_of(world, day, MeetingState::held));
        const auto matter =
            matters::add_matter(db, {}, {.title = "Lokalen", .group = group, .domain = domain});
        const auto topic = matters::add_topic(db, {.meeting = meeting, .title = "Lokalen"});
        matters::add_statement(db, {},
                               {.meeting = meeting,
                                .meeting_day = day,
                                .topic = topic,
                                .kind = reading::Kind::action,
                                .text = "Nils ringer värden.",
                                .owner = world.party("Nils Åkerholm"),
                                .matter = matter,
                                .domain = domain});
        matters::refresh(db, matter);
    });
    const auto page = world.sign_in("amira").open(agenda(world));
    CHECK(page.in("Lokalen").has("1 löfte saknar svar."));
    CHECK(page.follow("Lokalen").heading() == "Lokalen");
    CHECK_FALSE(world.visitor().open(agenda(world)).has("Lokalen"));
}

TEST_CASE("the agenda proposes what the time of the meeting holds, and then what may come") {
    World world;
    in(world, [&](db::Writer& db) {
        const auto group = world.party("Utvecklingsgruppen");
        const auto domain = web::domain_of_group(group);
        const auto day = day_of(2026, 9, 3);
        const auto meeting = add_meeting(db, {}, meeting_of(world, day, MeetingState::held));
        for (int i = 1; i <= 5; ++i) {
            const auto title = "Ärende " + std::to_string(i);
            const auto matter =
                matters::add_matter(db, {}, {.title = title, .group = group, .domain = domain});
            const auto topic =
                matters::add_topic(db, {.meeting = meeting, .position = i, .title = title});
            for (int more = 0; more <= i; ++more)
                matters::add_statement(db, {},
                                       {.meeting = meeting,
                                        .meeting_day = day,
                                        .topic = topic,
                                        .kind = reading::Kind::action,
                                        .text = "Nils ringer värden.",
                                        .matter = matter,
                                        .domain = domain});
            matters::refresh(db, matter);
        }
        auto plan = meeting_of(world, day_of(2026, 12, 3), MeetingState::planned);
        plan.start = ClockTime{600};
        plan.end = ClockTime{635};
        add_meeting(db, {}, plan);
    });
    const auto page = world.sign_in("amira").open(agenda(world));
    const auto rest = page.in("Om tiden räcker");
    CHECK(page.has("30 minuter"));
    CHECK_FALSE(rest.has("Ärende 5"));
    CHECK_FALSE(rest.has("Ärende 3"));
    CHECK(rest.has("Ärende 2"));
    CHECK(rest.has("Ärende 1"));
}

}  // namespace samskap::meetings
