// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/minutes/remark_views.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

// So many findings are gone through on one page; longer minutes go topic by topic.
constexpr std::size_t k_all_at_once = 16;
constexpr std::size_t k_words_for_ears = 40;

// Bytes of the `column`-th character of a line, from 1.
std::size_t byte_of(std::string_view line, int column) {
    std::size_t at = 0;
    for (int i = 1; i < column && at < line.size(); ++i) samskap::text::decode(line, at);
    return at;
}

class Findings {
public:
    Findings(const web::Request& request, const ReviewView& view)
        : m_request(request),
          m_view(view),
          m_t(request),
          m_margin(view.remarks, m_t),
          m_only(topic_on_page(view)) {}

    Html section() {
        Html content = ui::each(m_view.topics, [&](const ReviewTopic& topic) {
            return is_shown(topic) ? whole(topic) : folded(topic);
        });
        return markup("<section id=\"findings\"><h2>{}</h2>{}</section>{}",
                      m_t(text::what_was_said), content, m_margin.rest());
    }

private:
    [[nodiscard]] std::int64_t open_in(const ReviewTopic& topic) const {
        return std::count_if(m_view.items.begin(), m_view.items.end(), [&](const auto& item) {
            return item.topic == topic.position && item.state == "proposed";
        });
    }

    [[nodiscard]] bool is_shown(const ReviewTopic& topic) const {
        return !m_only || topic.position == *m_only;
    }

    [[nodiscard]] std::string title_of(const ReviewTopic& topic) const {
        return topic.title.empty() ? m_t(text::no_heading) : topic.title;
    }

    Html folded(const ReviewTopic& topic) {
        const auto open = open_in(topic);
        const auto state =
            open == 0 ? ui::chip(ui::Tone::ok, ui::Icon::ok, m_t(text::topic_done))
                      : ui::chip(ui::Tone::wait, ui::Icon::wait, m_t(text::topic_open, open));
        std::int64_t remarks = 0;
        for (const auto& item : m_view.items)
            if (item.topic == topic.position)
                remarks += m_margin.skip(item.where.line, item.where.end_line);
        const auto more =
            remarks > 0 ? ui::chip(ui::Tone::plain, ui::Icon::pen, m_t(text::remarks_here, remarks))
                        : Html();
        return markup("<h3 class=\"row\" id=\"t-{}\"><a href=\"{}\">{}</a> {}{}</h3>",
                      topic.position,
                      url_of(m_view.review.id)
                          .with("topic", std::to_string(topic.position))
                          .at("t-" + std::to_string(topic.position)),
                      title_of(topic), state, more);
    }

    Html whole(const ReviewTopic& topic) {
        Html rows;
        for (const auto& item : m_view.items)
            if (item.topic == topic.position) rows += row(item, topic);
        return markup("<section id=\"t-{}\"><h3>{}</h3>{}{}</section>", topic.position,
                      title_of(topic), matter_line(topic), rows);
    }

    Html matter_line(const ReviewTopic& topic) {
        return markup(
            "<p class=\"row\"><span>{}</span><a href=\"{}\">{}<span class=\"vh\"> {}</span></a>"
            "</p>",
            matter_words(topic, m_t),
            web::url("/review/{}/topics/{}", m_view.review.id, topic.position),
            m_t(text::change_topic), title_of(topic));
    }

    // What stands in the file, and what somebody wrote in its margin.
    Html beside(const ReviewItem& item) {
        Html all;
        if (item.source_text != m_last_source)
            all = markup("<p class=\"scan\"><span class=\"vh\">{} </span>{}</p>",
                         m_t(text::the_source), source_words(item));
        if (const auto range = place_of(item); range && item.source_text != m_last_source)
            all += m_view.places->cut_out(*range, m_t);
        m_last_source = item.source_text;
        all += m_margin.beside(item.where.line, item.where.end_line);
        return all.empty() ? all : markup("<div>{}</div>", all);
    }

    [[nodiscard]] std::optional<documents::Range> place_of(const ReviewItem& item) const {
        return m_view.places ? m_view.places->at(item.where) : std::nullopt;
    }

    Html row(const ReviewItem& item, const ReviewTopic& topic) {
        return markup(
            "<div class=\"pair\" id=\"n-{}\"><span class=\"ln\">{}</span>"
            "<div><p lang=\"sv\">{}</p>{}{}</div>{}</div>",
            item.position, line_words(item.where.line, m_t), item.text, understood(item, topic),
            controls(item), beside(item));
    }

