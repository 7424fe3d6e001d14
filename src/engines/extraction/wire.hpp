// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"

// What parent and child say to each other. A message is its length (4 bytes, least first) and that
// many bytes. A request is one byte for the wish, three numbers, then the file where the wish needs
// one. An answer is one byte, 0 for success and otherwise the refusal + 1; after a 0 what was asked
// for. Neither side believes the other: whatever does not add up is refused.
namespace samskap::extraction::wire {

constexpr std::size_t length_bytes = 4;

void put_number(std::string& to, std::uint32_t value);
// Takes it off the front; empty when there is too little.
std::optional<std::uint32_t> take_number(std::string_view& from);

void put_real(std::string& to, double value);  // as a float
void put_text(std::string& to, std::string_view text);

// Takes things off the front and remembers whether there was enough and all was within its bounds;
// after the first fault nothing more comes.
class Taker {
public:
    explicit Taker(std::string_view bytes) : m_rest(bytes) {}
    std::uint32_t number(std::uint32_t most);
    double real(double least, double most);  // clamped; only what is no number is a fault
    std::string text(std::size_t longest);
    std::string_view rest() const { return m_good ? m_rest : std::string_view{}; }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool at_end() const { return m_good && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

enum class Wish : char {
    read = 'r',     // format; the file → its text
    open = 'o',     // format; the file, kept until the next → how many pages
    layer = 'l',    // page → PaperPage, of letters that stand in the file
    scan = 's',     // page → PaperPage, read from its picture
    picture = 'p',  // page, quarters turned, most pixels → PNG
};
struct Request {
    Wish wish = Wish::read;
    std::array<std::uint32_t, 3> numbers = {};
    std::string_view bytes = {};
};
std::string to_message(const Request& request);
std::optional<Request> read_request(std::string_view body);

std::string refusal_message(Refusal refusal);
std::string answer_message(std::string_view what_was_asked_for);
// What was asked for, or the refusal; empty when the child talks nonsense.
std::optional<Expected<std::string, Refusal>> read_answer(std::string_view body);

// Text, pages, remarks and what came with a mail; not what only compose() makes.
std::string to_bytes(const Extracted& extracted);
std::optional<Extracted> extracted_from_bytes(std::string_view bytes, Format format);

}  // namespace samskap::extraction::wire
