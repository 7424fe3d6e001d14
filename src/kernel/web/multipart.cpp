// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/multipart.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

constexpr std::size_t k_longest_boundary = 70;  // RFC 2046
constexpr std::size_t k_longest_headers = 4096;

// The next piece up to `separator`, with what stands between quotes left whole.
std::string_view next_piece(std::string_view& rest, char separator) {
    bool in_quotes = false;
    std::size_t end = 0;
    for (; end < rest.size(); ++end) {
        if (rest[end] == '"') in_quotes = !in_quotes;
        if (rest[end] == separator && !in_quotes) break;
    }
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trim_blanks(piece);
}

// name="value" or name=value among the parameters of a header field.
std::optional<std::string_view> parameter(std::string_view field, std::string_view name) {
    next_piece(field, ';');
    while (!field.empty()) {
        const auto piece = next_piece(field, ';');
        const auto equals = piece.find('=');
        if (equals == std::string_view::npos) continue;
        if (!same_ignoring_case(trim_blanks(piece.substr(0, equals)), name)) continue;
        auto value = trim_blanks(piece.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return std::nullopt;
}

std::string unquoted(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto escape = name.substr(i, 3);
        const bool known = escape == "%22" || escape == "%0A" || escape == "%0D";
        if (known) {
            result += escape == "%22" ? '"' : escape == "%0A" ? '\n' : '\r';
            i += 2;
        } else {
            result += name[i];
        }
    }
    return text::clean(result);
}

// Some browsers send the whole path on the person's own machine.
std::string last_part(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return unquoted(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string_view header_in(std::string_view block, std::string_view name) {
    while (!block.empty()) {
        const auto end = std::min(block.find("\r\n"), block.size());
        const auto line = block.substr(0, end);
        block.remove_prefix(std::min(end + 2, block.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        if (same_ignoring_case(trim_blanks(line.substr(0, colon)), name))
            return trim_blanks(line.substr(colon + 1));
    }
    return {};
}

}  // namespace

MultipartParser::MultipartParser(std::string_view content_type, const FormLimits& limits)
    : m_limits(limits) {
    const auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > k_longest_boundary)
        m_refusal = FormRefusal::malformed;
    else
        m_delimiter = "\r\n--" + std::string(*boundary);
}

void MultipartParser::feed(std::string_view bytes) {
    // In pieces, so that the buffer stays small when a whole body comes at once.
    constexpr std::size_t piece_size = 64U << 10U;
    m_total += bytes.size();
    if (m_total > m_limits.total) refuse(FormRefusal::too_large);
    while (!bytes.empty() && !m_refusal && m_state != State::epilogue) {
        const auto piece = bytes.substr(0, piece_size);
        bytes.remove_prefix(piece.size());
        m_buffer.append(piece);
        while (step()) {
        }
        m_buffer.erase(0, m_at);
        m_at = 0;
    }
}

Expected<Form, FormRefusal> MultipartParser::finish() {
    if (m_refusal) return unexpected(*m_refusal);
    if (m_state != State::epilogue) return unexpected(FormRefusal::malformed);
    return std::move(m_form);
}

std::string_view MultipartParser::rest() const { return std::string_view(m_buffer).substr(m_at); }

bool MultipartParser::refuse(FormRefusal why) {
    if (!m_refusal) m_refusal = why;
    return false;
}

bool MultipartParser::step() {
    if (m_refusal) return false;
    switch (m_state) {
        case State::preamble:
        case State::value: return step_to_boundary();
        case State::after_boundary: return step_after_boundary();
        case State::headers: return step_headers();
        case State::epilogue: return false;
    }
    return false;
}

// Takes all that cannot be part of a delimiter that is still coming.
bool MultipartParser::step_to_boundary() {
    const auto found = rest().find(m_delimiter);
    const auto safe = rest().size() - std::min(rest().size(), m_delimiter.size() - 1);
    const auto taken = found == std::string_view::npos ? safe : found;
    if (m_state == State::value) take_value(rest().substr(0, taken));
    m_at += taken;
    if (found == std::string_view::npos || m_refusal) return false;
    if (m_state == State::value) end_field();
    m_at += m_delimiter.size();
    m_state = State::after_boundary;
    return !m_refusal;
}

// "--" ends the form; blanks and an end of line begin the next field.
bool MultipartParser::step_after_boundary() {
    if (rest().starts_with("--")) {
        m_state = State::epilogue;
        return false;
    }
    const auto line = std::min(rest().find_first_not_of(" \t"), rest().size());
    if (line > k_longest_boundary) return refuse(FormRefusal::malformed);
    if (rest().size() < line + 2) return false;
    if (rest().substr(line, 2) != "\r\n") return refuse(FormRefusal::malformed);
    if (m_form.fields.size() == m_limits.fields) return refuse(FormRefusal::too_many_fields);
    m_at += line + 2;
    m_state = State::headers;
    return true;
}

bool MultipartParser::step_headers() {
    const auto end = rest().find("\r\n\r\n");
    if (std::min(end, rest().size()) > k_longest_headers) return refuse(FormRefusal::malformed);
    if (end == std::string_view::npos) return false;
    const auto disposition = header_in(rest().substr(0, end), "content-disposition");
    auto rest_of_kind = disposition;
    const auto name = parameter(disposition, "name");
    if (!name || !same_ignoring_case(next_piece(rest_of_kind, ';'), "form-data"))
        return refuse(FormRefusal::malformed);
    const auto file = parameter(disposition, "filename");
    m_field = {.name = unquoted(*name), .value = {}, .is_file = file.has_value()};
    if (file) m_field.file_name = last_part(*file);
    if (m_field.name.size() > m_limits.name) return refuse(FormRefusal::too_large);
    m_at += end + 4;
    m_state = State::value;
    return true;
}

void MultipartParser::take_value(std::string_view bytes) {
    const auto limit = m_field.is_file ? m_limits.total : m_limits.value;
    if (m_field.value.size() + bytes.size() > limit)
        refuse(FormRefusal::too_large);
    else
        m_field.value.append(bytes);
}

void MultipartParser::end_field() {
    if (!m_field.is_file) m_field.value = text::clean(m_field.value);
    m_form.fields.push_back(std::move(m_field));
    m_field = {};
}

}  // namespace samskap::web
