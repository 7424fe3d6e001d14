// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engines/swedish/likeness.hpp"
#include "features/minutes/versions.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// The main road on minutes that lie outside the repository, in a folder named by SAMSKAP_REAL:
// minutes/NNN_*.txt, and in gold/expected/NNN.json what a careful reader found in them. Nothing
// here knows their words: whatever was promised, agreed or asked there must be on the pages.
namespace samskap::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const char* folder() { return std::getenv("SAMSKAP_REAL"); }

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string text_at(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string();
}

struct Real {
    std::string name;
    std::string bytes;
    json::object expected;
    Day day;
};

// Those whose day a careful reader could tell, oldest first.
std::vector<Real> real_minutes() {
    std::vector<Real> all;
    for (const auto& entry : fs::directory_iterator(fs::path(folder()) / "minutes")) {
        const auto name = entry.path().filename().string();
        const auto found = fs::path(folder()) / "gold" / "expected" / (name.substr(0, 3) + ".json");
        if (!fs::exists(found)) continue;
        auto expected = json::parse(bytes_of(found)).as_object();
        const auto day = parse_day(text_at(expected.at("meeting").as_object(), "date"));
        if (day) all.push_back({name, bytes_of(entry.path()), std::move(expected), *day});
    }
    std::sort(all.begin(), all.end(),
              [](const Real& left, const Real& right) { return left.day < right.day; });
    return all;
}

// A world in which the minutes were imported, accepted as read, and published twice: to the group
// and openly.
struct Published {
    World world;
    std::vector<Real> minutes = real_minutes();

    Published() {
        const auto group = world.party("Utvecklingsgruppen");
        const auto viewer = world.viewer("maja");
        for (const auto& real : minutes) {
            const auto imported = samskap::minutes::import(
                world.database(), viewer.person,
                {.group = group, .name = real.name, .bytes = real.bytes}, world.clock.time());
            REQUIRE(imported.reading.has_value());
            world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
                publish(db, viewer, *imported.reading, real.day);
            });
        }
    }

    static void publish(db::Writer& db, const web::Viewer& viewer,
                        samskap::minutes::ReadingId reading, Day day) {
        // A day that the text alone does not tell is typed by the secretary.
        db.run("UPDATE readings SET day = COALESCE(day, $2) WHERE id = $1", reading, day);
        samskap::minutes::accept_all(db, viewer, reading);
        REQUIRE(samskap::minutes::publish(db, viewer, reading).has_value());
        samskap::minutes::publish_openly(db, viewer, reading,
                                         samskap::minutes::masked_copy(db, viewer, reading));
    }

    template <class Use>
    void each_statement(Use use) const {
        for (const auto& real : minutes)
            for (const auto& topic : real.expected.at("topics").as_array())
                for (const auto& said : topic.as_object().at("statements").as_array())
                    use(topic.as_object(), said.as_object());
    }
};

// And all the others: versions of what stands are known as such; whose day nobody could tell is
// typed as a secretary would, by the best guess or as the meeting that was planned next.
struct AllPublished : Published {
    AllPublished() {
        for (const auto& entry : fs::directory_iterator(fs::path(folder()) / "minutes"))
            add(entry.path());
    }

private:
    void add(const fs::path& path) {
        auto& database = world.database();
        const auto viewer = world.viewer("maja");
        const auto imported = samskap::minutes::import(database, viewer.person,
                                                       {.group = world.party("Utvecklingsgruppen"),
                                                        .name = path.filename().string(),
                                                        .bytes = bytes_of(path)},
                                                       world.clock.time());
        REQUIRE(imported.reading.has_value());
        if (imported.was_there) return;
        database.in_transaction(world.clock.time(), [&](db::Writer& db) {
            if (samskap::minutes::version_of(db, viewer, *imported.reading))
                samskap::minutes::decide_version(db, viewer, *imported.reading,
                                                 samskap::minutes::Verdict::the_other);
            else
                publish(db, viewer, *imported.reading, likely_day(db, path.filename().string()));
        });
    }
    static Day likely_day(db::Reader& db, const std::string& name) {
        const auto found = fs::path(folder()) / "gold" / "expected" / (name.substr(0, 3) + ".json");
        if (fs::exists(found)) {
            const auto expected = json::parse(bytes_of(found)).as_object();
            const auto day =
                parse_day(text_at(expected.at("meeting").as_object(), "date_best_estimate"));
            REQUIRE(day.has_value());
            return *day;
        }
        return db.one([](const db::Row& row) -> Day { return row["day"]; }, R"sql(
            SELECT MIN(day) AS day FROM meetings
             WHERE state <> 'held' AND day > (SELECT MAX(day) FROM meetings WHERE state = 'held')
        )sql");
    }
};

