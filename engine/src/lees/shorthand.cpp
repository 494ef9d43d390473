// SPDX-License-Identifier: EUPL-1.2
// What the checker wrote out in full is said as it was meant: a part of the day, a period, a window of workdays, how a
// term stands, `als … dan …`. Each is known by its shape, in which the same node stands in two places.
#include <array>

#include <fmt/format.h>

#include "lees/phrase.hpp"

namespace drempel::engine::lees {

namespace {

bool is_operator(const Node& node, NodeOp op, std::uint32_t operands) { return node.op == op && node.operand_count == operands; }

}  // namespace

// or_(and_(low <= high, and_(a, b)), and_(not_(low <= high), or_(a, b))) with a: x >= low and b: x < high
std::optional<Phrase> Wording::part_of_day(const Node& node) const {
    if (!is_operator(node, NodeOp::or_, 2)) return {};
    const Node& plain = operand_of(node, 0);
    const Node& passes = operand_of(node, 1);
    if (!is_operator(plain, NodeOp::and_, 2) || !is_operator(passes, NodeOp::and_, 2)) return {};
    const Node& within = operand_of(plain, 1);
    const Node& around = operand_of(passes, 1);
    if (!is_operator(within, NodeOp::and_, 2) || !is_operator(around, NodeOp::or_, 2)) return {};
    if (operand_of(passes, 0).op != NodeOp::not_) return {};
    for (const std::uint32_t i : {0U, 1U})
        if (rules_.operand(within, i) != rules_.operand(around, i)) return {};
    const Node& after_low = operand_of(within, 0);
    const Node& before_high = operand_of(within, 1);
    if (after_low.op != NodeOp::ge || (before_high.op != NodeOp::lt && before_high.op != NodeOp::le)) return {};
    const std::string x = value(rules_.operand(after_low, 0));
    const std::string low = value(rules_.operand(after_low, 1));
    const std::string high = value(rules_.operand(before_high, 1));
    if (before_high.op == NodeOp::le) return Phrase{fmt::format("{} ligt van {} tot en met {}", x, low, high), {}};
    return Phrase{fmt::format("{} ligt van {} tot {} ({} zelf telt niet mee)", x, low, high, high), {}};
}

// `p omvat D` and `p overlapt q`: two comparisons of the ends, each with the ends that may be open.
std::optional<Phrase> Wording::periods(const Node& node) const {
    if (!is_operator(node, NodeOp::and_, 2)) return {};
    std::array<NodeId, 2> left, right;
    for (const std::uint32_t i : {0U, 1U}) {
        const Node& part = operand_of(node, i);
        if (part.op != NodeOp::or_ || part.operand_count < 2) return {};
        const Node& last = operand_of(part, part.operand_count - 1);
        if (last.op != NodeOp::le) return {};
        for (std::uint32_t k = 0; k + 1 < part.operand_count; ++k)
            if (operand_of(part, k).op != NodeOp::absent) return {};
        left[i] = rules_.operand(last, 0);
        right[i] = rules_.operand(last, 1);
    }
    const std::optional<NodeId> of_begin = period_of(left[0], 0), of_end = period_of(right[1], 1);
    if (!of_begin || of_begin != of_end) return {};
    if (right[0] == left[1]) return Phrase{fmt::format("{} valt in {}", value(right[0]), value(*of_begin)), {}};
    const std::optional<NodeId> other = period_of(right[0], 1);
    if (!other || other != period_of(left[1], 0)) return {};
    return Phrase{fmt::format("{} en {} hebben ten minste een dag gemeen", value(*of_begin), value(*other)), {}};
}

// The period of which this is the first (0) or last (1) day.
std::optional<NodeId> Wording::period_of(NodeId day, std::uint32_t end) const {
    const Node& node = rules_.node(day);
    if (node.op != NodeOp::member_field || node.value != end) return {};
    const NodeId record = rules_.operand(node, 0);
    if (!is_period(rules_.type(rules_.node(record).type))) return {};
    return record;
}

// `x ten hoogste 5 werkdagen voor D`: two comparisons, one with the day to which the workdays lead.
std::optional<Phrase> Wording::workday_window(const Node& node) const {
    if (!is_operator(node, NodeOp::and_, 2)) return {};
    const Node& first = operand_of(node, 0);
    const Node& second = operand_of(node, 1);
    if ((first.op != NodeOp::le && first.op != NodeOp::lt) || second.op != NodeOp::le) return {};
    const Node& before = operand_of(first, 0);
    if (before.op == NodeOp::workdays_minus && rules_.operand(before, 0) == rules_.operand(second, 1)
        && rules_.operand(first, 1) == rules_.operand(second, 0)) {
        const std::string count = value(rules_.operand(before, 1));
        const bool counts = first.op == NodeOp::le;
        return Phrase{fmt::format("{} ligt {} {} voor {} (precies {} telt {}mee)", value(rules_.operand(first, 1)),
                                  counts ? "ten hoogste" : "minder dan", count, value(rules_.operand(second, 1)), count, counts ? "" : "niet "),
                      {}};
    }
    const Node& after = operand_of(second, 1);
    if (after.op == NodeOp::workdays_plus && rules_.operand(after, 0) == rules_.operand(first, 0)
        && rules_.operand(first, 1) == rules_.operand(second, 0))
        return Phrase{fmt::format("{} ligt op of na {}, en uiterlijk {} daarna", value(rules_.operand(first, 1)), value(rules_.operand(first, 0)),
                                  value(rules_.operand(after, 1))),
                      {}};
    return {};
}

// `T is verstreken`, `T loopt`, `T staat stil`; that the term is there is part of each.
std::optional<Phrase> Wording::term_state(const Node& node) const {
    std::vector<const Node*> parts;
    if (node.op == NodeOp::and_) {
        for (std::uint32_t i = 0; i < node.operand_count; ++i) parts.push_back(&operand_of(node, i));
    } else {
        parts.push_back(&node);
    }
    const auto end_in = [&](const Node& part, std::uint32_t i) -> std::optional<TermijnId> {
        if (part.operand_count <= i || operand_of(part, i).op != NodeOp::term_end) return {};
        return TermijnId{operand_of(part, i).value};
    };
    std::optional<TermijnId> there;
    if (parts.front()->op == NodeOp::present) {
        there = end_in(*parts.front(), 0);
        if (!there) return {};
        parts.erase(parts.begin());
    }
    const auto is_today = [&](const Node& part) { return part.operand_count == 2 && operand_of(part, 0).op == NodeOp::peildatum; };
    if (parts.size() == 1 && parts[0]->op == NodeOp::gt && is_today(*parts[0])) {
        const auto id = end_in(*parts[0], 1);
        if (!id || (there && *there != *id)) return {};
        return Phrase{term(*id) + " is voorbij op de dag van de beoordeling", {}};
    }
    if (parts.size() != 3 || parts[0]->op != NodeOp::ge || parts[1]->op != NodeOp::le || !is_today(*parts[0]) || !is_today(*parts[1])) return {};
    const auto id = end_in(*parts[1], 1);
    if (!id || operand_of(*parts[0], 1).op != NodeOp::term_begin || operand_of(*parts[0], 1).value != id->index) return {};
    const bool runs = parts[2]->op == NodeOp::not_ && operand_of(*parts[2], 0).op == NodeOp::term_paused;
    if (!runs && parts[2]->op != NodeOp::term_paused) return {};
    return Phrase{fmt::format("{} {} op de dag van de beoordeling", term(*id), runs ? "loopt" : "staat stil"), {}};
}

// `als A dan B` of a waarborg: or_(not_(A), B).
std::optional<Phrase> Wording::implication(const Node& node) const {
    if (!is_operator(node, NodeOp::or_, 2) || operand_of(node, 0).op != NodeOp::not_ || !rules_.words(node.span).starts_with("als ")) return {};
    Phrase when = condition(rules_.operand(operand_of(node, 0), 0));
    Phrase then = condition(rules_.operand(node, 1));
    if (when.points.empty() && then.points.empty()) return Phrase{"als " + when.words + ", dan: " + then.words, {}};
    Phrase phrase{"als het eerste punt geldt, dan geldt ook het tweede:", {}};
    phrase.points.push_back(std::move(when));
    phrase.points.push_back(std::move(then));
    return phrase;
}

// What does not happen: `geen regel met gevolg … geraakt`, `niet geraakt(R)`.
std::optional<Phrase> Wording::nothing_hit(const Node& node) const {
    if (node.op != NodeOp::not_) return {};
    const Node& inner = operand_of(node, 0);
    if (inner.op == NodeOp::hit) {
        const RuleGroup& group = rules_.rule_groups[inner.value];
        const std::string place = inner.operand_count == 0 ? "" : " voor " + owner(rules_.operand(inner, 0));
        return Phrase{fmt::format("het gevolg van {} ({}) treedt niet in{}", group.id, rules_.rules[group.first].title, place), {}};
    }
    std::vector<const Node*> parts;
    if (inner.op == NodeOp::hit_with) parts.push_back(&inner);
    if (inner.op == NodeOp::or_)
        for (std::uint32_t i = 0; i < inner.operand_count; ++i) parts.push_back(&operand_of(inner, i));
    std::string labels;
    for (const Node* part : parts) {
        if (part->op != NodeOp::hit_with) return {};
        labels += (labels.empty() ? "" : " of ") + rules_.gevolgsoorten[part->value].label;
    }
    if (labels.empty()) return {};
    return Phrase{"geen regel heeft als gevolg: " + labels, {}};
}

// "het aantal meldingen in de meldingen", without which of them count.
std::string Wording::counted(const Node& node) const {
    const Begrip& begrip = rules_.begrippen[rules_.variables[node.value].begrip.index];
    return fmt::format("het aantal {} in {}", bare(spoken(begrip.plural, begrip.name)), value(rules_.operand(node, 0)));
}

// A count of those for which something holds: what counts is said last.
std::optional<Phrase> Wording::filtered(std::string lead, const Node& count) const {
    if (count.op != NodeOp::count || count.operand_count < 2) return {};
    Phrase which = condition(rules_.operand(count, 1));
    const std::string_view colon = which.points.empty() ? " geldt: " : " ";
    return Phrase{std::move(lead) + "; wat telt, is waarvoor" + std::string(colon) + which.words, std::move(which.points)};
}

std::optional<Phrase> Wording::shorthand(const Node& node) const {
    if (auto said = part_of_day(node)) return said;
    if (auto said = periods(node)) return said;
    if (auto said = workday_window(node)) return said;
    if (auto said = term_state(node)) return said;
    if (auto said = nothing_hit(node)) return said;
    return implication(node);
}

}  // namespace drempel::engine::lees
