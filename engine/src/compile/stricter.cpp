// SPDX-License-Identifier: EUPL-1.2
// `alleen hoger`, `alleen lager` and `alleen strenger`: what a lower layer gives hits at least what it stands in for.
#include "compile/stricter.hpp"

#include <algorithm>

#include "compile/checker.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

template <class One, class Other>
bool overlap(const One& a, const Other& b) {
    const bool a_ends_first = a.until && b.from && *a.until <= *b.from;
    const bool b_ends_first = b.until && a.from && *b.until <= *a.from;
    return !a_ends_first && !b_ends_first;
}

}  // namespace

void Checker::check_stricter() {
    for (std::uint32_t i = 0; i < rules.parameters.size(); ++i) {
        const std::string& only = rules.parameters[i].open_only;
        if (only.empty()) continue;
        const std::string direction = only == "strenger" ? stricter_parameter(ParameterId{i}) : only;
        if (!direction.empty()) check_fills(rules.parameters[i], direction);
    }
    for (const RuleGroup& group : rules.rule_groups)
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
            for (std::uint32_t b = group.first; b < group.first + group.count; ++b) {
                const Rule& rule = rules.rules[i];
                const Rule& base = rules.rules[b];
                if (!rule.replaces || base.replaces || base.open_only != "strenger" || rule.is_concept) continue;
                if (is_visible(rule.regelset, base.regelset) && overlap(rule.valid, base.valid)) check_stricter_rule(RuleId{i}, RuleId{b});
            }
}

// What is stricter follows from the rules that read it: a value that makes them hit more.
std::string Checker::stricter_parameter(ParameterId id) {
    const Parameter& parameter = rules.parameters[id.index];
    if (has_lost_names(parameter.regelset)) return {};
    Trends trends(rules, id);
    const Rule* up = nullptr;
    const Rule* down = nullptr;
    const auto refuse = [&](std::string_view why) -> text::Diagnostic& {
        return report.at(parameter.span, T276_StrengerOnduidelijk, parameter.name, why);
    };
    constexpr std::string_view not_shown = "een regel rekent ermee op een manier waaruit dat niet blijkt";
    for (const Rule& rule : rules.rules) {
        const Trend trend = trends.of_rule(rule);
        if (trend == Trend::unclear || trends.of_deviation(rule) != Trend::none) {
            refuse(not_shown).label(rule.span, "in deze regel");
            return {};
        }
        if (trend == Trend::up && !up) up = &rule;
        if (trend == Trend::down && !down) down = &rule;
    }
    // What is read beside the rules decides on which facts or which law they are asked.
    std::vector<NodeId> beside;
    for (const Field& field : rules.fields) beside.push_back(field.derived);
    for (const Overgangsrecht& old : rules.overgangsrecht) beside.insert(beside.end(), {old.als, old.day, old.until});
    for (const NodeId node : beside) {
        if (node.is_none() || trends.of(node) == Trend::none) continue;
        refuse("het bepaalt ook iets anders dan de uitkomst van een regel").label(rules.node(node).span, "hier wordt het gelezen");
        return {};
    }
    if (up && down) {
        refuse("voor de ene regel is hoger strenger, voor de andere lager")
            .label(up->span, "hier is hoger strenger")
            .label(down->span, "hier is lager strenger");
        return {};
    }
    if (!up && !down) {
        refuse("geen regel vergelijkt er iets mee");
        return {};
    }
    return up ? "hoger" : "lager";
}

