// SPDX-License-Identifier: EUPL-1.2
// Regels: what each must have, its clauses lowered, its periods.
#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;

namespace {

bool asks_for_knowledge_only(Werking werking) {
    return werking == Werking::vult_aan || werking == Werking::onderzoekt || werking == Werking::plicht;
}

bool overlap(const Period& a, const Period& b) {
    const bool a_ends_first = a.until && b.from && *a.until <= *b.from;
    const bool b_ends_first = b.until && a.from && *b.until <= *a.from;
    return !a_ends_first && !b_ends_first;
}

}  // namespace

void Checker::check_rules() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Regel>(&d.node)) check_rule(*tree, file.set, d.complete);
    check_rule_ids();
    check_completeness_of_gevolgsoorten();
}

void Checker::check_rule(const grammar::Regel& tree, RegelsetId set, bool complete) {
    Rule rule;
    rule.id = tree.id.text;
    rule.title = tree.title ? tree.title->value : tree.id.text;
    rule.regelset = set;
    rule.span = tree.id.span;
    if (tree.status) {
        rule.is_concept = tree.status->kind == grammar::Status::Kind::concept_;
        if (tree.status->remark) rule.remark = tree.status->remark->value;
    }
    const auto must_have = [&](bool is_there, Code code) {
        if (!is_there && complete) report.at(tree.id.span, code, tree.id.text);
    };
    must_have(!tree.grounds.empty(), T185_GrondslagOntbreekt);
    if (!tree.is_blokkade) must_have(tree.gevolg.has_value(), T193_GevolgOntbreekt);
    must_have(tree.motivering.has_value(), T194_MotiveringOntbreekt);
    if (tree.is_blokkade)
        must_have(tree.blocks.has_value(), T320_BlokkadeZonderDoel);
    else
        must_have(tree.als || tree.eis, T195_AlsOfEisOntbreekt);

    rule.grounds = grounds_of(tree.grounds, set);
    if (tree.valid) {
        if (const auto period = period_of(*tree.valid)) rule.valid = *period;
    } else if (!rule.grounds.empty()) {
        // Without `geldig` a rule lives while the source of its first ground is in force.
        const Bron& bron = rules.bronnen[rule.grounds[0].bron.index];
        rule.valid = {bron.from, bron.until};
    }

    Expressions expressions(*this, set);
    std::vector<NodeId> condition_roots;
    for (const grammar::ForEach& each : tree.for_each) {
        const auto binding = expressions.bind(each.begrip, each.variable, each.list);
        condition_roots.push_back(binding.list);
        rule.for_each.push_back({binding.variable, binding.list});
    }
    NodeId blocked;
    if (tree.blocks && tree.blocks->kind == grammar::Blocking::Kind::gegeven) blocked = expressions.check(tree.blocks->what);
    if (tree.als) {
        rule.als = expressions.premise(*tree.als);  // from `als` into `eis` and `tenzij`
        condition_roots.push_back(*rule.als);
    }
    if (tree.eis) {
        rule.eis = expressions.truth(*tree.eis);
        condition_roots.push_back(*rule.eis);
    }
    for (const grammar::Exception& exception : tree.tenzij) {
        TenzijPart part;
        part.rebuttal = exception.rebuttal;
        part.condition = expressions.truth(exception.condition);
        if (exception.ground) part.ground = ground_of(*exception.ground, set);
        if (const Reads reads = reads_of({part.condition}); reads.knowledge)
            report.at(*reads.knowledge, T196_KennisInTenzij).label(exception.condition.span, "in deze uitzondering");
        rule.tenzij.push_back(std::move(part));
    }
    const Reads reads = reads_of(condition_roots);
    rule.is_kennisregel = reads.knowledge.has_value() && !tree.is_blokkade;
    if (tree.is_blokkade) {
        if (reads.knowledge) report.at(*reads.knowledge, T323_BlokkadeLeestKennis).label(rule.span, "in deze blokkade");
        lower_blokkade(tree, set, rule, blocked);
    }
    if (tree.gevolg) {
        if (const auto gevolg = resolve(gevolgsoorten, tree.gevolg->name, set, T197_OnbekendGevolg)) {
            rule.gevolg = *gevolg;
            const Gevolgsoort& soort = rules.gevolgsoorten[gevolg->index];
            if (rule.is_kennisregel && !asks_for_knowledge_only(soort.werking))
                report.at(tree.gevolg->name.span, T198_KennisregelMetGevolg, soort.label)
                    .label(*reads.knowledge, "hier vraagt de regel of iets bekend is");
        }
        if (tree.gevolg->text) rule.gevolg_text = tree.gevolg->text->value;
        if (tree.gevolg->recipient) rule.recipient = tree.gevolg->recipient->text;
        if (tree.gevolg->ground) rule.gevolg_ground = ground_of(*tree.gevolg->ground, set);
    }
    if (tree.motivering) {
        for (const grammar::TemplatePart& part : tree.motivering->parts) {
            if (const auto* words = std::get_if<std::string>(&part.content)) {
                rule.motivering.push_back({*words});
                continue;
            }
            const NodeId hole = expressions.check(std::get<grammar::Expression>(part.content));
            if (hole.is_none()) continue;
            const ValueKind kind = type(hole).kind;
            if (kind == ValueKind::lijst || kind == ValueKind::record)
                report.at(rules.node(hole).span, T199_NietInTekst, describe(type(hole)));
            rule.motivering.push_back({hole});
        }
    }
    if (tree.open_for) {
        for (const grammar::Word& organ : tree.open_for->organs) rule.open_for.push_back(organ.text);
        if (tree.open_for->only) rule.open_only = tree.open_for->only->text;
    }
    if (tree.replaces) {
        rule.replaces = true;
        if (tree.replaces->organ) rule.replacing_organ = tree.replaces->organ->text;
        if (tree.replaces->ground) rule.replacing_ground = ground_of(*tree.replaces->ground, set);
    }
    for (const grammar::Word& word : tree.deviates_from)
        if (const auto group = resolve(rule_ids, word, set, T218_OnbekendeRegel)) rule.deviates_from.push_back(*group);
    for (const grammar::Word& word : tree.goes_before)
        if (const auto group = resolve(rule_ids, word, set, T218_OnbekendeRegel)) rule.goes_before.push_back(*group);
    rules.rules.push_back(std::move(rule));
    rule_notes.push_back({tree.applies_to, complete, &tree});
}

