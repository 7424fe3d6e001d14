// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/house/house.hpp"
#include "features/house/own_words.hpp"
#include "features/house/schema.hpp"
#include "features/house/set_up.hpp"
#include "features/house/start.hpp"
#include "features/house/texts.hpp"
#include "features/house/upkeep.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/web/house.hpp"

namespace samskap::house {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

constexpr std::size_t k_longest_report = 4000;
constexpr std::int64_t k_hour_seconds = 3600;
constexpr std::int64_t k_reports_of_one = 5;
constexpr std::int64_t k_reports_of_all = 100;

Answer show_start(const Request& request) {
    // An installation that nobody looks after yet begins with being set up.
    if (!people::has_administrator(request.db())) return web::see_other(web::url("/set-up"));
    auto page = start_page(request, start_view(request));
    auto content = upkeep_warning(request);
    content += page.content;
    page.content = content;
    return ui::page(request, page);
}

ui::Page accessibility_page(const Request& request, const ui::Field& report) {
    const ui::Texts t(request);
    Html fields = ui::text_area(report, 4);
    fields += ui::buttons(ui::button({.label = t(text::send_report)}));
    const auto thanks = ui::only_if(!request.query("sent").empty(),
                                    ui::note(ui::Tone::ok, ui::paragraph(t(text::report_thanks))));
    const auto statement =
        markup("<p>{}</p><h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p>", t(text::accessibility_lead),
               t(text::how_we_tested), t(text::how_we_tested_words), t(text::what_is_missing),
               t(text::what_is_missing_words));
    return {.title = t(text::accessibility),
            .content = markup("<h1>{}</h1>{}{}{}<section><h2>{}</h2>{}</section>",
                              t(text::accessibility), thanks, ui::error_summary(request, {report}),
                              statement, t(text::report_fault),
                              ui::form(request, web::url("/accessibility"), fields)),
            .crumbs = {}};
}

ui::Field report_field(const Request& request, std::string value, std::string error) {
    const ui::Texts t(request);
    return {.name = "words",
            .label = t(text::report_label),
            .value = std::move(value),
            .hint = t(text::report_hint),
            .error = std::move(error)};
}

Answer show_accessibility(const Request& request) {
    return ui::page(request, accessibility_page(request, report_field(request, "", "")));
}

// Nobody signs in to report a fault, so each address writes a few an hour, and all together no more
// than somebody can read. Which address it was is kept for that hour, as a hash that only this
// installation can make.
bool has_reported_enough(const Submission& submission) {
    auto& db = submission.Request::db();
    const auto about =
        crypto::sha256(submission.house().form_key() + "\n" + std::string(submission.peer()));
    const Instant since{submission.at().seconds - k_hour_seconds};
    if (db.count("SELECT COUNT(*) AS value FROM fault_reports WHERE made_at > $1", since) >=
        k_reports_of_all)
        return true;
    if (db.count("SELECT COUNT(*) AS value FROM fault_report_senders "
                 "WHERE about = $1 AND made_at > $2",
                 about, since) >= k_reports_of_one)
        return true;
    auto& writer = submission.db();
    writer.run("DELETE FROM fault_report_senders WHERE made_at <= $1", since);
    writer.run("INSERT INTO fault_report_senders (about, made_at) VALUES ($1, $2)", about,
               submission.at());
    return false;
}

std::string fault_in_report(const Submission& submission, const std::string& words) {
    const ui::Texts t(submission);
    if (words.empty()) return t(text::report_missing);
    if (samskap::text::code_points(words) > k_longest_report) return t(text::report_long);
    return has_reported_enough(submission) ? t(text::report_enough) : std::string();
}

Answer report_fault(const Submission& submission) {
    const auto sent = submission.form().value("words");
    const std::string words(samskap::text::trim(sent));
    if (const auto fault = fault_in_report(submission, words); !fault.empty())
        return ui::unprocessable(
            submission, accessibility_page(submission, report_field(submission, words, fault)));
    auto& db = submission.db();
    db.run("INSERT INTO fault_reports (id, words, made_at) VALUES ($1, $2, $3)",
           db.new_random_id<struct FaultReportTag>(), words, db.at());
    return web::see_other(web::url("/accessibility").with("sent", "1"));
}

Answer show_reports(const Request& request) {
    struct Report {
        std::string words;
        Instant at;
    };
    const ui::Texts t(request);
    const auto reports = request.db().all(
        [](const db::Row& row) -> Report {
            return {row["words"], row["made_at"]};
        },
        "SELECT words, made_at FROM fault_reports ORDER BY made_at DESC LIMIT 100");
    const auto list = ui::each(reports, [&](const Report& report) {
        return markup("<li class=\"card\"><p class=\"dim\">{}</p><p>{}</p></li>",
                      t.day_and_year(request.zone().day(report.at)), report.words);
    });
    return ui::page(
        request, {.title = t(text::fault_reports),
                  .content = markup("<h1>{}</h1>{}", t(text::fault_reports),
                                    reports.empty() ? ui::paragraph(t(text::no_reports))
                                                    : markup("<ul class=\"plain\">{}</ul>", list)),
                  .crumbs = {},
                  .personal = true});
}

Answer show_privacy(const Request& request, const std::vector<PersonalData>& data) {
    const ui::Texts t(request);
    ui::Table table{.caption = t(text::what_is_stored),
                    .heads = {t(text::what_for), t(text::how_long)},
                    .rows = {}};
    for (const auto& one : data)
        table.rows.push_back({markup("{}", one.purpose), markup("{}", one.kept)});
    const auto cookies = markup("<h2>{}</h2><p>{}</p>", t(text::cookies), t(text::cookies_words));
    return ui::page(
        request, {.title = t(text::privacy),
                  .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}<h2>{}</h2><p>{}</p>",
                                    t(text::privacy), t(text::privacy_lead), ui::table(table),
                                    cookies, t(text::your_rights), t(text::your_rights_words)),
                  .crumbs = {}});
}

