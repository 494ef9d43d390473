// SPDX-License-Identifier: EUPL-1.2
#include "mutate/reach.hpp"

#include <algorithm>

namespace drempel::engine::mutation {

std::vector<NodeId> roots_of(const Parameter& parameter) {
    std::vector<NodeId> roots;
    for (const DatedNode& value : parameter.values) roots.push_back(value.value);
    for (const Fill& fill : parameter.fills)
        for (const DatedNode& value : fill.values) roots.push_back(value.value);
    return roots;
}

Readers::Readers(const RuleSet& rules) {
    const auto size = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
    conclusies_ = size(rules.rule_groups);
    definities_ = conclusies_ + size(rules.conclusies);
    tabellen_ = definities_ + size(rules.definities);
    parameters_ = tabellen_ + size(rules.tabellen);
    termijnen_ = parameters_ + size(rules.parameters);
    ketens_ = termijnen_ + size(rules.termijnen);
    regelgroepen_ = ketens_ + size(rules.ketens);
    fields_ = regelgroepen_ + size(rules.regelgroepen);
    readers_.resize(fields_ + size(rules.fields));
    blocks_element_.resize(rules.rule_groups.size(), false);
    for (std::uint32_t g = 0; g < rules.rule_groups.size(); ++g) {
        const RuleGroup& group = rules.rule_groups[g];
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i) {
            const Rule& rule = rules.rules[i];
            std::vector<NodeId> roots = conditions_of(rule);
            for (const TextPart& part : rule.motivering)
                if (const auto* hole = std::get_if<NodeId>(&part.content)) roots.push_back(*hole);
            add(rules, g, roots);
            for (const RuleGroupId from : rule.deviates_from) readers_[g].push_back(from.index);
            for (const RuleGroupId by : rule.blocked_by) readers_[by.index].push_back(g);
            if (rule.blocks.kind == Blocked::Kind::element) blocks_element_[g] = true;
        }
    }
    for (std::uint32_t i = 0; i < rules.conclusies.size(); ++i) add(rules, conclusies_ + i, {rules.conclusies[i].body});
    for (std::uint32_t i = 0; i < rules.definities.size(); ++i) add(rules, definities_ + i, {rules.definities[i].body});
    for (std::uint32_t i = 0; i < rules.tabellen.size(); ++i) add(rules, tabellen_ + i, roots_of(rules.tabellen[i]));
    for (std::uint32_t i = 0; i < rules.parameters.size(); ++i) add(rules, parameters_ + i, roots_of(rules.parameters[i]));
    for (std::uint32_t i = 0; i < rules.termijnen.size(); ++i) add(rules, termijnen_ + i, rules.termijnen[i].parts());
    for (std::uint32_t i = 0; i < rules.ketens.size(); ++i) add(rules, ketens_ + i, roots_of(rules.ketens[i]));
    for (std::uint32_t i = 0; i < rules.regelgroepen.size(); ++i)
        for (const RuleGroupId member : rules.regelgroepen[i].members) readers_[member.index].push_back(regelgroepen_ + i);
    for (std::uint32_t i = 0; i < rules.fields.size(); ++i)
        if (!rules.fields[i].derived.is_none()) add(rules, fields_ + i, {rules.fields[i].derived});
    for (const Overgangsrecht& transition : rules.overgangsrecht)
        for (const RuleGroupId group : transition.groups) add(rules, group.index, {transition.als, transition.day, transition.until});
}

void Readers::add(const RuleSet& rules, std::uint32_t reader, const std::vector<NodeId>& roots) {
    std::vector<NodeId> todo = roots;
    while (!todo.empty()) {
        const NodeId id = todo.back();
        todo.pop_back();
        if (id.is_none()) continue;
        const Node& node = rules.node(id);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
        if (node.op == NodeOp::definition) readers_[of(DefinitieId{node.value})].push_back(reader);
        if (node.op == NodeOp::conclusie) readers_[of(ConclusieId{node.value})].push_back(reader);
        if (node.op == NodeOp::table) readers_[of(TabelId{node.value})].push_back(reader);
        if (node.op == NodeOp::parameter || node.op == NodeOp::parameter_at) readers_[of(ParameterId{node.value})].push_back(reader);
        if (node.op == NodeOp::hit) readers_[of(RuleGroupId{node.value})].push_back(reader);
        if (node.op == NodeOp::term_begin || node.op == NodeOp::term_end || node.op == NodeOp::term_paused)
            readers_[of(TermijnId{node.value})].push_back(reader);
        if (node.op == NodeOp::chain_reaches || node.op == NodeOp::chain_share) readers_[of(KetenId{node.value})].push_back(reader);
        if (node.op == NodeOp::hits_in) readers_[of(RegelgroepId{node.value})].push_back(reader);
        if (const FieldId field = field_read_by(rules, node); !field.is_none()) readers_[of(field)].push_back(reader);
    }
}

Reach Readers::reach(std::uint32_t from) const {
    Reach result;
    std::vector<bool> seen(readers_.size(), false);
    std::vector<std::uint32_t> todo{from};
    while (!todo.empty()) {
        const std::uint32_t at = todo.back();
        todo.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        if (at < conclusies_) result.rules.insert(RuleGroupId{at});
        else if (at < definities_) result.conclusies.insert(ConclusieId{at - conclusies_});
        todo.insert(todo.end(), readers_[at].begin(), readers_[at].end());
        // Who leaves an element out of its list does so for every rule.
        if (at < conclusies_ && blocks_element_[at])
            for (std::uint32_t all = 0; all < definities_; ++all) todo.push_back(all);
    }
    return result;
}

}  // namespace drempel::engine::mutation
