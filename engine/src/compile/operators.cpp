// SPDX-License-Identifier: EUPL-1.2
// Arithmetic and comparison: which kinds and units go together.
#include "compile/expressions.hpp"

#include <algorithm>

#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;
using grammar::Op;

namespace {

bool is_plain(const Type& t) {
    return t.kind == ValueKind::getal && (t.style == NumberStyle::getal || t.style == NumberStyle::geheel);
}

bool same_dimension(const Type& a, const Type& b) {
    if (is_plain(a) && is_plain(b)) return true;
    return a.style == b.style && a.unit == b.unit;
}

// Percentages and years of age are not counted in anything that combines.
bool combines(const Type& t) {
    return is_plain(t) || t.style == NumberStyle::bedrag || t.style == NumberStyle::hoeveelheid;
}

bool is_ordered_kind(ValueKind kind) {
    return kind == ValueKind::getal || kind == ValueKind::datum || kind == ValueKind::duur;
}

NodeOp node_op(Op op) {
    switch (op) {
        case Op::add: return NodeOp::add;
        case Op::subtract: return NodeOp::subtract;
        case Op::multiply: return NodeOp::multiply;
        case Op::divide: return NodeOp::divide;
        case Op::eq: return NodeOp::eq;
        case Op::ne: return NodeOp::ne;
        case Op::lt: return NodeOp::lt;
        case Op::le: return NodeOp::le;
        case Op::gt: return NodeOp::gt;
        case Op::ge: return NodeOp::ge;
        case Op::inclusive: return NodeOp::in_inclusive;
        case Op::exclusive: return NodeOp::in_exclusive;
        case Op::minder_dan_voor: return NodeOp::window_less_than_before;
        case Op::ten_hoogste_voor: return NodeOp::window_at_most_before;
        case Op::uiterlijk_na: return NodeOp::window_at_latest_after;
        case Op::none:
        case Op::er_is_een:
        case Op::er_is_geen:
        case Op::elke:
        case Op::ten_minste:
        case Op::aantal:
        case Op::som:
        case Op::hoogste:
        case Op::laagste:
        case Op::vroegste:
        case Op::laatste:
        case Op::gemiddelde:
        case Op::verschillende:
        case Op::ten_minste_in_enige:
        case Op::meeste_per:
        case Op::som_per:
        case Op::alle_van:
        case Op::een_van:
        case Op::ten_minste_van:
        case Op::naar_boven:
        case Op::naar_beneden:
        case Op::rekenkundig: break;
    }
    return NodeOp::truth;
}

// The number as the author should have written it beside a value of this type.
std::string with_unit(std::string_view words, const Type& type, const RuleSet& rules) {
    switch (type.style) {
        case NumberStyle::bedrag: return fmt::format("€ {}", words);
        case NumberStyle::percentage: return fmt::format("{} %", words);
        case NumberStyle::jaren: return fmt::format("{} jaar", words);
        case NumberStyle::hoeveelheid: {
            const std::string& unit = rules.units[type.unit.index].plural;
            if (unit.starts_with("€ ")) return fmt::format("€ {}{}", words, unit.substr(std::string_view("€").size()));
            return fmt::format("{} {}", words, unit);
        }
        case NumberStyle::tijd:
        case NumberStyle::getal:
        case NumberStyle::geheel: break;
    }
    return std::string(words);
}

}  // namespace

bool Expressions::is_number_literal(NodeId node) const {
    if (op(node) == NodeOp::negate) return is_number_literal(c_.rules.operand(c_.rules.node(node), 0));
    return op(node) == NodeOp::number;
}

// Months or days, where the text alone decides it.
std::optional<Duur::Unit> Expressions::unit_of(NodeId node) const {
    if (op(node) == NodeOp::duration) return c_.rules.durations[c_.rules.node(node).value].unit;
    if (op(node) == NodeOp::days_between) return Duur::Unit::dagen;
    if (op(node) != NodeOp::add && op(node) != NodeOp::subtract) return {};
    const auto one = unit_of(c_.rules.operand(c_.rules.node(node), 0));
    return one == unit_of(c_.rules.operand(c_.rules.node(node), 1)) ? one : std::nullopt;
}

bool Expressions::require(NodeId node, ValueKind kind, std::string_view place) {
    if (type(node).kind == kind) return true;
    c_.report.at(span(node), T155_AnderSoortWaarde, place, describe(node));
    return false;
}

