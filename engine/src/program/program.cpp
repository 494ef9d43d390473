// SPDX-License-Identifier: EUPL-1.2
// From registers to findings and advice; and the way to the reference evaluator.
#include "drempel/engine/program.hpp"

#include <algorithm>
#include <array>

#include "evaluate/advice.hpp"
#include "evaluate/rule.hpp"
#include "program/memory.hpp"

namespace drempel::engine {

using evaluation::Found;
using program::Group;
using program::Memory;
using program::no_register;
using program::Truth;
using program::Version;

namespace program {

namespace {

struct Judged {
    bool elsewhere = false;
    Oordeel h{};
    Uitkomst uitkomst{};
};

Oordeel to_oordeel(Truth truth) { return static_cast<Oordeel>(truth); }
Truth to_truth_of(Oordeel oordeel) { return static_cast<Truth>(oordeel); }

// The table of semantics 2 for one lane.
Judged judge(const Memory& memory, const Version& version, std::uint32_t lane, bool later) {
    const auto als = later ? version.later_als : version.als;
    const auto eis = later ? version.later_eis : version.eis;
    const auto& tenzij = later ? version.later_tenzij : version.tenzij;
    const auto applies = als == no_register ? Truth::waar : memory.truth(als, version.space, lane);
    if (applies == Truth::onwaar) return {false, Oordeel::onwaar, Uitkomst::niet_van_toepassing};
    if (applies == Truth::elders) return {true, {}, {}};
    const auto demanded = eis == no_register ? DREMPEL_MUTANT(130, Truth::onwaar, Truth::onbekend) : memory.truth(eis, version.space, lane);
    if (demanded == Truth::elders) return {true, {}, {}};
    if (demanded == Truth::waar) return {false, Oordeel::onwaar, DREMPEL_MUTANT(131, Uitkomst::voldaan, Uitkomst::niet_van_toepassing)};
    auto excepted = Truth::onwaar;
    for (const auto part : tenzij) excepted = of(excepted, memory.truth(part, version.space, lane));
    if (excepted == Truth::elders) return {true, {}, {}};
    if (excepted == Truth::waar) return {false, Oordeel::onwaar, DREMPEL_MUTANT(132, Uitkomst::uitzondering, Uitkomst::voldaan)};
    const auto h = en(applies, en(niet(demanded), DREMPEL_MUTANT(133, niet(excepted), Truth::waar)));
    const auto uitkomst = h == Truth::waar ? Uitkomst::geraakt : h == Truth::onbekend ? Uitkomst::onbepaald : Uitkomst::rekenfout;
    return {false, to_oordeel(h), uitkomst};
}

bool speaks(const Memory& memory, RuleId id) {
    return memory.rules.speaks_in(memory.rules.rules[id.index].regelset, memory.facts->gemeente);
}

// The version of a rule that holds on a day, of the nearest layer; when none does, the last that began.
const Version* version_on(const Memory& memory, const Group& group, Dag day, bool& is_valid) {
    const Version* holding = nullptr;
    const Version* nearest = nullptr;
    const auto layer_of = [&](const Version& version) {
        return memory.rules.regelsets[memory.rules.rules[version.rule.index].regelset.index].layer;
    };
    for (const auto& version : group.versions) {
        if (!group.always_speaks && !speaks(memory, version.rule)) continue;
        const auto& rule = memory.rules.rules[version.rule.index];
        if (evaluation::is_valid_on(rule, day) && (holding == nullptr || layer_of(version) > layer_of(*holding))) holding = &version;
        if (nearest == nullptr || !rule.valid.from || *rule.valid.from <= day) nearest = &version;
    }
    is_valid = holding != nullptr;
    return is_valid ? holding : nearest;
}

// The findings of one version that holds, through `found(lane, kind, judged)`; false as soon as one lies elsewhere.
// `settle` may say more of an element of which H is open.
template <class Settle, class Take>
bool each_place(const Memory& memory, const Version& version, bool is_valid, Settle&& settle, Take&& take) {
    const auto judged_at = [&](std::uint32_t lane) {
        return DREMPEL_MUTANT(134, is_valid, true) ? judge(memory, version, lane, false) : Judged{false, Oordeel::onwaar, Uitkomst::niet_van_toepassing};
    };
    if (version.space == 0) {
        const auto judged = settle(0U, judged_at(0));
        if (judged.elsewhere) return false;
        take(0, evaluation::Place::Kind::element, static_cast<const Range*>(nullptr), judged);
        return true;
    }
    const auto& lanes = memory.spaces[version.space];
    for (const auto& range : lanes.ranges) {
        for (auto lane = range.begin; lane < range.known_end; ++lane) {
            const auto judged = settle(lane, judged_at(lane));
            if (judged.elsewhere) return false;
            take(lane, evaluation::Place::Kind::element, &range, judged);
        }
        if (range.is_closed) {
            if (range.known() == 0) {
                take(0, evaluation::Place::Kind::empty_list, &range, Judged{false, Oordeel::onwaar, Uitkomst::niet_van_toepassing});
            }
            continue;
        }
        auto judged = judged_at(range.known_end);
        if (judged.elsewhere) return false;
        // The H of an element that perhaps does not exist: never a hit.
        if (judged.h != Oordeel::onwaar) {
            judged.h = DREMPEL_MUTANT(135, en(judged.h, Oordeel::onbekend), judged.h);
            judged.uitkomst = DREMPEL_MUTANT(136, Uitkomst::onbepaald, judged.uitkomst);
        }
        take(range.known_end, evaluation::Place::Kind::unknown_rest, &range, judged);
    }
    return true;
}

}  // namespace

}  // namespace program

Program::Program(const RuleSet& rules, SoortId soort)
    : rules_(rules), soort_(soort), code_(std::make_unique<const program::Code>(program::lower(rules, soort))) {}
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;

Program::Workspace::Workspace(const Program& program) : memory_(std::make_unique<Memory>(program.rules_, *program.code_)) {}
Program::Workspace::~Workspace() = default;
Program::Workspace::Workspace(Workspace&&) noexcept = default;

const std::vector<NotCompiled>& Program::not_compiled() const { return code_->not_compiled; }
std::size_t Program::rule_count() const { return code_->groups.size(); }
std::size_t Program::operation_count() const { return code_->operations.size(); }

namespace {

// The objects of a lane: its own element and those it lies in, outermost first.
std::vector<RecordId> objects_of(const Memory& memory, std::uint32_t space, std::uint32_t lane, bool is_known) {
    std::vector<RecordId> objects;
    bool take = is_known;
    while (space != 0) {
        const auto& lanes = memory.spaces[space];
        if (take) objects.push_back(lanes.elements[lane].id);
        take = true;
        lane = lanes.parent[lane];
        space = memory.code.spaces[space].parent;
    }
    std::ranges::reverse(objects);
    return objects;
}

class Screen {
public:
    Screen(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits, Memory& memory)
        : rules_(rules), facts_(facts), peildatum_(peildatum), limits_(limits), memory_(memory) {}

