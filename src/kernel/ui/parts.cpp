// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

std::string_view name_of(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::ok: return " ok";
        case Tone::wait: return " wait";
        case Tone::stop: return " stop";
    }
    return "";
}

Html fact(const Fact& fact) { return markup("<dt>{}</dt><dd>{}</dd>", fact.name, fact.value); }

Html head(const std::string& words) { return markup(R"(<th scope="col">{}</th>)", words); }

Html row(const std::vector<Html>& cells) {
    Html all;
    for (const auto& cell : cells)
        all += &cell == &cells.front() ? markup(R"(<th scope="row">{}</th>)", cell)
                                       : markup("<td>{}</td>", cell);
    return markup("<tr>{}</tr>", all);
}

// The address asked for, on another page of the same list.
web::Url on_page(const web::Request& request, int page) {
    const auto here = request.url();
    const auto& asked = here.text();
    const auto question = asked.find('?');
    std::string kept = asked.substr(0, question);
    char before = '?';
    if (question != std::string::npos)
        for (const auto part :
             samskap::text::split(std::string_view(asked).substr(question + 1), '&')) {
            if (part.empty() || part.starts_with("page=")) continue;
            kept.append(1, before).append(part);
            before = '&';
        }
    const auto same = web::Url::own_path(kept);
    if (page == 1) return same;
    return same.with("page", std::to_string(page));
}

}  // namespace

Html chip(Tone tone, Icon which, std::string_view words) {
    return markup(R"(<span class="chip{}">{}{}</span>)", name_of(tone), icon(which), words);
}

Html note(Tone tone, const Html& content) {
    return markup(R"(<div class="note{}">{}</div>)", name_of(tone), content);
}

Html source_link(const web::Url& to, std::string_view words) {
    return markup(R"(<a class="src" href="{}">{}{}</a>)", to, icon(Icon::source), words);
}

Html facts(const std::vector<Fact>& facts) {
    return markup(R"(<dl class="facts">{}</dl>)", each(facts, fact));
}

Html table(const Table& table) {
    return markup(R"html(<div class="scroll" tabindex="0" role="region" aria-label="{}"><table>
<caption>{}</caption>
<thead><tr>{}</tr></thead>
<tbody>{}</tbody>
</table></div>)html",
                  table.caption, table.caption, each(table.heads, head), each(table.rows, row));
}

Html paragraph(std::string_view words) { return markup("<p>{}</p>", words); }

Html link(const web::Url& to, std::string_view words) {
    return markup(R"(<a href="{}">{}</a>)", to, words);
}

Html pager(const web::Request& request, int page, bool more) {
    if (page <= 1 && !more) return {};
    const Texts t{request};
    Html before;
    if (page > 1)
        before = link_button(on_page(request, page - 1), t(text::pager_before), ButtonKind::second,
                             Icon::back);
    Html next;
    if (more)
        next = link_button(on_page(request, page + 1), t(text::pager_next), ButtonKind::second,
                           Icon::next);
    return markup(
        R"html(<nav class="btns" aria-label="{}">{}<span class="dim">{}</span>{}</nav>)html",
        t(text::pager), before, t(text::pager_page, page), next);
}

Html marked(std::string_view text, const std::vector<Span>& spans) {
    Html all;
    std::size_t from = 0;
    for (const auto& span : spans) {
        ensure(span.from >= from && span.to >= span.from && span.to <= text.size(),
               "spans come in order, apart, within the text");
        all += words(text.substr(from, span.from - from));
        all += markup("<mark>{}</mark>", text.substr(span.from, span.to - span.from));
        from = span.to;
    }
    all += words(text.substr(from));
    return all;
}

Html script(const web::StaticFile& file) {
    return kernel_markup(R"(<script src="{}" defer></script>)", file.url());
}

}  // namespace samskap::ui
