// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/code_page.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace samskap::extraction {
namespace {

UConverter* opened(const std::string& name) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &error);
    return U_SUCCESS(error) != 0 ? converter : nullptr;
}

}  // namespace

void CodePage::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

CodePage::CodePage(const std::string& name) : m_converter(opened(name)) {
    if (!m_converter) m_converter.reset(opened("windows-1252"));
}

std::string CodePage::to_utf8(std::string_view bytes) const {
    if (!m_converter) return {};
    UErrorCode error = U_ZERO_ERROR;
    ucnv_reset(m_converter.get());
    const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  m_converter.get(), error);
    std::string result;
    if (U_SUCCESS(error) != 0) wide.toUTF8String(result);
    return result;
}

}  // namespace samskap::extraction