    Verdict run(bool reference_only) {
        if (!reference_only) {
            memory_.load(facts_, peildatum_);
            memory_.run();
        }
        for (const auto& group : memory_.code.groups) {
            if (reference_only) {
                by_reference(group);
            } else {
                screen(group);
            }
        }
        std::ranges::stable_sort(found_, [&](const Entry& a, const Entry& b) {
            const auto& rule_a = rules_.rules[a.found.finding.rule.index];
            const auto& rule_b = rules_.rules[b.found.finding.rule.index];
            const auto rank_a = rules_.gevolgsoorten[rule_a.gevolg.index].rank;
            const auto rank_b = rules_.gevolgsoorten[rule_b.gevolg.index].rank;
            return rank_a != rank_b ? rank_a < rank_b : rule_a.id < rule_b.id;
        });
        advise();
        for (auto& [one, by_reference, group] : found_) {
            auto& finding = one.finding;
            verdict_.uitslagen.push_back({finding.rule, finding.h, finding.uitkomst, one.may_be_hit, by_reference, std::move(finding.objects), finding.list});
        }
        return std::move(verdict_);
    }

private:
    struct Entry {
        Found found;
        bool by_reference = false;
        const Group* group = nullptr;
    };

    void screen(const Group& group) {
        if (!group.versions.empty() && memory_.law_days[group.law] && by_program(group, *memory_.law_days[group.law])) return;
        by_reference(group);
    }

