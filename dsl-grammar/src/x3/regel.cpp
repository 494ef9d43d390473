// SPDX-License-Identifier: EUPL-1.2
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

constexpr EndOfClause end{"het einde van dit onderdeel"};
constexpr EndOfClause end_of_expression{
    "'en', 'of', een vergelijking of het einde van dit onderdeel"};
constexpr EndOfClause end_of_ground{
    "een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr x3::rule<struct status_id> status = "'in werking' of 'concept omdat' met een reden";
constexpr auto status_def =
    (kw("in") > kw("werking") >> act([](Reading& r) { r.status.kind = Status::Kind::in_werking; })
     >> -(kw("opmerking") > text("een opmerking tussen aanhalingstekens")
          >> act([](Reading& r) { r.status.remark = r.last_text(); })))
    | (kw("concept") >> act([](Reading& r) { r.status.kind = Status::Kind::concept_; })
       > kw("omdat") > text("een reden tussen aanhalingstekens")
       >> act([](Reading& r) { r.status.remark = r.last_text(); }));

constexpr auto volgens = kw("volgens") > ground;

// `weigeren verplicht`, `voorschrift "…"`, `signaal naar jurist`, each perhaps with `volgens`.
void first_word(Reading& r) {
    r.gevolg = {};
    r.gevolg.name = r.take_name();
}
void next_word(Reading& r) {
    const Word word = r.take_name();
    r.gevolg.name.text += "_" + word.text;
    r.gevolg.name.span = join(r.gevolg.name.span, word.span);
}
constexpr x3::rule<struct gevolg_id> gevolg = "een gevolg, zoals weigeren verplicht of aanvullen";
constexpr auto gevolg_def = name("een gevolg") >> act(first_word)
                            >> *(name("een woord") >> act(next_word))
                            >> *((text("een tekst")
                                  >> act([](Reading& r) { r.gevolg.text = r.last_text(); }))
                                 | (kw("naar") > any_word("een rol, zoals jurist")
                                    >> act([](Reading& r) { r.gevolg.recipient = r.take_name(); })))
                            >> -(volgens >> act([](Reading& r) {
                                     r.gevolg.ground = std::move(r.grounds.back());
                                     r.grounds.pop_back();
                                 }))
                            >> act([](Reading& r) { r.gevolg.span = r.span_from(r.begin); });

constexpr x3::rule<struct regel_header_id> header = "een regelnummer, zoals HOR-02";
constexpr auto header_def = rule_id > act([](Reading& r) { r.node<Regel>().id = r.take_name(); })
                            >> -(text("een titel")
                                 >> act([](Reading& r) { r.node<Regel>().title = r.last_text(); }))
                            > EndOfClause{
                                "een titel tussen aanhalingstekens of het volgende onderdeel"};

constexpr x3::rule<struct status_clause_id> status_clause = "een status";
constexpr auto status_clause_def = x3::eps > status > end;
constexpr x3::rule<struct grounds_clause_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def = x3::eps > ground > *(semicolon > ground) > end_of_ground;
constexpr x3::rule<struct validity_clause_id> validity_clause = "een geldigheid";
constexpr auto validity_clause_def =
    x3::eps > validity > EndOfClause{"'tot', 'tot en met' of het einde van dit onderdeel"};
constexpr x3::rule<struct kinds_clause_id> kinds_clause = "aanvraagsoorten";
constexpr auto kinds_clause_def = x3::eps > name("een aanvraagsoort")
                                  > *(semicolon > name("een aanvraagsoort")) > end;
constexpr x3::rule<struct for_each_clause_id> for_each_clause = "een lijst";
constexpr auto for_each_clause_def = x3::eps > for_each > end;
constexpr x3::rule<struct condition_clause_id> condition_clause = "een voorwaarde";
constexpr auto condition_clause_def = x3::eps > expression > end_of_expression;
constexpr x3::rule<struct exception_clause_id> exception_clause = "een uitzondering";
constexpr auto exception_clause_def =
    x3::eps > act([](Reading& r) { r.rebuts = false; }) > expression
    >> -(kw("tegenbewijs") >> act([](Reading& r) { r.rebuts = true; })) >> -volgens
    > EndOfClause{"'en', 'of', daarna 'tegenbewijs', daarna 'volgens' met een grondslag, of het einde van dit onderdeel"};
constexpr x3::rule<struct deviation_clause_id> deviation_clause = "een afwijking";
constexpr auto deviation_clause_def =
    x3::eps > kw("van") > rules
    > EndOfClause{"een puntkomma ';' met nog een regelnummer, of het einde van dit onderdeel"};
constexpr x3::rule<struct precedence_clause_id> precedence_clause = "een voorrang";
constexpr auto precedence_clause_def =
    x3::eps > rule_id > *(semicolon > rule_id)
    > EndOfClause{"een puntkomma ';' met nog een regelnummer, of het einde van dit onderdeel"};
constexpr x3::rule<struct group_clause_id> group_clause = "een groep";
constexpr auto group_clause_def =
    x3::eps > name("een groep van regels") > *(semicolon > name("een groep van regels")) > end;

// `besluit "…"`: the word alone may be a fact.
struct SeesStep : x3::parser<SeesStep>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        if (last - first < 2 || first[1].kind != TokenKind::text) return false;
        const std::string_view words = reading_of(context).words(*first);
        return words == "besluit" || words == "stap";
    }
};

