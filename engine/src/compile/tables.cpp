// SPDX-License-Identifier: EUPL-1.2
// beslistabellen: names, and each row lowered to a condition and an output.
#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"
#include "compile/table_cases.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;
using grammar::Op;

namespace {

using Cell = grammar::Cell;

// What a cell says, as the author would have written it in a condition: the head of its column, and the cell.
Expression condition_of(const Expression& column, const Cell& cell) {
    Expression result;
    result.span = cell.span;
    result.text_span = cell.span;
    result.kind = cell.kind == Cell::Kind::range ? Kind::in_range : Kind::comparison;
    result.op = cell.kind == Cell::Kind::value ? Op::eq : cell.op;
    result.operands.push_back(column);
    for (const Expression& part : cell.operands) result.operands.push_back(part);
    return result;
}

Tabel::Policy policy_of(grammar::Beslistabel::Policy policy) {
    switch (policy) {
        case grammar::Beslistabel::Policy::precies_een: return Tabel::Policy::precies_een;
        case grammar::Beslistabel::Policy::eerste: return Tabel::Policy::eerste;
        case grammar::Beslistabel::Policy::alle: return Tabel::Policy::alle;
    }
    return Tabel::Policy::precies_een;
}

}  // namespace

void Checker::declare_tabellen() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Beslistabel>(&d.node);
            if (!tree) continue;
            auto type = type_of(tree->type, file.set);
            if (!type) {
                broken_names.insert(tree->name.text);
                continue;
            }
            if (tree->name.text == "peildatum") {
                report.at(tree->name.span, T127_NaamGereserveerd, tree->name.text);
                continue;
            }
            const bool is_single = type->kind != ValueKind::lijst && type->kind != ValueKind::record && !type->is_verwijzing;
            if (!is_single || type->is_oordeel || type->low || type->high || type->earliest || type->latest || has_days(*type))
                report.at(tree->type.span, T184_TypeKanHierNiet, "een beslistabel");
            type->is_oordeel = false;
            const TabelId id{static_cast<std::uint32_t>(rules.tabellen.size())};
            if (!declare(values, tree->name, file.set, ValueRef{ValueRef::Kind::tabel, id.index})) continue;
            Tabel model;
            model.name = tree->name.text;
            model.label = tree->label ? tree->label->value : tree->name.text;
            if (tree->policy) model.policy = policy_of(*tree->policy);
            else if (d.complete) report.at(tree->name.span, T260_TabelZonderBeleid, tree->name.text).suggest("precies een rij");
            if (tree->grounds.empty() && d.complete) report.at(tree->name.span, T185_GrondslagOntbreekt, tree->name.text);
            if (tree->rows.empty() && d.complete) report.at(tree->name.span, T261_TabelZonderRijen, tree->name.text);
            if (model.policy == Tabel::Policy::alle) {
                Type list = plain_type(ValueKind::lijst);
                list.element = intern(*type);
                type = list;
            }
            model.type = intern(*type);
            model.grounds = grounds_of(tree->grounds, file.set);
            model.regelset = file.set;
            model.span = tree->name.span;
            rules.tabellen.push_back(std::move(model));
            tabel_trees.emplace_back(tree, d.complete);
        }
}

void Checker::check_tabellen() {
    for (std::uint32_t i = 0; i < rules.tabellen.size(); ++i) {
        const auto [tree, complete] = tabel_trees[i];
        Tabel table = rules.tabellen[i];
        const std::size_t before = report.all().size();
        check_rows(*tree, table);
        const bool is_sound = complete && report.all().size() == before;
        if (const Reads reads = reads_of(roots_of(table)); reads.knowledge)
            report.at(*reads.knowledge, T265_TabelLeestKennis).label(table.span, "voor deze tabel");
        rules.tabellen[i] = std::move(table);
        if (is_sound) check_cases(*this, *tree, rules.tabellen[i]);
    }
}

void Checker::check_rows(const grammar::Beslistabel& tree, Tabel& table) {
    const Type declared = table.policy == Tabel::Policy::alle ? rules.type(rules.type(table.type).element) : rules.type(table.type);
    Expressions expressions(*this, table.regelset);
    expressions.may_round(!tree.grounds.empty());
    for (const Expression& head : tree.columns) table.columns.push_back(expressions.value(head));
    for (const grammar::TableRow& written : tree.rows) {
        TableRow row;
        row.span = written.span;
        std::vector<NodeId> conditions;
        for (std::size_t i = 0; i < std::min(written.inputs.size(), table.columns.size()); ++i) {
            const Cell& cell = written.inputs[i];
            if (cell.kind == Cell::Kind::any || cell.kind == Cell::Kind::broken || table.columns[i].is_none()) continue;
            conditions.push_back(expressions.truth(condition_of(tree.columns[i], cell)));
        }
        if (conditions.size() == 1) row.condition = conditions[0];
        if (conditions.size() > 1) row.condition = expressions.all_of(conditions, written.span);
        if (written.output && !written.output->operands.empty()) {
            const NodeId output = expressions.check(written.output->operands[0], Hint{&declared, false});
            if (!output.is_none() && expressions.fits(declared, tree.type.span, output)) row.output = output;
        }
        // Its place is in the source of the table, unless the cell names another.
        if (written.ground && !table.grounds.empty()) {
            Grondslag ground = table.grounds[0];
            ground.parts = written.ground->parts;
            ground.span = written.ground->span;
            row.ground = std::move(ground);
        }
        table.rows.push_back(std::move(row));
    }
}

}  // namespace drempel::engine::checking
