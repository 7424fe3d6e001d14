// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/web/request.hpp"

namespace samskap::web {

struct FormLimits {
    std::size_t fields = 5000;       // the review of long minutes has some for each statement
    std::size_t name = 200;          // bytes of a field's name
    std::size_t value = 2U << 20U;   // bytes of a field that is no file
    std::size_t total = 60U << 20U;  // bytes of the whole body
};
enum class FormRefusal { malformed, too_many_fields, too_large, unknown_type };

// A body of application/x-www-form-urlencoded or multipart/form-data. No body is an empty form.
[[nodiscard]] Expected<Form, FormRefusal> parse_form(std::string_view content_type,
                                                     std::string_view body,
                                                     const FormLimits& limits);
[[nodiscard]] Expected<Form, FormRefusal> parse_urlencoded(std::string_view body,
                                                           const FormLimits& limits);

// The first field that is longer than the route lets it be, and what its page calls it.
struct LongFields;  // router.hpp
struct TooLong {
    std::string name;
    std::string label;       // empty: the page did not say
    std::size_t length = 0;  // in characters, as the limit
    std::size_t limit = 0;
};
// What somebody typed or chose, as far as the page said what it is; no password.
struct TypedField {
    std::string label;
    std::string value;
};
std::vector<TypedField> typed_fields(const Form& form);
// Takes what the page said of labels out of the form, so that no feature meets it.
std::optional<TooLong> take_too_long(Form& form, const LongFields& fields);
// What ui::form() says of labels, in one hidden field: a name, a blank and its label on each line.
std::string print_labels(const std::vector<std::pair<std::string, std::string>>& labels);

// A form as a browser would send it; parse_form gives it back, its values cleaned.
std::string print_urlencoded(const Form& form);
std::string print_multipart(const Form& form, std::string_view boundary);

}  // namespace samskap::web
