// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/rule.hpp"

#include <algorithm>

#include "choosable.hpp"

namespace drempel::engine::evaluation {

namespace {

// Adds the places of the lists from `depth` on; what is bound so far stands in `place` and in the machine.
void add_places(Machine& machine, const Rule& rule, std::size_t depth, Place& place, std::vector<Place>& places) {
    if (depth == rule.for_each.size()) {
        if (machine.charge()) places.push_back(place);
        return;
    }
    const auto& for_each = rule.for_each[depth];
    const auto list = machine.list_of(for_each.list);
    const auto size = machine.size_of(list);
    if (size == 0 && list.state == ListState::gesloten) {
        if (!machine.charge()) return;
        Place empty = place;
        empty.kind = Place::Kind::empty_list;
        empty.list = list.slot;
        places.push_back(std::move(empty));
        return;
    }
    for (std::size_t i = 0; i < size && machine.charge(); ++i) {
        const auto element = machine.element_at(list, i);
        place.objects.push_back(element.id);
        place.bound.push_back(element);
        machine.with_variable(for_each.variable, element, [&] { add_places(machine, rule, depth + 1, place, places); });
        place.objects.pop_back();
        place.bound.pop_back();
    }
    if (list.state == ListState::gesloten || !machine.charge()) return;
    // One more place for the elements nobody mentioned; lists further in are as unknown as their element.
    Place rest = place;
    rest.kind = Place::Kind::unknown_rest;
    rest.list = list.slot;
    rest.list_is_open = list.state == ListState::open;
    for (std::size_t i = depth; i < rule.for_each.size(); ++i) {
        const auto begrip = machine.rules.variables[rule.for_each[i].variable.index].begrip;
        rest.bound.push_back({{}, begrip, list.slot, {}});
    }
    places.push_back(std::move(rest));
}

}  // namespace

Uitkomst uitkomst_of(Oordeel applies, Oordeel eis, Oordeel tenzij) {
    if (applies == Oordeel::onwaar) return Uitkomst::niet_van_toepassing;
    if (eis == Oordeel::waar) return Uitkomst::voldaan;
    if (tenzij == Oordeel::waar) return Uitkomst::uitzondering;
    switch (en(applies, en(niet(eis), niet(tenzij)))) {
        case Oordeel::waar: return Uitkomst::geraakt;
        case Oordeel::onbekend: return Uitkomst::onbepaald;
        case Oordeel::fout: return Uitkomst::rekenfout;
        case Oordeel::onwaar: break;  // one of the three above
    }
    return Uitkomst::niet_van_toepassing;
}

bool is_valid_on(const Rule& rule, Dag rechtsdatum) {
    if (rule.is_concept) return false;
    return (!rule.valid.from || *rule.valid.from <= rechtsdatum) && (!rule.valid.until || rechtsdatum < *rule.valid.until);
}

std::vector<Place> places_of(Machine& machine, const Rule& rule) {
    std::vector<Place> places;
    Place place;
    add_places(machine, rule, 0, place, places);
    return places;
}

void bind(Machine& machine, const Rule& rule, const Place& place) {
    for (std::size_t i = 0; i < place.bound.size(); ++i) {
        machine.variables[rule.for_each[i].variable.index] = place.bound[i];
    }
}

namespace {

// What H reads, as the rule is written.
std::vector<NodeId> parts_of(const Rule& rule) {
    std::vector<NodeId> parts;
    if (rule.als) parts.push_back(*rule.als);
    if (rule.eis) parts.push_back(*rule.eis);
    for (const auto& part : rule.tenzij) parts.push_back(part.condition);
    for (const auto& for_each : rule.for_each) parts.push_back(for_each.list);
    return parts;
}

void weigh_exceptions(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum, Outcome& outcome) {
    const auto& rule = machine.rules.rules[id.index];
    machine.fase = Fase::tenzij;
    bool rebuttal_is_open = false;
    for (std::uint32_t i = 0; i < rule.tenzij.size() && (outcome.tenzij != Oordeel::waar || machine.gaps != nullptr); ++i) {
        const auto holds = machine.truth(rule.tenzij[i].condition);
        rebuttal_is_open = rebuttal_is_open || (rule.tenzij[i].rebuttal && holds == Oordeel::onbekend);
        outcome.tenzij = of(outcome.tenzij, holds);
        if (holds == Oordeel::waar && !outcome.exception) outcome.exception = i;
    }
    outcome.is_rebuttable = rebuttal_is_open && outcome.applies == Oordeel::waar && outcome.eis == Oordeel::onwaar;
    if (outcome.tenzij == Oordeel::waar) return;
    outcome.tenzij = of(outcome.tenzij, blocked_fact(machine, id, place, outcome.blocked_by));
    if (outcome.tenzij == Oordeel::waar) return;
    outcome.tenzij = of(outcome.tenzij, defeat(machine, id, place, rechtsdatum, &outcome.defeated_by));
}

}  // namespace

const Vervallen* ended_in(const Machine& machine, const Rule& rule) {
    const auto& rules = machine.rules;
    for (const auto& ended : rules.vervallen) {
        if (rules.rule_groups[ended.group.index].id != rule.id || !rules.speaks_in(ended.regelset, machine.facts.gemeente)) continue;
        if (rules.regelsets[ended.regelset.index].layer > rules.regelsets[rule.regelset.index].layer) return &ended;
    }
    return nullptr;
}

namespace {

// Whether R2 holds in the place of another on one day of its law: `geldig2 en als2`, and not set aside itself.
Oordeel holds_instead(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum) {
    const auto& rule = machine.rules.rules[id.index];
    if (!is_valid_on(rule, rechtsdatum) || ended_in(machine, rule) != nullptr) return Oordeel::onwaar;
    const auto before = machine.rechtsdatum;
    machine.rechtsdatum = rechtsdatum;
    if (!rule.for_each.empty()) bind(machine, rule, place);
    auto holds = rule.als ? machine.truth(*rule.als) : Oordeel::waar;
    if (holds != Oordeel::onwaar) holds = en(holds, niet(defeat(machine, id, place, rechtsdatum, nullptr)));
    machine.rechtsdatum = before;
    return holds;
}

// The same under every law version it can be under, where it asks the law of another day.
Oordeel holds_instead_on_own_day(Machine& machine, RuleId id, const Place& place) {
    const auto dates = law_dates_of(machine, std::span(&id, 1));
    const auto mark = machine.missing.size();
    for (const auto slot : dates.unknown) machine.note_missing(Ontbreekt::Soort::feit, slot);
    auto result = holds_instead(machine, id, place, dates.days.front());
    for (const auto day : dates.days) {
        if (holds_instead(machine, id, place, day) != result) result = Oordeel::onbekend;
    }
    if (result != Oordeel::onbekend) machine.missing.resize(mark);
    return result;
}

}  // namespace

// R1 is defeated where `geldig2 en als2` holds and R2 is not defeated itself, whatever `eis2` says. Over the same list per
// element; R2 without object for all.
Oordeel defeat(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum, std::vector<RuleId>* by) {
    auto result = Oordeel::onwaar;
    for (const auto other : machine.deviators_of(id)) {
        const auto& rule = machine.rules.rules[other.index];
        if (!machine.charge() || !machine.rules.speaks_in(rule.regelset, machine.facts.gemeente)) continue;
        if (!rule.for_each.empty() && rule.for_each.size() != place.bound.size()) continue;
        const auto holds = have_one_law_date(machine.rules, id, other) ? holds_instead(machine, other, place, rechtsdatum)
                                                                       : holds_instead_on_own_day(machine, other, place);
        if (holds == Oordeel::waar && by != nullptr) by->push_back(other);
        result = of(result, holds);
    }
    return result;
}

Outcome outcome_of(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum) {
    const auto& rule = machine.rules.rules[id.index];
    Outcome outcome;
    machine.rechtsdatum = rechtsdatum;
    const auto mark = machine.missing.size();
    const auto settle = [&](Oordeel h) {
        outcome.h = h;
        if (h != Oordeel::onbekend) machine.missing.resize(mark);
        return outcome;
    };
    outcome.is_valid = is_valid_on(rule, rechtsdatum);
    if (outcome.is_valid) bind(machine, rule, place);
    if (outcome.is_valid) outcome.ended = ended_in(machine, rule);
    if (outcome.is_valid && outcome.ended == nullptr) outcome.has_absent_norm = reads_absent_norm(machine, parts_of(rule), rechtsdatum);
    if (!outcome.is_valid || outcome.ended != nullptr || outcome.has_absent_norm || place.kind == Place::Kind::empty_list) {
        outcome.applies = Oordeel::onwaar;
        outcome.uitkomst = Uitkomst::niet_van_toepassing;
        return settle(Oordeel::onwaar);
    }
    machine.fase = Fase::als;
    if (place.kind == Place::Kind::unknown_rest) machine.note_missing(Ontbreekt::Soort::lijst, place.list);
    const bool was_judging = machine.judging_blokkade;
    machine.judging_blokkade = was_judging || rule.blocks.kind != Blocked::Kind::niets;
    for (const auto& object : place.bound) outcome.applies = en(outcome.applies, machine.membership(object, &outcome.blocked_by));
    if (rule.als && outcome.applies != Oordeel::onwaar) outcome.applies = en(outcome.applies, machine.truth(*rule.als));
    if (outcome.applies != Oordeel::onwaar) {
        machine.fase = Fase::eis;
        if (rule.eis) outcome.eis = machine.truth(*rule.eis);
        if (outcome.eis != Oordeel::waar) weigh_exceptions(machine, id, place, rechtsdatum, outcome);
    }
    machine.judging_blokkade = was_judging;
    outcome.asks_tenzij = outcome.applies == Oordeel::waar && outcome.eis == Oordeel::onwaar;
    auto h = en(outcome.applies, en(niet(outcome.eis), niet(outcome.tenzij)));
    outcome.uitkomst = uitkomst_of(outcome.applies, outcome.eis, outcome.tenzij);
    if (place.kind == Place::Kind::unknown_rest && h != Oordeel::onwaar) {
        // The H of an element that perhaps does not exist: never a hit.
        h = en(h, Oordeel::onbekend);
        outcome.uitkomst = Uitkomst::onbepaald;
        outcome.asks_tenzij = false;
    }
    return settle(h);
}

std::vector<std::vector<Fixed>> cases_of(const Machine& machine, const std::vector<SplitFact>& split,
                                         const std::vector<ForEach>& for_each, const std::vector<RecordRef>& bound) {
    constexpr std::size_t most = 64;
    std::vector<std::vector<Fixed>> cases{{}};
    for (const auto& fact : split) {
        RecordId record{0};
        std::uint32_t offset = fact.offset;
        if (fact.variable.is_none()) {
            const auto& offsets = machine.rules.soorten[machine.facts.soort.index].offset_by_field;
            if (fact.field.index >= offsets.size() || offsets[fact.field.index] == SlotId::none_index) continue;
            offset = offsets[fact.field.index];
        } else {
            std::size_t at = 0;
            while (at < for_each.size() && for_each[at].variable != fact.variable) ++at;
            if (at >= bound.size() || !bound[at].is_known()) continue;
            record = bound[at].id;
        }
        SlotId slot{machine.facts.records[record.index].first.index + offset};
        if (!machine.facts.slots[slot.index].alias.is_none()) slot = machine.facts.slots[slot.index].alias;
        if (machine.facts.slots[slot.index].kennis != Kennis::onbekend) continue;
        // Two roles of one party share their facts.
        const auto is_taken = [&](const Fixed& taken) { return taken.slot == slot; };
        if (std::ranges::any_of(cases.front(), is_taken)) continue;
        const auto& type = machine.rules.fields[fact.field.index].type;
        const bool is_keuze = type.kind == ValueKind::keuze;
        // Of a keuze only the words that can be chosen on this day.
        std::vector<std::uint64_t> words;
        if (is_keuze)
            for (auto left = choosable(machine.rules.keuzes[type.keuze.index], machine.peildatum); left != 0; left &= left - 1)
                words.push_back(left & (~left + 1));
        const std::size_t values = is_keuze ? words.size() : 2;
        const std::size_t members = values + (type.of_geen ? 1 : 0);
        if (cases.size() * members > most) break;
        std::vector<std::vector<Fixed>> longer;
        for (const auto& before : cases) {
            for (std::size_t member = 0; member < members; ++member) {
                Fixed taken{slot, {}, {}};
                taken.value.kind = type.kind;
                taken.value.truth = to_oordeel(waarheid(member == 1));
                taken.value.members = is_keuze && member < values ? words[member] : 0;
                if (member == values) {
                    taken.value.is_geen = true;
                    taken.value.truth = Oordeel::fout;
                }
                longer.push_back(before);
                longer.back().push_back(taken);
            }
        }
        cases = std::move(longer);
    }
    if (cases.size() == 1) cases.clear();
    return cases;
}

Outcome outcome_by_cases(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum) {
    const auto& rule = machine.rules.rules[id.index];
    const auto before = machine.missing.size();
    const auto plain = outcome_of(machine, id, place, rechtsdatum);
    if (plain.h != Oordeel::onbekend || rule.split.empty() || place.kind != Place::Kind::element) return plain;
    const auto after = machine.missing.size();
    const auto taken_before = machine.fixed.size();
    std::optional<Outcome> summary;
    for (const auto& taken : cases_of(machine, rule.split, rule.for_each, place.bound)) {
        machine.fixed.insert(machine.fixed.end(), taken.begin(), taken.end());
        const auto here = outcome_of(machine, id, place, rechtsdatum);
        machine.fixed.resize(taken_before);
        machine.missing.resize(after);
        if (here.h == Oordeel::onbekend || (summary && here.h != summary->h)) return plain;
        // Labels that differ while H agrees: the first in the order of Uitkomst.
        if (!summary || here.uitkomst < summary->uitkomst) summary = here;
    }
    if (!summary) return plain;
    machine.missing.resize(before);
    return *summary;
}

}  // namespace drempel::engine::evaluation
