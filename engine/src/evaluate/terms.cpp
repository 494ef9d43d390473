// SPDX-License-Identifier: EUPL-1.2
// The terms of the aanvraagsoort as the result shows them (semantics 6).
#include <algorithm>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

namespace {

using Staat = TermijnUitkomst::Staat;

std::optional<Dag> bound(std::int32_t day) {
    if (day == DaySet::no_low || day == DaySet::no_high) return std::nullopt;
    return Dag{day};
}

void widen(DaySet& into, const DaySet& other) { into = {std::min(into.low, other.low), std::max(into.high, other.high)}; }

// Whether the term stands still today, of days that lie within it.
Oordeel stands_still(const TermDays& days, std::int32_t today) {
    const auto holds = [today](const Pause& pause) { return pause.low <= today && today <= pause.high; };
    if (std::any_of(days.certain.begin(), days.certain.end(), holds)) return Oordeel::waar;
    return std::any_of(days.possible.begin(), days.possible.end(), holds) ? Oordeel::onbekend : Oordeel::onwaar;
}

Staat state_of(const TermDays& days, std::int32_t today) {
    if (days.applies != Oordeel::waar) return Staat::onbekend;
    if (days.begin.low != DaySet::no_low && today < days.begin.low) return Staat::niet_begonnen;
    if (days.end.high != DaySet::no_high && today > days.end.high) return Staat::verstreken;
    const bool is_inside = days.begin.high <= today && days.end.low != DaySet::no_low && today <= days.end.low;
    if (!is_inside) return Staat::onbekend;
    const auto still = stands_still(days, today);
    if (still == Oordeel::onbekend) return Staat::onbekend;
    return still == Oordeel::waar ? Staat::staat_stil : Staat::loopt;
}

std::string still_in_words(const TermijnUitkomst& term) {
    if (!term.dagen_stil || *term.dagen_stil == 0) return {};
    return ", met " + std::to_string(*term.dagen_stil) + (*term.dagen_stil == 1 ? " dag" : " dagen") + " stilstand";
}

std::string in_words(const TermijnUitkomst& term) {
    const bool is_known = term.einde_vroegst && term.einde_vroegst == term.einde_laatst;
    std::string end;
    if (is_known) {
        end = to_dutch(*term.einde_vroegst);
    } else if (term.einde_vroegst && term.einde_laatst) {
        end = "een dag van " + to_dutch(*term.einde_vroegst) + " tot en met " + to_dutch(*term.einde_laatst);
    } else if (term.einde_vroegst) {
        end = "op zijn vroegst " + to_dutch(*term.einde_vroegst);
    }
    switch (term.staat) {
        case Staat::niet_van_toepassing: return "niet van toepassing";
        case Staat::niet_begonnen: return "begint nog; " + (end.empty() ? "het einde is nog niet bekend" : "de laatste dag is " + end) + still_in_words(term);
        case Staat::loopt: return end.empty() ? "loopt; het einde is nog niet bekend" : "loopt; de laatste dag is " + end + still_in_words(term);
        case Staat::staat_stil: return end.empty() ? "staat stil; het einde is nog niet bekend" : "staat stil; de laatste dag is " + end + still_in_words(term);
        case Staat::verstreken: return "verstreken; de laatste dag was " + end + still_in_words(term);
        case Staat::onbekend: break;
    }
    return end.empty() ? "nog niet bekend" : "de laatste dag is " + end + still_in_words(term);
}

TermijnUitkomst answer(Machine& machine, TermijnId id) {
    const auto& rules = machine.rules;
    const auto& term = rules.termijnen[id.index];
    TermijnUitkomst result;
    result.termijn = id;
    result.grounds = term.grounds;
    machine.start_finding();
    machine.fase = Fase::als;
    const auto dates = law_dates_of(machine, term.regelset, term.end_node);
    for (const auto slot : dates.unknown) machine.note_missing(Ontbreekt::Soort::feit, slot);
    std::optional<TermDays> all;
    bool applies_everywhere = true;
    for (const auto day : dates.days) {
        machine.rechtsdatum = day;
        const std::vector<NodeId> roots{term.end_node};
        auto here = reads_absent_norm(machine, roots, day) ? TermDays{} : machine.term(id);
        if (reads_absent_norm(machine, roots, day)) here.applies = Oordeel::onwaar;
        if (here.applies == Oordeel::onwaar) {
            applies_everywhere = false;
            continue;
        }
        if (!all) {
            all = std::move(here);
            continue;
        }
        // Under several versions of the law: what any of them can give.
        all->fout = all->fout || here.fout;
        if (here.applies == Oordeel::onbekend) all->applies = Oordeel::onbekend;
        widen(all->begin, here.begin);
        widen(all->end, here.end);
        widen(all->plain_end, here.plain_end);
        all->possible.insert(all->possible.end(), here.possible.begin(), here.possible.end());
        all->possible = merged(std::move(all->possible));
        all->certain.clear();
        all->grounds.clear();
    }
    result.gebruikt = machine.used;
    if (!all) {
        result.staat = Staat::niet_van_toepassing;
        result.weergave = in_words(result);
        return result;
    }
    if (!applies_everywhere) all->applies = Oordeel::onbekend;
    if (all->fout || machine.exhausted) {
        result.weergave = "niet te berekenen";
        result.staat = Staat::onbekend;
        return result;
    }
    for (const auto* ground : all->grounds) result.grounds.push_back(*ground);
    result.staat = state_of(*all, machine.peildatum.number);
    result.begin_vroegst = bound(all->begin.low);
    result.begin_laatst = bound(all->begin.high);
    result.einde_vroegst = bound(all->end.low);
    result.einde_laatst = bound(all->end.high);
    const bool is_known = all->begin.is_single() && all->end.is_single() && all->applies == Oordeel::waar;
    if (all->plain_end.is_single()) result.zonder_verschuiving = bound(all->plain_end.low);
    if (is_known) result.dagen_stil = static_cast<std::int32_t>(all->paused_days(all->certain, all->begin.low, all->end.low));
    if (!is_known || result.staat == Staat::onbekend) {
        for (const auto& entry : each_once(machine.missing)) result.ontbreekt.push_back({entry.soort, entry.slot, entry.parameter, entry.fase, false});
        if (result.ontbreekt.size() == 1) result.ontbreekt.front().kan_alleen_beslissen = true;
    }
    result.weergave = in_words(result);
    return result;
}

}  // namespace

void add_termijnen(Machine& machine, Screening& screening) {
    for (const auto id : machine.rules.soorten[machine.facts.soort.index].termijnen) {
        if (!machine.rules.speaks_in(machine.rules.termijnen[id.index].regelset, machine.facts.gemeente)) continue;
        screening.termijnen.push_back(answer(machine, id));
    }
}

}  // namespace drempel::engine::evaluation
