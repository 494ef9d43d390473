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
    return length_between(first, last, e.span);
}

// Both days count.
NodeId Expressions::length_between(NodeId first, NodeId last, Span at) {
    c_.rules.durations.push_back({Duur::Unit::dagen, 1});
    const NodeId day = emit(NodeOp::duration, plain_type(ValueKind::duur), static_cast<std::uint32_t>(c_.rules.durations.size() - 1), {}, at);
    const NodeId between = emit(NodeOp::days_between, plain_type(ValueKind::duur), 0, {last, first}, at);
    return emit(NodeOp::add, plain_type(ValueKind::duur), 0, {between, day}, at);
}

// An end that is open is never before or after a day.
NodeId Expressions::not_after(NodeId one, NodeId other, Span at) {
    std::vector<NodeId> parts;
    for (const NodeId day : {one, other})
        if (type(day).of_geen) parts.push_back(emit(NodeOp::absent, truth_type(), 0, {day}, at));
    parts.push_back(emit(NodeOp::le, truth_type(), 0, {one, other}, at));
    return emit(NodeOp::or_, truth_type(), 0, parts, at);
}

bool joins_periods(const grammar::Expression& e) {
    return e.kind == grammar::Kind::call && (e.text == "doorsnede" || e.text == "vereniging");
}

NodeId Expressions::period(const grammar::Expression& e) {
    const NodeId node = value(e);
    if (node.is_none()) return {};
    if (!c_.periode().is_none() && type(node).kind == ValueKind::record && type(node).begrip == c_.periode()) return node;
    c_.report.at(span(node), T155_AnderSoortWaarde, "een periode", describe(node));
    return {};
}

bool Expressions::two_periods(const grammar::Expression& e, NodeId& one, NodeId& other) {
    if (e.operands.size() != 2) {
        c_.report.at(e.span, T171_AantalArgumenten, e.text, 2, e.operands.size());
        return false;
    }
    one = period(e.operands[0]);
    other = period(e.operands[1]);
    return !one.is_none() && !other.is_none();
}

NodeId Expressions::overlap(NodeId one, NodeId other, Span at) {
    const NodeId begin = end_of(one, true, at);
    const NodeId end = end_of(one, false, at);
    const NodeId other_begin = end_of(other, true, at);
    const NodeId other_end = end_of(other, false, at);
    return emit(NodeOp::and_, truth_type(), 0, {not_after(begin, other_end, at), not_after(other_begin, end, at)}, at);
}

NodeId Expressions::holds_day(const grammar::Expression& periods, NodeId day, Span at) {
    if (joins_periods(periods)) {
        NodeId one, other;
        if (!two_periods(periods, one, other)) return {};
        std::vector<NodeId> parts;
        for (const NodeId each : {one, other})
            parts.push_back(emit(NodeOp::and_, truth_type(), 0, {not_after(end_of(each, true, at), day, at), not_after(day, end_of(each, false, at), at)}, at));
        return emit(periods.text == "doorsnede" ? NodeOp::and_ : NodeOp::or_, truth_type(), 0, parts, at);
    }
    const NodeId one = period(periods);
    if (one.is_none()) return {};
    return emit(NodeOp::and_, truth_type(), 0, {not_after(end_of(one, true, at), day, at), not_after(day, end_of(one, false, at), at)}, at);
}

// Stretches of days that overlap two by two have a day in common, so a doorsnede needs no days of its own.
NodeId Expressions::overlaps(const grammar::Expression& periods, const grammar::Expression& others, Span at) {
    struct Side {
        std::vector<NodeId> periods;
        bool all = false;  // doorsnede: all of them
    };
    const auto side_of = [&](const grammar::Expression& e) -> std::optional<Side> {
        if (!joins_periods(e)) {
            const NodeId one = period(e);
            return one.is_none() ? std::nullopt : std::optional(Side{{one}, false});
        }
        NodeId one, other;
        if (!two_periods(e, one, other)) return {};
        return Side{{one, other}, e.text == "doorsnede"};
    };
    const auto left = side_of(periods);
    const auto right = side_of(others);
    if (!left || !right) return {};
    const auto inner = [&](const Side& side, std::vector<NodeId>& parts) {
        if (side.all) parts.push_back(overlap(side.periods[0], side.periods[1], at));
    };
    // Every way to take one stretch of each side: of a vereniging one of the two, of a doorsnede both at once.
    const auto choices = [](const Side& side) {
        std::vector<std::vector<NodeId>> result;
        if (side.all) result.push_back(side.periods);
        else
            for (const NodeId one : side.periods) result.push_back({one});
        return result;
    };
    std::vector<NodeId> ways;
    for (const auto& one : choices(*left))
        for (const auto& other : choices(*right)) {
            std::vector<NodeId> parts;
            inner(*left, parts);
            inner(*right, parts);
            for (const NodeId a : one)
                for (const NodeId b : other) parts.push_back(overlap(a, b, at));
            ways.push_back(all_of_nodes(NodeOp::and_, parts, at));
        }
    return all_of_nodes(NodeOp::or_, ways, at);
}

