// SPDX-License-Identifier: EUPL-1.2
// Perioden: a first and a last day, each perhaps open. What is asked of them is asked of their days.
#include "compile/expressions.hpp"

#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;

NodeId Expressions::end_of(NodeId period, bool is_begin, Span at) {
    const FieldId field = c_.rules.begrippen[c_.periode().index].fields[is_begin ? 0 : 1];
    return emit(NodeOp::member_field, c_.rules.fields[field.index].type, is_begin ? 0 : 1, {period}, at);
}

// `begin van p`, `einde van p`, and `lengte van p` in days where both are there.
NodeId Expressions::part_of_period(const grammar::Expression& e, NodeId period) {
    if (e.text == "begin") return end_of(period, true, e.span);
    if (e.text == "einde") return end_of(period, false, e.span);
    if (e.text != "lengte") {
        constexpr std::string_view known[] = {"begin", "einde", "lengte"};
        c_.report.at(e.text_span, T154_OnbekendVeld, e.text, "periode").suggest(text::nearest(e.text, known));
        return {};
    }
    const NodeId first = end_of(period, true, e.span);
    const NodeId last = end_of(period, false, e.span);
    if (!is_assumed(first) || !is_assumed(last)) {
        const auto words = c_.rules.words(span(period));
        c_.report.at(e.span, T143_KanGeenZijn, c_.rules.words(e.span))
            .suggest(fmt::format("begin van {} is aanwezig en einde van {} is aanwezig en …", words, words));
        return {};
    }
    c_.rules.durations.push_back({Duur::Unit::dagen, 1});
    const NodeId day = emit(NodeOp::duration, plain_type(ValueKind::duur), static_cast<std::uint32_t>(c_.rules.durations.size() - 1), {}, e.span);
    const NodeId between = emit(NodeOp::days_between, plain_type(ValueKind::duur), 0, {last, first}, e.span);
    return emit(NodeOp::add, plain_type(ValueKind::duur), 0, {between, day}, e.span);
}

// An end that is open is never before or after a day.
NodeId Expressions::not_after(NodeId one, NodeId other, Span at) {
    std::vector<NodeId> parts;
    for (const NodeId day : {one, other})
        if (type(day).of_geen) parts.push_back(emit(NodeOp::absent, truth_type(), 0, {day}, at));
    parts.push_back(emit(NodeOp::le, truth_type(), 0, {one, other}, at));
    return emit(NodeOp::or_, truth_type(), 0, parts, at);
}

// `p omvat D`, `p overlapt q`: both ends count.
NodeId Expressions::of_periods(const grammar::Expression& e) {
    if (e.operands.size() != 2) return {};
    const NodeId left = value(e.operands[0]);
    const NodeId right = value(e.operands[1]);
    if (left.is_none() || right.is_none()) return {};
    const auto is_period = [&](NodeId node) {
        if (!c_.periode().is_none() && type(node).kind == ValueKind::record && type(node).begrip == c_.periode()) return true;
        c_.report.at(span(node), T155_AnderSoortWaarde, "een periode", describe(node));
        return false;
    };
    if (!is_period(left)) return {};
    const NodeId begin = end_of(left, true, span(left));
    const NodeId end = end_of(left, false, span(left));
    if (e.text == "omvat") {
        if (!require(right, ValueKind::datum, "een datum")) return {};
        return emit(NodeOp::and_, truth_type(), 0, {not_after(begin, right, e.span), not_after(right, end, e.span)}, e.span);
    }
    if (!is_period(right)) return {};
    const NodeId other_begin = end_of(right, true, span(right));
    const NodeId other_end = end_of(right, false, span(right));
    return emit(NodeOp::and_, truth_type(), 0, {not_after(begin, other_end, e.span), not_after(other_begin, end, e.span)}, e.span);
}

}  // namespace drempel::engine::checking
