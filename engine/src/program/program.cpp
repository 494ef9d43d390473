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

bool speaks(const Memory& memory, RuleId id, const Case& file) {
    return memory.rules.speaks_in(memory.rules.rules[id.index].regelset, file.gemeente);
}

// The version of a rule that holds on a day, of the nearest layer; when none does, the last that began.
const Version* find_version(const Memory& memory, const Group& group, const Case& file, Dag day, bool& is_valid) {
    const Version* holding = nullptr;
    const Version* nearest = nullptr;
    const auto layer_of = [&](const Version& version) {
        return memory.rules.regelsets[memory.rules.rules[version.rule.index].regelset.index].layer;
    };
    for (const auto& version : group.versions) {
        if (!group.always_speaks && !speaks(memory, version.rule, file)) continue;
        const auto& rule = memory.rules.rules[version.rule.index];
        if (evaluation::is_valid_on(rule, day) && (holding == nullptr || layer_of(version) > layer_of(*holding))) holding = &version;
        if (nearest == nullptr || !rule.valid.from || *rule.valid.from <= day) nearest = &version;
    }
    is_valid = holding != nullptr;
    return is_valid ? holding : nearest;
}

// The same; remembered where the file makes no difference.
const Version* version_on(Memory& memory, const Group& group, const Case& file, Dag day, bool& is_valid) {
    if (!group.always_speaks) return find_version(memory, group, file, day, is_valid);
    memory.holding.resize(memory.code.groups.size());
    auto& known = memory.holding[static_cast<std::size_t>(&group - memory.code.groups.data())];
    if (!known.day || known.day->number != day.number) {
        known.version = find_version(memory, group, file, day, known.is_valid);
        known.day = day;
    }
    is_valid = known.is_valid;
    return known.version;
}

// The findings of one version that holds, for one of the cases, through `take(lane, kind, range, judged)`; false as soon as one
// lies elsewhere. `settle` may say more of an element of which H is open.
template <class Settle, class Take>
bool each_place(const Memory& memory, const Version& version, std::uint32_t at_case, bool is_valid, Settle&& settle, Take&& take) {
    const auto judged_at = [&](std::uint32_t lane) {
        return DREMPEL_MUTANT(134, is_valid, true) ? judge(memory, version, lane, false) : Judged{false, Oordeel::onwaar, Uitkomst::niet_van_toepassing};
    };
    if (version.space == 0) {
        const auto judged = settle(at_case, judged_at(at_case));
        if (judged.elsewhere) return false;
        take(at_case, evaluation::Place::Kind::element, static_cast<const Range*>(nullptr), judged);
        return true;
    }
    const auto& range = memory.spaces[version.space].ranges[at_case];
    for (auto lane = range.begin; lane < range.known_end; ++lane) {
        const auto judged = settle(lane, judged_at(lane));
        if (judged.elsewhere) return false;
        take(lane, evaluation::Place::Kind::element, &range, judged);
    }
    if (range.is_closed) {
        if (range.known() == 0) {
            take(0, evaluation::Place::Kind::empty_list, &range, Judged{false, Oordeel::onwaar, Uitkomst::niet_van_toepassing});
        }
        return true;
    }
    auto judged = judged_at(range.known_end);
    if (judged.elsewhere) return false;
    // The H of an element that perhaps does not exist: never a hit.
    if (judged.h != Oordeel::onwaar) {
        judged.h = DREMPEL_MUTANT(135, en(judged.h, Oordeel::onbekend), judged.h);
        judged.uitkomst = DREMPEL_MUTANT(136, Uitkomst::onbepaald, judged.uitkomst);
    }
    take(range.known_end, evaluation::Place::Kind::unknown_rest, &range, judged);
    return true;
}

// Rules over a list in an element of another list: where the inner one is empty or not known, their findings stand between those
// of the elements around them. The reference evaluator knows how.
bool has_lists_in_lists(const Memory& memory, const Version& version) { return version.space != 0 && memory.code.spaces[version.space].parent != 0; }

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

class Screen {
public:
    Screen(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits, Memory& memory, std::uint32_t at_case)
        : rules_(rules), facts_(facts), peildatum_(peildatum), limits_(limits), memory_(memory), at_case_(at_case) {}

    // The registers of the memory hold the case, unless everything is for the reference evaluator.
    Verdict run(bool reference_only) {
        const auto& groups = memory_.code.groups;
        found_.reserve(groups.size() * 2);
        for (const auto& group : groups) {
            if (reference_only) {
                by_reference(group);
            } else {
                screen(group);
            }
        }
        const auto in_order = [&](const Entry& entry) { return memory_.code.order[entry.uitslag.rule.index]; };
        if (!std::ranges::is_sorted(found_, {}, in_order)) std::ranges::stable_sort(found_, {}, in_order);
        advise();
        verdict_.uitslagen.reserve(found_.size());
        for (const auto& entry : found_) verdict_.uitslagen.push_back(entry.uitslag);
        return std::move(verdict_);
    }

