// SPDX-License-Identifier: EUPL-1.2
// What a blokkade holds back: an element is no member of its list, a fact gives each rule that reads it one more exception
// (semantics 3). A blokkade is judged first and sees the facts as they were given.
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

namespace {

bool is_about_same_lists(const RuleSet& rules, const Rule& a, const Rule& b) {
    const auto words = [&](const ForEach& each) { return rules.words(rules.node(each.list).span); };
    return std::ranges::equal(a.for_each, b.for_each, {}, words, words);
}

}  // namespace

void Machine::find_blokkades() {
    const bool was_judging = judging_blokkade;
    judging_blokkade = true;
    for (const auto id : rules.soorten[facts.soort.index].rules) {
        const auto& rule = rules.rules[id.index];
        if (rule.is_concept || !rules.speaks_in(rule.regelset, facts.gemeente)) continue;
        const auto at = std::ranges::lower_bound(rules.rule_groups, rule.id, {}, &RuleGroup::id);
        const RuleGroupId group{static_cast<std::uint32_t>(at - rules.rule_groups.begin())};
        if (rule.blocks.kind == Blocked::Kind::gegeven && std::ranges::find(blokkades, group) == blokkades.end()) blokkades.push_back(group);
        if (rule.blocks.kind != Blocked::Kind::element) continue;
        held_kinds.push_back(rules.variables[rule.blocks.element.index].begrip);
        const auto which = std::ranges::find(rule.for_each, rule.blocks.element, &ForEach::variable);
        const auto depth = static_cast<std::size_t>(which - rule.for_each.begin());
        for (const auto& place : places_of(*this, rule)) {
            if (depth >= place.objects.size()) continue;
            auto& known = holdings[place.objects[depth]];
            const bool is_there = std::ranges::any_of(known, [&](const Holding& one) { return one.group == group && one.objects == place.objects; });
            if (!is_there && place.kind == Place::Kind::element) known.push_back({group, place.objects, place.bound});
        }
    }
    judging_blokkade = was_judging;
}

Oordeel Machine::membership(const RecordRef& element, std::vector<RuleId>* by) {
    if (holdings.empty() || judging_blokkade || !element.is_known() || !element.key.is_none()) return Oordeel::waar;
    const auto at = holdings.find(element.id);
    if (at == holdings.end()) return Oordeel::waar;
    auto held = Oordeel::onwaar;
    for (const auto& holding : at->second) {
        RuleId version;
        const auto here = held_truth(*this, holding, &version);
        if (here == Oordeel::waar && by != nullptr) by->push_back(version);
        held = of(held, here);
    }
    return niet(held);
}

Oordeel blocked_fact(Machine& machine, RuleId id, const Place& place, std::vector<RuleId>& by) {
    auto result = Oordeel::onwaar;
    const auto& rule = machine.rules.rules[id.index];
    for (const auto group : rule.blocked_by) {
        if (machine.judging_blokkade || std::ranges::find(machine.blokkades, group) == machine.blokkades.end()) continue;
        const RuleId first{machine.rules.rule_groups[group.index].first};
        RuleId version = first;
        const bool per_element = place.kind == Place::Kind::element && is_about_same_lists(machine.rules, rule, machine.rules.rules[first.index]);
        const auto here = per_element ? held_truth(machine, {group, place.objects, place.bound}, &version) : hit_truth(machine, group, std::nullopt);
        if (here == Oordeel::waar) by.push_back(version);
        result = of(result, here);
    }
    return result;
}

}  // namespace drempel::engine::evaluation
