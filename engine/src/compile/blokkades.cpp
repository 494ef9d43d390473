// SPDX-License-Identifier: EUPL-1.2
// Blokkades: what may not be used, and what has to wait (semantics 3 and 4).
#include <algorithm>

#include "compile/dependencies.hpp"

namespace drempel::engine::checking {

using enum text::Code;

// The consequence of a blokkade is its own; what it holds back is a fact, an element of `voor elke`, the decision or a step.
void Checker::lower_blokkade(const grammar::Regel& tree, RegelsetId set, Rule& rule, NodeId what) {
    if (const auto gevolg = resolve(gevolgsoorten, {"blokkade", tree.id.span}, set, T197_OnbekendGevolg)) rule.gevolg = *gevolg;
    if (!tree.blocks) return;
    const grammar::Blocking& written = *tree.blocks;
    if (written.kind != grammar::Blocking::Kind::gegeven) {
        rule.blocks.kind = written.kind == grammar::Blocking::Kind::stap ? Blocked::Kind::stap : Blocked::Kind::besluit;
        if (written.text) rule.blocks.text = written.text->value;
        return;
    }
    if (tree.eis) report.at(tree.eis->span, T324_TotdatZonderBesluit).label(written.span, "dit wordt geblokkeerd");
    if (what.is_none()) return;
    const auto runs_here = [&](NodeId node) {
        return rules.node(node).op == NodeOp::element
               && std::ranges::any_of(rule.for_each, [&](const ForEach& each) { return each.variable.index == rules.node(node).value; });
    };
    const Node& node = rules.node(what);
    rule.blocks.what = what;
    if (node.op == NodeOp::fact || (node.op == NodeOp::member_field && runs_here(rules.operand(node, 0)))) {
        rule.blocks.kind = Blocked::Kind::gegeven;
        rule.blocks.field = field_read_by(rules, node);
        return;
    }
    const auto each = std::ranges::find_if(rule.for_each, [&](const ForEach& one) {
        return node.op == NodeOp::element && one.variable.index == node.value && !one.list.is_none();
    });
    // A list of verwijzingen holds no elements of its own.
    const bool owns = each != rule.for_each.end() && !rules.type(type(each->list).element).is_verwijzing;
    if (!owns) {
        report.at(written.span, T321_BlokkadeGeenGegeven, rules.words(written.span));
        return;
    }
    rule.blocks.kind = Blocked::Kind::element;
    rule.blocks.element = each->variable;
}

// A blokkade is judged before every other rule; each rule that reads a blocked fact has it as an exception.
void Checker::check_blokkades() {
    for (const Rule& rule : rules.rules) {
        if (rule.blocks.kind == Blocked::Kind::niets) continue;
        visit_all(conditions_of(rule), [&](const Node& node) {
            if (node.op == NodeOp::hits_in) report.at(node.span, T322_BlokkadeLeestRegel, rules.regelgroepen[node.value].name);
            if (node.op == NodeOp::hit) report.at(node.span, T322_BlokkadeLeestRegel, rules.rule_groups[node.value].id);
        });
    }
    for (std::uint32_t g = 0; g < rules.rule_groups.size(); ++g) {
        const RuleGroup& group = rules.rule_groups[g];
        std::set<FieldId> blocked;
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
            if (rules.rules[i].blocks.kind == Blocked::Kind::gegeven) blocked.insert(rules.rules[i].blocks.field);
        if (blocked.empty()) continue;
        for (Rule& rule : rules.rules) {
            if (rule.blocks.kind != Blocked::Kind::niets) continue;
            bool reads = false;
            visit_all(conditions_of(rule), [&](const Node& node) {
                const FieldId field = field_read_by(rules, node);
                reads = reads || (!field.is_none() && blocked.contains(field));
            });
            if (reads) rule.blocked_by.push_back(RuleGroupId{g});
        }
    }
}

}  // namespace drempel::engine::checking
