// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"

namespace samskap::reading {
namespace {

void note(std::vector<Mention>& list, const std::string& name, const std::string& written,
          int line) {
    auto place =
        std::find_if(list.begin(), list.end(), [&](const Mention& m) { return m.name == name; });
    if (place == list.end())
        place = list.insert(list.end(), Mention{.name = name, .as_written = {}, .lines = {}});
    if (std::find(place->as_written.begin(), place->as_written.end(), written) ==
        place->as_written.end())
        place->as_written.push_back(written);
    if (std::find(place->lines.begin(), place->lines.end(), line) == place->lines.end())
        place->lines.push_back(line);
}

std::string_view url_at(std::string_view text, std::size_t at) {
    auto end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t' && text[end] != ')' &&
           text[end] != '>' && text[end] != '"' && text[end] != ']')
        ++end;
    auto url = text.substr(at, end - at);
    while (ends_with_any(url, ".,;:!?")) url.remove_suffix(1);
    return url;
}

void add_link(Reading& reading, std::string_view url, std::string_view words, int line) {
    const auto plain = [](std::string_view u) {
        return u.ends_with('/') ? u.substr(0, u.size() - 1) : u;
    };
    for (const auto& link : reading.links)
        if (plain(link.url) == plain(url)) return;
    reading.links.push_back({std::string(url), std::string(words), line});
}

// [words](url)
void add_marked_links(Reading& reading, const Line& line) {
    const auto text = line.text;
    for (auto at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
        const auto open = text.rfind('[', at);
        const auto close = text.find(')', at);
        if (open == std::string_view::npos || close == std::string_view::npos) continue;
        add_link(reading, text.substr(at + 2, close - at - 2), text.substr(open + 1, at - open - 1),
                 line.number);
    }
}

// The words of a matter's name all stand in the sentence, in whatever form.
bool speaks_of(const Parsed& sentence, std::string_view name) {
    Parsed words;
    parse(name, words);
    std::size_t asked = 0;
    for (const auto& wanted : words.tokens) {
        if (wanted.low.size() < 4) continue;
        ++asked;
        const auto root = wanted.low.substr(0, std::max<std::size_t>(4, wanted.low.size() - 2));
        const bool there = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                       [&](const Token& t) { return t.low.starts_with(root); });
        if (!there) return false;
    }
    return asked > 0;
}

}  // namespace

void find_mentions(const Body& body, Reading& reading) {
    for (const auto* list : {&reading.present, &reading.absent})
        for (const auto& who : *list) {
            note(reading.people, who.name, who.name, who.line);
            if (!who.organisation.empty())
                note(reading.organisations, who.organisation, who.organisation, who.line);
        }
    for (const auto& sentence : body.sentences)
        for (const auto& met : sentence.met) {
            if (met.naming == Naming::role) continue;
            auto& list = met.naming == Naming::person ? reading.people : reading.organisations;
            note(list, met.name, met.as_written, sentence.statement.where.line);
        }
}

void find_links(const std::vector<Line>& lines, Reading& reading) {
    for (const auto& line : lines) {
        if (line.blank()) continue;
        add_marked_links(reading, line);
        for (std::string_view start : {"http://", "https://", "www."})
            for (auto at = line.text.find(start); at != std::string_view::npos;
                 at = line.text.find(start, at + 4)) {
                if (at > 0 && (line.text[at - 1] == '(' || line.text[at - 1] == '/')) continue;
                const auto url = url_at(line.text, at);
                add_link(reading, url, url, line.number);
            }
    }
}

void find_matters(Body& body, const Known& known) {
    for (auto& sentence : body.sentences) {
        auto& matters = sentence.statement.matters;
        const auto& heading = body.headings[sentence.topic];
        for (const auto& matter : known.matters) {
            const bool named =
                speaks_of(sentence.parsed, matter.name) ||
                std::any_of(matter.spellings.begin(), matter.spellings.end(),
                            [&](const std::string& s) { return speaks_of(sentence.parsed, s); });
            if (named)
                matters.push_back({matter.name, .8, "named"});
            else if (!heading.title.empty() && speaks_of(heading.parsed, matter.name))
                matters.push_back({matter.name, .7, "heading"});
        }
        const bool plain = heading.section == Section::plain && !heading.title.empty();
        const bool there = std::any_of(matters.begin(), matters.end(),
                                       [](const auto& m) { return m.reason == "heading"; });
        if (plain && !there) matters.push_back({heading.title, .5, "heading"});
    }
}

}  // namespace samskap::reading
