// SPDX-License-Identifier: EUPL-1.2
// The list of changes: per rule, definitie, conclusie, table and parameter, each node and each clause.
#include "mutate/plan.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "mutate/reach.hpp"

namespace drempel::engine::mutation {

namespace {

struct Other {
    NodeOp op;
    std::string_view from, to;
};

// What the operator may be taken for.
std::optional<Other> other_than(NodeOp op) {
    static constexpr std::pair<NodeOp, Other> others[] = {
        {NodeOp::ge, {NodeOp::gt, ">=", ">"}},
        {NodeOp::gt, {NodeOp::ge, ">", ">="}},
        {NodeOp::le, {NodeOp::lt, "<=", "<"}},
        {NodeOp::lt, {NodeOp::le, "<", "<="}},
        {NodeOp::eq, {NodeOp::ne, "=", "<>"}},
        {NodeOp::ne, {NodeOp::eq, "<>", "="}},
        {NodeOp::in_inclusive, {NodeOp::in_exclusive, "t/m", "tot"}},
        {NodeOp::in_exclusive, {NodeOp::in_inclusive, "tot", "t/m"}},
        {NodeOp::window_less_than_before, {NodeOp::window_at_most_before, "minder dan", "ten hoogste"}},
        {NodeOp::window_at_most_before, {NodeOp::window_less_than_before, "ten hoogste", "minder dan"}},
        {NodeOp::add, {NodeOp::subtract, "+", "-"}},
        {NodeOp::subtract, {NodeOp::add, "-", "+"}},
        {NodeOp::date_plus, {NodeOp::date_minus, "+", "-"}},
        {NodeOp::date_minus, {NodeOp::date_plus, "-", "+"}},
        {NodeOp::round_up, {NodeOp::round_down, "naar boven", "naar beneden"}},
        {NodeOp::round_down, {NodeOp::round_up, "naar beneden", "naar boven"}},
        {NodeOp::round_half, {NodeOp::round_down, "rekenkundig", "naar beneden"}},
        {NodeOp::workdays_plus, {NodeOp::workdays_minus, "+", "-"}},
        {NodeOp::workdays_minus, {NodeOp::workdays_plus, "-", "+"}},
        {NodeOp::exists, {NodeOp::none_of, "er is een", "er is geen"}},
        {NodeOp::none_of, {NodeOp::exists, "er is geen", "er is een"}},
        {NodeOp::present, {NodeOp::absent, "is aanwezig", "is afwezig"}},
        {NodeOp::absent, {NodeOp::present, "is afwezig", "is aanwezig"}},
        {NodeOp::known, {NodeOp::unknown, "is bekend", "is onbekend"}},
        {NodeOp::unknown, {NodeOp::known, "is onbekend", "is bekend"}},
    };
    for (const auto& [from, to] : others)
        if (from == op) return to;
    return {};
}

// The words of a rule on one line, not longer than a reader takes in.
std::string short_words(std::string_view words) {
    std::string result;
    for (const char c : words) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (is_blank && (result.empty() || result.back() == ' ')) continue;
        result += is_blank ? ' ' : c;
    }
    constexpr std::size_t longest = 90;
    if (result.size() <= longest) return result;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0U) == 0x80U) --end;
    return result.substr(0, end) + "…";
}

class Planner {
public:
    explicit Planner(RuleSet& rules) : rules_(rules), readers_(rules) {}

    Plan run() {
        for (std::uint32_t i = 0; i < rules_.rules.size(); ++i) plan_rule(RuleId{i});
        for (std::uint32_t i = 0; i < rules_.definities.size(); ++i) {
            const Definitie& one = rules_.definities[i];
            if (begin(readers_.of(DefinitieId{i}), one.regelset, "definitie " + one.name)) plan_nodes({one.body});
        }
        for (std::uint32_t i = 0; i < rules_.conclusies.size(); ++i) {
            const Conclusie& one = rules_.conclusies[i];
            if (begin(readers_.of(ConclusieId{i}), one.regelset, "conclusie " + one.name)) plan_nodes({one.body});
        }
        for (std::uint32_t i = 0; i < rules_.tabellen.size(); ++i) plan_table(TabelId{i});
        for (std::uint32_t i = 0; i < rules_.parameters.size(); ++i) plan_parameter(ParameterId{i});
        for (std::uint32_t i = 0; i < rules_.termijnen.size(); ++i) {
            const Termijn& one = rules_.termijnen[i];
            if (begin(readers_.of(TermijnId{i}), one.regelset, "termijn " + one.name)) plan_nodes(one.parts());
        }
        plan_sources();
        return in_order();
    }

private:
    // False when no rule in force and no conclusie reads it: then nothing can be noticed, and nothing is asked.
    bool begin(std::uint32_t who, RegelsetId set, std::string owner) {
        Reach reach = readers_.reach(who);
        const bool is_read = !reach.conclusies.empty() || std::ranges::any_of(reach.rules, [&](RuleGroupId id) {
            const RuleGroup& group = rules_.rule_groups[id.index];
            for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
                if (!rules_.rules[i].is_concept) return true;
            return false;
        });
        set_ = set;
        owner_ = std::move(owner);
        plan_.reaches.push_back(std::move(reach));
        return is_read;
    }

