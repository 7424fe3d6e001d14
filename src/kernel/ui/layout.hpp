// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"
#include "kernel/web/request.hpp"
#include "kernel/web/router.hpp"

namespace samskap::ui {

// Which of the main menu a page belongs to.
enum class Place { none, home, work, meetings, ideas, join, search };

struct Crumb {
    std::string words;
    std::optional<web::Url> to;  // the last has none
};
struct Page {
    std::string title;  // <title>, before the name of the house
    Html content;       // what stands in <main>; has the page's one h1
    Place place = Place::none;
    std::vector<Crumb> crumbs{};
    int status = 200;
    bool personal = false;  // never kept by the browser
};
// A whole page: skip link, header, menus (those of the work when signed in as secretary), main,
// footer with the phone number last; light, dark, easy, language as the person chose.
web::Answer page(const web::Request& request, const Page& page);
// 422 with the same page: the form once more, with what was typed and what is wrong.
web::Answer unprocessable(const web::Request& request, Page page);
// What the header and footer say of the installation; kept in settings, read once per change.
struct HouseWords {
    std::string municipality;  // "Sundhamns kommun"
    std::string contact_name;  // who answers the phone
    std::string contact_phone;
    std::string contact_hours;
    std::string contact_place;
};
HouseWords house_words(db::Reader& db);
void set_house_words(db::Writer& db, const HouseWords& words);
// The pages for errors, in plain Swedish; for web::Hooks::error_page.
web::Answer error_page(const web::Request& request, int status, std::string_view incident);
// As page(), for when the database cannot be asked: no contact, nobody signed in.
web::Answer page_without_database(const web::Request& request, const Page& page);
// GET /appearance (theme, easy, language → cookie, back to where one was) and the stylesheet.
void put_out_stylesheet();
void routes(web::Router& router);

}  // namespace samskap::ui
