// SPDX-License-Identifier: EUPL-1.2
// Declarations that give a value or a meaning: parameter, definitie, gevolgsoort.
#include "drempel/text/suggest.hpp"
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr EndOfClause end{"het einde van dit onderdeel"};
constexpr EndOfClause end_of_header{
    "een omschrijving tussen aanhalingstekens of het volgende onderdeel"};
constexpr EndOfClause end_of_expression{
    "een bewerking, een vergelijking of het einde van dit onderdeel"};
constexpr EndOfClause end_of_ground{
    "een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr auto type_and_label = colon > type > act([](Reading& r) { r.label.reset(); })
                                >> -(text("een omschrijving")
                                     >> act([](Reading& r) { r.label = r.last_text(); }))
                                > end_of_header;

constexpr x3::rule<struct parameter_header_id> parameter_header = "een naam van een parameter";
constexpr auto parameter_header_def =
    x3::eps > name("een naam van een parameter, zoals minimumVloeroppervlakte")
    > act([](Reading& r) { r.node<Parameter>().name = r.take_name(); }) > type_and_label;

constexpr x3::rule<struct definition_header_id> definition_header = "een naam van een definitie";
constexpr auto definition_header_def = x3::eps > name("een naam van een definitie, zoals leeftijd")
                                       > act([](Reading& r) {
                                             r.node<Definitie>().name = r.take_name();
                                         })
                                       >> -(kw("van") > name("een begrip") >> act([](Reading& r) {
                                                r.node<Definitie>().subject = r.take_name();
                                            }))
                                       > type_and_label;

constexpr x3::rule<struct conclusion_header_id> conclusion_header = "een naam van een conclusie";
constexpr auto conclusion_header_def =
    x3::eps > name("een naam van een conclusie, zoals bibobZwaarte")
    > act([](Reading& r) { r.node<Conclusie>().name = r.take_name(); }) > type_and_label;

constexpr x3::rule<struct value_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def = x3::eps > ground > *(semicolon > ground) > end_of_ground;

constexpr std::string_view restrictions[] = {"hoger", "lager", "strenger"};

constexpr x3::rule<struct open_clause_id> open_clause = "een orgaan";
constexpr auto open_clause_def =
    x3::eps > any_word("een orgaan, zoals raad of college")
    > act([](Reading& r) { r.open_for = {}; })
    > *(semicolon > any_word("een orgaan, zoals raad of college"))
    > -(kw("alleen") > any_word("hoger, lager of strenger") > act([](Reading& r) {
            r.open_for.only = r.take_name();
            const std::string& word = r.open_for.only->text;
            for (const std::string_view one : restrictions) {
                if (word == one) return;
            }
            r.report.at(r.last_span(), Code::T038_OnbekendWoord, word, "hoger, lager of strenger")
                .suggest(text::nearest(word, restrictions));
            throw Abandoned{};
        }))
    > EndOfClause{"'alleen' met hoger, lager of strenger, of het einde van dit onderdeel"};

constexpr x3::rule<struct dated_clause_id> dated_clause = "een waarde met een begindatum";
constexpr auto dated_clause_def = x3::eps > period > kw("luidt") > expression > end_of_expression;

constexpr x3::rule<struct body_clause_id> body_clause = "een waarde";
constexpr auto body_clause_def = x3::eps > choice > end_of_expression;

constexpr x3::rule<struct kind_header_id> kind_header = "een naam van een gevolgsoort";
constexpr auto kind_header_def =
    x3::eps > any_word("een naam van een gevolgsoort, zoals weigeren_verplicht")
    > act([](Reading& r) { r.node<Gevolgsoort>().name = r.take_name(); })
    >> -(text("een omschrijving")
         >> act([](Reading& r) { r.node<Gevolgsoort>().label = r.last_text(); }))
    > end_of_header;

constexpr x3::rule<struct rank_clause_id> rank_clause = "een rang";
constexpr auto rank_clause_def = x3::eps > number("een rang, zoals 10")
                                 > act([](Reading& r) { r.push_number(); }) > end;

constexpr x3::rule<struct effect_clause_id> effect_clause = "een werking";
constexpr auto effect_clause_def =
    x3::eps > any_word(
        "een werking: weigert, trekt_in, vult_aan, onderzoekt, schrijft_voor, plicht of geen")
    > end;

constexpr x3::rule<struct weighing_clause_id> weighing_clause = "ja of nee";
constexpr auto weighing_clause_def = x3::eps > any_word("ja of nee") > end;

BOOST_SPIRIT_DEFINE(parameter_header, definition_header, conclusion_header, grounds_clause, open_clause, dated_clause,
                    body_clause, kind_header, rank_clause, effect_clause, weighing_clause)

constexpr std::string_view effects[] = {"weigert",       "trekt_in", "vult_aan", "onderzoekt",
                                        "schrijft_voor", "plicht",   "geen"};
constexpr std::string_view yes_no[] = {"ja", "nee"};

bool is_one_of(Reading& r, std::span<const std::string_view> known, std::string_view list) {
    const Word& word = r.names.back();
    for (const std::string_view one : known) {
        if (word.text == one) return true;
    }
    r.report.at(word.span, Code::T038_OnbekendWoord, word.text, list)
        .suggest(text::nearest(word.text, known));
    return false;
}

template <class Node>
bool read_typed_header(Reading& r, bool ok) {
    Node& node = r.node<Node>();
    if (!node.name.text.empty()) check_camel(r, node.name);
    if (!r.types.empty()) node.type = std::move(r.types.front());
    if (ok) node.label = std::move(r.label);
    return ok;
}

}  // namespace

