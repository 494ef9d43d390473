// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>

#include "compile/checker.hpp"

namespace drempel::engine::checking {

std::vector<NodeId> roots_of(const Tabel& table);
std::vector<NodeId> conditions_of(const Rule& rule);  // all that H reads

// Depth is bounded by the nesting limit of the parser and the limit on chains of definities.
template <class Visit>
void Checker::visit_all(const std::vector<NodeId>& roots, Visit&& visit) const {
    std::set<std::pair<NodeOp, std::uint32_t>> named;
    std::vector<NodeId> todo(roots.rbegin(), roots.rend());
    while (!todo.empty()) {
        const NodeId id = todo.back();
        todo.pop_back();
        if (id.is_none()) continue;
        const Node& node = rules.nodes[id.index];
        visit(node);
        if (node.op == NodeOp::definition && named.emplace(node.op, node.value).second) todo.push_back(rules.definities[node.value].body);
        if (node.op == NodeOp::conclusie && named.emplace(node.op, node.value).second) todo.push_back(rules.conclusies[node.value].body);
        if (node.op == NodeOp::table && named.emplace(node.op, node.value).second)
            for (const NodeId part : roots_of(rules.tabellen[node.value])) todo.push_back(part);
        if (is_about_term(node.op) && named.emplace(NodeOp::term_end, node.value).second)
            for (const NodeId part : rules.termijnen[node.value].parts()) todo.push_back(part);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
    }
}

}  // namespace drempel::engine::checking
