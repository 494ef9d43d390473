// SPDX-License-Identifier: EUPL-1.2
// What holds for the whole case before anything is judged: overgangsrecht, and what verbanden leave of facts that are not
// known (semantics 1 and 5).
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

void keep_within_set(const Value& bound, Value& out);

void Machine::prepare() {
    find_derivable();
    narrow();
    find_transitions();
    find_blokkades();
}

// Whether the aanvraagsoort has every fact of the case that these nodes read.
bool Machine::has_all_facts(const std::vector<NodeId>& roots) const {
    const auto& offsets = rules.soorten[facts.soort.index].offset_by_field;
    std::vector<NodeId> todo = roots;
    while (!todo.empty()) {
        const NodeId id = todo.back();
        todo.pop_back();
        if (id.is_none()) continue;
        const auto& node = rules.node(id);
        if (node.op == NodeOp::fact && (node.value >= offsets.size() || offsets[node.value] == SlotId::none_index)) return false;
        if (node.op == NodeOp::definition) todo.push_back(rules.definities[node.value].body);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
    }
    return true;
}

void Machine::find_derivable() {
    for (std::uint32_t i = 0; i < rules.fields.size(); ++i) {
        if (rules.fields[i].derived.is_none() || !has_all_facts({rules.fields[i].derived})) continue;
        derivable.resize(rules.fields.size(), false);
        derivable[i] = true;
    }
}

// The value of a fact that nobody gave. What is not known of what it is derived from leaves the fact itself to ask.
bool Machine::derive(SlotId slot, const Type& type, Value& out) {
    set_unknown(rules, type, peildatum, out);
    if (derivable.empty() || !facts.slots[slot.index].list.is_none()) return false;
    const auto& here = facts.slots[slot.index];
    const FieldId id = rules.begrippen[facts.records[here.record.index].begrip.index].fields[here.offset];
    if (!derivable[id.index] || !charge()) return false;
    const auto& field = rules.fields[id.index];
    const auto mark = missing.size();
    Value derived;
    if (field.derived_variable.is_none()) {
        value(field.derived, derived);
    } else {
        with_variable(field.derived_variable, {here.record, facts.records[here.record.index].begrip, {}, {}}, [&] { value(field.derived, derived); });
    }
    check_limit(derived);
    missing.resize(mark);
    if (derived.fout || derived.may_be_fout || (derived.is_geen && !type.of_geen)) return false;
    if (derived.is_single()) {
        out = derived;
        return true;
    }
    if (!derived.may_be_geen) keep_within_set(derived, out);
    return false;
}

void Machine::find_transitions() {
    for (std::uint32_t i = 0; i < rules.overgangsrecht.size(); ++i) {
        const auto& transition = rules.overgangsrecht[i];
        if (!rules.speaks_in(transition.regelset, facts.gemeente) || !has_all_facts({transition.als, transition.day, transition.until})) continue;
        transitions.resize(rules.rule_groups.size());
        for (const auto group : transition.groups) transitions[group.index] = OvergangsrechtId{i};
    }
}

void Machine::hits_in(const Node& node, Value& out) {
    Tally counted;
    const auto& here = rules.soorten[facts.soort.index].rules;
    for (const auto member : rules.regelgroepen[node.value].members) {
        const auto& group = rules.rule_groups[member.index];
        const bool belongs = std::ranges::any_of(here, [&](RuleId id) { return id.index >= group.first && id.index < group.first + group.count; });
        if (!belongs) continue;
        if (!charge()) return set_fout(out, ValueKind::getal);
        switch (hit_truth(*this, member, std::nullopt)) {
            case Oordeel::waar: ++counted.waar; break;
            case Oordeel::onbekend: ++counted.onbekend; break;
            case Oordeel::fout: ++counted.fout; break;
            case Oordeel::onwaar: break;
        }
    }
    set_count(counted, out);
}

