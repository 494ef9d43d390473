// SPDX-License-Identifier: EUPL-1.2
// How the rules turn on a parameter: does a higher value make them hit more, or less.
#include <set>

#include "compile/stricter.hpp"
#include "drempel/engine/reading.hpp"

namespace drempel::engine::checking {

namespace {

constexpr int deepest = 200;

Trend reversed(Trend trend) {
    switch (trend) {
        case Trend::up: return Trend::down;
        case Trend::down: return Trend::up;
        case Trend::none:
        case Trend::unclear: break;
    }
    return trend;
}

Trend joined(Trend one, Trend other) {
    if (one == Trend::none || one == other) return other;
    return other == Trend::none ? one : Trend::unclear;
}

// Only of these is it said what higher is.
bool has_order(const Type& type) {
    return type.kind == ValueKind::getal || type.kind == ValueKind::datum || type.kind == ValueKind::duur || type.kind == ValueKind::ja_nee;
}

}  // namespace

Trend Trends::of_rule(const Rule& rule) {
    Trend trend = Trend::none;
    for (const ForEach& each : rule.for_each) trend = without(trend, each.list);
    if (rule.als) trend = joined(trend, of(*rule.als));
    if (rule.eis) trend = joined(trend, reversed(of(*rule.eis)));
    for (const TenzijPart& part : rule.tenzij) trend = joined(trend, reversed(of(part.condition)));
    // What a blokkade holds back may be in the way of any rule.
    const bool blocks = rule.blocks.kind != Blocked::Kind::niets;
    return blocks && trend != Trend::none ? Trend::unclear : trend;
}

// Where its `als` holds, the rules it deviates from are set aside.
Trend Trends::of_deviation(const Rule& rule) {
    return rule.deviates_from.empty() || !rule.als ? Trend::none : reversed(of(*rule.als));
}

bool Trends::reads(NodeId id) const {
    std::set<RuleGroupId> asked;
    std::vector<NodeId> roots{id};
    bool found = false;
    while (!roots.empty() && !found) {
        std::vector<NodeId> of_rules;  // of the rules whose outcome is read
        const auto add_rules = [&](RuleGroupId of) {
            if (!asked.insert(of).second) return;
            const RuleGroup& group = rules_.rule_groups[of.index];
            for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
                for (const NodeId part : conditions_of(rules_.rules[i])) of_rules.push_back(part);
        };
        visit_reads(rules_, roots, [&](const Node& node) {
            if (node.op == NodeOp::parameter || node.op == NodeOp::parameter_at) found = found || ParameterId{node.value} == id_;
            if (node.op == NodeOp::hit) add_rules(RuleGroupId{node.value});
            if (node.op == NodeOp::hits_in)
                for (const RuleGroupId member : rules_.regelgroepen[node.value].members) add_rules(member);
        });
        roots = std::move(of_rules);
    }
    return found;
}

Trend Trends::without(Trend one, NodeId other) { return reads(other) ? Trend::unclear : one; }

Trend Trends::of_operands(const Node& node, std::uint32_t first) {
    Trend trend = Trend::none;
    for (std::uint32_t i = first; i < node.operand_count; ++i) trend = joined(trend, of(rules_.operand(node, i)));
    return trend;
}

// Times or by something of which the sign is known.
Trend Trends::scaled(Trend one, NodeId factor) {
    if (one == Trend::none || one == Trend::unclear) return reads(factor) ? Trend::unclear : one;
    if (reads(factor)) return Trend::unclear;
    const Node& node = rules_.node(factor);
    if (node.op == NodeOp::number) {
        const int sign = rules_.numbers[node.value].sign();
        return sign > 0 ? one : sign < 0 ? reversed(one) : Trend::none;
    }
    const Type& type = rules_.type(node.type);
    return type.low && type.low->sign() >= 0 ? one : Trend::unclear;
}

Trend Trends::of(NodeId id) {
    if (id.is_none()) return Trend::none;
    if (depth_ > deepest) return Trend::unclear;
    // What comes back to itself is an error of its own; here it is unclear.
    if (const auto [known, is_new] = known_.emplace(id.index, Trend::unclear); !is_new) return known->second;
    const Node& node = rules_.node(id);
    const auto operand = [&](std::uint32_t i) { return rules_.operand(node, i); };
    ++depth_;
    const auto trend = [&]() -> Trend {
        switch (node.op) {
            case NodeOp::parameter:
            case NodeOp::parameter_at:
                if (node.op == NodeOp::parameter_at && reads(operand(0))) return Trend::unclear;
                if (ParameterId{node.value} != id_) return Trend::none;
                return has_order(rules_.type(node.type)) ? Trend::up : Trend::unclear;
            case NodeOp::not_:
            case NodeOp::negate: return reversed(of(operand(0)));
            case NodeOp::and_:
            case NodeOp::or_:
            case NodeOp::add: return of_operands(node, 0);
            case NodeOp::subtract:
            case NodeOp::days_between:
            case NodeOp::date_minus:
            case NodeOp::workdays_minus:
            case NodeOp::gt:
            case NodeOp::ge: return joined(of(operand(0)), reversed(of(operand(1))));
            case NodeOp::lt:
            case NodeOp::le: return joined(reversed(of(operand(0))), of(operand(1)));
            case NodeOp::date_plus:
            case NodeOp::workdays_plus: return of_operands(node, 0);
            case NodeOp::multiply: {
                const bool left = reads(operand(0));
                return left ? scaled(of(operand(0)), operand(1)) : scaled(of(operand(1)), operand(0));
            }
            case NodeOp::divide: return scaled(of(operand(0)), operand(1));
            case NodeOp::share: {
                const bool left = reads(operand(0));
                return left ? scaled(of(operand(0)), operand(1)) : scaled(of(operand(1)), operand(0));
            }
            case NodeOp::in_inclusive:
            case NodeOp::in_exclusive: return without(joined(reversed(of(operand(1))), of(operand(2))), operand(0));
            case NodeOp::window_less_than_before:
            case NodeOp::window_at_most_before:
            case NodeOp::window_at_latest_after: return without(without(of(operand(1)), operand(0)), operand(2));
            case NodeOp::at_least_of: return joined(reversed(of(operand(0))), of_operands(node, 1));
            case NodeOp::round_up:
            case NodeOp::round_down:
            case NodeOp::round_half: return without(of(operand(0)), operand(1));
            case NodeOp::conditional: return without(joined(of(operand(1)), of(operand(2))), operand(0));
            case NodeOp::exists:
            case NodeOp::each: return without(of_operands(node, 1), operand(0));
            case NodeOp::none_of: return without(reversed(of_operands(node, 1)), operand(0));
            case NodeOp::count: return without(of_operands(node, 1), operand(0));
            case NodeOp::at_least: {
                const Trend body = node.operand_count > 2 ? of(operand(2)) : Trend::none;
                return without(joined(reversed(of(operand(1))), body), operand(0));
            }
            case NodeOp::sum:
            case NodeOp::highest:
            case NodeOp::lowest:
            case NodeOp::average: {
                const Trend what = node.operand_count > 2 ? without(of(operand(1)), operand(2)) : of(operand(1));
                return without(what, operand(0));
            }
            case NodeOp::definition: {
                const Trend body = of(rules_.definities[node.value].body);
                return node.operand_count > 0 ? without(body, operand(0)) : body;
            }
            case NodeOp::conclusie: return of(rules_.conclusies[node.value].body);
            case NodeOp::hit: {
                const RuleGroup& group = rules_.rule_groups[node.value];
                Trend hits = Trend::none;
                for (std::uint32_t i = group.first; i < group.first + group.count; ++i) hits = joined(hits, of_rule(rules_.rules[i]));
                return node.operand_count > 0 ? without(hits, operand(0)) : hits;
            }
            case NodeOp::truth:
            case NodeOp::number:
            case NodeOp::date:
            case NodeOp::duration:
            case NodeOp::text:
            case NodeOp::member:
            case NodeOp::fact:
            case NodeOp::element:
            case NodeOp::peildatum:
            case NodeOp::as_kind:
            case NodeOp::deref:
            case NodeOp::table:
            case NodeOp::hits_in:
            case NodeOp::chain_reaches:
            case NodeOp::chain_share:
            case NodeOp::nothing_known:
            case NodeOp::hit_with:
            case NodeOp::member_field:
            case NodeOp::term_begin:
            case NodeOp::term_end:
            case NodeOp::age:
            case NodeOp::eq:
            case NodeOp::ne:
            case NodeOp::in_set:
            case NodeOp::present:
            case NodeOp::absent:
            case NodeOp::known:
            case NodeOp::unknown:
            case NodeOp::term_paused:
            case NodeOp::in_season:
            case NodeOp::is_a:
            case NodeOp::count_distinct:
            case NodeOp::at_least_within:
            case NodeOp::most_per:
            case NodeOp::most_sum_per:
            case NodeOp::list_of:
            case NodeOp::in_list:
            case NodeOp::alike:
            case NodeOp::week_of: break;
        }
        return reads(id) ? Trend::unclear : Trend::none;
    }();
    --depth_;
    known_[id.index] = trend;
    return trend;
}

}  // namespace drempel::engine::checking
