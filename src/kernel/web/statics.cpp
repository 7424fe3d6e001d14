// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/statics.hpp"

#include <map>
#include <mutex>

#include "kernel/base/crypto.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::web {
namespace {

struct Held {
    std::string_view content_type;
    std::string_view bytes;
    std::string etag;
};

struct Shelf {
    std::mutex mutex;
    std::map<std::string, Held, std::less<>> files;
};

Shelf& shelf() {
    static Shelf the_shelf;
    return the_shelf;
}

// samskap.css → samskap.3fa9c1d2.css
std::string fingerprinted(std::string_view name, std::string_view fingerprint) {
    const auto dot = std::min(name.rfind('.'), name.size());
    std::string result(name.substr(0, dot));
    return result.append(".").append(fingerprint).append(name.substr(dot));
}

}  // namespace

StaticFile::StaticFile(std::string_view name, std::string_view content_type, std::string_view bytes)
    : m_url(web::url("/")) {
    const auto fingerprint = crypto::sha256(bytes).substr(0, 12);
    const auto file = fingerprinted(name, fingerprint);
    m_url = web::url("/static/{}", file);
    const std::lock_guard lock(shelf().mutex);
    shelf().files.insert_or_assign(file, Held{content_type, bytes, '"' + fingerprint + '"'});
}

Answer static_file(std::string_view name) {
    const std::lock_guard lock(shelf().mutex);
    const auto found = shelf().files.find(name);
    if (found == shelf().files.end()) throw NotFound();
    const auto& held = found->second;
    Answer answer{.content_type = std::string(held.content_type),
                  .body = std::string(held.bytes),
                  .keep = Keep::for_ever};
    answer.headers.emplace_back("ETag", held.etag);
    return answer;
}

}  // namespace samskap::web
