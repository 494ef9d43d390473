// SPDX-License-Identifier: EUPL-1.2
// What needs what: definities, conclusies, tables and rules may not need themselves.
#include <algorithm>

#include "compile/dependencies.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

// Definities first, then conclusies, then tables, then termijnen: one number for each named value.
struct Named {
    std::uint32_t definities, conclusies, tabellen, termijnen;

    explicit Named(const RuleSet& rules)
        : definities(static_cast<std::uint32_t>(rules.definities.size())),
          conclusies(static_cast<std::uint32_t>(rules.conclusies.size())),
          tabellen(static_cast<std::uint32_t>(rules.tabellen.size())),
          termijnen(static_cast<std::uint32_t>(rules.termijnen.size())) {}
    std::uint32_t count() const { return first_term() + termijnen; }
    std::uint32_t first_term() const { return definities + conclusies + tabellen; }
    std::optional<std::uint32_t> of(const Node& node) const {
        if (node.op == NodeOp::definition) return node.value;
        if (node.op == NodeOp::conclusie) return definities + node.value;
        if (node.op == NodeOp::table) return definities + conclusies + node.value;
        if (is_about_term(node.op)) return first_term() + node.value;
        return {};
    }
    std::vector<NodeId> roots(const RuleSet& rules, std::uint32_t at) const {
        if (at < definities) return {rules.definities[at].body};
        if (at < definities + conclusies) return {rules.conclusies[at - definities].body};
        if (at >= first_term()) return rules.termijnen[at - first_term()].parts();
        return roots_of(rules.tabellen[at - definities - conclusies]);
    }
    const std::string& name(const RuleSet& rules, std::uint32_t at) const {
        if (at < definities) return rules.definities[at].name;
        if (at < definities + conclusies) return rules.conclusies[at - definities].name;
        if (at >= first_term()) return rules.termijnen[at - first_term()].name;
        return rules.tabellen[at - definities - conclusies].name;
    }
    Span span(const RuleSet& rules, std::uint32_t at) const {
        if (at < definities) return rules.definities[at].span;
        if (at < definities + conclusies) return rules.conclusies[at - definities].span;
        if (at >= first_term()) return rules.termijnen[at - first_term()].span;
        return rules.tabellen[at - definities - conclusies].span;
    }
};

}  // namespace

// A named value that needs itself has no value; a very long chain would exhaust the evaluator's stack.
void Checker::check_definition_graph() {
    constexpr std::uint32_t max_chain = 32;
    const Named named(rules);
    std::vector<std::uint32_t> height(named.count(), 0);
    std::vector<std::uint8_t> state(named.count(), 0);
    const auto visit = [&](const auto& self, std::uint32_t at) -> void {
        state[at] = 1;
        std::uint32_t highest = 0;
        std::vector<NodeId> todo = named.roots(rules, at);
        std::ranges::reverse(todo);
        while (!todo.empty()) {
            const NodeId id = todo.back();
            todo.pop_back();
            if (id.is_none()) continue;
            const Node node = rules.node(id);
            for (std::uint32_t i = node.operand_count; i > 0; --i) todo.push_back(rules.operand(node, i - 1));
            const auto next = named.of(node);
            if (!next) continue;
            if (state[*next] == 1 && is_about_term(node.op)) report.at(node.span, T296_TermijnInKring, named.name(rules, *next));
            else if (state[*next] == 1) report.at(node.span, T191_DefinitieInKring, named.name(rules, at), named.name(rules, *next));
            if (state[*next] == 0) self(self, *next);
            highest = std::max(highest, height[*next] + 1);
        }
        height[at] = highest;
        if (highest == max_chain) report.at(named.span(rules, at), T192_DefinitieKetenTeLang, max_chain);
        state[at] = 2;
    };
    for (std::uint32_t i = 0; i < named.count(); ++i)
        if (state[i] == 0) visit(visit, i);
}

// Rules that read findings, and rules that deviate from others: neither may come back to itself.
void Checker::check_rule_graph() {
    const auto count = static_cast<std::uint32_t>(rules.rule_groups.size());
    std::vector<std::uint8_t> state(count, 0);
    const auto visit = [&](const auto& self, std::uint32_t at) -> void {
        state[at] = 1;
        const RuleGroup group = rules.rule_groups[at];
        const auto follow = [&](std::uint32_t next, Span span) {
            if (state[next] == 1) report.at(span, T243_RegelsInKring, group.id, rules.rule_groups[next].id);
            if (state[next] == 0) self(self, next);
        };
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i) {
            visit_all(conditions_of(rules.rules[i]), [&](const Node& node) {
                if (node.op == NodeOp::hit) follow(node.value, node.span);
                if (node.op != NodeOp::hits_in) return;
                for (const RuleGroupId member : rules.regelgroepen[node.value].members) follow(member.index, node.span);
            });
        }
        // Who deviates from this rule is asked before it.
        for (const auto& [deviating, span] : deviations_[at]) follow(deviating, span);
        state[at] = 2;
    };
    deviations_.assign(count, {});
    for (std::uint32_t g = 0; g < count; ++g) {
        const RuleGroup& group = rules.rule_groups[g];
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
            for (const RuleGroupId from : rules.rules[i].deviates_from) deviations_[from.index].emplace_back(g, rules.rules[i].span);
    }
    for (std::uint32_t i = 0; i < count; ++i)
        if (state[i] == 0) visit(visit, i);
}

Reads Checker::reads_of(const std::vector<NodeId>& roots) const {
    Reads reads;
    visit_all(roots, [&](const Node& node) {
        if (node.op == NodeOp::fact) reads.facts.insert(FieldId{node.value});
        if ((node.op == NodeOp::known || node.op == NodeOp::unknown) && !reads.knowledge) reads.knowledge = node.span;
        if (node.op == NodeOp::hit) reads.hits.insert(RuleGroupId{node.value});
        if (node.op == NodeOp::hits_in) reads.counted.insert(RegelgroepId{node.value});
    });
    return reads;
}

}  // namespace drempel::engine::checking
