// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/reading.hpp"

namespace drempel::engine {

std::vector<NodeId> roots_of(const Tabel& table) {
    std::vector<NodeId> roots = table.columns;
    for (const TableRow& row : table.rows) {
        roots.push_back(row.condition);
        roots.push_back(row.output);
    }
    return roots;
}

std::vector<NodeId> roots_of(const Keten& chain) { return {chain.via.list, chain.to, chain.share}; }

std::vector<NodeId> conditions_of(const Rule& rule) {
    std::vector<NodeId> roots;
    for (const ForEach& each : rule.for_each) roots.push_back(each.list);
    if (rule.als) roots.push_back(*rule.als);
    if (rule.eis) roots.push_back(*rule.eis);
    for (const TenzijPart& part : rule.tenzij) roots.push_back(part.condition);
    return roots;
}

FieldId field_read_by(const RuleSet& rules, const Node& node) {
    if (node.op == NodeOp::fact) return FieldId{node.value};
    if (node.op != NodeOp::member_field) return {};
    const BegripId owner = rules.type(rules.node(rules.operand(node, 0)).type).begrip;
    return rules.begrippen[owner.index].fields[node.value];
}

}  // namespace drempel::engine
