// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "kernel/web/form.hpp"
#include "kernel/web/router.hpp"
#include "tests/world/world.hpp"

// What people type, by mistake or to do harm, into every field there is.
namespace samskap::tests {
namespace {

constexpr const char* k_notes = R"(Möte den 3 september 2026

Deltagare: Amira Haddadi, Nils Åkerholm, Maja Lindhe (antecknar)

Fritidsbank
Amira pratar med cheferna om pengar till 1 oktober. Vem har nycklarna?
)";

std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "ö";
    return text;
}

// A review that waits, published minutes with an opening, and the addresses of their forms.
struct Forms {
    World world;
    Browser maja = world.sign_in("maja");
    std::string review;
    std::vector<std::string> pages;

    Forms() {
        auto notes = imported(k_notes);
        const auto meeting = notes.press("Godkänn resten").press("Publicera till gruppen");
        const auto waiting = imported(std::string(k_notes) + "Nils bokar hallen.\n");
        review = waiting.url().substr(0, waiting.url().find('?'));
        pages = {"/new-person",
                 "/people/" + to_text(world.party("Amira Haddadi")),
                 "/review",
                 review,
                 review + "/topics/1",
                 review + "/attendances",
                 review + "/attendances/1",
                 waiting.in("Vem har nycklarna?").follow("Ändra").url(),
                 meeting.follow("Berätta hur det gick Vem har nycklarna?").url(),
                 meeting.follow("Rätta Vem har nycklarna?").url(),
                 meeting.follow("Visa öppet").url(),
                 meeting.follow("Följ: Fritidsbank").url() + "/edit",
                 "/accessibility"};
    }
    Page imported(const std::string& notes) {
        auto page = maja.open("/review");
        page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
        return page.fill("Klistra in anteckningarna", notes).press("Läs in");
    }
};

// The label of each field of a page that takes words, with the words of its form's first button.
struct TextField {
    std::string label;
    std::string button;
    std::string name;
    std::string action;
    bool is_area = false;
};

std::string label_of(Document& document, const std::string& id) {
    for (const auto* label : document.root->all("label"))
        if (label->attribute("for") == id) return label->text();
    return {};
}

std::vector<TextField> fields_of(const Page& page) {
    auto document = parse_html(page.html());
    std::vector<TextField> fields;
    for (auto* form : document.root->all("form")) {
        if (form->attribute("method") != "post") continue;
        const auto buttons = form->all("button");
        if (buttons.empty()) continue;
        for (const std::string element : {"input", "textarea"})
            for (const auto* field : form->all(element)) {
                const auto type = field->attribute("type");
                const bool takes_words =
                    element == "textarea" || type == "text" || type == "date" || type == "time";
                if (takes_words)
                    fields.push_back({label_of(document, field->attribute("id")),
                                      buttons.front()->text(), field->attribute("name"),
                                      form->attribute("action"), element == "textarea"});
            }
    }
    return fields;
}

}  // namespace

TEST_CASE("a field that is too long is named with its limit, and nothing typed is lost") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = maja.open("/new-person");
    form.fill("Namn", letters(301)).fill("Roll på öppna sidor", "samordnare");
    const auto refused = form.press("Spara");
    CHECK(refused.status() == 422);
    CHECK(refused.has("I fältet ”Namn” får det stå högst 300 tecken. Du skrev 301."));
    CHECK(refused.value_of("Namn") == letters(301));
    // Just as long as it may be.
    auto shorter = refused;
    const auto made = shorter.fill("Namn", letters(300)).press("Skicka igen");
    CHECK(made.heading() == letters(300));
    CHECK(made.has("samordnare"));
    // Nothing was made of the first.
    CHECK_FALSE(maja.open("/people").has(letters(301)));
}

TEST_CASE("a text area takes more, a password never comes back in a page") {
    World world;
    auto report = world.visitor().open("/accessibility");
    const auto label = "Vad är svårt att använda?";
    const auto refused = report.fill(label, letters(web::k_longest_text + 1)).press("Skicka");
    CHECK(refused.status() == 422);
    CHECK(refused.has("20000 tecken. Du skrev 20001."));
    auto sign_in = world.visitor().open("/sign-in");
    sign_in.fill("Användarnamn", letters(400)).fill("Lösenord", "hemligt ord");
    const auto long_name = sign_in.press("Logga in");
    CHECK(long_name.status() == 422);
    CHECK(long_name.has("I fältet ”Användarnamn” får det stå högst 300 tecken."));
    CHECK(long_name.html().find("hemligt ord") == std::string::npos);
}

