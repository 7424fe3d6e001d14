// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/header_fields.hpp"

#include "kernel/base/text.hpp"

namespace samskap::reading {

struct FieldName {
    std::string_view label;
    Field field;
};
constexpr std::array field_names = {FieldName{"datum och tid", Field::date},
                                    FieldName{"tid och plats", Field::date},
                                    FieldName{"plats och tid", Field::date},
                                    FieldName{"mötesdatum", Field::date},
                                    FieldName{"datum", Field::date},
                                    FieldName{"dag", Field::date},
                                    FieldName{"tidpunkt", Field::date},
                                    FieldName{"starttid", Field::date},
                                    FieldName{"mötesstart", Field::date},
                                    FieldName{"start", Field::date},
                                    FieldName{"sluttid", Field::ending},
                                    FieldName{"slut", Field::ending},
                                    FieldName{"mötesslut", Field::ending},
                                    FieldName{"tid", Field::date},
                                    FieldName{"när", Field::date},
                                    FieldName{"klockan", Field::time},
                                    FieldName{"plats", Field::place},
                                    FieldName{"lokal", Field::place},
                                    FieldName{"var", Field::place},
                                    FieldName{"mötesplats", Field::place},
                                    FieldName{"grupp", Field::group},
                                    FieldName{"organ", Field::group},
                                    FieldName{"ordförande", Field::ignored},
                                    FieldName{"mötesordförande", Field::ignored},
                                    FieldName{"sekreterare", Field::ignored},
                                    FieldName{"mötessekreterare", Field::ignored},
                                    FieldName{"protokollförare", Field::ignored},
                                    FieldName{"vid protokollet", Field::ignored},
                                    FieldName{"justerare", Field::ignored},
                                    FieldName{"justeringsperson", Field::ignored},
                                    FieldName{"justeringspersoner", Field::ignored},
                                    FieldName{"protokolljusterare", Field::ignored},
                                    FieldName{"antecknar", Field::ignored},
                                    FieldName{"antecknare", Field::ignored},
                                    FieldName{"skrivet av", Field::ignored},
                                    FieldName{"sammankallande", Field::ignored},
                                    FieldName{"kopia till", Field::ignored},
                                    FieldName{"parter", Field::ignored},
                                    FieldName{"utses att justera", Field::ignored},
                                    FieldName{"justeringens plats och tid", Field::ignored},
                                    FieldName{"justeringens tid och plats", Field::ignored},
                                    FieldName{"antal närvarande", Field::ignored},
                                    FieldName{"att justera", Field::ignored},
                                    FieldName{"protokollförare och justerare", Field::ignored},
                                    FieldName{"sänds till", Field::ignored},
                                    FieldName{"utskickat", Field::ignored},
                                    FieldName{"diarienummer", Field::ignored},
                                    FieldName{"dnr", Field::ignored},
                                    FieldName{"paragrafer", Field::ignored},
                                    FieldName{"dagordning", Field::ignored},
                                    FieldName{"bilagor", Field::ignored},
                                    FieldName{"från", Field::letter},
                                    FieldName{"from", Field::letter},
                                    FieldName{"till", Field::letter},
                                    FieldName{"to", Field::letter},
                                    FieldName{"kopia", Field::letter},
                                    FieldName{"cc", Field::letter},
                                    FieldName{"skickat", Field::sent},
                                    FieldName{"sent", Field::sent},
                                    FieldName{"date", Field::date},
                                    FieldName{"sänt", Field::sent},
                                    FieldName{"ämne", Field::subject},
                                    FieldName{"subject", Field::subject}};

FieldLine field_of(std::string_view body) {
    while (ends_with_any(body.substr(0, 1), "*_|")) body = text::trim(body.substr(1));
    const auto low = lower_in_place(body);
    for (const auto& name : field_names) {
        if (!low.starts_with(name.label)) continue;
        auto rest = body.substr(name.label.size());
        while (ends_with_any(rest.substr(0, 1), "* |\t")) rest = rest.substr(1);
        if (!rest.starts_with(':') && body[std::min(name.label.size(), body.size() - 1)] != '\t' &&
            !(body.find('|') != std::string_view::npos))
            continue;
        while (ends_with_any(rest.substr(0, 1), ":*_| \t")) rest = rest.substr(1);
        while (ends_with_any(rest, "*_| \t")) rest.remove_suffix(1);
        return {name.field, text::trim(rest), body.substr(0, name.label.size())};
    }
    return {};
}

std::string_view without_reply_marks(std::string_view subject) {
    for (bool more = true; more;) {
        more = false;
        for (std::string_view mark : {"sv:", "re:", "vb:", "fw:", "fwd:"})
            if (lower_in_place(subject.substr(0, mark.size())) == mark) {
                subject = text::trim(subject.substr(mark.size()));
                more = true;
            }
    }
    return subject;
}

bool has_word(std::string_view low, std::string_view word) {
    for (std::size_t at = low.find(word); at != std::string_view::npos;
         at = low.find(word, at + 1)) {
        const bool starts = at == 0 || word_length(low, at - 1) == 0;
        const auto end = at + word.size();
        if (starts && (end >= low.size() || word_length(low, end) == 0)) return true;
    }
    return false;
}

// "styrelsemöte", "Utvecklingsgruppen": ends in a word for a body of people.
bool has_body_word(std::string_view low) {
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ",.:;)")) word.remove_suffix(1);
        for (const std::string_view ending : body_words)
            if (word.ends_with(ending)) return true;
    }
    return false;
}

// A board or a group stands before the association or parish it belongs to.
int people_rank(std::string_view low) {
    int rank = 0;
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ",.:;)")) word.remove_suffix(1);
        for (std::string_view ending :
             {"grupp", "gruppen", "styrelse", "styrelsen", "nämnd", "nämnden", "råd", "rådet",
              "utskott", "utskottet", "kommitté", "kommittén", "team", "teamet", "beredning",
              "delegation"})
            if (word.ends_with(ending)) rank = 2;
        for (std::string_view ending :
             {"förening", "föreningen", "kår", "kåren", "klubb", "klubben", "forum", "nätverk",
              "nätverket", "förbund", "sektion", "församling", "laget"})
            if (word.ends_with(ending)) rank = std::max(rank, 1);
    }
    return rank;
}

bool is_long_text(const Line& line) {
    return line.body.size() > 120 || (line.body.size() > 60 && ends_sentence(line.body));
}

}  // namespace samskap::reading
