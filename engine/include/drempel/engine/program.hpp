// SPDX-License-Identifier: EUPL-1.2
// The production evaluator: the rules of one aanvraagsoort, compiled once to flat straight-line code over typed registers.
//
// It gives per rule and object H and the label, and the advice. What it cannot decide exactly (a construct that it lacks, a
// number that does not fit, a set that is more than an interval) it hands, rule by rule, to the reference evaluator
// (evaluate.hpp), which also makes the explanations. It counts what it handed over; it never guesses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "drempel/engine/evaluate.hpp"

namespace drempel::engine {

namespace program {
struct Code;    // what is compiled
struct Memory;  // the registers of one evaluation
}  // namespace program

// One rule for one object.
struct Uitslag {
    RuleId rule;
    Oordeel h{};
    Uitkomst uitkomst{};
    bool may_be_hit = false;         // H not onwaar while what is not known may still become known
    bool by_reference = false;       // the reference evaluator decided it
    std::uint32_t first_object = 0, object_count = 0;  // one per `voor elke`: Verdict::objects_of
    SlotId list;                     // it stands at a list's path (empty, unknown or open list)
};

struct Verdict {
    GevolgsoortId advies;            // none: geen_beletsel
    AdviesStatus advies_status{};
    std::vector<GevolgsoortId> mogelijke_adviezen;
    bool besluitrijp = false;
    std::vector<Uitslag> uitslagen;  // in the order of Screening::bevindingen
    std::vector<RecordId> objects;
    std::size_t rules_by_reference = 0;  // rule ids that the reference evaluator decided
    std::size_t questions_to_reference = 0;  // open rules of which the advice needed to know what is missing

    std::span<const RecordId> objects_of(const Uitslag& one) const { return std::span(objects).subspan(one.first_object, one.object_count); }
};

// A rule id that always goes to the reference evaluator.
struct NotCompiled {
    RuleId rule;              // the first of its versions
    std::string_view reason;
};

class Program {
public:
    // The program keeps a reference to `rules`.
    Program(const RuleSet& rules, SoortId soort);
    ~Program();
    Program(Program&&) noexcept;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    Program& operator=(Program&&) = delete;

    // Registers that may be used for one evaluation after another; not by two threads at once.
    class Workspace {
    public:
        explicit Workspace(const Program& program);
        ~Workspace();
        Workspace(Workspace&&) noexcept;
        Workspace(const Workspace&) = delete;
        Workspace& operator=(const Workspace&) = delete;
        Workspace& operator=(Workspace&&) = delete;

    private:
        friend class Program;
        std::unique_ptr<program::Memory> memory_;
    };

    // The case must be of the soort of the program.
    Verdict screen(const Case& facts, Dag peildatum, Workspace& workspace, const EvaluationLimits& limits = {}) const;
    // Many cases side by side: the same verdicts, sooner.
    std::vector<Verdict> screen(std::span<const Case* const> cases, Dag peildatum, Workspace& workspace, const EvaluationLimits& limits = {}) const;
    // In two steps, to measure the bare program: the facts into registers, false when there is too much; and how many findings are
    // geraakt, without lists or advice.
    bool fill(std::span<const Case* const> cases, Dag peildatum, Workspace& workspace) const;
    std::size_t count_hits(Workspace& workspace) const;

    const std::vector<NotCompiled>& not_compiled() const;
    std::size_t rule_count() const;  // rule ids of the soort
    std::size_t operation_count() const;

private:
    const RuleSet& rules_;
    SoortId soort_;
    std::unique_ptr<const program::Code> code_;
};

// The same verdict from the reference evaluator alone.
Verdict verdict_by_reference(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits = {});

}  // namespace drempel::engine
