// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/base/errors.hpp"
#include "kernel/base/time.hpp"

// Fields of a JSON object by name. What is not there, or null, is empty; what has another kind is a
// Fault that names the field.
namespace samskap::app {

using Json = boost::json::object;

inline const boost::json::value* field(const Json& object, std::string_view name) {
    const auto* value = object.if_contains(boost::json::string_view(name.data(), name.size()));
    return value && !value->is_null() ? value : nullptr;
}

inline std::string text_field(const Json& object, std::string_view name) {
    const auto* value = field(object, name);
    if (!value) return {};
    if (!value->is_string()) throw Fault("the field “" + std::string(name) + "” must be text");
    return value->get_string().c_str();
}

inline bool flag_field(const Json& object, std::string_view name) {
    const auto* value = field(object, name);
    return value && value->is_bool() && value->get_bool();
}

inline int number_field(const Json& object, std::string_view name) {
    const auto* value = field(object, name);
    return value ? value->to_number<int>() : 0;
}

inline std::optional<Day> day_field(const Json& object, std::string_view name) {
    const auto words = text_field(object, name);
    if (words.empty()) return std::nullopt;
    const auto day = parse_day(words);
    if (!day) throw Fault("the field “" + std::string(name) + "” must be a day: " + words);
    return day;
}

inline const boost::json::array& list_field(const Json& object, std::string_view name) {
    static const boost::json::array none;
    const auto* value = field(object, name);
    return value ? value->as_array() : none;
}

}  // namespace samskap::app