void routes(web::Router& router) {
    router.get("/", Access::anyone, show_start);
    router.get("/accessibility", Access::anyone, show_accessibility);
    router.post("/accessibility", Access::anyone, report_fault, {.areas = {"words"}});
    router.get("/accessibility/reports", Access::administrator, show_reports);
    upkeep_routes(router);
    set_up_routes(router);
    own_words_routes(router);
}

}  // namespace

void add_privacy_routes(web::Router& router, std::vector<PersonalData> personal_data) {
    router.get("/privacy", Access::anyone,
               [data = std::move(personal_data)](const Request& request) {
                   return show_privacy(request, data);
               });
}

const Feature& feature() {
    static const Feature house{
        .name = "house",
        .routes = routes,
        .migrations = schema(),
        .personal_data = {{"log_entries", "actor", "Vem som ändrade vad, och när.",
                           "Så länge Samskap används. Vad som ändrades kan raderas.",
                           Origin::program, Basis::legal_duty, k_not_held,
                           R"sql(SELECT number AS "Ändring nummer", at AS "När (tid)",
                          verb || ' ' || kind AS "Kod för vad"
                     FROM log_entries WHERE actor = $1 ORDER BY number)sql",
                           k_stays_nameless},
                          {"log_entries", "on_behalf_of", "Att någon ändrade något åt någon annan.",
                           "Så länge Samskap används. Vad som ändrades kan raderas.",
                           Origin::program, Basis::legal_duty, k_not_held,
                           R"sql(SELECT number AS "Ändring nummer", at AS "När (tid)",
                          verb || ' ' || kind AS "Kod för vad"
                     FROM log_entries WHERE on_behalf_of = $1 ORDER BY number)sql",
                           k_stays_nameless}}};
    return house;
}

}  // namespace samskap::house