// The words of every page of a list.
std::string all_pages(Browser browser, const std::string& path) {
    std::string words;
    const auto separator = path.find('?') == std::string::npos ? "?" : "&";
    for (int page = 1; page <= 20; ++page) {
        const auto opened = browser.open(path + separator + "page=" + std::to_string(page));
        const auto text = opened.text();
        words += text::squeeze(text) + "\n";
        if (opened.html().find("page=" + std::to_string(page + 1)) == std::string::npos) break;
    }
    return words;
}

bool has(const std::string& where, const std::string& words) {
    return where.find(text::squeeze(words)) != std::string::npos;
}

}  // namespace

TEST_CASE("real minutes: what was promised and never reported stands where a newcomer looks" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    const auto late = all_pages(real.world.visitor(), "/promises?list=late");
    int promises = 0;
    real.each_statement([&](const json::object&, const json::object& said) {
        const auto due = parse_day(text_at(said, "due"));
        if (text_at(said, "kind") != "action" || !due || !text_at(said, "owner").empty()) return;
        ++promises;
        CHECK_MESSAGE(has(late, text_at(said, "text")), text_at(said, "text"));
    });
    CHECK(promises > 0);
    CHECK(has(late, "Ingen har återkommit"));
}

TEST_CASE("real minutes: who holds what, as the group reads it" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    auto maja = real.world.sign_in("maja");
    int holders = 0;
    real.each_statement([&](const json::object& topic, const json::object& said) {
        const auto words = text::lower(text_at(said, "text"));
        const auto owner = text_at(said, "owner");
        if (words.find(" tar över ") == std::string::npos || owner.empty()) return;
        ++holders;
        const auto page = maja.open("/work").follow(text_at(topic, "title"));
        CHECK(has(text::squeeze(page.text()), "Håller i"));
        CHECK_MESSAGE(has(text::squeeze(page.text()), owner), owner);
    });
    CHECK(holders > 0);
}

TEST_CASE("real minutes: the series that was agreed, and its next day" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    const auto meetings = all_pages(real.world.visitor(), "/meetings");
    int series = 0;
    for (const auto& one : real.minutes)
        for (const auto& agreed : one.expected.at("recurrence").as_array()) {
            ++series;
            const auto& object = agreed.as_object();
            const auto stored = real.world.database().read()->any(
                "SELECT id FROM series WHERE rule = $1", text_at(object, "rrule"));
            CHECK(stored);
        }
    CHECK(series > 0);
    CHECK(has(meetings, "Det vi har kommit överens om"));
}

TEST_CASE("real minutes: the next agenda holds every matter with a promise or a question" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    const auto group = to_text(real.world.party("Utvecklingsgruppen"));
    const auto agenda =
        text::squeeze(real.world.visitor().open("/groups/" + group + "/agenda").text());
    int due = 0;
    auto reading = real.world.database().read();
    real.each_statement([&](const json::object&, const json::object& said) {
        if (text_at(said, "kind") != "action" || text_at(said, "due").empty()) return;
        ++due;
        // Under which name: two headings may have been taken for one matter.
        const auto title =
            reading->maybe([](const db::Row& row) -> std::string { return row["title"]; }, R"sql(
            SELECT m.title FROM statements s JOIN matters m ON m.id = s.matter WHERE s.text = $1
        )sql",
                           text_at(said, "text"));
        REQUIRE_MESSAGE(title.has_value(), text_at(said, "text"));
        CHECK_MESSAGE(has(agenda, *title), *title);
    });
    CHECK(due > 0);
}

