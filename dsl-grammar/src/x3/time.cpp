// SPDX-License-Identifier: EUPL-1.2
// kalender (which days are free by law, and how the end of a term moves) and termijn (where a term
// starts, how long it is, what moves its end).
#include <algorithm>

#include "drempel/text/suggest.hpp"
#include "x3/clauses.hpp"
#include "x3/constructs.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr EndOfClause end{"het einde van dit onderdeel"};

constexpr std::string_view weekdays[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                         "vrijdag", "zaterdag", "zondag"};

void check_weekday(Reading& r) {
    const Word& word = r.names.back();
    if (std::find(std::begin(weekdays), std::end(weekdays), word.text) != std::end(weekdays)) return;
    r.report
        .at(word.span, Code::T038_OnbekendWoord, word.text,
            "een dag van de week, zoals maandag of zondag")
        .suggest(text::nearest(word.text, weekdays));
    throw Abandoned{};
}

constexpr TokenIs weekday = any_word("een dag van de week, zoals zaterdag");

constexpr auto volgens = kw("volgens") > ground;
Ground take_ground(Reading& r) {
    Ground one = std::move(r.grounds.back());
    r.grounds.pop_back();
    return one;
}

constexpr x3::rule<struct time_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def =
    x3::eps > ground > *(semicolon > ground)
    > EndOfClause{"een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

// --- kalender

constexpr x3::rule<struct calendar_header_id> calendar_header =
    "een naam van een kalender, zoals algemene_termijnenwet";
constexpr auto calendar_header_def =
    x3::eps > name("een naam van een kalender, zoals algemene_termijnenwet")
    > act([](Reading& r) { r.node<Kalender>().name = r.take_name(); })
    >> -(text("een titel") >> act([](Reading& r) { r.node<Kalender>().label = r.last_text(); }))
    > EndOfClause{"een titel tussen aanhalingstekens of het volgende onderdeel"};

constexpr x3::rule<struct free_clause_id> free_clause = "dagen van de week";
constexpr auto free_clause_def = x3::eps > weekday > act(check_weekday)
                                 > *(semicolon > weekday > act(check_weekday)) > end;

// `pasen`, `pasen + 1 dag`: the number of days is an expression of its own.
constexpr auto from_easter =
    kw("pasen") >> act([](Reading& r) {
        r.feestdag.from_easter = Expression{};
        r.feestdag.from_easter->kind = Kind::number;
        r.feestdag.from_easter->text = "0";
        r.feestdag.from_easter->span = r.last_span();
    })
    >> -((sign(Symbol::plus, "een +") >> act([](Reading& r) { r.pending.push_back(Op::add); })
          | sign(Symbol::minus, "een -") >> act([](Reading& r) { r.pending.push_back(Op::subtract); }))
         > number("een aantal dagen, zoals 1") > act([](Reading& r) {
               r.push_number();
               Expression days = r.pop();
               if (r.pending.back() == Op::subtract && days.kind == Kind::number)
                   days.text = "-" + days.text;
               r.pending.pop_back();
               r.feestdag.from_easter = std::move(days);
           })
         > (kw("dag") | kw("dagen")));

constexpr x3::rule<struct day_of_year_id> day_of_year = "een dag, zoals 27 april";
constexpr auto day_of_year_def = number("een dag, zoals 27 april")
                                 > any_word("een maand")
                                 > act([](Reading& r) { r.take_month_day(); });

constexpr auto yearly_or_date =
    (day_of_year >> act([](Reading& r) { r.feestdag.yearly = r.take_name(); })
     >> -((number("een jaartal") >> act([](Reading& r) {
               r.push_dutch_date();
               r.feestdag.date = r.pop();
               r.feestdag.yearly.reset();
           }))
          | (kw("op") > weekday > act([](Reading& r) {
                 check_weekday(r);
                 r.feestdag.if_weekday = r.take_name();
             })
             > day_of_year > act([](Reading& r) { r.feestdag.instead = r.take_name(); }))))
    | (date_token >> act([](Reading& r) {
           r.push_iso_date();
           r.feestdag.date = r.pop();
       }));

constexpr x3::rule<struct holiday_day_id> holiday_day =
    "een dag, zoals 27 april, pasen + 1 dag of 15 augustus 2027";
constexpr auto holiday_day_def = from_easter | yearly_or_date;

constexpr x3::rule<struct holiday_clause_id> holiday_clause = "een feestdag";
constexpr auto holiday_clause_def =
    x3::eps > text("een naam van een feestdag tussen aanhalingstekens") > act([](Reading& r) {
        r.feestdag = {};
        r.feestdag.name = r.last_text();
    })
    > holiday_day
    >> -(volgens >> act([](Reading& r) { r.feestdag.ground = take_ground(r); }))
    > EndOfClause{"'op' met een dag van de week en een andere dag, 'volgens' met een grondslag, of het einde van dit onderdeel"};

constexpr x3::rule<struct moves_clause_id> moves_clause = "naar werkdag";
constexpr auto moves_clause_def =
    x3::eps > kw("naar") > kw("werkdag")
    > act([](Reading& r) {
          r.node<Kalender>().moves_end = true;
          r.node<Kalender>().moves_ground.reset();
      })
    >> -(volgens >> act([](Reading& r) { r.node<Kalender>().moves_ground = take_ground(r); }))
    > EndOfClause{"'volgens' met een grondslag, of het einde van dit onderdeel"};

constexpr x3::rule<struct least_clause_id> least_clause = "een aantal werkdagen";
constexpr auto least_clause_def =
    x3::eps > kw("ten") > kw("minste") > number("een aantal werkdagen, zoals 2")
    > act([](Reading& r) {
          r.push_number();
          r.node<Kalender>().least_workdays = r.pop();
      })
    > kw("werkdagen") > kw("bij") > kw("ten") > kw("minste") > number_literal
    > act([](Reading& r) {
          r.node<Kalender>().least_length = r.pop();
          r.node<Kalender>().least_ground.reset();
      })
    >> -(volgens >> act([](Reading& r) { r.node<Kalender>().least_ground = take_ground(r); }))
    > EndOfClause{"'volgens' met een grondslag, of het einde van dit onderdeel"};

void take_longest(Reading& r) {
    r.node<Kalender>().longest.push_back(r.pop());
}
constexpr x3::rule<struct longest_clause_id> longest_clause = "een langste termijn";
constexpr auto longest_clause_def =
    x3::eps > kw("en") > kw("met") > number_literal > act([](Reading& r) {
        r.node<Kalender>().longest.clear();
        r.node<Kalender>().longest_ground.reset();
        take_longest(r);
    })
    > *(semicolon > number_literal > act(take_longest))
    >> -(volgens >> act([](Reading& r) { r.node<Kalender>().longest_ground = take_ground(r); }))
    > EndOfClause{"een puntkomma ';' met nog een duur, 'volgens' met een grondslag, of het einde van dit onderdeel"};

// --- termijn

constexpr x3::rule<struct term_header_id> term_header = "een naam van een termijn, zoals beslistermijn";
constexpr auto term_header_def =
    x3::eps > name("een naam van een termijn, zoals beslistermijn")
    > act([](Reading& r) { r.node<Termijn>().name = r.take_name(); })
    >> -(text("een titel") >> act([](Reading& r) { r.node<Termijn>().label = r.last_text(); }))
    > EndOfClause{"een titel tussen aanhalingstekens of het volgende onderdeel"};

constexpr x3::rule<struct term_condition_id> term_condition = "een voorwaarde";
constexpr auto term_condition_def = x3::eps > expression
                                    > EndOfClause{"'en', 'of' of het einde van dit onderdeel"};

// Whether the day itself counts is never guessed.
constexpr const char* start_word = "begint";
constexpr const char* start_choice = "'begint na D' (die dag telt niet mee) of 'begint op D' (die dag telt mee)";
constexpr const char* pause_word = "opgeschort";
constexpr const char* pause_choice =
    "'opgeschort na A' (die dag telt niet mee) of 'opgeschort vanaf A' (die dag telt mee)";

constexpr x3::rule<struct start_clause_id> start_clause = "'na' of 'op' met een datum";
constexpr auto start_clause_def =
    x3::eps > ((kw("na") >> act([](Reading& r) { r.node<Termijn>().start_counts = false; }))
               | (kw("op") >> act([](Reading& r) { r.node<Termijn>().start_counts = true; }))
               | act([](Reading& r) {
                     const Token& word = r.begin[-1];
                     r.report.at(r.span(word), Code::T060_DagTeltMee, start_word, start_choice);
                     throw Abandoned{};
                 }))
    > sum > act([](Reading& r) { r.node<Termijn>().start = r.pop(); }) > end;

constexpr x3::rule<struct length_clause_id> length_clause = "een duur, zoals 8 weken";
constexpr auto length_clause_def =
    x3::eps > sum > act([](Reading& r) { r.node<Termijn>().length = r.pop(); }) > end;

constexpr auto when = kw("als") > expression;

constexpr x3::rule<struct extension_by_id> extension_by =
    "'met' een duur, zoals met 6 weken, of 'tot en met' een datum";
constexpr auto extension_by_def =
    (kw("met") > sum > act([](Reading& r) { r.verlenging.by = r.pop(); }))
    | (kw("tot") > kw("en") > kw("met") > sum > act([](Reading& r) {
           r.verlenging.by = r.pop();
           r.verlenging.is_day = true;
       }));

constexpr x3::rule<struct extension_clause_id> extension_clause = "een verlenging";
constexpr auto extension_clause_def =
    x3::eps > act([](Reading& r) { r.verlenging = {}; }) > extension_by
    >> -(when >> act([](Reading& r) { r.verlenging.condition = r.pop(); }))
    >> -(volgens >> act([](Reading& r) { r.verlenging.ground = take_ground(r); }))
    > EndOfClause{"'als' met een voorwaarde, 'volgens' met een grondslag, of het einde van dit onderdeel"};

constexpr x3::rule<struct pause_list_id> pause_list = "een begrip, zoals verzoek in verzoeken";
constexpr auto pause_list_def =
    name("een begrip") >> act([](Reading& r) {
        r.opschorting.each = ForEach{};
        r.opschorting.each->begrip = r.take_name();
    })
    >> -(kw("genaamd") > name("een naam")
         >> act([](Reading& r) { r.opschorting.each->variable = r.take_name(); }))
    > kw("in") > path > act([](Reading& r) { r.opschorting.each->list = r.pop(); });

constexpr x3::rule<struct pause_start_id> pause_start = "'na' of 'vanaf' met een datum";
constexpr auto pause_start_def =
    kw("na")
    | (kw("vanaf") >> act([](Reading& r) { r.opschorting.from_counts = true; }))
    | act([](Reading& r) {
          r.report.at(r.span(r.begin[-1]), Code::T060_DagTeltMee, pause_word, pause_choice);
          throw Abandoned{};
      });

constexpr x3::rule<struct pause_clause_id> pause_clause = "een opschorting";
constexpr auto pause_clause_def =
    x3::eps > act([](Reading& r) { r.opschorting = {}; })
    >> -(kw("voor") > kw("elke") > pause_list) > pause_start > sum
    > act([](Reading& r) { r.opschorting.from = r.pop(); })
    > kw("tot") >> -(kw("en") > kw("met")
                     >> act([](Reading& r) { r.opschorting.until_counts = true; }))
    > sum > act([](Reading& r) { r.opschorting.until = r.pop(); })
    >> -(kw("met") > kw("ten") > kw("hoogste") > sum
         > act([](Reading& r) { r.opschorting.at_most = r.pop(); }))
    >> -(when >> act([](Reading& r) { r.opschorting.condition = r.pop(); }))
    >> -(volgens >> act([](Reading& r) { r.opschorting.ground = take_ground(r); }))
    > EndOfClause{"'met ten hoogste' een duur, 'als' met een voorwaarde, 'volgens' met een grondslag, of het einde van dit onderdeel"};

constexpr x3::rule<struct cap_clause_id> cap_clause = "'uiterlijk na' met een duur";
constexpr auto cap_clause_def =
    x3::eps > kw("uiterlijk") > kw("na") > sum > act([](Reading& r) {
        r.node<Termijn>().cap = r.pop();
        r.node<Termijn>().cap_ground.reset();
    })
    >> -(volgens >> act([](Reading& r) { r.node<Termijn>().cap_ground = take_ground(r); }))
    > EndOfClause{"'volgens' met een grondslag, of het einde van dit onderdeel"};

constexpr x3::rule<struct by_calendar_id> by_calendar = "een kalender";
constexpr auto by_calendar_def =
    x3::eps > name("een kalender, zoals algemene_termijnenwet") > act([](Reading& r) {
        r.node<Termijn>().kalender = r.take_name();
        r.node<Termijn>().kalender_condition.reset();
    })
    >> -(when >> act([](Reading& r) { r.node<Termijn>().kalender_condition = r.pop(); }))
    > EndOfClause{"'als' met een voorwaarde, of het einde van dit onderdeel"};

BOOST_SPIRIT_DEFINE(grounds_clause, calendar_header, free_clause, day_of_year, holiday_day,
                    holiday_clause, moves_clause, least_clause, longest_clause, term_header,
                    term_condition, start_clause, length_clause, extension_by, extension_clause,
                    pause_list, pause_start, pause_clause, cap_clause, by_calendar)

template <class Node>
bool read_grounds(Reading& r) {
    if (!run(grounds_clause, r)) return false;
    r.node<Node>().grounds = std::move(r.grounds);
    return true;
}

}  // namespace