// Beside the value that the higher layer itself gives for those days. No norm at all is less than any.
void Checker::check_fills(const Parameter& parameter, const std::string& direction) {
    const std::string must = parameter.open_only == "strenger" ? "strenger, en dus " + direction + "," : direction;
    for (const Fill& fill : parameter.fills)
        for (const DatedNode& mine : fill.values)
            for (const DatedNode& higher : parameter.values) {
                if (higher.value.is_none() || !overlap(mine, higher)) continue;
                const Span given = rules.node(higher.value).span;
                const auto refuse = [&](Span at, std::string_view words) {
                    report.at(at, T233_NietStrenger, parameter.name, must, words, rules.words(given)).label(given, "hier staat de hogere waarde");
                };
                if (mine.value.is_none()) {
                    refuse(mine.span, "'geen norm'");
                    continue;
                }
                const auto order = compare_constants(rules, mine.value, higher.value);
                const bool is_less = !order || *order == std::strong_ordering::less;
                const bool is_more = !order || *order == std::strong_ordering::greater;
                if (direction == "hoger" ? is_less : is_more) refuse(rules.node(mine.value).span, rules.words(rules.node(mine.value).span));
            }
}

// Stricter is: hit wherever the replaced rule is. Asked part by part; what does not show is refused.
void Checker::check_stricter_rule(RuleId id, RuleId base_id) {
    const Rule& rule = rules.rules[id.index];
    const Rule& base = rules.rules[base_id.index];
    const auto refuse = [&](std::string_view why, Span at) {
        report.at(at, T277_VervangingNietStrenger, rule.id, why).label(base.span, "hier staat de regel die wordt vervangen");
    };
    const auto span_of = [&](NodeId node) { return rules.node(node).span; };
    const auto is_broken = [&](const Rule& one) {
        const auto is_lost = [](const std::optional<NodeId>& part) { return part && part->is_none(); };
        return is_lost(one.als) || is_lost(one.eis)
               || std::ranges::any_of(one.tenzij, [](const TenzijPart& part) { return part.condition.is_none(); })
               || std::ranges::any_of(one.for_each, [](const ForEach& each) { return each.list.is_none() || each.variable.is_none(); });
    };
    if (is_broken(rule) || is_broken(base) || rule.for_each.size() != base.for_each.size()) return;  // said already

    Implication implication(rules);
    for (std::size_t i = 0; i < rule.for_each.size(); ++i) {
        if (!implication.is_same(rule.for_each[i].list, base.for_each[i].list))
            return refuse("zij gaat over een andere lijst", span_of(rule.for_each[i].list));
        implication.same_variable(rule.for_each[i].variable, base.for_each[i].variable);
    }
    if (rule.als && (!base.als || !implication.follows(*base.als, *rule.als)))
        refuse("uit haar 'als' blijkt niet dat zij geldt in elk geval waarin de vervangen regel geldt", span_of(*rule.als));
    // Without `eis` a rule is hit as soon as its `als` holds.
    if (rule.eis && (!base.eis || !implication.follows(*rule.eis, *base.eis)))
        refuse("uit haar 'eis' blijkt niet dat zij ten minste vraagt wat de vervangen regel vraagt", span_of(*rule.eis));
    for (const TenzijPart& part : rule.tenzij) {
        const bool is_known = std::ranges::any_of(base.tenzij, [&](const TenzijPart& other) {
            return implication.follows(part.condition, other.condition);
        });
        if (!is_known) refuse("zij heeft een uitzondering die de vervangen regel niet heeft", span_of(part.condition));
    }
    for (const RuleGroupId from : rule.deviates_from)
        if (std::ranges::find(base.deviates_from, from) == base.deviates_from.end())
            refuse("zij wijkt af van " + rules.rule_groups[from.index].id + ", en de vervangen regel niet", rule.span);
    if (!rule.gevolg.is_none() && !base.gevolg.is_none() && rules.gevolgsoorten[base.gevolg.index].rank < rules.gevolgsoorten[rule.gevolg.index].rank)
        refuse("haar gevolg is lichter: " + rules.gevolgsoorten[rule.gevolg.index].label + " in plaats van " + rules.gevolgsoorten[base.gevolg.index].label,
               rule.span);
    for (const Soort& soort : rules.soorten) {
        const auto has = [&](RuleId one) { return std::ranges::find(soort.rules, one) != soort.rules.end(); };
        if (has(base_id) && !has(id)) refuse("zij geldt niet voor " + soort.name + ", en de vervangen regel wel", rule.span);
    }
}

}  // namespace drempel::engine::checking
