// SPDX-License-Identifier: EUPL-1.2
// Begrippen, feitengroepen and aanvraagsoorten: fields and record layouts.
#include "compile/checker.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;

std::optional<FieldId> Checker::declare_field(const grammar::Field& written, RegelsetId set, BegripId owner) {
    if (written.name.text == "peildatum") {
        report.at(written.name.span, T127_NaamGereserveerd, written.name.text);
        return {};
    }
    const auto type = type_of(written.type, set);
    if (!type) {
        broken_names.insert(written.name.text);
        return {};
    }
    Field field;
    field.name = written.name.text;
    field.label = written.label ? written.label->value : written.name.text;
    field.type = *type;
    if (written.origin) {
        field.origin_kind = written.origin->soort.text;
        if (written.origin->name) field.origin_name = written.origin->name->value;
    }
    if (written.explanation) field.explanation = written.explanation->value;
    field.owner = owner;
    field.span = written.name.span;
    if (type->is_oordeel && !written.judge) report.at(written.type.span, T128_OordeelZonderRol, written.name.text);
    if (!type->is_oordeel && written.judge)
        report.at(written.judge->span, T129_RolZonderOordeel, written.judge->text)
            .label(written.type.span, "dit type is geen oordeel");
    if (type->is_oordeel && (type->kind == ValueKind::lijst || type->kind == ValueKind::record))
        report.at(written.type.span, T130_OordeelOverGeheel);
    if (written.judge) field.judge = written.judge->text;
    if (written.justification) {
        field.justification = written.justification->reason.value;
        if (written.justification->ground) field.justification_ground = ground_of(*written.justification->ground, set);
    }
    const FieldId id{static_cast<std::uint32_t>(rules.fields.size())};
    if (written.question) questions.emplace_back(id, set);
    if (written.derived) derived_.emplace_back(id, set);
    rules.fields.push_back(std::move(field));
    field_trees_.push_back(&written);
    return id;
}

std::vector<FieldId> Checker::declare_fields(const std::vector<grammar::Field>& written, RegelsetId set,
                                             BegripId owner) {
    std::vector<FieldId> result;
    for (const grammar::Field& field : written) {
        const auto same = std::ranges::find_if(
            result, [&](FieldId id) { return rules.fields[id.index].name == field.name.text; });
        if (same != result.end()) {
            report.at(field.name.span, T105_NaamDubbel, field.name.text)
                .label(rules.fields[same->index].span, "hier staat de naam al");
            continue;
        }
        if (const auto id = declare_field(field, set, owner)) result.push_back(*id);
    }
    return result;
}

void Checker::declare_begrippen() {
    const auto count = static_cast<std::uint32_t>(rules.begrippen.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        Begrip& begrip = rules.begrippen[i];
        const grammar::Begrip& tree = *begrip_trees[i];
        if (tree.super) {
            if (const auto super = resolve(begrippen, *tree.super, begrip.regelset, T122_OnbekendBegrip))
                begrip.super = *super;
            else
                begrip_complete[i] = false;
        }
        const std::size_t known = rules.fields.size();
        begrip.fields = declare_fields(tree.fields, begrip.regelset, BegripId{i});
        if (rules.fields.size() - known < tree.fields.size()) begrip_complete[i] = false;
    }
    std::vector<std::uint8_t> state(count, 0);
    for (std::uint32_t i = 0; i < count; ++i) lay_out(BegripId{i}, state);
    check_record_cycles();
}