// The side that means something by itself goes first and tells the other what is asked for.
Expressions::Sides Expressions::sides(const Expression& left, const Expression& right, Hint hint) {
    const auto waits = [&](const auto& self, const Expression& e) -> bool {
        if (e.kind == Kind::name) return !is_plain_value(e);
        if (e.kind == Kind::number) return e.unit == "jaar" || e.unit == "jaren";
        if (e.kind == Kind::negate || e.kind == Kind::arithmetic)
            return std::ranges::all_of(e.operands, [&](const Expression& o) { return self(self, o); });
        return false;
    };
    const bool right_first = waits(waits, left) && !waits(waits, right);
    Sides sides;
    NodeId& first = right_first ? sides.right : sides.left;
    NodeId& second = right_first ? sides.left : sides.right;
    first = value(right_first ? right : left, hint);
    if (first.is_none()) {
        second = value(right_first ? left : right, Hint{nullptr, true});
        return sides;
    }
    const Type told = type(first);  // a copy: checking the other side may grow the array of types
    second = value(right_first ? left : right, Hint{&told, false});
    return sides;
}

bool Expressions::comparable_numbers(NodeId left, NodeId right) {
    const Type& l = type(left);
    const Type& r = type(right);
    if (same_dimension(l, r)) return true;
    const bool right_is_plain = is_plain(r);
    if (is_plain(l) != right_is_plain) {
        const NodeId plain = right_is_plain ? right : left;
        const NodeId other = right_is_plain ? left : right;
        const Type& asked = type(other);
        Code code = T156_EenheidOntbreekt;
        if (asked.style == NumberStyle::percentage) code = T157_PercentageTegenGetal;
        if (asked.style == NumberStyle::bedrag) code = T158_BedragTegenGetal;
        Diagnostic& d = c_.report.at(span(plain), code, c_.rules.words(span(plain)), describe(other));
        d.label(span(other), "dit is " + describe(other));
        d.label(span(plain), "dit is " + describe(plain));
        const bool may_be_fraction = asked.style == NumberStyle::percentage;  // 0,5 may mean 50 %
        if (is_number_literal(plain) && !may_be_fraction) d.suggest(with_unit(c_.rules.words(span(plain)), asked, c_.rules));
        return false;
    }
    c_.report.at(span(right), T159_EenhedenVerschillen, describe(left), describe(right))
        .label(span(left), "dit is " + describe(left))
        .label(span(right), "dit is " + describe(right));
    return false;
}

// Records are compared by key; a verwijzing holds the key of a party.
bool Expressions::comparable_records(NodeId& left, NodeId& right) {
    const BegripId l = type(left).begrip;
    const BegripId r = type(right).begrip;
    const Begrip& one = c_.rules.begrippen[l.index];
    const Begrip& other = c_.rules.begrippen[r.index];
    if (!c_.is_related(l, r) && (one.key_owner.is_none() || one.key_owner != other.key_owner)) {
        c_.report.at(span(right), T161_SoortenVerschillen, describe(left), describe(right))
            .label(span(left), "dit is " + describe(left))
            .label(span(right), "dit is " + describe(right));
        return false;
    }
    for (const auto& [node, begrip] : {std::pair{left, &one}, std::pair{right, &other}}) {
        if (begrip->key_offset) continue;
        if (c_.begrip_complete[type(node).begrip.index])
            c_.report.at(span(node), T160_GeenSleutel, begrip->name).label(begrip->span, "dit begrip heeft geen sleutel");
        return false;
    }
    if (type(left).kind == type(right).kind) return true;
    NodeId& record = type(left).kind == ValueKind::record ? left : right;
    const Begrip& begrip = c_.rules.begrippen[type(record).begrip.index];
    const Field& key = c_.rules.fields[begrip.fields[*begrip.key_offset].index];
    record = emit(NodeOp::member_field, key.type, *begrip.key_offset, {record}, span(record));
    return true;
}

