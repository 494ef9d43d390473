// SPDX-License-Identifier: EUPL-1.2
// Choices, lists of conditions, rounding, values of another day and questions about other rules.
#include <algorithm>

#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Op;

// `als A dan x anders y`: what A establishes may be relied on in x.
NodeId Expressions::conditional(const Expression& e, Hint hint) {
    if (e.operands.size() != 3) return {};
    const Assumptions before = assumptions();
    const NodeId condition = premise(e.operands[0]);
    const NodeId then = check(e.operands[1], hint);
    const bool then_is_known = !then.is_none() && (!type(then).of_geen || is_assumed(then));
    forget(before);
    const Type told = then.is_none() ? Type{} : type(then);
    const NodeId otherwise = check(e.operands[2], hint.type || then.is_none() ? hint : Hint{&told, false});
    if (condition.is_none() || then.is_none() || otherwise.is_none()) return {};
    const Type l = type(then);
    const Type r = type(otherwise);
    const auto differ = [&] {
        c_.report.at(span(otherwise), T239_TakkenVerschillen, c_.describe(l), c_.describe(r))
            .label(span(then), "dit is " + c_.describe(l))
            .label(span(otherwise), "dit is " + c_.describe(r));
        return NodeId{};
    };
    if (l.kind != r.kind || l.is_verwijzing != r.is_verwijzing || l.kind == ValueKind::lijst) return differ();
    if (l.kind == ValueKind::keuze && !c_.same_members(l.keuze, r.keuze)) return differ();
    if (l.kind == ValueKind::record && !c_.is_related(l.begrip, r.begrip)) return differ();
    if (l.kind == ValueKind::getal && !comparable_numbers(then, otherwise)) return {};
    Type result = bare(l);
    result.of_geen = (l.of_geen && !then_is_known) || r.of_geen;
    result.onvolledig = l.onvolledig || r.onvolledig;
    if (l.kind == ValueKind::record && c_.extends(l.begrip, r.begrip)) result.begrip = r.begrip;
    if (l.kind == ValueKind::getal) {
        result.whole = l.whole && r.whole;
        if (l.style != r.style) result.style = NumberStyle::getal;  // geheel beside getal
    }
    return emit(NodeOp::conditional, result, 0, {condition, then, otherwise}, e.span);
}

NodeId Expressions::condition_list(const Expression& e) {
    if (e.op == Op::alle_van) return conjunction(e);
    if (e.op == Op::een_van) return disjunction(e);
    if (e.operands.size() < 2) return {};
    const NodeId least = value(e.operands[0]);
    bool good = !least.is_none();
    if (good && (type(least).kind != ValueKind::getal || type(least).style != NumberStyle::geheel || !type(least).whole)) {
        c_.report.at(span(least), T178_AantalNietGeheel, c_.rules.words(span(least)));
        good = false;
    }
    const std::size_t count = e.operands.size() - 1;
    if (good && op(least) == NodeOp::number) {
        const Number& n = c_.rules.numbers[c_.rules.node(least).value];
        const bool is_too_many = Number(static_cast<std::int64_t>(count)) < n;
        if (is_too_many || n < Number(1)) {
            c_.report.at(span(least), T279_AantalVoorwaarden, count, c_.rules.words(span(least)), is_too_many ? "kan nooit" : "geldt altijd");
            good = false;
        }
    }
    std::vector<NodeId> operands{least};
    for (std::size_t i = 1; i < e.operands.size(); ++i) {
        operands.push_back(truth(e.operands[i]));
        good = good && !operands.back().is_none();
    }
    return good ? emit(NodeOp::at_least_of, truth_type(), 0, operands, e.span) : NodeId{};
}

NodeId Expressions::rounded(const Expression& e) {
    if (e.operands.size() != 2) return {};
    if (!rounding_allowed_) {
        c_.report.at(e.span, T241_AfrondenZonderGrondslag);
        return {};
    }
    const NodeId x = value(e.operands[1]);
    if (x.is_none() || !require(x, ValueKind::getal, "een getal of bedrag")) return {};
    Type told = bare(type(x));
    told.whole = false;
    const NodeId step = value(e.operands[0], Hint{&told, false});
    if (step.is_none()) return {};
    const bool is_positive = op(step) == NodeOp::number && Number(0) < c_.rules.numbers[c_.rules.node(step).value];
    if (!is_positive) {
        c_.report.at(span(step), T242_AfrondenStap);
        return {};
    }
    if (!comparable_numbers(x, step)) return {};
    const NodeOp lowered = e.op == Op::naar_boven ? NodeOp::round_up : e.op == Op::naar_beneden ? NodeOp::round_down : NodeOp::round_half;
    told.whole = c_.rules.numbers[c_.rules.node(step).value].is_whole();
    if (told.whole && told.style == NumberStyle::getal) told.style = NumberStyle::geheel;
    return emit(lowered, told, 0, {x, step}, e.span);
}

NodeId Expressions::parameter_on_day(const Expression& e) {
    if (e.operands.empty()) return {};
    const NodeId day = value(e.operands[0]);
    const auto ref = c_.resolve(c_.values, {e.text, e.text_span}, set_, T101_OnbekendeNaam);
    if (day.is_none() || !ref || !require(day, ValueKind::datum, "een datum")) return {};
    if (ref->kind != ValueRef::Kind::parameter) {
        c_.report.at(e.text_span, T240_OpGeenParameter, e.text);
        return {};
    }
    return emit(NodeOp::parameter_at, c_.rules.parameters[ref->index].type, ref->index, {day}, e.span);
}

NodeId Expressions::hit(const Expression& e) {
    const auto group = c_.resolve(c_.rule_ids, {e.text, e.text_span}, set_, T218_OnbekendeRegel);
    std::vector<NodeId> operands;
    if (!e.operands.empty()) {
        const NodeId object = value(e.operands[0]);
        if (object.is_none() || !require(object, ValueKind::record, "een persoon, onderneming of ander begrip")) return {};
        operands.push_back(object);
    }
    if (!group || reach_ != Reach::everything) return {};
    return emit(NodeOp::hit, truth_type(), group->index, operands, e.span);
}

}  // namespace drempel::engine::checking