constexpr x3::rule<struct blocked_clause_id> blocked_clause =
    "een gegeven, een element, of 'besluit' of 'stap' met een tekst";
constexpr auto blocked_clause_def =
    x3::eps > act([](Reading& r) { r.blocking = {}; })
    > ((SeesStep{} > any_word("besluit of stap") > act([](Reading& r) {
            r.blocking.kind =
                r.take_name().text == "stap" ? Blocking::Kind::stap : Blocking::Kind::besluit;
        })
        > text("een tekst") > act([](Reading& r) { r.blocking.text = r.last_text(); }))
       | (path >> act([](Reading& r) { r.blocking.what = r.pop(); })))
    > end;
constexpr x3::rule<struct replacement_clause_id> replacement_clause = "een vervanging";
constexpr auto replacement_clause_def =
    x3::eps > kw("door") > any_word("een orgaan, zoals raad of college")
    > act([](Reading& r) { r.replacement = {r.take_name(), std::nullopt, {}}; })
    > volgens > EndOfClause{"een vindplaats zoals art. 8 lid 1, of het einde van dit onderdeel"};
constexpr x3::rule<struct gevolg_clause_id> gevolg_clause = "een gevolg";
constexpr auto gevolg_clause_def =
    x3::eps > gevolg > EndOfClause{"'volgens' met een grondslag, of het einde van dit onderdeel"};
constexpr x3::rule<struct motivering_clause_id> motivering_clause = "een motivering";
constexpr auto motivering_clause_def = x3::eps > text("een motivering tussen aanhalingstekens")
                                       > end;

BOOST_SPIRIT_DEFINE(status, gevolg, header, status_clause, grounds_clause,
                    validity_clause, kinds_clause, for_each_clause, condition_clause,
                    exception_clause, deviation_clause, precedence_clause, group_clause, blocked_clause, replacement_clause, gevolg_clause, motivering_clause)

}  // namespace

