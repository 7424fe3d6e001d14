// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmime/gmime.h>

#include <memory>
#include <optional>

#include "engines/extraction/code_page.hpp"
#include "engines/extraction/decode.hpp"
#include "engines/extraction/flow.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

constexpr int deepest = 50;
// Smaller pictures are the logotypes under people's names.
constexpr std::size_t least_picture = 12'000;
// Beyond this it is an archive that somebody mailed, not a letter.
constexpr std::size_t most_attachments = 1'000;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Unref>;

struct Free {
    void operator()(char* text) const { g_free(text); }
};

std::string words_of(const char* text) { return text == nullptr ? "" : text::clean(text); }

std::string written(const std::function<void(GMimeStream*)>& write) {
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    write(memory.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string content_of(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    return written([&](GMimeStream* to) { g_mime_data_wrapper_write_to_stream(content, to); });
}

// What western mail programs say of their encoding is often wrong, so for those it is found out.
std::string in_utf8(GMimePart* part) {
    const auto bytes = content_of(part);
    const auto charset = text::lower(
        words_of(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset")));
    const bool western = charset.empty() || charset == "us-ascii" || charset == "utf-8" ||
                         charset == "iso-8859-1" || charset == "windows-1252";
    if (western) return decode(bytes).value_or("");
    return text::clean(CodePage(charset).to_utf8(bytes));
}

class Letter {
public:
    void read(GMimeObject* object, int depth);
    [[nodiscard]] Extracted take() &&;
    Letterhead head;

private:
    void read_multipart(GMimeMultipart* parts, int depth);
    void read_part(GMimePart* part);
    void add_attachment(std::string name, std::string bytes);
    std::string m_text;
    std::vector<Attachment> m_attachments;
};

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
    auto* content = g_mime_object_get_content_type(object);
    return content != nullptr && g_mime_content_type_is_type(content, type, subtype) != 0;
}

// Of the same letter in several dresses the one with headings and lists; the plain one is broken
// into lines of a fixed length.
int best_dress(GMimeMultipart* parts) {
    int best = 0;
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
        auto* part = g_mime_multipart_get_part(parts, i);
        if (is_type(part, "text", "html") || is_type(part, "multipart", "related")) return i;
        if (is_type(part, "text", "plain")) best = i;
    }
    return best;
}

void Letter::read_multipart(GMimeMultipart* parts, int depth) {
    const int count = g_mime_multipart_get_count(parts);
    if (count > 0 && is_type(GMIME_OBJECT(parts), "multipart", "alternative"))
        return read(g_mime_multipart_get_part(parts, best_dress(parts)), depth + 1);
    for (int i = 0; i < count; ++i) read(g_mime_multipart_get_part(parts, i), depth + 1);
}

void Letter::add_attachment(std::string name, std::string bytes) {
    if (m_attachments.size() < most_attachments && !bytes.empty())
        m_attachments.push_back({std::move(name), std::move(bytes)});
}

void Letter::read_part(GMimePart* part) {
    auto* object = GMIME_OBJECT(part);
    const auto name = words_of(g_mime_part_get_filename(part));
    const bool attached = g_mime_part_is_attachment(part) != 0 || !name.empty();
    const bool is_html = is_type(object, "text", "html");
    if (attached || (!is_html && !is_type(object, "text", "plain"))) {
        auto bytes = content_of(part);
        if (is_type(object, "image", "*") && bytes.size() < least_picture) return;
        return add_attachment(name.empty() ? "bilaga" : name, std::move(bytes));
    }
    auto words = in_utf8(part);
    if (is_html) {
        auto html = extract_html(words);
        words = html ? std::move(html->text) : std::string{};
    }
    if (!m_text.empty() && !words.empty()) m_text += '\n';
    m_text += words;
    if (!m_text.empty() && !m_text.ends_with('\n')) m_text += '\n';
}

void Letter::read(GMimeObject* object, int depth) {
    if (object == nullptr || depth > deepest) return;
    if (GMIME_IS_MULTIPART(object)) {
        read_multipart(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        auto* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message == nullptr) return;
        const auto subject = words_of(g_mime_message_get_subject(message));
        add_attachment((subject.empty() ? "mejl" : subject) + ".eml", written([&](GMimeStream* to) {
                           g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, to);
                       }));
    } else if (GMIME_IS_PART(object)) {
        read_part(GMIME_PART(object));
    }
}

Extracted Letter::take() && {
    Extracted extracted;
    extracted.format = Format::eml;
    extracted.pages = {{}};
    if (!head.subject.empty()) extracted.text = "# " + head.subject + "\n\n";
    extracted.text = text::clean(extracted.text + m_text);
    extracted.letterhead = std::move(head);
    extracted.attachments = std::move(m_attachments);
    return extracted;
}

Letterhead head_of(GMimeMessage* message) {
    Letterhead head;
    head.subject = text::squeeze(words_of(g_mime_message_get_subject(message)));
    if (auto* from = g_mime_message_get_from(message)) {
        const std::unique_ptr<char, Free> words(internet_address_list_to_string(from, nullptr, 0));
        head.from = text::squeeze(words_of(words.get()));
    }
    if (auto* date = g_mime_message_get_date(message)) {
        const std::unique_ptr<char, Free> words(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
        head.sent = words_of(words.get());
    }
    return head;
}

}  // namespace

Expected<Extracted, Refusal> extract_eml(std::string_view bytes) {
    g_mime_init();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return unexpected(Refusal::broken);
    Letter letter;
    letter.head = head_of(message.get());
    letter.read(g_mime_message_get_mime_part(message.get()), 0);
    auto extracted = std::move(letter).take();
    if (extracted.text.empty() && extracted.attachments.empty()) return unexpected(Refusal::empty);
    return extracted;
}

}  // namespace samskap::extraction
