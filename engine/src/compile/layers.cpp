// SPDX-License-Identifier: EUPL-1.2
// Layers: which set speaks where, and what a lower one fills, replaces or ends (semantics 5).
#include <algorithm>

#include <fmt/ranges.h>

#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

Laag layer_of(std::string_view word) {
    if (word == "gemeenschappelijk") return Laag::gemeenschappelijk;
    if (word == "sector") return Laag::sector;
    if (word == "regio") return Laag::regio;
    if (word == "gemeente") return Laag::gemeente;
    return Laag::landelijk;
}

std::string as_label(std::string name) {
    std::ranges::replace(name, '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
    return name;
}

bool overlap(const DatedNode& a, const DatedNode& b) {
    const bool a_ends_first = a.until && b.from && *a.until <= *b.from;
    const bool b_ends_first = b.until && a.from && *b.until <= *a.from;
    return !a_ends_first && !b_ends_first;
}

std::string one_of(const std::vector<std::string>& organs) { return fmt::format("{}", fmt::join(organs, " of ")); }

}  // namespace

void Checker::resolve_areas() {
    std::map<std::string, std::string, std::less<>> labels;  // gemeente -> label; "" until a set of its own says it
    for (const grammar::Regelset* tree : regelset_trees_) {
        if (!tree) continue;
        if (tree->gemeente) {
            std::string& label = labels[tree->gemeente->text];
            if (label.empty() && tree->gemeente_label) label = tree->gemeente_label->value;
        }
        for (const grammar::Word& word : tree->gemeenten) labels.try_emplace(word.text);
    }
    for (auto& [name, label] : labels) rules.gemeenten.push_back({name, label.empty() ? as_label(name) : label});
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) {
        Regelset& set = rules.regelsets[i];
        set.layer = layer_of(set.laag);
        const grammar::Regelset* tree = regelset_trees_[i];
        if (!tree) continue;
        if (tree->regio) {
            set.regio = tree->regio->text;
            set.regio_label = tree->regio_label ? tree->regio_label->value : as_label(set.regio);
            if (tree->laag && set.layer != Laag::regio)
                report.at(tree->regio->span, T226_RegioZonderLaag, "regio", set.laag).label(tree->laag->span, "hier staat de laag");
        }
        if (!tree->gemeenten.empty() && tree->laag && set.layer != Laag::regio && !tree->regio)
            report.at(tree->gemeenten[0].span, T226_RegioZonderLaag, "gemeenten", set.laag)
                .label(tree->laag->span, "hier staat de laag");
        if (set.layer == Laag::regio) {
            const bool complete = !files[set.file].has_lost_uses;
            if (!tree->regio && complete) report.at(tree->laag->span, T225_RegioOnvolledig, "'regio' met een naam");
            if (tree->gemeenten.empty() && complete) report.at(tree->laag->span, T225_RegioOnvolledig, "'gemeenten'");
            for (const grammar::Word& word : tree->gemeenten) set.area.push_back(rules.find_gemeente(word.text));
        } else if (set.layer == Laag::gemeente && tree->gemeente) {
            set.area.push_back(rules.find_gemeente(tree->gemeente->text));
        }
        std::ranges::sort(set.area);
    }
}

// Only a lower layer may say something in the place of a higher one.
bool Checker::may_fill(RegelsetId lower, RegelsetId higher, const std::string& what, Span at) {
    const Regelset& low = rules.regelsets[lower.index];
    const Regelset& high = rules.regelsets[higher.index];
    if (high.layer < low.layer) return true;
    if (!low.laag.empty() && !high.laag.empty()) report.at(at, T230_LaagNietLager, what, high.laag, low.laag);
    return false;
}

// Competence before layer: the organ that decides must be one to which it was left open.
bool Checker::is_competent(const std::optional<grammar::Word>& organ, const std::vector<std::string>& open_for,
                           const std::string& what, Span at, bool complete) {
    if (!organ) {
        if (complete)
            report.at(at, T232_OrgaanOntbreekt, what, open_for.empty() ? std::string("de raad, de burgemeester of het college") : one_of(open_for));
        return false;
    }
    if (std::ranges::find(open_for, organ->text) != open_for.end()) return true;
    report.at(organ->span, T231_NietOpenVoor, what, organ->text,
              open_for.empty() ? std::string("er is niets opengelaten") : "open is het voor " + one_of(open_for))
        .suggest(open_for.size() == 1 ? open_for[0] : std::string());
    return false;
}

void Checker::fill_parameters() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Invulling>(&d.node)) fill_parameter(*tree, file.set, d.complete);
    for (Parameter& parameter : rules.parameters)
        std::ranges::stable_sort(parameter.fills, [&](const Fill& a, const Fill& b) {
            const Regelset& one = rules.regelsets[a.regelset.index];
            const Regelset& other = rules.regelsets[b.regelset.index];
            return one.layer != other.layer ? one.layer > other.layer : one.name < other.name;
        });
}