    void add(Span span, std::string change, std::vector<Edit> edits) {
        plan_.mutants.push_back({set_, owner_, span, std::move(change)});
        plan_.edits.push_back(std::move(edits));
        plan_.reach_of.push_back(plan_.reaches.size() - 1);
    }

    void add_node(NodeId id, const Node& node, std::string change) { add(rules_.node(id).span, std::move(change), {std::pair{id, node}}); }

    std::string quoted(NodeId id) const { return "'" + short_words(rules_.words(rules_.node(id).span)) + "'"; }

    void plan_nodes(const std::vector<NodeId>& roots) {
        std::vector<NodeId> todo(roots.rbegin(), roots.rend());
        while (!todo.empty()) {
            const NodeId id = todo.back();
            todo.pop_back();
            if (id.is_none() || !planned_.insert(id).second) continue;
            const Node node = rules_.node(id);
            plan_node(id, node);
            const bool is_rounded = node.op == NodeOp::round_up || node.op == NodeOp::round_down || node.op == NodeOp::round_half;
            const std::uint32_t count = is_rounded ? 1 : node.operand_count;  // a step of nothing cannot be rounded to
            for (std::uint32_t i = count; i > 0; --i) todo.push_back(rules_.operand(node, i - 1));
        }
    }

    void plan_node(NodeId id, const Node& node) {
        Node changed = node;
        if (const auto other = other_than(node.op)) {
            changed.op = other->op;
            add_node(id, changed, fmt::format("'{}' wordt '{}' in {}", other->from, other->to, quoted(id)));
        }
        if (node.op == NodeOp::number) plan_number(id, node);
        if (node.op == NodeOp::duration) plan_duration(id, node);
        if (node.op == NodeOp::date) {
            for (const std::int32_t shift : {-1, 1}) {
                const Dag day{static_cast<std::int32_t>(node.value) + shift};
                if (day < first_supported_day() || day > last_supported_day()) continue;
                changed = node;
                changed.value = static_cast<std::uint32_t>(day.number);
                add_node(id, changed, fmt::format("{} wordt {}", quoted(id), to_dutch(day)));
            }
        }
        if (node.op == NodeOp::and_ || node.op == NodeOp::or_) drop_operands(id, node, 0, node.op == NodeOp::and_ ? "en" : "of");
        if (node.op == NodeOp::in_set && node.operand_count > 2) drop_operands(id, node, 1, "in");
        if (node.op == NodeOp::at_least_of && node.operand_count > 2) drop_operands(id, node, 1, "lijst");
        if (node.op == NodeOp::not_) {
            add_node(id, rules_.node(rules_.operand(node, 0)), fmt::format("'niet' weggelaten in {}", quoted(id)));
        }
        if (node.op == NodeOp::conditional) {
            for (const std::uint32_t side : {1U, 2U})
                add_node(id, rules_.node(rules_.operand(node, side)), fmt::format("altijd {}", quoted(rules_.operand(node, side))));
        }
    }

    void plan_number(NodeId id, const Node& node) {
        for (const int step : {-1, 1}) {
            const Number number = rules_.numbers[node.value] + Number(step);
            if (number.sign() < 0 && rules_.numbers[node.value].sign() >= 0) continue;
            if (number.exceeds_limit()) continue;
            Node changed = node;
            changed.value = static_cast<std::uint32_t>(rules_.numbers.size());
            rules_.numbers.push_back(number);
            add_node(id, changed, fmt::format("{} wordt {}", quoted(id), to_dutch(rules_, number, rules_.type(node.type))));
        }
    }

    void plan_duration(NodeId id, const Node& node) {
        for (const std::int32_t step : {-1, 1}) {
            Duur duration = rules_.durations[node.value];
            duration.count += step;
            if (duration.count < 0) continue;
            Node changed = node;
            changed.value = static_cast<std::uint32_t>(rules_.durations.size());
            rules_.durations.push_back(duration);
            add_node(id, changed, fmt::format("{} wordt {}", quoted(id), to_dutch(duration)));
        }
    }