    // In a batch: the case must be screened by itself, for it has facts that are to be tried.
    bool needs_to_be_alone() const { return needs_to_be_alone_; }

private:
    struct Entry {
        Uitslag uitslag;
        const Group* group = nullptr;
        bool misses_fact_of_applicant = false;
    };

    void screen(const Group& group) {
        if (!group.versions.empty()) {
            const auto& day = memory_.law_day(group.law, at_case_);
            if (day && by_program(group, *day)) return;
        }
        by_reference(group);
    }

    bool by_program(const Group& group, Dag day) {
        bool is_valid = false;
        const auto* version = program::version_on(memory_, group, facts_, day, is_valid);
        if (version == nullptr) return true;  // it does not speak here
        if (program::has_lists_in_lists(memory_, *version)) return false;
        const auto before = found_.size();
        const auto by_cases = [&](std::uint32_t lane, const auto& plain) { return split(*version, lane, plain, false); };
        const bool ok = program::each_place(memory_, *version, at_case_, is_valid, by_cases, [&](std::uint32_t lane, auto kind, const program::Range* range, const auto& judged) {
            Entry entry;
            entry.group = &group;
            auto& uitslag = entry.uitslag;
            uitslag.rule = version->rule;
            uitslag.h = judged.h;
            uitslag.uitkomst = judged.uitkomst;
            uitslag.first_object = static_cast<std::uint32_t>(verdict_.objects.size());
            const bool is_element = kind == evaluation::Place::Kind::element;
            if (is_element && version->space != 0) {
                verdict_.objects.push_back(memory_.spaces[version->space].elements[lane].id);
                uitslag.object_count = 1;
            }
            if (!is_element) uitslag.list = range->slot;
            uitslag.may_be_hit = judged.h != Oordeel::onwaar;
            if (version->is_kennisregel && is_valid && kind != evaluation::Place::Kind::empty_list) {
                auto later = program::judge(memory_, *version, lane, true);
                if (is_element) later = split(*version, lane, later, true);
                if (later.elsewhere) elsewhere_ = true;
                uitslag.may_be_hit = later.h != Oordeel::onwaar;
            }
            found_.push_back(entry);
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
        if (memory_.cases.size() > 1) {
            needs_to_be_alone_ = true;
            return plain;
        }
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
            for (const auto& fixed : combination) memory_.taken.push_back({fixed.slot, program::to_truth(fixed.value.truth), fixed.value.members, fixed.value.is_geen});
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

    bool misses_fact_of_applicant(const Found& one) const {
        return one.finding.uitkomst == Uitkomst::onbepaald && evaluation::misses_fact_of_applicant(rules_, facts_, one.finding);
    }

    void by_reference(const Group& group) {
        const auto found = reference(group);
        if (!found.empty()) ++verdict_.rules_by_reference;
        for (const auto& one : found) {
            const auto& finding = one.finding;
            const Uitslag uitslag{finding.rule, finding.h, finding.uitkomst, one.may_be_hit, true, static_cast<std::uint32_t>(verdict_.objects.size()),
                                  static_cast<std::uint32_t>(finding.objects.size()), finding.list};
            verdict_.objects.insert(verdict_.objects.end(), finding.objects.begin(), finding.objects.end());
            found_.push_back({uitslag, &group, misses_fact_of_applicant(one)});
        }
    }

    void advise() {
        Screening screening;
        set_advice(screening);
        // Whether a fact of the applicant is missing decides between two provisional advices.
        const bool refuses = !screening.advies.is_none() && (werking_of(screening.advies) == Werking::weigert || werking_of(screening.advies) == Werking::trekt_in);
        if (screening.advies_status == AdviesStatus::voorlopig && !refuses) {
            std::vector<const Group*> asked;
            for (const auto& entry : found_) {
                if (entry.uitslag.by_reference || entry.uitslag.uitkomst != Uitkomst::onbepaald) continue;
                if (std::ranges::find(asked, entry.group) == asked.end()) asked.push_back(entry.group);
            }
            for (const auto* group : asked) {
                ++verdict_.questions_to_reference;
                const auto explained = reference(*group);
                for (auto& entry : found_) {
                    if (entry.group != group) continue;
                    const auto stands_here = [&](const Found& one) {
                        return std::ranges::equal(one.finding.objects, verdict_.objects_of(entry.uitslag)) && one.finding.list == entry.uitslag.list;
                    };
                    const auto at = std::ranges::find_if(explained, stands_here);
                    if (at != explained.end()) entry.misses_fact_of_applicant = misses_fact_of_applicant(*at);
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
        std::vector<evaluation::RuleSummary> summaries;
        summaries.reserve(memory_.code.groups.size());
        for (const auto& [uitslag, group, misses] : found_) {
            if (summaries.empty() || summaries.back().rule != uitslag.rule) {
                const auto& rule = rules_.rules[uitslag.rule.index];
                summaries.push_back({uitslag.rule, rule.gevolg, uitslag.uitkomst, false, false, rule.is_kennisregel});
            }
            auto& summary = summaries.back();
            summary.uitkomst = std::min(summary.uitkomst, uitslag.uitkomst);
            summary.may_be_hit = summary.may_be_hit || uitslag.may_be_hit;
            summary.misses_fact_of_applicant = summary.misses_fact_of_applicant || misses;
        }
        evaluation::set_advice(rules_, summaries, screening);
    }

    const RuleSet& rules_;
    const Case& facts_;
    Dag peildatum_;
    EvaluationLimits limits_;
    Memory& memory_;
    std::uint32_t at_case_;
    std::optional<evaluation::Machine> machine_;
    std::vector<Entry> found_;
    Verdict verdict_;
    bool elsewhere_ = false;
    bool needs_to_be_alone_ = false;
};

constexpr std::size_t batch = 32;  // cases side by side: more, and their registers leave the nearest cache

}  // namespace

Verdict Program::screen(const Case& facts, Dag peildatum, Workspace& workspace, const EvaluationLimits& limits) const {
    auto& memory = *workspace.memory_;
    const Case* const only = &facts;
    const bool fits = memory.load(std::span(&only, 1), peildatum, limits.fuel);
    if (fits) {
        memory.fill();
        memory.run();
    }
    return Screen(rules_, facts, peildatum, limits, memory, 0).run(!fits);
}

std::vector<Verdict> Program::screen(std::span<const Case* const> cases, Dag peildatum, Workspace& workspace, const EvaluationLimits& limits) const {
    auto& memory = *workspace.memory_;
    std::vector<Verdict> verdicts;
    verdicts.reserve(cases.size());
    for (std::size_t begin = 0; begin < cases.size(); begin += batch) {
        const auto here = cases.subspan(begin, std::min(batch, cases.size() - begin));
        const bool fits = memory.load(here, peildatum, limits.fuel);
        if (fits) {
            memory.fill();
            memory.run();
        }
        std::vector<std::uint32_t> alone;
        for (std::uint32_t i = 0; i < here.size(); ++i) {
            verdicts.emplace_back();
            Screen one_case(rules_, *here[i], peildatum, limits, memory, i);
            if (fits) verdicts.back() = one_case.run(false);
            if (!fits || one_case.needs_to_be_alone()) alone.push_back(i);
        }
        for (const auto i : alone) verdicts[begin + i] = screen(*here[i], peildatum, workspace, limits);
    }
    return verdicts;
}

Verdict verdict_by_reference(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits) {
    program::Code code;
    code.order = program::order_of_findings(rules);
    const auto& all = rules.soorten[facts.soort.index].rules;
    for (std::size_t begin = 0; begin < all.size();) {
        Group group;
        const auto& id = rules.rules[all[begin].index].id;
        while (begin < all.size() && rules.rules[all[begin].index].id == id) group.rules.push_back(all[begin++]);
        code.groups.push_back(std::move(group));
    }
    Memory memory(rules, code);
    return Screen(rules, facts, peildatum, limits, memory, 0).run(true);
}

bool Program::fill(std::span<const Case* const> cases, Dag peildatum, Workspace& workspace) const {
    auto& memory = *workspace.memory_;
    if (!memory.load(cases, peildatum, EvaluationLimits{}.fuel * cases.size())) return false;
    memory.fill();
    return true;
}

std::size_t Program::count_hits(Workspace& workspace) const {
    auto& memory = *workspace.memory_;
    memory.run();
    const auto count = static_cast<std::uint32_t>(memory.cases.size());
    if (!memory.hits_day || memory.hits_day->number != memory.peildatum.number) {
        memory.hits_day = memory.peildatum;
        memory.hits.clear();
        memory.others.clear();
        for (const auto& group : code_->groups) {
            if (group.versions.empty()) continue;
            if (!group.always_speaks || !code_->laws[group.law].field.is_none()) {
                memory.others.push_back(&group);
                continue;
            }
            bool is_valid = false;
            const auto* version = program::version_on(memory, group, *memory.cases[0], memory.peildatum, is_valid);
            if (is_valid && !program::has_lists_in_lists(memory, *version)) memory.hits.push_back({memory.source_of_truth(version->h), version->space});
        }
    }
    std::size_t hits = 0;
    for (const auto& hit : memory.hits) hits += memory.count_waar(hit.source, hit.space, 0, count);
    for (const auto* group : memory.others) {
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto& day = memory.law_day(group->law, i);
            bool is_valid = false;
            const auto* version = day ? program::version_on(memory, *group, *memory.cases[i], *day, is_valid) : nullptr;
            if (!is_valid || program::has_lists_in_lists(memory, *version)) continue;
            hits += memory.count_waar(memory.source_of_truth(version->h), version->space, i, i + 1);
        }
    }
    return hits;
}

}  // namespace drempel::engine