TEST_CASE("what a form says of its labels is no word of ours: it is shown as words") {
    web::Form form;
    form.fields = {
        {.name = "name", .value = std::string(400, 'x')},
        {.name = std::string(web::k_form_labels_field), .value = "title Titel\nname <b>Namn</b>"}};
    const auto found = web::take_too_long(form, {});
    REQUIRE(found.has_value());
    CHECK(found->label == "<b>Namn</b>");
    CHECK(found->length == 400);
    CHECK(form.fields.size() == 1);
    form.fields.front().name = "text-4711";
    form.fields.push_back({.name = std::string(web::k_form_labels_field), .value = "text- Texten"});
    CHECK(web::take_too_long(form, {})->label == "Texten");
    CHECK_FALSE(web::take_too_long(form, {.areas = {"text-"}}));
    CHECK_FALSE(web::take_too_long(form, {.documents = {"text-"}}));
    form.fields = {{.name = "file", .value = std::string(400, 'x'), .is_file = true}};
    CHECK_FALSE(web::take_too_long(form, {}));
}

TEST_CASE("every text area on a page may hold more than a line where it is sent") {
    Forms forms;
    const auto& router = forms.world.house().router();
    int areas = 0;
    for (const auto& address : forms.pages) {
        CAPTURE(address);
        for (const auto& field : fields_of(forms.maja.open(address))) {
            if (!field.is_area) continue;
            ++areas;
            CAPTURE(field.name);
            const auto match = router.find("POST", field.action);
            REQUIRE(match.route != nullptr);
            web::Form form;
            form.fields = {{.name = field.name, .value = std::string(5000, 'x')}};
            CHECK_FALSE(web::take_too_long(form, match.route->long_fields));
        }
    }
    CHECK(areas >= 8);
}

TEST_CASE("whatever is typed into a field, a page answers, and it stays words") {
    Forms forms;
    const std::array<std::string, 9> odd{"",
                                         " \t ",
                                         "\x01\x02\x1b[31m",
                                         "\U0001F600\U0001F468\u200D\U0001F469",
                                         "\u202Eabc\u202C שלום مرحبا",
                                         "<script>alert('x')</script>\"'>",
                                         "2026-02-30",
                                         "'; DROP TABLE parties; --",
                                         "\xff\xfe\xc3"};
    for (const auto& address : forms.pages) {
        CAPTURE(address);
        const auto fields = fields_of(forms.maja.open(address));
        CHECK_FALSE(fields.empty());
        for (std::size_t i = 0; i < std::min<std::size_t>(fields.size(), 9); ++i) {
            const auto& field = fields[i];
            CAPTURE(field.label);
            for (const auto& words : odd) {
                CAPTURE(words);
                auto page = forms.maja.open(address);
                if (!page.has_field(field.label) || !page.has_button(field.button)) break;
                const auto answer = page.fill(field.label, words).press(field.button);
                CHECK(answer.status() < 500);
                CHECK(answer.html().find("<script>alert") == std::string::npos);
                CHECK(answer.html().find('\x1b') == std::string::npos);
            }
        }
    }
}

TEST_CASE("ten megabytes in a field are refused before anything is read") {
    Forms forms;
    const std::string much(10U << 20U, 'a');
    for (const std::string address : {"/new-person", "/accessibility"}) {
        CAPTURE(address);
        auto page = forms.maja.open(address);
        const auto fields = fields_of(page);
        REQUIRE_FALSE(fields.empty());
        const auto answer = page.fill(fields.front().label, much).press(fields.front().button);
        CHECK(answer.status() == 413);
        CHECK(answer.html().size() < 100'000);
    }
}

TEST_CASE("faults are reported a few times an hour from one address, and the words stay") {
    World world;
    const auto label = "Vad är svårt att använda?";
    const auto send = [&](const std::string& words) {
        return world.visitor().open("/accessibility").fill(label, words).press("Skicka");
    };
    for (int i = 0; i < 5; ++i) CHECK(send("Knappen syns inte.").status() == 200);
    const auto refused = send("Knappen syns fortfarande inte.");
    CHECK(refused.status() == 422);
    CHECK(refused.value_of(label) == "Knappen syns fortfarande inte.");
    CHECK(refused.error_at(label).find("många rapporter") != std::string::npos);
    world.clock.set({world.clock.time().seconds + 3601});
    CHECK(send("Nu igen.").status() == 200);
    CHECK(world.database().read()->count("SELECT COUNT(*) AS value FROM fault_report_senders") ==
          1);
    CHECK(world.database().read()->count("SELECT COUNT(*) AS value FROM fault_reports") == 6);
}

}  // namespace samskap::tests
