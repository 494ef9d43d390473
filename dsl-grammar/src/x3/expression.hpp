// SPDX-License-Identifier: EUPL-1.2
// Rules that other families of clauses use. Each leaves one expression on the stack of Reading.
#pragma once

#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {

constexpr x3::rule<struct expression_id> expression = "een voorwaarde of waarde";
// The same, or als … dan … anders: after `luidt` and between brackets.
constexpr x3::rule<struct choice_id> choice = "een voorwaarde of waarde";
constexpr x3::rule<struct path_id> path = "een naam, zoals naam van leidinggevende";
// A number, amount, share, date, text, ja or nee, perhaps with a minus.
constexpr x3::rule<struct literal_id> literal = "een waarde, zoals 35 m2, € 10.000 of 1 juli 2021";
// What a fact of an example may be: also a list, a record, geen.
constexpr x3::rule<struct example_value_id> example_value =
    "een waarde, zoals ja, 35 m2, 1 juli 2021 of een lijst (a; b)";
// A cell of a table: a value, `> x`, `a t/m b`. A comparison or range of it lacks the left side.
constexpr x3::rule<struct cell_id> cell = "een waarde, een vergelijking zoals > 5, een bereik zoals 1 t/m 5, of -";
// A date or peildatum.
constexpr x3::rule<struct day_id> day = "een datum, zoals 1 juli 2021";

BOOST_SPIRIT_DECLARE(decltype(expression), decltype(choice), decltype(path), decltype(literal),
                     decltype(example_value), decltype(day), decltype(cell))

}  // namespace drempel::grammar::x3_grammar
