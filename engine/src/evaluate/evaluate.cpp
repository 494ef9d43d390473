// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/evaluate.hpp"

#include <algorithm>
#include <map>

#include "evaluate/advice.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine {

namespace {

using evaluation::Found;

// Findings by rank of the consequence, then rule id; objects stay in the order of the file.
void sort_findings(const RuleSet& rules, std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
        const auto& rule_a = rules.rules[a.finding.rule.index];
        const auto& rule_b = rules.rules[b.finding.rule.index];
        const auto rank_a = rules.gevolgsoorten[rule_a.gevolg.index].rank;
        const auto rank_b = rules.gevolgsoorten[rule_b.gevolg.index].rank;
        return rank_a != rank_b ? rank_a < rank_b : rule_a.id < rule_b.id;
    });
}

// What to ask for the file. An exception is asked only once nothing else can keep the rule from being hit.
std::vector<OntbrekendGegeven> questions_of(const RuleSet& rules, const std::vector<Found>& found) {
    std::vector<OntbrekendGegeven> questions;
    std::map<std::pair<SlotId, ParameterId>, std::size_t> position;
    for (const auto& one : found) {
        for (const auto& entry : one.finding.ontbreekt) {
            if (entry.fase == Fase::tenzij && !one.asks_tenzij) continue;
            const auto [at, is_new] = position.try_emplace({entry.slot, entry.parameter}, questions.size());
            if (is_new) questions.push_back({entry.soort, entry.slot, entry.parameter, {}});
            auto& decides = questions[at->second].decides;
            if (std::find(decides.begin(), decides.end(), one.finding.rule) == decides.end()) decides.push_back(one.finding.rule);
        }
    }
    for (auto& question : questions) {
        std::sort(question.decides.begin(), question.decides.end(), [&](RuleId a, RuleId b) {
            const auto& id_a = rules.rules[a.index].id;
            const auto& id_b = rules.rules[b.index].id;
            return id_a != id_b ? id_a < id_b : a < b;
        });
    }
    return questions;
}

}  // namespace

Screening evaluate(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits) {
    Screening screening;
    screening.soort = facts.soort;
    screening.peildatum = peildatum;

    evaluation::Machine machine(rules, facts, peildatum, limits.fuel);
    machine.prepare();
    std::vector<Found> found;
    const auto& all = rules.soorten[facts.soort.index].rules;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;  // versions of one id stand together
        while (end < all.size() && rules.rules[all[end].index].id == rules.rules[all[begin].index].id) ++end;
        std::vector<RuleId> here;  // a layer speaks only in its own area
        for (auto i = begin; i < end; ++i) {
            if (rules.speaks_in(rules.rules[all[i].index].regelset, facts.gemeente)) here.push_back(all[i]);
        }
        if (!here.empty()) evaluation::screen_rule(machine, here, found);
        begin = end;
    }

    evaluation::add_conclusies(machine, screening);
    evaluation::add_termijnen(machine, screening);
    sort_findings(rules, found);
    evaluation::set_advice(rules, facts, found, screening);
    screening.ontbrekend = questions_of(rules, found);
    screening.bevindingen.reserve(found.size());
    for (auto& one : found) screening.bevindingen.push_back(std::move(one.finding));
    return screening;
}

}  // namespace drempel::engine
