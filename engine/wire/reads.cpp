// SPDX-License-Identifier: EUPL-1.2
#include "reads.hpp"

#include "drempel/engine/reading.hpp"

namespace drempel::wire {
namespace {

using engine::FieldId;
using engine::Node;
using engine::NodeId;
using engine::NodeOp;
using engine::RuleSet;

// What is derived is read from what it is derived from, too.
std::set<FieldId> fields_of(const RuleSet& rules, std::vector<NodeId> roots) {
    std::set<FieldId> fields;
    while (!roots.empty()) {
        std::vector<NodeId> derived;
        engine::visit_reads(rules, roots, [&](const Node& node) {
            const auto field = engine::field_read_by(rules, node);
            if (field.is_none() || !fields.insert(field).second) return;
            if (const auto from = rules.fields[field.index].derived; !from.is_none()) derived.push_back(from);
        });
        roots = std::move(derived);
    }
    return fields;
}

}  // namespace

std::map<FieldId, std::vector<engine::RuleId>> readers_of(const RuleSet& rules, engine::SoortId soort) {
    std::map<FieldId, std::vector<engine::RuleId>> readers;
    for (const auto id : rules.soorten[soort.index].rules)
        for (const auto field : fields_of(rules, engine::conditions_of(rules.rules[id.index]))) readers[field].push_back(id);
    return readers;
}

}  // namespace drempel::wire
