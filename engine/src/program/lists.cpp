// SPDX-License-Identifier: EUPL-1.2
// Operations that go over the elements of a list, side by side.
#include <algorithm>

#include "program/lower.hpp"

namespace drempel::engine::program {

namespace {

// While the elements of a list are gone over, no other variable may stand for an element of that same list.
class Hidden {
public:
    explicit Hidden(std::vector<std::uint32_t>& variables) : variables_(variables), before_(variables) {}
    ~Hidden() { variables_ = before_; }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

private:
    std::vector<std::uint32_t>& variables_;
    std::vector<std::uint32_t> before_;
};

}  // namespace

// Lets the variable of a quantifier stand for the elements of a list.
void Lowering::bind_element(const Node& node, std::uint32_t space) {
    for (auto& bound : variables_) {
        if (bound != no_register && holds(space, code_.records[bound].space)) bound = no_register;
    }
    variables_[node.value] = add_record({RecordSource::Kind::element, space, no_register, 0});
}

// The `waarvoor` of a quantifier, where it has one; false when it cannot be compiled.
bool Lowering::add_body(const Node& node, std::uint32_t body_at, std::uint32_t space, Operation& operation) {
    if (node.operand_count <= body_at) return true;
    const auto body = truth(rules_.operand(node, body_at));
    if (!body) return false;
    if (!holds(code_.truths[*body].space, space)) return no("a test on elements of two lists at once").has_value();
    operation.a = *body;
    operation.level = std::max(operation.level, truth_levels_[*body] + 1);
    return true;
}

Lowering::Reg Lowering::quantified(const Node& node) {
    const auto space = list(rules_.operand(node, 0));
    if (!space) return std::nullopt;
    const Hidden hidden(variables_);
    bind_element(node, *space);
    Operation operation{.op = node.op == NodeOp::each ? Op::each : Op::exists, .space = code_.spaces[*space].parent, .imm = *space};
    operation.level = 1;
    if (!add_body(node, 1, *space, operation)) return std::nullopt;
    const auto result = add(operation, true);
    return result && node.op == NodeOp::none_of ? add_truth({.op = Op::not_, .a = *result}, {*result}, {}) : result;
}

Lowering::Reg Lowering::tallied(const Node& node, Op op, std::uint32_t body_at) {
    const auto space = list(rules_.operand(node, 0));
    if (!space) return std::nullopt;
    Operation operation{.op = op, .space = code_.spaces[*space].parent, .imm = *space};
    operation.level = 1;
    if (op == Op::at_least) {
        const auto needed = value(rules_.operand(node, 1));
        if (!needed) return std::nullopt;
        if (!holds(code_.values[*needed].space, operation.space)) return no("a number from another list");
        operation.b = *needed;
        operation.level = value_levels_[*needed] + 1;
    }
    const Hidden hidden(variables_);
    bind_element(node, *space);
    if (!add_body(node, body_at, *space, operation)) return std::nullopt;
    return add(operation, op == Op::at_least);
}

Lowering::Reg Lowering::sum(const Node& node) {
    const auto space = list(rules_.operand(node, 0));
    if (!space) return std::nullopt;
    const Hidden hidden(variables_);
    bind_element(node, *space);
    if (kind_of(rules_.operand(node, 1)) != Kind::getal) return no("a sum of something else than numbers");
    const auto summand = value(rules_.operand(node, 1));
    if (!summand) return std::nullopt;
    Operation operation{.op = Op::sum, .space = code_.spaces[*space].parent, .b = *summand, .imm = *space};
    operation.level = value_levels_[*summand] + 1;
    if (!holds(code_.values[*summand].space, *space)) return no("a sum of elements of two lists at once");
    if (!add_body(node, 2, *space, operation)) return std::nullopt;
    return add(operation, false);
}

Lowering::Reg Lowering::at_least_of(const Node& node) {
    const auto needed = value(rules_.operand(node, 0));
    if (!needed) return std::nullopt;
    std::vector<std::uint32_t> conditions;
    Operation operation{.op = Op::at_least_of, .b = *needed, .imm2 = node.operand_count - 1};
    if (!settle_space(operation, {}, {*needed})) return no("a test on elements of two lists at once");
    for (std::uint32_t i = 1; i < node.operand_count; ++i) {
        const auto condition = truth(rules_.operand(node, i));
        if (!condition) return std::nullopt;
        if (!settle_space(operation, {*condition}, {})) return no("a test on elements of two lists at once");
        conditions.push_back(*condition);
    }
    operation.imm = static_cast<std::uint32_t>(code_.pool.size());
    code_.pool.insert(code_.pool.end(), conditions.begin(), conditions.end());
    return add(operation, true);
}

}  // namespace drempel::engine::program
