// SPDX-License-Identifier: EUPL-1.2
// What `alleen strenger` asks: how the rules turn on a value, and whether one condition follows from another.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine::checking {

// How a value or a truth moves when a parameter rises.
enum class Trend : std::uint8_t { none, up, down, unclear };

class Trends {
public:
    Trends(const RuleSet& rules, ParameterId id) : rules_(rules), id_(id) {}

    Trend of(NodeId id);
    // Of H of the rule; and of what the rule takes away from others.
    Trend of_rule(const Rule& rule);
    Trend of_deviation(const Rule& rule);

private:
    Trend of_operands(const Node& node, std::uint32_t first);
    Trend scaled(Trend one, NodeId factor);
    Trend without(Trend one, NodeId other);  // unclear when `other` moves too
    bool reads(NodeId id) const;

    const RuleSet& rules_;
    ParameterId id_;
    std::map<std::uint32_t, Trend> known_;  // by node
    int depth_ = 0;
};

// Whether one condition follows from another by its text alone. A yes is sure; a no says only that it does not show.
class Implication {
public:
    explicit Implication(const RuleSet& rules) : rules_(rules) {}

    void same_variable(VariableId one, VariableId other) { pairs_.emplace_back(one, other); }
    bool follows(NodeId from, NodeId to);
    bool is_same(NodeId one, NodeId other);

private:
    bool in_parts(const Node& from, const Node& to, NodeId from_id, NodeId to_id);
    bool over_lists(const Node& from, const Node& to);
    bool by_border(NodeId from, NodeId to);
    bool by_window(const Node& from, const Node& to);
    bool by_words(const Node& from, const Node& to);
    bool has_same_value(const Node& one, const Node& other) const;
    bool is_same_variable(VariableId one, VariableId other) const;

    const RuleSet& rules_;
    std::vector<std::pair<VariableId, VariableId>> pairs_;
    std::size_t steps_ = 0;
    int depth_ = 0;
};

// Constants that can be compared: numbers, days, durations of one unit, ja above nee. None when they cannot.
std::optional<std::strong_ordering> compare_constants(const RuleSet& rules, NodeId one, NodeId other);

}  // namespace drempel::engine::checking