// The later of two first days, or the earlier of two last days; an open one says nothing. None when both may be open.
NodeId Expressions::outer_day(NodeId one, NodeId other, bool is_later, Span at) {
    if (!is_assumed(one)) std::swap(one, other);
    if (!is_assumed(one)) {
        const auto words = c_.rules.words(span(one));
        c_.report.at(at, T143_KanGeenZijn, c_.rules.words(at)).suggest(fmt::format("{} is aanwezig en …", words));
        return {};
    }
    // `one` is there; the other counts when it is there too and lies further in.
    const NodeId further = emit(is_later ? NodeOp::le : NodeOp::ge, truth_type(), 0, {other, one}, at);
    const NodeId says_nothing =
        is_assumed(other) ? further
                          : emit(NodeOp::or_, truth_type(), 0, {emit(NodeOp::absent, truth_type(), 0, {other}, at), further}, at);
    return emit(NodeOp::conditional, plain_type(ValueKind::datum), 0, {says_nothing, one, other}, at);
}

// How many days two perioden share: none when they do not overlap.
NodeId Expressions::shared_length(NodeId one, NodeId other, Span at) {
    const NodeId first = outer_day(end_of(one, true, span(one)), end_of(other, true, span(other)), true, at);
    const NodeId last = first.is_none() ? NodeId{} : outer_day(end_of(one, false, span(one)), end_of(other, false, span(other)), false, at);
    if (first.is_none() || last.is_none()) return {};
    c_.rules.durations.push_back({Duur::Unit::dagen, 0});
    const NodeId none = emit(NodeOp::duration, plain_type(ValueKind::duur), static_cast<std::uint32_t>(c_.rules.durations.size() - 1), {}, at);
    return emit(NodeOp::conditional, plain_type(ValueKind::duur), 0, {overlap(one, other, at), length_between(first, last, at), none}, at);
}

// `lengte van vereniging(p; q)`: each day counts once.
NodeId Expressions::length_of_joined(const grammar::Expression& periods, Span at) {
    NodeId one, other;
    if (!two_periods(periods, one, other)) return {};
    if (periods.text == "doorsnede") return shared_length(one, other, at);
    std::vector<NodeId> lengths;
    for (const NodeId each : {one, other}) {
        const NodeId first = end_of(each, true, at);
        const NodeId last = end_of(each, false, at);
        if (!is_assumed(first) || !is_assumed(last)) {
            const auto words = c_.rules.words(span(each));
            c_.report.at(at, T143_KanGeenZijn, c_.rules.words(at))
                .suggest(fmt::format("begin van {} is aanwezig en einde van {} is aanwezig en …", words, words));
            return {};
        }
        lengths.push_back(length_between(first, last, at));
    }
    const NodeId both = emit(NodeOp::add, plain_type(ValueKind::duur), 0, lengths, at);
    return emit(NodeOp::subtract, plain_type(ValueKind::duur), 0, {both, shared_length(one, other, at)}, at);
}

// `p omvat D`, `p overlapt q`: both ends count.
NodeId Expressions::of_periods(const grammar::Expression& e) {
    if (e.operands.size() != 2) return {};
    if (e.text == "overlapt") return overlaps(e.operands[0], e.operands[1], e.span);
    const NodeId day = value(e.operands[1]);
    if (day.is_none() || !require(day, ValueKind::datum, "een datum")) return {};
    return holds_day(e.operands[0], day, e.span);
}

}  // namespace drempel::engine::checking
