// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/icons.hpp"

#include <algorithm>
#include <array>

#include "kernel/ui/kernel_markup.hpp"

namespace samskap::ui {
namespace {

struct Drawing {
    Icon icon;
    std::string_view name;  // how a page points at it: #i-name
    std::string_view lines;
};

// Strokes on a field of 24 × 24.
constexpr std::array k_drawings{
    Drawing{Icon::home, "home", R"(<path d="M4 11l8-7 8 7v9h-5v-6h-6v6H4z"/>)"},
    Drawing{Icon::thread, "thread",
            R"(<path d="M8.5 7H11c5 0-1 10 4.5 10"/><circle cx="5.5" cy="7" r="3"/>)"
            R"(<circle cx="18.5" cy="17" r="3"/>)"},
    Drawing{Icon::meeting, "meet",
            R"(<circle cx="8" cy="8" r="3"/><circle cx="17" cy="9" r="2.5"/>)"
            R"(<path d="M2 20c0-8 12-8 12 0M15 14c4-1 7 2 7 6"/>)"},
    Drawing{Icon::idea, "idea",
            R"(<path d="M9 18h6M10 21h4M12 3a6 6 0 0 1 3 11v1H9v-1a6 6 0 0 1 3-11z"/>)"},
    Drawing{Icon::join, "join",
            R"(<path d="M12 21C5 16 3 12 3 9a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1)"
            R"(c0 3-2 7-9 12z"/>)"},
    Drawing{Icon::stop, "stop", R"(<path d="M5 12h9M16 5v14"/>)"},
    Drawing{Icon::wait, "wait",
            R"(<path d="M7 3h10M7 21h10M8 3c0 6 8 6 8 12v6M16 3c0 6-8 6-8 12v6"/>)"},
    Drawing{Icon::ok, "ok", R"(<path d="M4 13l5 5L20 6"/>)"},
    Drawing{Icon::flag, "flag", R"(<path d="M5 21V4h13l-3 4 3 4H5"/>)"},
    Drawing{Icon::source, "src", R"(<path d="M6 3h9l4 4v14H6zM9 11h7M9 15h7"/>)"},
    Drawing{Icon::pen, "pen", R"(<path d="M4 20l1-5L16 4l4 4L9 19z"/>)"},
    Drawing{Icon::ask, "ask",
            R"(<path d="M8 9a4 4 0 1 1 5 4c-1 .5-1 1-1 2"/><path d="M12 19v.1"/>)"},
    Drawing{Icon::undo, "undo", R"(<path d="M4 9h10a5 5 0 0 1 0 10H9M8 5L4 9l4 4"/>)"},
    Drawing{Icon::phone, "tel",
            R"(<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4c0 2-2 2-3 2)"
            R"(C9 20 4 15 3 6c0-1 0-3 2-3z"/>)"},
    Drawing{Icon::pin, "pin",
            R"(<path d="M12 21c-5-6-7-9-7-12a7 7 0 0 1 14 0c0 3-2 6-7 12z"/>)"
            R"(<circle cx="12" cy="9" r="2.5"/>)"},
    Drawing{Icon::letters, "aa",
            R"(<path d="M2 19L7.5 5 13 19M4 14h7"/><circle cx="18" cy="15.5" r="3.5"/>)"
            R"(<path d="M21.5 12v7"/>)"},
    Drawing{Icon::language, "lang",
            R"(<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c4 5 4 13 0 18M12 3c-4 5-4 13)"
            R"( 0 18"/>)"},
    Drawing{Icon::search, "find",
            R"(<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>)"},
    Drawing{Icon::lock, "lock", R"(<path d="M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2"/>)"},
    Drawing{Icon::group, "group",
            R"(<circle cx="12" cy="7" r="3"/><path d="M6 20c0-8 12-8 12 0"/>)"
            R"(<path d="M5 6a2.5 2.5 0 0 0 0 5M2 18c0-2 .5-3.5 2-4.5M19 6a2.5 2.5 0 0 1 0 5)"
            R"(M22 18c0-2-.5-3.5-2-4.5"/>)"},
    Drawing{Icon::person, "person",
            R"(<circle cx="12" cy="8" r="4"/><path d="M4 21c0-9 16-9 16 0"/>)"},
    Drawing{Icon::document, "doc", R"(<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>)"},
    Drawing{Icon::back, "back", R"(<path d="M20 12H5M11 5l-7 7 7 7"/>)"},
    Drawing{Icon::next, "next", R"(<path d="M4 12h15M13 5l7 7-7 7"/>)"},
    Drawing{Icon::close, "close", R"(<path d="M5 5l14 14M19 5L5 19"/>)"},
    Drawing{Icon::download, "save", R"(<path d="M12 3v12M6 10l6 6 6-6M4 21h16"/>)"},
};

const Drawing* drawing_named(std::string_view name) {
    const auto found = std::find_if(k_drawings.begin(), k_drawings.end(),
                                    [&](const Drawing& drawing) { return drawing.name == name; });
    return found == k_drawings.end() ? nullptr : &*found;
}

void append_symbol(std::string& to, const Drawing& drawing) {
    to.append("<symbol id=\"i-").append(drawing.name).append("\" viewBox=\"0 0 24 24\">");
    to.append(drawing.lines).append("</symbol>");
}

}  // namespace

Html icon(Icon which) {
    for (const auto& drawing : k_drawings)
        if (drawing.icon == which)
            return markup(R"(<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>)",
                          drawing.name);
    return {};
}

Html sprite_for(std::string_view markup) {
    constexpr std::string_view pointer = "<use href=\"#i-";
    std::array<bool, k_drawings.size()> drawn{};
    std::string sprite = R"(<svg class="vh" aria-hidden="true">)";
    for (auto at = markup.find(pointer); at != std::string_view::npos;
         at = markup.find(pointer, at)) {
        at += pointer.size();
        const auto* drawing = drawing_named(markup.substr(at, markup.find('"', at) - at));
        if (!drawing) continue;
        auto& done = drawn[static_cast<std::size_t>(drawing - k_drawings.data())];
        if (!done) append_symbol(sprite, *drawing);
        done = true;
    }
    return Html::made_by_kernel(sprite + "</svg>");
}

}  // namespace samskap::ui