// Fields of the super come first, so that an offset found for a super holds in every subtype.
void Checker::lay_out(BegripId id, std::vector<std::uint8_t>& state) {
    if (state[id.index] != 0) return;
    state[id.index] = 1;
    Begrip& begrip = rules.begrippen[id.index];
    const grammar::Begrip& tree = *begrip_trees[id.index];
    if (!begrip.super.is_none() && state[begrip.super.index] == 1) {
        report.at(tree.super->span, T131_IsEenKring, begrip.name, tree.super->text);
        begrip.super = {};
    }
    if (!begrip.super.is_none()) {
        lay_out(begrip.super, state);
        const Begrip& super = rules.begrippen[begrip.super.index];
        if (!begrip_complete[begrip.super.index]) begrip_complete[id.index] = false;
        std::vector<FieldId> all = super.fields;
        for (const FieldId own : begrip.fields) {
            const Field& field = rules.fields[own.index];
            const auto same = std::ranges::find_if(
                super.fields, [&](FieldId f) { return rules.fields[f.index].name == field.name; });
            if (same == super.fields.end()) {
                all.push_back(own);
                continue;
            }
            report.at(field.span, T105_NaamDubbel, field.name)
                .label(rules.fields[same->index].span, "dit veld erft " + begrip.name + " al");
        }
        begrip.fields = std::move(all);
        begrip.key_offset = super.key_offset;
        begrip.key_owner = super.key_owner;
    }
    if (tree.sleutel) {
        const auto key = std::ranges::find_if(
            begrip.fields, [&](FieldId f) { return rules.fields[f.index].name == tree.sleutel->text; });
        if (!begrip.key_owner.is_none()) {
            report.at(tree.sleutel->span, T132_SleutelDubbel, begrip.name, rules.begrippen[begrip.key_owner.index].name)
                .label(rules.begrippen[begrip.key_owner.index].span, "dit begrip heeft al een sleutel");
        } else if (key == begrip.fields.end()) {
            if (begrip_complete[id.index]) {
                std::vector<std::string_view> known;
                for (const FieldId f : begrip.fields) known.push_back(rules.fields[f.index].name);
                report_unknown(*this, T133_SleutelOnbekend, *tree.sleutel, std::move(known));
            }
        } else if (const Field& field = rules.fields[key->index];
                   field.type.kind != ValueKind::tekst || field.type.of_geen || field.type.is_verwijzing) {
            report.at(tree.sleutel->span, T134_SleutelGeenTekst, field.name, describe(field.type))
                .label(field.span, "hier staat het veld");
        } else {
            begrip.key_offset = static_cast<std::uint32_t>(key - begrip.fields.begin());
            begrip.key_owner = id;
        }
    }
    state[id.index] = 2;
}

// A record inside itself would never end; through a list it ends where the file ends.
void Checker::check_record_cycles() {
    const auto count = static_cast<std::uint32_t>(rules.begrippen.size());
    std::vector<std::uint8_t> state(count, 0);
    const auto visit = [&](const auto& self, std::uint32_t at) -> void {
        state[at] = 1;
        for (const FieldId id : rules.begrippen[at].fields) {
            const Field& field = rules.fields[id.index];
            if (field.type.kind != ValueKind::record) continue;
            const std::uint32_t inner = field.type.begrip.index;
            if (state[inner] == 1)
                report.at(field_trees_[id.index]->type.span, T135_BegripInZichzelf, field.name,
                          rules.begrippen[inner].name);
            else if (state[inner] == 0)
                self(self, inner);
        }
        state[at] = 2;
    };
    for (std::uint32_t i = 0; i < count; ++i)
        if (state[i] == 0) visit(visit, i);
}