bool read_kalender(Reading& r, ClauseWord word) {
    Kalender& kalender = r.node<Kalender>();
    if (word == ClauseWord::header) {
        if (!run(calendar_header, r)) return false;
        check_snake(r, kalender.name, "een kalender");
        return true;
    }
    if (word == ClauseWord::grondslag) return read_grounds<Kalender>(r);
    if (word == ClauseWord::vrij) {
        if (!run(free_clause, r)) return false;
        kalender.free_weekdays = std::move(r.names);
        return true;
    }
    if (word == ClauseWord::feestdag) {
        if (!run(holiday_clause, r)) return false;
        r.feestdag.span = r.span_from(r.begin);
        kalender.feestdagen.push_back(std::move(r.feestdag));
        return true;
    }
    if (word == ClauseWord::einde) return run(moves_clause, r);
    if (word == ClauseWord::bevat) return run(least_clause, r);
    if (word == ClauseWord::geldt_tot) return run(longest_clause, r);
    return false;
}

bool read_termijn(Reading& r, ClauseWord word) {
    Termijn& termijn = r.node<Termijn>();
    if (word == ClauseWord::header) {
        if (!run(term_header, r)) return false;
        check_camel(r, termijn.name);
        return true;
    }
    if (word == ClauseWord::grondslag) return read_grounds<Termijn>(r);
    if (word == ClauseWord::geldt_als) {
        if (!run(term_condition, r)) return false;
        termijn.condition = r.pop();
        return true;
    }
    if (word == ClauseWord::begint) return run(start_clause, r);
    if (word == ClauseWord::duurt) return run(length_clause, r);
    if (word == ClauseWord::verlengd) {
        if (!run(extension_clause, r)) return false;
        r.verlenging.span = r.span_from(r.begin);
        termijn.extensions.push_back(std::move(r.verlenging));
        return true;
    }
    if (word == ClauseWord::opgeschort) {
        if (!run(pause_clause, r)) return false;
        r.opschorting.span = r.span_from(r.begin);
        termijn.suspensions.push_back(std::move(r.opschorting));
        return true;
    }
    if (word == ClauseWord::eindigt) return run(cap_clause, r);
    if (word == ClauseWord::volgens_kalender) return run(by_calendar, r);
    return false;
}

}  // namespace drempel::grammar::x3_grammar
