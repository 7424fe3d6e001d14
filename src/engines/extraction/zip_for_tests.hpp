// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// The least archive there can be, for tests: parts that are stored as they are.
namespace samskap::extraction::testing {

inline std::string little(std::uint32_t value, int bytes) {
    std::string result;
    for (int i = 0; i < bytes; ++i, value >>= 8U) result += static_cast<char>(value & 0xFFU);
    return result;
}

inline std::uint32_t check_sum(const std::string& bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ (sum % 2 == 1 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const Parts& parts) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, content] : parts) {
        const auto size = static_cast<std::uint32_t>(content.size());
        const auto about = little(20, 2) + std::string(8, '\0') + little(check_sum(content), 4) +
                           little(size, 4) + little(size, 4) +
                           little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + about + std::string(10, '\0') +
                     little(static_cast<std::uint32_t>(bytes.size()), 4) + name;
        bytes += "PK\x03\x04" + about + name + content;
    }
    const auto count = little(static_cast<std::uint32_t>(parts.size()), 2);
    const auto end = "PK\x05\x06" + little(0, 4) + count + count +
                     little(static_cast<std::uint32_t>(directory.size()), 4) +
                     little(static_cast<std::uint32_t>(bytes.size()), 4) + little(0, 2);
    return bytes + directory + end;
}

inline std::string odt_of(const std::string& body, const std::string& styles = {}) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml",
                    "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>" +
                        styles + "</office:automatic-styles><office:body><office:text>" + body +
                        "</office:text></office:body></office:document-content>"}});
}

inline std::string docx_of(const std::string& body, const std::string& comments = {}) {
    return zip_of({{"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                   {"word/comments.xml", "<w:comments>" + comments + "</w:comments>"}});
}

}  // namespace samskap::extraction::testing
