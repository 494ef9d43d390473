// SPDX-License-Identifier: EUPL-1.2
// What parts of the rules read, for all who ask.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

std::vector<NodeId> conditions_of(const Rule& rule);  // all that H reads
std::vector<NodeId> roots_of(const Tabel& table);
std::vector<NodeId> roots_of(const Keten& chain);
FieldId field_read_by(const RuleSet& rules, const Node& node);  // none: the node reads no field itself

// Every node under the roots, in the order of reading; definities, conclusies, tables, terms and chains filled in, each once.
// Depth is bounded by the nesting limit of the parser and the limit on chains of definities.
template <class Visit>
void visit_reads(const RuleSet& rules, const std::vector<NodeId>& roots, Visit&& visit) {
    std::set<std::pair<NodeOp, std::uint32_t>> named;
    std::vector<NodeId> todo(roots.rbegin(), roots.rend());
    const auto is_first = [&](NodeOp op, const Node& node) { return named.emplace(op, node.value).second; };
    while (!todo.empty()) {
        const NodeId id = todo.back();
        todo.pop_back();
        if (id.is_none()) continue;
        const Node& node = rules.node(id);
        visit(node);
        if (node.op == NodeOp::definition && is_first(node.op, node)) todo.push_back(rules.definities[node.value].body);
        if (node.op == NodeOp::conclusie && is_first(node.op, node)) todo.push_back(rules.conclusies[node.value].body);
        if (node.op == NodeOp::table && is_first(node.op, node))
            for (const NodeId part : roots_of(rules.tabellen[node.value])) todo.push_back(part);
        if (is_about_term(node.op) && is_first(NodeOp::term_end, node))
            for (const NodeId part : rules.termijnen[node.value].parts()) todo.push_back(part);
        if ((node.op == NodeOp::chain_reaches || node.op == NodeOp::chain_share) && is_first(NodeOp::chain_reaches, node))
            for (const NodeId part : roots_of(rules.ketens[node.value])) todo.push_back(part);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
    }
}

}  // namespace drempel::engine
