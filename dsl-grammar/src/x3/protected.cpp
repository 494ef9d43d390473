// SPDX-License-Identifier: EUPL-1.2
// beschermd: attributes that may not be facts, or only with a rechtvaardiging.
#include <array>

#include "drempel/text/suggest.hpp"
#include "x3/clauses.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr EndOfClause end{"het einde van dit onderdeel"};

constexpr x3::rule<struct protected_header_id> header = "een naam, zoals nationaliteit";
constexpr auto header_def =
    x3::eps > name("een naam, zoals nationaliteit")
    > act([](Reading& r) { r.node<Beschermd>().name = r.take_name(); })
    > -(text("een omschrijving")
        >> act([](Reading& r) { r.node<Beschermd>().label = r.last_text(); }))
    > EndOfClause{"een omschrijving tussen aanhalingstekens of het volgende onderdeel"};

constexpr Act add_word =
    act([](Reading& r) { r.node<Beschermd>().words.push_back(r.last_text()); });
constexpr x3::rule<struct words_clause_id> words_clause = "woorden";
constexpr auto words_clause_def =
    x3::eps > text("een woord tussen aanhalingstekens") > add_word
    > *(semicolon > text("een woord tussen aanhalingstekens") > add_word)
    > EndOfClause{"een puntkomma ';' met nog een woord, of het volgende onderdeel"};

constexpr x3::rule<struct protected_effect_id> effect_clause = "een werking";
constexpr auto effect_clause_def = x3::eps > any_word("een werking: verbod of rechtvaardiging")
                                   > end;

constexpr x3::rule<struct protected_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def =
    x3::eps > ground > *(semicolon > ground)
    > EndOfClause{"een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr x3::rule<struct reason_clause_id> reason_clause = "een reden";
constexpr auto reason_clause_def = x3::eps > text("een reden tussen aanhalingstekens")
                                   > act([](Reading& r) {
                                         r.node<Beschermd>().reason = r.last_text();
                                     })
                                   > end;

BOOST_SPIRIT_DEFINE(header, words_clause, effect_clause, grounds_clause, reason_clause)

constexpr std::array<std::string_view, 2> effects = {"verbod", "rechtvaardiging"};

}  // namespace

bool read_beschermd(Reading& r, ClauseWord word) {
    Beschermd& node = r.node<Beschermd>();
    if (word == ClauseWord::header) {
        const bool ok = run(header, r);
        if (!node.name.text.empty()) check_camel(r, node.name);
        return ok;
    }
    if (word == ClauseWord::woorden) {
        node.words.clear();
        return run(words_clause, r);
    }
    if (word == ClauseWord::werking) {
        if (!run(effect_clause, r)) return false;
        node.effect = r.take_name();
        if (node.effect->text == effects[0] || node.effect->text == effects[1]) return true;
        r.report
            .at(node.effect->span, Code::T038_OnbekendWoord, node.effect->text,
                "verbod of rechtvaardiging")
            .suggest(text::nearest(node.effect->text, effects));
        return false;
    }
    if (word == ClauseWord::grondslag) {
        if (!run(grounds_clause, r)) return false;
        node.grounds = std::move(r.grounds);
        return true;
    }
    if (word == ClauseWord::reden) return run(reason_clause, r);
    return false;
}

}  // namespace drempel::grammar::x3_grammar