    // What the machine made of the words.
    Html understood(const ReviewItem& item, const ReviewTopic& topic) {
        Html parts = kind_chip(item.kind, m_t);
        if (item.state == "accepted")
            parts += ui::chip(ui::Tone::ok, ui::Icon::ok, m_t(text::accepted));
        if (item.state == "rejected")
            parts += ui::chip(ui::Tone::stop, ui::Icon::close, m_t(text::rejected));
        if (!item.owner_words.empty())
            parts +=
                markup("<span>{}</span>", item.owner ? m_t(text::owner_is, item.owner_words)
                                                     : m_t(text::owner_unknown, item.owner_words));
        if (!item.co_owners.empty())
            parts += markup("<span>{}</span>", m_t(text::together_with, item.co_owners));
        const auto happens = event_words(item.event, m_t);
        if (!happens.empty()) parts += markup("<span>{}</span>", m_t(text::happens, happens));
        const auto due = due_words_of(item.text, item.due_day, item.due_words, m_t);
        const bool is_said = item.due_day && item.due_day == item.event.day;
        if (!due.empty() && !is_said) parts += markup("<span>{}</span>", due);
        if (item.due_day && m_view.review.day && *item.due_day < *m_view.review.day)
            parts += ui::chip(ui::Tone::wait, ui::Icon::wait, m_t(text::due_before_meeting));
        if (item.due_day && !item.due_reason.empty())
            parts += markup("<span class=\"dim\">{}</span>", m_t(text::because, item.due_reason));
        parts += own_matter(item, topic);
        if (item.state == "proposed") parts += ui::sureness(m_request, item.confidence / 10);
        return markup("<div class=\"row\">{}</div>", parts);
    }

    Html own_matter(const ReviewItem& item, const ReviewTopic& topic) {
        if (item.without_matter) return markup("<span>{}</span>", m_t(text::belongs_to_nothing));
        if (!item.matter || item.matter == topic.matter) return {};
        return markup("<span>{}</span>", m_t(text::belongs_to, item.matter_title));
    }

    Html controls(const ReviewItem& item) {
        const auto about = first_words(item.text, k_words_for_ears);
        const bool is_next = m_view.next == item.id;
        Html inside = ui::revision_field(item.revision);
        if (item.state == "proposed") {
            inside += ui::button({.label = m_t(text::accept),
                                  .kind = ui::ButtonKind::second,
                                  .icon = ui::Icon::ok,
                                  .name = "verdict",
                                  .value = "accept",
                                  .more = about,
                                  .focus = is_next});
            inside += ui::button({.label = m_t(text::reject),
                                  .kind = ui::ButtonKind::mini,
                                  .name = "verdict",
                                  .value = "reject",
                                  .more = about});
        } else {
            inside += ui::button({.label = m_t(text::undo),
                                  .kind = ui::ButtonKind::mini,
                                  .icon = ui::Icon::undo,
                                  .name = "verdict",
                                  .value = "undo",
                                  .more = about});
        }
        inside += small_link(web::url("/findings/{}", item.id), m_t(text::change), about);
        if (const auto range = place_of(item)) {
            const auto back = url_of(m_view.review.id)
                                  .with("topic", std::to_string(item.topic))
                                  .at("n-" + std::to_string(item.position));
            inside +=
                small_link(m_view.places->url(*range, back), m_t(text::see_where_it_stands), about);
        }
        return ui::form(m_request, web::url("/findings/{}/verdict", item.id), ui::buttons(inside));
    }

    const web::Request& m_request;
    const ReviewView& m_view;
    ui::Texts m_t;
    RemarkMargin m_margin;
    std::optional<int> m_only;
    std::string m_last_source{};
};

}  // namespace

Html source_words(const ReviewItem& item) {
    const auto lines = samskap::text::lines(item.source_text);
    if (lines.empty()) return {};
    const auto from = byte_of(lines.front(), item.where.column_from);
    const auto last = item.source_text.size() - lines.back().size();
    const auto to = last + byte_of(lines.back(), item.where.column_to);
    const bool is_all = from == 0 && to >= item.source_text.size();
    if (is_all || to <= from || to > item.source_text.size()) return markup("{}", item.source_text);
    return ui::marked(item.source_text, {{from, to}});
}

// The topic asked for, else that of the next finding, else the first with open ones.
std::optional<int> topic_on_page(const ReviewView& view) {
    if (view.items.size() <= k_all_at_once) return std::nullopt;
    if (view.topic) return view.topic;
    const auto found = std::find_if(view.items.begin(), view.items.end(), [&](const auto& item) {
        return view.next ? item.id == *view.next : item.state == "proposed";
    });
    return found == view.items.end() ? 0 : found->topic;
}

Html findings_section(const web::Request& request, const ReviewView& view) {
    return Findings(request, view).section();
}

}  // namespace samskap::minutes
