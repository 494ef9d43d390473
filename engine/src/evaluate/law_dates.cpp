// SPDX-License-Identifier: EUPL-1.2
// Which versions of the law a rule can be under (semantics 5).
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

bool have_one_law_date(const RuleSet& rules, RuleId a, RuleId b) {
    const auto& one = rules.regelsets[rules.rules[a.index].regelset.index];
    const auto& other = rules.regelsets[rules.rules[b.index].regelset.index];
    if (one.law_on_peildatum || other.law_on_peildatum) return one.law_on_peildatum == other.law_on_peildatum;
    return one.law_field == other.law_field;
}

namespace {

// Collects the days on which something dated that these nodes read begins or ends.
class Borders {
public:
    explicit Borders(const RuleSet& rules) : rules_(rules), seen_(rules.nodes.size(), false) {}

    void add(const std::optional<Dag>& day) {
        if (day) days_.push_back(*day);
    }

    void add_nodes(NodeId root) {
        std::vector<NodeId> todo{root};
        while (!todo.empty()) {
            const NodeId id = todo.back();
            todo.pop_back();
            if (seen_[id.index]) continue;
            seen_[id.index] = true;
            const auto& node = rules_.node(id);
            for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules_.operand(node, i));
            if (node.op == NodeOp::definition) todo.push_back(rules_.definities[node.value].body);
            if (node.op == NodeOp::conclusie) todo.push_back(rules_.conclusies[node.value].body);
            if (is_about_term(node.op)) {
                for (const auto part : rules_.termijnen[node.value].parts()) todo.push_back(part);
            }
            if (node.op == NodeOp::table) {
                for (const auto& row : rules_.tabellen[node.value].rows) {
                    if (!row.condition.is_none()) todo.push_back(row.condition);
                    todo.push_back(row.output);
                }
            }
            if (node.op != NodeOp::parameter) continue;
            add_values(rules_.parameters[node.value].values, todo);
            for (const auto& fill : rules_.parameters[node.value].fills) add_values(fill.values, todo);
        }
    }

    std::vector<Dag> sorted() && {
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
        return std::move(days_);
    }

private:
    void add_values(const std::vector<DatedNode>& values, std::vector<NodeId>& todo) {
        for (const auto& dated : values) {
            add(dated.from);
            add(dated.until);
            if (!dated.value.is_none()) todo.push_back(dated.value);
        }
    }

    const RuleSet& rules_;
    std::vector<bool> seen_;
    std::vector<Dag> days_;
};

// Also those of the rules that set one of these aside, as far as they ask the law of the same day.
std::vector<Dag> borders_of(const Machine& machine, std::span<const RuleId> versions) {
    const auto& rules = machine.rules;
    Borders borders(rules);
    std::vector<RuleId> all(versions.begin(), versions.end());
    for (std::size_t i = 0; i < all.size(); ++i) {  // grows while it is walked
        for (const auto other : machine.deviators_of(all[i])) {
            const bool is_new = std::find(all.begin(), all.end(), other) == all.end();
            if (is_new && have_one_law_date(rules, versions.front(), other)) all.push_back(other);
        }
    }
    for (const auto version : all) {
        const auto& rule = rules.rules[version.index];
        borders.add(rule.valid.from);
        borders.add(rule.valid.until);
        for (const auto& for_each : rule.for_each) borders.add_nodes(for_each.list);
        if (rule.als) borders.add_nodes(*rule.als);
        if (rule.eis) borders.add_nodes(*rule.eis);
        for (const auto& part : rule.tenzij) borders.add_nodes(part.condition);
    }
    return std::move(borders).sorted();
}

