// SPDX-License-Identifier: GPL-3.0-or-later
#include <zip.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "engines/typesetting/docx_parts.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::typesetting {
namespace {

using Parts = std::vector<std::pair<const char*, std::string>>;

struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, Free>;

// The zip format knows no time zone; UTC it is, in steps of two seconds.
void add(zip_t* archive, const char* name, const std::string& bytes, Instant made_at) {
    auto* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    ensure(source != nullptr, "no memory for a part of a document");
    const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) zip_source_free(source);
    ensure(index >= 0, "a part of a document was refused");
    const auto place = static_cast<zip_uint64_t>(index);
    const auto date = date_of(Day{static_cast<std::int32_t>(made_at.seconds / 86400)});
    const auto second = made_at.seconds % 86400;
    const auto dos_date = std::max(date.year - 1980, 0) << 9 | date.month << 5 | date.day;
    const auto dos_time = second / 3600 << 11 | second % 3600 / 60 << 5 | second % 60 / 2;
    ensure(zip_file_set_dostime(archive, place, static_cast<zip_uint16_t>(dos_time),
                                static_cast<zip_uint16_t>(dos_date), 0) == 0,
           "a part of a document took no date");
}

std::string bytes_of(zip_source_t* source) {
    ensure(zip_source_open(source) == 0, "a document could not be read back");
    zip_source_seek(source, 0, SEEK_END);
    const auto size = zip_source_tell(source);
    zip_source_seek(source, 0, SEEK_SET);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const auto got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    ensure(got == size, "a document could not be read back");
    return bytes;
}

std::string packed(const Parts& parts, Instant made_at) {
    zip_error_t error;
    zip_error_init(&error);
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    ensure(source, "no memory for a document");
    // The archive lets go of the source when it closes; this hold is for reading the bytes.
    zip_source_keep(source.get());
    zip_t* archive = zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    ensure(archive != nullptr, "no archive for a document");
    for (const auto& [name, bytes] : parts) add(archive, name, bytes, made_at);
    ensure(zip_close(archive) == 0, "a document could not be packed");
    return bytes_of(source.get());
}

}  // namespace

std::string to_docx(const Document& document, Instant made_at) {
    return packed({{"[Content_Types].xml", content_types_part()},
                   {"_rels/.rels", package_relations_part()},
                   {"word/document.xml", body_part(document)},
                   {"word/_rels/document.xml.rels", document_relations_part()},
                   {"word/styles.xml", styles_part(document)},
                   {"word/numbering.xml", numbering_part()},
                   {"word/settings.xml", settings_part(document)},
                   {"word/footer1.xml", footer_part(document)},
                   {"docProps/core.xml", core_properties_part(document, made_at)},
                   {"docProps/app.xml", program_properties_part()}},
                  made_at);
}

}  // namespace samskap::typesetting
