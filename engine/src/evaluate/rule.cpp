// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/rule.hpp"

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

Outcome outcome_of(Machine& machine, const Rule& rule, const Place& place, Dag rechtsdatum) {
    Outcome outcome;
    machine.rechtsdatum = rechtsdatum;
    const auto mark = machine.missing.size();
    const auto settle = [&](Oordeel h) {
        outcome.h = h;
        if (h != Oordeel::onbekend) machine.missing.resize(mark);
        return outcome;
    };
    outcome.is_valid = is_valid_on(rule, rechtsdatum);
    if (!outcome.is_valid || place.kind == Place::Kind::empty_list) {
        outcome.applies = Oordeel::onwaar;
        outcome.uitkomst = Uitkomst::niet_van_toepassing;
        return settle(Oordeel::onwaar);
    }
    bind(machine, rule, place);
    machine.fase = Fase::als;
    if (place.kind == Place::Kind::unknown_rest) machine.note_missing(Ontbreekt::Soort::lijst, place.list);
    if (rule.als) outcome.applies = machine.truth(*rule.als);
    if (outcome.applies != Oordeel::onwaar) {
        machine.fase = Fase::eis;
        if (rule.eis) outcome.eis = machine.truth(*rule.eis);
        if (outcome.eis != Oordeel::waar) {
            machine.fase = Fase::tenzij;
            for (std::uint32_t i = 0; i < rule.tenzij.size() && outcome.tenzij != Oordeel::waar; ++i) {
                outcome.tenzij = of(outcome.tenzij, machine.truth(rule.tenzij[i].condition));
                if (outcome.tenzij == Oordeel::waar) outcome.exception = i;
            }
        }
    }
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

}  // namespace drempel::engine::evaluation
