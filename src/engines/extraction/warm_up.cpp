// SPDX-License-Identifier: GPL-3.0-or-later
#include <iconv.h>

#include <array>

#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// One page that says "abcdef": enough to load all that Poppler loads late.
constexpr std::string_view smallest_pdf = R"(%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F
<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>> endobj
4 0 obj <</Length 38>> stream
BT /F 12 Tf 20 100 Td (abcdef) Tj ET  
endstream endobj
trailer <</Root 1 0 R>>
)";

// Heads and parts of every kind, for what GMime looks up.
constexpr std::string_view smallest_mail =
    "Subject: =?iso-8859-1?Q?=E5?= =?utf-8?Q?=C3=A5?= =?windows-1252?Q?=E5?=\n"
    "From: =?iso-8859-15?Q?=E5?= <a@sundhamn.example>\nDate: Wed, 05 Mar 2031 10:20:00 +0100\n"
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: base64\n\n5Q==\n--b\n"
    "Content-Type: message/rfc822\n\nSubject: a\n\na\n--b--\n";

}  // namespace

void warm_up() {
    // Never closed: as long as one is open, the C library keeps its tables. The heads of mails are
    // written in these.
    static const std::array converters = {
        ::iconv_open("UTF-8", "UTF-16"), ::iconv_open("UTF-16", "UTF-8"),
        ::iconv_open("UTF-8", "ISO-8859-1"), ::iconv_open("UTF-8", "WINDOWS-1252"),
        ::iconv_open("UTF-8", "ISO-8859-15")};
    static_cast<void>(converters);
    // As long as one document is open, Poppler keeps what it shares between documents.
    static const auto kept = open_pdf(smallest_pdf);
    ensure(kept.has_value(), "Poppler does not read the smallest PDF");
    static_cast<void>((*kept)->layer(1));
    static_cast<void>((*kept)->raster(1, 72));
    static_cast<void>(extract_html("<p>å</p>"));
    static_cast<void>(extract_text("\xE5tg\xE4rd", ""));
    static_cast<void>(extract_eml(smallest_mail));
    static_cast<void>(extract_rtf("{\\rtf1\\ansi\\'e5}"));
    static_cast<void>(text::clean("a\xCC\x8A"));
}

}  // namespace samskap::extraction
