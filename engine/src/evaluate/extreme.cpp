// SPDX-License-Identifier: EUPL-1.2
// hoogste, laagste, vroegste, laatste and gemiddelde over a list; of nothing they are geen (semantics 1).
#include <algorithm>

#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

namespace {

// Numbers, days and lengths of time in one unit follow the same order.
template <class Set>
NumberSet counted(const Set& from) {
    NumberSet set;
    set.whole = true;
    set.low_infinite = from.low == Set::no_low;
    set.high_infinite = from.high == Set::no_high;
    set.low = Number(from.low);
    set.high = Number(from.high);
    return set;
}

NumberSet as_numbers(const Value& value) {
    if (value.kind == ValueKind::datum) return counted(value.day);
    return value.kind == ValueKind::duur ? counted(value.duration) : value.number;
}

// And back: the ends of a set of days or lengths of time.
template <class Set>
void set_ends(const NumberSet& from, Set& set) {
    using Count = decltype(set.low);
    set.low = from.low_infinite ? Set::no_low : static_cast<Count>(from.low.to_int64().value_or(Set::no_low));
    set.high = from.high_infinite ? Set::no_high : static_cast<Count>(from.high.to_int64().value_or(Set::no_high));
}

// The highest of one value out of each: at least the highest of the low ends, at most the highest of the high ends.
NumberSet highest_of(const NumberSet& a, const NumberSet& b) {
    NumberSet result = hull(a, b);
    const bool a_low = !a.low_infinite && (b.low_infinite || a.low > b.low || (a.low == b.low && a.low_open));
    const auto& low = a_low ? a : b;
    result.low_infinite = low.low_infinite;
    result.low = low.low;
    result.low_open = low.low_open;
    return result;
}

// Gathers what the elements can be; `certain` are those that surely count.
struct Gathered {
    std::optional<NumberSet> highest;   // of the certain ones; for `laagste` with the sign turned
    std::optional<NumberSet> all;       // what any of them can be
    std::optional<NumberSet> total;
    std::size_t certain = 0;
    bool perhaps_more = false;

    void add(const NumberSet& part, bool is_certain) {
        all = all ? hull(*all, part) : part;
        if (!is_certain) {
            perhaps_more = true;
            return;
        }
        ++certain;
        highest = highest ? highest_of(*highest, part) : part;
        total = total ? evaluation::add(*total, part) : part;
    }
};

}  // namespace

void Machine::extreme(const Node& node, Value& out) {
    const auto list = list_of(rules.operand(node, 0));
    const auto kind = rules.type(node.type).kind;
    const bool lowest = node.op == NodeOp::lowest;
    const auto size = size_of(list);
    Gathered gathered;
    Value part;
    DurationSet unit;
    bool units_agree = true;
    bool may_be_fout = false;
    const auto take = [&](Oordeel member, bool is_certain) {
        const bool no_value = part.fout || part.is_geen;
        if (member == Oordeel::fout || (no_value && is_certain)) return false;
        may_be_fout = may_be_fout || part.may_be_fout || part.may_be_geen || no_value;
        if (no_value) return true;
        if (kind == ValueKind::duur) {
            units_agree = units_agree && part.duration.unit_known && (!unit.unit_known || unit.unit == part.duration.unit);
            unit = part.duration;
        }
        const auto set = as_numbers(part);
        gathered.add(lowest ? evaluation::negate(set) : set, is_certain);
        return true;
    };
    for (std::size_t i = 0; i < size; ++i) {
        const auto element = element_at(list, i);
        const auto member = charge() ? body_truth(node, 2, element) : Oordeel::fout;
        if (member == Oordeel::onwaar) continue;
        with_variable(VariableId{node.value}, element, [&] { value(rules.operand(node, 1), part); });
        if (!take(member, member == Oordeel::waar)) return set_fout(out, kind);
    }
    if (list.state != ListState::gesloten) {
        const auto of_rest = unknown_rest(node, 2, list);
        with_variable(VariableId{node.value}, unknown_element(list), [&] { value(rules.operand(node, 1), part); });
        const bool is_certain = of_rest == Oordeel::waar && least_rest(list, size) > 0;
        if (!take(Oordeel::onbekend, is_certain && !part.fout && !part.is_geen)) return set_fout(out, kind);
        gathered.perhaps_more = true;
    }
    out.kind = kind;
    out.may_be_fout = may_be_fout;
    if (!gathered.all) {
        out.is_geen = true;
        out.truth = Oordeel::fout;
        return;
    }
    out.may_be_geen = gathered.certain == 0;
    NumberSet result = *gathered.all;
    if (node.op == NodeOp::average) {
        if (!gathered.perhaps_more) {
            result = divide(*gathered.total, NumberSet::exactly(Number(static_cast<std::int64_t>(gathered.certain))));
        }
        result.whole = result.is_single() && result.low.is_whole();
    } else {
        if (gathered.highest) {  // more elements only lift it
            result.low_infinite = gathered.highest->low_infinite;
            result.low = gathered.highest->low;
            result.low_open = gathered.highest->low_open;
        }
        if (lowest) result = evaluation::negate(result);
    }
    if (kind == ValueKind::datum) {
        set_ends(result, out.day);
    } else if (kind == ValueKind::duur) {
        if (!units_agree) return;  // nothing is known across months and days
        out.duration = unit;
        set_ends(result, out.duration);
    } else {
        out.number = result;
    }
}

}  // namespace drempel::engine::evaluation
