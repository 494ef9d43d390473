// SPDX-License-Identifier: EUPL-1.2
// Conclusies: published answers beside the rules (semantics 3), and the ids that rules are known by.
#include <algorithm>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

// The names go into every result: one of each over all sets.
void Checker::declare_conclusies() {
    struct Found {
        const grammar::Conclusie* tree;
        RegelsetId set;
        bool complete;
    };
    std::vector<Found> found;
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Conclusie>(&d.node)) found.push_back({tree, file.set, d.complete});
    std::ranges::stable_sort(found, {}, [](const Found& f) { return std::string_view(f.tree->name.text); });
    for (const auto& [tree, set, complete] : found) {
        auto type = type_of(tree->type, set);
        if (!type) {
            broken_names.insert(tree->name.text);
            continue;
        }
        if (tree->name.text == "peildatum") {
            report.at(tree->name.span, T127_NaamGereserveerd, tree->name.text);
            continue;
        }
        if (!rules.conclusies.empty() && rules.conclusies.back().name == tree->name.text) {
            report.at(tree->name.span, T105_NaamDubbel, tree->name.text).label(rules.conclusies.back().span, "hier staat de naam al");
            continue;
        }
        const bool is_single = type->kind != ValueKind::lijst && type->kind != ValueKind::record && !type->is_verwijzing;
        if (!is_single || type->is_oordeel || type->low || type->high || type->earliest || type->latest || has_days(*type))
            report.at(tree->type.span, T184_TypeKanHierNiet, "een conclusie");
        const ConclusieId id{static_cast<std::uint32_t>(rules.conclusies.size())};
        if (!declare(values, tree->name, set, ValueRef{ValueRef::Kind::conclusie, id.index})) continue;
        type->is_oordeel = false;
        if (tree->grounds.empty() && complete) report.at(tree->name.span, T185_GrondslagOntbreekt, tree->name.text);
        Conclusie model;
        model.name = tree->name.text;
        model.label = tree->label ? tree->label->value : tree->name.text;
        model.type = intern(*type);
        model.grounds = grounds_of(tree->grounds, set);
        model.regelset = set;
        model.span = tree->name.span;
        rules.conclusies.push_back(std::move(model));
        conclusie_trees.emplace_back(tree, complete);
    }
}

void Checker::check_conclusies() {
    for (std::uint32_t i = 0; i < rules.conclusies.size(); ++i) {
        const auto [tree, complete] = conclusie_trees[i];
        if (!tree->body) {
            if (complete) report.at(tree->name.span, T190_DefinitieZonderLuidt, tree->name.text);
            continue;
        }
        const Type declared = rules.type(rules.conclusies[i].type);
        Expressions expressions(*this, rules.conclusies[i].regelset);
        expressions.may_round(!tree->grounds.empty());
        const NodeId body = expressions.check(*tree->body, Hint{&declared, false});
        if (body.is_none() || !expressions.fits(declared, tree->type.span, body)) continue;
        rules.conclusies[i].body = body;
    }
}

// One entry per id and set; `vervangt` speaks under the id of another set.
void Checker::collect_rule_ids() {
    struct Found {
        const grammar::Regel* tree;
        RegelsetId set;
    };
    std::vector<Found> found;
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Regel>(&d.node)) found.push_back({tree, file.set});
    std::ranges::stable_sort(found, {}, [](const Found& f) { return std::string_view(f.tree->id.text); });
    for (const auto& [tree, set] : found) {
        if (rules.rule_groups.empty() || rules.rule_groups.back().id != tree->id.text) rules.rule_groups.push_back({tree->id.text, 0, 0});
        if (tree->replaces) continue;
        auto& entries = rule_ids[tree->id.text];
        const RuleGroupId group{static_cast<std::uint32_t>(rules.rule_groups.size() - 1)};
        if (std::ranges::find(entries, set, &Entry<RuleGroupId>::set) == entries.end()) entries.push_back({group, set, tree->id.span});
    }
}

}  // namespace drempel::engine::checking
