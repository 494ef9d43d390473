// SPDX-License-Identifier: EUPL-1.2
// A mutant is tried on the examples that can read it: first only the rules it reaches, and the whole example only when
// something in these is different. An example that does not hold without the change says nothing about it.
#include <algorithm>

#include "drempel/engine/evaluate.hpp"
#include "examples.hpp"
#include "mutate/plan.hpp"

namespace drempel::engine {

using mutation::Plan;
using mutation::Reach;

struct MutationRun::State {
    const Compiled& compiled;
    RuleSet rules;                        // the copy that changes
    Plan plan;
    std::vector<Screening> screenings;    // by example, without a change
    std::vector<bool> holds;              // by example
    std::vector<std::uint32_t> group_of;  // by rule

    explicit State(const Compiled& from) : compiled(from), rules(*from.rules) {
        plan = mutation::plan_mutants(rules);
        for (const Example& example : compiled.examples) {
            screenings.push_back(evaluate(rules, example.facts, example.peildatum));
            holds.push_back(failures_of(rules, example, screenings.back()).empty());
        }
        group_of.resize(rules.rules.size());
        for (std::uint32_t g = 0; g < rules.rule_groups.size(); ++g)
            for (std::uint32_t i = 0; i < rules.rule_groups[g].count; ++i) group_of[rules.rule_groups[g].first + i] = g;
    }

    bool reaches(const Reach& reach, RuleId rule) const { return reach.rules.contains(RuleGroupId{group_of[rule.index]}); }

    bool names_it(const Reach& reach, const Example& example) const {
        return std::ranges::any_of(example.expectations, [&](const Expectation& expected) {
            if (expected.kind == Expectation::Kind::uitkomst) {
                const auto at = std::ranges::lower_bound(rules.rule_groups, expected.rule_id, {}, &RuleGroup::id);
                const auto index = static_cast<std::uint32_t>(at - rules.rule_groups.begin());
                return at != rules.rule_groups.end() && reach.rules.contains(RuleGroupId{index});
            }
            return expected.kind == Expectation::Kind::conclusie
                   && std::ranges::any_of(reach.conclusies, [&](ConclusieId id) {
                          return rules.conclusies[id.index].name == expected.rule_id;
                      });
        });
    }

    // Whether what the change reaches comes out otherwise than without it.
    bool differs(const Reach& reach, const Screening& before, const Screening& after) const {
        auto old = before.bevindingen.begin();
        for (const Bevinding& now : after.bevindingen) {
            while (old != before.bevindingen.end() && !reaches(reach, old->rule)) ++old;
            if (old == before.bevindingen.end() || old->rule != now.rule || old->objects != now.objects || old->list != now.list
                || old->uitkomst != now.uitkomst || old->h != now.h || old->motivering != now.motivering
                || old->ontbreekt != now.ontbreekt || old->exception != now.exception
                || old->transition != now.transition)
                return true;
            ++old;
        }
        while (old != before.bevindingen.end() && !reaches(reach, old->rule)) ++old;
        if (old != before.bevindingen.end()) return true;
        const bool other_terms = !std::ranges::equal(before.termijnen, after.termijnen, [](const TermijnUitkomst& a, const TermijnUitkomst& b) {
            return a.staat == b.staat && a.begin_vroegst == b.begin_vroegst && a.begin_laatst == b.begin_laatst
                   && a.einde_vroegst == b.einde_vroegst && a.einde_laatst == b.einde_laatst;
        });
        if (other_terms) return true;
        return std::ranges::any_of(after.conclusies, [&](const ConclusieUitkomst& now) {
            const auto was = std::ranges::find(before.conclusies, now.conclusie, &ConclusieUitkomst::conclusie);
            return was == before.conclusies.end() || was->staat != now.staat || was->waarde != now.waarde
                   || was->mogelijk != now.mogelijk || was->ontbreekt != now.ontbreekt;
        });
    }
};

MutationRun::MutationRun(const Compiled& compiled) : state_(std::make_unique<State>(compiled)) {}
MutationRun::~MutationRun() = default;

const std::vector<Mutant>& MutationRun::mutants() const { return state_->plan.mutants; }

MutantResult MutationRun::run(std::size_t mutant) {
    State& state = *state_;
    RuleSet& rules = state.rules;
    const Reach& reach = state.plan.reaches[state.plan.reach_of[mutant]];
    std::vector<mutation::Edit>& edits = state.plan.edits[mutant];

    // Per aanvraagsoort only what the change reaches; the whole of it is put back for an example that differs.
    std::vector<std::vector<RuleId>> all_rules(rules.soorten.size());
    std::vector<std::vector<ConclusieId>> all_conclusies(rules.soorten.size());
    for (std::size_t s = 0; s < rules.soorten.size(); ++s) {
        all_rules[s].swap(rules.soorten[s].rules);
        all_conclusies[s].swap(rules.soorten[s].conclusies);
        for (const RuleId rule : all_rules[s])
            if (state.reaches(reach, rule)) rules.soorten[s].rules.push_back(rule);
        for (const ConclusieId conclusie : all_conclusies[s])
            if (reach.conclusies.contains(conclusie)) rules.soorten[s].conclusies.push_back(conclusie);
    }
    std::vector<std::size_t> order;  // those that name a rule that is reached come first
    const std::vector<Example>& examples = state.compiled.examples;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const Soort& soort = rules.soorten[examples[i].soort.index];
        if (state.holds[i] && !(soort.rules.empty() && soort.conclusies.empty())) order.push_back(i);
    }
    std::ranges::stable_partition(order, [&](std::size_t i) { return state.names_it(reach, examples[i]); });

    for (mutation::Edit& edit : edits) mutation::swap_in(rules, edit);
    MutantResult result;
    for (const std::size_t i : order) {
        const Example& example = examples[i];
        ++result.examples;
        if (!state.differs(reach, state.screenings[i], evaluate(rules, example.facts, example.peildatum))) continue;
        Soort& soort = rules.soorten[example.soort.index];
        soort.rules.swap(all_rules[example.soort.index]);
        soort.conclusies.swap(all_conclusies[example.soort.index]);
        result.noticed = !failures_of(rules, example, evaluate(rules, example.facts, example.peildatum)).empty();
        soort.rules.swap(all_rules[example.soort.index]);
        soort.conclusies.swap(all_conclusies[example.soort.index]);
        if (result.noticed) break;
        if (!result.changed_only) result.changed_only = i;
    }
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) mutation::swap_in(rules, *edit);
    for (std::size_t s = 0; s < rules.soorten.size(); ++s) {
        rules.soorten[s].rules.swap(all_rules[s]);
        rules.soorten[s].conclusies.swap(all_conclusies[s]);
    }
    return result;
}

}  // namespace drempel::engine
