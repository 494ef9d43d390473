// SPDX-License-Identifier: EUPL-1.2
// Overgangsrecht (which day the law is read on) and verbanden (what always holds between facts): semantics 5 and 1.
#include <algorithm>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

// Both are asked before any finding, so they see facts only.
bool Checker::reads_only_facts(const std::vector<NodeId>& roots, std::string_view who) {
    bool good = true;
    visit_all(roots, [&](const Node& node) {
        const bool other = node.op == NodeOp::hit || node.op == NodeOp::hits_in || node.op == NodeOp::conclusie || node.op == NodeOp::table
                           || node.op == NodeOp::known || node.op == NodeOp::unknown || node.op == NodeOp::chain_reaches
                           || node.op == NodeOp::chain_share;
        if (!other || !good) return;
        report.at(node.span, T332_AlleenGegevens, who);
        good = false;
    });
    return good;
}

void Checker::check_overgangsrecht() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Overgangsrecht>(&d.node);
            if (!tree) continue;
            const auto must_have = [&](bool is_there, std::string_view what) {
                if (!is_there && d.complete) report.at(tree->name.span, T330_OvergangsrechtOnvolledig, tree->name.text, what);
            };
            if (tree->grounds.empty() && d.complete) report.at(tree->name.span, T185_GrondslagOntbreekt, tree->name.text);
            must_have(!tree->regels.empty() || !tree->groepen.empty(), "'regels'");
            must_have(tree->als.has_value(), "'als'");
            must_have(tree->day.has_value(), "'recht op' met een datum");
            Overgangsrecht model;
            model.name = tree->name.text;
            model.label = tree->label ? tree->label->value : tree->name.text;
            model.regelset = file.set;
            model.span = tree->name.span;
            model.grounds = grounds_of(tree->grounds, file.set);
            model.groups = rules_named(tree->regels, tree->groepen, file.set);
            Expressions expressions(*this, file.set);
            std::vector<NodeId> roots;
            if (tree->als) roots.push_back(model.als = expressions.premise(*tree->als));
            if (tree->day) {
                model.day = expressions.value(*tree->day);
                if (!model.day.is_none() && type(model.day).kind != ValueKind::datum) {
                    report.at(tree->day->span, T124_DatumVerwacht);
                    model.day = {};
                }
                roots.push_back(model.day);
            }
            if (tree->until) roots.push_back(model.until = expressions.truth(*tree->until));
            const bool good = reads_only_facts(roots, "overgangsrecht");
            for (const Overgangsrecht& other : rules.overgangsrecht) {
                const auto both = std::ranges::find_first_of(model.groups, other.groups);
                if (both == model.groups.end()) continue;
                report.at(model.span, T331_OvergangsrechtDubbel, rules.rule_groups[both->index].id, other.name)
                    .label(other.span, "hier staat het andere");
                break;
            }
            if (good && std::ranges::none_of(roots, [](NodeId n) { return n.is_none(); })) rules.overgangsrecht.push_back(std::move(model));
        }
}

void Checker::check_verbanden() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Verband>(&d.node);
            if (!tree) continue;
            if (tree->grounds.empty() && d.complete) report.at(tree->title.span, T335_VerbandOnvolledig, tree->title.value, "grondslag");
            if (!tree->always) {
                if (d.complete) report.at(tree->title.span, T335_VerbandOnvolledig, tree->title.value, "'altijd'");
                continue;
            }
            Verband model;
            model.title = tree->title.value;
            model.grounds = grounds_of(tree->grounds, file.set);
            model.regelset = file.set;
            model.span = tree->title.span;
            Expressions expressions(*this, file.set);
            std::vector<NodeId> roots;
            for (const grammar::ForEach& each : tree->for_each) {
                const auto binding = expressions.bind(each.begrip, each.variable, each.list);
                roots.push_back(binding.list);
                model.for_each.push_back({binding.variable, binding.list});
            }
            roots.push_back(model.condition = expressions.truth(*tree->always));
            if (std::ranges::any_of(roots, [](NodeId n) { return n.is_none(); })) continue;
            const Node& condition = rules.node(model.condition);
            const bool compares = condition.op == NodeOp::eq || condition.op == NodeOp::lt || condition.op == NodeOp::le
                                  || condition.op == NodeOp::gt || condition.op == NodeOp::ge;
            const ValueKind kind = compares ? type(rules.operand(condition, 0)).kind : ValueKind::tekst;
            if (kind != ValueKind::getal && kind != ValueKind::datum) {
                report.at(tree->always->span, T333_VerbandGeenVergelijking);
                continue;
            }
            if (reads_only_facts(roots, "een verband")) rules.verbanden.push_back(std::move(model));
        }
}

// A verband belongs to the kinds that have every fact that it reads.
void Checker::place_verbanden() {
    for (std::uint32_t i = 0; i < rules.verbanden.size(); ++i) {
        const Verband& verband = rules.verbanden[i];
        std::vector<NodeId> roots{verband.condition};
        for (const ForEach& each : verband.for_each) roots.push_back(each.list);
        const Reads reads = reads_of(roots);
        bool belongs = false;
        bool quiet = has_lost_names(verband.regelset);
        for (std::uint32_t s = 0; s < rules.soorten.size(); ++s) {
            Soort& soort = rules.soorten[s];
            quiet = quiet || !soort_complete[s];
            if (!is_visible(verband.regelset, soort.regelset) && !is_visible(soort.regelset, verband.regelset)) continue;
            if (!std::ranges::all_of(reads.facts, [&](FieldId fact) { return soort.offset_of.contains(fact); })) continue;
            soort.verbanden.push_back(VerbandId{i});
            belongs = true;
        }
        if (!belongs && !quiet) report.at(verband.span, T334_VerbandBijGeenSoort);
    }
}

}  // namespace drempel::engine::checking
