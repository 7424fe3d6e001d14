// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/queue_views.hpp"
#include "features/minutes/texts.hpp"

namespace samskap::minutes {
namespace {

std::string words_of(const arrivals::Left& left, const ui::Texts& t) {
    using arrivals::Why;
    switch (left.why) {
        case Why::unreadable: return t(text::left_unreadable, left.name);
        case Why::too_large: return t(text::left_too_large, left.name);
        case Why::folder_away: return t(text::folder_away);
        case Why::strangers: return t(text::left_strangers, left.count);
        case Why::mails_too_large: return t(text::left_large_mails, left.count);
        case Why::mailbox_away: return t(text::mailbox_away);
    }
    return {};
}

}  // namespace

ui::Html left_section(const web::Request& request, const std::vector<arrivals::Left>& left) {
    if (left.empty()) return {};
    const ui::Texts t(request);
    const auto rows = ui::each(left, [&](const arrivals::Left& one) {
        return ui::markup("<li><p>{} <span class=\"dim\">{}</span></p></li>", words_of(one, t),
                          one.group_name);
    });
    return ui::markup("<section><h2>{}</h2><ul class=\"list\">{}</ul></section>",
                      t(text::not_taken_in), rows);
}

}  // namespace samskap::minutes