void Checker::declare_facts() {
    std::uint32_t next_group = 0;
    const auto declare_value = [&](const std::vector<FieldId>& fields, RegelsetId set) {
        for (const FieldId id : fields) {
            const grammar::Word name{rules.fields[id.index].name, rules.fields[id.index].span};
            declare(values, name, set, ValueRef{ValueRef::Kind::feit, id.index});
        }
    };
    for (const FileState& file : files) {
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Feitengroep>(&d.node);
            if (!tree) continue;
            // A second group of this name has been reported and has no place in `groups`.
            const auto entries = groepen.find(tree->name.text);
            if (entries == groepen.end()
                || std::ranges::none_of(entries->second, [&](const auto& e) { return e.span == tree->name.span; }))
                continue;
            Groep& group = groups[next_group++];
            group.fields = declare_fields(tree->fields, group.set, {});
            if (group.fields.size() < tree->fields.size()) group.complete = false;
            declare_value(group.fields, group.set);
        }
    }
    for (std::uint32_t i = 0; i < rules.soorten.size(); ++i) {
        Soort& soort = rules.soorten[i];
        const grammar::Aanvraagsoort& tree = *soort_trees[i];
        Begrip layout;
        layout.name = soort.name;
        layout.label = soort.label;
        layout.plural = soort.label;
        layout.is_soort = true;
        layout.regelset = soort.regelset;
        layout.span = soort.span;
        std::set<std::uint32_t> included;
        for (const grammar::Word& word : tree.met) {
            const auto group = resolve(groepen, word, soort.regelset, T136_OnbekendeFeitengroep);
            if (!group) {
                soort_complete[i] = false;
                continue;
            }
            if (!groups[*group].complete) soort_complete[i] = false;
            if (!included.insert(*group).second) {
                report.at(word.span, T137_GroepDubbel, word.text);
                continue;
            }
            layout.fields.insert(layout.fields.end(), groups[*group].fields.begin(), groups[*group].fields.end());
        }
        const std::vector<FieldId> own = declare_fields(tree.fields, soort.regelset, {});
        if (own.size() < tree.fields.size()) soort_complete[i] = false;
        declare_value(own, soort.regelset);
        layout.fields.insert(layout.fields.end(), own.begin(), own.end());
        // One JSON object: two facts with one name cannot both be in it.
        std::map<std::string_view, FieldId> seen;
        std::vector<FieldId> fields;
        for (const FieldId id : layout.fields) {
            const Field& field = rules.fields[id.index];
            const auto [first, is_new] = seen.try_emplace(field.name, id);
            if (is_new) fields.push_back(id);
            else if (field.owner.is_none() && rules.fields[first->second.index].span != field.span)
                if (!in_same_file(id, first->second))
                    report.at(soort.span, T138_FeitTweemaalInSoort, soort.name, field.name)
                        .label(rules.fields[first->second.index].span, "hier staat het ene")
                        .label(field.span, "hier het andere");
        }
        layout.fields = std::move(fields);
        soort.layout = BegripId{static_cast<std::uint32_t>(rules.begrippen.size())};
        rules.begrippen.push_back(std::move(layout));
        begrip_trees.push_back(nullptr);
        begrip_complete.push_back(soort_complete[i]);
    }
    resolve_law_dates();
}

// Two facts of one name in one set have been reported where they were declared.
bool Checker::in_same_file(FieldId a, FieldId b) const {
    return rules.fields[a.index].span.file == rules.fields[b.index].span.file;
}

// Offsets of the facts of the case, once every field has its number.
void Checker::declare_soorten() {
    for (Soort& soort : rules.soorten) {
        soort.offset_by_field.assign(rules.fields.size(), FieldId::none_index);
        const auto& fields = rules.begrippen[soort.layout.index].fields;
        for (std::uint32_t offset = 0; offset < fields.size(); ++offset) {
            soort.offset_of[fields[offset]] = offset;
            soort.offset_by_field[fields[offset].index] = offset;
        }
    }
}

void Checker::resolve_law_dates() {
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) {
        if (!regelset_trees_[i] || !regelset_trees_[i]->recht_op) continue;
        const grammar::Word& word = *regelset_trees_[i]->recht_op;
        if (word.text == "peildatum") continue;
        const auto value = resolve(values, word, RegelsetId{i}, T101_OnbekendeNaam);
        if (!value) continue;
        const bool is_date = value->kind == ValueRef::Kind::feit
                             && rules.fields[value->index].type.kind == ValueKind::datum
                             && !rules.fields[value->index].type.of_geen;
        if (!is_date) {
            report.at(word.span, T139_RechtOpGeenDatum, word.text);
            continue;
        }
        rules.regelsets[i].law_on_peildatum = false;
        rules.regelsets[i].law_field = FieldId{value->index};
    }
}

}  // namespace drempel::engine::checking
