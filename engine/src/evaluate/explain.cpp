// SPDX-License-Identifier: EUPL-1.2
// The same evaluation with every step kept as an addressable node.
#include <algorithm>

#include "drempel/engine/dutch.hpp"
#include "drempel/engine/evaluate.hpp"
#include "evaluate/motivering.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine {

namespace {

using namespace evaluation;

std::string uitkomst_in_words(Uitkomst uitkomst) {
    switch (uitkomst) {
        case Uitkomst::geraakt: return "geraakt";
        case Uitkomst::onbepaald: return "onbepaald";
        case Uitkomst::rekenfout: return "rekenfout";
        case Uitkomst::uitzondering: return "uitzondering";
        case Uitkomst::voldaan: return "voldaan";
        case Uitkomst::niet_van_toepassing: return "niet van toepassing";
    }
    return {};
}

std::string truth_in_words(Oordeel truth) {
    switch (truth) {
        case Oordeel::onwaar: return "onwaar";
        case Oordeel::onbekend: return "onbekend";
        case Oordeel::waar: return "waar";
        case Oordeel::fout: return "niet te berekenen";
    }
    return {};
}

bool is_quantifier(NodeOp op) {
    return op == NodeOp::exists || op == NodeOp::none_of || op == NodeOp::each || op == NodeOp::at_least || op == NodeOp::count
           || op == NodeOp::sum || op == NodeOp::highest || op == NodeOp::lowest || op == NodeOp::average;
}

class Explainer {
public:
    Explainer(Machine& machine, Explanation& explanation) : machine_(machine), explanation_(explanation) {}

    std::uint32_t add(ExplanationNode node, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(explanation_.nodes.size());
        explanation_.nodes.push_back(std::move(node));
        if (index != 0) explanation_.nodes[parent].children.push_back(index);
        return index;
    }

    void clause(std::string_view name, const std::string& step, NodeId node, std::uint32_t parent) {
        clause_ = name;
        walk(node, explanation_.nodes[0].id + "#" + step, parent);
    }

private:
    std::string value_of(NodeId id) {
        const auto& node = machine_.rules.node(id);
        const bool is_fact = node.op == NodeOp::fact || node.op == NodeOp::member_field;
        if (machine_.rules.type(node.type).kind == ValueKind::ja_nee && !is_fact) return truth_in_words(machine_.truth(id));
        auto words = in_words(machine_, id);
        return words == "(onbekend)" ? "niet bekend" : words;
    }

    // A list of thousands gives no readable explanation; where it stops is said.
    bool has_room() {
        constexpr std::size_t max_nodes = 2'000;
        if (explanation_.nodes.size() < max_nodes) return true;
        if (explanation_.nodes.size() == max_nodes) {
            add({explanation_.nodes[0].id + "#rest", clause_, explanation_.nodes[0].span, "De uitleg is hier afgebroken: er zijn te veel stappen.", "", {}, {}}, 0);
        }
        return false;
    }

    void walk(NodeId id, const std::string& path, std::uint32_t parent) {
        if (!machine_.charge() || !has_room()) return;
        const auto& rules = machine_.rules;
        const auto& node = rules.node(id);
        const auto here = add({path, clause_, node.span, std::string(rules.words(node.span)), value_of(id), machine_.slot_of(id), {}}, parent);
        if (node.op == NodeOp::definition) {
            machine_.with_argument(node, [&] { walk(rules.definities[node.value].body, path + ".0", here); });
            return;
        }
        if (node.op == NodeOp::conclusie) return walk(rules.conclusies[node.value].body, path + ".0", here);
        if (node.op == NodeOp::table) {
            const auto& rows = rules.tabellen[node.value].rows;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const auto step = path + "[" + std::to_string(i) + "]";
                if (!rows[i].condition.is_none()) walk(rows[i].condition, step + ".0", here);
                walk(rows[i].output, step + ".1", here);
            }
            return;
        }
        if (node.op == NodeOp::hits_in) {
            for (const auto member : rules.regelgroepen[node.value].members) {
                const auto& group = rules.rule_groups[member.index];
                if (group.count == 0 || !machine_.charge() || !has_room()) continue;
                const auto& rule = rules.rules[group.first];
                add({path + "." + rule.id, clause_, rule.span, rule.title, truth_in_words(hit_truth(machine_, member, std::nullopt)), {}, {}}, here);
            }
            return;
        }
        if (is_about_term(node.op)) {
            const auto parts = rules.termijnen[node.value].parts();
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (!reads_element(parts[i])) walk(parts[i], path + "." + std::to_string(i), here);
            }
            return;
        }
        const bool quantified = is_quantifier(node.op);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) {
            const auto step = path + "." + std::to_string(i);
            const bool per_element = quantified && i > 0 && !(node.op == NodeOp::at_least && i == 1);
            if (per_element) {
                walk_elements(node, rules.operand(node, i), step, here);
            } else if (rules.node(rules.operand(node, i)).op != NodeOp::element) {
                walk(rules.operand(node, i), step, here);
            }
        }
    }

    // A part about one suspension of a list has no value of its own.
    bool reads_element(NodeId root) const {
        std::vector<NodeId> todo{root};
        while (!todo.empty()) {
            const auto& node = machine_.rules.node(todo.back());
            todo.pop_back();
            if (node.op == NodeOp::element && !machine_.variables[node.value].is_known()) return true;
            for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(machine_.rules.operand(node, i));
        }
        return false;
    }

    void walk_elements(const Node& quantifier, NodeId body, const std::string& path, std::uint32_t parent) {
        const auto list = machine_.list_of(machine_.rules.operand(quantifier, 0));
        const auto size = machine_.size_of(list);
        for (std::size_t i = 0; i < size && !machine_.exhausted && has_room(); ++i) {
            const auto element = machine_.element_at(list, i);
            if (machine_.membership(element) == Oordeel::onwaar) {
                add({path + "[" + std::to_string(i) + "]", clause_, machine_.rules.node(body).span, std::string(machine_.rules.words(machine_.rules.node(body).span)),
                     "telt niet mee: geblokkeerd", {}, {}},
                    parent);
                continue;
            }
            machine_.with_variable(VariableId{quantifier.value}, element,
                                   [&] { walk(body, path + "[" + std::to_string(i) + "]", parent); });
        }
    }

    Machine& machine_;
    Explanation& explanation_;
    std::string clause_;
};