bool Expressions::comparable(NodeId& left, NodeId& right, bool ordered, Span at) {
    const Type l = type(left);
    const Type r = type(right);
    const auto holds_key = [](const Type& t) { return t.kind == ValueKind::record || t.is_verwijzing; };
    const bool are_parties = holds_key(l) && holds_key(r);
    if (l.kind != r.kind && !are_parties) {
        c_.report.at(span(right), T161_SoortenVerschillen, describe(left), describe(right))
            .label(span(left), "dit is " + describe(left))
            .label(span(right), "dit is " + describe(right));
        return false;
    }
    if (l.kind == ValueKind::lijst) {
        c_.report.at(at, T162_LijstNietVergelijkbaar);
        return false;
    }
    if (ordered && !is_ordered_kind(l.kind)) {
        c_.report.at(at, T163_GeenVolgorde, describe(left)).label(span(left), "dit is " + describe(left));
        return false;
    }
    if (are_parties) return comparable_records(left, right);
    if (l.kind == ValueKind::getal) return comparable_numbers(left, right);
    if (l.kind == ValueKind::keuze && !c_.same_members(l.keuze, r.keuze)) {
        c_.report.at(span(right), T164_KeuzesVerschillen, describe(left), describe(right))
            .label(span(left), "dit is " + describe(left))
            .label(span(right), "dit is " + describe(right));
        return false;
    }
    if (l.is_verwijzing != r.is_verwijzing) {
        c_.report.at(span(right), T161_SoortenVerschillen, describe(left), describe(right))
            .label(span(left), "dit is " + describe(left))
            .label(span(right), "dit is " + describe(right));
        return false;
    }
    if (l.kind == ValueKind::duur) {
        const auto one = unit_of(left);
        const auto other = unit_of(right);
        if (one && other && *one != *other) {
            const auto words = [](Duur::Unit unit) {
                return unit == Duur::Unit::maanden ? "dit telt maanden" : "dit telt dagen";
            };
            c_.report.at(span(right), T165_MaandenTegenDagen)
                .label(span(left), words(*one))
                .label(span(right), words(*other));
            return false;
        }
    }
    return true;
}

NodeId Expressions::comparison(const Expression& e) {
    if (e.operands.size() != 2) return {};
    Sides s = sides(e.operands[0], e.operands[1]);
    if (s.broken()) return {};
    const bool ordered = e.op != Op::eq && e.op != Op::ne;
    if (!comparable(s.left, s.right, ordered, e.span)) return {};
    return emit(node_op(e.op), truth_type(), 0, {s.left, s.right}, e.span);
}

NodeId Expressions::in_set(const Expression& e) {
    if (e.operands.empty()) return {};
    if (e.text == "lijst") return in_list(e);
    const NodeId x = value(e.operands[0]);
    std::vector<NodeId> operands{x};
    bool good = !x.is_none();
    const Type told = x.is_none() ? Type{} : type(x);
    for (std::size_t i = 1; i < e.operands.size(); ++i) {
        NodeId candidate = value(e.operands[i], x.is_none() ? Hint{nullptr, true} : Hint{&told, false});
        NodeId left = x;
        if (candidate.is_none() || x.is_none() || !comparable(left, candidate, false, e.operands[i].span)) {
            good = false;
        } else if (left != x) {  // a verwijzing between the brackets, a record before them
            c_.report.at(e.operands[i].span, T161_SoortenVerschillen, describe(x), describe(candidate))
                .label(span(x), "dit is " + describe(x));
            good = false;
        }
        operands.push_back(candidate);
    }
    return good ? emit(NodeOp::in_set, truth_type(), 0, operands, e.span) : NodeId{};
}

NodeId Expressions::in_range(const Expression& e) {
    if (e.operands.size() != 3) return {};
    NodeId x = value(e.operands[0]);
    const Type told = x.is_none() ? Type{} : type(x);
    const Hint hint = x.is_none() ? Hint{nullptr, true} : Hint{&told, false};
    NodeId low = value(e.operands[1], hint);
    NodeId high = value(e.operands[2], hint);
    if (x.is_none() || low.is_none() || high.is_none()) return {};
    const bool low_fits = comparable(x, low, true, e.span);
    if (!low_fits || !comparable(x, high, true, e.span)) return {};
    const auto constant = [&](NodeId n) { return op(n) == NodeOp::number ? &c_.rules.numbers[c_.rules.node(n).value] : nullptr; };
    const Number* from = constant(low);
    const Number* to = constant(high);
    const bool is_time = type(x).kind == ValueKind::getal && type(x).style == NumberStyle::tijd;
    if (is_time && from && *from == Number(24 * 60)) {
        c_.report.at(span(low), T301_AlleenEinde);
        return {};
    }
    if (is_time) return part_of_day(e, x, low, high);
    if (from && to && (*to < *from || (e.op == Op::exclusive && *to == *from))) {
        c_.report.at(span(high), T119_GrenzenOmgekeerd).label(span(low), "hier staat de ondergrens");
        return {};
    }
    return emit(node_op(e.op), truth_type(), 0, {x, low, high}, e.span);
}

