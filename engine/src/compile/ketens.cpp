// SPDX-License-Identifier: EUPL-1.2
// Ketens (how one party leads to the next) and facts that are derived when nobody gave them (semantics 6).
#include <algorithm>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

void Checker::declare_ketens() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Keten>(&d.node);
            if (!tree) continue;
            const KetenId id{static_cast<std::uint32_t>(rules.ketens.size())};
            if (!declare(ketens, tree->name, file.set, id)) continue;
            const auto must_have = [&](bool is_there, std::string_view what) {
                if (!is_there && d.complete) report.at(tree->name.span, T338_KetenOnvolledig, tree->name.text, what);
            };
            must_have(!tree->grounds.empty(), "grondslag");
            must_have(tree->via.has_value(), "'via' met een lijst");
            must_have(tree->to.has_value(), "'naar' met een partij");
            Keten model;
            model.name = tree->name.text;
            model.label = tree->label ? tree->label->value : tree->name.text;
            model.grounds = grounds_of(tree->grounds, file.set);
            model.regelset = file.set;
            model.span = tree->name.span;
            rules.ketens.push_back(std::move(model));
            keten_trees_.emplace_back(tree, id);
        }
}

// A link leads from one party to the next, so both ends are parties of one kind of key.
void Checker::check_ketens() {
    for (const auto& [tree, id] : keten_trees_) {
        const RegelsetId set = rules.ketens[id.index].regelset;
        const auto subject = resolve(begrippen, *tree->subject, set, T122_OnbekendBegrip);
        if (!subject || !tree->via || !tree->to) continue;
        Expressions expressions(*this, set);
        Keten model = rules.ketens[id.index];
        model.from = expressions.bind_subject(*tree->subject, *subject);
        const auto link = expressions.bind(tree->via->begrip, tree->via->variable, tree->via->list);
        model.via = {link.variable, link.list};
        model.to = expressions.party(*tree->to);
        std::vector<NodeId> roots{link.list, model.to};
        if (tree->share) {
            model.share = expressions.value(*tree->share);
            if (!model.share.is_none() && (type(model.share).kind != ValueKind::getal || type(model.share).style != NumberStyle::percentage)) {
                report.at(tree->share->span, T340_KetenDeel, describe(type(model.share)));
                continue;
            }
            roots.push_back(model.share);
        }
        if (std::ranges::any_of(roots, [](NodeId n) { return n.is_none(); })) continue;
        if (!reads_only_facts(roots, "een keten")) continue;
        const BegripId next = type(model.to).begrip;
        const BegripId from_key = rules.begrippen[subject->index].key_owner;
        if (from_key.is_none() || from_key != rules.begrippen[next.index].key_owner) {
            report.at(tree->to->span, T339_KetenAnderePartij, tree->name.text, rules.begrippen[subject->index].name, rules.begrippen[next.index].name)
                .label(tree->subject->span, "hier gaat de keten van uit");
            continue;
        }
        rules.ketens[id.index] = std::move(model);
    }
}

NodeId Expressions::party(const grammar::Expression& e) {
    const NodeId node = value(e);
    if (node.is_none()) return {};
    const NodeId record = party_in(node);
    if (!require(record, ValueKind::record, "een persoon, onderneming of ander begrip")) return {};
    return record;
}

// `bereikt(keten; van; naar)` and `aandeel(keten; van; naar)`.
NodeId Expressions::chain(const grammar::Expression& e) {
    if (e.operands.size() != 3) {
        c_.report.at(e.span, T171_AantalArgumenten, e.text, 3, e.operands.size());
        return {};
    }
    const grammar::Expression& named = e.operands[0];
    const auto keten = c_.resolve(c_.ketens, {named.kind == grammar::Kind::name ? named.text : std::string(c_.rules.words(named.span)), named.span},
                                  set_, T341_OnbekendeKeten);
    const NodeId from = party(e.operands[1]);
    const NodeId to = party(e.operands[2]);
    if (!keten || from.is_none() || to.is_none() || reach_ != Reach::everything) return {};
    const Keten& model = c_.rules.ketens[keten->index];
    if (model.to.is_none()) return {};  // reported where it is declared
    const bool shares = e.text == "aandeel";
    if (shares && model.share.is_none()) {
        c_.report.at(e.text_span, T342_KetenZonderDeel, model.name).label(model.span, "hier staat de keten");
        return {};
    }
    const BegripId key = c_.rules.begrippen[c_.rules.variables[model.from.index].begrip.index].key_owner;
    for (const NodeId end : {from, to}) {
        if (c_.rules.begrippen[type(end).begrip.index].key_owner == key) continue;
        c_.report.at(span(end), T339_KetenAnderePartij, model.name, c_.rules.variables[model.from.index].name,
                     c_.rules.begrippen[type(end).begrip.index].name)
            .label(model.span, "hier staat de keten");
        return {};
    }
    if (!shares) return emit(NodeOp::chain_reaches, truth_type(), keten->index, {from, to}, e.span);
    Type share = number_type(NumberStyle::percentage);
    share.low = Number(0);
    return emit(NodeOp::chain_share, share, keten->index, {from, to}, e.span);
}

void Checker::check_afgeleid() {
    for (const auto& [id, set] : derived_) {
        const grammar::Field& tree = *field_trees_[id.index];
        const Type declared = rules.fields[id.index].type;
        if (declared.is_oordeel || declared.is_verwijzing || declared.kind == ValueKind::lijst || declared.kind == ValueKind::record) {
            report.at(tree.derived->span, T337_AfgeleidKanHierNiet, tree.name.text).label(tree.type.span, "dit is " + describe(declared));
            continue;
        }
        Expressions expressions(*this, set);
        const BegripId owner = rules.fields[id.index].owner;
        if (!owner.is_none()) {
            const Begrip& begrip = rules.begrippen[owner.index];
            rules.fields[id.index].derived_variable = expressions.bind_subject({begrip.name, begrip.span}, owner);
        }
        const NodeId body = expressions.check(*tree.derived, Hint{&declared, false});
        if (body.is_none() || !expressions.fits(declared, tree.type.span, body)) continue;
        if (reads_only_facts({body}, "de afleiding van een gegeven")) rules.fields[id.index].derived = body;
    }
}

// A fact that would be derived from itself has no value. Asked when all definities have been lowered.
void Checker::check_afgeleid_in_kring(FieldId at, std::vector<std::uint8_t>& state) {
    state[at.index] = 1;
    visit_all({rules.fields[at.index].derived}, [&](const Node& node) {
        const FieldId next = field_read_by(rules, node);
        if (next.is_none() || rules.fields[next.index].derived.is_none()) return;
        if (state[next.index] == 1) report.at(node.span, T336_AfgeleidInKring, rules.fields[at.index].name, rules.fields[next.index].name);
        if (state[next.index] == 0) check_afgeleid_in_kring(next, state);
    });
    state[at.index] = 2;
}

}  // namespace drempel::engine::checking
