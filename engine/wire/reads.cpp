// SPDX-License-Identifier: EUPL-1.2
#include "reads.hpp"

#include <algorithm>
#include <cstdint>

namespace drempel::wire {
namespace {

using engine::FieldId;
using engine::NodeId;
using engine::NodeOp;
using engine::RuleSet;

// The fields under one node; the visited sets keep a shared part or definition from being walked twice.
class Walk {
public:
    explicit Walk(const RuleSet& rules) : rules_(rules) {}

    void from(NodeId start) {
        std::vector<NodeId> open{start};
        while (!open.empty()) {
            const auto id = open.back();
            open.pop_back();
            if (!nodes_.insert(id).second) continue;
            const auto& node = rules_.node(id);
            for (std::uint32_t i = 0; i < node.operand_count; ++i) open.push_back(rules_.operand(node, i));
            if (node.op == NodeOp::fact) {
                fields_.insert(FieldId{node.value});
            } else if (node.op == NodeOp::member_field) {
                add_member(node);
            } else if (node.op == NodeOp::definition) {
                open.push_back(rules_.definities[node.value].body);
            } else if (engine::is_about_term(node.op)) {
                for (const auto part : rules_.termijnen[node.value].parts()) open.push_back(part);
            }
        }
    }

    const std::set<FieldId>& fields() const { return fields_; }

private:
    void add_member(const engine::Node& node) {
        const auto begrip = rules_.type(rules_.node(rules_.operand(node, 0)).type).begrip;
        if (begrip.is_none()) return;
        const auto& layout = rules_.begrippen[begrip.index].fields;
        if (node.value < layout.size()) fields_.insert(layout[node.value]);
    }

    const RuleSet& rules_;
    std::set<NodeId> nodes_;
    std::set<FieldId> fields_;
};

}  // namespace

std::map<FieldId, std::vector<engine::RuleId>> readers_of(const RuleSet& rules, engine::SoortId soort) {
    std::map<FieldId, std::vector<engine::RuleId>> readers;
    for (const auto id : rules.soorten[soort.index].rules) {
        const auto& rule = rules.rules[id.index];
        Walk walk(rules);
        for (const auto& each : rule.for_each) walk.from(each.list);
        if (rule.als) walk.from(*rule.als);
        if (rule.eis) walk.from(*rule.eis);
        for (const auto& part : rule.tenzij) walk.from(part.condition);
        for (const auto field : walk.fields()) readers[field].push_back(id);
    }
    return readers;
}

}  // namespace drempel::wire
