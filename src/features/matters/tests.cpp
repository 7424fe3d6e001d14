// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "features/matters/matters.hpp"
#include "tests/world/world.hpp"

namespace samskap::matters {
namespace {

using tests::World;

// The minutes of Utvecklingsgruppen, told meeting by meeting.
class Told {
public:
    template <class Work>
    auto in(Work work) {
        return world.database().in_transaction(world.clock.time(), work);
    }
    MatterId matter(const std::string& title, std::vector<std::string> aliases = {}) {
        return in([&](db::Writer& db) {
            return add_matter(db, {},
                              {.title = title,
                               .group = group(),
                               .domain = domain(),
                               .aliases = std::move(aliases)});
        });
    }
    void meet(Day day) {
        m_day = day;
        in([&](db::Writer& db) {
            m_meeting = meetings::add_meeting(db, {},
                                              {.group = group(),
                                               .domain = domain(),
                                               .day = day,
                                               .day_source = meetings::DaySource::stated});
            m_topic = add_topic(db, {.meeting = m_meeting, .title = "Läget"});
            refresh_group(db, group());
        });
    }
    StatementId say(MatterId matter, Kind kind, const std::string& text,
                    std::optional<PartyId> owner = {}) {
        return in([&](db::Writer& db) {
            const auto id = add_statement(db, {},
                                          {.meeting = m_meeting,
                                           .meeting_day = m_day,
                                           .topic = m_topic,
                                           .position = ++m_position,
                                           .kind = kind,
                                           .text = text,
                                           .owner = owner,
                                           .matter = matter,
                                           .domain = domain()});
            refresh(db, matter);
            return id;
        });
    }
    Expected<void, SettleRefusal> answer(const std::string& who, StatementId statement, State state,
                                         const std::string& words) {
        const auto viewer = world.viewer(who);
        return in([&](db::Writer& db) {
            return settle(db, viewer, statement, {.state = state, .words = words, .on = m_day});
        });
    }
    Summary summary(MatterId matter) {
        const auto viewer = world.viewer("maja");
        auto db = world.database().read();
        return summary_of(*db, viewer, visible_matter(*db, viewer, matter));
    }
    Statement statement(StatementId id) {
        return visible_statement(*world.database().read(), world.viewer("maja"), id);
    }
    std::vector<Statement> statements(MatterId matter) {
        return visible_statements(*world.database().read(), world.viewer("maja"),
                                  {.matter = matter, .size = 1000});
    }
    [[nodiscard]] PartyId group() const { return world.party("Utvecklingsgruppen"); }
    [[nodiscard]] DomainId domain() const { return web::domain_of_group(group()); }

