// SPDX-License-Identifier: EUPL-1.2
// The registers of one evaluation: filled from the case, then run through once.
#pragma once

#include <span>
#include <vector>

#include "evaluate/sets.hpp"
#include "program/code.hpp"

namespace drempel::engine::program {

// One list of one record: its lanes [begin, known_end) are elements; [known_end, end) is nothing or the element that nobody
// mentioned.
struct Range {
    std::uint32_t begin = 0, known_end = 0, end = 0;
    bool is_closed = true;
    SlotId slot;
    bool is_open = false;             // not complete, and some elements are known
    std::uint32_t at_least = 0;
    std::optional<std::uint32_t> at_most;

    std::uint32_t known() const { return known_end - begin; }
    std::uint32_t least_rest() const { return at_least > known() ? at_least - known() : 0; }
    std::optional<std::uint32_t> most_rest() const {
        if (!at_most) return std::nullopt;
        return *at_most > known() ? *at_most - known() : 0;
    }
};

struct Lanes {
    std::uint32_t count = 0;
    bool has_rest = false;                           // some lane is no element
    std::vector<std::uint32_t> parent;               // by lane
    std::vector<Range> ranges;                       // by lane of the parent
    std::vector<std::vector<std::uint32_t>> outward; // by depth of a space further out: the lane there
    std::vector<evaluation::RecordRef> elements;
    std::vector<const Case*> files;                  // by lane: of which case it is
};

// The registers of one space; of all lanes of a register side by side.
struct Base {
    Truth* truths = nullptr;
    Cell* values = nullptr;
    std::uint32_t count = 0;
};

// The lane of an operand for lane i of the operation.
struct Reach {
    const std::uint32_t* map = nullptr;
    std::uint32_t stride = 1;
    std::uint32_t of(std::uint32_t lane) const { return map != nullptr ? map[lane] : lane * stride; }
};

// The registers that an operand has, seen from the lanes of the operation.
template <class T>
struct Operand {
    const T* first = nullptr;
    Reach reach;
    const T& operator[](std::uint32_t lane) const { return first[reach.of(lane)]; }
};

struct RecordLanes {
    std::vector<evaluation::RecordRef> records;
    std::vector<const Slot*> slots;  // of a known record: its first
};

// One case, or a batch of them side by side: space 0 has a lane per case.
struct Memory {
    const Code& code;
    const RuleSet& rules;

    std::vector<const Case*> cases;
    Dag peildatum;
    std::vector<Lanes> spaces;
    std::vector<RecordLanes> records;
    std::vector<Base> bases;                                      // by space, and last that of the constants
    std::vector<Truth> truths, day_truths;
    std::vector<Cell> values, day_values;
    std::vector<std::optional<Dag>> law_days;                     // by law and case; none: not known
    std::vector<std::uint32_t> chosen;                            // by choice and case: the register, or none

    // Of each group the version that holds on a day, where no file makes a difference.
    struct Holding {
        std::optional<Dag> day;
        const Version* version = nullptr;
        bool is_valid = false;
    };
    std::vector<Holding> holding;
    // The registers that say of the rules of which that is so whether they are hit, for count_hits.
    struct Hit {
        Source source;
        std::uint32_t space = 0;
    };
    std::vector<Hit> hits;
    std::vector<const Group*> others;
    std::optional<Dag> hits_day;

    Memory(const RuleSet& rule_set, const Code& compiled) : code(compiled), rules(rule_set) {}

    // What facts are taken to be for the time being: a case of a case split.
    struct Taken {
        SlotId slot;
        Truth truth{};
        std::uint64_t members = 0;
        bool is_geen = false;
    };
    std::vector<Taken> taken;

    // False, and nothing is set aside, when the steps (one per operation and lane) are more than `fuel`.
    bool load(std::span<const Case* const> all, Dag day, std::uint64_t fuel);
    void fill();  // the registers that read the cases
    void run();   // the others
    void run(const std::vector<std::uint32_t>& slice);

    // How often a register of a space is waar over the elements of some of the cases; of space 0 or a list of the case itself.
    std::size_t count_waar(Source source, std::uint32_t space, std::uint32_t first_case, std::uint32_t until) const;
    Source source_of_truth(std::uint32_t reg) const {
        const auto& at = code.truths[reg];
        return {at.is_constant ? static_cast<std::uint32_t>(code.spaces.size()) : at.space, at.local};
    }
    Truth truth(std::uint32_t reg, std::uint32_t space, std::uint32_t lane) const;
    Reach reach(std::uint32_t from, std::uint32_t to) const;
    const std::optional<Dag>& law_day(std::uint32_t law, std::uint32_t at_case) const { return law_days[law * cases.size() + at_case]; }

private:
    bool is_single() const { return cases.size() == 1; }
    void load_records(std::uint32_t first, std::uint32_t until);
    void load_space(std::uint32_t index);
    void load_day();
    void load_laws();
    Operand<Truth> truth_at(Source source, std::uint32_t seen_from) const;
    Operand<Cell> value_at(Source source, std::uint32_t seen_from) const;
    Operand<Truth> truth_in(std::uint32_t reg, std::uint32_t seen_from) const;
    Operand<Cell> value_in(std::uint32_t reg, std::uint32_t seen_from) const;
    void execute(std::span<const Step> steps);
    void execute_other(const Step& step);
    void execute_list(const Step& step);
    const Taken* find_taken(SlotId slot) const;
    bool place(const Case& file, const evaluation::RecordRef& record, std::uint32_t offset, SlotId& slot, const Type*& type) const;
    Truth read_truth(const Case& file, const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth read_present(const Case& file, const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth read_known(const Case& file, const evaluation::RecordRef& record, std::uint32_t offset, bool still_open) const;
    Cell read_value(const Case& file, const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth is_kind(const Case& file, const evaluation::RecordRef& record, BegripId asked) const;
    evaluation::RecordRef viewed_as(const Case& file, const evaluation::RecordRef& record, BegripId kind) const;
    Truth equal_text(const Cell& a, const Cell& b) const;
    Cell unknown_value(const Type& type) const;
};

}  // namespace drempel::engine::program
