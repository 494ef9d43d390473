// SPDX-License-Identifier: EUPL-1.2
// Groups of rules, and which of two deviations goes first (semantics 3).
#include <algorithm>
#include <iterator>

#include "compile/dependencies.hpp"

namespace drempel::engine::checking {

using enum text::Code;

void Checker::declare_regelgroepen() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Regelgroep>(&d.node);
            if (!tree) continue;
            const RegelgroepId id{static_cast<std::uint32_t>(rules.regelgroepen.size())};
            if (!declare(regelgroepen, tree->name, file.set, id)) continue;
            Regelgroep group;
            group.name = tree->name.text;
            group.label = tree->label ? tree->label->value : tree->name.text;
            group.regelset = file.set;
            group.span = tree->name.span;
            rules.regelgroepen.push_back(std::move(group));
        }
}

// Rules by their ids and by the groups they are in; each once, in order of id.
std::vector<RuleGroupId> Checker::rules_named(const std::vector<grammar::Word>& ids, const std::vector<grammar::Word>& named,
                                              RegelsetId set) {
    std::vector<RuleGroupId> result;
    for (const grammar::Word& word : ids)
        if (const auto group = resolve(rule_ids, word, set, T218_OnbekendeRegel)) result.push_back(*group);
    for (const grammar::Word& word : named)
        if (const auto group = resolve(regelgroepen, word, set, T325_OnbekendeGroep)) {
            const auto& members = rules.regelgroepen[group->index].members;
            result.insert(result.end(), members.begin(), members.end());
        }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// A group has the rules that it names and those that name it; then the deviations from groups are written out.
void Checker::fill_regelgroepen() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Regelgroep>(&d.node);
            if (!tree) continue;
            const auto at = std::ranges::find(rules.regelgroepen, tree->name.span, &Regelgroep::span);
            if (at != rules.regelgroepen.end()) at->members = rules_named(tree->regels, {}, file.set);
        }
    const auto group_of = [&](const Rule& rule) {
        const auto at = std::ranges::lower_bound(rules.rule_groups, rule.id, {}, &RuleGroup::id);
        return RuleGroupId{static_cast<std::uint32_t>(at - rules.rule_groups.begin())};
    };
    for (std::size_t i = 0; i < rules.rules.size(); ++i)
        for (const grammar::Word& word : rule_notes[i].tree->groups)
            if (const auto group = resolve(regelgroepen, word, rules.rules[i].regelset, T325_OnbekendeGroep))
                rules.regelgroepen[group->index].members.push_back(group_of(rules.rules[i]));
    for (Regelgroep& group : rules.regelgroepen) {
        std::ranges::sort(group.members);
        group.members.erase(std::unique(group.members.begin(), group.members.end()), group.members.end());
        if (group.members.empty() && !has_lost_names(group.regelset)) report.at(group.span, T326_GroepLeeg, group.name, group.name);
    }
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        Rule& rule = rules.rules[i];
        for (const RuleGroupId member : rules_named({}, rule_notes[i].tree->deviates_from_groups, rule.regelset))
            if (member != group_of(rule) && std::ranges::find(rule.deviates_from, member) == rule.deviates_from.end())
                rule.deviates_from.push_back(member);
    }
}

namespace {

// Structural proof that two conditions never hold together; without proof the answer is no.
class Disjoint {
public:
    Disjoint(const RuleSet& rules, const Rule& a, const Rule& b) : rules_(rules), a_(a), b_(b) {}

    bool proven() const {
        const bool a_ends_first = a_.valid.until && b_.valid.from && *a_.valid.until <= *b_.valid.from;
        const bool b_ends_first = b_.valid.until && a_.valid.from && *b_.valid.until <= *a_.valid.from;
        if (a_ends_first || b_ends_first) return true;
        if (!a_.als || !b_.als || a_.als->is_none() || b_.als->is_none()) return false;
        const auto ours = parts(*a_.als);
        const auto theirs = parts(*b_.als);
        return std::ranges::any_of(ours, [&](NodeId p) { return std::ranges::any_of(theirs, [&](NodeId q) { return excludes(p, q); }); });
    }

private:
    std::vector<NodeId> parts(NodeId root) const {
        std::vector<NodeId> result;
        std::vector<NodeId> todo{root};
        while (!todo.empty()) {
            const NodeId id = todo.back();
            todo.pop_back();
            const Node& node = rules_.node(id);
            if (node.op != NodeOp::and_) {
                result.push_back(id);
                continue;
            }
            for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules_.operand(node, i));
        }
        return result;
    }

    // The same value for the same object: variables of `voor elke` are compared by their place.
    bool same(NodeId p, NodeId q) const {
        const Node& one = rules_.node(p);
        const Node& other = rules_.node(q);
        if (one.op != other.op || one.operand_count != other.operand_count) return false;
        if (one.op == NodeOp::element) {
            const auto place = place_in(a_, one.value);  // a variable of a quantifier has none
            return place && place == place_in(b_, other.value);
        }
        if (one.op == NodeOp::number ? rules_.numbers[one.value] != rules_.numbers[other.value]
            : one.op == NodeOp::text ? rules_.texts[one.value] != rules_.texts[other.value]
            : one.op == NodeOp::duration ? !(rules_.durations[one.value] == rules_.durations[other.value])
                                         : one.value != other.value)
            return false;
        for (std::uint32_t i = 0; i < one.operand_count; ++i)
            if (!same(rules_.operand(one, i), rules_.operand(other, i))) return false;
        return true;
    }