    World world;

private:
    MeetingId m_meeting;
    TopicId m_topic;
    Day m_day;
    int m_position = 0;
};

std::string best(const Told& told, World& world, std::string_view heading,
                 std::string_view statement = "") {
    const auto proposals =
        Proposer(*world.database().read(), told.group()).propose(heading, statement);
    return proposals.empty() ? "" : proposals.front().title;
}

bool same(const Mark& left, const Mark& right) {
    return left.meeting == right.meeting && left.raised == right.raised &&
           left.says_still == right.says_still && left.promised == right.promised &&
           left.answered == right.answered && left.hanging == right.hanging &&
           left.new_holder == right.new_holder && left.holder_left == right.holder_left;
}

bool same(const Summary& left, const Summary& right) {
    return left.open_promises == right.open_promises &&
           left.open_questions == right.open_questions && left.first_day == right.first_day &&
           left.last_day == right.last_day && left.still == right.still &&
           left.still_since == right.still_since && left.still_statement == right.still_statement &&
           left.meetings_since == right.meetings_since &&
           std::equal(left.marks.begin(), left.marks.end(), right.marks.begin(), right.marks.end(),
                      [](const Mark& one, const Mark& other) { return same(one, other); });
}

}  // namespace

TEST_CASE("a statement is proposed to the matter of its name, its other name or its stem") {
    Told told;
    told.matter("Din hälsa", {"Hälsodagen"});
    told.matter("Brännbollsturneringen");
    told.matter("Fritidsbanken");
    CHECK(best(told, told.world, "Din hälsa") == "Din hälsa");
    CHECK(best(told, told.world, "Hälsodagen") == "Din hälsa");
    CHECK(best(told, told.world, "Fritidsbank") == "Fritidsbanken");
    CHECK(best(told, told.world, "", "Vi spelar i brännbollsturneringen.") ==
          "Brännbollsturneringen");
    CHECK(best(told, told.world, "Ekonomi", "Budgeten är klar.").empty());
}

TEST_CASE("what one group works with is proposed to no other") {
    Told told;
    told.matter("Fritidsbanken");
    const auto other = told.world.party("Brukarrådet");
    CHECK(Proposer(*told.world.database().read(), other).propose("Fritidsbanken", "").empty());
}

TEST_CASE("what is merged loses nothing, and old addresses lead on") {
    Told told;
    const auto health = told.matter("Hälsa", {"Vårfesten"});
    const auto into = told.matter("Din hälsa");
    told.meet(day_of(2026, 9, 3));
    const auto first = told.say(health, Kind::action, "Nils bokar hallen.");
    const auto second = told.say(into, Kind::question, "Vem bjuder in?");
    told.in([&](db::Writer& db) {
        set_holder(db, {}, health, told.world.party("Amira Haddadi"), day_of(2026, 9, 3), {});
        merge(db, {}, health, into);
    });
    CHECK(told.statements(into).size() == 2);
    CHECK(told.statement(first).matter == into);
    CHECK(told.statement(second).matter == into);
    const auto summary = told.summary(health);
    CHECK(summary.matter == into);
    CHECK(summary.open_promises == 1);
    CHECK(summary.open_questions == 1);
    CHECK(summary.holder == told.world.party("Amira Haddadi"));
    CHECK(best(told, told.world, "Vårfesten") == "Din hälsa");
    CHECK(best(told, told.world, "Hälsa") == "Din hälsa");
    auto amira = told.world.sign_in("amira");
    CHECK(amira.open("/work/" + to_text(health)).url() == "/work/" + to_text(into));
    CHECK(amira.open("/work/" + to_text(into)).has("Vårfesten"));
}

TEST_CASE("what is split takes what was named, and leaves the rest") {
    Told told;
    const auto from = told.matter("Lokalen");
    told.meet(day_of(2026, 9, 3));
    told.say(from, Kind::action, "Nils ringer värden.");
    told.say(from, Kind::action, "Amira ritar kafédelen.");
    auto maja = told.world.sign_in("maja");
    auto form = maja.open("/work/" + to_text(from)).follow("Slå ihop eller dela");
    CHECK(form.press("Dela").status() == 422);
    const auto made = form.fill("Den nya frågans namn", "Kafédelen")
                          .check("Amira ritar kafédelen.")
                          .press("Dela");
    CHECK(made.heading() == "Kafédelen");
    CHECK(made.has("Amira ritar kafédelen."));
    CHECK_FALSE(made.has("Nils ringer värden."));
    REQUIRE(told.statements(from).size() == 1);
    CHECK(told.statements(from).front().text == "Nils ringer värden.");
    CHECK(told.summary(from).open_promises == 1);
}

TEST_CASE("a promise is handed back without a reason, and waits for somebody else") {
    Told told;
    const auto matter = told.matter("Lokalen");
    told.meet(day_of(2026, 9, 3));
    const auto promise =
        told.say(matter, Kind::action, "Nils ringer värden.", told.world.party("Nils Åkerholm"));
    CHECK(told.answer("amira", promise, State::kept, "Gjort.").error() == SettleRefusal::not_yours);
    CHECK(told.answer("nils", promise, State::kept, "  ").error() == SettleRefusal::words_missing);
    CHECK(told.answer("nils", promise, State::handed_back, "").has_value());
    const auto after = told.statement(promise);
    CHECK(after.state == State::open);
    CHECK_FALSE(after.owner);
    CHECK(told.summary(matter).open_promises == 1);
    CHECK(told.world.sign_in("amira").open("/promises?list=without-owner").has("ringer värden"));
}

TEST_CASE("what was answered is answered once, and can be opened again") {
    Told told;
    const auto matter = told.matter("Lokalen");
    told.meet(day_of(2026, 9, 3));
    const auto question = told.say(matter, Kind::question, "Vem har nyckeln?");
    CHECK(told.answer("maja", question, State::partly, "Kanske Nils.").has_value());
    CHECK(told.summary(matter).open_questions == 1);
    CHECK(told.answer("maja", question, State::answered, "Nils har den.").has_value());
    CHECK(told.summary(matter).open_questions == 0);
    CHECK(told.answer("maja", question, State::answered, "Igen.").error() ==
          SettleRefusal::not_open);
    CHECK(told.answer("maja", question, State::open, "Nils hade den inte.").has_value());
    CHECK(told.summary(matter).open_questions == 1);
    CHECK_FALSE(told.statement(question).settled_on);
}

TEST_CASE("said to stand still and merely silent are told apart, and what is done does not alarm") {
    Told told;
    const auto stated = told.matter("Fritidsbanken");
    const auto silent = told.matter("Lokalen");
    const auto done = told.matter("Hälsodagen");
    const auto information = told.matter("Klarspråk");
    told.meet(day_of(2026, 2, 5));
    told.say(silent, Kind::action, "Nils ringer värden.");
    told.say(done, Kind::action, "Amira bokar hallen.");
    told.say(information, Kind::information, "Gruppen har fått två texter.");
    told.say(stated, Kind::issue, "Arbetet har bromsat in.");
    CHECK(told.summary(stated).still == Still::stated);
    CHECK(told.summary(silent).still == Still::none);
    told.in([&](db::Writer& db) {
        set_stage(db, {}, done, Stage::closed, "Dagen är över.", day_of(2026, 2, 5));
    });
    told.meet(day_of(2026, 3, 5));
    CHECK(told.summary(silent).still == Still::none);
    told.meet(day_of(2026, 4, 9));
    CHECK(told.summary(silent).still == Still::silent);
    CHECK(told.summary(silent).still_since == day_of(2026, 2, 5));
    CHECK(told.summary(silent).meetings_since == 2);
    CHECK(told.summary(done).still == Still::none);
    CHECK(told.summary(information).still == Still::none);
    auto amira = told.world.sign_in("amira");
    CHECK(amira.open("/work/" + to_text(stated)).has("Arbetet har bromsat in."));
    CHECK(amira.open("/work?still=silent").has("Lokalen"));
    CHECK_FALSE(amira.open("/work?still=silent").has("Fritidsbanken Har"));
    // A word about it, and it moves again.
    told.say(silent, Kind::information, "Värden har svarat.");
    CHECK(told.summary(silent).still == Still::none);
}

TEST_CASE("a matter whose holder left says so until somebody takes over") {
    Told told;
    const auto matter = told.matter("Din hälsa");
    told.meet(day_of(2026, 2, 5));
    told.say(matter, Kind::information, "Amira håller i hälsan.");
    const auto hold = [&](std::optional<PartyId> who, Day from) {
        told.in([&](db::Writer& db) { set_holder(db, {}, matter, who, from, {}); });
    };
    hold(told.world.party("Amira Haddadi"), day_of(2026, 2, 5));
    CHECK(told.summary(matter).still == Still::none);
    hold(std::nullopt, day_of(2026, 3, 5));
    CHECK(told.summary(matter).still == Still::holder_left);
    CHECK(told.summary(matter).still_since == day_of(2026, 3, 5));
    hold(told.world.party("Nils Åkerholm"), day_of(2026, 4, 9));
    CHECK(told.summary(matter).still == Still::none);
}

TEST_CASE("what is written about a matter is changed by its secretary, with a page for both") {
    Told told;
    const auto matter = told.matter("Lokalen");
    const auto address = "/work/" + to_text(matter) + "/edit";
    auto maja = told.world.sign_in("maja");
    auto first = maja.open(address);
    auto second = maja.open(address);
    CHECK(first.fill("Håller i", "Ingen Känd").press("Spara").status() == 422);
    first.fill("Håller i", "Amira").fill("Kort om vad det är", "Ett hus för alla.");
    const auto saved = first.press("Spara");
    CHECK(saved.has("Amira Haddadi"));
    CHECK(saved.has("Ett hus för alla."));
    const auto merge = second.fill("Kort om vad det är", "Ett kafé.").press("Spara");
    CHECK(merge.status() == 409);
    CHECK(merge.has("Ett hus för alla."));
    CHECK(told.world.sign_in("amira").get(address).status == 403);
    CHECK(told.world.sign_in("petra").get("/work/" + to_text(matter)).status == 404);
}

TEST_CASE("a matter is not closed without a word about why") {
    Told told;
    const auto matter = told.matter("Lokalen");
    auto form = told.world.sign_in("maja").open("/work/" + to_text(matter) + "/edit");
    auto refused = form.choose("Skede", "Avslutat").press("Spara");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("Varför det avslutas") == "Skriv varför det avslutas.");
    refused.fill("Varför det avslutas", "Vi har en lokal.");
    CHECK(refused.press("Spara").has("Avslutat"));
}