// A part of the day goes on after midnight when its end lies before its begin; `tot` also when they are the same.
NodeId Expressions::part_of_day(const Expression& e, NodeId x, NodeId low, NodeId high) {
    const NodeOp before = e.op == Op::exclusive ? NodeOp::lt : NodeOp::le;
    const NodeId after_low = emit(NodeOp::ge, truth_type(), 0, {x, low}, e.span);
    const NodeId before_high = emit(before, truth_type(), 0, {x, high}, e.span);
    const NodeId within = emit(NodeOp::and_, truth_type(), 0, {after_low, before_high}, e.span);
    const NodeId around = emit(NodeOp::or_, truth_type(), 0, {after_low, before_high}, e.span);
    const NodeId is_one_day = emit(before, truth_type(), 0, {low, high}, e.span);
    const NodeId plain = emit(NodeOp::and_, truth_type(), 0, {is_one_day, within}, e.span);
    const NodeId passes = emit(NodeOp::and_, truth_type(), 0, {emit(NodeOp::not_, truth_type(), 0, {is_one_day}, e.span), around}, e.span);
    return emit(NodeOp::or_, truth_type(), 0, {plain, passes}, e.span);
}

NodeId Expressions::window(const Expression& e) {
    if (e.operands.size() != 3) return {};
    const NodeId date = value(e.operands[0]);
    const NodeId length = value(e.operands[1]);
    const NodeId anchor = value(e.operands[2]);
    bool good = !date.is_none() && !length.is_none() && !anchor.is_none();
    if (!date.is_none()) good = require(date, ValueKind::datum, "een datum") && good;
    const bool counts_workdays = !length.is_none() && c_.is_workdays(type(length));
    if (!length.is_none() && !counts_workdays) good = require(length, ValueKind::duur, "een duur, zoals 5 jaar") && good;
    if (!anchor.is_none()) good = require(anchor, ValueKind::datum, "een datum") && good;
    if (good && counts_workdays) return workday_window(e.op, date, length, anchor, e.span);
    return good ? emit(node_op(e.op), truth_type(), 0, {date, length, anchor}, e.span) : NodeId{};
}

NodeId Expressions::negate(const Expression& e, Hint hint) {
    if (e.operands.empty()) return {};
    const NodeId x = value(e.operands[0], hint);
    if (x.is_none() || !require(x, ValueKind::getal, "een getal")) return {};
    return emit(NodeOp::negate, bare(type(x)), 0, {x}, e.span);
}

NodeId Expressions::arithmetic(const Expression& e, Hint hint) {
    if (e.operands.size() != 2) return {};
    const Sides s = sides(e.operands[0], e.operands[1], hint);
    if (s.broken()) return {};
    const Type l = type(s.left);
    const Type r = type(s.right);
    if (l.kind == ValueKind::datum || (r.kind == ValueKind::datum && l.kind != ValueKind::getal))
        return sum_of_dates(e, s);
    if (l.kind == ValueKind::duur && r.kind == ValueKind::duur && (e.op == Op::add || e.op == Op::subtract))
        return emit(node_op(e.op), plain_type(ValueKind::duur), 0, {s.left, s.right}, e.span);
    const bool has_time = l.style == NumberStyle::tijd || r.style == NumberStyle::tijd;  // of a kind that is a number
    if (l.kind != ValueKind::getal || r.kind != ValueKind::getal || has_time) {
        c_.report.at(e.span, T166_NietOmMeeTeRekenen, describe(s.left), describe(s.right))
            .label(span(s.left), "dit is " + describe(s.left))
            .label(span(s.right), "dit is " + describe(s.right));
        return {};
    }
    if (e.op == Op::multiply || e.op == Op::divide) return product(e, s);
    Type result = bare(l);
    result.whole = l.whole && r.whole;
    if (l.style != r.style && is_plain(l) && is_plain(r)) result.style = NumberStyle::getal;
    const UnitId points = c_.unit_named("procentpunt");
    const auto is_points = [&](const Type& t) { return t.style == NumberStyle::hoeveelheid && t.unit == points; };
    if (l.style == NumberStyle::percentage && is_points(r)) return emit(node_op(e.op), result, 0, {s.left, s.right}, e.span);
    if (e.op == Op::add && is_points(l) && r.style == NumberStyle::percentage)
        return emit(NodeOp::add, bare(r), 0, {s.left, s.right}, e.span);
    if (!comparable_numbers(s.left, s.right)) return {};
    if (l.style == NumberStyle::percentage && e.op == Op::subtract) {
        result.style = NumberStyle::hoeveelheid;  // 15 % - 10 % is 5 procentpunt
        result.unit = points;
    }
    return emit(node_op(e.op), result, 0, {s.left, s.right}, e.span);
}