// One number, one rule; several periods of one rule do not overlap.
void Checker::check_rule_ids() {
    std::vector<std::size_t> order(rules.rules.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const Rule& one = rules.rules[a];
        const Rule& other = rules.rules[b];
        if (one.id != other.id) return one.id < other.id;
        if (one.regelset != other.regelset) {  // the highest layer first
            const Regelset& its = rules.regelsets[one.regelset.index];
            const Regelset& theirs = rules.regelsets[other.regelset.index];
            return its.layer != theirs.layer ? its.layer < theirs.layer : its.name < theirs.name;
        }
        if (one.valid.from != other.valid.from)
            return !one.valid.from || (other.valid.from && *one.valid.from < *other.valid.from);
        return false;
    });
    std::vector<Rule> sorted;
    std::vector<RuleNotes> notes;
    for (const std::size_t i : order) {
        sorted.push_back(std::move(rules.rules[i]));
        notes.push_back(std::move(rule_notes[i]));
    }
    rules.rules = std::move(sorted);
    rule_notes = std::move(notes);
    for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
        const auto group = std::ranges::lower_bound(rules.rule_groups, rules.rules[i].id, {}, &RuleGroup::id);
        if (group->count++ == 0) group->first = i;  // INVARIANT: every id has been collected
    }
    for (std::size_t i = 1; i < rules.rules.size(); ++i) {
        const Rule& one = rules.rules[i - 1];
        const Rule& other = rules.rules[i];
        if (one.id != other.id) continue;
        const bool in_order = one.span < other.span;
        const Rule& first = in_order ? one : other;
        const Rule& second = in_order ? other : one;
        if (one.regelset != other.regelset && (one.replaces || other.replaces)) continue;
        if (one.regelset != other.regelset && (!rule_notes[i - 1].complete || !rule_notes[i].complete)) continue;
        if (one.regelset != other.regelset)
            report.at(second.span, T200_RegelInTweeSets, second.id, set_name(first.regelset))
                .label(first.span, "hier staat de andere");
        else if (overlap(one.valid, other.valid) && rule_notes[i - 1].complete && rule_notes[i].complete)
            report.at(second.span, T201_RegelDubbel, second.id).label(first.span, "hier staat de eerste");
        else
            check_gap(one, other);
    }
}

// Days between two periods on which a rule does not hold may be meant, and may be a slip.
void Checker::check_gap(const Rule& earlier, const Rule& later) {
    if (earlier.is_concept || later.is_concept || !earlier.valid.until || !later.valid.from) return;
    if (*later.valid.from <= *earlier.valid.until) return;
    report.at(later.span, T278_GatTussenRegels, later.id, fmt::format("van {} tot {}", to_dutch(*earlier.valid.until), to_dutch(*later.valid.from)))
        .label(earlier.span, "hier staat de vorige periode");
}

}  // namespace drempel::engine::checking
