// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <fstream>

#include "kernel/ui/components.hpp"
#include "kernel/ui/line_map.hpp"
#include "kernel/ui/revision.hpp"
#include "kernel/ui/stylesheet.hpp"
#include "kernel/ui/test_house.hpp"

// Every component on pages of their own: checked as every page is, and, where SAMSKAP_GALLERY
// names a folder, written there to be looked at.
namespace samskap::ui {
namespace {

using testing::TestHouse;
using A = At;

std::vector<MapMeeting> eight_meetings() {
    std::vector<MapMeeting> meetings;
    for (const auto& date : {Date{2026, 2, 5}, Date{2026, 3, 5}, Date{2026, 4, 9}, Date{2026, 5, 7},
                             Date{2026, 6, 4}, Date{2026, 9, 3}, Date{2026, 10, 1}})
        meetings.push_back({.day = *day_of(date)});
    meetings.push_back({.day = day_of(2026, 11, 5), .is_next = true});
    return meetings;
}

LineMap many() {
    const auto r = A::raised;
    const auto s = A::silent;
    const auto n = A::absent;
    LineMap map{.meetings = eight_meetings(), .matters = {}};
    map.matters.push_back({.name = "Lokalfrågan",
                           .url = web::url("/work/1"),
                           .state = "Tyst sedan april",
                           .about = "Kajen och Vägen saknar lokal.",
                           .at = {r, s, r, s, A::stalled, n, n, n},
                           .hanging = {0}});
    map.matters.push_back({.name = "Fritidsbank",
                           .url = web::url("/work/2"),
                           .state = "Har stannat",
                           .at = {r, r, r, r, r, r, A::stalled, n},
                           .handed_over = {5},
                           .hanging = {4, 5}});
    map.matters.push_back({.name = "Din hälsa",
                           .url = web::url("/work/3"),
                           .state = "Igång",
                           .at = {r, r, r, r, r, r, r, A::goes_on},
                           .handed_over = {5}});
    map.matters.push_back({.name = "Digitalt utanförskap",
                           .url = web::url("/work/4"),
                           .state = "Igång",
                           .at = {n, r, r, s, s, r, r, A::goes_on}});
    map.matters.push_back({.name = "Arvode",
                           .url = web::url("/work/5"),
                           .state = "Väntar på beslut",
                           .at = {n, n, n, n, r, r, r, A::goes_on},
                           .hanging = {6}});
    map.matters.push_back({.name = "Brukarnas medverkan vid rekrytering av nya chefer",
                           .url = web::url("/work/6"),
                           .state = "Avslutad: blev vardag",
                           .at = {n, r, r, r, A::done, n, n, n}});
    map.crossings = {{0, 1, 0}, {0, 1, 2}};
    map.lead = "Varje tråd är en fråga vi arbetar med. Följ den från möte till möte.";
    return map;
}

MatterMap one() {
    const auto r = A::raised;
    MatterMap map{.name = "Fritidsbank",
                  .state = "Har stannat",
                  .meetings = eight_meetings(),
                  .at = {r, r, r, r, r, r, A::stalled, A::absent},
                  .heading = "Trådens väg"};
    map.labels = {"idén",      "studiebesök", "vem driver?", "ingen orkar själv",
                  "sommarlån", "bromsar in"};
    map.holdings = {{.name = "Rasmus Öhrn", .from = 0},
                    {.name = "", .from = 4},
                    {.name = "Amira Haddadi", .from = 5, .is_now = true}};
    map.promises = {{.made = 0, .answered = 1, .words = "Åka på studiebesök."},
                    {.made = 2, .answered = 3, .words = "Fråga tre föreningar."},
                    {.made = 4, .due = 5, .words = "Berätta hur sommarlånet gick."},
                    {.made = 5, .due = 6, .words = "Fråga cheferna om pengar."}};
    map.visits = {{.name = "Lokalfrågan", .url = web::url("/work/1"), .meetings = {0, 2}}};
    map.lead = "Siffrorna leder till vad som sades på mötet.";
    return map;
}

Html history() {
    Html items;
    for (const auto& number : {1, 2, 3, 4, 5, 6})
        items +=
            markup(R"html(<li id="m{}"><span class="k" aria-hidden="true">{}</span>
<time datetime="2026-02-05">5 februari</time><h3>Kajen föreslår en fritidsbank</h3>
<p>Den kan dela lokal med Kajen och Vägen.</p>{}</li>)html",
                   number, number,
                   source_link(web::url("/minutes"), "Anteckningar 5 februari, under Lokalfrågan"));
    return markup(R"html(<section><h2>Vad har hänt?</h2><ol class="tl">{}</ol></section>)html",
                  items);
}

// The words of the gallery are invented here, in Swedish, whatever the language of the frame.
Html in_swedish(const Html& content) { return markup(R"(<div lang="sv">{}</div>)", content); }

web::Answer pictures(const web::Request& request) {
    const Texts t{request};
    auto content = markup(R"html(<h1>Du som har varit med <em class="stitch">vet</em></h1>
<p class="lead">I Sundhamn utvecklar vi socialtjänsten tillsammans.</p>
{})html",
                          line_map(many(), t));
    return page(request, {.title = "Start", .content = in_swedish(content), .place = Place::home});
}

