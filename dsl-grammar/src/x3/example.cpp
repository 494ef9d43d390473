// SPDX-License-Identifier: EUPL-1.2
// voorbeeld: facts as they are given, and the results that must come out.
#include "drempel/text/suggest.hpp"
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr EndOfClause end{"het einde van dit onderdeel"};

constexpr x3::rule<struct list_or_record_id> list_or_record =
    "een lijst zoals (a; b) of een record zoals (naam = \"A\")";
constexpr x3::rule<struct element_id> element = "een element van een lijst, of 'mogelijk meer'";
constexpr x3::rule<struct entry_id> entry = "een veld met een waarde, zoals naam = \"A\"";

constexpr Act deeper = act([](Reading& r) { r.deeper(); });
constexpr Act shallower = act([](Reading& r) { r.shallower(); });

// `naam =` starts a record; everything else an element of a list.
struct SeesEntry : x3::parser<SeesEntry>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext&, RContext&,
               Attribute&) const {
        return last - first >= 2 && first->kind == TokenKind::word && first[1].symbol == Symbol::eq;
    }
};

// `mei 1980`: a date of which the day is not known.
struct SeesMonth : x3::parser<SeesMonth>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        return last - first >= 2 && first->kind == TokenKind::word
               && first[1].kind == TokenKind::number
               && month_of(reading_of(context).words(*first)) != 0;
    }
};

// `vrijdag 10:00 tot 02:00`: a line of a weekrooster.
struct SeesOpening : x3::parser<SeesOpening>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext&, RContext&, Attribute&) const {
        return last - first >= 3 && first->kind == TokenKind::word && first[1].kind == TokenKind::number
               && first[2].symbol == Symbol::colon && first[2].glued;
    }
};

constexpr auto entry_def = name("een naam van een veld")
                           >> act([](Reading& r) { r.push(Kind::entry, r.take_name().text); })
                           > equals > example_value > act([](Reading& r) { r.fill_entry(); });

constexpr auto open_end = kw("mogelijk") > kw("meer") > act([](Reading& r) { r.open_list = true; });

constexpr auto fill = act([](Reading& r) { r.fill_entry(); });
constexpr x3::rule<struct opening_id> opening_line = "een dag met tijden, zoals vrijdag 10:00 tot 02:00";
constexpr auto opening_line_def =
    SeesOpening{} >> act([](Reading& r) {
        r.open_group();
        r.push(Kind::entry, "dag");
    }) >> name("een dag, zoals vrijdag")
    > act([](Reading& r) { r.push(Kind::name, r.take_name().text); }) > fill > act([](Reading& r) { r.push(Kind::entry, "van"); })
    > literal > fill > kw("tot") > act([](Reading& r) { r.push(Kind::entry, "tot"); }) > literal > fill > act([](Reading& r) {
          r.record_group();
          r.close_group();
      });

constexpr auto element_def = open_end | opening_line | example_value;

constexpr auto list_or_record_def = opening >> act([](Reading& r) { r.open_group(); }) >> deeper
                                    > (closing
                                       | (SeesEntry{} >> entry > *(semicolon > entry) > closing
                                          > act([](Reading& r) { r.record_group(); }))
                                       | (element > *(semicolon > element) > closing))
                                    > shallower > act([](Reading& r) { r.close_group(); });

// `van 1 mei 2020 tot en met 3 juni 2021`, or one of the two: the other end is open.
template <bool is_begin>
void begin_end(Reading& r) {
    r.push(Kind::entry, is_begin ? "van" : "totEnMet");
}
template <bool is_begin>
void open_end_of_period(Reading& r) {
    begin_end<is_begin>(r);
    r.push(Kind::geen);
    r.fill_entry();
}
void close_period(Reading& r) {
    r.record_group();
    r.close_group();
}
constexpr auto up_to = kw("tot") > kw("en") > kw("met") > act(begin_end<false>) > day > act([](Reading& r) { r.fill_entry(); });
constexpr x3::rule<struct example_period_id> example_period = "een periode, zoals van 1 mei 2020 tot en met 3 juni 2021";
constexpr auto example_period_def =
    (kw("van") >> act([](Reading& r) { r.open_group(); }) >> act(begin_end<true>) > day > act([](Reading& r) { r.fill_entry(); })
     > (up_to | act(open_end_of_period<false>)) > act(close_period))
    | (sees("tot") >> act([](Reading& r) { r.open_group(); }) >> act(open_end_of_period<true>) >> up_to >> act(close_period));

