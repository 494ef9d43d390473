// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "evaluate/machine.hpp"
#include "fold.hpp"

#include <bit>

namespace drempel::engine::evaluation {

namespace {

template <class Set>
Waarheid order(NodeOp op, const Set& a, const Set& b) {
    if (op == NodeOp::lt) return less(a, b);
    if (op == NodeOp::ge) return niet(less(a, b));
    if (op == NodeOp::gt) return less(b, a);
    if (op == NodeOp::le) return niet(less(b, a));
    return op == NodeOp::ne ? niet(equal(a, b)) : equal(a, b);
}

Oordeel with_sign(NodeOp op, Oordeel equality) { return op == NodeOp::ne ? niet(equality) : equality; }

Waarheid members_equal(std::uint64_t a, std::uint64_t b) {
    if ((a & b) == 0) return Waarheid::onwaar;
    return a == b && std::has_single_bit(a) ? Waarheid::waar : Waarheid::onbekend;
}

bool is_unusable(const Value& value) { return value.fout || value.is_geen; }

}  // namespace

Oordeel Machine::comparison(const Node& node) {
    Value left;
    value(rules.operand(node, 0), left);
    Value right;
    value(rules.operand(node, 1), right);
    const auto result = compare(node.op, left, right);
    if (result == Oordeel::onbekend && left.kind == ValueKind::duur && units_differ(left.duration, right.duration)) {
        // Months against days: no fact is missing but the norm that converts one into the other.
        auto slot = first_slot_in(rules.operand(node, 0));
        if (slot.is_none()) slot = first_slot_in(rules.operand(node, 1));
        if (!slot.is_none()) note_missing(Ontbreekt::Soort::norm, slot);
    }
    return result;
}

void Machine::note_gaps(const Value& a, const Value& b) {
    const auto note = [this](bool infinite, int side, const Number& x, const Number& y) {
        if (infinite) {
            gaps->push_back({side, {}});
        } else {
            const auto size = x - y;
            gaps->push_back({size.sign(), size});
        }
    };
    if (a.kind == ValueKind::tekst && texts_met != nullptr) {
        if (a.text_known) texts_met->push_back(a.text);
        if (b.text_known) texts_met->push_back(b.text);
    }
    if (a.kind == ValueKind::getal) {
        note(a.number.low_infinite || b.number.high_infinite, -1, a.number.low, b.number.high);
        note(a.number.high_infinite || b.number.low_infinite, 1, a.number.high, b.number.low);
    } else if (a.kind == ValueKind::datum) {
        note(a.day.low == DaySet::no_low || b.day.high == DaySet::no_high, -1, Number(a.day.low), Number(b.day.high));
        note(a.day.high == DaySet::no_high || b.day.low == DaySet::no_low, 1, Number(a.day.high), Number(b.day.low));
    } else if (a.kind == ValueKind::duur) {
        note(a.duration.low == DurationSet::no_low || b.duration.high == DurationSet::no_high, -1, Number(a.duration.low), Number(b.duration.high));
        note(a.duration.high == DurationSet::no_high || b.duration.low == DurationSet::no_low, 1, Number(a.duration.high), Number(b.duration.low));
    }
}

Oordeel Machine::compare(NodeOp op, const Value& a, const Value& b) {
    if (gaps != nullptr) note_gaps(a, b);
    if (is_unusable(a) || is_unusable(b)) return Oordeel::fout;
    const bool is_number = a.kind == ValueKind::getal;
    if (is_number && (a.number.is_beyond_limit() || b.number.is_beyond_limit())) return Oordeel::fout;
    if (a.may_be_fout || b.may_be_fout) return Oordeel::onbekend;
    // What may still turn out too large would change a definite answer into an error (law 1).
    if (is_number && (a.number.may_exceed_limit() || b.number.may_exceed_limit())) return Oordeel::onbekend;
    switch (a.kind) {
        case ValueKind::getal: return to_oordeel(order(op, a.number, b.number));
        case ValueKind::datum: return to_oordeel(order(op, a.day, b.day));
        case ValueKind::duur: return to_oordeel(order(op, a.duration, b.duration));
        case ValueKind::keuze: return with_sign(op, to_oordeel(members_equal(a.members, b.members)));
        case ValueKind::tekst:
            if (b.kind == ValueKind::record) return with_sign(op, same_party(a, b));
            if (!a.text_known || !b.text_known) return Oordeel::onbekend;
            return with_sign(op, to_oordeel(waarheid(a.text == b.text)));
        case ValueKind::ja_nee:
            if (a.truth == Oordeel::onbekend || b.truth == Oordeel::onbekend) return Oordeel::onbekend;
            return with_sign(op, to_oordeel(waarheid(a.truth == b.truth)));
        case ValueKind::record: return with_sign(op, same_party(a, b));
        case ValueKind::lijst: break;
    }
    return Oordeel::fout;  // INVARIANT: the checker compares no lists
}

Oordeel Machine::in_set(const Node& node) {
    Value candidate;
    value(rules.operand(node, 0), candidate);
    return among(candidate, node, 1);
}

// Whether the candidate is one of the operands of `holder` from `first` on.
Oordeel Machine::among(const Value& candidate, const Node& holder, std::uint32_t first) {
    if (is_unusable(candidate)) return Oordeel::fout;
    // A keuze against written members is one test on the set of members that it can be.
    bool all_written = candidate.kind == ValueKind::keuze && !candidate.may_be_fout;
    std::uint64_t wanted = 0;
    for (std::uint32_t i = first; i < holder.operand_count && all_written; ++i) {
        const auto& member = rules.node(rules.operand(holder, i));
        all_written = member.op == NodeOp::member;
        wanted |= std::uint64_t{1} << (member.value & 63U);
    }
    if (all_written) {
        if ((candidate.members & wanted) == 0) return Oordeel::onwaar;
        return (candidate.members & ~wanted) == 0 ? Oordeel::waar : Oordeel::onbekend;
    }
    auto result = Oordeel::onwaar;
    for (std::uint32_t i = first; i < holder.operand_count && (result != Oordeel::waar || gaps != nullptr); ++i) {
        Value member;
        value(rules.operand(holder, i), member);
        result = of(result, compare(NodeOp::eq, candidate, member));
    }
    return result;
}

Oordeel Machine::in_range(const Node& node) {
    Value candidate;
    value(rules.operand(node, 0), candidate);
    Value low;
    value(rules.operand(node, 1), low);
    Value high;
    value(rules.operand(node, 2), high);
    const auto upper = node.op == NodeOp::in_inclusive ? NodeOp::le : NodeOp::lt;
    return en(compare(NodeOp::ge, candidate, low), compare(upper, candidate, high));
}

// `x in L`: L is written down, or it holds the outputs of the rows of a table that hold.
Oordeel Machine::in_list(const Node& node) {
    Value candidate;
    value(rules.operand(node, 0), candidate);
    const auto& list = rules.node(rules.operand(node, 1));
    if (list.op == NodeOp::table) return in_rows(candidate, rules.tabellen[list.value]);
    const ParameterId id{list.value};
    if (list.op == NodeOp::parameter) return in_parameter(candidate, id, rechtsdatum);
    Value when;
    value(rules.operand(list, 0), when);
    if (is_unusable(when)) return Oordeel::fout;
    if (when.may_be_fout) return Oordeel::onbekend;
    const Dag low{std::max(when.day.low, first_supported_day().number)};
    const Dag high{std::min(when.day.high, last_supported_day().number)};
    const auto result = in_parameter(candidate, id, low);
    for (const Dag border : borders_of(rules.parameters[id.index], low, high)) {
        if (in_parameter(candidate, id, border) != result) return Oordeel::onbekend;
    }
    return result;
}

Oordeel Machine::in_rows(const Value& candidate, const Tabel& tabel) {
    auto result = Oordeel::onwaar;
    for (std::uint32_t i = 0; i < tabel.rows.size() && (result != Oordeel::waar || gaps != nullptr); ++i) {
        const auto& row = tabel.rows[i];
        const auto holds = row.condition.is_none() ? Oordeel::waar : truth(row.condition);
        if (holds == Oordeel::onwaar) continue;
        Value output;
        value(row.output, output);
        result = of(result, en(holds, compare(NodeOp::eq, candidate, output)));
    }
    return result;
}

Oordeel Machine::alike(const Node& node) {
    Value one;
    value(rules.operand(node, 0), one);
    Value other;
    value(rules.operand(node, 1), other);
    if (gaps != nullptr) note_gaps(one, other);
    if (is_unusable(one) || is_unusable(other)) return Oordeel::fout;
    if (one.may_be_fout || other.may_be_fout || !one.text_known || !other.text_known) return Oordeel::onbekend;
    return to_oordeel(waarheid(folded(one.text) == folded(other.text)));
}

// Semantics 6: both ends are written in the phrase, and each phrase is computed in its own direction.
Oordeel Machine::window(const Node& node) {
    Value first;
    value(rules.operand(node, 0), first);
    Value length;
    value(rules.operand(node, 1), length);
    Value last;
    value(rules.operand(node, 2), last);
    if (is_unusable(first) || is_unusable(length) || is_unusable(last)) return Oordeel::fout;
    if (gaps != nullptr) {
        Value far = last;
        const bool forward = node.op == NodeOp::window_at_latest_after;
        far.day = forward ? plus(last.day, length.duration) : minus(last.day, length.duration);
        note_gaps(first, last);
        note_gaps(first, far);
    }
    if (first.may_be_fout || length.may_be_fout || last.may_be_fout) return Oordeel::onbekend;
    if (node.op == NodeOp::window_at_latest_after) {
        // [D, duur, x]: x <= D <= x + duur, forward from x.
        const auto not_before = niet(less(first.day, last.day));
        const auto not_after = niet(less(plus(last.day, length.duration), first.day));
        return to_oordeel(en(not_before, not_after));
    }
    // [x, duur, D]: back from D.
    const auto start = minus(last.day, length.duration);
    const auto after_start = node.op == NodeOp::window_less_than_before ? less(start, first.day) : niet(less(first.day, start));
    return to_oordeel(en(after_start, niet(less(last.day, first.day))));
}

Oordeel Machine::knowledge_test(const Node& node) {
    const auto presence_now = presence(rules.operand(node, 0));
    if (node.op == NodeOp::present || node.op == NodeOp::absent) {
        if (presence_now.can_be_value && presence_now.can_be_geen) return Oordeel::onbekend;
        return to_oordeel(waarheid(presence_now.can_be_value == (node.op == NodeOp::present)));
    }
    if (!presence_now.is_known && knowledge == KnowledgeReading::still_open) return Oordeel::onbekend;
    return to_oordeel(waarheid(presence_now.is_known == (node.op == NodeOp::known)));
}

}  // namespace drempel::engine::evaluation
