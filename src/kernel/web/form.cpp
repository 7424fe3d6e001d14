// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/form.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"
#include "kernel/web/encoding.hpp"
#include "kernel/web/multipart.hpp"

namespace samskap::web {
namespace {

std::string decoded(std::string_view text) {
    return text::clean(percent_decode(text, Plus::is_space));
}

// As browsers write a name between quotes in Content-Disposition.
std::string quoted(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (c == '"')
            result += "%22";
        else if (c == '\n')
            result += "%0A";
        else
            result += c;
    }
    return result;
}

}  // namespace

std::string Form::value(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return !field.is_file && field.name == name;
    });
    return found == fields.end() ? std::string() : found->value;
}

std::vector<std::string> Form::values(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& field : fields)
        if (!field.is_file && field.name == name) found.push_back(field.value);
    return found;
}

bool Form::has(std::string_view name) const {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.name == name; });
}

// A file field that was left empty is sent as a file without name and bytes.
std::vector<UploadedFile> Form::files(std::string_view name) const {
    std::vector<UploadedFile> found;
    for (const auto& field : fields) {
        const bool empty = field.file_name.empty() && field.value.empty();
        if (field.is_file && field.name == name && !empty)
            found.push_back({field.file_name, field.value});
    }
    return found;
}

std::vector<std::string> Form::names() const {
    std::vector<std::string> all;
    for (const auto& field : fields) all.push_back(field.name);
    return all;
}

Expected<Form, FormRefusal> parse_urlencoded(std::string_view body, const FormLimits& limits) {
    Form form;
    if (body.size() > limits.total) return unexpected(FormRefusal::too_large);
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const auto pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        Form::Field field{.name = decoded(pair.substr(0, equals)),
                          .value = decoded(pair.substr(std::min(equals + 1, pair.size())))};
        if (form.fields.size() == limits.fields) return unexpected(FormRefusal::too_many_fields);
        if (field.name.size() > limits.name || field.value.size() > limits.value)
            return unexpected(FormRefusal::too_large);
        form.fields.push_back(std::move(field));
    }
    return form;
}

Expected<Form, FormRefusal> parse_form(std::string_view content_type, std::string_view body,
                                       const FormLimits& limits) {
    const auto kind = trim_blanks(content_type.substr(0, content_type.find(';')));
    if (same_ignoring_case(kind, "application/x-www-form-urlencoded"))
        return parse_urlencoded(body, limits);
    if (same_ignoring_case(kind, "multipart/form-data")) {
        MultipartParser parser{content_type, limits};
        parser.feed(body);
        return parser.finish();
    }
    if (kind.empty() && body.empty()) return Form{};
    return unexpected(FormRefusal::unknown_type);
}

std::string print_urlencoded(const Form& form) {
    std::string body;
    for (const auto& field : form.fields) {
        if (field.is_file) continue;
        if (!body.empty()) body += '&';
        body += percent_encode(field.name) + '=' + percent_encode(field.value);
    }
    return body;
}

std::string print_multipart(const Form& form, std::string_view boundary) {
    std::string body;
    for (const auto& field : form.fields) {
        body.append("--").append(boundary);
        body += "\r\nContent-Disposition: form-data; name=\"" + quoted(field.name) + '"';
        if (field.is_file)
            body += "; filename=\"" + quoted(field.file_name) +
                    "\"\r\nContent-Type: application/octet-stream";
        body += "\r\n\r\n" + field.value + "\r\n";
    }
    body.append("--").append(boundary).append("--\r\n");
    return body;
}

}  // namespace samskap::web
