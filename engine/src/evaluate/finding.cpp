// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>
#include <set>

#include "evaluate/motivering.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

namespace {

const Rule& rule_of(const Machine& machine, RuleId id) { return machine.rules.rules[id.index]; }

// The version of a rule that holds on a day, of the nearest layer; when none does, the one that says best why.
RuleId version_on(const Machine& machine, std::span<const RuleId> versions, Dag day) {
    const auto layer_of = [&](RuleId id) { return machine.rules.regelsets[rule_of(machine, id).regelset.index].layer; };
    std::optional<RuleId> holding;
    RuleId nearest = versions.front();
    for (const auto version : versions) {
        const auto& rule = rule_of(machine, version);
        if (is_valid_on(rule, day) && (!holding || layer_of(version) > layer_of(*holding))) holding = version;
        if (!rule.valid.from || *rule.valid.from <= day) nearest = version;
    }
    return holding.value_or(nearest);
}

// `labels that differ while H agrees are summarised as in section 2`: the first in the order of Uitkomst.
bool comes_first(const Outcome& a, const Outcome& b) { return a.uitkomst < b.uitkomst; }

struct Judged {
    Outcome outcome;
    RuleId version;
    Dag day;
    bool date_can_decide = false;  // under one of the law versions the answer is definite
};

// One place under every law version it can be under.
Judged judge(Machine& machine, std::span<const RuleId> versions, const Place& place, const LawDates& dates) {
    Judged summary;
    bool differs = false;
    bool some_definite = false;
    const auto mark = machine.missing.size();
    if (!dates.unknown.empty()) machine.fase = Fase::geldig;
    for (const auto slot : dates.unknown) machine.note_missing(Ontbreekt::Soort::feit, slot);
    for (std::size_t i = 0; i < dates.days.size(); ++i) {
        const auto version = version_on(machine, versions, dates.days[i]);
        const auto outcome = outcome_by_cases(machine, version, place, dates.days[i]);
        some_definite = some_definite || outcome.h != Oordeel::onbekend;
        if (i == 0) {
            summary = {outcome, version, dates.days[i], false};
            continue;
        }
        differs = differs || outcome.h != summary.outcome.h;
        if (comes_first(outcome, summary.outcome)) summary = {outcome, version, dates.days[i], false};
    }
    if (differs) {
        summary.outcome.h = Oordeel::onbekend;
        summary.outcome.uitkomst = Uitkomst::onbepaald;
        summary.outcome.exception.reset();
        summary.outcome.defeated_by.clear();
        summary.outcome.blocked_by.clear();
        summary.outcome.asks_tenzij = false;
    }
    summary.date_can_decide = some_definite;
    if (summary.outcome.h != Oordeel::onbekend) machine.missing.resize(mark);
    return summary;
}

// Of the rules that hold in the place of another: those that no other of them goes before.
std::vector<RuleId> without_lesser(const RuleSet& rules, const std::vector<RuleId>& all) {
    std::vector<RuleId> result;
    for (const auto one : all) {
        const bool gives_way = std::ranges::any_of(all, [&](RuleId other) {
            return std::ranges::any_of(rules.rules[other.index].goes_before,
                                       [&](RuleGroupId group) { return rules.rule_groups[group.index].id == rules.rules[one.index].id; });
        });
        if (!gives_way) result.push_back(one);
    }
    return result;
}

void add_kenmerk(Bevinding& finding, Kenmerk kenmerk) {
    const auto at = std::lower_bound(finding.kenmerken.begin(), finding.kenmerken.end(), kenmerk);
    if (at == finding.kenmerken.end() || *at != kenmerk) finding.kenmerken.insert(at, kenmerk);
}

// Whether the other reading of a birthday on 29 February gives another outcome.
bool turns_on_birthday(Machine& machine, std::span<const RuleId> versions, const Place& place, const LawDates& dates, Uitkomst uitkomst) {
    const auto missing = machine.missing;
    const auto used = machine.used;
    machine.leap = LeapReading::last_of_february;
    const auto other = judge(machine, versions, place, dates);
    machine.leap = LeapReading::first_of_march;
    machine.missing = missing;
    machine.used = used;
    return other.outcome.uitkomst != uitkomst;
}

bool may_be_hit_later(Machine& machine, std::span<const RuleId> versions, const Place& place, const LawDates& dates) {
    const auto missing = machine.missing;
    const auto used = machine.used;
    machine.knowledge = KnowledgeReading::still_open;
    const auto later = judge(machine, versions, place, dates);
    machine.knowledge = KnowledgeReading::as_is;
    machine.missing = missing;
    machine.used = used;
    return later.outcome.h != Oordeel::onwaar;
}

}  // namespace

