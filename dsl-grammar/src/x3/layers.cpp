// SPDX-License-Identifier: EUPL-1.2
// What a lower layer says of a higher one: invulling (a value for an open parameter) and vervallen (a
// rule that does not hold here).
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

constexpr EndOfClause end{"het einde van dit onderdeel"};

constexpr x3::rule<struct fill_header_id> fill_header = "een naam van een parameter";
constexpr auto fill_header_def =
    x3::eps > name("een naam van een parameter, zoals minimumVloeroppervlakte")
    > act([](Reading& r) { r.node<Invulling>().name = r.take_name(); })
    > EndOfClause{"het volgende onderdeel: door, grondslag of vanaf"};

constexpr x3::rule<struct ended_header_id> ended_header = "een regelnummer, zoals HOR-02";
constexpr auto ended_header_def =
    x3::eps > rule_id > act([](Reading& r) { r.node<Vervallen>().regel = r.take_name(); })
    > EndOfClause{"het volgende onderdeel: door of grondslag"};

constexpr x3::rule<struct organ_clause_id> organ_clause = "een orgaan";
constexpr auto organ_clause_def = x3::eps > any_word("een orgaan, zoals raad of college") > end;

constexpr x3::rule<struct layer_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def =
    x3::eps > ground > *(semicolon > ground)
    > EndOfClause{"een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr x3::rule<struct fill_value_id> fill_value = "'luidt' met een waarde, of 'geen norm'";
constexpr auto fill_value_def = (kw("luidt") > expression)
                                | (kw("geen") >> act([](Reading& r) { r.push(Kind::geen); })
                                   > kw("norm") > act([](Reading& r) {
                                         r.top().span = join(r.top().span, r.last_span());
                                     }));

constexpr x3::rule<struct fill_clause_id> fill_clause = "een waarde met een begindatum";
constexpr auto fill_clause_def =
    x3::eps > period > fill_value
    > EndOfClause{"een bewerking of het einde van dit onderdeel"};

BOOST_SPIRIT_DEFINE(fill_header, ended_header, organ_clause, grounds_clause, fill_value, fill_clause)

template <class Node>
bool read_authority(Reading& r, ClauseWord word) {
    Node& node = r.node<Node>();
    if (word == ClauseWord::door) {
        if (!run(organ_clause, r)) return false;
        node.organ = r.take_name();
        return true;
    }
    if (word == ClauseWord::grondslag) {
        if (!run(grounds_clause, r)) return false;
        node.grounds = std::move(r.grounds);
        return true;
    }
    return false;
}

}  // namespace

bool read_invulling(Reading& r, ClauseWord word) {
    if (word == ClauseWord::header) return run(fill_header, r);
    if (word == ClauseWord::vanaf) {
        if (!run(fill_clause, r)) return false;
        r.node<Invulling>().values.push_back(
            {std::move(r.validity), r.pop(), r.span_from(r.begin)});
        return true;
    }
    return read_authority<Invulling>(r, word);
}

bool read_vervallen(Reading& r, ClauseWord word) {
    if (word == ClauseWord::header) return run(ended_header, r);
    return read_authority<Vervallen>(r, word);
}

}  // namespace drempel::grammar::x3_grammar
