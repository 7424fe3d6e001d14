// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/topic_views.hpp"

#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

std::string matter_of(const ReviewTopic& topic) {
    return topic.matter ? topic.matter_title : topic.new_matter;
}

// Names that may have been meant, so that they can be copied; a name that is new makes a matter.
Html proposals(const web::Request& request, const Review& review, const ReviewTopic& topic) {
    const ui::Texts t(request);
    const auto list = matters::Proposer(request.db(), review.group).propose(topic.title, "");
    if (list.empty()) return {};
    return markup("<p>{}</p><ul>{}</ul>", t(text::similar_matters),
                  ui::each(list, [&](const matters::Proposal& one) {
                      return markup("<li><a href=\"{}\">{}</a> <span class=\"dim\">{}</span></li>",
                                    matters::url_of(one.matter), one.title, one.reason);
                  }));
}

}  // namespace

ui::Page topic_page(const web::Request& request, const Review& review, const ReviewTopic& topic) {
    const ui::Texts t(request);
    Html fields = ui::revision_field(review.revision);
    fields += ui::beginnings(topic_merging(request, topic, topic.title, matter_of(topic)));
    fields += ui::input({.name = "title", .label = t(text::heading), .value = topic.title});
    fields += ui::input({.name = "matter",
                         .label = t(text::matter),
                         .value = matter_of(topic),
                         .hint = t(text::matter_hint)});
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    const auto title = t(text::topic_title, topic.title);
    return {
        .title = title,
        .content = markup(
            "<h1>{}</h1>{}{}", title, proposals(request, review, topic),
            ui::form(request, web::url("/review/{}/topics/{}", review.id, topic.position), fields)),
        .crumbs = {{t(text::review_queue), web::url("/review")},
                   {review.title, url_of(review.id)},
                   {topic.title, std::nullopt}},
        .personal = true};
}

std::vector<ui::Merging> topic_merging(const web::Request& request, const ReviewTopic& topic,
                                       const std::string& title, const std::string& matter) {
    const ui::Texts t(request);
    return {{.field = {.name = "title", .label = t(text::heading), .value = title},
             .theirs = topic.title},
            {.field = {.name = "matter", .label = t(text::matter), .value = matter},
             .theirs = matter_of(topic)}};
}

}  // namespace samskap::minutes