namespace {

// The tighter of what is known and what another bound leaves; a bound that leaves nothing is not used.
void intersect(NumberSet& set, const NumberSet& other) {
    NumberSet both = set;
    if (!other.low_infinite && (both.low_infinite || both.low < other.low || (both.low == other.low && other.low_open))) {
        both.low_infinite = false;
        both.low = other.low;
        both.low_open = other.low_open;
    }
    if (!other.high_infinite && (both.high_infinite || other.high < both.high || (both.high == other.high && other.high_open))) {
        both.high_infinite = false;
        both.high = other.high;
        both.high_open = other.high_open;
    }
    const bool is_empty = !both.low_infinite && !both.high_infinite
                          && (both.high < both.low || (both.high == both.low && (both.low_open || both.high_open)));
    if (!is_empty) set = both;
}

void intersect(DaySet& set, const DaySet& other) {
    const DaySet both{std::max(set.low, other.low), std::min(set.high, other.high)};
    if (both.low <= both.high) set = both;
}

void intersect(Value& value, const Value& other) {
    if (value.kind == ValueKind::getal) intersect(value.number, other.number);
    if (value.kind == ValueKind::datum) intersect(value.day, other.day);
}

NodeOp turned(NodeOp op) {
    if (op == NodeOp::lt) return NodeOp::gt;
    if (op == NodeOp::le) return NodeOp::ge;
    if (op == NodeOp::gt) return NodeOp::lt;
    if (op == NodeOp::ge) return NodeOp::le;
    return op;
}

// What `x op other` leaves of x.
Value bound_by(NodeOp op, const Value& other) {
    Value result;
    result.kind = other.kind;
    const bool from_below = op == NodeOp::gt || op == NodeOp::ge || op == NodeOp::eq;
    const bool from_above = op == NodeOp::lt || op == NodeOp::le || op == NodeOp::eq;
    const bool strict = op == NodeOp::lt || op == NodeOp::gt;
    if (from_below) {
        result.number.low_infinite = other.number.low_infinite;
        result.number.low = other.number.low;
        result.number.low_open = other.number.low_open || strict;
        result.day.low = other.day.low;
        if (strict && result.day.low != DaySet::no_low) ++result.day.low;
    }
    if (from_above) {
        result.number.high_infinite = other.number.high_infinite;
        result.number.high = other.number.high;
        result.number.high_open = other.number.high_open || strict;
        result.day.high = other.day.high;
        if (strict && result.day.high != DaySet::no_high) --result.day.high;
    }
    return result;
}

// What a computed value can be leaves of a fact that is not known.
}  // namespace

void keep_within_set(const Value& bound, Value& out) {
    if (bound.kind == ValueKind::keuze && (out.members & bound.members) != 0) out.members &= bound.members;
    intersect(out, bound);
}

namespace {

bool same(const Value& a, const Value& b) {
    const auto ends = [](const NumberSet& set) { return std::tuple(set.low_infinite, set.low, set.low_open, set.high_infinite, set.high, set.high_open); };
    return ends(a.number) == ends(b.number) && a.day.low == b.day.low && a.day.high == b.day.high;
}

}  // namespace

void Machine::keep_within(SlotId slot, Value& out) const {
    const auto at = narrowed.find(slot);
    if (at != narrowed.end()) intersect(out, at->second);
}

namespace {

// Each verband that speaks here, for each object that is known; its variables stand for the object.
template <class Work>
void at_each_verband(Machine& machine, Work&& work) {
    for (const auto id : machine.rules.soorten[machine.facts.soort.index].verbanden) {
        const auto& verband = machine.rules.verbanden[id.index];
        if (!machine.rules.speaks_in(verband.regelset, machine.facts.gemeente)) continue;
        Rule about;
        about.for_each = verband.for_each;
        for (const auto& place : places_of(machine, about)) {
            if (place.kind != Place::Kind::element) continue;
            bind(machine, about, place);
            work(id, machine.rules.node(verband.condition));
        }
    }
}

}  // namespace

// Each verband for each of its places: the side that is not known is kept within what the other side leaves, until nothing
// changes any more. The rounds are bounded: a circle of strict verbanden would go on for ever.
void Machine::narrow() {
    constexpr int most_rounds = 16;
    bool changed = !rules.soorten[facts.soort.index].verbanden.empty();
    for (int round = 0; changed && round < most_rounds; ++round) {
        changed = false;
        at_each_verband(*this, [&](VerbandId, const Node& node) {
            for (std::uint32_t side = 0; side < 2; ++side) {
                const auto slot = slot_of(rules.operand(node, side));
                if (slot.is_none()) continue;
                Value here;
                value(rules.operand(node, side), here);
                if (here.is_single()) continue;
                Value other;
                value(rules.operand(node, 1 - side), other);
                if (other.fout || other.is_geen || other.may_be_fout || other.may_be_geen || other.kind != here.kind) continue;
                const auto bound = bound_by(side == 0 ? node.op : turned(node.op), other);
                const auto before = here;
                intersect(here, bound);
                if (same(before, here)) continue;
                narrowed[slot] = here;
                changed = true;
            }
        });
    }
    missing.clear();
}

std::vector<Machine::Related> Machine::related() {
    std::vector<Related> result;
    at_each_verband(*this, [&](VerbandId id, const Node& node) {
        const auto holds = truth(rules.verbanden[id.index].condition);
        result.push_back({id, first_slot_in(rules.operand(node, 0)), first_slot_in(rules.operand(node, 1)), holds});
    });
    return result;
}

}  // namespace drempel::engine::evaluation