// One entry per fact and norm: the first, because that is when it is needed.
std::vector<Missing> each_once(const std::vector<Missing>& log) {
    std::vector<Missing> result;
    std::set<std::pair<SlotId, ParameterId>> seen;
    for (const auto& entry : log) {
        if (seen.insert({entry.slot, entry.parameter}).second) result.push_back(entry);
    }
    std::stable_sort(result.begin(), result.end(), [](const Missing& a, const Missing& b) { return a.fase < b.fase; });
    return result;
}

namespace {

void fill_missing(Machine& machine, std::span<const RuleId> versions, Bevinding& finding, const Place& place, const Judged& judged,
                  const LawDates& dates) {
    const auto entries = each_once(machine.missing);
    Deciding deciding{std::vector<bool>(entries.size(), true), std::vector<bool>(entries.size(), true)};
    const auto& rule = rule_of(machine, judged.version);
    // A case split that has nothing to split leaves the structure as it is written.
    const bool is_split = !rule.split.empty() && !cases_of(machine, rule.split, rule.for_each, place.bound).empty();
    const bool has_plain_structure = dates.days.size() == 1 && !is_split && machine.deviators_of(judged.version).empty()
                                     && machine.holdings.empty() && rule.blocked_by.empty();
    machine.missing.clear();
    if (has_plain_structure) {
        machine.rechtsdatum = judged.day;
        deciding = deciding_alone(machine, rule, place, entries);
    }
    auto& alone = deciding.alone;
    machine.trying = true;
    const auto empty_list = machine.empty_list;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!alone[i] || !deciding.unsure[i]) continue;
        const bool is_law_date = std::ranges::find(dates.unknown, entries[i].slot) != dates.unknown.end();
        alone[i] = decides_by_trying(machine, entries[i], dates.days, [&] {
            if (!is_law_date) return judge(machine, versions, place, dates).outcome.h;
            return judge(machine, versions, place, law_dates_of(machine, versions)).outcome.h;
        });
    }
    machine.empty_list = empty_list;
    machine.trying = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        finding.ontbreekt.push_back({entry.soort, entry.slot, entry.parameter, entry.fase, alone[i]});
    }
}

Found find(Machine& machine, std::span<const RuleId> versions, const Place& place, const LawDates& dates) {
    machine.start_finding();
    const auto judged = judge(machine, versions, place, dates);
    const auto& rule = rule_of(machine, judged.version);
    Found found;
    Bevinding& finding = found.finding;
    finding.rule = judged.version;
    finding.objects = place.objects;
    finding.list = place.list;
    finding.uitkomst = judged.outcome.uitkomst;
    finding.h = judged.outcome.h;
    finding.exception = judged.outcome.exception;
    finding.transition = dates.transition;
    if (finding.uitkomst == Uitkomst::uitzondering) finding.defeated_by = without_lesser(machine.rules, judged.outcome.defeated_by);
    finding.blocked_by = judged.outcome.blocked_by;
    const bool rests_on_blocked = finding.uitkomst == Uitkomst::uitzondering || finding.uitkomst == Uitkomst::niet_van_toepassing;
    if (!rests_on_blocked) finding.blocked_by.clear();
    if (!finding.blocked_by.empty()) add_kenmerk(finding, Kenmerk::geblokkeerd);
    if (finding.defeated_by.size() > 1) add_kenmerk(finding, Kenmerk::botsing);
    if (finding.uitkomst == Uitkomst::onbepaald && judged.outcome.is_rebuttable) add_kenmerk(finding, Kenmerk::vermoeden);
    found.asks_tenzij = judged.outcome.asks_tenzij;
    found.may_be_hit = finding.h != Oordeel::onwaar;
    if (rule.is_kennisregel) found.may_be_hit = may_be_hit_later(machine, versions, place, dates);
    if (machine.saw_leap_birthday && turns_on_birthday(machine, versions, place, dates, finding.uitkomst)) {
        add_kenmerk(finding, Kenmerk::ongeverifieerd);
    }
    if (machine.saw_circle) add_kenmerk(finding, Kenmerk::kring);
    if (rule.is_concept) add_kenmerk(finding, Kenmerk::concept_);
    if (!machine.empty_list.is_none() || place.kind == Place::Kind::empty_list) add_kenmerk(finding, Kenmerk::lege_lijst);
    if (machine.saw_open_list || place.list_is_open) add_kenmerk(finding, Kenmerk::open_lijst);
    finding.gebruikt = machine.used;
    finding.normen = machine.norms;
    if (place.kind == Place::Kind::empty_list && finding.gebruikt.empty()) finding.gebruikt.push_back(place.list);
    if (machine.outcome_only) {
        if (finding.h != Oordeel::onbekend) return found;
        for (const auto& entry : each_once(machine.missing)) finding.ontbreekt.push_back({entry.soort, entry.slot, entry.parameter, entry.fase, false});
        return found;
    }
    if (finding.h == Oordeel::onbekend) fill_missing(machine, versions, finding, place, judged, dates);
    machine.rechtsdatum = judged.day;
    for (auto& norm : finding.normen) norm.weergave = in_words(machine, norm.value);
    finding.motivering = motivering_of(machine, rule, place, judged.outcome, judged.day, finding.ontbreekt);
    return found;
}