NodeId Expressions::sum_of_dates(const Expression& e, Sides s) {
    const Type l = type(s.left);
    const Type r = type(s.right);
    if (l.kind == ValueKind::datum && r.kind == ValueKind::duur && (e.op == Op::add || e.op == Op::subtract))
        return emit(e.op == Op::add ? NodeOp::date_plus : NodeOp::date_minus, plain_type(ValueKind::datum), 0,
                    {s.left, s.right}, e.span);
    if (l.kind == ValueKind::duur && r.kind == ValueKind::datum && e.op == Op::add)
        return emit(NodeOp::date_plus, plain_type(ValueKind::datum), 0, {s.right, s.left}, e.span);
    if (l.kind == ValueKind::datum && c_.is_workdays(r) && (e.op == Op::add || e.op == Op::subtract))
        return moved_by_workdays(e.op == Op::add ? NodeOp::workdays_plus : NodeOp::workdays_minus, s.left, s.right, e.span);
    if (l.kind == ValueKind::datum && r.kind == ValueKind::datum && e.op == Op::subtract)
        return emit(NodeOp::days_between, plain_type(ValueKind::duur), 0, {s.left, s.right}, e.span);
    const bool adds_number = l.kind == ValueKind::datum && is_plain(r) && (e.op == Op::add || e.op == Op::subtract);
    if (adds_number)
        c_.report.at(span(s.right), T167_DatumMetGetal)
            .label(span(s.left), "dit is een datum")
            .suggest(fmt::format("{} dagen", c_.rules.words(span(s.right))));
    else
        c_.report.at(e.span, T166_NietOmMeeTeRekenen, describe(s.left), describe(s.right))
            .label(span(s.left), "dit is " + describe(s.left))
            .label(span(s.right), "dit is " + describe(s.right));
    return {};
}

NodeId Expressions::product(const Expression& e, Sides s) {
    const Type l = type(s.left);
    const Type r = type(s.right);
    if (e.op == Op::divide && same_dimension(l, r))
        return emit(NodeOp::divide, number_type(NumberStyle::getal), 0, {s.left, s.right}, e.span);
    if (e.op == Op::multiply && (l.style == NumberStyle::percentage || r.style == NumberStyle::percentage)
        && !(is_plain(l) || is_plain(r))) {
        c_.report.at(e.span, T168_DeelVan).suggest("10 % van x");
        return {};
    }
    Type result;
    if (is_plain(r)) result = bare(l);
    else if (is_plain(l) && e.op == Op::multiply) result = bare(r);
    else if (combines(l) && combines(r)) {
        // Units combine: € per uur * uur is an amount, m2 / persoon is m2 per persoon.
        result = c_.counted_in(Checker::product_of(c_.factors_of(l), c_.factors_of(r), e.op == Op::multiply ? 1 : -1));
    } else {
        c_.report.at(e.span, T169_SamengesteldeEenheid, describe(s.left), describe(s.right))
            .label(span(s.left), "dit is " + describe(s.left))
            .label(span(s.right), "dit is " + describe(s.right));
        return {};
    }
    result.whole = e.op == Op::multiply && l.whole && r.whole;
    if (result.style == NumberStyle::geheel && !result.whole) result.style = NumberStyle::getal;
    return emit(node_op(e.op), result, 0, {s.left, s.right}, e.span);
}