bool read_regel(Reading& r, ClauseWord word) {
    Regel& regel = r.node<Regel>();
    switch (word) {
        case ClauseWord::header:
            return run(header, r);
        case ClauseWord::status:
            r.status = {};
            if (!run(status_clause, r)) return false;
            r.status.span = r.span_from(r.begin);
            regel.status = std::move(r.status);
            return true;
        case ClauseWord::grondslag:
            if (!run(grounds_clause, r)) return false;
            regel.grounds = std::move(r.grounds);
            return true;
        case ClauseWord::geldig:
            if (!run(validity_clause, r)) return false;
            regel.valid = std::move(r.validity);
            return true;
        case ClauseWord::geldt_voor:
            if (!run(kinds_clause, r)) return false;
            regel.applies_to = std::move(r.names);
            return true;
        case ClauseWord::open_voor:
            return read_open_for(r, regel.open_for);
        case ClauseWord::in_afwijking:
            if (!run(deviation_clause, r)) return false;
            regel.deviates_from = std::move(r.names);
            regel.deviates_from_groups = std::move(r.group_names);
            return true;
        case ClauseWord::gaat_voor:
            if (!run(precedence_clause, r)) return false;
            regel.goes_before = std::move(r.names);
            return true;
        case ClauseWord::groep:
            if (!run(group_clause, r)) return false;
            regel.groups = std::move(r.names);
            return true;
        case ClauseWord::van:
            if (!run(blocked_clause, r)) return false;
            r.blocking.span = r.span_from(r.begin);
            regel.blocks = std::move(r.blocking);
            return true;
        case ClauseWord::vervangt:
            if (!run(replacement_clause, r)) return false;
            regel.replaces = std::move(r.replacement);
            regel.replaces->ground = std::move(r.grounds.back());
            regel.replaces->span = r.span_from(r.begin);
            return true;
        case ClauseWord::voor_elke:
            if (!run(for_each_clause, r)) return false;
            regel.for_each.push_back(std::move(r.for_each));
            return true;
        case ClauseWord::als:
            if (!run(condition_clause, r)) return false;
            regel.als = r.pop();
            return true;
        case ClauseWord::totdat:  // of a blokkade: it holds back until this holds
        case ClauseWord::eis:
            if (!run(condition_clause, r)) return false;
            regel.eis = r.pop();
            return true;
        case ClauseWord::tenzij: {
            if (!run(exception_clause, r)) return false;
            Exception exception{r.pop(), std::nullopt};
            if (!r.grounds.empty()) exception.ground = std::move(r.grounds.back());
            exception.rebuttal = r.rebuts;
            regel.tenzij.push_back(std::move(exception));
            return true;
        }
        case ClauseWord::gevolg:
            if (!run(gevolg_clause, r)) return false;
            regel.gevolg = std::move(r.gevolg);
            return true;
        case ClauseWord::motivering:
            if (!run(motivering_clause, r)) return false;
            regel.motivering = read_template(r, *r.last);
            return true;
        case ClauseWord::field:
        case ClauseWord::laag:
        case ClauseWord::gemeente:
        case ClauseWord::versie:
        case ClauseWord::recht_op:
        case ClauseWord::gebruikt:
        case ClauseWord::bron:
        case ClauseWord::met:
        case ClauseWord::regio:
        case ClauseWord::gemeenten:
        case ClauseWord::door:
        case ClauseWord::woorden:
        case ClauseWord::reden:
        case ClauseWord::row:
        case ClauseWord::vanaf:
        case ClauseWord::rang:
        case ClauseWord::werking:
        case ClauseWord::weging:
        case ClauseWord::luidt:
        case ClauseWord::aanvraagsoort:
        case ClauseWord::gegeven:
        case ClauseWord::verwacht:
        case ClauseWord::regels:
        case ClauseWord::altijd:
        case ClauseWord::via:
        case ClauseWord::naar:
        case ClauseWord::deel:
        case ClauseWord::vrij:
        case ClauseWord::feestdag:
        case ClauseWord::einde:
        case ClauseWord::bevat:
        case ClauseWord::geldt_tot:
        case ClauseWord::geldt_als:
        case ClauseWord::begint:
        case ClauseWord::duurt:
        case ClauseWord::verlengd:
        case ClauseWord::opgeschort:
        case ClauseWord::eindigt:
        case ClauseWord::volgens_kalender:
            break;
    }
    return false;
}

}  // namespace drempel::grammar::x3_grammar
