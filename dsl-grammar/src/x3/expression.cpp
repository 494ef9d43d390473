// SPDX-License-Identifier: EUPL-1.2
// Expressions, loosest first: of < en < niet < comparison < + - < * / < van. Factored so that the
// next token or two decide; no alternative reads a shared prefix again.
#include "x3/expression.hpp"

#include "x3/constructs.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

bool is_relation(const TokenIs& self, Reading& reading, const Token& token) {
    Op op = Op::none;
    switch (token.symbol) {
        case Symbol::eq:
            op = Op::eq;
            break;
        case Symbol::ne:
            op = Op::ne;
            break;
        case Symbol::lt:
            op = Op::lt;
            break;
        case Symbol::le:
            op = Op::le;
            break;
        case Symbol::gt:
            op = Op::gt;
            break;
        case Symbol::ge:
            op = Op::ge;
            break;
        case Symbol::none:
        case Symbol::open:
        case Symbol::close:
        case Symbol::open_index:
        case Symbol::close_index:
        case Symbol::open_brace:
        case Symbol::close_brace:
        case Symbol::semicolon:
        case Symbol::colon:
        case Symbol::comma:
        case Symbol::dot:
        case Symbol::plus:
        case Symbol::minus:
        case Symbol::times:
        case Symbol::divide:
        case Symbol::percent:
        case Symbol::euro:
        case Symbol::bar:
        case Symbol::bullet:
        case Symbol::other:
            return false;
    }
    if (!self.looks_only) reading.pending.push_back(op);
    return true;
}

bool is_month(const TokenIs&, Reading& reading, const Token& token) {
    return token.kind == TokenKind::word && month_of(reading.words(token)) != 0;
}

// A unit stands on the line of its number, so that a misspelt keyword on the next line is none.
bool is_unit(const TokenIs&, Reading& reading, const Token& token) {
    if (token.kind != TokenKind::word || token.first_on_line) return false;
    const std::string_view words = reading.words(token);
    return !is_structural(words) && !is_future(words);
}

bool is_clock_colon(const TokenIs&, Reading&, const Token& token) {
    return token.symbol == Symbol::colon && token.glued;
}

constexpr TokenIs clock_colon{is_clock_colon, "", Symbol::none, "een dubbele punt ':'"};
constexpr TokenIs relation{is_relation, "", Symbol::none, "een vergelijking"};
constexpr TokenIs sees_relation{is_relation, "", Symbol::none, "", true};
constexpr TokenIs month{is_month, "", Symbol::none, "een maand"};
constexpr TokenIs unit{is_unit, "", Symbol::none, "een eenheid"};

constexpr Act deeper = act([](Reading& r) { r.deeper(); });
constexpr Act shallower = act([](Reading& r) { r.shallower(); });
constexpr Act marked = act([](Reading& r) { r.mark(r.last); });

constexpr x3::rule<struct negation_id> negation = "een voorwaarde";
constexpr x3::rule<struct comparison_id> comparison = "een voorwaarde";
constexpr x3::rule<struct term_id> term = "een waarde of naam";
constexpr x3::rule<struct primary_id> primary = "een waarde of naam";
constexpr x3::rule<struct quantifier_id> quantifier = "een lijstvraag";
constexpr x3::rule<struct binding_id> binding =
    "een begrip, zoals leidinggevende in leidinggevenden";
constexpr x3::rule<struct set_or_range_id> set_or_range =
    "een lijst zoals (a; b) of een bereik zoals 1 t/m 5";
constexpr x3::rule<struct presence_id> presence =
    "aanwezig, afwezig, bekend, onbekend of een begrip na 'een'";
constexpr x3::rule<struct range_end_id> range_end = "'t/m' of 'tot'";
constexpr x3::rule<struct threshold_id> threshold = "een aantal, zoals 2";
constexpr x3::rule<struct een_of_geen_id> een_of_geen = "'een' of 'geen'";

// --- of, en, niet

constexpr auto expression_def = act([](Reading& r) { r.begin_logic(); }) >> negation
                                >> *((kw("en") | kw("of")) >> act([](Reading& r) { r.connector(); })
                                     > negation)
                                >> act([](Reading& r) { r.end_logic(); });

constexpr auto negation_def = (kw("niet") >> marked >> deeper > negation >> shallower
                               >> act([](Reading& r) { r.prefix(Kind::niet, r.unmark()); }))
                              | comparison;

// --- comparisons, windows, tests

