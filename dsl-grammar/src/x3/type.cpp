// SPDX-License-Identifier: EUPL-1.2
#include "x3/expression.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using TypeKind = TypeText::Kind;

constexpr x3::rule<struct plain_type_id> plain_type =
    "een soort gegeven, zoals ja_nee, datum, getal in m2 of keuze (a; b)";
constexpr x3::rule<struct member_id> member = "een keuzemogelijkheid, zoals horeca";
constexpr x3::rule<struct limit_id> limit = "een grens, zoals 0 of 10.000";

constexpr Act deeper = act([](Reading& r) { r.deeper(); });
constexpr Act shallower = act([](Reading& r) { r.shallower(); });

template <TypeKind kind>
void begin_type(Reading& r) {
    TypeText one;
    one.kind = kind;
    one.span = r.last_span();
    r.types.push_back(std::move(one));
}

void extend(Reading& r) {
    r.types.back().span = join(r.types.back().span, r.last_span());
}

template <std::optional<Expression> TypeText::*bound>
void set_bound(Reading& r) {
    r.types.back().*bound = r.pop();
    extend(r);
}

// `van 0` is a limit, `van aanvrager` the origin of the fact: the token after `van` decides.
struct SeesLimit : x3::parser<SeesLimit>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        Reading& reading = reading_of(context);
        if (last - first < 2 || first->kind != TokenKind::word || reading.words(*first) != "van")
            return false;
        const Token& next = first[1];
        return next.kind == TokenKind::number || next.kind == TokenKind::date
               || next.symbol == Symbol::euro || next.symbol == Symbol::minus
               || next.symbol == Symbol::bullet;
    }
};

constexpr auto up_to = kw("tot") > kw("en") > kw("met");
constexpr auto from_limit = SeesLimit{} >> kw("van") > limit >> act(set_bound<&TypeText::low>);
constexpr auto to_limit = up_to > limit >> act(set_bound<&TypeText::high>);

constexpr auto limit_def =
    literal
    | (name("een grens") >> act([](Reading& r) { r.push(Kind::name, r.take_name().text); }));

constexpr auto number_limits =
    *((kw("in") > any_word("een eenheid, zoals m2") >> act([](Reading& r) {
           r.types.back().unit = r.take_name();
           extend(r);
       }) >> -(kw("per") > any_word("een eenheid, zoals persoon") > act([](Reading& r) {
                   Word per = r.take_name();
                   Word& unit = *r.types.back().unit;
                   unit.text += " per " + per.text;
                   unit.span = join(unit.span, per.span);
                   extend(r);
               })))
      | from_limit | to_limit | (kw("niet") > kw("negatief") >> act([](Reading& r) {
                                     r.types.back().not_negative = true;
                                     extend(r);
                                 })));

constexpr auto date_limits = -(kw("ook") > kw("onvolledig") >> act([](Reading& r) {
                                   r.types.back().incomplete_allowed = true;
                                   extend(r);
                               }))
                             >> -from_limit >> -to_limit;

constexpr auto member_def = name("een keuzemogelijkheid") >> act([](Reading& r) {
                                r.types.back().members.push_back({r.take_name(), std::nullopt, std::nullopt});
                            })
                            >> -(text("een omschrijving") >> act([](Reading& r) {
                                     r.types.back().members.back().label = r.last_text();
                                 }))
                            >> -(days >> act([](Reading& r) {
                                     r.types.back().members.back().valid = std::move(r.validity);
                                     r.validity = {};
                                 }));

void named_type(Reading& r) {
    TypeText one;
    one.kind = TypeKind::begrip;
    one.span = r.last_span();
    one.name = r.take_name();
    r.types.push_back(std::move(one));
}

void close_list(Reading& r) {
    TypeText element = std::move(r.types.back());
    r.types.pop_back();
    TypeText& list = r.types.back();
    list.span = join(list.span, element.span);
    list.element.push_back(std::move(element));
}

constexpr auto list_type =
    kw("lijst") >> act(begin_type<TypeKind::lijst>) > kw("van") >> deeper > type >> shallower
    >> act(close_list)
    >> *(kw("ten") > ((kw("minste") > literal >> act(set_bound<&TypeText::at_least>))
                      | (kw("hoogste") > literal >> act(set_bound<&TypeText::at_most>))));

// `weekrooster dag tot 06:00 feestdagen van K (feestdag gaat voor dag_voor_feestdag)`: read as a begrip of that reserved name,
// with the hour at which a day ends as its limit, the kalender as its unit, and the special days as members.
void begin_rooster(Reading& r) {
    begin_type<TypeKind::begrip>(r);
    r.types.back().name = r.last_word();
}

constexpr auto special_day = name("een bijzondere dag, zoals feestdag") >> act([](Reading& r) {
                                 r.types.back().members.push_back({r.take_name(), std::nullopt, std::nullopt});
                             });

constexpr auto rooster_type =
    kw("weekrooster") >> act(begin_rooster) >> -(kw("dag") > kw("tot") > literal > act(set_bound<&TypeText::high>))
    >> -(kw("feestdagen") > kw("van") > name("een kalender, zoals algemene_termijnenwet") > act([](Reading& r) {
             r.types.back().unit = r.take_name();
         })
         > opening > special_day > *(kw("gaat") > kw("voor") > special_day) > closing > act(extend));

constexpr auto plain_type_def = (kw("ja_nee") >> act(begin_type<TypeKind::ja_nee>))
                                | (kw("tekst") >> act(begin_type<TypeKind::tekst>))
                                | (kw("duur") >> act(begin_type<TypeKind::duur>))
                                | (kw("tijd") >> act(begin_type<TypeKind::tijd>))
                                | (kw("periode") >> act(begin_type<TypeKind::periode>))
                                | (((kw("getal") >> act(begin_type<TypeKind::getal>))
                                    | (kw("geheel") >> act(begin_type<TypeKind::geheel>))
                                    | (kw("bedrag") >> act(begin_type<TypeKind::bedrag>)
                                       >> -(kw("per") > any_word("een eenheid, zoals uur") > act([](Reading& r) {
                                                r.types.back().unit = r.take_name();
                                                extend(r);
                                            })))
                                    | (kw("percentage") >> act(begin_type<TypeKind::percentage>))
                                    | (kw("jaren") >> act(begin_type<TypeKind::jaren>)))
                                   >> number_limits)
                                | (kw("datum") >> act(begin_type<TypeKind::datum>) >> date_limits)
                                | (kw("keuze") >> act(begin_type<TypeKind::keuze>) > opening
                                   > member > *(semicolon > member) > closing >> act(extend))
                                | rooster_type
                                | list_type
                                | (kw("verwijzing") >> act(begin_type<TypeKind::verwijzing>)
                                   > kw("naar") > name("een begrip") >> act([](Reading& r) {
                                         r.types.back().name = r.take_name();
                                         extend(r);
                                     }))
                                | (value_name("een begrip") >> act(named_type));

constexpr auto type_def = ((kw("oordeel") >> act([](Reading& r) { r.mark(r.last); }) > plain_type
                            >> act([](Reading& r) {
                                  r.types.back().oordeel = true;
                                  r.types.back().span = r.span_from(r.unmark());
                              }))
                           | plain_type)
                          >> -(kw("of") > kw("geen") >> act([](Reading& r) {
                                   r.types.back().or_geen = true;
                                   extend(r);
                               }));

}  // namespace

BOOST_SPIRIT_DEFINE(type, plain_type, member, limit)
BOOST_SPIRIT_INSTANTIATE(decltype(type), Iterator, Context)

}  // namespace drempel::grammar::x3_grammar