TEST_CASE("real minutes: two files from one meeting are one meeting, and nothing counts twice" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    auto& database = real.world.database();
    const auto viewer = real.world.viewer("maja");
    const auto statements = [&] {
        return database.read()->count("SELECT COUNT(*) AS value FROM statements");
    };
    const auto before = statements();
    int versions = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(folder()) / "minutes")) {
        const auto imported =
            samskap::minutes::import(database, viewer.person,
                                     {.group = real.world.party("Utvecklingsgruppen"),
                                      .name = entry.path().filename().string(),
                                      .bytes = bytes_of(entry.path())},
                                     real.world.clock.time());
        REQUIRE(imported.reading.has_value());
        const auto link = samskap::minutes::version_of(*database.read(), viewer, *imported.reading);
        if (!link) continue;
        ++versions;
        REQUIRE(link->other.meeting.has_value());
        database.in_transaction(real.world.clock.time(), [&](db::Writer& db) {
            samskap::minutes::decide_version(db, viewer, *imported.reading,
                                             samskap::minutes::Verdict::the_other);
        });
        auto maja = real.world.sign_in("maja");
        const auto page = maja.open(meetings::url_of(*link->other.meeting).text());
        CHECK(page.has(entry.path().filename().string()));
        CHECK_FALSE(meetings::attendance(*database.read(), *link->other.meeting).empty());
    }
    CHECK(versions > 0);
    CHECK(statements() == before);
}

TEST_CASE("real minutes: what a machine read badly is as a careful reader wrote it" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    auto& database = real.world.database();
    int files = 0;
    int told = 0;
    int same = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(folder()) / "minutes")) {
        const auto name = entry.path().filename().string();
        const auto gold = fs::path(folder()) / "gold" / "expected" / (name.substr(0, 3) + ".json");
        if (!fs::exists(gold)) continue;
        const auto imported = samskap::minutes::import(database, {},
                                                       {.group = real.world.party("Brukarrådet"),
                                                        .name = name,
                                                        .bytes = bytes_of(entry.path())},
                                                       real.world.clock.time());
        REQUIRE(imported.reading.has_value());
        ++files;
        const auto found = samskap::minutes::review_items(
            *database.read(), real.world.viewer("maja"), *imported.reading);
        const auto expected = json::parse(bytes_of(gold)).as_object();
        for (const auto& topic : expected.at("topics").as_array())
            for (const auto& said : topic.as_object().at("statements").as_array()) {
                ++told;
                const auto words = text::squeeze(text_at(said.as_object(), "text"));
                const bool is_same = std::any_of(found.begin(), found.end(), [&](const auto& item) {
                    return text::squeeze(item.text) == words;
                });
                same += is_same;
                if (!is_same) MESSAGE("not word for word in ", name.substr(0, 3), ": ", words);
            }
    }
    CHECK(files > 2);
    MESSAGE(same, " of ", told, " statements word for word");
    CHECK(same * 100 >= told * 98);
}

TEST_CASE("real minutes: what has stopped says so, since when, why, and who must act" *
          doctest::skip(folder() == nullptr)) {
    AllPublished real;
    struct Passed {
        matters::MatterId matter;
        std::string words;
        std::string day;
    };
    const auto passed = real.world.database().read()->all(
        [](const db::Row& row) -> Passed {
            return {row["matter"], row["open_text"], row["meeting_day"]};
        },
        R"sql(
        SELECT matter, open_text, meeting_day FROM statements
         WHERE text LIKE '% har bollen%' AND matter IS NOT NULL
    )sql");
    CHECK(passed.size() == 1);
    for (const auto& one : passed) {
        const auto page =
            text::squeeze(real.world.visitor().open(matters::url_of(one.matter).text()).text());
        CHECK(has(page, "Har stannat. Det sades"));
        CHECK_MESSAGE(has(page, "Nu ska de göra något ”" + one.words + "”"), page);
        CHECK(has(page, "Håller i ingen Höll i tidigare"));
        CHECK(has(page, one.day.substr(0, 4)));
    }
}

