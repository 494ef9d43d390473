// SPDX-License-Identifier: EUPL-1.2
// From the checked model to operations: equal ones are made once, whichever rule asks for them.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "program/code.hpp"

namespace drempel::engine::program {

struct OperationKey {
    std::tuple<Op, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint64_t> fields;
    auto operator<=>(const OperationKey&) const = default;
};

class Lowering {
public:
    Lowering(const RuleSet& rules, SoortId soort);
    Code finish() &&;

private:
    using Reg = std::optional<std::uint32_t>;  // none: there is no operation for it; `why_` says what

    void group(const std::vector<RuleId>& versions);
    std::string_view hindrance(RuleId id) const;
    bool version(RuleId id, Version& out);
    void slice(Version& version) const;
    Source source_of(const Register& reg) const;
    Step step_of(const Operation& operation, std::uint32_t space) const;
    void arrange();
    Reg hit(const Version& version);
    bool is_constant(const Operation& operation) const;
    bool parts(const Rule& rule, std::uint32_t& als, std::uint32_t& eis, std::vector<std::uint32_t>& tenzij);

    Reg truth(NodeId id);
    Reg truth_of(const Node& node);
    Reg value(NodeId id);
    Reg value_of(const Node& node);
    Reg record(NodeId id);
    std::optional<std::uint32_t> list(NodeId id);  // its space
    Reg comparison(const Node& node);
    Reg compare(NodeOp op, NodeId left, NodeId right);
    Reg ordered(NodeOp op, Kind kind, std::uint32_t left, std::uint32_t right);
    Reg in_set(const Node& node);
    Reg in_range(const Node& node);
    Reg window(const Node& node);
    Reg presence(const Node& node);
    Reg quantified(const Node& node);
    void bind_element(const Node& node, std::uint32_t space);
    bool add_body(const Node& node, std::uint32_t body_at, std::uint32_t space, Operation& operation);
    Reg tallied(const Node& node, Op op, std::uint32_t body_at);
    Reg at_least_of(const Node& node);
    Reg chain(const Node& node, Op op);
    Reg arithmetic(const Node& node);
    Reg sum(const Node& node);
    Reg select(const Node& node, bool is_truth);
    Reg parameter(const Node& node, bool is_truth);
    template <class Make>
    Reg with_argument(const Node& node, Make&& make);

    // A fact of the case or of a record: the record and the offset.
    struct Place {
        std::uint32_t record = 0;
        std::uint32_t offset = 0;
        const Field* field = nullptr;
    };
    std::optional<Place> place(const Node& node);
    std::optional<Kind> kind_of(NodeId id);

    Reg add_truth(Operation operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values);
    Reg add_value(Operation operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values);
    bool settle_space(Operation& operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values);
    bool widen(std::uint32_t& space, std::uint32_t other) const;  // to the inner of the two; false when neither holds the other
    bool holds(std::uint32_t outer, std::uint32_t inner) const;
    Reg add(Operation operation, bool is_truth);
    Reg truth_constant(Truth truth);
    Reg constant(const Cell& cell);
    std::uint32_t add_record(RecordSource source);
    std::uint32_t new_register(std::vector<Register>& registers, std::vector<std::uint32_t>& counts, std::uint32_t space);
    Reg no(std::string_view why);

    const RuleSet& rules_;
    SoortId soort_;
    Code code_;
    std::string_view why_;
    std::uint32_t law_ = 0;
    bool still_open_ = false;
    std::vector<std::uint32_t> variables_;  // by VariableId: a record
    std::map<OperationKey, std::uint32_t> known_truths_, known_values_;
    std::map<std::tuple<std::int64_t, std::int64_t, std::uint32_t>, std::uint32_t> known_constants_;
    std::map<Truth, std::uint32_t> known_constant_truths_;
    std::vector<std::uint32_t> truth_levels_, value_levels_;
    std::uint32_t depth_ = 0;
    std::vector<RuleGroupId> deviated_;  // those that another rule says `in afwijking van` of
};

// A number in millionths; none when it does not fit or has more decimals.
std::optional<std::int64_t> millionths(const Number& number);
std::optional<Cell> number_cell(const Number& number);

}  // namespace drempel::engine::program