constexpr auto example_value_def =
    example_period | list_or_record | (kw("geen") >> act([](Reading& r) { r.push(Kind::geen); }))
    | (kw("onbekend") >> act([](Reading& r) { r.push(Kind::onbekend); }))
    | (SeesMonth{} >> any_word("een maand") >> act([](Reading& r) { r.names.pop_back(); })
       > number("een jaartal, zoals 1980") > act([](Reading& r) { r.push_month(); }))
    | literal
    | (name("een waarde") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); }));

constexpr x3::rule<struct example_header_id> header = "een titel tussen aanhalingstekens";
constexpr auto header_def = x3::eps > text("een titel tussen aanhalingstekens")
                            > act([](Reading& r) { r.node<Voorbeeld>().title = r.last_text(); })
                            > -(kw("herkomst") > text("een herkomst tussen aanhalingstekens")
                                > act([](Reading& r) {
                                      r.node<Voorbeeld>().herkomst = r.last_text();
                                  }))
                            > EndOfClause{"'herkomst' of het volgende onderdeel"};

constexpr x3::rule<struct example_kind_id> kind_clause = "een aanvraagsoort";
constexpr auto kind_clause_def = x3::eps > name("een aanvraagsoort, zoals alcoholvergunning") > end;

constexpr x3::rule<struct example_place_id> place_clause = "een gemeente";
constexpr auto place_clause_def = x3::eps > any_word("een gemeente, zoals schiedam") > end;

constexpr x3::rule<struct given_clause_id> given_clause = "een gegeven";
constexpr auto given_clause_def =
    x3::eps > path > equals > example_value > EndOfClause{"het einde van de waarde"};

// --- verwacht

// A rule id has a dash without blanks or starts with a capital; a path does neither.
struct SeesRuleId : x3::parser<SeesRuleId> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        if (first == last || first->kind != TokenKind::word) return false;
        const char initial = reading_of(context).words(*first).front();
        const bool dash = last - first >= 2 && first[1].symbol == Symbol::minus && first[1].glued;
        return dash || (initial >= 'A' && initial <= 'Z');
    }
};

void outcome(Reading& r) {
    r.verwacht.uitkomst = r.last_word();
}
void not_applicable(Reading& r) {
    r.verwacht.uitkomst = {"niet_van_toepassing", {r.file, r.last[-2].begin, r.last->end}};
}

constexpr x3::rule<struct outcome_id> outcome_word =
    "een uitkomst: voldaan, geraakt, onbepaald, uitzondering, niet van toepassing of rekenfout";
constexpr auto outcome_word_def =
    ((kw("voldaan") | kw("geraakt") | kw("onbepaald") | kw("uitzondering") | kw("rekenfout"))
     >> act(outcome))
    | (kw("niet") > kw("van") > kw("toepassing") > act(not_applicable));

void advice_word(Reading& r) {
    const Word word = r.take_name();
    Word& advice = r.verwacht.advies;
    if (advice.text.empty()) {
        advice = word;
    } else {
        advice.text += "_" + word.text;
        advice.span = join(advice.span, word.span);
    }
}

bool is_advice_word(const TokenIs& self, Reading& reading, const Token& token) {
    if (token.kind != TokenKind::word) return false;
    const std::string_view words = reading.words(token);
    return words != "definitief" && words != "voorlopig" && is_any_word(self, reading, token);
}
constexpr TokenIs advice_part{is_advice_word, "", Symbol::none,
                              "een advies, zoals weigeren verplicht of geen beletsel"};

void begin_verwacht(Reading& r) {
    r.verwacht = {};
}

// What a conclusie must come to.
constexpr x3::rule<struct answer_id> answer = "een waarde, zoals zwaar, ja, € 10.000 of geen";
constexpr auto answer_def =
    (kw("geen") >> act([](Reading& r) { r.push(Kind::geen); })) | literal
    | (name("een waarde") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); }));