// The law version that the finding speaks of; the first day it can be under when the date is not known.
Dag day_of(Machine& machine, const Rule& rule, RuleId id) {
    const std::vector<RuleId> alone{id};
    const auto dates = law_dates_of(machine, alone);
    const auto valid = std::find_if(dates.days.begin(), dates.days.end(), [&](Dag day) { return is_valid_on(rule, day); });
    return valid == dates.days.end() ? dates.days.front() : *valid;
}

void bind_finding(Machine& machine, const Rule& rule, const Bevinding& finding) {
    for (std::size_t i = 0; i < rule.for_each.size(); ++i) {
        const auto variable = rule.for_each[i].variable;
        RecordRef& bound = machine.variables[variable.index];
        if (i < finding.objects.size()) {
            bound = {finding.objects[i], machine.facts.records[finding.objects[i].index].begrip, {}, {}};
        } else {
            bound = {{}, machine.rules.variables[variable.index].begrip, finding.list, {}};
        }
    }
}

std::string period_in_words(const Period& period) {
    if (period.from && period.until) return "geldig vanaf " + to_dutch(*period.from) + " tot " + to_dutch(*period.until);
    if (period.from) return "geldig vanaf " + to_dutch(*period.from);
    if (period.until) return "geldig tot " + to_dutch(*period.until);
    return "geldig zolang de bron geldt";
}

}  // namespace

Explanation explain(const RuleSet& rules, const Case& facts, Dag peildatum, const Bevinding& finding, const EvaluationLimits& limits) {
    Machine machine(rules, facts, peildatum, limits.fuel, Tracking::nothing);
    const auto& rule = rules.rules[finding.rule.index];
    Explanation explanation;
    explanation.rule = finding.rule;
    explanation.objects = finding.objects;

    std::string id = rule.id;
    for (const auto object : finding.objects) id += "@" + facts.pointer_of(rules, object);
    if (!finding.list.is_none()) id += "@" + facts.pointer_of(rules, finding.list);
    Explainer explainer(machine, explanation);
    explainer.add({id, "", rule.span, rule.title, uitkomst_in_words(finding.uitkomst), finding.list, {}}, 0);

    machine.prepare();
    machine.judging_blokkade = rule.blocks.kind != Blocked::Kind::niets;
    machine.rechtsdatum = day_of(machine, rule, finding.rule);
    bind_finding(machine, rule, finding);
    const bool valid = is_valid_on(rule, machine.rechtsdatum);
    explainer.add({id + "#geldig", "geldig", rule.span, rule.is_concept ? "concept" : period_in_words(rule.valid), valid ? "waar" : "onwaar", {}, {}}, 0);
    if (!finding.transition.is_none()) {
        const auto& transition = rules.overgangsrecht[finding.transition.index];
        explainer.add({id + "#overgangsrecht", "geldig", transition.span, transition.label, "recht van " + to_dutch(machine.rechtsdatum), {}, {}}, 0);
    }
    const bool has_object = finding.uitkomst != Uitkomst::niet_van_toepassing || finding.list.is_none();
    if (has_object) {
        if (rule.als) explainer.clause("als", "als", *rule.als, 0);
        if (rule.eis) explainer.clause("eis", "eis", *rule.eis, 0);
        for (std::size_t i = 0; i < rule.tenzij.size(); ++i) {
            explainer.clause("tenzij", rule.tenzij.size() == 1 ? "tenzij" : "tenzij" + std::to_string(i), rule.tenzij[i].condition, 0);
        }
    }
    const auto& gevolg = rules.gevolgsoorten[rule.gevolg.index];
    explainer.add({id + "#gevolg", "gevolg", rule.span, rule.gevolg_text, gevolg.label.empty() ? gevolg.name : gevolg.label, {}, {}}, 0);
    return explanation;
}

}  // namespace drempel::engine
