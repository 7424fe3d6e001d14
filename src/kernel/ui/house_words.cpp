// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "kernel/base/text.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::ui {

// All in one row, a line each: every page reads them, so they cost one look-up by key.
HouseWords house_words(db::Reader& db) {
    const auto row = db.maybe([](const db::Row& found) -> std::string { return found["value"]; },
                              R"sql(SELECT value FROM settings WHERE name = 'house_words')sql");
    HouseWords words;
    if (!row) return words;
    const auto lines = samskap::text::split(*row, '\n');
    const std::array parts{&words.municipality, &words.contact_name, &words.contact_phone,
                           &words.contact_hours, &words.contact_place};
    for (std::size_t i = 0; i < parts.size() && i < lines.size(); ++i) *parts[i] = lines[i];
    return words;
}

void set_house_words(db::Writer& db, const HouseWords& words) {
    std::string value;
    for (const auto* part : {&words.municipality, &words.contact_name, &words.contact_phone,
                             &words.contact_hours, &words.contact_place})
        value += samskap::text::squeeze(*part) + '\n';
    db.run(R"sql(
        INSERT INTO settings (name, value) VALUES ('house_words', $1)
            ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value
    )sql",
           value);
}

}  // namespace samskap::ui
