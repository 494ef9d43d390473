// SPDX-License-Identifier: EUPL-1.2
// als … dan … anders, lists of conditions, afgerond … van …, geraakt(R).
#include "x3/constructs.hpp"

#include "x3/expression.hpp"
#include "x3/names.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr Act deeper = act([](Reading& r) { r.deeper(); });
constexpr Act shallower = act([](Reading& r) { r.shallower(); });
constexpr Act marked = act([](Reading& r) { r.mark(r.last); });

void begin_choice(Reading& r) {
    if (!r.in_body) {
        r.report.at(r.last_span(), Code::T042_AlsDanAnders);
        throw Abandoned{};
    }
    r.mark(r.last);
}

constexpr auto choice_def = (kw("als") >> act(begin_choice) >> deeper > expression > kw("dan")
                             > expression > kw("anders") > choice >> shallower
                             >> act([](Reading& r) {
                                   r.combine(Kind::conditional, Op::none, 3);
                                   r.started_at(r.unmark());
                               }))
                            | expression;

// `een van deze …`: the word alone means something else.
struct SeesConditions : x3::parser<SeesConditions>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        const Reading& reading = reading_of(context);
        return last - first >= 3 && reading.words(first[1]) == "van"
               && reading.words(first[2]) == "deze";
    }
};

constexpr TokenIs bullet = sign(Symbol::bullet, "een regel die met '-' begint");
constexpr auto bullets_def = bullet > expression >> *(bullet > expression)
                             >> act([](Reading& r) { r.end_conditions(); });

constexpr x3::rule<struct direction_id> direction = "'naar boven', 'naar beneden' of 'rekenkundig'";
constexpr x3::rule<struct up_or_down_id> up_or_down = "'boven' of 'beneden'";
constexpr auto up_or_down_def =
    (kw("boven") >> act([](Reading& r) { r.pending.push_back(Op::naar_boven); }))
    | (kw("beneden") >> act([](Reading& r) { r.pending.push_back(Op::naar_beneden); }));
constexpr auto direction_def =
    (kw("naar") > up_or_down)
    | (kw("rekenkundig") >> act([](Reading& r) { r.pending.push_back(Op::rekenkundig); }));

void end_rounded(Reading& r) {
    const Op op = r.pending.back();
    r.pending.pop_back();
    r.combine(Kind::rounded, op, 2);
    r.started_at(r.unmark());
}

template <Op op>
void begin_conditions(Reading& r) {
    r.begin_conditions(op);
}

constexpr auto of_these = kw("van") > kw("deze") > kw("voorwaarden");

constexpr auto construct_def =
    (SeesConditions{}
     >> ((kw("een") >> marked > of_these > act(begin_conditions<Op::een_van>))
         | (kw("alle") >> marked > of_these > act(begin_conditions<Op::alle_van>)))
     > bullets)
    | (kw("afgerond") >> marked > direction > kw("op") > number_literal > kw("van") >> deeper
       > factor >> shallower >> act(end_rounded))
    | (kw("geraakt") >> marked > opening > rule_id
       > act([](Reading& r) { r.counts.push_back(r.height()); }) > -(kw("voor") > path) > closing
       > act([](Reading& r) { r.hit(); }));

}  // namespace

BOOST_SPIRIT_DEFINE(choice, bullets, direction, up_or_down, construct)

BOOST_SPIRIT_INSTANTIATE(decltype(choice), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(bullets), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(construct), Iterator, Context)

}  // namespace drempel::grammar::x3_grammar
