// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/machine.hpp"

#include <algorithm>

#include "facts/place.hpp"

namespace drempel::engine::evaluation {

Oordeel to_oordeel(Waarheid truth) {
    switch (truth) {
        case Waarheid::onwaar: return Oordeel::onwaar;
        case Waarheid::onbekend: return Oordeel::onbekend;
        case Waarheid::waar: return Oordeel::waar;
    }
    return Oordeel::onbekend;
}

bool is_kind_of(const RuleSet& rules, BegripId begrip, BegripId ancestor) {
    for (BegripId at = begrip; !at.is_none(); at = rules.begrippen[at.index].super) {
        if (at == ancestor) return true;
    }
    return false;
}

Machine::Machine(const RuleSet& rule_set, const Case& the_case, Dag the_peildatum, std::uint64_t fuel, Tracking tracking)
    : rules(rule_set),
      facts(the_case),
      peildatum(the_peildatum),
      rechtsdatum(the_peildatum),
      variables(rule_set.variables.size()),
      fuel_(fuel),
      try_fuel_(fuel),
      seen_(tracking == Tracking::used_facts ? the_case.slots.size() : 0, 0) {
    // A rule of another kind reads facts that this file cannot have; it sets nothing aside here.
    for (const auto rule : rules.soorten[facts.soort.index].rules) {
        for (const auto group : rules.rules[rule.index].deviates_from) {
            deviators.resize(rules.rule_groups.size());
            deviators[group.index].push_back(rule);
        }
    }
}

const std::vector<RuleId>& Machine::deviators_of(RuleId rule) const {
    static const std::vector<RuleId> nobody;
    if (deviators.empty()) return nobody;
    const auto at = std::ranges::upper_bound(rules.rule_groups, rule.index, {}, &RuleGroup::first);
    return at == rules.rule_groups.begin() ? nobody : deviators[static_cast<std::size_t>(at - rules.rule_groups.begin()) - 1];
}

void Machine::start_finding() {
    missing.clear();
    used.clear();
    norms.clear();
    rows.clear();
    saw_leap_birthday = false;
    empty_list = {};
    saw_open_list = false;
    saw_circle = false;
    ++finding_;
}

bool Machine::charge(std::uint64_t amount) {
    if (trying) {
        try_fuel_ -= std::min(amount, try_fuel_);
        return try_fuel_ > 0;
    }
    if (exhausted || fuel_ < amount) {
        exhausted = true;
        return false;
    }
    fuel_ -= amount;
    return true;
}

void Machine::note_missing(Ontbreekt::Soort soort, SlotId slot, ParameterId parameter) {
    if (slot.is_none() && parameter.is_none()) return;
    missing.push_back({soort, slot, parameter, fase});
}

Oordeel Machine::truth(NodeId id) {
    if (!charge()) return Oordeel::fout;
    const auto mark = missing.size();
    const auto result = truth_of(rules.node(id));
    // What is definite needs nothing more, so it leaves nothing in the residual.
    if (result != Oordeel::onbekend) missing.resize(mark);
    return result;
}

void Machine::value(NodeId id, Value& out) {
    out = Value{};
    if (!charge()) {
        out.fout = true;
        out.truth = Oordeel::fout;
        return;
    }
    const auto mark = missing.size();
    value_of(rules.node(id), out);
    if (out.is_single()) missing.resize(mark);
}

void Machine::read_known(const Slot& slot, const Type& type, Value& out) {
    out.kind = type.kind;
    switch (type.kind) {
        case ValueKind::ja_nee: out.truth = to_oordeel(waarheid(slot.truth)); break;
        case ValueKind::getal: out.number = NumberSet::exactly(facts.numbers[slot.index]); break;
        case ValueKind::datum: {
            // An incomplete date is an interval; the declared limits still hold for it.
            set_unknown(rules, type, peildatum, out);
            out.day.low = std::max(out.day.low, slot.day.low.number);
            out.day.high = std::min(out.day.high, slot.day.high.number);
            break;
        }
        case ValueKind::duur: out.duration = DurationSet::exactly(slot.duration); break;
        case ValueKind::tekst:
            out.text_known = true;
            out.text = facts.texts[slot.index];
            break;
        case ValueKind::keuze: out.members = std::uint64_t{1} << slot.index; break;
        case ValueKind::record: out.record = {RecordId{slot.index}, facts.records[slot.index].begrip, {}, {}}; break;
        case ValueKind::lijst: {
            const auto& list = facts.lists[slot.index];
            set_unknown(rules, type, peildatum, out);
            out.list.id = ListId{slot.index};
            // A list that has all the elements it can have is complete, whatever is said of it.
            const bool is_full = out.list.at_most && list.records.size() + list.scalars.size() >= *out.list.at_most;
            out.list.state = list.open && !is_full ? ListState::open : ListState::gesloten;
            break;
        }
    }
}

void Machine::read_slot(SlotId slot, const Type& type, Value& out) {
    if (!facts.slots[slot.index].alias.is_none()) slot = facts.slots[slot.index].alias;
    for (const auto& taken : fixed) {
        if (taken.slot != slot) continue;
        out = taken.value;
        return;
    }
    const Slot& fact = facts.slots[slot.index];
    if (fact.kennis == Kennis::onbekend) {
        if (derive(slot, type, out)) return;
        keep_within(slot, out);
        out.list.slot = slot;
        out.record.why = slot;
        note_missing(soort_of(type), slot);
        return;
    }
    if (!seen_.empty() && seen_[slot.index] != finding_ && fixed.empty()) {
        seen_[slot.index] = finding_;
        used.push_back(slot);
    }
    if (fact.kennis == Kennis::geen) {
        out.kind = type.kind;
        out.is_geen = true;
        out.truth = Oordeel::fout;
        out.list.state = ListState::gesloten;
        out.list.slot = slot;
        return;
    }
    read_known(fact, type, out);
    if (type.kind == ValueKind::datum && !out.day.is_single()) keep_within(slot, out);
    if (type.kind == ValueKind::lijst) out.list.slot = slot;
    if (type.kind == ValueKind::datum && !out.day.is_single()) note_missing(Ontbreekt::Soort::feit, slot);
}

// The fact of a `fact` or `member_field` node: its slot, or why it has none.
struct Machine::FactPlace {
    SlotId slot;        // none: the record that would hold it is not known
    SlotId why;         // then: the slot that would tell which record it is
    const Type* type = nullptr;
    bool is_broken = false;  // a field of something that is known to be absent
};

Machine::FactPlace Machine::place_of(const Node& node) {
    if (node.op == NodeOp::fact) {
        const auto& offsets = rules.soorten[facts.soort.index].offset_by_field;
        const auto offset = node.value < offsets.size() ? offsets[node.value] : SlotId::none_index;
        if (offset == SlotId::none_index) return {{}, {}, &rules.fields[node.value].type};
        return {SlotId{facts.records[0].first.index + offset}, {}, &rules.fields[node.value].type};
    }
    const auto record = record_of(rules.operand(node, 0));
    if (record.begrip.is_none()) return {{}, {}, &rules.type(node.type), true};
    const auto& fields = rules.begrippen[record.begrip.index].fields;
    const Type* type = node.value < fields.size() ? &rules.fields[fields[node.value].index].type : &rules.type(node.type);
    if (!record.is_known()) return {{}, record.why, type};
    return {SlotId{facts.records[record.id.index].first.index + node.value}, {}, type};
}

void Machine::read_fact(const Node& node, Value& out) {
    const auto place = place_of(node);
    if (place.is_broken) {
        out.kind = place.type->kind;
        out.fout = true;
        out.truth = Oordeel::fout;
        return;
    }
    if (!place.slot.is_none()) return read_slot(place.slot, *place.type, out);
    set_unknown(rules, *place.type, peildatum, out);
    out.list.slot = place.why;
    out.record.why = place.why;
    if (!place.why.is_none()) note_missing(soort_of(type_of(rules, facts, place.why)), place.why);
}

SlotId Machine::slot_of(NodeId id) {
    const auto& node = rules.node(id);
    if (node.op == NodeOp::fact || node.op == NodeOp::member_field) {
        const auto slot = place_of(node).slot;
        return slot.is_none() || facts.slots[slot.index].alias.is_none() ? slot : facts.slots[slot.index].alias;
    }
    if (node.op == NodeOp::definition) {
        const auto& definitie = rules.definities[node.value];
        SlotId slot;
        with_argument(node, [&] { slot = slot_of(definitie.body); });
        return slot;
    }
    return {};
}

SlotId Machine::first_slot_in(NodeId id) {
    const auto slot = slot_of(id);
    const auto& node = rules.node(id);
    if (!slot.is_none() || node.op == NodeOp::fact || node.op == NodeOp::member_field || !charge()) return slot;
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const auto inner = first_slot_in(rules.operand(node, i));
        if (!inner.is_none()) return inner;
    }
    return {};
}

