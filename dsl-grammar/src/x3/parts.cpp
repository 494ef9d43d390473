// SPDX-License-Identifier: EUPL-1.2
#include "x3/parts.hpp"

#include <algorithm>

#include "characters.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"

namespace drempel::grammar::x3_grammar {

bool is_mark(std::string_view words) {
    return !words.empty() && (is_digit(words.front()) || is_ascii_letter(words.front()));
}

namespace {

using Place = GroundPart::Place;

bool is_article(std::string_view words) {
    return !words.empty() && is_digit(words.front());
}
bool is_member(std::string_view words) {
    return !words.empty() && (is_digit(words.front()) || is_ascii_letter(words.front()));
}

constexpr GluedRun article{is_article, "een artikelnummer, zoals 27 of 4:5"};
constexpr GluedRun paragraph{is_article, "een nummer van een lid, zoals 2"};
constexpr GluedRun letter{is_member, "een letter of nummer van een onderdeel, zoals a of 1"};
constexpr GluedRun label{is_member, "een nummer, zoals 3 of 2.1"};

template <Place place>
void part(Reading& r) {
    Word written = r.take_name();
    r.grounds.back().parts.push_back({place, std::move(written.text), r.span_from(r.unmark())});
}

constexpr Act marked = act([](Reading& r) { r.mark(r.last); });

constexpr auto ground_part =
    ((kw("art") | kw("artikel")) >> marked >> -sign(Symbol::dot, "een punt") > article
     >> act(part<Place::artikel>))
    | (kw("lid") >> marked > paragraph >> act(part<Place::lid>))
    | (kw("onder") >> marked > letter >> act(part<Place::onder>))
    | (kw("sub") >> marked > letter >> act(part<Place::sub>))
    | (kw("hoofdstuk") >> marked > label >> act(part<Place::hoofdstuk>))
    | (kw("afdeling") >> marked > label >> act(part<Place::afdeling>))
    | (kw("paragraaf") >> marked > label >> act(part<Place::paragraaf>))
    | (kw("bijlage") >> marked > label >> act(part<Place::bijlage>))
    | (kw("aanhef") >> act([](Reading& r) {
           r.grounds.back().parts.push_back({Place::aanhef, {}, r.last_span()});
       }));

constexpr auto ground_def = name("een bron") >> act([](Reading& r) {
                                Ground one;
                                one.bron = r.take_name();
                                r.grounds.push_back(std::move(one));
                                r.mark(r.last);
                            })
                            >> *ground_part >> act([](Reading& r) {
                                  r.grounds.back().span = r.span_from(r.unmark());
                              });

constexpr auto place_def = x3::eps >> act([](Reading& r) { r.grounds.emplace_back(); })
                           >> ground_part >> *ground_part >> act([](Reading& r) {
                                 Ground& one = r.grounds.back();
                                 one.span = join(one.parts.front().span, one.parts.back().span);
                             });

constexpr x3::rule<struct until_id> until = "'tot' of 'tot en met'";

constexpr auto until_def = kw("tot")
                           >> -(kw("en") > kw("met")
                                >> act([](Reading& r) { r.validity.until_included = true; }))
                           > day >> act([](Reading& r) { r.validity.until = r.pop(); });

constexpr auto period_def = day >> act([](Reading& r) {
                                r.validity.from = r.pop();
                                r.validity.span = r.validity.from->span;
                            })
                            >> -until >> act([](Reading& r) {
                                  r.validity.span = join(r.validity.span, r.last_span());
                              });

constexpr auto validity_def = kw("vanaf") >> marked > period
                              > act([](Reading& r) { r.validity.span = r.span_from(r.unmark()); });

// `tot` alone: the word it starts with is the first of the span.
constexpr x3::rule<struct end_day_id> end_day = "'tot' of 'tot en met'";
constexpr auto end_day_def = kw("tot") >> marked
                             >> -(kw("en") > kw("met")
                                  >> act([](Reading& r) { r.validity.until_included = true; }))
                             > day > act([](Reading& r) {
                                   r.validity.until = r.pop();
                                   r.validity.span = r.span_from(r.unmark());
                               });

constexpr auto days_def = act([](Reading& r) { r.validity = {}; }) >> (validity | end_day);

}  // namespace

constexpr auto for_each_def = name("een begrip") >> act([](Reading& r) {
                                  r.for_each = {r.take_name(), std::nullopt, {}};
                              })
                              >> -(kw("genaamd") > name("een naam")
                                   >> act([](Reading& r) { r.for_each.variable = r.take_name(); }))
                              > kw("in") > path
                              >> act([](Reading& r) { r.for_each.list = r.pop(); });

constexpr auto one_rule = (kw("groep") > name("een groep van regels") > act([](Reading& r) {
                               r.group_names.push_back(r.take_name());
                           }))
                          | rule_id;
constexpr auto rules_def = one_rule >> *(semicolon > one_rule);

BOOST_SPIRIT_DEFINE(ground, place, until, period, validity, end_day, days, for_each, rules)
BOOST_SPIRIT_INSTANTIATE(decltype(ground), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(place), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(validity), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(days), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(period), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(for_each), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(rules), Iterator, Context)

}  // namespace drempel::grammar::x3_grammar
