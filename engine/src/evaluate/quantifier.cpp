// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

namespace {

std::size_t size_of(const Case& facts, const ListRef& list) {
    if (list.id.is_none()) return 0;
    const auto& elements = facts.lists[list.id.index];
    return elements.records.size() + elements.scalars.size();
}

RecordRef unknown_element(const ListRef& list) { return {{}, list.begrip, list.slot}; }

}  // namespace

// Truth of the body for each element in turn; a quantifier without body asks for the element alone.
Oordeel Machine::body_truth(const Node& node, std::uint32_t body_at, const RecordRef& element) {
    if (node.operand_count <= body_at) return Oordeel::waar;
    Oordeel result{};
    with_variable(VariableId{node.value}, element, [&] { result = truth(rules.operand(node, body_at)); });
    return result;
}

// What an open or unknown list leaves to ask: the list itself, and what its elements would be tested on.
void Machine::note_unknown_rest(const Node& node, std::uint32_t body_at, const ListRef& list) {
    if (list.state == ListState::open) note_missing(Ontbreekt::Soort::lijst, list.slot);
    if (body_at < node.operand_count) body_truth(node, body_at, unknown_element(list));
}

Oordeel Machine::quantified(const Node& node, Quantifier quantifier) {
    const auto list = list_of(rules.operand(node, 0));
    const bool every = quantifier == Quantifier::every;
    const auto decisive = every ? Oordeel::onwaar : Oordeel::waar;
    auto result = niet(decisive);
    const auto size = size_of(facts, list);
    for (std::size_t i = 0; i < size && result != decisive; ++i) {
        if (!charge()) return Oordeel::fout;
        const auto truth_here = facts.lists[list.id.index].records.empty() ? Oordeel::waar : body_truth(node, 1, record_at(list.id, i));
        result = every ? en(result, truth_here) : of(result, truth_here);
    }
    if (result == decisive) return result;
    if (list.state != ListState::gesloten) {
        note_unknown_rest(node, 1, list);
        return every ? en(result, Oordeel::onbekend) : of(result, Oordeel::onbekend);
    }
    if (size == 0 && node.op != NodeOp::exists && empty_list.is_none()) empty_list = list.slot;
    return result;
}

// How many elements certainly count, and how many perhaps.
Machine::Tally Machine::tally(const Node& node, std::uint32_t body_at, const ListRef& list) {
    Tally result;
    const auto size = size_of(facts, list);
    for (std::size_t i = 0; i < size; ++i) {
        if (!charge()) {
            ++result.fout;
            return result;
        }
        const auto truth_here = facts.lists[list.id.index].records.empty() ? Oordeel::waar : body_truth(node, body_at, record_at(list.id, i));
        switch (truth_here) {
            case Oordeel::waar: ++result.waar; break;
            case Oordeel::onbekend: ++result.onbekend; break;
            case Oordeel::fout: ++result.fout; break;
            case Oordeel::onwaar: break;
        }
    }
    if (list.state != ListState::gesloten) {
        result.open = true;
        note_unknown_rest(node, body_at, list);
    }
    return result;
}

// `ten minste n` is the `of` over all choices of n elements of the `en` of their bodies.
Oordeel Machine::at_least(const Node& node) {
    const auto list = list_of(rules.operand(node, 0));
    Value needed;
    value(rules.operand(node, 1), needed);
    const auto counted = tally(node, 2, list);
    if (counted.fout == 0) {
        Value total;
        set_count(counted, total);
        return compare(NodeOp::ge, total, needed);
    }
    Value certain;
    set_count({counted.waar, 0, 0, false}, certain);
    Value possible;
    set_count({0, counted.waar + counted.onbekend + counted.fout, 0, counted.open}, possible);
    if (compare(NodeOp::ge, certain, needed) == Oordeel::waar) return Oordeel::waar;
    if (compare(NodeOp::ge, possible, needed) == Oordeel::onwaar) return Oordeel::onwaar;
    return counted.onbekend > 0 || counted.open || !needed.is_single() ? Oordeel::onbekend : Oordeel::fout;
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
    const auto size = list.id.is_none() ? 0 : facts.lists[list.id.index].records.size();
    out.kind = ValueKind::getal;
    for (std::size_t i = 0; i < size; ++i) {
        const auto element = record_at(list.id, i);
        const auto member = charge() ? body_truth(node, 2, element) : Oordeel::fout;
        if (member == Oordeel::onwaar) continue;
        with_variable(variable, element, [&] { value(summand, part); });
        if (member == Oordeel::fout || part.fout || part.is_geen) {
            out.fout = true;
            return;
        }
        out.may_be_fout = out.may_be_fout || part.may_be_fout;
        total = evaluation::add(total, member == Oordeel::waar ? part.number : hull(zero, part.number));
    }
    if (list.state != ListState::gesloten) {
        note_unknown_rest(node, 2, list);
        with_variable(variable, unknown_element(list), [&] { value(summand, part); });
        const auto more = hull(zero, part.number);
        NumberSet rest = more;
        rest.high_infinite = more.high_infinite || more.high.sign() > 0;
        rest.low_infinite = more.low_infinite || more.low.sign() < 0;
        if (part.fout || part.may_be_fout) out.may_be_fout = true;
        total = evaluation::add(total, rest);
    }
    out.number = total;
}

}  // namespace drempel::engine::evaluation
