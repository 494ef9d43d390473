// SPDX-License-Identifier: EUPL-1.2
// Which value of a parameter holds: that of the nearest layer that speaks here, on a day (semantics 5).
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

namespace {

const DatedNode* value_on(const std::vector<DatedNode>& values, Dag day) {
    for (const auto& dated : values) {
        if ((!dated.from || *dated.from <= day) && (!dated.until || day < *dated.until)) return &dated;
    }
    return nullptr;
}

}  // namespace

const DatedNode* norm_on(const RuleSet& rules, const Case& facts, const Parameter& parameter, Dag day) {
    for (const auto& fill : parameter.fills) {
        if (!rules.speaks_in(fill.regelset, facts.gemeente)) continue;
        if (const auto* dated = value_on(fill.values, day)) return dated;
    }
    return value_on(parameter.values, day);
}

// Which value counted, for whoever reads the finding. A norm may only be read once it is filled, so this is about what is there.
void Machine::note_norm(ParameterId id, NodeId value) {
    if (seen_.empty() || !fixed.empty()) return;
    const auto is_same = [&](const GelezenNorm& norm) { return norm.parameter == id && norm.value == value; };
    if (std::ranges::any_of(norms, is_same)) return;
    std::optional<std::uint32_t> from;
    const auto& fills = rules.parameters[id.index].fills;
    for (std::uint32_t i = 0; i < fills.size() && !from; ++i) {
        if (std::ranges::find(fills[i].values, value, &DatedNode::value) != fills[i].values.end()) from = i;
    }
    norms.push_back({id, from, value, {}});
}

void Machine::parameter_on(ParameterId id, Dag day, Value& out) {
    const auto& parameter = rules.parameters[id.index];
    const auto* dated = norm_on(rules, facts, parameter, day);
    if (dated != nullptr && !dated->value.is_none()) {
        note_norm(id, dated->value);
        value(dated->value, out);
        return check_limit(out);
    }
    for (const auto& taken : fixed) {  // only what nobody filled can still be anything
        if (dated != nullptr || taken.parameter != id) continue;
        out = taken.value;
        return;
    }
    set_unknown(rules, parameter.type, peildatum, out);
    // `geen norm`: whoever reads it does not apply; there is nothing to ask.
    if (dated == nullptr) note_missing(Ontbreekt::Soort::norm, {}, id);
}

// `P op D`: of a day that is not known, what any version it can be under gives.
void Machine::parameter_at(const Node& node, Value& out) {
    const ParameterId id{node.value};
    const auto& parameter = rules.parameters[id.index];
    Value when;
    value(rules.operand(node, 0), when);
    if (when.fout || when.is_geen) return set_fout(out, parameter.type.kind);
    const Dag low{std::max(when.day.low, first_supported_day().number)};
    const Dag high{std::min(when.day.high, last_supported_day().number)};
    // Of an element that falls under `geen norm` there is nothing to reckon with, and nothing to ask.
    if (const auto* dated = norm_on(rules, facts, parameter, low); low == high && dated != nullptr && dated->value.is_none())
        return set_fout(out, parameter.type.kind);
    parameter_on(id, low, out);
    out.may_be_fout = out.may_be_fout || when.may_be_fout;
    for (const Dag border : borders_of(parameter, low, high)) {
        Value other;
        parameter_on(id, border, other);
        join(out, other);
    }
}

std::vector<Dag> Machine::borders_of(const Parameter& parameter, Dag low, Dag high) const {
    std::vector<Dag> result;
    const auto add = [&](const std::vector<DatedNode>& values) {
        for (const auto& dated : values) {
            for (const auto& border : {dated.from, dated.until}) {
                if (border && low < *border && !(high < *border)) result.push_back(*border);
            }
        }
    };
    add(parameter.values);
    for (const auto& fill : parameter.fills) {
        if (rules.speaks_in(fill.regelset, facts.gemeente)) add(fill.values);
    }
    return result;
}

// `x in L` on a day. A list that nobody gave may hold anything.
Oordeel Machine::in_parameter(const Value& candidate, ParameterId id, Dag day) {
    const auto* dated = norm_on(rules, facts, rules.parameters[id.index], day);
    if (dated != nullptr && !dated->value.is_none()) {
        note_norm(id, dated->value);
        return among(candidate, rules.node(dated->value), 0);
    }
    if (candidate.fout || candidate.is_geen) return Oordeel::fout;
    for (const auto& taken : fixed) {
        if (dated == nullptr && taken.parameter == id) return taken.value.truth;
    }
    if (dated == nullptr) note_missing(Ontbreekt::Soort::norm, {}, id);
    return Oordeel::onbekend;
}

bool reads_absent_norm(Machine& machine, std::span<const NodeId> roots, Dag day) {
    const auto& rules = machine.rules;
    const bool any = std::ranges::any_of(rules.parameters, [&](const Parameter& parameter) {
        return std::ranges::any_of(parameter.fills, [&](const Fill& fill) {
            return rules.speaks_in(fill.regelset, machine.facts.gemeente)
                   && std::ranges::any_of(fill.values, [](const DatedNode& dated) { return dated.value.is_none(); });
        });
    });
    if (!any) return false;
    std::vector<NodeId> todo(roots.begin(), roots.end());
    std::vector<bool> seen(rules.nodes.size(), false);
    while (!todo.empty()) {
        const NodeId id = todo.back();
        todo.pop_back();
        if (id.is_none() || seen[id.index]) continue;
        seen[id.index] = true;
        const auto& node = rules.node(id);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
        if (node.op == NodeOp::definition) todo.push_back(rules.definities[node.value].body);
        if (node.op == NodeOp::conclusie) todo.push_back(rules.conclusies[node.value].body);
        if (is_about_term(node.op)) {
            for (const auto part : rules.termijnen[node.value].parts()) todo.push_back(part);
        }
        if (node.op == NodeOp::table) {
            for (const auto& row : rules.tabellen[node.value].rows) {
                todo.push_back(row.condition);
                todo.push_back(row.output);
            }
        }
        if (node.op != NodeOp::parameter && node.op != NodeOp::parameter_at) continue;
        Dag asked = day;
        if (node.op == NodeOp::parameter_at) {  // on a day that is known; of another the rule stays open and asks for it
            Value when;
            const auto mark = machine.missing.size();
            machine.value(rules.operand(node, 0), when);
            machine.missing.resize(mark);
            if (when.fout || when.is_geen || when.may_be_fout || !when.day.is_single()) continue;
            asked = Dag{when.day.low};
        }
        const auto* norm = norm_on(rules, machine.facts, rules.parameters[node.value], asked);
        if (norm == nullptr) continue;
        if (norm->value.is_none()) return true;
        todo.push_back(norm->value);
    }
    return false;
}

}  // namespace drempel::engine::evaluation