bool read_open_for(Reading& r, std::optional<OpenFor>& into) {
    if (!run(open_clause, r)) return false;
    into = std::move(r.open_for);
    into->organs = std::move(r.names);
    return true;
}

bool read_parameter(Reading& r, ClauseWord word) {
    Parameter& parameter = r.node<Parameter>();
    if (word == ClauseWord::header)
        return read_typed_header<Parameter>(r, run(parameter_header, r));
    if (word == ClauseWord::grondslag) {
        if (!run(grounds_clause, r)) return false;
        parameter.grounds = std::move(r.grounds);
        return true;
    }
    if (word == ClauseWord::open_voor) {
        return read_open_for(r, parameter.open_for);
    }
    if (word == ClauseWord::vanaf) {
        if (!run(dated_clause, r)) return false;
        parameter.values.push_back({std::move(r.validity), r.pop(), r.span_from(r.begin)});
        return true;
    }
    return false;
}

namespace {

template <class Node>
bool read_grounded_body(Reading& r, ClauseWord word) {
    Node& node = r.node<Node>();
    if (word == ClauseWord::grondslag) {
        if (!run(grounds_clause, r)) return false;
        node.grounds = std::move(r.grounds);
        return true;
    }
    if (word == ClauseWord::luidt) {
        if (!run(body_clause, r)) return false;
        node.body = r.pop();
        return true;
    }
    return false;
}

}  // namespace

bool read_definitie(Reading& r, ClauseWord word) {
    if (word == ClauseWord::header)
        return read_typed_header<Definitie>(r, run(definition_header, r));
    return read_grounded_body<Definitie>(r, word);
}

bool read_conclusie(Reading& r, ClauseWord word) {
    if (word == ClauseWord::header)
        return read_typed_header<Conclusie>(r, run(conclusion_header, r));
    return read_grounded_body<Conclusie>(r, word);
}

bool read_gevolgsoort(Reading& r, ClauseWord word) {
    Gevolgsoort& kind = r.node<Gevolgsoort>();
    if (word == ClauseWord::header) {
        const bool ok = run(kind_header, r);
        if (!kind.name.text.empty()) check_snake(r, kind.name, "een gevolgsoort");
        return ok;
    }
    if (word == ClauseWord::rang) {
        if (!run(rank_clause, r)) return false;
        kind.rank = r.pop();
        return true;
    }
    if (word == ClauseWord::werking) {
        if (!run(effect_clause, r)
            || !is_one_of(
                r, effects,
                "weigert, trekt_in, vult_aan, onderzoekt, schrijft_voor, plicht of geen")) {
            return false;
        }
        kind.effect = r.take_name();
        return true;
    }
    if (word == ClauseWord::weging) {
        if (!run(weighing_clause, r) || !is_one_of(r, yes_no, "ja of nee")) return false;
        kind.weighed = r.take_name();
        return true;
    }
    return false;
}

}  // namespace drempel::grammar::x3_grammar
