// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>

#include "engines/extraction/decode.hpp"
#include "engines/extraction/extraction.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

using namespace std::string_view_literals;

// How files begin that are neither text nor anything we read.
constexpr std::array foreign_beginnings = {"GIF8"sv,
                                           "RIFF"sv,
                                           "\x1F\x8B"sv,
                                           "7z\xBC\xAF"sv,
                                           "Rar!"sv,
                                           "\x7F"
                                           "ELF"sv,
                                           "BZh"sv,
                                           "\xFD"
                                           "7zXZ"sv,
                                           "ID3"sv,
                                           "OggS"sv,
                                           "\xD0\xCF\x11\xE0"sv,
                                           "SQLite format 3"sv,
                                           "%!PS"sv};

bool begins_foreign(std::string_view bytes) {
    for (const auto beginning : foreign_beginnings)
        if (bytes.starts_with(beginning)) return true;
    return false;
}

bool ends_with_name(std::string_view name, std::initializer_list<std::string_view> endings) {
    const auto lower = text::lower(name);
    for (const auto ending : endings)
        if (lower.ends_with(ending)) return true;
    return false;
}

bool begins_as_html(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto start = text::lower(text::trim(bytes.substr(0, 200)));
    return start.starts_with("<!doctype html") || start.starts_with("<html") ||
           start.starts_with("<meta charset") || start.starts_with("<head");
}

std::optional<Format> picture_format(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Format::png;
    if (bytes.starts_with("\xFF\xD8\xFF")) return Format::jpeg;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return Format::tiff;
    return std::nullopt;
}

bool says_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != bytes.npos; }

// The first part of such an archive is not packed and says what it is.
bool says_odt(std::string_view bytes) {
    return bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.text") !=
           bytes.npos;
}

// A mail that lost its file name: header lines, with those among them that every mail has.
bool begins_as_mail(std::string_view bytes) {
    const auto head = "\n" + text::lower(bytes.substr(0, bytes.find("\n\n")).substr(0, 8000));
    const auto has = [&](std::string_view field) { return head.find(field) != head.npos; };
    return has("\nmime-version:") && has("\nfrom:") && has("\ndate:") && has("\ncontent-type:");
}

Expected<Format, Refusal> format_by_name(std::string_view name) {
    if (ends_with_name(name,
                       {".pdf", ".docx", ".odt", ".rtf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}))
        return unexpected(Refusal::broken);
    if (ends_with_name(name, {".md", ".markdown"})) return Format::markdown;
    if (ends_with_name(name, {".html", ".htm", ".xhtml"})) return Format::html;
    return Format::text;
}

}  // namespace

Expected<Format, Refusal> format_of(std::string_view bytes, std::string_view file_name) {
    if (bytes.empty()) return unexpected(Refusal::empty);
    if (const auto picture = picture_format(bytes)) return *picture;
    if (says_pdf(bytes)) return Format::pdf;
    if (bytes.starts_with("{\\rtf")) return Format::rtf;
    if (bytes.starts_with("PK\x03\x04")) {
        if (says_odt(bytes)) return Format::odt;
        if (bytes.find("word/document.xml") != bytes.npos) return Format::docx;
        // A DOCX that ends too early has lost the list of what is in it.
        return unexpected(ends_with_name(file_name, {".docx", ".odt"}) ? Refusal::broken
                                                                       : Refusal::unknown_format);
    }
    if (begins_foreign(bytes)) return unexpected(Refusal::unknown_format);
    if (begins_as_html(bytes)) return Format::html;
    if (ends_with_name(file_name, {".eml"}) || begins_as_mail(bytes)) return Format::eml;
    return format_by_name(file_name);
}

std::string_view media_type(Format format) {
    switch (format) {
        case Format::text: return "text/plain";
        case Format::markdown: return "text/markdown";
        case Format::html: return "text/html";
        case Format::pdf: return "application/pdf";
        case Format::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case Format::odt: return "application/vnd.oasis.opendocument.text";
        case Format::rtf: return "application/rtf";
        case Format::eml: return "message/rfc822";
        case Format::png: return "image/png";
        case Format::jpeg: return "image/jpeg";
        case Format::tiff: return "image/tiff";
    }
    return "application/octet-stream";
}

bool is_paged(Format format) {
    return format == Format::pdf || format == Format::png || format == Format::jpeg ||
           format == Format::tiff;
}

OpenPages open_pages(Format format, std::string_view bytes, int most_pages) {
    if (!is_paged(format)) return unexpected(Refusal::unknown_format);
    if (format != Format::pdf) return open_pictures(format, bytes, most_pages);
    auto opened = open_pdf(bytes);
    if (opened && (*opened)->count() > most_pages) return unexpected(Refusal::too_many_pages);
    return opened;
}

Expected<Extracted, Refusal> extract_text(std::string_view bytes, std::string_view file_name) {
    const auto format = format_of(bytes, file_name);
    if (!format) return unexpected(format.error());
    if (*format != Format::text && *format != Format::markdown)
        return unexpected(Refusal::unknown_format);
    return decode(bytes).map(
        [&](std::string text) { return Extracted{std::move(text), {{}}, *format, {}, {}, {}}; });
}

}  // namespace samskap::extraction