    bool by_program(const Group& group, Dag day) {
        bool is_valid = false;
        const auto* version = program::version_on(memory_, group, day, is_valid);
        if (version == nullptr) return true;  // it does not speak here
        const auto before = found_.size();
        // Lists further in that are empty or not known stand between the elements around them.
        if (version->space != 0 && memory_.code.spaces[version->space].parent != 0) return false;
        const auto by_cases = [&](std::uint32_t lane, const auto& plain) { return split(*version, lane, plain, false); };
        const bool ok = program::each_place(memory_, *version, is_valid, by_cases, [&](std::uint32_t lane, auto kind, const program::Range* range, const auto& judged) {
            Entry entry;
            entry.group = &group;
            auto& finding = entry.found.finding;
            finding.rule = version->rule;
            finding.h = judged.h;
            finding.uitkomst = judged.uitkomst;
            const bool is_element = kind == evaluation::Place::Kind::element;
            if (kind != evaluation::Place::Kind::empty_list) finding.objects = objects_of(memory_, version->space, lane, is_element);
            if (!is_element) finding.list = range->slot;
            entry.found.may_be_hit = judged.h != Oordeel::onwaar;
            if (version->is_kennisregel && is_valid && kind != evaluation::Place::Kind::empty_list) {
                auto later = program::judge(memory_, *version, lane, true);
                if (is_element) later = split(*version, lane, later, true);
                if (later.elsewhere) elsewhere_ = true;
                entry.found.may_be_hit = later.h != Oordeel::onwaar;
            }
            found_.push_back(std::move(entry));
        });
        if (ok && !elsewhere_) return true;
        elsewhere_ = false;
        found_.resize(before);
        return false;
    }

    // Semantics 1: what plain evaluation leaves open, by the cases of its facts.
    program::Judged split(const Version& version, std::uint32_t lane, const program::Judged& plain, bool later) {
        const auto& rule = rules_.rules[version.rule.index];
        if (plain.elsewhere || plain.h != Oordeel::onbekend || rule.split.empty()) return plain;
        std::vector<evaluation::RecordRef> bound;
        auto at = lane;
        for (auto space = version.space; space != 0; space = memory_.code.spaces[space].parent) {
            bound.push_back(memory_.spaces[space].elements[at]);
            at = memory_.spaces[space].parent[at];
        }
        std::ranges::reverse(bound);
        std::optional<program::Judged> summary;
        bool agrees = true;
        for (const auto& combination : evaluation::cases_of(machine(), rule.split, rule.for_each, bound)) {
            memory_.taken.clear();
            for (const auto& fixed : combination) memory_.taken.push_back({fixed.slot, program::to_truth_of(fixed.value.truth), fixed.value.members, fixed.value.is_geen});
            memory_.run(version.slice);
            const auto here = program::judge(memory_, version, lane, later);
            if (here.elsewhere) {
                summary = here;
                break;
            }
            agrees = DREMPEL_MUTANT(137, here.h != Oordeel::onbekend, true) && (!summary || here.h == summary->h);
            if (!agrees) break;
            if (!summary || here.uitkomst < summary->uitkomst) summary = here;  // labels that differ while H agrees: the first
        }
        memory_.taken.clear();
        memory_.run(version.slice);
        return agrees && summary ? *summary : plain;
    }

    evaluation::Machine& machine() {
        if (!machine_) {
            machine_.emplace(rules_, facts_, peildatum_, limits_.fuel, evaluation::Tracking::nothing);
            machine_->outcome_only = true;
        }
        return *machine_;
    }

