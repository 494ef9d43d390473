// SPDX-License-Identifier: EUPL-1.2
// Parts that several families of clauses share: grounds, validity, types.
#pragma once

#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {

constexpr x3::rule<struct ground_id> ground = "een grondslag, zoals alcoholwet art. 8 lid 1";
// The place alone, of which the bron is known already: `art. 4 lid 1`.
constexpr x3::rule<struct place_id> place = "een vindplaats, zoals art. 4 lid 1";
constexpr x3::rule<struct validity_id> validity = "een geldigheid, zoals vanaf 1 juli 2021";
// The days of one word: `vanaf 1 juli 2021`, `tot 1 juli 2021` or both, in Reading::validity.
constexpr x3::rule<struct days_id> days = "'vanaf' of 'tot' met een datum";
// What follows `vanaf`.
constexpr x3::rule<struct period_id> period = "een datum, zoals 1 juli 2021";
constexpr x3::rule<struct type_id> type =
    "een soort gegeven, zoals ja_nee, datum, getal in m2 of keuze (a; b)";

// A begrip, perhaps with a name, and a list: what runs over its elements.
constexpr x3::rule<struct for_each_id> for_each =
    "een begrip, zoals leidinggevende in leidinggevenden";
// `HOR-02; groep zedelijkGedrag`: rules in Reading::names, groups in Reading::group_names.
constexpr x3::rule<struct rules_id> rules =
    "een regelnummer, zoals HOR-02, of 'groep' met een naam";

BOOST_SPIRIT_DECLARE(decltype(for_each), decltype(rules))
BOOST_SPIRIT_DECLARE(decltype(ground), decltype(place), decltype(validity), decltype(days), decltype(period), decltype(type))

bool is_mark(std::string_view words);  // letters, digits, '.', ':', '-' , '/'
constexpr GluedRun mark(const char* expected) {
    return {is_mark, expected};
}

}  // namespace drempel::grammar::x3_grammar
