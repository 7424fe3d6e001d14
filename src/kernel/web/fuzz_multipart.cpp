// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/web/multipart.hpp"

namespace {

using namespace samskap;
using namespace samskap::web;

Expected<Form, FormRefusal> read_in_pieces(std::string_view body, std::size_t piece) {
    MultipartParser parser{"multipart/form-data; boundary=x",
                           {.fields = 20, .name = 50, .value = 500, .total = 5000}};
    while (!body.empty()) {
        parser.feed(body.substr(0, piece));
        body.remove_prefix(std::min(piece, body.size()));
    }
    return parser.finish();
}

bool same(const Form& left, const Form& right) {
    return std::equal(left.fields.begin(), left.fields.end(), right.fields.begin(),
                      right.fields.end(), [](const auto& a, const auto& b) {
                          return a.name == b.name && a.value == b.value && a.is_file == b.is_file &&
                                 a.file_name == b.file_name;
                      });
}

}  // namespace

// However the bytes are cut, the same comes out: the same form, or a refusal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = read_in_pieces(body, body.size() + 1);
    const auto cut = read_in_pieces(body, 1U + data[0] % 16U);
    if (whole.has_value() != cut.has_value()) std::abort();
    if (whole && !same(*whole, *cut)) std::abort();
    return 0;
}
