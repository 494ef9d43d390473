// SPDX-License-Identifier: EUPL-1.2
// Constructs inside expressions with a unit of their own, and what they use of expression.cpp.
#pragma once

#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {

constexpr x3::rule<struct factor_id> factor = "een waarde of naam";
// Loosest arithmetic: a date or duration with what is added to it.
constexpr x3::rule<struct sum_id> sum = "een waarde of naam";
constexpr x3::rule<struct number_literal_id> number_literal = "een getal";
// Lines that start with `-`, after `van deze voorwaarden`.
constexpr x3::rule<struct bullets_id> bullets = "een regel die met '-' begint";
// A list of conditions, afgerond, geraakt: each starts with a word of its own.
constexpr x3::rule<struct construct_id> construct = "een waarde of naam";

BOOST_SPIRIT_DECLARE(decltype(factor), decltype(sum), decltype(number_literal), decltype(bullets),
                     decltype(construct))

}  // namespace drempel::grammar::x3_grammar