// The rule that could not be finished: reported, never left out.
Found unfinished(RuleId rule, const Place* place) {
    Found found;
    found.finding.rule = rule;
    if (place != nullptr) {
        found.finding.objects = place->objects;
        found.finding.list = place->list;
    }
    found.finding.uitkomst = Uitkomst::rekenfout;
    found.finding.h = Oordeel::fout;
    found.finding.motivering = out_of_fuel();
    found.finding.kenmerken = {Kenmerk::fuel_op};
    found.may_be_hit = true;
    return found;
}

void screen_versions(Machine& machine, std::span<const RuleId> versions, const std::vector<Place>& places, const LawDates& dates,
                     std::vector<Found>& found) {
    for (const auto& place : places) {
        auto one = find(machine, versions, place, dates);
        if (machine.exhausted) {
            found.push_back(unfinished(one.finding.rule, &place));
            return;
        }
        found.push_back(std::move(one));
    }
}

bool same_places(const std::vector<Place>& a, const std::vector<Place>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Place& x, const Place& y) { return x.stands_at(y); });
}

}  // namespace

namespace {

// H of the versions of one rule over the places that `places` gives for the version that holds.
template <class Places>
Oordeel truth_over(Machine& machine, RuleGroupId group, Places&& places_for, RuleId* last_version) {
    const auto& rules = machine.rules;
    std::vector<RuleId> versions;
    for (std::uint32_t i = 0; i < rules.rule_groups[group.index].count; ++i) {
        const RuleId id{rules.rule_groups[group.index].first + i};
        if (rules.speaks_in(rule_of(machine, id).regelset, machine.facts.gemeente)) versions.push_back(id);
    }
    if (versions.empty()) return Oordeel::onwaar;
    const auto fase = machine.fase;
    const auto rechtsdatum = machine.rechtsdatum;
    const auto variables = machine.variables;
    const auto dates = law_dates_of(machine, versions);
    const auto mark = machine.missing.size();
    for (const auto slot : dates.unknown) machine.note_missing(Ontbreekt::Soort::feit, slot);
    std::optional<Oordeel> result;
    for (const auto day : dates.days) {
        const auto version = version_on(machine, versions, day);
        machine.rechtsdatum = day;
        if (last_version != nullptr) *last_version = version;
        auto h = Oordeel::onwaar;
        for (const auto& place : places_for(version)) h = of(h, outcome_by_cases(machine, version, place, day).h);
        result = result && *result != h ? Oordeel::onbekend : h;
    }
    machine.variables = variables;
    machine.rechtsdatum = rechtsdatum;
    machine.fase = fase;
    if (*result != Oordeel::onbekend) machine.missing.resize(mark);
    for (auto i = mark; i < machine.missing.size(); ++i) machine.missing[i].fase = fase;
    return *result;
}

}  // namespace

Oordeel hit_truth(Machine& machine, RuleGroupId group, const std::optional<RecordRef>& object) {
    return truth_over(
        machine, group,
        [&](RuleId version) {
            if (!object) return places_of(machine, rule_of(machine, version));
            Place place;
            place.bound.push_back(*object);
            if (object->is_known()) place.objects.push_back(object->id);
            return std::vector<Place>{place};
        },
        nullptr);
}

Oordeel held_truth(Machine& machine, const Holding& holding, RuleId* version) {
    Place place;
    place.objects = holding.objects;
    place.bound = holding.bound;
    return truth_over(machine, holding.group, [&](RuleId) { return std::vector<Place>{place}; }, version);
}

void screen_rule(Machine& machine, std::span<const RuleId> versions, std::vector<Found>& found) {
    if (machine.exhausted) {
        found.push_back(unfinished(versions.front(), nullptr));
        return;
    }
    machine.start_finding();
    const auto dates = law_dates_of(machine, versions);
    std::vector<RuleId> reachable;
    for (const auto day : dates.days) {
        const auto version = version_on(machine, versions, day);
        if (std::find(reachable.begin(), reachable.end(), version) == reachable.end()) reachable.push_back(version);
    }
    machine.rechtsdatum = dates.days.front();
    const auto places = places_of(machine, rule_of(machine, reachable.front()));
    const bool comparable = std::all_of(reachable.begin() + 1, reachable.end(), [&](RuleId version) {
        return same_places(places, places_of(machine, rule_of(machine, version)));
    });
    if (machine.exhausted) {
        found.push_back(unfinished(reachable.front(), nullptr));
        return;
    }
    if (comparable) return screen_versions(machine, versions, places, dates, found);
    // Versions that speak about other objects are shown apart, each open until the date is known.
    for (const auto version : reachable) {
        const std::vector<RuleId> alone{version};
        screen_versions(machine, alone, places_of(machine, rule_of(machine, version)), dates, found);
    }
}

}  // namespace drempel::engine::evaluation
