// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/ui/layout.hpp"

// What stands around <main>.
namespace samskap::ui {

// What the frame is made from. An error page may have to do without database and viewer.
struct Frame {
    const Texts& t;
    web::Url here;  // where the choices of look lead back to
    Place place;
    HouseWords house;
    const web::Viewer& viewer;
    web::Preferences preferences;
    Html sign_out;  // a form; empty when nobody is signed in
};
Html head_of_page(const Frame& frame);
// The menu of those who are signed in; empty for others.
Html work_menu(const Frame& frame);
Html crumbs(const Frame& frame, const std::vector<Crumb>& crumbs);
Html foot_of_page(const Frame& frame);

}  // namespace samskap::ui
