// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kernel/web/form.hpp"

namespace samskap::web {

// Reads multipart/form-data as it comes, however the bytes are cut. Holds what has become fields
// and at most one boundary's length besides; stops at the first thing that breaks a limit.
class MultipartParser {
public:
    MultipartParser(std::string_view content_type, const FormLimits& limits);

    // More bytes. After a refusal they are passed over.
    void feed(std::string_view bytes);
    // The form, once all has come; malformed when the last boundary never came.
    [[nodiscard]] Expected<Form, FormRefusal> finish();
    [[nodiscard]] bool refused() const { return m_refusal.has_value(); }

private:
    enum class State { preamble, after_boundary, headers, value, epilogue };
    // One step through m_buffer; false when more bytes are needed.
    bool step();
    bool step_to_boundary();
    bool step_after_boundary();
    bool step_headers();
    void take_value(std::string_view bytes);
    void end_field();
    bool refuse(FormRefusal why);
    [[nodiscard]] std::string_view rest() const;

    FormLimits m_limits;
    std::string m_delimiter;        // "\r\n--boundary"
    std::string m_buffer = "\r\n";  // so that the first boundary looks like all others
    std::size_t m_at = 0;           // what of m_buffer has been read
    std::size_t m_total = 0;
    State m_state = State::preamble;
    Form m_form;
    Form::Field m_field;
    std::optional<FormRefusal> m_refusal;
};

}  // namespace samskap::web
