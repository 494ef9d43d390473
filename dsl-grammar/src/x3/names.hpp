// SPDX-License-Identifier: EUPL-1.2
// Names where they are declared: the spelling is checked here, once.
#pragma once

#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {

// HOR-02, HOR-05a, BIB-S02, KDR-A01. A run of characters that is not one is reported and taken, so
// that the rest of the declaration is read.
struct RuleId : x3::parser<RuleId> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        if (first == last || (first->kind != TokenKind::word && first->kind != TokenKind::number))
            return false;
        Reading& reading = reading_of(context);
        const Iterator end = GluedRun::run_end(first, last);
        take_rule_id(reading, first, end);
        first = end;
        return true;
    }

    static void take_rule_id(Reading& reading, Iterator first, Iterator end);
};
constexpr RuleId rule_id{};

bool is_rule_id(std::string_view words);

// Report a declared name that does not follow the spelling of names; `what` like "een bron".
void check_camel(Reading& reading, const Word& word);
void check_snake(Reading& reading, const Word& word, std::string_view what);

}  // namespace drempel::grammar::x3_grammar

namespace boost::spirit::x3 {
template <>
struct get_info<drempel::grammar::x3_grammar::RuleId> {
    using result_type = std::string;
    std::string operator()(const drempel::grammar::x3_grammar::RuleId&) const {
        return "een regelnummer, zoals HOR-02";
    }
};
}  // namespace boost::spirit::x3
