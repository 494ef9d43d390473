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
    std::vector<std::uint32_t> parent;               // by lane
    std::vector<Range> ranges;                       // by lane of the parent
    std::vector<std::vector<std::uint32_t>> outward; // by depth of a space further out: the lane there; empty for the case
    std::vector<evaluation::RecordRef> elements;
    std::size_t truth_base = 0, value_base = 0;
};

// The lane of an operand for lane i of the operation.
struct Reach {
    const std::uint32_t* map = nullptr;
    std::uint32_t stride = 1;
    std::uint32_t of(std::uint32_t lane) const { return map != nullptr ? map[lane] : lane * stride; }
};

struct Memory {
    const Code& code;
    const RuleSet& rules;

    const Case* facts = nullptr;
    Dag peildatum;
    std::vector<Lanes> spaces;
    std::vector<std::vector<evaluation::RecordRef>> records;
    std::vector<Truth> truths;
    std::vector<Cell> values;
    std::vector<std::optional<Dag>> law_days;                     // none: not known
    std::vector<std::uint32_t> chosen;                            // by choice: the register, or none

    Memory(const RuleSet& rule_set, const Code& compiled) : code(compiled), rules(rule_set) {}

    // What facts are taken to be for the time being: a case of a case split.
    struct Taken {
        SlotId slot;
        Truth truth{};
        std::uint64_t members = 0;
        bool is_geen = false;
    };
    std::vector<Taken> taken;

    void load(const Case& the_case, Dag day);
    void run();
    void run(const std::vector<std::uint32_t>& slice);

    Truth truth(std::uint32_t reg, std::uint32_t space, std::uint32_t lane) const;
    Reach reach(std::uint32_t from, std::uint32_t to) const;

private:
    void load_records(std::uint32_t first, std::uint32_t until);
    void load_space(std::uint32_t index);
    void load_laws();
    void execute(const Operation& operation);
    void execute_list(const Operation& operation);
    const Taken* find_taken(SlotId slot) const;
    bool place(const evaluation::RecordRef& record, std::uint32_t offset, SlotId& slot, const Type*& type) const;
    Truth read_truth(const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth read_present(const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth read_known(const evaluation::RecordRef& record, std::uint32_t offset, bool still_open) const;
    Cell read_value(const evaluation::RecordRef& record, std::uint32_t offset) const;
    Truth is_kind(const evaluation::RecordRef& record, BegripId asked) const;
    evaluation::RecordRef viewed_as(const evaluation::RecordRef& record, BegripId kind) const;
    std::string_view text(std::int64_t index) const;
    Truth equal_text(const Cell& a, const Cell& b) const;
    Cell unknown_value(const Type& type) const;
};

}  // namespace drempel::engine::program
