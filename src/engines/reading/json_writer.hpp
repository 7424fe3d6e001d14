// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engines/reading/reading.hpp"

namespace samskap::reading {

// Writes one JSON text from front to back. Keys stand in the order they are written.
class JsonWriter {
public:
    explicit JsonWriter(JsonForm form) : m_pretty(form == JsonForm::pretty) {}

    template <class Inside>
    void object(Inside inside) {
        nested('{', '}', inside);
    }
    template <class List, class Each>
    void array(const List& list, Each each) {
        nested('[', ']', [&] {
            for (const auto& item : list) {
                next();
                each(item);
            }
        });
    }
    void key(std::string_view name) {
        // Keys are plain words of ours: nothing in them needs an escape.
        if (m_pretty) {
            next();
            m_text += '"';
            m_text.append(name).append("\": ", 3);
            return;
        }
        // One append for all: there are many keys.
        constexpr std::size_t signs = 4;
        std::array<char, 64> piece{};
        if (name.size() + signs > piece.size()) name = name.substr(0, piece.size() - signs);
        std::size_t length = 0;
        if (!m_first) piece[length++] = ',';
        piece[length++] = '"';
        length += name.copy(&piece[length], name.size());
        piece[length++] = '"';
        piece[length++] = ':';
        m_text.append(piece.data(), length);
        m_first = false;
    }
    void text(std::string_view value) { quoted(value); }
    void text_or_null(std::string_view value) { value.empty() ? null() : quoted(value); }
    void number(int value) { m_text += std::to_string(value); }
    void share(double value);  // from 0 to 1: 0.85
    void truth(bool value) { m_text += value ? "true" : "false"; }
    void null() { m_text += "null"; }
    [[nodiscard]] std::string done() && { return std::move(m_text); }

private:
    template <class Inside>
    void nested(char open, char close, Inside inside) {
        m_text += open;
        const bool outer = m_first;
        m_first = true;
        ++m_depth;
        inside();
        --m_depth;
        if (!m_first && m_pretty) line();
        m_first = outer;
        m_text += close;
    }
    void next() {
        if (!m_first) m_text += ',';
        m_first = false;
        if (m_pretty) line();
    }
    void line() {
        m_text += '\n';
        m_text.append(static_cast<std::size_t>(m_depth) * 1U, ' ');
    }
    void quoted(std::string_view value);

    std::string m_text;
    int m_depth = 0;
    bool m_pretty = true;
    bool m_first = true;
};

}  // namespace samskap::reading