template <class MakeBorders>
LawDates dates_of(Machine& machine, RegelsetId set, MakeBorders&& make_borders) {
    const auto& rules = machine.rules;
    const auto& regelset = rules.regelsets[set.index];
    if (regelset.law_on_peildatum) return {{machine.peildatum}, {}, {}};

    const auto& offsets = rules.soorten[machine.facts.soort.index].offset_by_field;
    const auto field = regelset.law_field.index;
    SlotId slot;
    Value date;
    set_unknown(rules, rules.fields[field].type, machine.peildatum, date);
    if (field < offsets.size() && offsets[field] != SlotId::none_index) {
        slot = SlotId{machine.facts.records[0].first.index + offsets[field]};
        const auto mark = machine.missing.size();
        machine.read_slot(slot, rules.fields[field].type, date);
        machine.missing.resize(mark);
    }
    const Dag low{std::max(date.day.low, first_supported_day().number)};
    const Dag high{std::min(date.day.high, last_supported_day().number)};
    LawDates result{{low}, {}, {}};
    if (low == high) return result;
    for (const auto border : make_borders()) {
        if (low < border && border <= high) result.days.push_back(border);
    }
    if (result.days.size() > 1 && !slot.is_none()) result.unknown.push_back(slot);
    return result;
}

}  // namespace

namespace {

// The days that overgangsrecht puts in the place of the ordinary ones; both while it is not known whether it holds.
LawDates under_transition(Machine& machine, OvergangsrechtId id, std::span<const RuleId> versions, LawDates ordinary) {
    const auto& transition = machine.rules.overgangsrecht[id.index];
    const auto rechtsdatum = machine.rechtsdatum;
    const auto fase = machine.fase;
    const auto mark = machine.missing.size();
    machine.rechtsdatum = machine.peildatum;
    machine.fase = Fase::geldig;
    auto holds = machine.truth(transition.als);
    if (holds != Oordeel::onwaar && !transition.until.is_none()) holds = en(holds, niet(machine.truth(transition.until)));
    Value day;
    if (holds != Oordeel::onwaar) machine.value(transition.day, day);
    std::vector<SlotId> open;
    for (auto i = mark; i < machine.missing.size(); ++i) {
        const auto slot = machine.missing[i].slot;
        if (!slot.is_none() && std::ranges::find(open, slot) == open.end()) open.push_back(slot);
    }
    machine.missing.resize(mark);
    machine.rechtsdatum = rechtsdatum;
    machine.fase = fase;
    if (holds == Oordeel::onwaar) return ordinary;
    LawDates result;
    const Dag low{std::max(day.day.low, first_supported_day().number)};
    const Dag high{std::min(day.day.high, last_supported_day().number)};
    result.days.push_back(low);
    if (low != high) {
        for (const auto border : borders_of(machine, versions)) {
            if (low < border && border <= high) result.days.push_back(border);
        }
    }
    if (holds == Oordeel::waar) {
        result.transition = id;
    } else {
        for (const auto other : ordinary.days) {
            if (std::ranges::find(result.days, other) == result.days.end()) result.days.push_back(other);
        }
    }
    if (result.days.size() < 2) return result;
    result.unknown = std::move(open);
    if (holds != Oordeel::waar) result.unknown.insert(result.unknown.end(), ordinary.unknown.begin(), ordinary.unknown.end());
    return result;
}

}  // namespace

LawDates law_dates_of(Machine& machine, std::span<const RuleId> versions) {
    const auto& rule = machine.rules.rules[versions.front().index];
    auto ordinary = dates_of(machine, rule.regelset, [&] { return borders_of(machine, versions); });
    if (machine.transitions.empty()) return ordinary;
    const auto at = std::ranges::lower_bound(machine.rules.rule_groups, rule.id, {}, &RuleGroup::id);
    const auto transition = machine.transitions[static_cast<std::size_t>(at - machine.rules.rule_groups.begin())];
    return transition.is_none() ? ordinary : under_transition(machine, transition, versions, std::move(ordinary));
}

LawDates law_dates_of(Machine& machine, RegelsetId set, NodeId body) {
    return dates_of(machine, set, [&] {
        Borders borders(machine.rules);
        borders.add_nodes(body);
        return std::move(borders).sorted();
    });
}

}  // namespace drempel::engine::evaluation
