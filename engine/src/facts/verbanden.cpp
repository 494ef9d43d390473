// SPDX-License-Identifier: EUPL-1.2
#include "facts/verbanden.hpp"

#include "drempel/engine/dutch.hpp"
#include "drempel/engine/evaluate.hpp"
#include "evaluate/machine.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

std::vector<IntakeProblem> broken_verbanden(const RuleSet& rules, const Case& facts, Dag peildatum) {
    std::vector<IntakeProblem> problems;
    if (rules.soorten[facts.soort.index].verbanden.empty()) return problems;
    evaluation::Machine machine(rules, facts, peildatum, EvaluationLimits{}.fuel, evaluation::Tracking::nothing);
    for (const auto& related : machine.related()) {
        if (related.holds != Oordeel::onwaar || (related.slot.is_none() && related.other.is_none())) continue;
        const auto& verband = rules.verbanden[related.verband.index];
        const auto slot = related.slot.is_none() ? related.other : related.slot;
        std::string detail = "Dit spreekt een ander gegeven tegen";
        if (!related.slot.is_none() && !related.other.is_none()) detail = "Dit past niet bij " + facts.pointer_of(rules, related.other);
        detail += ". Altijd geldt: " + verband.title;
        if (!verband.grounds.empty()) detail += " (" + to_dutch(rules, verband.grounds.front()) + ")";
        problems.push_back({facts.pointer_of(rules, slot), "verband.geschonden", detail + ".", ""});
    }
    return problems;
}

namespace {

bool contradicts(const evaluation::Value& given, const evaluation::Value& derived) {
    if (derived.fout || !derived.is_single() || derived.kind != given.kind) return false;
    if (given.is_geen || derived.is_geen) return given.is_geen != derived.is_geen;
    switch (given.kind) {
        case ValueKind::ja_nee: return given.truth != derived.truth;
        case ValueKind::getal: return evaluation::equal(given.number, derived.number) == Waarheid::onwaar;
        case ValueKind::datum: return evaluation::equal(given.day, derived.day) == Waarheid::onwaar;
        case ValueKind::duur: return evaluation::equal(given.duration, derived.duration) == Waarheid::onwaar;
        case ValueKind::tekst: return given.text != derived.text;
        case ValueKind::keuze: return given.members != derived.members;
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return false;
}

}  // namespace

std::vector<IntakeProblem> contradicted_derivations(const RuleSet& rules, const Case& facts, Dag peildatum) {
    std::vector<IntakeProblem> problems;
    evaluation::Machine machine(rules, facts, peildatum, EvaluationLimits{}.fuel, evaluation::Tracking::nothing);
    machine.find_derivable();
    if (machine.derivable.empty()) return problems;
    for (std::uint32_t i = 0; i < facts.slots.size(); ++i) {
        const SlotId slot{i};
        const auto& fact = facts.slots[i];
        if (fact.kennis == Kennis::onbekend || !fact.list.is_none() || !fact.alias.is_none()) continue;
        const auto& type = type_of(rules, facts, slot);
        evaluation::Value given;
        machine.read_slot(slot, type, given);
        evaluation::Value derived;
        if (!machine.derive(slot, type, derived) || !contradicts(given, derived)) continue;
        problems.push_back({facts.pointer_of(rules, slot), "gegeven.anders_afgeleid",
                            "Dit is iets anders dan wat uit de andere gegevens volgt. Verbeter een van beide.", ""});
    }
    return problems;
}

}  // namespace drempel::engine
