// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/opening.hpp"
#include "features/minutes/pages.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/revision.hpp"

// The second act: what a stranger will see, and the button that shows it to strangers.
namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

template <class Tag>
std::string field_of(std::string_view what, Id<Tag> id) {
    return std::string(what) + "-" + to_text(id);
}

// What the form says, beside what stands now. Whether something is left out is not asked twice: of
// two answers only one was changed.
std::vector<ui::Merging> merging(const Request& request, const Opening& form,
                                 const Opening& stands) {
    const ui::Texts t(request);
    std::vector<ui::Merging> fields;
    for (std::size_t i = 0; i < stands.topics.size(); ++i)
        fields.push_back({.field = {.name = field_of("title", stands.topics[i].id),
                                    .label = t(text::heading_as_strangers_see),
                                    .value = form.topics[i].title},
                          .theirs = stands.topics[i].title});
    for (std::size_t i = 0; i < stands.statements.size(); ++i) {
        const auto& mine = form.statements[i];
        const auto& theirs = stands.statements[i];
        fields.push_back({.field = {.name = field_of("text", theirs.id),
                                    .label = t(text::said_here, first_words(theirs.original, 60)),
                                    .value = mine.text},
                          .theirs = theirs.text});
        fields.push_back({.field = {.name = field_of("out", theirs.id),
                                    .label = {},
                                    .value = mine.left_out ? "1" : ""},
                          .theirs = theirs.left_out ? "1" : ""});
    }
    return fields;
}

class OpeningPage {
public:
    // `stands`: before anybody wrote in the form.
    OpeningPage(const Request& request, const Opening& opening, const Opening& stands)
        : m_request(request),
          m_opening(opening),
          m_stands(stands),
          m_t(request),
          m_names(request.db(), m_t) {
        std::vector<PartyId> owners;
        for (const auto& statement : opening.statements)
            if (statement.owner) owners.push_back(*statement.owner);
        m_names.load(owners);
    }

    ui::Page page() {
        const auto& review = m_opening.review;
        const auto title = m_t(text::opening_title, name_of(review));
        Html content =
            markup("<h1>{}</h1><p class=\"lead\">{}</p>", title, m_t(text::opening_lead));
        if (review.opened_at)
            content += ui::note(ui::Tone::plain, ui::paragraph(m_t(text::opened_before)));
        content += meeting_words();
        content += work_section();
        content += mask_section();
        content += ui::form(m_request, web::url("/review/{}/opening", review.id), copy());
        return {.title = title,
                .content = content,
                .crumbs = {{m_t(text::review_queue), web::url("/review")},
                           {name_of(review), meetings::url_of(*review.meeting)},
                           {m_t(text::opening), std::nullopt}},
                .personal = true};
    }

private:
    [[nodiscard]] std::string name_of(const Review& review) const {
        if (!review.day) return review.title;
        return m_t(text::meeting_title, review.group_name, m_t.day_and_year(*review.day));
    }

    // What everyone will read of the work that the minutes belong to.
    Html work_section() {
        if (m_opening.matters.empty()) return {};
        const auto rows = ui::each(m_opening.matters, [&](const OpeningMatter& matter) {
            const auto stays =
                matter.stays ? ui::chip(ui::Tone::stop, ui::Icon::lock, m_t(text::matter_stays))
                             : Html();
            return markup("<li><p class=\"row\">{} {}</p><p class=\"dim\">{}</p></li>",
                          ui::link(matters::url_of(matter.id), matter.title), stays,
                          matter.summary);
        });
        return markup("<section><h2>{}</h2><ul class=\"list\">{}</ul></section>",
                      m_t(text::opened_with_it), rows);
    }

    Html mask_section() {
        const auto& id = m_opening.review.id;
        const auto rows =
            ui::each(masks(m_request.db(), m_request.viewer(), id), [&](const Mask& mask) {
                Html fields = ui::hidden("mask_words", mask.words);
                fields += ui::button(
                    {.label = m_t(text::remove), .kind = ui::ButtonKind::mini, .more = mask.words});
                return markup("<li>{}{}</li>", m_t(text::mask_line, mask.words, mask.instead),
                              ui::form(m_request, web::url("/review/{}/masks/removal", id),
                                       ui::buttons(fields)));
            });
        const auto listed = rows.empty() ? Html() : markup("<ul class=\"list\">{}</ul>", rows);
        return markup("<section><details><summary>{}</summary><p>{}</p>{}{}</details></section>",
                      m_t(text::mask_names), m_t(text::mask_before_edits), listed,
                      mask_form(m_request, id));
    }

    Html copy() {
        Html content = ui::beginnings(merging(m_request, m_stands, m_stands));
        content += ui::each(m_opening.topics, [&](const auto& one) { return topic(one); });
        Html buttons = ui::button({.label = m_t(text::show_again),
                                   .kind = ui::ButtonKind::second,
                                   .name = "act",
                                   .value = "show"});
        buttons += ui::button({.label = m_t(text::publish_openly_now),
                               .icon = ui::Icon::person,
                               .name = "act",
                               .value = "open"});
        content +=
            markup("<section><h2>{}</h2><p>{}</p>{}</section>", m_t(text::publish_openly_heading),
                   m_t(text::publish_openly_lead), ui::buttons(buttons));
        return content;
    }

