// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kernel/ui/components.hpp"
#include "kernel/ui/picture.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {

Html sureness(const web::Request& request, int percent_sure) {
    const Texts t{request};
    const auto sure = std::clamp(percent_sure, 0, 100);
    const auto words = t(sure >= 85   ? text::sure_very
                         : sure >= 60 ? text::sure_rather
                                      : text::sure_not);
    return markup(R"(<span class="sure"><svg aria-hidden="true">)"
                  R"(<rect width="{}%" height="100%"/></svg>{}</span>)",
                  sure, words);
}

Html share_bar(std::string_view spoken, const std::vector<Share>& shares, BarHeight height) {
    std::int64_t whole = 0;
    for (const auto& share : shares) whole += share.size;
    Html parts;
    double from = 0;
    for (const auto& share : shares) {
        const auto width =
            whole == 0 ? 0.0 : static_cast<double>(share.size) * 100 / static_cast<double>(whole);
        parts += markup(R"(<rect class="k{}" x="{}%" width="{}%" height="100%"/>)", share.yarn,
                        percent(from), percent(width));
        from += width;
    }
    return markup(R"html(<svg class="bar{}" role="img" aria-label="{}">{}</svg>)html",
                  height == BarHeight::low ? " low" : "", spoken, parts);
}

}  // namespace samskap::ui
