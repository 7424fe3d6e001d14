// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

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

// A form as a browser would send it; parse_form gives it back, its values cleaned.
std::string print_urlencoded(const Form& form);
std::string print_multipart(const Form& form, std::string_view boundary);

}  // namespace samskap::web
