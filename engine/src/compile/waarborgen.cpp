// SPDX-License-Identifier: EUPL-1.2
// Waarborgen: promises about every case, which `drempel test` tries (semantics 8).
#include <algorithm>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

// What only a waarborg says: `als … dan …`, `geen gegeven bekend is`, `geen regel met gevolg … geraakt`.
NodeId Expressions::promised(const grammar::Expression& e) {
    if (e.kind == grammar::Kind::nothing_known) return emit(NodeOp::nothing_known, truth_type(), 0, {}, e.span);
    if (e.kind == grammar::Kind::implies) {
        if (e.operands.size() != 2) return {};
        const NodeId condition = truth(e.operands[0]);
        const NodeId then = truth(e.operands[1]);
        if (condition.is_none() || then.is_none()) return {};
        const NodeId otherwise = emit(NodeOp::not_, truth_type(), 0, {condition}, span(condition));
        return emit(NodeOp::or_, truth_type(), 0, {otherwise, then}, e.span);
    }
    // `weigeren` means every consequence that starts with that word.
    std::vector<NodeId> parts;
    for (const auto& [name, entries] : c_.gevolgsoorten)
        for (const auto& entry : entries) {
            if (!c_.is_visible(set_, entry.set) || (name != e.text && !name.starts_with(e.text + "_"))) continue;
            parts.push_back(emit(NodeOp::hit_with, truth_type(), entry.id.index, {}, e.span));
        }
    if (parts.empty()) {
        c_.resolve(c_.gevolgsoorten, {e.text, e.text_span}, set_, T197_OnbekendGevolg);
        return {};
    }
    return parts.size() == 1 ? parts[0] : emit(NodeOp::or_, truth_type(), 0, parts, e.span);
}

void Checker::check_waarborgen() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Waarborg>(&d.node);
            if (!tree) continue;
            if (!tree->always) {
                if (d.complete) report.at(tree->title.span, T344_WaarborgOnvolledig, tree->title.value, "'altijd'");
                continue;
            }
            Waarborg model;
            model.title = tree->title.value;
            model.grounds = grounds_of(tree->grounds, file.set);
            model.regelset = file.set;
            model.span = tree->title.span;
            if (tree->aanvraagsoort) {
                const auto soort = resolve(soorten, *tree->aanvraagsoort, file.set, T202_OnbekendeSoort);
                if (!soort) continue;
                model.soort = *soort;
            }
            Expressions expressions(*this, file.set);
            model.condition = expressions.truth(*tree->always);
            if (!model.condition.is_none()) rules.waarborgen.push_back(std::move(model));
        }
}

}  // namespace drempel::engine::checking
