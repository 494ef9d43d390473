// SPDX-License-Identifier: EUPL-1.2
// What the rules of one aanvraagsoort are compiled to.
//
// A space is a list to go over; its lanes are the elements, of all records that hold such a list, and where the list is not
// complete one lane more for an element that nobody mentioned. Space 0 has one lane: the case. A register belongs to a space
// and has a value per lane. An operation reads registers of its own space or of one further out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "drempel/engine/program.hpp"
#include "program/cell.hpp"

namespace drempel::engine::program {

enum class Op : std::uint8_t {
    // truths out
    load_truth,          // a: record; imm: offset
    load_present,        // the same
    load_known,          // the same; imm2: 1 when what is not known may still become known
    is_kind,             // a: record; imm: begrip
    choose_truth,        // imm: choice (a parameter under a law day)
    and_, or_, not_,     // a, b: truths
    less, equal_numbers, equal_days, less_length, equal_lengths, equal_members, equal_text, equal_truth,  // a, b
    in_members,          // a; imm: members
    window,              // a, b, c; imm: form
    select_truth,        // a: truth; b, c: truths
    exists, each,        // imm: space; a: truth of the body, in that space or further out; none: every element
    at_least,            // the same; b: how many
    at_least_of,         // imm: first in Code::pool, imm2: how many; b: how many are needed
    // values out
    load_value,          // a: record; imm: offset
    peildatum,
    choose_value,        // imm: choice
    negate_number, add_numbers, multiply, divide, share,
    round_up, round_down, round_half,
    add_lengths, negate_length, date_plus, date_minus, days_between, age,
    select_value,        // a: truth; b, c: values; imm: Kind
    count,               // imm: space; a: truth of the body
    sum,                 // imm: space; a: truth of the body or none; b: the summand
};

constexpr std::uint32_t no_register = 0xffffffffU;

// A register belongs to a space, or is the same for all cases of a day: a constant, or what comes of constants and the peildatum.
struct Register {
    std::uint32_t space = 0;
    std::uint32_t local = 0;  // its number among those of its space, or among the constants
    bool is_constant = false;
};

// Where an operand stands: space `spaces.size()` holds the constants.
struct Source {
    std::uint32_t space = 0;
    std::uint32_t local = 0;
};

struct Operation {
    Op op{};
    std::uint32_t space = 0;
    std::uint32_t out = 0;  // local number of the register it fills
    std::uint32_t a = no_register, b = no_register, c = no_register;
    std::uint32_t imm = 0, imm2 = 0;
    std::uint64_t members = 0;
    std::uint32_t level = 0;
    std::uint32_t reg = no_register;  // the register it fills
    const Type* type = nullptr;       // load_truth, load_value: of the fact

