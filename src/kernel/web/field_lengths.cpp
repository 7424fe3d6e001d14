// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kernel/base/text.hpp"
#include "kernel/web/form.hpp"
#include "kernel/web/router.hpp"

// How much may be typed into each field of a form: asked before any handler sees it.
namespace samskap::web {
namespace {

constexpr std::size_t k_longest_label = 200;

bool is_among(const std::vector<std::string>& names, std::string_view field) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return name.ends_with('-') ? field.starts_with(name) : field == name;
    });
}

// "text-4711" is one of many and has the label of all: "text-".
std::string_view family_of(std::string_view name) {
    const auto dash = name.find('-');
    return dash == std::string_view::npos ? name : name.substr(0, dash + 1);
}

std::string take_labels(Form& form) {
    auto labels = form.value(k_form_labels_field);
    std::erase_if(form.fields, [](const auto& field) { return field.name == k_form_labels_field; });
    return labels;
}

std::string label_in(std::string_view labels, std::string_view name) {
    for (const auto line : text::lines(labels)) {
        const auto blank = line.find(' ');
        if (blank == std::string_view::npos || line.substr(0, blank) != family_of(name)) continue;
        const auto label = text::squeeze(line.substr(blank));
        return label.size() <= k_longest_label ? label : std::string();
    }
    return {};
}

}  // namespace

std::vector<TypedField> typed_fields(const Form& form) {
    std::vector<TypedField> typed;
    const auto labels = form.value(k_form_labels_field);
    for (const auto& field : form.fields) {
        const bool is_secret = field.name.find("password") != std::string::npos;
        if (field.is_file || is_secret || text::trim(field.value).empty()) continue;
        auto label = label_in(labels, field.name);
        if (!label.empty()) typed.push_back({std::move(label), field.value});
    }
    return typed;
}

std::optional<TooLong> take_too_long(Form& form, const LongFields& fields) {
    const auto labels = take_labels(form);
    for (const auto& field : form.fields) {
        if (field.is_file || is_among(fields.documents, field.name)) continue;
        const auto limit = is_among(fields.areas, field.name) ? k_longest_text : k_longest_line;
        if (field.value.size() <= limit) continue;
        const auto length = text::code_points(field.value);
        if (length > limit) return TooLong{field.name, label_in(labels, field.name), length, limit};
    }
    return std::nullopt;
}

std::string print_labels(const std::vector<std::pair<std::string, std::string>>& labels) {
    std::string all;
    std::string_view last;
    for (const auto& [name, label] : labels) {
        const auto family = family_of(name);
        if (family == last) continue;
        last = family;
        if (!all.empty()) all += '\n';
        all.append(family).append(" ").append(label);
    }
    return all;
}

}  // namespace samskap::web
