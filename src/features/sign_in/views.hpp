// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/sign_in/sheets.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::sign_in {

// What links can be sent by.
struct Sending {
    bool mail = false;
    bool sms = false;
    [[nodiscard]] bool any() const { return mail || sms; }
};
Sending sending(db::Reader& db);

struct LinkForm {
    enum class State { fresh, malformed, sent, wait, wrong_code };
    std::string address = {};
    bool is_shared = false;
    State state = State::fresh;
};
ui::Page link_page(const web::Request& request, const LinkForm& form);

// The page behind a link: one button, or that its time is over.
ui::Page key_page(const web::Request& request, std::string_view code, bool is_good);

struct SheetView {
    people::Party person;
    std::optional<Sheet> sheet;
    bool may_have = false;
    std::vector<std::string> codes = {};  // just made
};
ui::Page sheet_page(const web::Request& request, const SheetView& view);

}  // namespace samskap::sign_in