void compare(Reading& r) {
    const Op op = r.pending.back();
    r.pending.pop_back();
    r.combine(Kind::comparison, op, 2);
}

void chained(Reading& r) {
    const Token& second = r.last[1];
    r.report.at(r.span(second), Code::T018_VergelijkingKeten, r.words(second), r.words(second));
    throw Abandoned{};
}

void bare_within(Reading& r) {
    const bool binnen = r.last_words() == "binnen";
    r.report.at(r.last_span(), Code::T019_BinnenTussen, r.last_words(),
                binnen ? "'ten hoogste 5 jaar voor D' (de grens telt mee)"
                       : "'in a t/m b' (de bovengrens telt mee)",
                binnen ? "'minder dan 5 jaar voor D' (de grens telt niet mee)"
                       : "'in a tot b' (de bovengrens telt niet mee)");
    throw Abandoned{};
}

constexpr x3::rule<struct season_id> season = "een dag van het jaar, zoals 1 mei";
constexpr auto season_def = number("een dag van het jaar, zoals 1 mei") > any_word("een maand")
                            > act([](Reading& r) { r.take_month_day(); });

// `openingstijden valt op (vrijdag; zaterdag) binnen 06:00 tot 02:00`, `terrastijden valt binnen openingstijden`.
constexpr x3::rule<struct days_of_roster_id> days_of_roster = "dagen, zoals op (vrijdag; zaterdag)";
constexpr x3::rule<struct in_roster_id> in_roster = "'binnen' met twee tijden of een weekrooster";

void begin_days(Reading& r) {
    r.mark(r.last);
    r.counts.push_back(r.height());
}
void close_days(Reading& r) {
    const std::size_t days = r.height() - r.counts.back();
    r.counts.back() = days;
}
constexpr auto day_word = name("een dag, zoals vrijdag") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); });
constexpr auto days_of_roster_def =
    (kw("op") > opening > act(begin_days) > day_word > *(semicolon > day_word) > closing > act(close_days))
    | act([](Reading& r) {
          begin_days(r);
          close_days(r);
      });

// Operands: what is tested, the days, then one weekrooster or two times; text: how many days.
void close_roster(Reading& r, std::size_t limits) {
    const std::size_t days = r.counts.back();
    r.counts.pop_back();
    r.unmark();
    r.combine(Kind::call, Op::none, 1 + days + limits);
    r.top().text = limits == 2 ? "binnen_tijden" : "binnen_rooster";
}
constexpr auto in_roster_def =
    days_of_roster > kw("binnen") > sum
    > ((kw("tot") > sum > act([](Reading& r) { close_roster(r, 2); })) | act([](Reading& r) { close_roster(r, 1); }));

void close_season(Reading& r) {
    const Word until = r.take_name();
    const Word from = r.take_name();
    r.wrap(Kind::yearly, from.text + "/" + until.text);
}

// `verblijf omvat peildatum`, `verblijf overlapt schorsing`.
void of_periods(Reading& r) {
    const Token* word = r.unmark();
    r.combine(Kind::call, Op::none, 2);
    r.top().text = std::string(r.words(*word));
    r.top().text_span = r.span(*word);
}

constexpr auto comparison_def =
    sum >> -((relation > sum >> act(compare) >> -(sees_relation >> act(chained)))
             | (kw("in") > set_or_range) | (kw("is") > presence)
             | (kw("minder") > kw("dan") > sum > kw("voor") > sum
                >> act([](Reading& r) { r.combine(Kind::window, Op::minder_dan_voor, 3); }))
             | (kw("ten") > kw("hoogste") > sum > kw("voor") > sum
                >> act([](Reading& r) { r.combine(Kind::window, Op::ten_hoogste_voor, 3); }))
             | (kw("uiterlijk") > sum > kw("na") > sum
                >> act([](Reading& r) { r.combine(Kind::window, Op::uiterlijk_na, 3); }))
             | (kw("loopt") >> act([](Reading& r) { r.wrap(Kind::termijn, "loopt"); }))
             | (kw("staat") > kw("stil") >> act([](Reading& r) { r.wrap(Kind::termijn, "staat_stil"); }))
             | ((kw("omvat") | kw("overlapt")) >> act([](Reading& r) { r.mark(r.last); }) > sum >> act(of_periods))
             | (kw("valt")
                > ((kw("jaarlijks") > kw("van") > season > kw("tot") > kw("en") > kw("met") > season > act(close_season))
                   | in_roster))
             | ((kw("binnen") | kw("tussen")) >> act(bare_within)));

