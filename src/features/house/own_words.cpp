// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/house/own_words.hpp"

#include <boost/json.hpp>

#include "features/house/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::house {
namespace {

using ui::HouseWords;
using ui::Html;
using ui::markup;
using web::Answer;
using web::Request;
using web::Submission;

// A telephone number has so many figures, in whatever groups.
constexpr int k_least_figures = 3;

struct Typed {
    HouseWords words = {};
    bool was_sent = false;
};

bool can_be_dialled(std::string_view number) {
    constexpr std::string_view between = " -+()/";
    int figures = 0;
    for (const char c : number) {
        const bool is_figure = c >= '0' && c <= '9';
        if (is_figure) ++figures;
        if (!is_figure && between.find(c) == std::string_view::npos) return false;
    }
    return figures >= k_least_figures;
}

std::vector<ui::Field> fields_of(const Typed& typed, const ui::Texts& t) {
    const auto& words = typed.words;
    const bool no_name = typed.was_sent && words.municipality.empty();
    const bool no_number =
        typed.was_sent && !words.contact_phone.empty() && !can_be_dialled(words.contact_phone);
    return {{.name = "municipality",
             .label = t(text::municipality),
             .value = words.municipality,
             .error = no_name ? t(text::municipality_missing) : "",
             .required = true},
            {.name = "phone",
             .label = t(text::phone),
             .value = words.contact_phone,
             .hint = t(text::phone_hint),
             .error = no_number ? t(text::phone_malformed) : ""},
            {.name = "answers",
             .label = t(text::who_answers),
             .value = words.contact_name,
             .hint = t(text::who_answers_hint)},
            {.name = "hours",
             .label = t(text::phone_hours),
             .value = words.contact_hours,
             .hint = t(text::phone_hours_hint)},
            {.name = "place",
             .label = t(text::where_we_are),
             .value = words.contact_place,
             .hint = t(text::where_we_are_hint)}};
}

std::vector<ui::Merging> merging(const Request& request, const HouseWords& typed,
                                 const HouseWords& stands) {
    const ui::Texts t(request);
    const auto theirs = fields_of({.words = stands}, t);
    std::vector<ui::Merging> all;
    for (auto& field : fields_of({.words = typed}, t))
        all.push_back({.field = std::move(field), .theirs = theirs[all.size()].value});
    return all;
}

ui::Page words_page(const Request& request, const Typed& typed) {
    const ui::Texts t(request);
    const auto fields = fields_of(typed, t);
    const auto stands = ui::house_words(request.db());
    Html controls = ui::beginnings(merging(request, typed.words, stands));
    for (const auto& field : fields)
        controls +=
            ui::input(field, field.name == "phone" ? ui::InputKind::tel : ui::InputKind::text);
    controls += ui::buttons(ui::button({.label = t(text::save)}));
    const auto saved = ui::only_if(!request.query("saved").empty(),
                                   ui::note(ui::Tone::ok, ui::paragraph(t(text::words_saved))));
    return {.title = t(text::own_words),
            .content = markup("<h1>{}</h1>{}{}<p class=\"lead\">{}</p>{}", t(text::own_words),
                              saved, ui::error_summary(request, fields), t(text::own_words_lead),
                              ui::form(request, web::url("/municipality"), controls)),
            .crumbs = {},
            .personal = true};
}

Answer show(const Request& request) {
    return ui::page(request, words_page(request, {.words = ui::house_words(request.db())}));
}

HouseWords read(const web::Form& form) {
    const auto value = [&](const char* name) { return samskap::text::squeeze(form.value(name)); };
    return {.municipality = value("municipality"),
            .contact_name = value("answers"),
            .contact_phone = value("phone"),
            .contact_hours = value("hours"),
            .contact_place = value("place")};
}

boost::json::object told(const HouseWords& words) {
    return {{"municipality", words.municipality},
            {"name", words.contact_name},
            {"phone", words.contact_phone},
            {"hours", words.contact_hours},
            {"place", words.contact_place}};
}

void store(const Submission& submission, const HouseWords& before, const HouseWords& after) {
    auto& db = submission.db();
    ui::set_house_words(db, after);
    const boost::json::object content{{"before", told(before)}, {"after", told(after)}};
    db::append_log(db, {.actor = submission.viewer().person.value,
                        .verb = "edit",
                        .kind = "house words",
                        .object = 0,
                        .content = boost::json::serialize(content)});
}

Answer change(const Submission& submission) {
    const Typed typed{.words = read(submission.form()), .was_sent = true};
    const auto stands = ui::house_words(submission.db());
    const auto fields = merging(submission, typed.words, stands);
    const auto address = web::url("/municipality");
    // First of all, for a form that is shown again begins with what stands now.
    if (!ui::stands_as_begun(submission, fields))
        return ui::merge_page(submission, address, fields, 0);
    for (const auto& field : fields_of(typed, ui::Texts(submission)))
        if (!field.error.empty())
            return ui::unprocessable(submission, words_page(submission, typed));
    store(submission, stands, typed.words);
    return web::see_other(address.with("saved", "1"));
}

}  // namespace

void own_words_routes(web::Router& router) {
    router.get("/municipality", web::Access::administrator, show);
    router.post("/municipality", web::Access::administrator, change);
}

}  // namespace samskap::house