TEST_CASE("what is closed and still owes an answer says both in one sentence") {
    Told told;
    const auto matter = told.matter("Lokalen");
    told.meet(day_of(2026, 9, 3));
    told.say(matter, Kind::action, "Nils ringer värden.");
    told.in([&](db::Writer& db) {
        set_stage(db, {}, matter, Stage::closed, "Vi har en lokal.", day_of(2026, 9, 3));
    });
    const auto work = told.world.sign_in("maja").open("/work");
    CHECK(work.has("Avslutat, men 1 sak väntar på svar"));
    CHECK_FALSE(work.has("1 sak utan svar"));
}

TEST_CASE("a protected identity is masked in the words of the group, but not for its secretary") {
    Told told;
    const auto matter = told.matter("Lokalen");
    told.meet(day_of(2026, 9, 3));
    told.say(matter, Kind::action, "Mikaela ringer värden om Mikaelas nyckel.",
             told.world.party("Mikaela Sandin"));
    for (const auto& page : {std::string("/promises"), "/work/" + to_text(matter)}) {
        CAPTURE(page);
        CHECK(told.world.sign_in("maja").open(page).has("Mikaela ringer värden"));
        const auto masked = told.world.sign_in("amira").open(page);
        CHECK(masked.has("En person med skyddade uppgifter ringer värden om "));
        CHECK(masked.html().find("Mikaela") == std::string::npos);
        CHECK(masked.html().find("Sandin") == std::string::npos);
    }
}