    static std::optional<std::size_t> place_in(const Rule& rule, std::uint32_t variable) {
        const auto at = std::ranges::find_if(rule.for_each, [&](const ForEach& each) { return each.variable.index == variable; });
        if (at == rule.for_each.end()) return {};
        return static_cast<std::size_t>(at - rule.for_each.begin());
    }

    static bool is_constant(NodeOp op) {
        return op == NodeOp::number || op == NodeOp::text || op == NodeOp::member || op == NodeOp::date || op == NodeOp::truth;
    }

    bool excludes(NodeId p, NodeId q) const {
        const Node& one = rules_.node(p);
        const Node& other = rules_.node(q);
        if (one.op == NodeOp::not_ && same(rules_.operand(one, 0), q)) return true;
        if (other.op == NodeOp::not_ && same(p, rules_.operand(other, 0))) return true;
        if (one.operand_count != 2 || other.operand_count != 2 || !same(rules_.operand(one, 0), rules_.operand(other, 0))) return false;
        const Node& left = rules_.node(rules_.operand(one, 1));
        const Node& right = rules_.node(rules_.operand(other, 1));
        const bool equal = same(rules_.operand(one, 1), rules_.operand(other, 1));
        if (one.op == NodeOp::eq && other.op == NodeOp::eq) return is_constant(left.op) && left.op == right.op && !equal;
        const auto turned = [&](NodeOp a, NodeOp b) {
            return (a == NodeOp::eq && b == NodeOp::ne) || (a == NodeOp::lt && (b == NodeOp::ge || b == NodeOp::gt))
                   || (a == NodeOp::le && b == NodeOp::gt);
        };
        return equal && (turned(one.op, other.op) || turned(other.op, one.op));
    }

    const RuleSet& rules_;
    const Rule& a_;
    const Rule& b_;
};

bool names(const std::vector<RuleGroupId>& list, RuleGroupId id) { return std::ranges::find(list, id) != list.end(); }

}  // namespace

// Two rules that deviate from the same one cannot both hold, unless it is said which goes first.
void Checker::check_competing_deviations() {
    const auto group_at = [&](std::size_t i) {
        const auto at = std::ranges::lower_bound(rules.rule_groups, rules.rules[i].id, {}, &RuleGroup::id);
        return RuleGroupId{static_cast<std::uint32_t>(at - rules.rule_groups.begin())};
    };
    std::set<std::pair<std::string_view, std::string_view>> said;
    // Of each pair one at least says something of other rules: nearly all rules do not.
    const auto speaks_of_others = [&](std::size_t i) { return !rules.rules[i].deviates_from.empty() || !rules.rules[i].goes_before.empty(); };
    std::vector<std::size_t> all(rules.rules.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    std::vector<std::size_t> speaking;
    std::ranges::copy_if(all, std::back_inserter(speaking), speaks_of_others);
    for (const std::size_t i : all) {
        if (speaking.empty()) break;
        const Rule& one = rules.rules[i];
        const auto& partners = speaks_of_others(i) ? all : speaking;
        for (auto at = std::ranges::upper_bound(partners, i); at != partners.end(); ++at) {
            const std::size_t k = *at;
            const Rule& other = rules.rules[k];
            if (one.id == other.id) continue;
            const bool first = names(one.goes_before, group_at(k));
            const bool second = names(other.goes_before, group_at(i));
            const auto shared = std::ranges::find_if(one.deviates_from, [&](RuleGroupId id) { return names(other.deviates_from, id); });
            const bool in_order = first || second || names(one.deviates_from, group_at(k)) || names(other.deviates_from, group_at(i));
            const bool competes = shared != one.deviates_from.end();
            const Rule& later = one.span < other.span ? other : one;
            const Rule& earlier = one.span < other.span ? one : other;
            if (first && second && said.emplace(one.id, other.id).second)
                report.at(later.span, T329_GaatVoorElkaar, earlier.id, later.id).label(earlier.span, "hier staat de andere");
            if ((first || second) && !competes && said.emplace(one.id, other.id).second)
                report.at(first ? one.span : other.span, T328_GaatVoorZonderAfwijking, first ? one.id : other.id, first ? other.id : one.id);
            if (!competes || in_order || one.is_concept || other.is_concept || Disjoint(rules, one, other).proven()) continue;
            if (said.emplace(one.id, other.id).second)
                report.at(later.span, T327_BotsendeAfwijkingen, earlier.id, later.id, rules.rule_groups[shared->index].id)
                    .label(earlier.span, "hier staat de andere");
        }
    }
}

}  // namespace drempel::engine::checking