void conclusion(Reading& r) {
    if (r.verwacht.kind != Verwacht::Kind::termijn) r.verwacht.kind = Verwacht::Kind::conclusie;
    Expression& path = *r.verwacht.path;
    const bool is_day = path.kind == Kind::field && (path.text == "einde" || path.text == "begin")
                        && path.operands[0].kind == Kind::name;
    if (is_day) {  // `einde van beslistermijn = 2 februari 2027`
        r.verwacht.kind = Verwacht::Kind::termijn;
        r.verwacht.part = {path.text, path.text_span};
        path = Expression(std::move(path.operands[0]));
    }
    if (path.kind != Kind::name) {
        r.report.at(path.span, Code::T041_GeenConclusie, r.source.slice(path.span));
        throw Abandoned{};
    }
    r.verwacht.regel = {path.text, path.span};
    r.verwacht.path.reset();
}

void term_state(Reading& r, std::string_view state) {
    r.verwacht.kind = Verwacht::Kind::termijn;
    r.verwacht.part = {std::string(state), r.last_span()};
    conclusion(r);
}

constexpr x3::rule<struct expected_id> expected = "een regelnummer, een gegeven of 'advies'";
constexpr x3::rule<struct what_of_it_id> what_of_it =
    "'ontbreekt', of na een conclusie '=' met een waarde of 'onbekend', of na een termijn 'loopt', 'staat stil' of 'is verstreken'";
constexpr auto what_of_it_def =
    kw("ontbreekt")
    | (sign(Symbol::eq, "een '='") >> act(conclusion) > answer
       > act([](Reading& r) { r.verwacht.value = r.pop(); }))
    | (kw("onbekend") >> act(conclusion))
    | (kw("loopt") >> act([](Reading& r) { term_state(r, "loopt"); }))
    | (kw("staat") > kw("stil") > act([](Reading& r) { term_state(r, "staat_stil"); }))
    | (kw("is") > kw("verstreken") > act([](Reading& r) { term_state(r, "verstreken"); }));

constexpr auto expected_def =
    (kw("advies") >> act([](Reading& r) { r.verwacht.kind = Verwacht::Kind::advies; }) > advice_part
     > act(advice_word) > *(advice_part >> act(advice_word))
     > -((kw("definitief") | kw("voorlopig"))
         >> act([](Reading& r) { r.verwacht.advies_status = r.last_word(); })))
    | (SeesRuleId{} >> rule_id > act([](Reading& r) {
           r.verwacht.kind = Verwacht::Kind::uitkomst;
           r.verwacht.regel = r.take_name();
       })
       > -(kw("voor") > path > act([](Reading& r) { r.verwacht.object = r.pop(); })) > outcome_word
       >> -(kw("volgens") > ground > act([](Reading& r) {
                r.verwacht.ground = std::move(r.grounds.back());
                r.grounds.pop_back();
            }))
       >> -(kw("met") > text("woorden uit de motivering tussen aanhalingstekens")
            > act([](Reading& r) { r.verwacht.reason = r.last_text(); })))
    | (path >> act([](Reading& r) {
           r.verwacht.kind = Verwacht::Kind::ontbreekt;
           r.verwacht.path = r.pop();
       })
       > what_of_it);

constexpr x3::rule<struct expected_clause_id> expected_clause = "een verwachting";
constexpr auto expected_clause_def = x3::eps > act(begin_verwacht) > expected
                                     > EndOfClause{"het einde van de verwachting"};

BOOST_SPIRIT_DEFINE(entry, opening_line, element, example_period, list_or_record, header, kind_clause, place_clause, given_clause,
                    outcome_word, answer, what_of_it, expected, expected_clause)

}  // namespace

BOOST_SPIRIT_DEFINE(example_value)

bool read_voorbeeld(Reading& r, ClauseWord word) {
    Voorbeeld& example = r.node<Voorbeeld>();
    if (word == ClauseWord::header) return run(header, r);
    if (word == ClauseWord::aanvraagsoort) {
        if (!run(kind_clause, r)) return false;
        example.aanvraagsoort = r.take_name();
        return true;
    }
    if (word == ClauseWord::gemeente) {
        if (!run(place_clause, r)) return false;
        example.gemeente = r.take_name();
        return true;
    }
    if (word == ClauseWord::gegeven) {
        if (!run(given_clause, r)) return false;
        Gegeven given;
        given.value = r.pop();
        given.path = r.pop();
        given.span = r.span_from(r.begin);
        example.gegeven.push_back(std::move(given));
        return true;
    }
    if (word == ClauseWord::verwacht) {
        if (!run(expected_clause, r)) return false;
        r.verwacht.span = r.span_from(r.begin);
        example.verwacht.push_back(std::move(r.verwacht));
        return true;
    }
    return false;
}

}  // namespace drempel::grammar::x3_grammar
