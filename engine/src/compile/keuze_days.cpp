// SPDX-License-Identifier: EUPL-1.2
// Words of a keuze that can be chosen only on some days: on every day there is one, and no rule waits for a word in vain.
#include <algorithm>

#include "choosable.hpp"
#include "compile/checker.hpp"
#include "compile/dependencies.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

std::string days_in_words(const std::optional<Dag>& from, const std::optional<Dag>& until) {
    std::string words;
    if (from) words = (until ? "van " : "vanaf ") + to_dutch(*from);
    if (until) words += (from ? " tot " : "tot ") + to_dutch(*until);
    return words;
}

}  // namespace

bool Checker::has_days(const Type& type) const {
    if (type.kind == ValueKind::lijst) return !type.element.is_none() && has_days(rules.type(type.element));
    if (type.kind != ValueKind::keuze) return false;
    return std::ranges::any_of(rules.keuzes[type.keuze.index].members, [](const KeuzeMember& member) { return member.from || member.until; });
}

void Checker::check_days(const grammar::TypeText& text, const Keuze& keuze) {
    // A day that could not be read says nothing about the others.
    for (std::size_t i = 0; i < keuze.members.size(); ++i)
        if (text.members[i].valid && !keuze.members[i].from && !keuze.members[i].until) return;
    // What can be chosen changes only on these days; none: before the first of them.
    std::vector<std::optional<Dag>> turns{std::nullopt};
    for (const KeuzeMember& member : keuze.members) {
        if (member.from) turns.emplace_back(member.from);
        if (member.until) turns.emplace_back(member.until);
    }
    std::ranges::sort(turns);
    turns.erase(std::ranges::unique(turns).begin(), turns.end());
    if (turns.size() == 1) return;
    const auto is_empty = [&](const std::optional<Dag>& day) {
        return std::ranges::none_of(keuze.members, [&](const KeuzeMember& member) { return day ? can_be_chosen(member, *day) : !member.from; });
    };
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (!is_empty(turns[i])) continue;
        const std::optional<Dag> begin = turns[i];
        while (i + 1 < turns.size() && is_empty(turns[i + 1])) ++i;
        const std::optional<Dag> end = i + 1 < turns.size() ? turns[i + 1] : std::nullopt;
        auto& added = report.at(text.span, T272_KeuzeLeeg, days_in_words(begin, end));
        for (std::size_t m = 0; m < keuze.members.size(); ++m) {
            if (begin && keuze.members[m].until == begin) added.label(text.members[m].name.span, "dit kan tot " + to_dutch(*begin));
            if (end && keuze.members[m].from == end) added.label(text.members[m].name.span, "dit kan vanaf " + to_dutch(*end));
        }
    }
}

// The peildatum picks the words and the rechtsdatum the rule: only where these are one day can a word be out of reach.
void Checker::check_days_of_words() {
    std::vector<bool> has_old_law(rules.rule_groups.size(), false);
    for (const Overgangsrecht& old : rules.overgangsrecht)
        for (const RuleGroupId group : old.groups) has_old_law[group.index] = true;
    for (const Rule& rule : rules.rules) {
        if (rule.is_concept || !rules.regelsets[rule.regelset.index].law_on_peildatum) continue;
        const auto group = std::ranges::lower_bound(rules.rule_groups, rule.id, {}, &RuleGroup::id);
        if (has_old_law[static_cast<std::size_t>(group - rules.rule_groups.begin())]) continue;
        std::vector<NodeId> todo;
        if (rule.als) todo.push_back(*rule.als);
        if (rule.eis) todo.push_back(*rule.eis);
        for (const TenzijPart& part : rule.tenzij) todo.push_back(part.condition);
        std::ranges::reverse(todo);  // the last is looked at first: in the order of the text
        std::set<std::pair<std::uint32_t, std::uint32_t>> said;
        while (!todo.empty()) {
            const NodeId id = todo.back();
            todo.pop_back();
            if (id.is_none()) continue;
            const Node& node = rules.node(id);
            for (std::uint32_t i = node.operand_count; i > 0; --i) todo.push_back(rules.operand(node, i - 1));
            if (node.op != NodeOp::member) continue;
            const KeuzeId keuze = rules.type(node.type).keuze;
            const KeuzeMember& member = rules.keuzes[keuze.index].members[node.value];
            const bool is_past = member.until && rule.valid.from && *member.until <= *rule.valid.from;
            const bool is_to_come = member.from && rule.valid.until && *rule.valid.until <= *member.from;
            if ((!is_past && !is_to_come) || !said.emplace(keuze.index, node.value).second) continue;
            report.at(node.span, T273_WoordGeldtNiet, member.name, days_in_words(member.from, member.until))
                .label(rule.span, "deze regel geldt " + days_in_words(rule.valid.from, rule.valid.until));
        }
    }
}

}  // namespace drempel::engine::checking