    std::vector<Found> reference(const Group& group) {
        std::vector<RuleId> here;
        for (const auto id : group.rules) {
            if (rules_.speaks_in(rules_.rules[id.index].regelset, facts_.gemeente)) here.push_back(id);
        }
        std::vector<Found> found;
        if (!here.empty()) evaluation::screen_rule(machine(), here, found);
        return found;
    }

    void by_reference(const Group& group) {
        auto found = reference(group);
        if (!found.empty()) ++verdict_.rules_by_reference;
        for (auto& one : found) found_.push_back({std::move(one), true, &group});
    }

    void advise() {
        Screening screening;
        set_advice(screening);
        // Whether a fact of the applicant is missing decides between two provisional advices.
        const bool refuses = !screening.advies.is_none() && (werking_of(screening.advies) == Werking::weigert || werking_of(screening.advies) == Werking::trekt_in);
        if (screening.advies_status == AdviesStatus::voorlopig && !refuses) {
            std::vector<const Group*> asked;
            for (const auto& entry : found_) {
                if (entry.by_reference || entry.found.finding.uitkomst != Uitkomst::onbepaald) continue;
                if (std::ranges::find(asked, entry.group) == asked.end()) asked.push_back(entry.group);
            }
            for (const auto* group : asked) {
                ++verdict_.questions_to_reference;
                auto explained = reference(*group);
                for (auto& entry : found_) {
                    if (entry.group != group) continue;
                    for (auto& one : explained) {
                        if (one.finding.objects == entry.found.finding.objects && one.finding.list == entry.found.finding.list) {
                            entry.found.finding.ontbreekt = std::move(one.finding.ontbreekt);
                            break;
                        }
                    }
                }
            }
            if (!asked.empty()) set_advice(screening);
        }
        verdict_.advies = screening.advies;
        verdict_.advies_status = screening.advies_status;
        verdict_.mogelijke_adviezen = std::move(screening.mogelijke_adviezen);
        verdict_.besluitrijp = screening.besluitrijp;
    }

    Werking werking_of(GevolgsoortId id) const { return rules_.gevolgsoorten[id.index].werking; }

    void set_advice(Screening& screening) {
        std::vector<Found> all;
        all.reserve(found_.size());
        for (const auto& entry : found_) all.push_back(entry.found);
        evaluation::set_advice(rules_, facts_, all, screening);
    }

    const RuleSet& rules_;
    const Case& facts_;
    Dag peildatum_;
    EvaluationLimits limits_;
    Memory& memory_;
    std::optional<evaluation::Machine> machine_;
    std::vector<Entry> found_;
    Verdict verdict_;
    bool elsewhere_ = false;
};

}  // namespace

Verdict Program::screen(const Case& facts, Dag peildatum, Workspace& workspace, const EvaluationLimits& limits) const {
    return Screen(rules_, facts, peildatum, limits, *workspace.memory_).run(false);
}

Verdict verdict_by_reference(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits) {
    program::Code code;
    const auto& all = rules.soorten[facts.soort.index].rules;
    for (std::size_t begin = 0; begin < all.size();) {
        Group group;
        const auto& id = rules.rules[all[begin].index].id;
        while (begin < all.size() && rules.rules[all[begin].index].id == id) group.rules.push_back(all[begin++]);
        code.groups.push_back(std::move(group));
    }
    Memory memory(rules, code);
    return Screen(rules, facts, peildatum, limits, memory).run(true);
}

std::size_t Program::count_hits(const Case& facts, Dag peildatum, Workspace& workspace) const {
    auto& memory = *workspace.memory_;
    memory.load(facts, peildatum);
    memory.run();
    std::size_t hits = 0;
    for (const auto& group : code_->groups) {
        if (group.versions.empty() || !memory.law_days[group.law]) continue;
        bool is_valid = false;
        const auto* version = program::version_on(memory, group, *memory.law_days[group.law], is_valid);
        if (version == nullptr) continue;
        program::each_place(memory, *version, is_valid, [](std::uint32_t, auto judged) { return judged; }, [&](std::uint32_t, auto, const auto*, const auto& judged) {
            hits += judged.uitkomst == Uitkomst::geraakt ? 1U : 0U;
        });
    }
    return hits;
}

}  // namespace drempel::engine