void Checker::fill_parameter(const grammar::Invulling& tree, RegelsetId set, bool complete) {
    const auto ref = resolve(values, tree.name, set, T101_OnbekendeNaam);
    if (!ref) return;
    if (ref->kind != ValueRef::Kind::parameter) {
        report.at(tree.name.span, T229_InvullingGeenParameter, tree.name.text);
        return;
    }
    Parameter& parameter = rules.parameters[ref->index];
    bool good = may_fill(set, parameter.regelset, parameter.name, tree.name.span);
    good = is_competent(tree.organ, parameter.open_for, parameter.name, tree.name.span, complete) && good;
    if (tree.grounds.empty() && complete) report.at(tree.name.span, T185_GrondslagOntbreekt, tree.name.text);
    if (tree.values.empty() && complete) report.at(tree.name.span, T235_InvullingZonderWaarde, tree.name.text);

    Fill fill;
    fill.regelset = set;
    if (tree.organ) fill.organ = tree.organ->text;
    fill.grounds = grounds_of(tree.grounds, set);
    fill.span = tree.name.span;
    fill.values = dated_values(tree.values, parameter.type, parameter.span, set);
    check_periods(parameter.name, fill.values);

    for (const Fill& other : parameter.fills) {
        const Regelset& one = rules.regelsets[set.index];
        const Regelset& two = rules.regelsets[other.regelset.index];
        const bool same_area = std::ranges::find_first_of(one.area, two.area) != one.area.end() || (one.area.empty() && two.area.empty());
        if (one.layer != two.layer || !same_area) continue;
        for (const DatedNode& mine : fill.values)
            for (const DatedNode& theirs : other.values)
                if (overlap(mine, theirs) && good) {
                    report.at(tree.name.span, T234_InvullingDubbel, parameter.name).label(other.span, "hier staat de andere");
                    good = false;
                }
    }
    if (good) parameter.fills.push_back(std::move(fill));
}

void Checker::check_layers() {
    check_replacements();
    end_rules();
    fill_regelgroepen();
    check_blokkades();
    check_hits();
    check_deviations();
    check_competing_deviations();
    check_overgangsrecht();
    check_verbanden();
    check_waarborgen();
    std::vector<std::uint8_t> state(rules.fields.size(), 0);
    for (const auto& [field, set] : derived_)
        if (state[field.index] == 0) check_afgeleid_in_kring(field, state);
}

// A replacement is whole: it speaks about the same lists, and only where its own layer speaks.
void Checker::check_replacements() {
    for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
        const Rule& rule = rules.rules[i];
        if (!rule.replaces) continue;
        const grammar::Regel& tree = *rule_notes[i].tree;
        const auto base = std::ranges::find_if(rules.rules, [&](const Rule& other) {
            return other.id == rule.id && !other.replaces && is_visible(rule.regelset, other.regelset);
        });
        if (base == rules.rules.end() || base->regelset == rule.regelset) {
            if (!has_lost_names(rule.regelset)) report.at(rule.span, T236_NietsTeVervangen, rule.id);
            continue;
        }
        if (!may_fill(rule.regelset, base->regelset, "regel " + rule.id, rule.span)) continue;
        is_competent(tree.replaces->organ, base->open_for, "regel " + rule.id, tree.replaces->span, rule_notes[i].complete);
        const auto begrip_of = [&](const ForEach& each) { return rules.variables[each.variable.index].begrip; };
        const bool both_bound = std::ranges::none_of(rule.for_each, [](const ForEach& f) { return f.variable.is_none(); })
                                && std::ranges::none_of(base->for_each, [](const ForEach& f) { return f.variable.is_none(); });
        if (both_bound && !std::ranges::equal(rule.for_each, base->for_each, {}, begrip_of, begrip_of)) {
            std::vector<std::string_view> lists;
            for (const ForEach& each : base->for_each) lists.push_back(rules.words(rules.node(each.list).span));
            report.at(rule.span, T237_VervangtAndereLijst, rule.id,
                      lists.empty() ? std::string("de hele zaak") : fmt::format("{}", fmt::join(lists, ", ")))
                .label(base->span, "hier staat de regel die wordt vervangen");
        }
    }
}

void Checker::end_rules() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Vervallen>(&d.node);
            if (!tree) continue;
            const auto group = resolve(rule_ids, tree->regel, file.set, T218_OnbekendeRegel);
            if (!group || rules.rule_groups[group->index].count == 0) continue;
            const Rule& base = rules.rules[rules.rule_groups[group->index].first];
            const std::string what = "regel " + base.id;
            bool good = may_fill(file.set, base.regelset, what, tree->regel.span);
            good = is_competent(tree->organ, base.open_for, what, tree->regel.span, d.complete) && good;
            if (tree->grounds.empty() && d.complete) report.at(tree->regel.span, T185_GrondslagOntbreekt, what);
            for (const Node& node : rules.nodes)
                if (node.op == NodeOp::hit && RuleGroupId{node.value} == *group && good) {
                    report.at(tree->regel.span, T238_VervallenNogGelezen, base.id).label(node.span, "hier wordt zij gelezen");
                    good = false;
                }
            if (good && base.open_only == "strenger") {
                report.at(tree->regel.span, T277_VervangingNietStrenger, base.id, "hier zou zij vervallen").label(base.span, "hier staat de regel");
                good = false;
            }
            if (!good) continue;
            Vervallen ended;
            ended.group = *group;
            ended.regelset = file.set;
            ended.organ = tree->organ->text;
            ended.grounds = grounds_of(tree->grounds, file.set);
            ended.span = tree->regel.span;
            rules.vervallen.push_back(std::move(ended));
        }
}

}  // namespace drempel::engine::checking