ListRef Machine::list_of(NodeId id) {
    Value list;
    value(id, list);
    if (list.list.state == ListState::open) saw_open_list = true;
    // How many elements it must have says nothing of how many count.
    const auto is_held = [&](BegripId kind) { return is_kind_of(rules, kind, list.list.begrip) || is_kind_of(rules, list.list.begrip, kind); };
    if (!judging_blokkade && std::ranges::any_of(held_kinds, is_held)) list.list.at_least = 0;
    return list.list;
}

Presence Machine::presence(NodeId id) {
    const auto& node = rules.node(id);
    if (node.op == NodeOp::definition) {
        Presence result;
        with_argument(node, [&] { result = presence(rules.definities[node.value].body); });
        return result;
    }
    Value value_now;
    if (node.op == NodeOp::fact || node.op == NodeOp::member_field) {
        if (!charge()) return {true, true, false};
        const auto place = place_of(node);
        if (place.is_broken) return {false, true, true};
        if (place.slot.is_none()) {
            if (!place.why.is_none()) note_missing(soort_of(type_of(rules, facts, place.why)), place.why);
            return {true, place.type->of_geen, false};
        }
        read_slot(place.slot, *place.type, value_now);
        const auto slot = facts.slots[place.slot.index].alias.is_none() ? place.slot : facts.slots[place.slot.index].alias;
        for (const auto& taken : fixed) {
            if (taken.slot == slot) return {!taken.value.is_geen, taken.value.is_geen, true};
        }
        switch (facts.slots[slot.index].kennis) {
            case Kennis::onbekend:
                if (derive(slot, *place.type, value_now)) return {!value_now.is_geen, value_now.is_geen, true};
                return {true, place.type->of_geen, false};
            case Kennis::waarde: return {true, false, true};
            case Kennis::geen: return {false, true, true};
        }
    }
    value(id, value_now);
    return {!value_now.is_geen, value_now.is_geen || value_now.may_be_geen, value_now.is_single()};
}

}  // namespace drempel::engine::evaluation