    // What it gives follows from its operands alone.
    bool is_pure() const;
    bool gives_truth() const { return op < Op::load_value; }
    bool reads_record() const { return op == Op::load_truth || op == Op::load_present || op == Op::load_known || op == Op::is_kind || op == Op::load_value; }
    // How many of a, b and c, from the first on, are truths; the others are values.
    std::uint32_t truths_read() const;
};

// An operation as it is run; it keeps within one line of the cache in size. Not aligned to one: g++ 12 with sanitizers gives a
// temporary of more than 32 bytes' alignment a place that is not aligned.
struct Step {
    Op op{};
    bool is_level = true;             // its operands are all in its own space or constants
    bool has_a = false, has_b = false;
    std::uint32_t space = 0;
    std::uint32_t out = 0;
    std::uint32_t imm = 0, imm2 = 0;
    Source from[3]{};                 // a, b and c; of what reads a record: local is the record
    union {
        std::uint64_t members = 0;
        const Type* type;
    };
};
static_assert(sizeof(Step) <= 64);

// Operations of one kind and space that follow each other.
struct Run {
    Op op{};
    std::uint32_t space = 0;
    std::uint32_t first = 0, until = 0;
};

// Which record each lane is about: an element of a list, the same in another role, or a record in it.
struct RecordSource {
    enum class Kind : std::uint8_t { element, as_kind, within };
    Kind kind{};
    std::uint32_t space = 0;
    std::uint32_t from = no_register;  // as_kind, within: another record
    std::uint32_t imm = 0;             // as_kind: begrip; within: offset
};

struct Space {
    std::uint32_t parent = 0;
    std::uint32_t holder = no_register;  // the record that has the list
    std::uint32_t offset = 0;
    std::uint32_t depth = 0;
    std::uint32_t records_before = 0;    // how many record sources must be there first
};

// A parameter under one law day: which of the constants holds.
struct Choice {
    ParameterId parameter;
    std::uint32_t law = 0;
    bool is_truth = false;
    std::vector<std::pair<NodeId, std::uint32_t>> candidates;  // the value as written, and its register
};

struct LawDay {
    FieldId field;  // none: the peildatum
    std::uint32_t offset = 0;
};

// One version of a rule.
struct Version {
    RuleId rule;
    std::uint32_t space = 0;                     // whose lanes are its objects
    std::uint32_t als = no_register, eis = no_register;
    std::vector<std::uint32_t> tenzij;
    std::uint32_t later_als = no_register, later_eis = no_register;  // kennisregel: the same while somebody may still supply a fact
    std::vector<std::uint32_t> later_tenzij;
    bool is_kennisregel = false;
    std::uint32_t h = no_register;               // waar: it is hit
    std::vector<std::uint32_t> slice;            // with a case split: the operations that it rests on, in order
};

// All versions of one rule id.
struct Group {
    std::vector<RuleId> rules;
    std::vector<Version> versions;  // empty: not compiled
    std::uint32_t law = 0;
    bool always_speaks = true;
};

struct Code {
    std::vector<RecordSource> records;
    std::vector<Space> spaces;
    std::vector<Register> truths, values;       // by register
    std::vector<std::uint32_t> truths_in, values_in;  // per space: how many registers
    std::vector<Operation> operations;          // sorted by level, then by kind and space
    std::vector<Step> steps;                    // the same
    std::vector<Operation> for_the_day;         // that fill constants, in order
    std::vector<Step> steps_for_the_day;
    std::vector<Run> runs;                      // of steps
    std::size_t runs_that_fill = 0;             // the first: they read the case
    std::vector<std::uint32_t> pool;
    std::vector<Choice> choices;
    std::vector<LawDay> laws;
    std::vector<Group> groups;                  // by rule id
    std::vector<Cell> constants;                // by local number
    std::vector<Truth> truth_constants;
    std::vector<std::uint32_t> order;           // by rule: where its findings stand in an answer
    std::vector<NotCompiled> not_compiled;
};

inline std::uint32_t Operation::truths_read() const {
    switch (op) {
        case Op::and_:
        case Op::or_:
        case Op::equal_truth: return 2;
        case Op::select_truth: return 3;
        case Op::not_:
        case Op::exists:
        case Op::each:
        case Op::at_least:
        case Op::at_least_of:
        case Op::select_value:
        case Op::count:
        case Op::sum: return 1;
        case Op::load_truth:
        case Op::load_present:
        case Op::load_known:
        case Op::is_kind:
        case Op::choose_truth:
        case Op::less:
        case Op::equal_numbers:
        case Op::equal_days:
        case Op::less_length:
        case Op::equal_lengths:
        case Op::equal_members:
        case Op::equal_text:
        case Op::in_members:
        case Op::window:
        case Op::load_value:
        case Op::peildatum:
        case Op::choose_value:
        case Op::negate_number:
        case Op::add_numbers:
        case Op::multiply:
        case Op::divide:
        case Op::share:
        case Op::round_up:
        case Op::round_down:
        case Op::round_half:
        case Op::add_lengths:
        case Op::negate_length:
        case Op::date_plus:
        case Op::date_minus:
        case Op::days_between:
        case Op::age: break;
    }
    return 0;
}

inline bool Operation::is_pure() const {
    switch (op) {
        case Op::load_truth:
        case Op::load_present:
        case Op::load_known:
        case Op::is_kind:
        case Op::choose_truth:
        case Op::exists:
        case Op::each:
        case Op::at_least:
        case Op::at_least_of:
        case Op::load_value:
        case Op::choose_value:
        case Op::count:
        case Op::sum: return false;
        case Op::and_:
        case Op::or_:
        case Op::not_:
        case Op::less:
        case Op::equal_numbers:
        case Op::equal_days:
        case Op::less_length:
        case Op::equal_lengths:
        case Op::equal_members:
        case Op::equal_text:
        case Op::equal_truth:
        case Op::in_members:
        case Op::window:
        case Op::select_truth:
        case Op::peildatum:
        case Op::negate_number:
        case Op::add_numbers:
        case Op::multiply:
        case Op::divide:
        case Op::share:
        case Op::round_up:
        case Op::round_down:
        case Op::round_half:
        case Op::add_lengths:
        case Op::negate_length:
        case Op::date_plus:
        case Op::date_minus:
        case Op::days_between:
        case Op::age:
        case Op::select_value: break;
    }
    return true;
}

// By rank, then id; versions of one rule of one rank stand together.
std::vector<std::uint32_t> order_of_findings(const RuleSet& rules);
Code lower(const RuleSet& rules, SoortId soort);

}  // namespace drempel::engine::program
