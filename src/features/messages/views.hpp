// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/messages/channels.hpp"
#include "features/messages/letters.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::messages {

// What a person reads of one message, and what became of it.
struct MessageView {
    Outgoing message;
    std::string title;
    std::string became;
};
ui::Page messages_page(const web::Request& request, const std::vector<MessageView>& list,
                       bool more);
ui::Page message_page(const web::Request& request, const MessageView& view, const Composed& words);
std::string became(const Outgoing& message, const ui::Texts& t);

struct ContactForm {
    std::string way = {};
    std::string address = {};
    bool is_malformed = false;
    bool is_too_many = false;
};
// The person's own page, or that of somebody whom a member of staff helps.
struct ContactView {
    std::vector<Contact> contacts;
    std::string of_other;  // the name; empty: one's own
    web::Url at;           // of the page
    bool mail = false;     // whether this installation can send any
    bool sms = false;
    ContactForm form = {};
    // Somebody changed it since the page was made, so the press that came with it was not followed.
    bool was_changed = false;
};
// What the page shows, so that a press says what it was made for.
std::vector<ui::Merging> listed(const std::vector<Contact>& contacts);
ui::Page contact_page(const web::Request& request, const ContactView& view);

enum class Confirming { asked, done, over };
ui::Page confirmation_page(const web::Request& request, Confirming state, std::string_view code);

ui::Page letters_page(const web::Request& request, const std::vector<Outgoing>& list);
// As it is printed; `is_neutral`: whoever prints it may not read what it is about.
struct LetterView {
    Outgoing letter;
    Composed words;
    bool is_neutral = false;
    bool is_over = false;  // the person may not see it any more
    ui::Texts texts;       // in the tongue of who gets it
};
ui::Page letter_page(const web::Request& request, const LetterView& view);

}  // namespace samskap::messages
