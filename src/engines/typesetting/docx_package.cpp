// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <pugixml.hpp>

#include "engines/typesetting/docx_parts.hpp"
#include "engines/typesetting/xml.hpp"
#include "kernel/base/text.hpp"

namespace samskap::typesetting {
namespace {

using Node = pugi::xml_node;

constexpr const char* letters = "Calibri";

struct Style {
    const char* id;
    const char* name;  // the one that every language of Word knows
    int size;          // half points
    bool bold;
    int before;  // twentieths of a point
    int after;
    int outline;  // -1: no heading
};
constexpr std::array<Style, 9> styles = {{
    {"Normal", "Normal", 22, false, 0, 160, -1},
    {"Title", "Title", 40, true, 0, 160, -1},
    {"Heading1", "heading 1", 30, true, 320, 120, 0},
    {"Heading2", "heading 2", 26, true, 240, 100, 1},
    {"Heading3", "heading 3", 23, true, 200, 80, 2},
    {"ListBullet", "List Bullet", 22, false, 0, 80, -1},
    {"TableText", "Table Text", 21, false, 40, 40, -1},
    {"AfterTable", "After Table", 12, false, 0, 80, -1},
    {"Footer", "footer", 18, false, 0, 0, -1},
}};

void value(Node parent, const char* name, const char* content) {
    parent.append_child(name).append_attribute("w:val") = content;
}
void value(Node parent, const char* name, int content) {
    parent.append_child(name).append_attribute("w:val") = content;
}

void add_size(Node run, int size) {
    value(run, "w:sz", size);
    value(run, "w:szCs", size);
}

void add_defaults(Node root, const Document& document) {
    auto run =
        root.append_child("w:docDefaults").append_child("w:rPrDefault").append_child("w:rPr");
    auto fonts = run.append_child("w:rFonts");
    for (const auto* kind : {"w:ascii", "w:hAnsi", "w:cs"}) fonts.append_attribute(kind) = letters;
    add_size(run, 22);
    auto language = run.append_child("w:lang");
    language.append_attribute("w:val") = document.language.c_str();
    language.append_attribute("w:eastAsia") = document.language.c_str();
}

void add_style(Node root, const Style& style) {
    auto node = root.append_child("w:style");
    node.append_attribute("w:type") = "paragraph";
    if (std::string_view(style.id) == "Normal") node.append_attribute("w:default") = "1";
    node.append_attribute("w:styleId") = style.id;
    value(node, "w:name", style.name);
    if (std::string_view(style.id) != "Normal") value(node, "w:basedOn", "Normal");
    node.append_child("w:qFormat");
    auto paragraph = node.append_child("w:pPr");
    if (style.outline >= 0) paragraph.append_child("w:keepNext");
    if (std::string_view(style.id) == "Footer") {
        auto tab = paragraph.append_child("w:tabs").append_child("w:tab");
        tab.append_attribute("w:val") = "right";
        tab.append_attribute("w:pos") = 9072;
    }
    auto spacing = paragraph.append_child("w:spacing");
    spacing.append_attribute("w:before") = style.before;
    spacing.append_attribute("w:after") = style.after;
    spacing.append_attribute("w:line") = 276;
    spacing.append_attribute("w:lineRule") = "auto";
    if (style.outline >= 0) value(paragraph, "w:outlineLvl", style.outline);
    auto run = node.append_child("w:rPr");
    if (style.bold) run.append_child("w:b");
    add_size(run, style.size);
}

void add_level(Node list, int depth) {
    static constexpr std::array<const char*, 2> signs = {"•", "–"};
    auto level = list.append_child("w:lvl");
    level.append_attribute("w:ilvl") = depth;
    value(level, "w:start", 1);
    value(level, "w:numFmt", "bullet");
    value(level, "w:lvlText", signs.at(static_cast<std::size_t>(depth % 2)));
    value(level, "w:lvlJc", "left");
    auto indent = level.append_child("w:pPr").append_child("w:ind");
    indent.append_attribute("w:left") = 360 * (depth + 1);
    indent.append_attribute("w:hanging") = 360;
}

struct Relation {
    const char* id;
    const char* type;  // the end of the address
    const char* target;
};

template <std::size_t count>
std::string relations(const std::array<Relation, count>& all) {
    return xml_of("Relationships", [&](Node root) {
        root.append_attribute("xmlns") =
            "http://schemas.openxmlformats.org/package/2006/relationships";
        for (const auto& relation : all) {
            auto node = root.append_child("Relationship");
            node.append_attribute("Id") = relation.id;
            node.append_attribute("Type") = relation.type;
            node.append_attribute("Target") = relation.target;
        }
    });
}

}  // namespace

#define SAMSKAP_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

std::string package_relations_part() {
    return relations(std::array<Relation, 3>{{
        {"rId1", SAMSKAP_OFFICE "officeDocument", "word/document.xml"},
        {"rId2",
         "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
         "docProps/core.xml"},
        {"rId3", SAMSKAP_OFFICE "extended-properties", "docProps/app.xml"},
    }});
}

std::string document_relations_part() {
    return relations(std::array<Relation, 4>{{
        {"rId1", SAMSKAP_OFFICE "styles", "styles.xml"},
        {"rId2", SAMSKAP_OFFICE "numbering", "numbering.xml"},
        {"rId3", SAMSKAP_OFFICE "settings", "settings.xml"},
        {"rId4", SAMSKAP_OFFICE "footer", "footer1.xml"},
    }});
}

#undef SAMSKAP_OFFICE

std::string content_types_part() {
    return xml_of("Types", [](Node root) {
        root.append_attribute("xmlns") =
            "http://schemas.openxmlformats.org/package/2006/content-types";
        const auto usual = [&](const char* ending, const char* type) {
            auto node = root.append_child("Default");
            node.append_attribute("Extension") = ending;
            node.append_attribute("ContentType") = type;
        };
        const auto part = [&](const char* name, const std::string& type) {
            auto node = root.append_child("Override");
            node.append_attribute("PartName") = name;
            node.append_attribute("ContentType") =
                ("application/vnd.openxmlformats-" + type + "+xml").c_str();
        };
        usual("rels", "application/vnd.openxmlformats-package.relationships+xml");
        usual("xml", "application/xml");
        part("/word/document.xml", "officedocument.wordprocessingml.document.main");
        for (const std::string name : {"styles", "numbering", "settings"})
            part(("/word/" + name + ".xml").c_str(), "officedocument.wordprocessingml." + name);
        part("/word/footer1.xml", "officedocument.wordprocessingml.footer");
        part("/docProps/core.xml", "package.core-properties");
        part("/docProps/app.xml", "officedocument.extended-properties");
    });
}

std::string styles_part(const Document& document) {
    return xml_of("w:styles", [&](Node root) {
        root.append_attribute("xmlns:w") = word_namespace;
        add_defaults(root, document);
        for (const auto& style : styles) add_style(root, style);
    });
}

std::string numbering_part() {
    return xml_of("w:numbering", [](Node root) {
        root.append_attribute("xmlns:w") = word_namespace;
        auto list = root.append_child("w:abstractNum");
        list.append_attribute("w:abstractNumId") = 0;
        value(list, "w:multiLevelType", "hybridMultilevel");
        for (int depth = 0; depth < 4; ++depth) add_level(list, depth);
        auto number = root.append_child("w:num");
        number.append_attribute("w:numId") = 1;
        value(number, "w:abstractNumId", 0);
    });
}

std::string settings_part(const Document& document) {
    return xml_of("w:settings", [&](Node root) {
        root.append_attribute("xmlns:w") = word_namespace;
        auto mode = root.append_child("w:compat").append_child("w:compatSetting");
        mode.append_attribute("w:name") = "compatibilityMode";
        mode.append_attribute("w:uri") = "http://schemas.microsoft.com/office/word";
        mode.append_attribute("w:val") = "15";
        value(root, "w:themeFontLang", document.language.c_str());
    });
}

std::string core_properties_part(const Document& document, Instant made_at) {
    return xml_of("cp:coreProperties", [&](Node root) {
        root.append_attribute("xmlns:cp") =
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
        root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
        root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
        root.append_child("dc:title").text() = text::squeeze(document.title).c_str();
        root.append_child("dc:creator").text() = text::squeeze(document.author).c_str();
        root.append_child("dc:language").text() = document.language.c_str();
        for (const auto* name : {"dcterms:created", "dcterms:modified"}) {
            auto node = root.append_child(name);
            node.append_attribute("xsi:type") = "dcterms:W3CDTF";
            node.text() = to_text(made_at).c_str();
        }
    });
}

std::string program_properties_part() {
    return xml_of("Properties", [](Node root) {
        root.append_attribute("xmlns") =
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        root.append_child("Application").text() = "Samskap";
    });
}

}  // namespace samskap::typesetting
