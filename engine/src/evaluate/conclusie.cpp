// SPDX-License-Identifier: EUPL-1.2
// The published answers beside the rules (semantics 3).
#include <algorithm>
#include <bit>

#include "drempel/engine/dutch.hpp"
#include "evaluate/motivering.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

namespace {

using Staat = ConclusieUitkomst::Staat;

// The JSON form of a value that is known.
std::string json_form(const RuleSet& rules, const Value& value, const Type& type) {
    switch (value.kind) {
        case ValueKind::ja_nee: return value.truth == Oordeel::waar ? "true" : "false";
        case ValueKind::getal: return type.style == NumberStyle::tijd ? to_clock(value.number.low) : value.number.low.to_string();
        case ValueKind::datum: return to_iso(Dag{value.day.low});
        case ValueKind::duur: return to_iso(Duur{value.duration.unit, static_cast<std::int32_t>(value.duration.low)});
        case ValueKind::tekst: return std::string(value.text);
        case ValueKind::keuze: return rules.keuzes[type.keuze.index].members[static_cast<std::size_t>(std::countr_zero(value.members))].name;
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return {};
}

bool same_answer(const RuleSet& rules, const Value& a, const Value& b, const Type& type) {
    if (a.fout != b.fout || a.is_geen != b.is_geen) return false;
    return a.fout || a.is_geen || json_form(rules, a, type) == json_form(rules, b, type);
}

// The body on one day; when plain evaluation leaves it open, by the cases of its facts.
void answer_on(Machine& machine, const Conclusie& conclusie, Dag day, Value& out) {
    machine.rechtsdatum = day;
    const auto before = machine.missing.size();
    machine.value(conclusie.body, out);
    check_limit(out);
    if (out.is_single()) return;
    const auto& type = machine.rules.type(conclusie.type);
    const auto after = machine.missing.size();
    std::optional<Value> agreed;
    for (const auto& taken : cases_of(machine, conclusie.split, {}, {})) {
        machine.fixed = taken;
        Value here;
        machine.value(conclusie.body, here);
        check_limit(here);
        machine.fixed.clear();
        machine.missing.resize(after);
        if (!here.is_single() || (agreed && !same_answer(machine.rules, *agreed, here, type))) return;
        agreed = here;
    }
    if (!agreed) return;
    out = *agreed;
    machine.missing.resize(before);
}

// What is still possible, where that can be counted.
void set_possible(const RuleSet& rules, const Value& value, const Type& type, ConclusieUitkomst& result) {
    result.staat = Staat::onbekend;
    if (value.kind == ValueKind::ja_nee) result.mogelijk = {"true", "false"};
    if (value.kind != ValueKind::keuze) return;
    const auto& members = rules.keuzes[type.keuze.index].members;
    std::string labels;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if ((value.members >> i & 1U) == 0) continue;
        result.mogelijk.push_back(members[i].name);
        labels += (labels.empty() ? "" : " of ") + members[i].label;
    }
    if (result.mogelijk.size() == members.size()) return;
    result.staat = Staat::mogelijk;
    result.weergave = "nog niet bekend; mogelijk " + labels;
}

ConclusieUitkomst answer(Machine& machine, ConclusieId id) {
    const auto& rules = machine.rules;
    const auto& conclusie = rules.conclusies[id.index];
    const auto& type = rules.type(conclusie.type);
    ConclusieUitkomst result;
    result.conclusie = id;
    result.grounds = conclusie.grounds;
    machine.start_finding();
    machine.fase = Fase::als;
    const auto dates = law_dates_of(machine, conclusie.regelset, conclusie.body);
    for (const auto slot : dates.unknown) machine.note_missing(Ontbreekt::Soort::feit, slot);
    std::optional<Value> value;
    bool applies_somewhere = false;
    bool applies_everywhere = true;
    for (const auto day : dates.days) {
        const std::vector<NodeId> roots{conclusie.body};
        if (reads_absent_norm(machine, roots, day)) {
            applies_everywhere = false;
            continue;
        }
        applies_somewhere = true;
        Value here;
        answer_on(machine, conclusie, day, here);
        if (value) {
            join(*value, here);
        } else {
            value = here;
        }
    }
    result.gebruikt = machine.used;
    if (!applies_somewhere) {
        result.staat = Staat::niet_van_toepassing;
        result.weergave = "niet van toepassing";
        return result;
    }
    for (const auto& [tabel, row] : machine.rows) {
        const auto& ground = rules.tabellen[tabel.index].rows[row].ground;
        if (ground) result.grounds.push_back(*ground);
    }
    result.weergave = "nog niet bekend";
    if (!applies_everywhere || !value->is_single()) {
        set_possible(rules, *value, type, result);
        for (const auto& entry : each_once(machine.missing)) result.ontbreekt.push_back({entry.soort, entry.slot, entry.parameter, entry.fase, false});
        if (result.ontbreekt.size() == 1) result.ontbreekt.front().kan_alleen_beslissen = true;
        return result;
    }
    if (value->fout) {
        result.staat = Staat::rekenfout;
        result.weergave = "niet te berekenen";
    } else if (value->is_geen) {
        result.staat = Staat::geen;
        result.weergave = "geen";
    } else {
        result.staat = Staat::waarde;
        result.waarde = json_form(rules, *value, type);
        result.weergave = in_words(machine, *value, type, true);
    }
    return result;
}

}  // namespace

void add_conclusies(Machine& machine, Screening& screening) {
    for (const auto id : machine.rules.soorten[machine.facts.soort.index].conclusies) {
        if (!machine.rules.speaks_in(machine.rules.conclusies[id.index].regelset, machine.facts.gemeente)) continue;
        screening.conclusies.push_back(answer(machine, id));
        if (!machine.exhausted) continue;
        auto& unfinished = screening.conclusies.back();
        unfinished.staat = Staat::rekenfout;
        unfinished.waarde.clear();
        unfinished.mogelijk.clear();
        unfinished.weergave = "niet te berekenen";
    }
}

}  // namespace drempel::engine::evaluation
