// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/machine.hpp"

#include <algorithm>

namespace drempel::engine::evaluation {

namespace {

NumberSet times(std::uint32_t count, const NumberSet& each) {
    return evaluation::multiply(NumberSet::exactly(Number(std::int64_t{count})), each);
}

}  // namespace

RecordRef unknown_element(const ListRef& list) { return {{}, list.begrip, list.slot, {}}; }

// How many elements an open or unknown list still has beside the ones that are known, by its type.
std::uint32_t least_rest(const ListRef& list, std::size_t known) {
    return list.at_least > known ? list.at_least - static_cast<std::uint32_t>(known) : 0;
}
std::optional<std::uint32_t> most_rest(const ListRef& list, std::size_t known) {
    if (!list.at_most) return std::nullopt;
    return *list.at_most > known ? *list.at_most - static_cast<std::uint32_t>(known) : 0;
}

// Truth of the body for each element in turn; a quantifier without body asks for the element alone.
Oordeel Machine::body_truth(const Node& node, std::uint32_t body_at, const RecordRef& element) {
    const auto member = membership(element);
    const bool every = node.op == NodeOp::each;
    if (member == Oordeel::onwaar) return every ? Oordeel::waar : Oordeel::onwaar;
    if (node.operand_count <= body_at) return member;
    Oordeel result{};
    with_variable(VariableId{node.value}, element, [&] { result = truth(rules.operand(node, body_at)); });
    return every ? of(niet(member), result) : en(member, result);
}

// What an open or unknown list leaves to ask: the list itself, and what its elements would be tested on. Gives the truth of
// the body for an element nobody mentioned.
Oordeel Machine::unknown_rest(const Node& node, std::uint32_t body_at, const ListRef& list) {
    if (list.state == ListState::open) note_missing(Ontbreekt::Soort::lijst, list.slot);
    return body_truth(node, body_at, unknown_element(list));
}

Oordeel Machine::quantified(const Node& node, Quantifier quantifier) {
    const auto list = list_of(rules.operand(node, 0));
    const bool every = quantifier == Quantifier::every;
    const auto decisive = every ? Oordeel::onwaar : Oordeel::waar;
    auto result = niet(decisive);
    const auto size = size_of(list);
    for (std::size_t i = 0; i < size && (result != decisive || gaps != nullptr); ++i) {
        if (!charge()) return Oordeel::fout;
        const auto truth_here = body_truth(node, 1, element_at(list, i));
        result = every ? en(result, truth_here) : of(result, truth_here);
    }
    if (result == decisive) return result;
    if (list.state != ListState::gesloten) {
        const auto of_rest = unknown_rest(node, 1, list);
        // An element there must still be, and whatever it is it counts.
        if (!every && of_rest == Oordeel::waar && least_rest(list, size) > 0) return decisive;
        return every ? en(result, Oordeel::onbekend) : of(result, Oordeel::onbekend);
    }
    if (size == 0 && node.op != NodeOp::exists && empty_list.is_none()) empty_list = list.slot;
    return result;
}

// How many elements certainly count, and how many perhaps.
Machine::Tally Machine::tally(const Node& node, std::uint32_t body_at, const ListRef& list) {
    Tally result;
    const auto size = size_of(list);
    for (std::size_t i = 0; i < size; ++i) {
        if (!charge()) {
            ++result.fout;
            return result;
        }
        const auto truth_here = body_truth(node, body_at, element_at(list, i));
        switch (truth_here) {
            case Oordeel::waar: ++result.waar; break;
            case Oordeel::onbekend: ++result.onbekend; break;
            case Oordeel::fout: ++result.fout; break;
            case Oordeel::onwaar: break;
        }
    }
    if (list.state != ListState::gesloten) {
        const auto of_rest = unknown_rest(node, body_at, list);
        const auto least = of_rest == Oordeel::waar ? least_rest(list, size) : 0;
        const auto most = most_rest(list, size);
        result.waar += least;
        result.open = !most;
        if (most) result.onbekend += *most - std::min(*most, least);
        result.is_complete = false;
    }
    return result;
}

// `ten minste n` is the `of` over all choices of n elements of the `en` of their bodies.
Oordeel Machine::at_least(const Node& node) {
    const auto list = list_of(rules.operand(node, 0));
    Value needed;
    value(rules.operand(node, 1), needed);
    return reaches(tally(node, 2, list), needed);
}

Oordeel Machine::reaches(const Tally& counted, const Value& needed) {
    if (counted.fout == 0) {
        Value total;
        set_count(counted, total);
        return compare(NodeOp::ge, total, needed);
    }
    Value certain;
    set_count({counted.waar, 0, 0}, certain);
    Value possible;
    set_count({0, counted.waar + counted.onbekend + counted.fout, 0, counted.open}, possible);
    if (compare(NodeOp::ge, certain, needed) == Oordeel::waar) return Oordeel::waar;
    if (compare(NodeOp::ge, possible, needed) == Oordeel::onwaar) return Oordeel::onwaar;
    return counted.onbekend > 0 || !counted.is_complete || !needed.is_single() ? Oordeel::onbekend : Oordeel::fout;
}

void Machine::set_count(const Tally& counted, Value& out) {
    out = Value{};
    out.kind = ValueKind::getal;
    out.fout = counted.fout > 0;
    out.number.whole = true;
    out.number.low_infinite = false;
    out.number.low = Number(static_cast<std::int64_t>(counted.waar));
    out.number.high_infinite = counted.open;
    if (!counted.open) out.number.high = Number(static_cast<std::int64_t>(counted.waar + counted.onbekend));
}

void Machine::count(const Node& node, Value& out) {
    const auto list = list_of(rules.operand(node, 0));
    set_count(tally(node, 1, list), out);
}

void Machine::sum(const Node& node, Value& out) {
    const auto list = list_of(rules.operand(node, 0));
    const VariableId variable{node.value};
    const NodeId summand = rules.operand(node, 1);
    const auto zero = NumberSet::exactly(Number(0));
    auto total = zero;
    Value part;
    const auto size = size_of(list);
    out.kind = ValueKind::getal;
    for (std::size_t i = 0; i < size; ++i) {
        const auto element = element_at(list, i);
        const auto member = charge() ? body_truth(node, 2, element) : Oordeel::fout;
        if (member == Oordeel::onwaar) continue;
        with_variable(variable, element, [&] { value(summand, part); });
        const bool no_value = part.fout || part.is_geen;
        if (member == Oordeel::fout || (no_value && member == Oordeel::waar)) {
            out.fout = true;
            return;
        }
        out.may_be_fout = out.may_be_fout || part.may_be_fout || no_value;
        if (no_value) continue;  // an error only if it turns out to count
        total = evaluation::add(total, member == Oordeel::waar ? part.number : hull(zero, part.number));
    }
    if (list.state != ListState::gesloten) {
        const auto of_rest = unknown_rest(node, 2, list);
        with_variable(variable, unknown_element(list), [&] { value(summand, part); });
        if (part.fout || part.may_be_fout) out.may_be_fout = true;
        const auto most = most_rest(list, size);
        const auto least = of_rest == Oordeel::waar ? least_rest(list, size) : 0;
        const auto perhaps = hull(zero, part.number);
        NumberSet rest = most ? times(*most - std::min(*most, least), perhaps) : perhaps;
        if (!most) {
            rest.high_infinite = perhaps.high_infinite || perhaps.high.sign() > 0;
            rest.low_infinite = perhaps.low_infinite || perhaps.low.sign() < 0;
        }
        total = evaluation::add(total, evaluation::add(rest, times(least, part.number)));
    }
    out.number = total;
}

}  // namespace drempel::engine::evaluation