void close_set(Reading& r) {
    const std::size_t members = r.height() - r.counts.back();
    r.counts.pop_back();
    r.combine(Kind::in_set, Op::none, members + 1);
    r.top().span = join(r.top().span, r.last_span());
}

void close_range(Reading& r) {
    const Op op = r.pending.back();
    r.pending.pop_back();
    r.combine(Kind::in_range, op, 3);
}

constexpr auto range_end_def =
    (kw("t/m") >> act([](Reading& r) { r.pending.push_back(Op::inclusive); }))
    | (kw("tot") >> act([](Reading& r) { r.pending.push_back(Op::exclusive); }));

// `x in vrijgesteldeSoorten`: the name of a list.
struct NamesList : x3::parser<NamesList>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator&, const Iterator&, const AnyContext& context, RContext&, Attribute&) const {
        Reading& reading = reading_of(context);
        const Kind kind = reading.top().kind;
        if (kind != Kind::name && kind != Kind::at_date) return false;
        reading.combine(Kind::in_set, Op::none, 2);
        reading.top().text = "lijst";
        return true;
    }
};

constexpr x3::rule<struct rest_of_range_id> rest_of_range = "'t/m' of 'tot'";
constexpr auto rest_of_range_def = (range_end > sum >> act(close_range)) | NamesList{};

constexpr auto set_or_range_def =
    (opening >> act([](Reading& r) { r.counts.push_back(r.height()); }) >> deeper > sum
     > *(semicolon > sum) > closing >> shallower >> act(close_set))
    | (sum > rest_of_range);

void no_value(Reading& r) {
    r.report.at(r.last_span(), Code::T036_IsWaarde).suggest("=");
    throw Abandoned{};
}

constexpr auto presence_def = (kw("aanwezig") >> act([](Reading& r) { r.wrap(Kind::aanwezig); }))
                              | (kw("afwezig") >> act([](Reading& r) { r.wrap(Kind::afwezig); }))
                              | (kw("bekend") >> act([](Reading& r) { r.wrap(Kind::bekend); }))
                              | (kw("onbekend") >> act([](Reading& r) { r.wrap(Kind::onbekend); }))
                              | (kw("verstreken") >> act([](Reading& r) { r.wrap(Kind::termijn, "verstreken"); }))
                              | (kw("een") > name("een begrip") >> act(
                                     [](Reading& r) { r.wrap(Kind::is_een, r.take_name().text); }))
                              | act(no_value);

// --- arithmetic

void arithmetic(Reading& r) {
    const Op op = r.pending.back();
    r.pending.pop_back();
    r.combine(Kind::arithmetic, op, 2);
}

constexpr auto sum_def = term >> *(((sign(Symbol::plus, "een +")
                                     >> act([](Reading& r) { r.pending.push_back(Op::add); }))
                                    | (sign(Symbol::minus, "een -") >> act([](Reading& r) {
                                           r.pending.push_back(Op::subtract);
                                       })))
                                   > term >> act(arithmetic));

constexpr auto term_def = factor
                          >> *(((sign(Symbol::times, "een *")
                                 >> act([](Reading& r) { r.pending.push_back(Op::multiply); }))
                                | (sign(Symbol::divide, "een /")
                                   >> act([](Reading& r) { r.pending.push_back(Op::divide); })))
                               > factor >> act(arithmetic));

constexpr auto factor_def = (sign(Symbol::minus, "een -") >> marked >> deeper > factor >> shallower
                             >> act([](Reading& r) { r.prefix(Kind::negate, r.unmark()); }))
                            | primary;

// --- names, literals, calls

// In `antecedenten[1] van leidinggevenden[2]` the position counts in the list of that element, so
// it waits until the owner has been read. A null mark: there is none.
void read_index(Reading& r) {
    const Token* position = r.last - 1;
    const std::string_view digits = r.words(*position);
    if (!r.in_example) r.report.at(r.span_from(r.last - 2), Code::T033_VolgnummerBuitenVoorbeeld);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos || digits.front() == '0'
        || digits.size() > 6) {
        r.report.at(r.span(*position), Code::T039_Volgnummer);
    }
    r.unmark();
    r.mark(position);
}

void apply_index(Reading& r) {
    const Token* position = r.unmark();
    if (position == nullptr) return;
    r.wrap(Kind::index, std::string(r.words(*position)));
    r.top().text_span = r.span(*position);
}