web::Answer matter(const web::Request& request) {
    const Texts t{request};
    const auto state = chip(Tone::stop, Icon::stop, "Har stannat");
    const auto known = facts({{"Håller i", markup("Amira Haddadi")},
                              {"Sedan", markup("3 september")},
                              {"Nu ska de svara", markup("förvaltnings&shy;cheferna")},
                              {"Utan svar", link(web::url("/promises"), "2 av 4 löften")}});
    auto content = markup(R"html(<div class="cols"><div>
<p class="row">{}<span class="dim">53 dagar sedan någon sa något</span></p>
<h1>Fritidsbank</h1>
<p class="lead">Ett ställe där alla kan låna skridskor, cyklar och bollar gratis.</p></div>
<div class="card">{}</div></div>
{})html",
                          state, known, matter_map(one(), t));
    content += buttons(
        link_button(web::url("/a"), "Ta upp på nästa möte", ButtonKind::primary, Icon::flag));
    content += history();
    content += note(Tone::stop, markup("<p>{}</p><p><strong>Amira</strong> frågar cheferna.</p>",
                                       chip(Tone::stop, Icon::stop, "Inget svar")));
    content += note(Tone::ok, markup("<p>{}</p><p><strong>Torbjörn</strong> frågar.</p>",
                                     chip(Tone::ok, Icon::ok, "Fick svar 7 maj")));
    return page(request, {.title = "Fritidsbank",
                          .content = in_swedish(content),
                          .place = Place::work,
                          .crumbs = {{"Arbetet", web::url("/work")}, {"Fritidsbank", {}}}});
}

Html all_controls() {
    Html all = input({.name = "title", .label = "Rubrik", .value = "Fika & prat", .hint = "Kort."});
    all += input({.name = "day", .label = "Dag", .error = "Välj en dag.", .required = true},
                 InputKind::date);
    all += short_input({.name = "time", .label = "Tid"}, InputKind::time);
    all += text_area({.name = "text", .label = "Text", .value = "\nen rad\ntvå <rader>"}, 3);
    all +=
        select({.name = "kind", .label = "Slag", .value = "b"}, {{"a", "Beslut"}, {"b", "Fråga"}});
    all += radios({.name = "who",
                   .label = "Vem får se?",
                   .value = "",
                   .hint = "Du kan ändra sedan.",
                   .error = "Välj vem."},
                  {{"group", "Bara gruppen", "De som är med"}, {"open", "Alla"}});
    all += checkbox({.name = "agree", .label = "Jag har läst texten"});
    all += file_input({.name = "files", .label = "Filer"}, ".pdf,.txt", true);
    all += input({.name = "user", .label = "Lösenord", .value = "hemligt"}, InputKind::password);
    all += buttons(button({.label = "Spara", .icon = Icon::ok}));
    all += buttons(button({.label = "Ta bort", .kind = ButtonKind::mini, .more = "Fritidsbank"}));
    return all;
}

web::Answer controls(const web::Request& request) {
    auto content = markup("<h1>Boka</h1>");
    content +=
        error_summary(request, {{.name = "day", .label = "Dag", .error = "Välj en dag."},
                                {.name = "who", .label = "Vem får se?", .error = "Välj vem."}});
    content += form(request, web::url("/page"), all_controls(), Sends::files);
    content += get_form(web::url("/search"),
                        markup(R"(<div class="ask">{}{}</div>)",
                               input({.name = "q", .label = "Sök i allt"}, InputKind::search),
                               button({.label = "Sök", .icon = Icon::search})),
                        "Sök");
    content += table({.caption = "Löften",
                      .heads = {"Vad", "Vem"},
                      .rows = {{markup("Lokalprogram"), markup("Ingen")}}});
    content += sureness(request, 68);
    content +=
        share_bar("120 minuter: Fritidsbank 90, Arvode 30", {{90, 1}, {30, 4}}, BarHeight::tall);
    content += pager(request, 2, true);
    return unprocessable(request, {.title = "Boka", .content = in_swedish(content)});
}

void write_out(const std::string& name, const std::string& html) {
    const char* folder = std::getenv("SAMSKAP_GALLERY");
    if (folder == nullptr) return;
    auto linked = html;
    const auto from = linked.find("/static/samskap.");
    linked.replace(from, linked.find('"', from) - from, "samskap.css");
    std::ofstream(std::string(folder) + "/" + name + ".html") << linked;
    std::ofstream(std::string(folder) + "/samskap.css") << stylesheet();
}

void show(const std::string& name, web::Answer (*show_page)(const web::Request&)) {
    TestHouse house(show_page);
    for (const auto* look : {"sv", "sv.dark", "sv.easy", "en"}) {
        auto browser = house.browser();
        browser.set_cookie(std::string(web::k_preferences_cookie), look);
        if (name != "start") browser.set_cookie("session", "Maja");
        write_out(name + "-" + look, browser.open("/page").html());
    }
}

TEST_CASE("the pages of the gallery have no faults in any look") {
    show("start", pictures);
    show("matter", matter);
    show("controls", controls);
}

}  // namespace
}  // namespace samskap::ui
