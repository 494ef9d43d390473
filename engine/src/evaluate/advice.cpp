// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/advice.hpp"

#include <algorithm>

#include "drempel/engine/evaluate.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

bool sets_advice(Werking werking) {
    switch (werking) {
        case Werking::weigert:
        case Werking::trekt_in:
        case Werking::vult_aan:
        case Werking::onderzoekt:
        case Werking::schrijft_voor: return true;
        case Werking::plicht:
        case Werking::geen: return false;
    }
    return false;
}

}  // namespace drempel::engine

namespace drempel::engine::evaluation {

namespace {

constexpr GevolgsoortId geen_beletsel{};

class Advice {
public:
    explicit Advice(const RuleSet& rules) : rules_(rules) {}

    bool sets_advice(GevolgsoortId id) const { return engine::sets_advice(rules_.gevolgsoorten[id.index].werking); }
    bool has(GevolgsoortId id, std::initializer_list<Werking> wanted) const {
        return !id.is_none() && std::find(wanted.begin(), wanted.end(), rules_.gevolgsoorten[id.index].werking) != wanted.end();
    }
    bool refuses(GevolgsoortId id) const { return has(id, {Werking::weigert, Werking::trekt_in}); }

    // geen_beletsel is below everything; among the others the lower rank is the heavier.
    bool above(GevolgsoortId a, GevolgsoortId b) const {
        if (a.is_none()) return false;
        if (b.is_none()) return true;
        return rules_.gevolgsoorten[a.index].rank < rules_.gevolgsoorten[b.index].rank;
    }
    void raise(GevolgsoortId& to, GevolgsoortId candidate) const {
        if (above(candidate, to)) to = candidate;
    }
    GevolgsoortId first_with(Werking werking) const {
        GevolgsoortId best;
        for (std::uint32_t i = 0; i < rules_.gevolgsoorten.size(); ++i) {
            if (rules_.gevolgsoorten[i].werking == werking) raise(best, GevolgsoortId{i});
        }
        return best;
    }

private:
    const RuleSet& rules_;
};

std::vector<RuleSummary> summaries_of(const RuleSet& rules, const Case& facts, const std::vector<Found>& found) {
    std::vector<RuleSummary> result;
    for (const auto& one : found) {
        const auto& rule = rules.rules[one.finding.rule.index];
        if (result.empty() || result.back().rule != one.finding.rule) {
            result.push_back({one.finding.rule, rule.gevolg, one.finding.uitkomst, false, false, rule.is_kennisregel});
        }
        auto& summary = result.back();
        summary.uitkomst = std::min(summary.uitkomst, one.finding.uitkomst);
        summary.may_be_hit = summary.may_be_hit || one.may_be_hit;
        if (one.finding.uitkomst == Uitkomst::onbepaald && misses_fact_of_applicant(rules, facts, one.finding)) summary.misses_fact_of_applicant = true;
    }
    return result;
}

}  // namespace

bool misses_fact_of_applicant(const RuleSet& rules, const Case& facts, const Bevinding& finding) {
    return std::any_of(finding.ontbreekt.begin(), finding.ontbreekt.end(), [&](const Ontbreekt& entry) {
        return !entry.slot.is_none() && field_of(rules, facts, entry.slot).origin_kind == "aanvrager";
    });
}

void set_advice(const RuleSet& rules, const Case& facts, const std::vector<Found>& found, Screening& screening) {
    set_advice(rules, summaries_of(rules, facts, found), screening);
}

void set_advice(const RuleSet& rules, const std::vector<RuleSummary>& summaries, Screening& screening) {
    const Advice advice(rules);

    GevolgsoortId h = geen_beletsel;           // the highest hit outside kennisregels
    GevolgsoortId p = geen_beletsel;           // the highest that is open, failed, or a hit kennisregel
    GevolgsoortId hit_knowledge = geen_beletsel;
    bool duty_is_open = false;
    bool decision_is_blocked = false;
    for (const auto& rule : summaries) {
        const bool hit = rule.uitkomst == Uitkomst::geraakt;
        const bool open = rule.uitkomst == Uitkomst::onbepaald || rule.uitkomst == Uitkomst::rekenfout;
        if (advice.has(rule.gevolg, {Werking::plicht})) duty_is_open = duty_is_open || hit || open;
        if (rules.rules[rule.rule.index].blocks.kind == Blocked::Kind::besluit) decision_is_blocked = decision_is_blocked || hit || open;
        if (!advice.sets_advice(rule.gevolg)) continue;
        if (hit && rule.is_kennisregel) advice.raise(hit_knowledge, rule.gevolg);
        if (hit && !rule.is_kennisregel) advice.raise(h, rule.gevolg);
        if (open || (hit && rule.is_kennisregel)) advice.raise(p, rule.gevolg);
    }

    const auto supplement = advice.first_with(Werking::vult_aan);
    const auto research = advice.first_with(Werking::onderzoekt);
    screening.advies = h;
    screening.advies_status = AdviesStatus::definitief;
    if (advice.above(p, h)) {
        screening.advies_status = AdviesStatus::voorlopig;
        if (advice.refuses(h)) {
            // A ground that is hit stands, whatever else is open.
        } else if (advice.has(p, {Werking::vult_aan, Werking::onderzoekt})) {
            screening.advies = p;
        } else {
            const bool ask_applicant = std::any_of(summaries.begin(), summaries.end(), [&](const RuleSummary& rule) {
                return rule.misses_fact_of_applicant && advice.sets_advice(rule.gevolg) && advice.above(rule.gevolg, h);
            });
            advice.raise(screening.advies, hit_knowledge);
            advice.raise(screening.advies, ask_applicant && !supplement.is_none() ? supplement : research.is_none() ? supplement : research);
        }
    }

    std::vector<GevolgsoortId> possible{h};
    const auto add_possible = [&](GevolgsoortId id) {
        if (std::find(possible.begin(), possible.end(), id) == possible.end()) possible.push_back(id);
    };
    bool undecided_effect = false;
    for (const auto& rule : summaries) {
        if (!rule.may_be_hit || !advice.sets_advice(rule.gevolg) || !advice.above(rule.gevolg, h)) continue;
        add_possible(rule.gevolg);
        undecided_effect = undecided_effect || advice.has(rule.gevolg, {Werking::weigert, Werking::trekt_in, Werking::schrijft_voor});
    }
    if (undecided_effect && !advice.refuses(h)) {
        for (const auto extra : {supplement, research}) {
            if (advice.above(extra, h)) add_possible(extra);
        }
    }
    std::sort(possible.begin(), possible.end());
    screening.mogelijke_adviezen = std::move(possible);
    std::stable_sort(screening.mogelijke_adviezen.begin(), screening.mogelijke_adviezen.end(),
                     [&](GevolgsoortId a, GevolgsoortId b) { return advice.above(a, b); });
    screening.besluitrijp = screening.advies_status == AdviesStatus::definitief && !duty_is_open && !decision_is_blocked;
}

}  // namespace drempel::engine::evaluation