NodeId Expressions::share(const Expression& e) {
    if (e.operands.size() != 2) return {};
    const NodeId part = value(e.operands[0]);
    const NodeId whole = value(e.operands[1]);
    if (part.is_none() || whole.is_none()) return {};
    const bool is_percentage =
        type(part).kind == ValueKind::getal && type(part).style == NumberStyle::percentage;
    if (!is_percentage) c_.report.at(span(part), T155_AnderSoortWaarde, "een percentage", describe(part));
    if (!require(whole, ValueKind::getal, "een getal of bedrag") || !is_percentage) return {};
    Type result = bare(type(whole));
    result.whole = false;
    if (result.style == NumberStyle::geheel) result.style = NumberStyle::getal;
    return emit(NodeOp::share, result, 0, {part, whole}, e.span);
}

NodeId Expressions::call(const Expression& e) {
    std::vector<NodeId> arguments;
    bool good = true;
    if (e.text == "gelijkluidend") return alike(e);
    if (e.text == "bereikt" || e.text == "aandeel") return chain(e);
    if (e.text == "omvat" || e.text == "overlapt") return of_periods(e);
    if (e.text == "binnen_tijden" || e.text == "binnen_rooster") return in_roster(e);
    if (joins_periods(e)) {
        c_.report.at(e.span, T303_DeelVanPerioden, e.text);
        return {};
    }
    if (e.text != "leeftijdOp") {
        const std::string_view known[] = {"leeftijdOp", "gelijkluidend", "bereikt", "aandeel", "doorsnede", "vereniging"};
        c_.report.at(e.text_span, T170_OnbekendeFunctie, e.text).suggest(text::nearest(e.text, known));
        return {};
    }
    if (e.operands.size() != 2) {
        c_.report.at(e.span, T171_AantalArgumenten, e.text, 2, e.operands.size());
        return {};
    }
    for (const Expression& operand : e.operands) {
        const NodeId argument = value(operand);
        good = !argument.is_none() && require(argument, ValueKind::datum, "een datum") && good;
        arguments.push_back(argument);
    }
    return good ? emit(NodeOp::age, number_type(NumberStyle::jaren), 0, arguments, e.span) : NodeId{};
}

// `gelijkluidend(a; b)`: texts that differ only in case, spaces and diacritics are one.
NodeId Expressions::alike(const Expression& e) {
    if (e.operands.size() != 2) {
        c_.report.at(e.span, T171_AantalArgumenten, e.text, 2, e.operands.size());
        return {};
    }
    std::vector<NodeId> arguments;
    bool good = true;
    for (const Expression& operand : e.operands) {
        const NodeId argument = value(operand);
        good = !argument.is_none() && require(argument, ValueKind::tekst, "een tekst") && good;
        arguments.push_back(argument);
    }
    return good ? emit(NodeOp::alike, truth_type(), 0, arguments, e.span) : NodeId{};
}

// `x in vrijgesteldeSoorten`: a parameter of a list type, or a table of which all rows count.
NodeId Expressions::in_list(const Expression& e) {
    if (e.operands.size() != 2) return {};
    const NodeId list = value(e.operands[1]);
    if (!list.is_none() && (type(list).kind != ValueKind::lijst || type(list).element.is_none() || !is_constant_list(list))) {
        c_.report.at(span(list), T155_AnderSoortWaarde, "een lijst van vaste waarden", describe(list));
        value(e.operands[0]);
        return {};
    }
    const Type told = list.is_none() ? Type{} : c_.rules.type(type(list).element);
    const NodeId x = value(e.operands[0], list.is_none() ? Hint{nullptr, true} : Hint{&told, false});
    if (x.is_none() || list.is_none()) return {};
    const Type l = type(x);
    const bool fits = l.kind == told.kind && l.is_verwijzing == told.is_verwijzing
                      && (l.kind != ValueKind::getal || same_dimension(l, told))
                      && (l.kind != ValueKind::keuze || c_.same_members(l.keuze, told.keuze));
    if (!fits) {
        c_.report.at(span(list), T161_SoortenVerschillen, describe(x), "een lijst van " + c_.describe(told))
            .label(span(x), "dit is " + describe(x));
        return {};
    }
    return emit(NodeOp::in_list, truth_type(), 0, {x, list}, e.span);
}

}  // namespace drempel::engine::checking