namespace {

// What was told, kept as plainly as can be, to count again.
struct Plain {
    struct One {
        StatementId id;
        MatterId matter;
        std::size_t meeting;
        Kind kind;
        bool still;
        State state;
    };
    std::vector<One> said;
    std::vector<Day> meetings;
    std::map<MatterId, bool> closed;
};

Summary counted(const Plain& plain, MatterId matter) {
    Summary summary;
    summary.matter = matter;
    std::size_t last = 0;
    for (const auto& one : plain.said) {
        if (one.matter != matter) continue;
        const auto day = plain.meetings[one.meeting];
        if (!summary.first_day) summary.first_day = day;
        summary.last_day = day;
        last = one.meeting;
        const bool waits = one.state == State::open || one.state == State::partly;
        summary.open_questions += waits && one.kind == Kind::question;
        summary.open_promises += waits && one.kind != Kind::question;
    }
    if (!summary.last_day) return summary;
    const auto after = plain.meetings.size() - 1 - last;
    summary.meetings_since = static_cast<int>(std::min(after, k_marks));
    if (plain.closed.at(matter)) return summary;
    const auto stated = std::find_if(plain.said.begin(), plain.said.end(), [&](const auto& one) {
        return one.matter == matter && one.meeting == last && one.still;
    });
    const bool waits = summary.open_promises + summary.open_questions > 0;
    if (stated != plain.said.end()) {
        summary.still = Still::stated;
        summary.still_statement = stated->id;
    } else if (waits && summary.meetings_since >= 2) {
        summary.still = Still::silent;
    }
    return summary;
}

void say_something(Told& told, Plain& plain, MatterId matter, std::mt19937& random) {
    const std::vector<Kind> kinds{Kind::information, Kind::action, Kind::question, Kind::decision};
    const auto kind = kinds[random() % kinds.size()];
    const bool still = random() % 6 == 0;
    const auto id = told.say(matter, kind, still ? "Det ligger nere." : "Vi talade om det.");
    plain.said.push_back({.id = id,
                          .matter = matter,
                          .meeting = plain.meetings.size() - 1,
                          .kind = kind,
                          .still = still,
                          .state = first_state(kind, false, false)});
}

void answer_something(Told& told, Plain& plain, std::mt19937& random) {
    const std::vector<State> states{State::kept, State::partly, State::dropped, State::handed_back,
                                    State::open};
    auto& one = plain.said[random() % plain.said.size()];
    const auto state = states[random() % states.size()];
    if (one.state == State::none) return;
    if (!told.answer("maja", one.id, state, "Så här gick det.")) return;
    one.state = state == State::handed_back ? State::open : state;
}

void check_all(Told& told, const Plain& plain, const std::vector<MatterId>& matters) {
    for (const auto matter : matters) {
        const auto kept = told.summary(matter);
        const auto anew = counted(plain, matter);
        CHECK(kept.open_promises == anew.open_promises);
        CHECK(kept.open_questions == anew.open_questions);
        CHECK(kept.first_day == anew.first_day);
        CHECK(kept.last_day == anew.last_day);
        CHECK(kept.meetings_since == anew.meetings_since);
        CHECK(name_of(kept.still) == name_of(anew.still));
        CHECK(kept.still_statement == anew.still_statement);
        told.in([&](db::Writer& db) { refresh(db, matter); });
        CHECK(same(told.summary(matter), kept));
    }
}

}  // namespace

TEST_CASE(
    "whatever happens, a summary is what counting anew gives, and refreshing changes nothing") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Told told;
        Plain plain;
        const std::vector<MatterId> matters{told.matter("Lokalen"), told.matter("Din hälsa"),
                                            told.matter("Fritidsbanken")};
        for (const auto matter : matters) plain.closed[matter] = false;
        for (int meeting = 0; meeting < 11; ++meeting) {
            plain.meetings.push_back(day_of(2025, 9, 4) + 28 * meeting);
            told.meet(plain.meetings.back());
            for (unsigned said = random() % 4; said > 0; --said)
                say_something(told, plain, matters[random() % matters.size()], random);
            if (!plain.said.empty()) answer_something(told, plain, random);
            if (random() % 8 == 0) {
                const auto matter = matters[random() % matters.size()];
                auto& closed = plain.closed[matter];
                closed = !closed;
                told.in([&](db::Writer& db) {
                    set_stage(db, {}, matter, closed ? Stage::closed : Stage::test, "Så.",
                              plain.meetings.back());
                });
            }
        }
        check_all(told, plain, matters);
    }
}

}  // namespace samskap::matters
