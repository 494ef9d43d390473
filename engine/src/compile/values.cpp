// SPDX-License-Identifier: EUPL-1.2
// Gevolgsoorten, parameters and definities.
#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;

namespace {

std::string period_words(const std::optional<Dag>& from, const std::optional<Dag>& until) {
    if (from && until) return fmt::format("van {} tot {}", to_dutch(*from), to_dutch(*until));
    if (from) return "vanaf " + to_dutch(*from);
    if (until) return "tot " + to_dutch(*until);
    return "altijd";
}

std::optional<Werking> werking_of(std::string_view word) {
    if (word == "weigert") return Werking::weigert;
    if (word == "trekt_in") return Werking::trekt_in;
    if (word == "vult_aan") return Werking::vult_aan;
    if (word == "onderzoekt") return Werking::onderzoekt;
    if (word == "schrijft_voor") return Werking::schrijft_voor;
    if (word == "plicht") return Werking::plicht;
    if (word == "geen") return Werking::geen;
    return {};
}

}  // namespace

// A list that can be written down: of words, numbers, days or texts.
bool Checker::is_list_of_values(const Type& type) const {
    return type.kind == ValueKind::lijst && type.begrip.is_none() && !rules.type(type.element).is_verwijzing;
}

void Checker::declare_values() {
    declare_gevolgsoorten();
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            if (const auto* parameter = std::get_if<grammar::Parameter>(&d.node))
                declare_parameter(*parameter, file.set, d.complete);
            if (const auto* definitie = std::get_if<grammar::Definitie>(&d.node))
                declare_definitie(*definitie, file.set, d.complete);
        }
    declare_conclusies();
    declare_tabellen();
    declare_kalenders();
    check_roosters();
    declare_termijnen();
    collect_rule_ids();
    declare_regelgroepen();
    declare_ketens();
    check_ketens();
    check_afgeleid();
    for (const auto& [tree, id] : parameter_trees_) check_parameter(*tree, id);
}

void Checker::declare_gevolgsoorten() {
    std::vector<std::pair<Gevolgsoort, RegelsetId>> found;
    for (const FileState& file : files) {
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Gevolgsoort>(&d.node);
            if (!tree) continue;
            Gevolgsoort model;
            model.name = tree->name.text;
            model.label = tree->label ? tree->label->value : tree->name.text;
            if (!tree->label) std::ranges::replace(model.label, '_', ' ');
            model.span = tree->name.span;
            if (tree->rank) {
                const auto rank = whole_number_of(*tree->rank);
                if (rank) model.rank = *rank;
                if (!rank) broken_names.insert(model.name);
            } else if (d.complete) {
                report.at(tree->name.span, T181_GevolgsoortOnvolledig, model.name, "rang");
            }
            if (tree->effect) {
                if (const auto werking = werking_of(tree->effect->text)) model.werking = *werking;
            } else if (d.complete) {
                report.at(tree->name.span, T181_GevolgsoortOnvolledig, model.name, "werking");
            }
            if (tree->weighed) {
                model.weighed = tree->weighed->text == "ja";
            } else if (d.complete) {
                report.at(tree->name.span, T181_GevolgsoortOnvolledig, model.name, "weging");
            }
            // The name and the rank go into every result: one of each over all sets.
            const auto twin = std::ranges::find_if(found, [&](const auto& f) { return f.first.name == model.name; });
            if (twin != found.end()) {
                report.at(tree->name.span, T105_NaamDubbel, model.name)
                    .label(twin->first.span, "hier staat de naam al");
                continue;
            }
            const auto rival = std::ranges::find_if(found, [&](const auto& f) { return f.first.rank == model.rank; });
            if (tree->rank && rival != found.end() && !broken_names.contains(model.name)
                && !broken_names.contains(rival->first.name))
                report.at(tree->rank->span, T182_RangDubbel, model.rank, rival->first.name)
                    .label(rival->first.span, "dit gevolg heeft die rang al");
            found.emplace_back(std::move(model), file.set);
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto& f) { return f.first.rank; });
    for (auto& [model, set] : found) {
        const GevolgsoortId id{static_cast<std::uint32_t>(rules.gevolgsoorten.size())};
        declare(gevolgsoorten, {model.name, model.span}, set, id);
        rules.gevolgsoorten.push_back(std::move(model));
    }
}

