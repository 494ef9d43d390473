// SPDX-License-Identifier: EUPL-1.2
// Whether one condition follows from another by its text: the same parts, fewer of them, or a border that lies further.
// What is shown holds for every case, also where facts are not known.
#include <algorithm>

#include "compile/stricter.hpp"

namespace drempel::engine::checking {

namespace {

constexpr std::size_t most_steps = 20'000;  // beyond that it does not show
constexpr int deepest = 100;

bool is_over_list(NodeOp op) {
    return op == NodeOp::exists || op == NodeOp::none_of || op == NodeOp::each || op == NodeOp::at_least || op == NodeOp::count
           || op == NodeOp::sum || op == NodeOp::highest || op == NodeOp::lowest || op == NodeOp::average || op == NodeOp::count_distinct
           || op == NodeOp::at_least_within || op == NodeOp::most_per || op == NodeOp::most_sum_per;
}

// `x >= 35 m2` and the like, whichever side the constant stands on and however often it is denied.
struct Border {
    NodeId x, constant;
    bool is_lower = false;   // x lies above it
    bool is_strict = false;  // x may not be it
};

std::optional<Border> border_of(const RuleSet& rules, NodeId id) {
    bool denied = false;
    const Node* node = &rules.node(id);
    while (node->op == NodeOp::not_) {
        denied = !denied;
        node = &rules.node(rules.operand(*node, 0));
    }
    const bool is_greater = node->op == NodeOp::gt || node->op == NodeOp::ge;
    if (!is_greater && node->op != NodeOp::lt && node->op != NodeOp::le) return {};
    Border border{rules.operand(*node, 0), rules.operand(*node, 1), is_greater, node->op == NodeOp::gt || node->op == NodeOp::lt};
    const auto is_constant = [&](NodeId side) { return compare_constants(rules, side, side).has_value(); };
    if (is_constant(border.x)) {
        std::swap(border.x, border.constant);
        border.is_lower = !border.is_lower;
    }
    if (is_constant(border.x) || !is_constant(border.constant)) return {};
    if (denied) {
        border.is_lower = !border.is_lower;
        border.is_strict = !border.is_strict;
    }
    return border;
}

}  // namespace

std::optional<std::strong_ordering> compare_constants(const RuleSet& rules, NodeId one, NodeId other) {
    if (one.is_none() || other.is_none()) return {};
    const Node& a = rules.node(one);
    const Node& b = rules.node(other);
    if (a.op != b.op) return {};
    if (a.op == NodeOp::number) return rules.numbers[a.value] <=> rules.numbers[b.value];
    if (a.op == NodeOp::date) return static_cast<std::int32_t>(a.value) <=> static_cast<std::int32_t>(b.value);
    if (a.op == NodeOp::truth) return a.value <=> b.value;
    if (a.op != NodeOp::duration || rules.durations[a.value].unit != rules.durations[b.value].unit) return {};
    return rules.durations[a.value].count <=> rules.durations[b.value].count;
}

bool Implication::follows(NodeId from, NodeId to) {
    if (from.is_none() || to.is_none() || ++steps_ > most_steps || depth_ > deepest) return false;
    if (is_same(from, to)) return true;
    ++depth_;
    const Node& a = rules_.node(from);
    const Node& b = rules_.node(to);
    const bool shown = in_parts(a, b, from, to) || over_lists(a, b) || by_window(a, b) || by_words(a, b) || by_border(from, to);
    --depth_;
    return shown;
}

// x >= 40 gives x >= 35; x < 3 gives x <= 3.
bool Implication::by_border(NodeId from, NodeId to) {
    const auto one = border_of(rules_, from);
    const auto other = border_of(rules_, to);
    if (!one || !other || one->is_lower != other->is_lower || !is_same(one->x, other->x)) return false;
    const auto order = compare_constants(rules_, one->constant, other->constant);
    if (!order) return false;
    if (*order == std::strong_ordering::equal) return one->is_strict || !other->is_strict;
    return (*order == std::strong_ordering::greater) == one->is_lower;
}

// En, of, niet, lists of conditions, and definitions about the case filled in.
bool Implication::in_parts(const Node& a, const Node& b, NodeId from, NodeId to) {
    const auto all = [&](const Node& node, std::uint32_t first, const auto& test) {
        for (std::uint32_t i = first; i < node.operand_count; ++i)
            if (!test(rules_.operand(node, i))) return false;
        return true;
    };
    const auto any = [&](const Node& node, const auto& test) { return !all(node, 0, [&](NodeId part) { return !test(part); }); };
    if (b.op == NodeOp::and_) return all(b, 0, [&](NodeId part) { return follows(from, part); });
    if (a.op == NodeOp::or_) return all(a, 0, [&](NodeId part) { return follows(part, to); });
    if (b.op == NodeOp::or_ && any(b, [&](NodeId part) { return follows(from, part); })) return true;
    if (a.op == NodeOp::and_ && any(a, [&](NodeId part) { return follows(part, to); })) return true;
    const auto body = [&](const Node& node) {
        return node.op == NodeOp::definition && node.operand_count == 0 ? rules_.definities[node.value].body : NodeId{};
    };
    if (!body(b).is_none() && follows(from, body(b))) return true;
    if (!body(a).is_none() && follows(body(a), to)) return true;
    if (a.op == NodeOp::not_ && b.op == NodeOp::not_) return follows(rules_.operand(b, 0), rules_.operand(a, 0));
    if (a.op != NodeOp::at_least_of || b.op != NodeOp::at_least_of || a.operand_count != b.operand_count) return false;
    const auto order = compare_constants(rules_, rules_.operand(a, 0), rules_.operand(b, 0));
    if (!order || *order == std::strong_ordering::less) return false;
    for (std::uint32_t i = 1; i < a.operand_count; ++i)
        if (!follows(rules_.operand(a, i), rules_.operand(b, i))) return false;
    return true;
}

// `er is een v in L waarvoor A` gives the same with B where A gives B; `er is geen` the other way round.
bool Implication::over_lists(const Node& a, const Node& b) {
    const bool is_one = a.op == NodeOp::exists || a.op == NodeOp::none_of || a.op == NodeOp::each || a.op == NodeOp::at_least;
    if (!is_one || a.op != b.op || !is_same(rules_.operand(a, 0), rules_.operand(b, 0))) return false;
    std::uint32_t first = 1;
    if (a.op == NodeOp::at_least) {
        const auto order = compare_constants(rules_, rules_.operand(a, 1), rules_.operand(b, 1));
        if (!order || *order == std::strong_ordering::less) return false;
        first = 2;
    }
    const Node& narrow = a.op == NodeOp::none_of ? b : a;  // its body is to give the other
    const Node& wide = a.op == NodeOp::none_of ? a : b;
    if (wide.operand_count <= first) return true;
    if (narrow.operand_count <= first) return false;
    pairs_.emplace_back(VariableId{a.value}, VariableId{b.value});
    const bool shown = follows(rules_.operand(narrow, first), rules_.operand(wide, first));
    pairs_.pop_back();
    return shown;
}

// `x ten hoogste 3 jaar voor D` gives `x ten hoogste 5 jaar voor D`.
bool Implication::by_window(const Node& a, const Node& b) {
    const auto is_before = [](NodeOp op) { return op == NodeOp::window_less_than_before || op == NodeOp::window_at_most_before; };
    const bool both_before = is_before(a.op) && is_before(b.op);
    if (!both_before && (a.op != NodeOp::window_at_latest_after || b.op != a.op)) return false;
    if (!is_same(rules_.operand(a, 0), rules_.operand(b, 0)) || !is_same(rules_.operand(a, 2), rules_.operand(b, 2))) return false;
    const auto order = compare_constants(rules_, rules_.operand(a, 1), rules_.operand(b, 1));
    if (!order) return false;
    // A longer look-back may still clamp to the same day at the end of a month; then only the closed one reaches as far.
    if (b.op == NodeOp::window_less_than_before && a.op != b.op) return false;
    return *order != std::strong_ordering::greater;
}

// `x = a` and `x in (a; b)` give `x in (a; b; c)`; denied the other way round.
bool Implication::by_words(const Node& a, const Node& b) {
    if ((a.op != NodeOp::eq && a.op != NodeOp::in_set) || b.op != NodeOp::in_set) return false;
    if (!is_same(rules_.operand(a, 0), rules_.operand(b, 0))) return false;
    for (std::uint32_t i = 1; i < a.operand_count; ++i) {
        bool found = false;
        for (std::uint32_t j = 1; j < b.operand_count && !found; ++j) found = is_same(rules_.operand(a, i), rules_.operand(b, j));
        if (!found) return false;
    }
    return true;
}

bool Implication::is_same_variable(VariableId one, VariableId other) const {
    for (const auto& [a, b] : pairs_)
        if ((a == one && b == other) || (a == other && b == one)) return true;
    return one == other;
}

bool Implication::has_same_value(const Node& one, const Node& other) const {
    if (one.op == NodeOp::number) return rules_.numbers[one.value] == rules_.numbers[other.value];
    if (one.op == NodeOp::text) return rules_.texts[one.value] == rules_.texts[other.value];
    if (one.op == NodeOp::duration) return rules_.durations[one.value] == rules_.durations[other.value];
    if (one.op == NodeOp::element) return is_same_variable(VariableId{one.value}, VariableId{other.value});
    if (one.op == NodeOp::in_season) {
        const Season& a = rules_.seasons[one.value];
        const Season& b = rules_.seasons[other.value];
        return a.from == b.from && a.until == b.until;
    }
    return is_over_list(one.op) || one.value == other.value;
}

bool Implication::is_same(NodeId one, NodeId other) {
    if (one == other) return true;
    if (one.is_none() || other.is_none() || ++steps_ > most_steps || depth_ > deepest) return false;
    const Node& a = rules_.node(one);
    const Node& b = rules_.node(other);
    if (a.op != b.op || a.operand_count != b.operand_count || !has_same_value(a, b)) return false;
    const bool binds = is_over_list(a.op);
    if (binds) pairs_.emplace_back(VariableId{a.value}, VariableId{b.value});
    ++depth_;
    bool same = true;
    for (std::uint32_t i = 0; i < a.operand_count && same; ++i) same = is_same(rules_.operand(a, i), rules_.operand(b, i));
    --depth_;
    if (binds) pairs_.pop_back();
    return same;
}

}  // namespace drempel::engine::checking
