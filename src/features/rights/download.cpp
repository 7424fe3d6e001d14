// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/download.hpp"

#include <boost/json.hpp>

#include "features/rights/texts.hpp"
#include "features/rights/views.hpp"

namespace samskap::rights {
namespace {

using ui::Html;
using ui::markup;

std::string_view code_of(Origin origin) {
    switch (origin) {
        case Origin::yourself: return "yourself";
        case Origin::staff: return "staff";
        case Origin::minutes: return "minutes";
        case Origin::program: return "program";
    }
    return "";
}

std::string_view code_of(Basis basis) {
    switch (basis) {
        case Basis::public_task: return "GDPR 6.1 e";
        case Basis::legal_duty: return "GDPR 6.1 c";
        case Basis::consent: return "GDPR 6.1 a";
    }
    return "";
}

boost::json::object json_of(const Stored& stored) {
    boost::json::array rows;
    for (const auto& row : stored.rows) {
        boost::json::object told;
        for (const auto& fact : row.facts) told[fact.first] = fact.second;
        rows.push_back(std::move(told));
    }
    return {{"purpose", stored.what.purpose},      {"kept", stored.what.kept},
            {"from", code_of(stored.what.origin)}, {"basis", code_of(stored.what.basis)},
            {"table", stored.what.table},          {"rows", std::move(rows)}};
}

Html section(const Stored& stored, const ui::Texts& t) {
    const auto rows = ui::each(stored.rows, [](const StoredRow& row) {
        return markup("<li><dl>{}</dl></li>", ui::each(row.facts, [](const auto& fact) {
                          return markup("<div><dt>{}</dt><dd>{}</dd></div>", fact.first,
                                        fact.second);
                      }));
    });
    return markup("<section><h2>{}</h2><p>{} {} {}</p><ul>{}</ul></section>", stored.what.purpose,
                  origin_words(stored.what.origin, t), basis_words(stored.what.basis, t),
                  t(text::kept_for, stored.what.kept), rows);
}

// Plain black on white: it is printed, or opened years later without anything around it.
constexpr std::string_view k_style =
    "body{font:1.1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#111;background:#fff}h1{line-height:1.2}h2{margin:2rem 0 .3rem;break-after:avoid}"
    "ul{list-style:none;padding:0}li{border-top:1px solid #999;padding:.4rem 0;"
    "break-inside:avoid}dl,dd{margin:0}dl div{display:flex;flex-wrap:wrap;gap:0 .6rem}"
    "dt{font-weight:bold}dt::after{content:\":\"}";

}  // namespace

std::string as_json(const std::vector<Stored>& stored, const std::vector<Named>& named,
                    Instant at) {
    boost::json::array kinds;
    for (const auto& one : stored) kinds.push_back(json_of(one));
    boost::json::array sentences;
    for (const auto& one : named)
        sentences.push_back(boost::json::object{{"day", to_text(one.day)}, {"text", one.text}});
    return boost::json::serialize(boost::json::object{
        {"made_at", to_text(at)}, {"stored", kinds}, {"sentences_that_name_you", sentences}});
}

std::string as_html(const web::Request& request, const std::vector<Stored>& stored,
                    const std::vector<Named>& named) {
    const ui::Texts t(request);
    const auto house = ui::house_words(request.db());
    Html body = markup("<h1>{}</h1><p>{}</p>", t(text::my_data),
                       t(text::file_lead, house.municipality, t.day_and_year(request.today())));
    body += ui::each(stored, [&](const Stored& one) { return section(one, t); });
    const auto sentences = ui::each(named, [&](const Named& one) {
        return markup("<li>{}: {}</li>", t.day_and_year(one.day), one.text);
    });
    if (!named.empty())
        body += markup("<section><h2>{}</h2><p>{}</p><ul>{}</ul></section>", t(text::sentences),
                       t(text::sentences_lead), sentences);
    const std::string title = markup("{}", t(text::my_data)).text();
    return "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
           title + "</title><style>" + std::string(k_style) + "</style></head><body><main>" +
           body.text() + "</main></body></html>\n";
}

}  // namespace samskap::rights
