// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/arrivals/arrivals.hpp"
#include "features/minutes/intake.hpp"
#include "features/minutes/reviews.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::minutes {

// What happened to one file that was handed in.
struct Outcome {
    std::string name;
    Imported imported;
};
struct QueueView {
    std::vector<QueueEntry> queue;
    std::vector<Intake> intakes;
    std::vector<arrivals::Left> left;
    std::vector<UnreadableFile> unreadable;
    std::vector<groups::Group> groups;
    std::vector<Outcome> outcomes;  // of the files just sent
    std::string group;              // chosen
    std::string pasted;
    std::string instead_of;  // the unreadable file whose words are typed
    bool nothing_sent = false;
    bool group_missing = false;
};
// Files whose pages are being read, with how far it is.
ui::Html intake_section(const web::Request& request, const std::vector<Intake>& intakes);
// What came by itself and was not taken in.
ui::Html left_section(const web::Request& request, const std::vector<arrivals::Left>& left);
// paste.js, compiled in.
std::string_view paste_script();
ui::Page queue_page(const web::Request& request, const QueueView& view);

}  // namespace samskap::minutes