void close_call(Reading& r) {
    const std::size_t arguments = r.height() - r.counts.back();
    r.counts.pop_back();
    r.call(arguments);
}

constexpr auto index_part = sign(Symbol::open_index, "een [") > number("een volgnummer, zoals 1")
                            > sign(Symbol::close_index, "een haakje sluiten ']'")
                            >> act(read_index);

constexpr auto call_part = opening >> act([](Reading& r) { r.counts.push_back(r.height()); })
                           >> deeper > expression > *(semicolon > expression) > closing >> shallower
                           >> act(close_call);

constexpr auto path_def = value_name("een naam")
                          >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); })
                          >> (call_part
                              | (act([](Reading& r) { r.mark(nullptr); }) >> -index_part
                                 >> -(kw("van") >> deeper > path >> shallower
                                      >> act([](Reading& r) { r.field(); }))
                                 >> act(apply_index)));

constexpr auto per_unit = kw("per") > unit > act([](Reading& r) { r.add_per_unit(); });

constexpr auto number_literal_def =
    (number("een getal")
     >> ((month > number("een jaartal, zoals 2021") >> act([](Reading& r) { r.push_dutch_date(); }))
         | (clock_colon > number("minuten, zoals 30") >> act([](Reading& r) { r.push_time(); }))
         | (act([](Reading& r) { r.push_number(); })
            >> -((sign(Symbol::percent, "een %") >> act([](Reading& r) { r.set_unit(); }))
                 | (unit >> act([](Reading& r) { r.set_unit(); }) >> -per_unit)))))
    | (sign(Symbol::euro, "een €") >> marked > number("een bedrag, zoals € 10.000")
       >> act([](Reading& r) { r.push_euro_number(); }) >> -per_unit)
    | (date_token >> act([](Reading& r) { r.push_iso_date(); }));

bool follows_percentage(const TokenIs& self, Reading& reading, const Token& token) {
    if (!is_word(self, reading, token)) return false;
    return reading.last->symbol == Symbol::percent;
}
constexpr TokenIs share_of{follows_percentage, "van", Symbol::none, nullptr};

constexpr auto simple_literal =
    (kw("ja") >> act([](Reading& r) { r.push(Kind::ja_nee, "ja"); }))
    | (kw("nee") >> act([](Reading& r) { r.push(Kind::ja_nee, "nee"); }))
    | (text("een tekst") >> act([](Reading& r) { r.push(Kind::string, r.text_value(*r.last)); }));

void check_parameter(Reading& r) {
    const Expression& one = r.top();
    if (one.kind == Kind::name) return;
    r.report.at(r.last_span(), Code::T045_OpZonderParameter, r.source.slice(one.span));
    throw Abandoned{};
}

void geen_here(Reading& r) {
    r.report.at(r.last_span(), Code::T032_GeenInVergelijking).suggest("is afwezig");
    throw Abandoned{};
}

// `vanaf 1 januari 2026 luidt (a; b)`: only the value of a parameter can be a list.
bool is_next_value(const TokenIs&, Reading& reading, const Token& token) {
    const bool has_values = reading.entry != nullptr && (reading.entry->word == "parameter" || reading.entry->word == "invulling");
    return token.symbol == Symbol::semicolon && has_values && reading.brackets == 1;
}
constexpr TokenIs next_value{is_next_value, "", Symbol::semicolon, "een puntkomma ';'"};

constexpr auto primary_def =
    (opening >> marked >> act([](Reading& r) {
         ++r.brackets;
         r.counts.push_back(r.height());
     })
     >> deeper > choice >> *(next_value > sum) > closing
     >> shallower >> act([](Reading& r) {
           --r.brackets;
           const std::size_t values = r.height() - r.counts.back();
           r.counts.pop_back();
           if (values > 1) r.combine(Kind::list, Op::none, values);
           r.bracket(r.unmark());
       }))
    | (number_literal >> -(share_of >> deeper > factor >> shallower
                           >> act([](Reading& r) { r.combine(Kind::share, Op::none, 2); })))
    | simple_literal | quantifier | construct | (kw("geen") >> act(geen_here))
    | (path >> -(kw("op") >> act(check_parameter) >> deeper > factor >> shallower
                 >> act([](Reading& r) { r.at_date(); })));

// --- quantifiers

