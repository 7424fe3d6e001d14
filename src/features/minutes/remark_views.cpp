// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/remark_views.hpp"

#include <algorithm>

#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using documents::Remark;
using extraction::RemarkKind;
using ui::Html;
using ui::markup;

std::string what_it_is(const Remark& remark, const ui::Texts& t) {
    switch (remark.kind) {
        case RemarkKind::comment: return t(text::remark_comment);
        case RemarkKind::inserted: return t(text::remark_inserted);
        case RemarkKind::deleted: return t(text::remark_deleted);
    }
    return {};
}

Html words_of(const Remark& remark) {
    switch (remark.kind) {
        case RemarkKind::inserted: return markup("<p lang=\"sv\"><ins>{}</ins></p>", remark.text);
        case RemarkKind::deleted: return markup("<p lang=\"sv\"><del>{}</del></p>", remark.text);
        case RemarkKind::comment: break;
    }
    return markup("<p lang=\"sv\">{}</p>", remark.text);
}

}  // namespace

Html RemarkMargin::one(const Remark& remark) const {
    auto who = remark.author.empty() ? m_t(text::remark_by_nobody) : remark.author;
    if (remark.day) who += ", " + m_t.day_and_year(*remark.day);
    return markup("<li><p class=\"small\"><b>{}</b> <span class=\"dim\">{}</span></p>{}</li>",
                  what_it_is(remark, m_t), who, words_of(remark));
}

Html RemarkMargin::beside(int first_line, int last_line) {
    if (first_line <= 0) return {};
    Html list;
    std::erase_if(m_left, [&](const Remark& remark) {
        const bool is_here = remark.line >= first_line && remark.line <= last_line;
        if (is_here) list += one(remark);
        return is_here;
    });
    if (list.empty()) return {};
    return markup("<ul class=\"said noprint\">{}</ul>", list);
}

std::int64_t RemarkMargin::skip(int first_line, int last_line) {
    return static_cast<std::int64_t>(std::erase_if(m_left, [&](const Remark& remark) {
        return first_line > 0 && remark.line >= first_line && remark.line <= last_line;
    }));
}

Html RemarkMargin::rest() {
    if (m_left.empty()) return {};
    const auto list = ui::each(m_left, [&](const Remark& remark) { return one(remark); });
    m_left.clear();
    return markup(
        "<section class=\"noprint\"><h2>{}</h2><p>{}</p><ul class=\"said\">{}</ul></section>",
        m_t(text::remarks), m_t(text::remarks_lead), list);
}

}  // namespace samskap::minutes