TEST_CASE("real minutes: a question of one meeting meets its answer of another" *
          doctest::skip(folder() == nullptr)) {
    AllPublished real;
    auto maja = real.world.sign_in("maja");
    int answered = 0;
    const auto asked = real.world.database().read()->all(
        [](const db::Row& row) -> std::pair<std::string, matters::MatterId> {
            return {row["text"], row["matter"]};
        },
        R"sql(
        SELECT q.text, q.matter FROM statements q
         WHERE EXISTS (SELECT 1 FROM likely_answers a WHERE a.question = q.id) ORDER BY q.id
    )sql");
    for (const auto& one : asked) {
        const auto& question = one.first;
        const auto matter = one.second;
        const auto page = maja.open(matters::url_of(matter).text());
        REQUIRE_MESSAGE(has(text::squeeze(page.text()), question), question);
        CHECK(page.follow("Är det svaret?").press("Spara").status() == 200);
        ++answered;
    }
    CHECK(answered > 0);
    CHECK(real.world.database().read()->count(
              "SELECT COUNT(*) AS value FROM statements WHERE state = 'answered'") == answered);
}

TEST_CASE("real minutes: several spellings are one matter, found by each" *
          doctest::skip(folder() == nullptr)) {
    AllPublished real;
    std::map<std::int64_t, std::vector<std::string>> names;
    real.world.database().read()->each(
        [&](const db::Row& row) {
            names[matters::MatterId(row["matter"]).value].emplace_back(row["alias"].text());
        },
        "SELECT matter, alias FROM matter_aliases ORDER BY matter, alias");
    int spelled_three_ways = 0;
    for (const auto& entry : names) {
        const auto id = entry.first;
        const auto& spellings = entry.second;
        const auto first = [](const std::string& name) {
            return text::lower(name.substr(0, name.find(' ')));
        };
        const auto alike = std::count_if(spellings.begin(), spellings.end(), [&](const auto& name) {
            return first(name) == first(spellings.front()) ||
                   swedish::near_spelling(first(name), first(spellings.front()));
        });
        if (alike < 3) continue;
        ++spelled_three_ways;
        const auto title = real.world.database().read()->one(
            [](const db::Row& row) -> std::string { return row["title"]; },
            "SELECT title FROM matters WHERE id = $1", id);
        for (const auto& name : spellings)
            CHECK_MESSAGE(has(text::squeeze(real.world.visitor()
                                                .open(web::url("/search").with("q", name).text())
                                                .text()),
                              title),
                          name);
    }
    CHECK(spelled_three_ways == 1);
}

TEST_CASE("real minutes: who left held two matters; one was handed over and one was not" *
          doctest::skip(folder() == nullptr)) {
    AllPublished real;
    auto db = real.world.database().read();
    struct Left {
        web::PartyId party;
        int taken_over;
        int left_alone;
    };
    const auto left = db->all(
        [](const db::Row& row) -> Left {
            return {row["party"], row["taken_over"], row["left_alone"]};
        },
        R"sql(
        SELECT h.party, SUM(CASE WHEN m.holder IS NOT NULL THEN 1 ELSE 0 END) AS taken_over,
               SUM(CASE WHEN m.holder IS NULL THEN 1 ELSE 0 END) AS left_alone
          FROM holders h JOIN matters m ON m.id = h.matter
         WHERE h.party IS NOT NULL AND (m.holder IS NULL OR m.holder <> h.party)
         GROUP BY h.party
    )sql");
    REQUIRE(left.size() == 1);
    CHECK(left.front().taken_over == 1);
    CHECK(left.front().left_alone == 1);
}

TEST_CASE("real minutes: no person's name reaches an open page" *
          doctest::skip(folder() == nullptr)) {
    Published real;
    const auto work = all_pages(real.world.visitor(), "/promises") +
                      all_pages(real.world.visitor(), "/questions") +
                      all_pages(real.world.visitor(), "/work");
    for (const auto& one : real.minutes)
        for (const auto* list : {"present", "absent"})
            for (const auto& person : one.expected.at(list).as_array()) {
                const auto name = text_at(person.as_object(), "name");
                CHECK_FALSE_MESSAGE(has(work, name), name);
            }
}

}  // namespace samskap::tests
