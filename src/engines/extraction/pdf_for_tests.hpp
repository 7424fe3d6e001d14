// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/text.hpp"

// The least PDF there can be, for tests: lines of Helvetica, which is not embedded.
namespace samskap::extraction::testing {

struct Print {
    double left = 70;
    double from_top = 100;
    std::string text;
    double size = 11;
    bool bold = false;
};
using PrintedPage = std::vector<Print>;

inline std::string in_windows_encoding(std::string_view words) {
    std::string bytes;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = text::decode(words, at);
        bytes += static_cast<char>(c == U'•' ? 0x95 : c == U'–' ? 0x96 : c);
    }
    return bytes;
}

inline std::string stream_of(const PrintedPage& page) {
    std::string stream;
    for (const auto& print : page)
        stream += "BT /" + std::string(print.bold ? "B " : "F ") + std::to_string(print.size) +
                  " Tf " + std::to_string(print.left) + " " + std::to_string(842 - print.from_top) +
                  " Td (" + in_windows_encoding(print.text) + ") Tj ET\n";
    return stream;
}

inline std::string font(std::string_view name) {
    return "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/" + std::string(name) +
           ">>";
}

// `trailer` goes into the trailer as it is: "/Encrypt <<…>>" makes a locked file.
inline std::string pdf_of(const std::vector<PrintedPage>& pages, std::string_view trailer = {}) {
    std::string kids;
    std::string objects;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = std::to_string(10 + 2 * i);
        const auto content = std::to_string(11 + 2 * i);
        const auto stream = stream_of(pages[i]);
        kids += page + " 0 R ";
        objects += page + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                   content + " 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>> endobj\n";
        objects += content + " 0 obj <</Length " + std::to_string(stream.size()) + ">> stream\n" +
                   stream + "endstream endobj\n";
    }
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[" +
           kids + "]/Count " + std::to_string(pages.size()) + ">> endobj\n3 0 obj " +
           font("Helvetica") + " endobj\n4 0 obj " + font("Helvetica-Bold") + " endobj\n" +
           objects + "trailer <</Root 1 0 R" + std::string(trailer) + ">>\n%%EOF\n";
}

}  // namespace samskap::extraction::testing
