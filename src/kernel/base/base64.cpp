// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/base64.hpp"

#include <sodium.h>

namespace samskap::base64 {
namespace {

constexpr int k_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string text_of(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), k_variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      k_variant);
    text.pop_back();  // the zero that ends it in C
    return text;
}

std::optional<std::string> bytes_of(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const auto done =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, &end, k_variant);
    if (done != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace samskap::base64
