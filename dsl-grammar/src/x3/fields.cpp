// SPDX-License-Identifier: EUPL-1.2
// Declarations with fields: begrip, feitengroep, aanvraagsoort.
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

template <class T>
void once(Reading& r, std::optional<T>& slot, T value, std::string_view word) {
    if (slot.has_value()) {
        r.report.at(r.last_span(), Code::T031_DubbeleClausule, word, "veld");
        throw Abandoned{};
    }
    slot = std::move(value);
}

// An applicant has no name here, so a text after `van aanvrager` is the field's own label.
void text_after_origin(Reading& r) {
    if (r.field_draft.origin->soort.text == "aanvrager") {
        once(r, r.field_draft.label, r.last_text(), "de omschrijving");
    } else {
        r.field_draft.origin->name = r.last_text();
    }
}

constexpr x3::rule<struct origin_id> origin = "een herkomst, zoals aanvrager of register";
constexpr auto origin_def =
    any_word("een herkomst, zoals aanvrager of register") >> act([](Reading& r) {
        once(r, r.field_draft.origin, Origin{r.take_name(), std::nullopt}, "van");
    })
    >> -(text("een naam") >> act(text_after_origin));

constexpr x3::rule<struct field_clause_id> field_clause = "een veld";
constexpr auto field_clause_def =
    x3::eps > name("een naam van een veld")
    > act([](Reading& r) { r.field_draft.name = r.take_name(); }) > colon > type
    > act([](Reading& r) {
          r.field_draft.type = std::move(r.types.back());
          r.types.pop_back();
      })
    > *((text("een omschrijving")
         >> act([](Reading& r) { once(r, r.field_draft.label, r.last_text(), "de omschrijving"); }))
        | (kw("van") > origin)
        | (kw("door") > any_word("een rol, zoals burgemeester")
           > act([](Reading& r) { once(r, r.field_draft.judge, r.take_name(), "door"); }))
        | (kw("vraag") > text("een vraag tussen aanhalingstekens")
           > act([](Reading& r) { once(r, r.field_draft.question, r.last_text(), "vraag"); }))
        | (kw("rechtvaardiging") > text("een rechtvaardiging tussen aanhalingstekens")
           > act([](Reading& r) {
                 once(r, r.field_draft.justification, Justification{r.last_text(), std::nullopt},
                      "rechtvaardiging");
             })
           > kw("volgens") > ground > act([](Reading& r) {
                 r.field_draft.justification->ground = std::move(r.grounds.back());
                 r.grounds.pop_back();
             }))
        | (kw("toelichting") > text("een toelichting tussen aanhalingstekens")
           > act([](Reading& r) {
                 once(r, r.field_draft.explanation, r.last_text(), "toelichting");
             }))
        | (kw("anders") > kw("afgeleid") > kw("als") > expression
           > act([](Reading& r) { once(r, r.field_draft.derived, r.pop(), "anders afgeleid als"); })))
    > EndOfClause{
        "een omschrijving, 'van' met een herkomst, 'door' met een rol, 'vraag', 'toelichting', "
        "'rechtvaardiging' of "
        "het volgende veld"};

constexpr x3::rule<struct begrip_header_id> begrip_header = "een naam van een begrip";
constexpr auto begrip_header_def =
    x3::eps > name("een naam van een begrip, zoals leidinggevende")
    > act([](Reading& r) { r.node<Begrip>().name = r.take_name(); })
    > *((kw("is") > kw("een") > name("een begrip")
         > act([](Reading& r) { r.node<Begrip>().super = r.take_name(); }))
        | (kw("sleutel") > name("een naam van een veld")
           > act([](Reading& r) { r.node<Begrip>().sleutel = r.take_name(); }))
        | (kw("meervoud") > text("een meervoud tussen aanhalingstekens")
           > act([](Reading& r) { r.node<Begrip>().plural = r.last_text(); }))
        | (text("een omschrijving")
           >> act([](Reading& r) { r.node<Begrip>().label = r.last_text(); })))
    > EndOfClause{
        "'is een', 'sleutel', een omschrijving, 'meervoud' of een veld, zoals naam : tekst"};

constexpr x3::rule<struct group_header_id> group_header = "een naam van een feitengroep";
constexpr auto group_header_def =
    x3::eps > name("een naam van een feitengroep")
    > act([](Reading& r) { r.node<Feitengroep>().name = r.take_name(); })
    > -(text("een omschrijving")
        >> act([](Reading& r) { r.node<Feitengroep>().label = r.last_text(); }))
    > EndOfClause{"een omschrijving tussen aanhalingstekens of een veld, zoals naam : tekst"};

constexpr x3::rule<struct kind_of_application_header_id> application_header =
    "een naam van een aanvraagsoort";
constexpr auto application_header_def =
    x3::eps > name("een naam van een aanvraagsoort, zoals alcoholvergunning")
    > act([](Reading& r) { r.node<Aanvraagsoort>().name = r.take_name(); })
    > -(text("een omschrijving")
        >> act([](Reading& r) { r.node<Aanvraagsoort>().label = r.last_text(); }))
    > EndOfClause{
        "een omschrijving tussen aanhalingstekens, 'met' of een veld, zoals naam : tekst"};

constexpr x3::rule<struct groups_clause_id> groups_clause = "feitengroepen";
constexpr auto groups_clause_def = x3::eps > name("een feitengroep")
                                   > *(semicolon > name("een feitengroep")) > EndOfClause{
                                       "een puntkomma ';' of een veld, zoals naam : tekst"};

BOOST_SPIRIT_DEFINE(origin, field_clause, begrip_header, group_header, application_header,
                    groups_clause)

template <class Node>
bool read_fielded(Reading& r, ClauseWord word, bool (*read_header)(Reading&)) {
    Node& node = r.node<Node>();
    if (word == ClauseWord::header) {
        const bool ok = read_header(r);
        if (!node.name.text.empty()) check_camel(r, node.name);
        return ok;
    }
    if (word == ClauseWord::field) {
        Field field;
        if (!read_field(r, field)) return false;
        node.fields.push_back(std::move(field));
        return true;
    }
    return false;
}

}  // namespace

bool read_field(Reading& r, Field& into) {
    const bool ok = run(field_clause, r);
    if (ok) {
        check_camel(r, r.field_draft.name);
        r.field_draft.span = r.span_from(r.begin);
        for (const Member& member : r.field_draft.type.members)
            check_snake(r, member.name, "een keuzemogelijkheid");
    }
    into = std::move(r.field_draft);
    return ok;
}

bool read_begrip(Reading& r, ClauseWord word) {
    return read_fielded<Begrip>(r, word,
                                [](Reading& reading) { return run(begrip_header, reading); });
}

bool read_feitengroep(Reading& r, ClauseWord word) {
    return read_fielded<Feitengroep>(r, word,
                                     [](Reading& reading) { return run(group_header, reading); });
}

bool read_aanvraagsoort(Reading& r, ClauseWord word) {
    if (word == ClauseWord::met) {
        if (!run(groups_clause, r)) return false;
        r.node<Aanvraagsoort>().met = std::move(r.names);
        return true;
    }
    return read_fielded<Aanvraagsoort>(
        r, word, [](Reading& reading) { return run(application_header, reading); });
}

}  // namespace drempel::grammar::x3_grammar