// The advice table of semantics 4 falls back on these two when a ground for refusal is open.
void Checker::check_completeness_of_gevolgsoorten() {
    if (rules.rules.empty() || rules.gevolgsoorten.empty()) return;
    const auto first = std::ranges::min_element(rules.gevolgsoorten, {}, &Gevolgsoort::span);
    for (const auto& [werking, word] : {std::pair{Werking::vult_aan, "vult_aan"}, {Werking::onderzoekt, "onderzoekt"}})
        if (std::ranges::none_of(rules.gevolgsoorten, [&](const Gevolgsoort& g) { return g.werking == werking; }))
            report.at(first->span, T183_WerkingOntbreekt, word);
}

void Checker::declare_parameter(const grammar::Parameter& tree, RegelsetId set, bool complete) {
    const auto type = type_of(tree.type, set);
    if (!type) {
        broken_names.insert(tree.name.text);
        return;
    }
    if (tree.name.text == "peildatum") {
        report.at(tree.name.span, T127_NaamGereserveerd, tree.name.text);
        return;
    }
    const ParameterId id{static_cast<std::uint32_t>(rules.parameters.size())};
    if (!declare(values, tree.name, set, ValueRef{ValueRef::Kind::parameter, id.index})) return;
    Parameter model;
    model.name = tree.name.text;
    model.label = tree.label ? tree.label->value : tree.name.text;
    model.type = *type;
    model.regelset = set;
    model.span = tree.name.span;
    if (type->is_oordeel || type->of_geen || (type->kind == ValueKind::lijst && !is_list_of_values(*type))
        || type->kind == ValueKind::record || type->is_verwijzing || has_days(*type))
        report.at(tree.type.span, T184_TypeKanHierNiet, "een parameter");
    if (tree.grounds.empty() && complete) report.at(tree.name.span, T185_GrondslagOntbreekt, tree.name.text);
    model.grounds = grounds_of(tree.grounds, set);
    if (tree.values.empty() && complete && !tree.open_for)
        report.at(tree.name.span, T186_ParameterZonderWaarde, tree.name.text);
    if (tree.open_for) {
        for (const grammar::Word& organ : tree.open_for->organs) model.open_for.push_back(organ.text);
        if (tree.open_for->only) model.open_only = tree.open_for->only->text;
    }
    rules.parameters.push_back(std::move(model));
    parameter_trees_.emplace_back(&tree, id);
}

// Values after all names are known, so that a slip in one is not an unknown name in another. `geen norm` is a value of no node.
std::vector<DatedNode> Checker::dated_values(const std::vector<grammar::DatedValue>& given, const Type& type, Span type_at,
                                             RegelsetId set) {
    std::vector<DatedNode> dated;
    for (const grammar::DatedValue& written : given) {
        const auto period = period_of(written.valid);
        NodeId value;
        if (written.value.kind != grammar::Kind::geen) {
            Expressions expressions(*this, set);
            expressions.set_reach(Expressions::Reach::constants);
            if (type.kind == ValueKind::lijst) value = expressions.list_value(written.value, type);
            else value = expressions.value(written.value, Hint{&type, false});
            if (value.is_none() || !expressions.fits(type, type_at, value)) continue;
            if (rules.node(value).op == NodeOp::number) {
                const Number& number = rules.numbers[rules.node(value).value];
                if ((type.low && number < *type.low) || (type.high && *type.high < number))
                    report.at(written.value.span, T187_BuitenGrenzen, rules.words(written.value.span))
                        .label(type_at, "hier staan de grenzen");
            }
        }
        if (!period) continue;
        // The days themselves, without the words around them.
        const auto& [from, until, included, words] = written.valid;
        const Span days = from && until ? text::join(from->span, until->span) : from ? from->span : words;
        dated.push_back({period->from, period->until, value, days});
    }
    return dated;
}

// Sorts by first day; two values for one day are an error, days without one in between a warning.
void Checker::check_periods(const std::string& name, std::vector<DatedNode>& dated) {
    const auto starts_before = [](const DatedNode& a, const DatedNode& b) {
        if (a.from.has_value() != b.from.has_value()) return !a.from.has_value();
        return a.from < b.from;
    };
    std::ranges::stable_sort(dated, starts_before);
    for (std::size_t i = 1; i < dated.size(); ++i) {
        const DatedNode& earlier = dated[i - 1];
        const DatedNode& later = dated[i];
        if (!earlier.until || !later.from || *later.from < *earlier.until)
            report.at(later.span, T188_PeriodenOverlappen, name)
                .label(earlier.span, period_words(earlier.from, earlier.until))
                .suggest(later.from ? "tot " + to_dutch(*later.from) : "");
        else if (*earlier.until < *later.from)
            report.at(later.span, T189_GatTussenPerioden, name, period_words(earlier.until, later.from))
                .label(earlier.span, "hier eindigt de vorige waarde");
    }
}