    // One mutant for each operand from `first` on, without it.
    void drop_operands(NodeId id, const Node& node, std::uint32_t first, std::string_view what) {
        for (std::uint32_t dropped = first; dropped < node.operand_count; ++dropped) {
            Node changed = node;
            changed.first_operand = static_cast<std::uint32_t>(rules_.operands.size());
            changed.operand_count = node.operand_count - 1;
            for (std::uint32_t i = 0; i < node.operand_count; ++i)
                if (i != dropped) rules_.operands.push_back(rules_.operand(node, i));
            const NodeId part = rules_.operand(node, dropped);
            add(rules_.node(part).span, fmt::format("{} weggelaten uit de '{}'", quoted(part), what), {std::pair{id, changed}});
        }
    }

    // Each shift of one border of a period by a day.
    template <class Part, class Change>
    void shift_days(const std::optional<Dag>& border, Span span, Part name, Change&& edits_for) {
        if (!border) return;
        for (const std::int32_t shift : {-1, 1}) {
            const Dag day{border->number + shift};
            add(span, fmt::format("{} {} wordt {}", name, to_dutch(*border), to_dutch(day)), edits_for(day));
        }
    }

    bool lives_with_its_source(const Rule& rule) const {
        if (rule.grounds.empty()) return false;
        const Bron& bron = rules_.bronnen[rule.grounds.front().bron.index];
        return rule.valid == Period{bron.from, bron.until};
    }

    void plan_rule(RuleId id) {
        const Rule rule = rules_.rules[id.index];
        const auto group = std::ranges::lower_bound(rules_.rule_groups, rule.id, {}, &RuleGroup::id);
        const RuleGroupId group_id{static_cast<std::uint32_t>(group - rules_.rule_groups.begin())};
        if (rule.is_concept || !begin(readers_.of(group_id), rule.regelset, rule.id)) return;
        const auto edited = [&](const std::function<void(Rule&)>& change) {
            Rule changed = rule;
            change(changed);
            return std::vector<Edit>{std::pair{id, std::move(changed)}};
        };
        if (rule.als) add(rules_.node(*rule.als).span, "'als' weggelaten: geldt altijd", edited([](Rule& r) { r.als.reset(); }));
        if (rule.eis) {
            const NodeId always = truth_node(rules_.node(*rule.eis));
            add(rules_.node(*rule.eis).span, "'eis' weggelaten: altijd voldaan", edited([&](Rule& r) { r.eis = always; }));
        }
        for (std::size_t i = 0; i < rule.tenzij.size(); ++i) {
            const Span span = rules_.node(rule.tenzij[i].condition).span;
            add(span, fmt::format("'tenzij' weggelaten: {}", quoted(rule.tenzij[i].condition)),
                edited([i](Rule& r) { r.tenzij.erase(r.tenzij.begin() + static_cast<std::ptrdiff_t>(i)); }));
            if (rule.tenzij[i].rebuttal) add(span, "'tegenbewijs' weggelaten", edited([i](Rule& r) { r.tenzij[i].rebuttal = false; }));
        }
        for (std::size_t i = 0; i < rule.deviates_from.size(); ++i) {
            add(rule.span, fmt::format("'in afwijking van {}' weggelaten", rules_.rule_groups[rule.deviates_from[i].index].id),
                edited([i](Rule& r) { r.deviates_from.erase(r.deviates_from.begin() + static_cast<std::ptrdiff_t>(i)); }));
        }
        if (!lives_with_its_source(rule)) {
            shift_days(rule.valid.from, rule.span, "geldig vanaf", [&](Dag day) { return edited([day](Rule& r) { r.valid.from = day; }); });
            shift_days(rule.valid.until, rule.span, "geldig tot", [&](Dag day) { return edited([day](Rule& r) { r.valid.until = day; }); });
        }
        plan_nodes(conditions_of(rule));
    }

    NodeId truth_node(const Node& like) {
        Node node = like;
        node.op = NodeOp::truth;
        node.value = 1;
        node.operand_count = 0;
        rules_.nodes.push_back(node);
        return NodeId{static_cast<std::uint32_t>(rules_.nodes.size() - 1)};
    }

