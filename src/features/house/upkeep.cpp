// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/house/upkeep.hpp"

#include <fmt/format.h>

#include <sstream>

#include "features/house/house.hpp"
#include "features/house/texts.hpp"
#include "kernel/db/settings.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::house {
namespace {

using ui::Html;
using ui::markup;

constexpr std::string_view k_backup = "last backup";
constexpr std::string_view k_drill = "last drill";
// A night may take long, and a clock goes forward: two nights less a little.
constexpr std::int64_t k_old_seconds = std::int64_t{40} * 3600;

struct Upkeep {
    std::optional<Instant> backup;
    std::optional<Drill> drill;
    Instant at;
};

Upkeep upkeep_of(const web::Request& request) {
    return {last_backup(request.db()), last_drill(request.db()), request.at()};
}

bool is_old(const std::optional<Instant>& last, Instant at) {
    return !last || at.seconds - last->seconds > k_old_seconds;
}

std::vector<std::string> warnings(const Upkeep& upkeep, const ui::Texts& t) {
    std::vector<std::string> all;
    if (is_old(upkeep.backup, upkeep.at)) all.push_back(t(text::upkeep_no_backup));
    if (upkeep.drill && !upkeep.drill->went_well) {
        all.push_back(t(text::upkeep_drill_failed));
        return all;
    }
    const auto tried = upkeep.drill ? std::optional(upkeep.drill->at) : std::nullopt;
    if (is_old(tried, upkeep.at)) all.push_back(t(text::upkeep_drill_old));
    return all;
}

Html warning_note(const std::vector<std::string>& sentences) {
    const auto all = ui::each(sentences, [](const std::string& one) { return ui::paragraph(one); });
    return ui::note(ui::Tone::stop, all);
}

std::string when(const web::Request& request, const std::optional<Instant>& at) {
    const ui::Texts t(request);
    if (!at) return t(text::upkeep_never);
    const auto local = request.zone().local(*at);
    return t(text::upkeep_when, t.day_and_year(local.day), to_text(local.time));
}

web::Answer show_upkeep(const web::Request& request) {
    const ui::Texts t(request);
    const auto upkeep = upkeep_of(request);
    const auto wrong = warnings(upkeep, t);
    const auto state = wrong.empty() ? ui::note(ui::Tone::ok, ui::paragraph(t(text::upkeep_well)))
                                     : warning_note(wrong);
    std::vector<ui::Fact> facts{
        {t(text::upkeep_backup), markup("{}", when(request, upkeep.backup))},
        {t(text::upkeep_drill),
         markup("{}",
                when(request, upkeep.drill ? std::optional(upkeep.drill->at) : std::nullopt))}};
    if (upkeep.drill && upkeep.drill->went_well)
        facts.push_back({t(text::upkeep_rows), markup("{}", std::to_string(upkeep.drill->rows))});
    return ui::page(request, {.title = t(text::upkeep),
                              .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}<p>{}</p>",
                                                t(text::upkeep), t(text::upkeep_lead), state,
                                                ui::facts(facts), t(text::upkeep_who)),
                              .crumbs = {},
                              .personal = true});
}

}  // namespace

std::optional<Drill> last_drill(db::Reader& db) {
    std::istringstream words(db::setting(db, k_drill).value_or(""));
    Drill drill;
    std::string verdict;
    if (!(words >> drill.at.seconds >> verdict >> drill.rows)) return std::nullopt;
    drill.went_well = verdict == "well";
    return drill;
}

std::optional<Instant> last_backup(db::Reader& db) {
    std::istringstream words(db::setting(db, k_backup).value_or(""));
    Instant at;
    if (!(words >> at.seconds)) return std::nullopt;
    return at;
}

void note_backup(db::Writer& db) { db::set_setting(db, k_backup, std::to_string(db.at().seconds)); }

void note_drill(db::Writer& db, DrillResult result, std::int64_t rows) {
    const auto* verdict = result == DrillResult::well ? "well" : "failed";
    db::set_setting(db, k_drill, fmt::format("{} {} {}", db.at().seconds, verdict, rows));
}

void upkeep_routes(web::Router& router) {
    router.get("/upkeep", web::Access::administrator, show_upkeep);
}

Html upkeep_warning(const web::Request& request) {
    if (!request.viewer().administrator) return {};
    const ui::Texts t(request);
    const auto wrong = warnings(upkeep_of(request), t);
    if (wrong.empty()) return {};
    auto all = warning_note(wrong);
    all += markup("<p><a href=\"{}\">{}</a></p>", web::url("/upkeep"), t(text::upkeep_more));
    return all;
}

}  // namespace samskap::house