void Checker::check_parameter(const grammar::Parameter& tree, ParameterId id) {
    const Type type = rules.parameters[id.index].type;
    std::vector<DatedNode> dated = dated_values(tree.values, type, tree.type.span, rules.parameters[id.index].regelset);
    check_periods(tree.name.text, dated);
    rules.parameters[id.index].values = std::move(dated);
}

void Checker::declare_definitie(const grammar::Definitie& tree, RegelsetId set, bool complete) {
    auto type = type_of(tree.type, set);
    std::optional<BegripId> subject;
    if (tree.subject) subject = resolve(begrippen, *tree.subject, set, T122_OnbekendBegrip);
    if (!type || (tree.subject && !subject)) {
        broken_names.insert(tree.name.text);
        return;
    }
    if (tree.name.text == "peildatum") {
        report.at(tree.name.span, T127_NaamGereserveerd, tree.name.text);
        return;
    }
    const DefinitieId id{static_cast<std::uint32_t>(rules.definities.size())};
    if (!subject) {
        if (!declare(values, tree.name, set, ValueRef{ValueRef::Kind::definitie, id.index})) return;
    } else if (!declare_for_subject(tree, set, *subject, id)) {
        return;
    }
    if (type->is_oordeel || type->low || type->high || type->earliest || type->latest || has_days(*type))
        report.at(tree.type.span, T184_TypeKanHierNiet, "een definitie");
    type->is_oordeel = false;
    Definitie model;
    model.name = tree.name.text;
    model.label = tree.label ? tree.label->value : tree.name.text;
    model.subject = subject.value_or(BegripId{});
    model.type = intern(*type);
    model.regelset = set;
    model.span = tree.name.span;
    model.grounds = grounds_of(tree.grounds, set);
    rules.definities.push_back(std::move(model));
    definitie_trees.emplace_back(&tree, complete);
}

// `x van BEGRIP` must mean one thing: no field of that begrip, its supers or subtypes has the name, and
// no other definition that some set sees beside this one speaks about the same begrip.
bool Checker::declare_for_subject(const grammar::Definitie& tree, RegelsetId set, BegripId subject, DefinitieId id) {
    for (std::uint32_t i = 0; i < rules.begrippen.size(); ++i) {
        if (rules.begrippen[i].is_soort || !is_related(BegripId{i}, subject)) continue;
        for (const FieldId f : rules.begrippen[i].fields) {
            if (rules.fields[f.index].name != tree.name.text) continue;
            report.at(tree.name.span, T105_NaamDubbel, tree.name.text)
                .label(rules.fields[f.index].span, "zo heet al een veld van " + rules.begrippen[i].name);
            return false;
        }
    }
    auto& entries = subject_definities[tree.name.text];
    for (const auto& entry : entries) {
        if (entry.set != set || !is_related(rules.definities[entry.id.index].subject, subject)) continue;
        report.at(tree.name.span, T105_NaamDubbel, tree.name.text).label(entry.span, "hier staat de naam al");
        return false;
    }
    entries.push_back({id, set, tree.name.span});
    return true;
}

void Checker::check_definities() {
    for (std::uint32_t i = 0; i < rules.definities.size(); ++i) {
        const auto [tree, complete] = definitie_trees[i];
        if (!tree->body) {
            if (complete) report.at(tree->name.span, T190_DefinitieZonderLuidt, tree->name.text);
            continue;
        }
        const Type declared = rules.type(rules.definities[i].type);
        Expressions expressions(*this, rules.definities[i].regelset);
        if (tree->subject) {
            const auto taken = visible(values, tree->subject->text, rules.definities[i].regelset);
            if (!taken.empty())
                report.at(tree->subject->span, T177_NaamAlInGebruik, tree->subject->text)
                    .label(taken[0].span, "dit heet al zo");
            rules.definities[i].variable = expressions.bind_subject(*tree->subject, rules.definities[i].subject);
        }
        expressions.may_round(!tree->grounds.empty());
        const NodeId body = expressions.check(*tree->body, Hint{&declared, false});
        if (!body.is_none() && expressions.fits(declared, tree->type.span, body)) rules.definities[i].body = body;
    }
}

}  // namespace drempel::engine::checking
