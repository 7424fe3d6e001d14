// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/base/time.hpp"
#include "kernel/db/database.hpp"
#include "kernel/web/answer.hpp"
#include "kernel/web/viewer.hpp"

namespace samskap::web {

// What came over the wire, or from a test: no sockets here.
struct RawRequest {
    std::string method;  // GET, HEAD, POST
    std::string target;  // path and query, still encoded
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string peer = "127.0.0.1";
};

enum class Language { sv, en };
enum class Theme { device, light, dark };
// How a person wants the pages, from one cookie; nobody has to sign in for it.
struct Preferences {
    Language language = Language::sv;
    bool easy = false;  // "Enklare text"
    Theme theme = Theme::device;
    bool operator==(const Preferences&) const = default;
};
// The cookie that holds them: words with '.' between, "en.easy.dark". Unknown words are passed
// over.
inline constexpr std::string_view k_preferences_cookie = "look";
std::string cookie_text(const Preferences& preferences);
Preferences preferences_in(std::string_view cookie);
// The cookie that holds the session's token, as set_cookie() and Request::cookie() call it.
inline constexpr std::string_view k_session_cookie = "session";
// The name of the hidden field with form_token(), in every form that is sent by POST.
inline constexpr std::string_view k_form_token_field = "form_token";
// The hidden field in which a form says what its fields are called, for the sentence that refuses
// one (form.hpp).
inline constexpr std::string_view k_form_labels_field = "form_labels";

class House;          // house.hpp: what outlives a request
struct RequestState;  // house.cpp

// A GET. It only reads.
class Request {
public:
    explicit Request(RequestState& state) : m_state(&state) {}
    [[nodiscard]] const Viewer& viewer() const;
    [[nodiscard]] Instant at() const;
    [[nodiscard]] Day today() const;
    [[nodiscard]] const Zone& zone() const;
    [[nodiscard]] const Preferences& preferences() const;
    // One snapshot for the whole request; opens at first use.
    [[nodiscard]] db::Reader& db() const;

    // The part of the path that the route calls `name`; NotFound when it is no id.
    template <class IdType>
    [[nodiscard]] IdType path(std::string_view name) const {
        return {id_in_path(name)};
    }
    [[nodiscard]] std::string path_text(std::string_view name) const;
    // Decoded, cleaned, trimmed; empty when it is not there.
    [[nodiscard]] std::string query(std::string_view name) const;
    // ?page=3, from 1; anything else is 1.
    [[nodiscard]] int page() const;
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    // The address asked for: path and query.
    [[nodiscard]] Url url() const;
    [[nodiscard]] std::string_view peer() const;
    [[nodiscard]] House& house() const;
    // The value of the hidden field k_form_token_field of each form on this page: the same within
    // one answer, masked anew for each against BREACH.
    [[nodiscard]] std::string form_token() const;

protected:
    [[nodiscard]] std::int64_t id_in_path(std::string_view name) const;
    [[nodiscard]] RequestState& state() const { return *m_state; }

private:
    RequestState* m_state;
};

struct UploadedFile {
    std::string name;  // as the browser said, only its last part, cleaned
    std::string bytes;
};

// What was sent in a form. Values are cleaned UTF-8.
class Form {
public:
    // Empty when it was not sent.
    [[nodiscard]] std::string value(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<UploadedFile> files(std::string_view name) const;
    // Names of fields sent, in order.
    [[nodiscard]] std::vector<std::string> names() const;

    struct Field {
        std::string name;
        std::string value;
        bool is_file = false;
        std::string file_name = {};
    };
    std::vector<Field> fields;
};

// A POST. `db()` writes, in one transaction that opens at first use and is kept only if the answer
// is no error (status below 400).
class Submission : public Request {
public:
    using Request::Request;
    // The form, once its origin is checked (Origin/Sec-Fetch-Site and the masked token).
    [[nodiscard]] const Form& form() const;
    [[nodiscard]] db::Writer& db() const;
};

}  // namespace samskap::web
