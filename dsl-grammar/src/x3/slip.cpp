// SPDX-License-Identifier: EUPL-1.2
// Turns the place where X3 gave up into one sentence. The order matters: the most telling reason
// wins, and a mistake that the reading of the characters has reported is not reported again.
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "drempel/text/suggest.hpp"
#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr std::size_t max_quoted = 40;

std::string shown(std::string_view words) {
    if (words.size() <= max_quoted) return std::string(words);
    std::size_t cut = max_quoted;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0u) == 0x80u) --cut;
    return std::string(words.substr(0, cut)) + "…";
}

std::string found_words(const Reading& reading, const Token& token) {
    if (token.kind == TokenKind::text)
        return fmt::format("de tekst {}", shown(reading.words(token)));
    return fmt::format("'{}'", shown(reading.words(token)));
}

// An unclosed text or an unknown sign at or before the slip has been reported; what follows from it
// is not a second mistake.
bool has_known_cause(const Reading& reading, Iterator where) {
    const Iterator until = where == reading.end ? where : where + 1;
    return std::any_of(reading.begin, until, [](const Token& token) {
        return !token.closed || token.suspect || token.symbol == Symbol::other;
    });
}

std::string clause_list(const DeclarationEntry& entry) {
    std::string result;
    for (const ClauseEntry& clause : entry.clauses) {
        if (!result.empty()) result += ", ";
        result += clause.written();
    }
    if (entry.has_fields)
        result +=
            result.empty() ? "een veld, zoals naam : tekst" : " of een veld, zoals naam : tekst";
    return result;
}

const ClauseEntry* nearest_clause(const DeclarationEntry& entry, std::string_view word) {
    std::vector<std::string_view> known;
    for (const ClauseEntry& clause : entry.clauses) known.push_back(clause.first);
    const std::string found = text::nearest(word, known);
    for (const ClauseEntry& clause : entry.clauses) {
        if (!found.empty() && clause.first == found) return &clause;
    }
    return nullptr;
}

// A line inside the clause whose first word was meant as a clause keyword.
bool is_misspelt_clause(Reading& reading, Iterator where) {
    if (reading.entry == nullptr || reading.begin == reading.end) return false;
    Iterator line = where == reading.end ? where - 1 : where;
    while (line > reading.begin && !line->first_on_line) --line;
    if (!line->first_on_line || line->kind != TokenKind::word) return false;
    if (line == reading.begin && reading.in_field) return false;
    const std::string_view word = reading.words(*line);
    if (const auto declaration = declaration_that_says(word); line == where && !declaration.empty()) {
        reading.report
            .at(reading.span(*line), Code::T009_OnbekendeClausule, word, reading.entry->word,
                clause_list(*reading.entry))
            .suggest(std::string(declaration));
        reading.resplit = line;
        return true;
    }
    if (is_structural(word)) return false;
    const ClauseEntry* meant = nearest_clause(*reading.entry, word);
    const bool is_unknown = line == where && line->column <= reading.clause_column;
    if (meant == nullptr && !is_unknown) return false;
    auto& added = reading.report.at(reading.span(*line), Code::T009_OnbekendeClausule, word,
                                    reading.entry->word, clause_list(*reading.entry));
    if (meant != nullptr) added.suggest(meant->written());
    reading.resplit = line;
    reading.resplit_as = meant;
    return true;
}

bool is_future_here(const Reading& reading, Iterator where, std::string& words, Span& span) {
    const Token& token = *where;
    span = reading.span(token);
    words = std::string(reading.words(token));
    if (token.kind == TokenKind::word) {
        const bool found = is_future(words);
        words = fmt::format("'{}'", words);
        return found;
    }
    const bool clock = token.symbol == Symbol::colon && token.glued && where != reading.begin
                       && where[-1].kind == TokenKind::number && where + 1 != reading.end
                       && where[1].glued && where[1].kind == TokenKind::number;
    if (clock) {
        span = {reading.file, where[-1].begin, where[1].end};
        words = "een tijd zoals " + std::string(reading.source.slice(span));
    }
    return clock;
}

// The bracket that is still open at `where`, if any.
Iterator open_bracket(const Reading& reading, Iterator where) {
    std::vector<Iterator> open;
    for (Iterator at = reading.begin; at != where; ++at) {
        if (at->symbol == Symbol::open) open.push_back(at);
        if (at->symbol == Symbol::close && !open.empty()) open.pop_back();
    }
    return open.empty() ? where : open.back();
}

}  // namespace

void slip(Reading& reading, Iterator where, std::string expected) {
    if (has_known_cause(reading, where)) return;
    if (is_misspelt_clause(reading, where)) return;
    if (where == reading.end) {
        const bool has_any = reading.begin != reading.end;
        const Token& last = has_any ? where[-1] : reading.begin[-1];
        const Span after{reading.file, last.end, last.end};
        auto& added = reading.report.at(after, Code::T012_Onaf, expected);
        if (const Iterator bracket = open_bracket(reading, where);
            expected == closing.expected && bracket != where) {
            added.label(reading.span(*bracket), "dit haakje is nog open");
        }
        return;
    }
    const Token& token = *where;
    const std::string_view words = reading.words(token);
    std::string future;
    Span future_span;
    if (token.kind == TokenKind::number && where != reading.begin
        && where[-1].kind == TokenKind::word && month_of(reading.words(where[-1])) != 0) {
        const Span month_and_year{reading.file, where[-1].begin, token.end};
        reading.report.at(month_and_year, Code::T040_MaandZonderDag,
                          reading.source.slice(month_and_year));
        return;
    }
    if (token.symbol == Symbol::bar && token.first_on_line) {
        reading.report.at(reading.span(token), Code::T050_RijBuitenTabel);
        return;
    }
    if (token.symbol == Symbol::bullet) {
        reading.report.at(reading.span(token), Code::T044_StreepjeZonderLijst);
        return;
    }
    if (token.kind == TokenKind::word && words == "als" && reading.reserved_at == where) {
        reading.report.at(reading.span(token), Code::T042_AlsDanAnders);
        return;
    }
    const bool is_construct =
        is_future_here(reading, where, future, future_span)
        && (reading.reserved_at != where || reading.construct_at == where);
    if (is_construct) {
        reading.report.at(future_span, Code::T013_NogNietBeschikbaar, future);
    } else if (token.symbol == Symbol::comma) {
        reading.report.at(reading.span(token), Code::T034_KommaAlsScheiding).suggest(";");
    } else if (reading.reserved_at == where) {
        reading.report.at(reading.span(token), Code::T020_VastWoord, words, expected);
    } else if (const Iterator bracket = open_bracket(reading, where);
               expected == closing.expected && bracket != where) {
        reading.report
            .at(reading.span(token), Code::T037_HaakjeNietGesloten, found_words(reading, token),
                "(")
            .label(reading.span(*bracket), "dit haakje is nog open");
    } else {
        auto& added = reading.report.at(reading.span(token), Code::T011_Verwacht,
                                        found_words(reading, token), expected);
        if (token.kind == TokenKind::word && !is_structural(words)) {
            added.suggest(text::nearest(words, structural_words()));
        }
    }
}

}  // namespace drempel::grammar::x3_grammar
