// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/coverage.hpp"

#include <algorithm>
#include <map>

#include "evaluate/rule.hpp"

namespace drempel::engine {

namespace {

using evaluation::Machine;
using evaluation::Place;
using Clause = ConditionCoverage::Clause;

struct Part {
    NodeId node;
    std::size_t at;  // in Coverage::conditions
};

struct RuleParts {
    std::vector<Part> als, eis, tenzij;
};

class Collector {
public:
    explicit Collector(const RuleSet& rules) : rules_(rules), parts_(rules.rules.size()) {
        for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
            const Rule& rule = rules.rules[i];
            if (rule.is_concept) continue;  // never in force: no example can show it
            if (rule.als) parts_[i].als = declare(RuleId{i}, Clause::als, *rule.als);
            if (rule.eis) parts_[i].eis = declare(RuleId{i}, Clause::eis, *rule.eis);
            for (const TenzijPart& part : rule.tenzij)
                for (const Part& one : declare(RuleId{i}, Clause::tenzij, part.condition)) parts_[i].tenzij.push_back(one);
        }
        for (std::uint32_t t = 0; t < rules.tabellen.size(); ++t)
            for (std::uint32_t row = 0; row < rules.tabellen[t].rows.size(); ++row) {
                row_at_[{t, row}] = coverage_.rows.size();
                coverage_.rows.push_back({TabelId{t}, row, false});
            }
    }

    void add(const Example& example) {
        Machine machine(rules_, example.facts, example.peildatum, EvaluationLimits{}.fuel);
        for (const Expectation& expected : example.expectations) {
            if (expected.kind == Expectation::Kind::conclusie) add_conclusie(machine, expected.rule_id);
            if (expected.kind == Expectation::Kind::uitkomst) add_rule(machine, example, expected);
        }
    }

    Coverage result() && { return std::move(coverage_); }

private:
    // The clause itself, and the parts of an `en` or `of` at its top.
    std::vector<Part> declare(RuleId rule, Clause clause, NodeId id) {
        std::vector<Part> parts;
        const auto one = [&](NodeId node, bool is_part) {
            parts.push_back({node, coverage_.conditions.size()});
            coverage_.conditions.push_back({rule, clause, is_part, rules_.node(node).span, false, false});
        };
        one(id, false);
        const Node& node = rules_.node(id);
        if (node.op == NodeOp::and_ || node.op == NodeOp::or_)
            for (std::uint32_t i = 0; i < node.operand_count; ++i) one(rules_.operand(node, i), true);
        if (node.op == NodeOp::at_least_of)
            for (std::uint32_t i = 1; i < node.operand_count; ++i) one(rules_.operand(node, i), true);
        return parts;
    }

    // The truth of the clause, which stands first.
    Oordeel see(Machine& machine, const std::vector<Part>& parts, Fase fase) {
        Oordeel whole = Oordeel::waar;
        machine.fase = fase;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Oordeel truth = machine.truth(parts[i].node);
            if (i == 0) whole = truth;
            ConditionCoverage& seen = coverage_.conditions[parts[i].at];
            seen.waar = seen.waar || truth == Oordeel::waar;
            seen.onwaar = seen.onwaar || truth == Oordeel::onwaar;
        }
        return whole;
    }

    void see_rows(const Machine& machine) {
        std::map<TabelId, std::vector<std::uint32_t>> rows;
        for (const auto& [tabel, row] : machine.rows) rows[tabel].push_back(row);
        for (const auto& [tabel, all] : rows) {
            const bool several = rules_.tabellen[tabel.index].policy == Tabel::Policy::alle;
            if (all.size() != 1 && !several) continue;
            for (const std::uint32_t row : all) coverage_.rows[row_at_.at({tabel.index, row})].counted = true;
        }
    }

    void add_rule(Machine& machine, const Example& example, const Expectation& expected) {
        const auto group = std::ranges::lower_bound(rules_.rule_groups, expected.rule_id, {}, &RuleGroup::id);
        if (group == rules_.rule_groups.end() || group->id != expected.rule_id) return;
        for (std::uint32_t i = group->first; i < group->first + group->count; ++i) {
            const RuleId id{i};
            const Rule& rule = rules_.rules[i];
            if (rule.is_concept || !rules_.speaks_in(rule.regelset, example.facts.gemeente)) continue;
            const std::vector<RuleId> alone{id};
            machine.start_finding();
            const auto dates = evaluation::law_dates_of(machine, alone);
            if (dates.days.size() != 1 || !evaluation::is_valid_on(rule, dates.days.front())) continue;
            machine.rechtsdatum = dates.days.front();
            for (const Place& place : evaluation::places_of(machine, rule)) {
                if (place.kind != Place::Kind::element || !is_about(example, expected, place)) continue;
                machine.start_finding();
                evaluation::bind(machine, rule, place);
                if (see(machine, parts_[i].als, Fase::als) == Oordeel::onwaar) continue;
                const bool is_met = rule.eis && see(machine, parts_[i].eis, Fase::eis) == Oordeel::waar;
                if (!is_met) see(machine, parts_[i].tenzij, Fase::tenzij);
                see_rows(machine);
            }
        }
    }

    bool is_about(const Example& example, const Expectation& expected, const Place& place) const {
        if (!expected.has_object) return true;
        return std::ranges::any_of(place.objects, [&](RecordId record) {
            return example.facts.pointer_of(rules_, record) == expected.pointer;
        });
    }

    void add_conclusie(Machine& machine, std::string_view name) {
        const auto at = std::ranges::find(rules_.conclusies, name, &Conclusie::name);
        if (at == rules_.conclusies.end()) return;
        machine.start_finding();
        const auto dates = evaluation::law_dates_of(machine, at->regelset, at->body);
        if (dates.days.size() != 1) return;
        machine.rechtsdatum = dates.days.front();
        evaluation::Value value;
        machine.value(at->body, value);
        see_rows(machine);
    }

    const RuleSet& rules_;
    std::vector<RuleParts> parts_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> row_at_;
    Coverage coverage_;
};

}  // namespace

Coverage coverage_of(const RuleSet& rules, const std::vector<Example>& examples) {
    Collector collector(rules);
    for (const Example& example : examples) collector.add(example);
    return std::move(collector).result();
}

}  // namespace drempel::engine
