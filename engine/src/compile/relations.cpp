// SPDX-License-Identifier: EUPL-1.2
// Rules that read or set aside other rules (semantics 3).
#include <algorithm>

#include <fmt/ranges.h>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

std::string objects_of(const Checker& c, const Rule& rule) {
    std::vector<std::string_view> lists;
    for (const ForEach& each : rule.for_each) lists.push_back(c.rules.words(c.rules.node(each.list).span));
    return lists.empty() ? "de hele zaak" : fmt::format("elk element van {}", fmt::join(lists, " en "));
}

bool is_broken(const Rule& rule) {
    return std::ranges::any_of(rule.for_each, [](const ForEach& f) { return f.list.is_none() || f.variable.is_none(); });
}

}  // namespace

// `geraakt(R)` reads H of a rule in force that is not about knowledge; `voor x` where it has one list.
void Checker::check_hits() {
    std::vector<bool> is_reader(rules.rules.size(), false);
    for (const Node& node : rules.nodes) {
        if (node.op == NodeOp::hits_in)
            for (const RuleGroupId member : rules.regelgroepen[node.value].members) {
                const RuleGroup& group = rules.rule_groups[member.index];
                if (group.count > 0 && rules.rules[group.first].is_kennisregel)
                    report.at(node.span, T245_LeestKennisregel, group.id).label(rules.rules[group.first].span, "hier staat die regel");
            }
        if (node.op != NodeOp::hit || rules.rule_groups[node.value].count == 0) continue;
        const RuleGroup& group = rules.rule_groups[node.value];
        const Rule& read = rules.rules[group.first];
        if (read.is_kennisregel) report.at(node.span, T245_LeestKennisregel, read.id).label(read.span, "hier staat die regel");
        if (node.operand_count == 0 || is_broken(read)) continue;
        const BegripId object = type(rules.operand(node, 0)).begrip;
        const bool fits = read.for_each.size() == 1 && is_related(rules.variables[read.for_each[0].variable.index].begrip, object);
        if (!fits)
            report.at(node.span, T246_GeraaktObject, read.id, objects_of(*this, read), fmt::format("geraakt({})", read.id))
                .label(read.span, "hier staat die regel");
    }
    const auto check = [&](const std::vector<NodeId>& roots) {
        visit_all(roots, [&](const Node& node) {
            std::vector<RuleGroupId> read;
            if (node.op == NodeOp::hit) read.push_back(RuleGroupId{node.value});
            if (node.op == NodeOp::hits_in) read = rules.regelgroepen[node.value].members;
            for (const RuleGroupId id : read) {
                const RuleGroup& group = rules.rule_groups[id.index];
                for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
                    if (rules.rules[i].is_concept) {
                        report.at(node.span, T244_LeestConcept, group.id).label(rules.rules[i].span, "hier staat die regel");
                        return;
                    }
            }
        });
    };
    for (const Rule& rule : rules.rules)
        if (!rule.is_concept) check(conditions_of(rule));
    for (const Conclusie& conclusie : rules.conclusies) check({conclusie.body});
}

// Over the same lists a rule sets the other aside element by element; a rule about the whole file sets it aside for all.
void Checker::check_deviations() {
    for (const Rule& rule : rules.rules) {
        if (rule.is_kennisregel && !rule.deviates_from.empty())
            report.at(rule.span, T245_LeestKennisregel, rule.id);
        for (const RuleGroupId from : rule.deviates_from) {
            const RuleGroup& group = rules.rule_groups[from.index];
            if (group.count == 0) continue;
            const Rule& other = rules.rules[group.first];
            if (rule.for_each.empty() || is_broken(rule) || is_broken(other)) continue;
            const auto words = [&](const ForEach& each) { return rules.words(rules.node(each.list).span); };
            if (std::ranges::equal(rule.for_each, other.for_each, {}, words, words)) continue;
            report.at(rule.span, T247_AfwijkingAndereLijst, rule.id, other.id).label(other.span, "hier staat die regel");
        }
    }
}

}  // namespace drempel::engine::checking