    void plan_table(TabelId id) {
        const Tabel table = rules_.tabellen[id.index];
        if (!begin(readers_.of(id), table.regelset, "beslistabel " + table.name)) return;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            Tabel changed = table;
            changed.rows.erase(changed.rows.begin() + static_cast<std::ptrdiff_t>(i));
            add(table.rows[i].span, fmt::format("rij {} weggelaten", i + 1), {std::pair{id, std::move(changed)}});
        }
        plan_nodes(roots_of(table));
    }

    // The days on which a parameter changes; where one value follows the other at once, the border between them shifts.
    void plan_values(ParameterId id, const std::vector<DatedNode>& values, const std::function<std::vector<DatedNode>&(Parameter&)>& of) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            shift_days(values[i].from, values[i].span, "vanaf", [&](Dag day) {
                Parameter changed = rules_.parameters[id.index];
                std::vector<DatedNode>& all = of(changed);
                if (i > 0 && all[i - 1].until == all[i].from) all[i - 1].until = day;
                all[i].from = day;
                return std::vector<Edit>{std::pair{id, std::move(changed)}};
            });
            const bool is_followed = i + 1 < values.size() && values[i + 1].from == values[i].until;
            if (is_followed) continue;
            shift_days(values[i].until, values[i].span, "tot", [&](Dag day) {
                Parameter changed = rules_.parameters[id.index];
                of(changed)[i].until = day;
                return std::vector<Edit>{std::pair{id, std::move(changed)}};
            });
        }
    }

    void plan_parameter(ParameterId id) {
        const Parameter parameter = rules_.parameters[id.index];
        if (!begin(readers_.of(id), parameter.regelset, "parameter " + parameter.name)) return;
        plan_values(id, parameter.values, [](Parameter& p) -> std::vector<DatedNode>& { return p.values; });
        for (const DatedNode& value : parameter.values) plan_nodes({value.value});
        for (std::size_t f = 0; f < parameter.fills.size(); ++f) {
            const Fill& fill = parameter.fills[f];
            if (!begin(readers_.of(id), fill.regelset, "invulling " + parameter.name)) continue;
            plan_values(id, fill.values, [f](Parameter& p) -> std::vector<DatedNode>& { return p.fills[f].values; });
            for (const DatedNode& value : fill.values) plan_nodes({value.value});
        }
    }

    // The days of a source, for all rules that live with it.
    void plan_sources() {
        for (std::uint32_t b = 0; b < rules_.bronnen.size(); ++b) {
            const Bron bron = rules_.bronnen[b];
            if (!bron.from && !bron.until) continue;
            Reach reach;
            std::vector<RuleId> living;
            for (std::uint32_t g = 0; g < rules_.rule_groups.size(); ++g) {
                const RuleGroup& group = rules_.rule_groups[g];
                for (std::uint32_t i = group.first; i < group.first + group.count; ++i) {
                    const Rule& rule = rules_.rules[i];
                    if (rule.is_concept || !lives_with_its_source(rule) || rule.grounds.front().bron.index != b) continue;
                    living.push_back(RuleId{i});
                    const Reach here = readers_.reach(readers_.of(RuleGroupId{g}));
                    reach.rules.insert(here.rules.begin(), here.rules.end());
                    reach.conclusies.insert(here.conclusies.begin(), here.conclusies.end());
                }
            }
            if (living.empty()) continue;
            set_ = bron.regelset;
            owner_ = "bron " + bron.name;
            plan_.reaches.push_back(std::move(reach));
            const auto edited = [&](const std::function<void(Rule&)>& change) {
                std::vector<Edit> edits;
                for (const RuleId id : living) {
                    Rule changed = rules_.rules[id.index];
                    change(changed);
                    edits.emplace_back(std::pair{id, std::move(changed)});
                }
                return edits;
            };
            shift_days(bron.from, bron.span, "geldig vanaf", [&](Dag day) { return edited([day](Rule& r) { r.valid.from = day; }); });
            shift_days(bron.until, bron.span, "geldig tot", [&](Dag day) { return edited([day](Rule& r) { r.valid.until = day; }); });
        }
    }

    Plan in_order() {
        std::vector<std::size_t> order(plan_.mutants.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return plan_.mutants[i].span; });
        Plan sorted;
        sorted.reaches = std::move(plan_.reaches);
        for (const std::size_t i : order) {
            sorted.mutants.push_back(std::move(plan_.mutants[i]));
            sorted.edits.push_back(std::move(plan_.edits[i]));
            sorted.reach_of.push_back(plan_.reach_of[i]);
        }
        return sorted;
    }

    RuleSet& rules_;
    Readers readers_;
    Plan plan_;
    std::set<NodeId> planned_;
    RegelsetId set_;
    std::string owner_;
};

}  // namespace

void swap_in(RuleSet& rules, Edit& edit) {
    if (auto* node = std::get_if<std::pair<NodeId, Node>>(&edit)) std::swap(rules.nodes[node->first.index], node->second);
    if (auto* rule = std::get_if<std::pair<RuleId, Rule>>(&edit)) std::swap(rules.rules[rule->first.index], rule->second);
    if (auto* parameter = std::get_if<std::pair<ParameterId, Parameter>>(&edit))
        std::swap(rules.parameters[parameter->first.index], parameter->second);
    if (auto* table = std::get_if<std::pair<TabelId, Tabel>>(&edit)) std::swap(rules.tabellen[table->first.index], table->second);
}

Plan plan_mutants(RuleSet& rules) { return Planner(rules).run(); }

}  // namespace drempel::engine::mutation
