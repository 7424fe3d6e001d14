// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/components.hpp"
#include "kernel/ui/kernel_markup.hpp"

namespace samskap::ui {
namespace {

std::string id_of(const Field& field) { return "f-" + field.name; }
std::string hint_id(const Field& field) { return field.hint.empty() ? "" : "h-" + field.name; }
std::string error_id(const Field& field) { return field.error.empty() ? "" : "e-" + field.name; }

std::string described_by(const Field& field) {
    const auto hint = hint_id(field);
    const auto error = error_id(field);
    return hint + (!hint.empty() && !error.empty() ? " " : "") + error;
}

Html hint_of(const Field& field) {
    if (field.hint.empty()) return {};
    return kernel_markup(R"(<p class="hint" id="{}">{}</p>)", hint_id(field), field.hint);
}

// The sign says what the colour says.
Html error_of(const Field& field) {
    if (field.error.empty()) return {};
    return kernel_markup(R"(<p class="err" id="{}">{} {}</p>)", error_id(field), icon(Icon::stop),
                         field.error);
}

// What every control says of itself: name, place, whether it must be filled in, what is wrong.
Tag control(std::string_view element, const Field& field, std::string_view name) {
    Tag tag(element);
    tag.with("id", id_of(field)).with("name", name);
    tag.flag("required", field.required).with_some("aria-describedby", described_by(field));
    if (!field.error.empty()) tag.with("aria-invalid", "true");
    return tag;
}

Tag control(std::string_view element, const Field& field) {
    return control(element, field, field.name);
}

Html in_field(const Field& field, const Html& what) {
    return kernel_markup(R"(<div class="field{}"><label for="{}">{}</label>{}{}{}</div>)",
                         field.error.empty() ? "" : " bad", id_of(field), field.label,
                         hint_of(field), error_of(field), what);
}

struct InputWords {
    std::string_view type;
    std::string_view autocomplete;
    std::string_view mode;
};

InputWords words_of(InputKind kind) {
    switch (kind) {
        case InputKind::text: return {"text", "", ""};
        case InputKind::email: return {"email", "email", ""};
        case InputKind::tel: return {"tel", "tel", ""};
        case InputKind::search: return {"search", "off", ""};
        case InputKind::password: return {"password", "current-password", ""};
        case InputKind::new_password: return {"password", "new-password", ""};
        case InputKind::date: return {"date", "off", ""};
        case InputKind::time: return {"time", "off", ""};
        case InputKind::number: return {"text", "off", "numeric"};
        case InputKind::code: return {"text", "one-time-code", ""};
    }
    return {};
}

Html input_of(const Field& field, InputKind kind, std::string_view css_class) {
    const auto kind_words = words_of(kind);
    auto tag = control("input", field);
    tag.with("type", kind_words.type).with_some("class", css_class);
    // Whoever is asked for a user name is asked for their own, in every form.
    tag.with_some("autocomplete", field.name == "user_name" ? "username" : kind_words.autocomplete);
    tag.with_some("inputmode", kind_words.mode);
    if (kind == InputKind::code)
        tag.with("autocapitalize", "characters").with("spellcheck", "false");
    // A password is typed again; it never stands in a page.
    const bool secret = kind == InputKind::password || kind == InputKind::new_password;
    return (secret ? tag : tag.with_some("value", field.value)).empty();
}

Html option(const Choice& choice, bool chosen) {
    return Tag("option")
        .with("value", choice.value)
        .flag("selected", chosen)
        .around(words(choice.label));
}

Html hint_of(const Choice& choice) {
    return choice.hint.empty() ? Html() : markup(R"(<br><small>{}</small>)", choice.hint);
}

// The first of a group carries the id that the error summary leads to.
Html radio(const Field& field, const Choice& choice, bool is_first) {
    Tag tag("input");
    tag.with("type", "radio").with("name", field.name).with("value", choice.value);
    if (is_first) tag.with("id", id_of(field));
    tag.flag("checked", choice.value == field.value).flag("required", field.required);
    return kernel_markup(R"(<label class="opt">{}<span>{}{}</span></label>)", tag.empty(),
                         choice.label, hint_of(choice));
}

}  // namespace

Html input(const Field& field, InputKind kind) {
    return in_field(field, input_of(field, kind, ""));
}

Html short_input(const Field& field, InputKind kind) {
    return in_field(field, input_of(field, kind, "short"));
}

Html text_area(const Field& field, int rows) {
    // A browser drops the first line feed after the tag, so one of its own stands there.
    return in_field(
        field,
        control("textarea", field).with_number("rows", rows).around(words("\n" + field.value)));
}

Html select(const Field& field, const std::vector<Choice>& choices) {
    return in_field(field, control("select", field).around(each(choices, [&](const Choice& choice) {
        return option(choice, choice.value == field.value);
    })));
}

Html radios(const Field& field, const std::vector<Choice>& choices) {
    Html all;
    for (const auto& choice : choices) all += radio(field, choice, &choice == &choices.front());
    Tag set("fieldset");
    set.with_some("aria-describedby", described_by(field));
    set.with_some("class", field.error.empty() ? "" : "bad");
    return set.around(kernel_markup(R"(<legend>{}</legend>{}{}{})", field.label, hint_of(field),
                                    error_of(field), all));
}

Html checkbox(const Field& given, std::string_view value) {
    // Several may send the same name, each with a value of its own; their ids must differ.
    auto field = given;
    if (value != "1") field.name.append("-").append(value);
    auto tag = control("input", field, given.name);
    tag.with("type", "checkbox").with("value", value).flag("checked", !field.value.empty());
    return kernel_markup(R"(<div class="field{}">{}{}<label class="opt">{}<span>{}</span>)"
                         R"(</label></div>)",
                         field.error.empty() ? "" : " bad", hint_of(field), error_of(field),
                         tag.empty(), field.label);
}

Html file_input(const Field& field, std::string_view accept, bool several) {
    return in_field(field, control("input", field)
                               .with("type", "file")
                               .with_some("accept", accept)
                               .flag("multiple", several)
                               .empty());
}

Html hidden(std::string_view name, std::string_view value) {
    return Tag("input").with("type", "hidden").with("name", name).with("value", value).empty();
}

Html revision_field(std::int64_t revision) { return hidden("revision", std::to_string(revision)); }

}  // namespace samskap::ui
