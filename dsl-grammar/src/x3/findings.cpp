// SPDX-License-Identifier: EUPL-1.2
// What is said of rules, facts and parties together: groep, overgangsrecht, verband, keten, waarborg.
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

constexpr EndOfClause end{"het einde van dit onderdeel"};
constexpr EndOfClause end_of_header{
    "een omschrijving tussen aanhalingstekens of het volgende onderdeel"};
constexpr EndOfClause end_of_expression{
    "'en', 'of', een vergelijking of het einde van dit onderdeel"};

constexpr auto label = act([](Reading& r) { r.label.reset(); })
                       >> -(text("een omschrijving")
                            >> act([](Reading& r) { r.label = r.last_text(); }));

constexpr x3::rule<struct group_name_header_id> named_header = "een naam";
constexpr auto named_header_def = x3::eps > name("een naam") > label > end_of_header;

constexpr x3::rule<struct titled_header_id> titled_header = "een titel tussen aanhalingstekens";
constexpr auto titled_header_def = x3::eps > text("een titel tussen aanhalingstekens") > end;

constexpr x3::rule<struct chain_header_id> chain_header = "een naam van een keten";
constexpr auto chain_header_def =
    x3::eps > name("een naam van een keten, zoals zeggenschap")
    > act([](Reading& r) { r.node<Keten>().name = r.take_name(); }) > kw("van")
    > name("een begrip, zoals rechtspersoon")
    > act([](Reading& r) { r.node<Keten>().subject = r.take_name(); }) > label > end_of_header;

constexpr x3::rule<struct findings_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def =
    x3::eps > ground > *(semicolon > ground)
    > EndOfClause{"een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr x3::rule<struct rules_clause_id> rules_clause = "regels";
constexpr auto rules_clause_def = x3::eps > rules > end;

constexpr x3::rule<struct member_clause_id> member_clause = "een lijst";
constexpr auto member_clause_def = x3::eps > for_each > end;

constexpr x3::rule<struct value_clause_id> value_clause = "een voorwaarde of waarde";
constexpr auto value_clause_def = x3::eps > expression > end_of_expression;

constexpr x3::rule<struct path_clause_id> path_clause = "een naam, zoals houder van deelneming";
constexpr auto path_clause_def = x3::eps > path > end;

constexpr x3::rule<struct soort_clause_id> soort_clause = "een aanvraagsoort";
constexpr auto soort_clause_def =
    x3::eps > name("een aanvraagsoort, zoals alcoholvergunning") > end;

// --- what only a waarborg says

void nothing_known(Reading& r) {
    const Token* from = r.unmark();
    r.push(Kind::nothing_known);
    r.started_at(from);
}

void nothing_hit(Reading& r) {
    const Word consequence = r.take_name();
    const Token* from = r.unmark();
    r.push(Kind::hit_with, consequence.text);
    r.top().text_span = consequence.span;
    r.started_at(from);
    r.prefix(Kind::niet, from);
}

constexpr x3::rule<struct nothing_id> nothing = "'gegeven' of 'regel'";
constexpr auto nothing_def =
    (kw("gegeven") > kw("bekend") > kw("is") > act(nothing_known))
    | (kw("regel") > kw("met") > kw("gevolg") > any_word("een gevolg, zoals weigeren")
       > kw("geraakt") > act(nothing_hit));

constexpr x3::rule<struct promised_id> promised = "een voorwaarde";
constexpr auto promised_def = (kw("geen") >> act([](Reading& r) { r.mark(r.last); }) > nothing)
                              | expression;

constexpr x3::rule<struct promise_clause_id> promise_clause = "een voorwaarde";
constexpr auto promise_clause_def =
    x3::eps > ((kw("als") >> act([](Reading& r) { r.mark(r.last); }) > promised > kw("dan")
                > promised > act([](Reading& r) {
                      r.combine(Kind::implies, Op::none, 2);
                      r.started_at(r.unmark());
                  }))
               | promised)
    > end_of_expression;

BOOST_SPIRIT_DEFINE(named_header, titled_header, chain_header, grounds_clause, rules_clause,
                    member_clause, value_clause, path_clause, soort_clause, nothing, promised,
                    promise_clause)

template <class Node>
bool read_named(Reading& r) {
    Node& node = r.node<Node>();
    if (!run(named_header, r)) return false;
    node.name = r.take_name();
    check_camel(r, node.name);
    node.label = std::move(r.label);
    return true;
}

template <class Node>
bool read_titled(Reading& r) {
    if (!run(titled_header, r)) return false;
    r.node<Node>().title = r.last_text();
    return true;
}

bool read_grounds(Reading& r, std::vector<Ground>& into) {
    if (!run(grounds_clause, r)) return false;
    into = std::move(r.grounds);
    return true;
}

template <class Rule>
bool read_one(Reading& r, const Rule& rule, std::optional<Expression>& into) {
    if (!run(rule, r)) return false;
    into = r.pop();
    return true;
}

}  // namespace

