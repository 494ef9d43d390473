// SPDX-License-Identifier: EUPL-1.2
// Which versions of the law a rule can be under (semantics 5).
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

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
            if (node.op != NodeOp::parameter) continue;
            for (const auto& dated : rules_.parameters[node.value].values) {
                add(dated.from);
                add(dated.until);
                todo.push_back(dated.value);
            }
        }
    }

    std::vector<Dag> sorted() && {
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
        return std::move(days_);
    }

private:
    const RuleSet& rules_;
    std::vector<bool> seen_;
    std::vector<Dag> days_;
};

std::vector<Dag> borders_of(const RuleSet& rules, std::span<const RuleId> versions) {
    Borders borders(rules);
    for (const auto version : versions) {
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

}  // namespace

LawDates law_dates_of(Machine& machine, std::span<const RuleId> versions) {
    const auto& rules = machine.rules;
    const auto& regelset = rules.regelsets[rules.rules[versions.front().index].regelset.index];
    if (regelset.law_on_peildatum) return {{machine.peildatum}, {}};

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
    LawDates result{{low}, {}};
    if (low == high) return result;
    for (const auto border : borders_of(rules, versions)) {
        if (low < border && border <= high) result.days.push_back(border);
    }
    if (result.days.size() > 1) result.unknown = slot;
    return result;
}

}  // namespace drempel::engine::evaluation