    // Where and when, as strangers will read it; a name in it is hidden with a mask.
    Html meeting_words() {
        std::vector<ui::Fact> list;
        if (!m_opening.place.empty())
            list.push_back({m_t(text::place), markup("{}", m_opening.place)});
        for (const auto& agreed : m_opening.agreed)
            list.push_back({m_t(text::agreed_series), markup("{}", agreed)});
        return list.empty() ? Html() : ui::facts(list);
    }

    Html topic(const OpeningTopic& topic) {
        Html rows;
        for (const auto& statement : m_opening.statements)
            if (statement.topic == topic.id) rows += row(statement);
        if (rows.empty()) return {};
        const auto heading = topic.title.empty() ? m_t(text::no_heading) : topic.title;
        const auto field = ui::input({.name = field_of("title", topic.id),
                                      .label = m_t(text::heading_as_strangers_see),
                                      .value = topic.title});
        return markup(
            "<section><h2>{}</h2><details><summary>{}<span class=\"vh\"> {}</span>"
            "</summary>{}</details><div class=\"grid\">{}</div></section>",
            heading, m_t(text::change_heading), heading, field, rows);
    }

    Html row(const OpeningStatement& statement) {
        const auto about = first_words(statement.text, 40);
        const auto said =
            statement.left_out
                ? ui::chip(ui::Tone::stop, ui::Icon::lock, m_t(text::left_out))
                : markup("<p lang=\"sv\">{}</p>", ui::marked(statement.text, statement.marks));
        Html fields = ui::text_area({.name = field_of("text", statement.id),
                                     .label = m_t(text::text_as_strangers_see),
                                     .value = statement.text},
                                    3);
        fields += ui::checkbox({.name = field_of("out", statement.id),
                                .label = m_t(text::leave_out),
                                .value = statement.left_out ? "1" : ""});
        return markup(
            "<article class=\"card\">{}{}<details><summary>{}"
            "<span class=\"vh\"> {}</span></summary>{}</details></article>",
            said, facts(statement), m_t(text::change), about, fields);
    }

    // Kind, owner, day and matter, as they stand on open pages.
    Html facts(const OpeningStatement& statement) {
        if (statement.left_out) return {};
        Html parts = kind_chip(statement.kind, m_t);
        if (statement.owner)
            parts += markup("<span>{}</span>",
                            m_t(text::owner_is, m_names.of(*statement.owner, people::Face::open)));
        const auto due =
            due_words_of(statement.original, statement.due_day, statement.due_words, m_t);
        if (!due.empty()) parts += markup("<span>{}</span>", due);
        if (!statement.matter_title.empty())
            parts += markup("<span>{}</span>", m_t(text::belongs_to, statement.matter_title));
        return markup("<p class=\"row\">{}</p>", parts);
    }

    const Request& m_request;
    const Opening& m_opening;
    const Opening& m_stands;
    ui::Texts m_t;
    people::Names m_names;
};

Answer show_opening(const Request& request) {
    const auto opening =
        opening_of(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    return ui::page(request, OpeningPage(request, opening, opening).page());
}

// What was typed goes before what the machine masked; its words are then the person's own.
void put_edits(const web::Form& form, Opening& opening) {
    for (auto& statement : opening.statements) {
        const auto name = field_of("text", statement.id);
        if (!form.has(name)) continue;
        const auto typed = form.value(name);
        if (typed != statement.text) {
            statement.text = typed;
            statement.marks.clear();
        }
        statement.left_out = form.value(field_of("out", statement.id)) == "1" || typed.empty();
    }
    for (auto& topic : opening.topics) {
        const auto name = field_of("title", topic.id);
        if (form.has(name)) topic.title = samskap::text::squeeze(form.value(name));
    }
}

// What was not sent came after the page was made; it is not shown, and nobody wrote in it.
std::vector<ui::Merging> sent_fields(const Submission& submission, const Opening& opening,
                                     const Opening& stands) {
    auto fields = merging(submission, opening, stands);
    std::erase_if(fields, [&](const ui::Merging& one) {
        return !submission.form().has("was-" + one.field.name);
    });
    return fields;
}

Answer change_opening(const Submission& submission) {
    const auto stands =
        opening_of(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
    auto opening = stands;
    const auto& form = submission.form();
    put_edits(form, opening);
    const auto fields = sent_fields(submission, opening, stands);
    if (!ui::stands_as_begun(submission, fields))
        return ui::merge_page(submission, web::url("/review/{}/opening", stands.review.id), fields,
                              stands.review.revision);
    if (form.value("act") != "open")
        return ui::page(submission, OpeningPage(submission, opening, stands).page());
    // A statement that came after the page was made has not been seen, so it is not opened.
    std::vector<OpenCopy> copy;
    for (const auto& statement : opening.statements)
        if (!statement.left_out && form.has(field_of("text", statement.id)))
            copy.push_back(
                {statement.id, statement.text, statement.due_words, statement.event_place});
    std::vector<OpenHeading> headings;
    for (const auto& topic : opening.topics) headings.push_back({topic.id, topic.title});
    publish_openly(submission.db(), submission.viewer(), opening.review.id, copy, headings);
    return web::see_other(meetings::url_of(*opening.review.meeting));
}

}  // namespace

void opening_routes(web::Router& router) {
    router.get("/review/{reading}/opening", Access::secretary, show_opening);
    router.post("/review/{reading}/opening", Access::secretary, change_opening,
                {.areas = {"text-"}});
}

}  // namespace samskap::minutes