template <Op op>
void begin_quantifier(Reading& r) {
    r.binders.push_back({op, r.last, std::nullopt, std::nullopt, false});
}

constexpr auto een_of_geen_def =
    (kw("een") >> act([](Reading& r) { r.binders.back().op = Op::er_is_een; }))
    | (kw("geen") >> act([](Reading& r) { r.binders.back().op = Op::er_is_geen; }));

// A number without a unit: in `ten minste 2 leidinggevende in …` the word is the begrip.
constexpr auto threshold_def =
    (number("een aantal") >> act([](Reading& r) { r.push_number(); }))
    | (name("een naam") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); }));

constexpr auto binding_def = name("een begrip")
                             >> act([](Reading& r) { r.binders.back().begrip = r.take_name(); })
                             >> -(kw("genaamd") > name("een naam") >> act([](Reading& r) {
                                      r.binders.back().variable = r.take_name();
                                  }))
                             > kw("in") > path;

constexpr auto body = kw("waarvoor") >> deeper > expression >> shallower
                      >> act([](Reading& r) { r.binders.back().has_body = true; });

constexpr auto highest_or_sum = (kw("som") >> act(begin_quantifier<Op::som>))
                                | (kw("hoogste") >> act(begin_quantifier<Op::hoogste>))
                                | (kw("laagste") >> act(begin_quantifier<Op::laagste>))
                                | (kw("vroegste") >> act(begin_quantifier<Op::vroegste>))
                                | (kw("laatste") >> act(begin_quantifier<Op::laatste>))
                                | (kw("gemiddelde") >> act(begin_quantifier<Op::gemiddelde>));

// `ten minste 2 van deze voorwaarden`: a list of conditions, no question about a list.
constexpr auto conditions = kw("van") > kw("deze") > kw("voorwaarden") > act([](Reading& r) {
                                r.binders.back().op = Op::ten_minste_van;
                                r.mark(r.binders.back().from);
                                r.begin_conditions(Op::ten_minste_van);
                            })
                            > bullets;

// `aantal geraakt in GROEP`: no question about a list either.
void count_hits(Reading& r) {
    const Word group = r.take_name();
    r.push(Kind::count_hits, group.text);
    r.started_at(r.binders.back().from);
    r.binders.back().op = Op::ten_minste_van;
}
constexpr auto hits_in_group = kw("geraakt") > kw("in") > name("een groep van regels") > act(count_hits);

constexpr auto quantifier_def =
    ((kw("er") >> act(begin_quantifier<Op::er_is_een>) > kw("is") > een_of_geen > binding >> -body)
     | (kw("elke") >> act(begin_quantifier<Op::elke>) > binding > body)
     | (kw("ten") >> act(begin_quantifier<Op::ten_minste>) > kw("minste") > threshold
        > (conditions | (binding >> -body)))
     | (kw("aantal") >> act(begin_quantifier<Op::aantal>) > (hits_in_group | (binding >> -body)))
     | (highest_or_sum > kw("van") > sum > kw("over") > binding >> -body))
    >> act([](Reading& r) {
          if (r.binders.back().op == Op::ten_minste_van)
              r.binders.pop_back();
          else
              r.end_quantifier();
      });

// --- literals outside expressions

constexpr auto literal_def = (sign(Symbol::minus, "een -") >> marked > number_literal
                              >> act([](Reading& r) { r.prefix(Kind::negate, r.unmark()); }))
                             | number_literal | simple_literal;

constexpr auto cell_def =
    (relation > sum >> act([](Reading& r) {
         const Op op = r.pending.back();
         r.pending.pop_back();
         r.combine(Kind::comparison, op, 1);
     }))
    | (sum >> -(range_end > sum >> act([](Reading& r) {
                    const Op op = r.pending.back();
                    r.pending.pop_back();
                    r.combine(Kind::in_range, op, 2);
                })));

constexpr auto day_def =
    number_literal
    | (name("een datum") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); }));

}  // namespace

BOOST_SPIRIT_DEFINE(expression, negation, comparison, sum, term, factor, primary, path,
                    number_literal, quantifier, binding, set_or_range, presence, range_end, season, days_of_roster, in_roster,
                    threshold, een_of_geen, literal, day, cell, rest_of_range)

BOOST_SPIRIT_INSTANTIATE(decltype(expression), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(factor), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(sum), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(number_literal), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(literal), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(day), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(cell), Iterator, Context)

}  // namespace drempel::grammar::x3_grammar