bool read_groep(Reading& r, ClauseWord word) {
    if (word == ClauseWord::header) return read_named<Regelgroep>(r);
    if (word != ClauseWord::regels || !run(rules_clause, r)) return false;
    r.node<Regelgroep>().regels = std::move(r.names);
    return true;
}

bool read_overgangsrecht(Reading& r, ClauseWord word) {
    Overgangsrecht& node = r.node<Overgangsrecht>();
    if (word == ClauseWord::header) return read_named<Overgangsrecht>(r);
    if (word == ClauseWord::grondslag) return read_grounds(r, node.grounds);
    if (word == ClauseWord::als) return read_one(r, value_clause, node.als);
    if (word == ClauseWord::recht_op) return read_one(r, value_clause, node.day);
    if (word == ClauseWord::totdat) return read_one(r, value_clause, node.until);
    if (word != ClauseWord::regels || !run(rules_clause, r)) return false;
    node.regels = std::move(r.names);
    node.groepen = std::move(r.group_names);
    return true;
}

bool read_verband(Reading& r, ClauseWord word) {
    Verband& node = r.node<Verband>();
    if (word == ClauseWord::header) return read_titled<Verband>(r);
    if (word == ClauseWord::grondslag) return read_grounds(r, node.grounds);
    if (word == ClauseWord::altijd) return read_one(r, value_clause, node.always);
    if (word != ClauseWord::voor_elke || !run(member_clause, r)) return false;
    node.for_each.push_back(std::move(r.for_each));
    return true;
}

bool read_keten(Reading& r, ClauseWord word) {
    Keten& node = r.node<Keten>();
    if (word == ClauseWord::header) {
        const bool ok = run(chain_header, r);
        if (!node.name.text.empty()) check_camel(r, node.name);
        if (ok) node.label = std::move(r.label);
        return ok;
    }
    if (word == ClauseWord::grondslag) return read_grounds(r, node.grounds);
    if (word == ClauseWord::naar) return read_one(r, path_clause, node.to);
    if (word == ClauseWord::deel) return read_one(r, path_clause, node.share);
    if (word != ClauseWord::via || !run(member_clause, r)) return false;
    node.via = std::move(r.for_each);
    return true;
}

bool read_waarborg(Reading& r, ClauseWord word) {
    Waarborg& node = r.node<Waarborg>();
    if (word == ClauseWord::header) return read_titled<Waarborg>(r);
    if (word == ClauseWord::grondslag) return read_grounds(r, node.grounds);
    if (word == ClauseWord::altijd) return read_one(r, promise_clause, node.always);
    if (word != ClauseWord::aanvraagsoort || !run(soort_clause, r)) return false;
    node.aanvraagsoort = r.take_name();
    return true;
}

}  // namespace drempel::grammar::x3_grammar
