// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <optional>

#include "kernel/base/errors.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

constexpr std::size_t k_least_worth = 512;  // below this the header outweighs what is saved
// For pages of 10 to 20 KB: Brotli 3 costs twice its quality 1 and saves 9 % more; 4 would cost
// twice that again for 4 %. gzip 4 comes to the same size and cost as Brotli 3.
constexpr int k_quick_brotli = 3;
constexpr int k_quick_gzip = 4;

bool is_compressible(std::string_view content_type) {
    return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
           content_type.starts_with("image/svg") || content_type.starts_with("application/xml");
}

// Thousandths: "br;q=0.8" → 800.
int weight_of(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return 1000;
    const auto number = parameters.substr(q + 2);
    if (number.starts_with('1')) return 1000;
    if (!number.starts_with("0.")) return 0;
    int thousandths = 0;
    int unit = 100;
    for (const char c : number.substr(2, 3)) {
        if (c < '0' || c > '9') break;
        thousandths += (c - '0') * unit;
        unit /= 10;
    }
    return thousandths;
}

std::optional<int> weight_in(std::string_view accepted, std::string_view coding) {
    while (!accepted.empty()) {
        const auto end = std::min(accepted.find(','), accepted.size());
        const auto item = accepted.substr(0, end);
        accepted.remove_prefix(std::min(end + 1, accepted.size()));
        const auto mark = std::min(item.find(';'), item.size());
        if (same_ignoring_case(trim_blanks(item.substr(0, mark)), coding))
            return weight_of(item.substr(mark));
    }
    return std::nullopt;
}

// "abc" → "abc-br": a strong tag names these very bytes.
void mark_etag(Answer& answer, std::string_view suffix) {
    for (auto& [name, value] : answer.headers)
        if (name == "ETag" && value.ends_with('"')) value.insert(value.size() - 1, suffix);
}

}  // namespace

Encoding best_encoding(std::string_view accept_encoding) {
    const auto others = weight_in(accept_encoding, "*").value_or(0);
    const auto gzip_weight = weight_in(accept_encoding, "gzip").value_or(others);
    const auto brotli_weight = weight_in(accept_encoding, "br").value_or(others);
    if (brotli_weight > 0 && brotli_weight >= gzip_weight) return Encoding::brotli;
    return gzip_weight > 0 ? Encoding::gzip : Encoding::identity;
}

std::string gzip(std::string_view bytes, Effort effort) {
    constexpr int gzip_window = 15 + 16;  // zlib's way to ask for a gzip wrapper
    z_stream stream{};
    const int level = effort == Effort::best ? 9 : k_quick_gzip;
    auto done = deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
    ensure(done == Z_OK, "zlib does not start");
    std::string result(deflateBound(&stream, bytes.size()), '\0');
    std::string input(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    done = deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    ensure(done == Z_STREAM_END, "zlib did not finish");
    return result;
}

std::string brotli(std::string_view bytes, Effort effort) {
    auto size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string result(size, '\0');
    const auto done = BrotliEncoderCompress(
        effort == Effort::best ? BROTLI_MAX_QUALITY : k_quick_brotli, BROTLI_DEFAULT_WINDOW,
        BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
        reinterpret_cast<std::uint8_t*>(result.data()));
    ensure(done == BROTLI_TRUE, "Brotli did not finish");
    result.resize(size);
    return result;
}

void Compressor::apply(Answer& answer, std::string_view accept_encoding) {
    if (!is_compressible(answer.content_type) || answer.body.size() < k_least_worth) return;
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    const auto encoding = best_encoding(accept_encoding);
    if (encoding == Encoding::identity) return;
    const bool is_brotli = encoding == Encoding::brotli;
    const bool for_ever = answer.keep == Keep::for_ever;
    const auto etag = header_of(answer, "ETag");
    const bool can_keep = etag.starts_with('"');
    auto key = std::string(is_brotli ? "br" : "gz").append(etag);

    auto body = can_keep ? find(key) : nullptr;
    if (!body) {
        const auto effort = for_ever ? Effort::best : Effort::quick;
        body = std::make_shared<const std::string>(is_brotli ? brotli(answer.body, effort)
                                                             : gzip(answer.body, effort));
        if (can_keep) keep(std::move(key), body, for_ever);
    }
    answer.body = *body;
    answer.headers.emplace_back("Content-Encoding", is_brotli ? "br" : "gzip");
    mark_etag(answer, is_brotli ? "-br" : "-gz");
}

Compressor::Body Compressor::find(const std::string& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_by_key.find(key);
    if (found == m_by_key.end()) return nullptr;
    m_newest_first.splice(m_newest_first.begin(), m_newest_first, found->second);
    return found->second->body;
}

void Compressor::keep(std::string key, const Body& body, bool for_ever) {
    const std::lock_guard lock(m_mutex);
    if (m_by_key.contains(key)) return;
    m_newest_first.push_front({std::move(key), body, for_ever});
    m_by_key.emplace(m_newest_first.front().key, m_newest_first.begin());
    if (!for_ever) m_bytes += body->size();
    for (auto it = m_newest_first.end(); m_bytes > m_limit && it != m_newest_first.begin();) {
        --it;
        if (it->for_ever) continue;
        m_bytes -= it->body->size();
        m_by_key.erase(it->key);
        it = m_newest_first.erase(it);
    }
}

}  // namespace samskap::web
