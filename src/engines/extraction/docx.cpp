// SPDX-License-Identifier: GPL-3.0-or-later
#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>

#include "engines/extraction/flow.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// A part of the archive that unpacks to more than this is a bomb, not minutes.
constexpr zip_uint64_t largest_part = 64UL * 1024 * 1024;

class Archive {
public:
    explicit Archive(std::string_view bytes) {
        zip_error_t error;
        zip_error_init(&error);
        auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (source == nullptr) return;
        m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!m_zip) zip_source_free(source);
    }
    [[nodiscard]] bool is_open() const { return m_zip != nullptr; }

    // Empty when there is no such part, or it is broken, locked or too large.
    [[nodiscard]] std::string part(const char* name) const {
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat(m_zip.get(), name, 0, &about) != 0) return {};
        if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > largest_part) return {};
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
            zip_fopen(m_zip.get(), name, 0), &zip_fclose);
        if (!file) return {};
        std::string bytes(about.size, '\0');
        const auto got = zip_fread(file.get(), bytes.data(), bytes.size());
        return got == static_cast<zip_int64_t>(bytes.size()) ? bytes : std::string{};
    }

private:
    struct Close {
        void operator()(zip_t* zip) const { zip_discard(zip); }
    };
    std::unique_ptr<zip_t, Close> m_zip;
};

using Node = pugi::xml_node;

// Which paragraph styles are headings ("Rubrik1" in a Swedish Word, but always named "heading 1"),
// and which are lists.
struct Styles {
    static constexpr int title = 0;
    std::map<std::string, int> headings;
    std::map<std::string, int> lists;  // style → depth

    explicit Styles(const std::string& xml) {
        pugi::xml_document document;
        if (!document.load_buffer(xml.data(), xml.size())) return;
        for (const Node style : document.child("w:styles").children("w:style")) read(style);
    }

    void read(Node style) {
        const std::string id = style.attribute("w:styleId").value();
        const auto name = text::lower(style.child("w:name").attribute("w:val").value());
        const auto properties = style.child("w:pPr");
        if (name == "title") headings[id] = title;
        if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '6')
            headings[id] = name[8] - '0';
        if (const auto outline = properties.child("w:outlineLvl");
            outline && !headings.contains(id))
            headings[id] = std::min(outline.attribute("w:val").as_int(8) + 1, 6);
        if (properties.child("w:numPr") || name.starts_with("list bullet"))
            lists[id] = properties.child("w:numPr").child("w:ilvl").attribute("w:val").as_int(0);
    }
};

class Reader {
public:
    explicit Reader(const Styles& styles) : m_styles(styles) {}
    void read_blocks(Node parent, int depth);
    [[nodiscard]] Flow finish() { return std::move(m_flow); }

private:
    void read_paragraph(Node paragraph);
    void read_table(Node table, int depth);
    const Styles& m_styles;
    Flow m_flow;
    bool m_titled = false;  // the headings come one step below the title
};

bool is(Node node, std::string_view name) { return node.name() == name; }

// What was deleted with changes tracked, the codes of fields and the older copy of a drawing are
// not part of the text.
bool is_left_out(Node node) {
    return is(node, "w:del") || is(node, "w:moveFrom") || is(node, "w:instrText") ||
           is(node, "mc:Fallback") || is(node, "w:pPr") || is(node, "w:rPr");
}

constexpr int deepest = 200;

void words_of(Node node, std::string& to, int depth) {
    if (is_left_out(node) || depth > deepest) return;
    if (node.child("w:rPr").child("w:vanish")) return;
    if (is(node, "w:t")) to += node.text().get();
    if (is(node, "w:tab")) to += '\t';
    if (is(node, "w:br") || is(node, "w:cr")) to += '\n';
    if (is(node, "w:noBreakHyphen")) to += '-';
    for (const Node inner : node.children()) words_of(inner, to, depth + 1);
}

void Reader::read_paragraph(Node paragraph) {
    std::string words;
    words_of(paragraph, words, 0);
    const auto properties = paragraph.child("w:pPr");
    const std::string style = properties.child("w:pStyle").attribute("w:val").value();
    const auto number = properties.child("w:numPr");
    const auto heading = m_styles.headings.find(style);
    const auto list = m_styles.lists.find(style);
    if (heading != m_styles.headings.end()) {
        m_titled = m_titled || heading->second == Styles::title;
        return m_flow.heading(heading->second + (m_titled ? 1 : 0), words);
    }
    const bool numbered = number && number.child("w:numId").attribute("w:val").as_int(1) != 0;
    if (numbered) return m_flow.bullet(number.child("w:ilvl").attribute("w:val").as_int(0), words);
    if (list != m_styles.lists.end() && !number) return m_flow.bullet(list->second, words);
    bool first = true;
    for (const auto line : text::split(words, '\n')) {
        if (first)
            m_flow.paragraph(line);
        else
            m_flow.line(line);
        first = first && text::trim(line).empty();
    }
}

void Reader::read_table(Node table, int depth) {
    m_flow.gap();
    for (const Node row : table.children("w:tr")) {
        const auto cells = row.children("w:tc");
        if (std::distance(cells.begin(), cells.end()) == 1) {
            read_blocks(row.child("w:tc"), depth + 1);
            continue;
        }
        std::vector<std::string> words;
        for (const Node cell : cells) {
            auto& to = words.emplace_back();
            for (const Node paragraph : cell.children()) {
                words_of(paragraph, to, depth);
                to += ' ';
            }
        }
        m_flow.row(words);
    }
    m_flow.gap();
}

void Reader::read_blocks(Node parent, int depth) {
    if (depth > deepest) return;
    for (const Node node : parent.children()) {
        if (is(node, "w:p"))
            read_paragraph(node);
        else if (is(node, "w:tbl"))
            read_table(node, depth);
        else if (!is_left_out(node))
            read_blocks(node, depth + 1);
    }
}

}  // namespace

Expected<Extracted, Refusal> extract_docx(std::string_view bytes) {
    const Archive archive(bytes);
    if (!archive.is_open()) return unexpected(Refusal::broken);
    const auto xml = archive.part("word/document.xml");
    pugi::xml_document document;
    const auto how = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (xml.empty() || !document.load_buffer(xml.data(), xml.size(), how))
        return unexpected(Refusal::broken);
    const Styles styles(archive.part("word/styles.xml"));
    Reader reader(styles);
    reader.read_blocks(document.child("w:document").child("w:body"), 0);
    auto flow = reader.finish();
    if (!flow.has_letters()) return unexpected(Refusal::empty);
    return std::move(flow).take(Format::docx);
}

}  // namespace samskap::extraction
