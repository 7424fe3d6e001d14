// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ui/html.hpp"
#include "kernel/web/request.hpp"
#include "kernel/web/statics.hpp"

// Every control, with label, hint, error and aria together. No hand-written <input> elsewhere.
namespace samskap::ui {

enum class Icon {
    none,
    home,
    thread,
    meeting,
    idea,
    join,
    stop,
    wait,
    ok,
    flag,
    source,
    pen,
    ask,
    undo,
    phone,
    pin,
    letters,
    language,
    search,
    lock,
    group,
    person,
    document,
    back,
    next,
    close,
    download,
};
Html icon(Icon which);

// One field of a form, as the form parsed it: what the person wrote stays, with the error.
struct Field {
    std::string name;
    std::string label;
    std::string value = {};
    std::string hint = {};
    std::string error = {};
    bool required = false;
};
struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
};

enum class InputKind { text, email, tel, search, password, new_password, date, time, number, code };
Html input(const Field& field, InputKind kind = InputKind::text);
Html short_input(const Field& field, InputKind kind);
Html text_area(const Field& field, int rows);
Html select(const Field& field, const std::vector<Choice>& choices);
// A group of large radio buttons in a fieldset; field.label is the legend.
Html radios(const Field& field, const std::vector<Choice>& choices);
// One large checkbox; checked when field.value is not empty; sends `value`.
Html checkbox(const Field& field, std::string_view value = "1");
Html file_input(const Field& field, std::string_view accept, bool several);
Html hidden(std::string_view name, std::string_view value);
// The revision that the form started from; `revised` (revision.hpp) checks it.
Html revision_field(std::int64_t revision);

enum class ButtonKind { primary, second, sun, mini };
struct Button {
    std::string label;
    ButtonKind kind = ButtonKind::primary;
    Icon icon = Icon::none;
    std::string name = {};  // sent with the form when set
    std::string value = {};
    std::string more = {};  // only read aloud: which thing this button is about
    bool focus = false;     // autofocus: in review only
};
Html button(const Button& button);
Html link_button(const web::Url& to, std::string_view label, ButtonKind kind = ButtonKind::primary,
                 Icon icon = Icon::none);
Html buttons(const Html& several);

// <form method="post"> with the token that proves where it came from.
enum class Sends { fields, files };
Html form(const web::Request& request, const web::Url& action, const Html& content,
          Sends sends = Sends::fields);
// <form method="get" role="search"> for filters and search.
Html get_form(const web::Url& action, const Html& content, std::string_view label);
// Errors first, each a link to its field; empty when no field has one.
Html error_summary(const web::Request& request, const std::vector<Field>& fields);

enum class Tone { plain, ok, wait, stop };
Html chip(Tone tone, Icon icon, std::string_view words);
Html note(Tone tone, const Html& content);
// Link from a fact to its place in the minutes: "Anteckningar 5 februari, under Lokalfrågan".
Html source_link(const web::Url& to, std::string_view words);
struct Fact {
    std::string name;
    Html value;
};
Html facts(const std::vector<Fact>& facts);
// A table that may scroll sideways, reachable by keyboard, with its name.
struct Table {
    std::string caption;
    std::vector<std::string> heads;
    std::vector<std::vector<Html>> rows;  // the first cell of each is the row's head
};
Html table(const Table& table);
Html paragraph(std::string_view words);
Html link(const web::Url& to, std::string_view words);
// Earlier / later pages; empty when there is only one. Sends ?page=n on the same address.
Html pager(const web::Request& request, int page, bool more);
// A script in a file of its own, run when the page is there. Everything must work without it.
Html script(const web::StaticFile& file);
// How sure the machine is of what it read: in words and as a small bar, never as a bare figure.
Html sureness(const web::Request& request, int percent_sure);
// Parts of a whole, side by side: the time of an agenda, how much is reviewed. `spoken` says the
// same in words. Yarn 1 to 6 is a colour, 0 is what is left.
struct Share {
    std::int64_t size;
    int yarn;
};
enum class BarHeight { low, tall };
Html share_bar(std::string_view spoken, const std::vector<Share>& shares, BarHeight height);
// Words of `text` between the spans are plain, inside them <mark>.
struct Span {
    std::size_t from;  // bytes
    std::size_t to;
};
Html marked(std::string_view text, const std::vector<Span>& spans);

}  // namespace samskap::ui
