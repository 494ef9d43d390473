// SPDX-License-Identifier: EUPL-1.2
// Which aanvraagsoorten a rule belongs to, and what nobody uses.
#include "compile/dependencies.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace drempel::engine::checking {

using enum text::Code;

namespace {

// What a rule reads: H and the holes of its motivering.
std::vector<NodeId> roots_of(const Rule& rule) {
    std::vector<NodeId> roots = conditions_of(rule);
    for (const TextPart& part : rule.motivering)
        if (const auto* hole = std::get_if<NodeId>(&part.content)) roots.push_back(*hole);
    return roots;
}

bool is_broken(const Rule& rule) {
    const auto roots = roots_of(rule);
    return std::ranges::any_of(roots, [](NodeId n) { return n.is_none(); });
}

}  // namespace

// With the facts of the rules of which H is read, and of the day that the law is asked on.
Reads Checker::reads_with_rules(const std::vector<NodeId>& roots, RegelsetId set) const {
    Reads reads = reads_of(roots);
    const auto add_law_day = [&](RegelsetId of) {
        if (!rules.regelsets[of.index].law_on_peildatum) reads.facts.insert(rules.regelsets[of.index].law_field);
    };
    add_law_day(set);
    std::vector<RuleGroupId> todo(reads.hits.begin(), reads.hits.end());
    while (!todo.empty()) {
        const RuleGroup& group = rules.rule_groups[todo.back().index];
        todo.pop_back();
        for (std::uint32_t i = group.first; i < group.first + group.count; ++i) {
            const Reads inner = reads_of(conditions_of(rules.rules[i]));
            reads.facts.insert(inner.facts.begin(), inner.facts.end());
            add_law_day(rules.rules[i].regelset);
            for (const RuleGroupId hit : inner.hits)
                if (reads.hits.insert(hit).second) todo.push_back(hit);
        }
    }
    return reads;
}

// Where none of the rules of a group can be, there is nothing to count.
bool Checker::counts_something_in(const Reads& reads, SoortId soort) const {
    const auto has = [&](FieldId fact) { return rules.soorten[soort.index].offset_of.contains(fact); };
    return std::ranges::all_of(reads.counted, [&](RegelgroepId id) {
        const auto& members = rules.regelgroepen[id.index].members;
        return members.empty() || std::ranges::any_of(members, [&](RuleGroupId member) {
            const RuleGroup& group = rules.rule_groups[member.index];
            for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
                if (std::ranges::all_of(reads_of(conditions_of(rules.rules[i])).facts, has)) return true;
            return false;
        });
    });
}

// A conclusie belongs to the kinds that include everything it reads, as a rule does.
void Checker::assign_conclusies() {
    for (std::uint32_t i = 0; i < rules.conclusies.size(); ++i) {
        const Conclusie& conclusie = rules.conclusies[i];
        if (conclusie.body.is_none()) continue;
        const Reads reads = reads_with_rules({conclusie.body}, conclusie.regelset);
        if (reads.knowledge) {
            report.at(*reads.knowledge, T227_ConclusieLeestKennis).label(conclusie.span, "voor deze conclusie");
            continue;
        }
        bool belongs = false;
        bool quiet = has_lost_names(conclusie.regelset);
        for (std::uint32_t s = 0; s < rules.soorten.size(); ++s) {
            Soort& soort = rules.soorten[s];
            if (!is_visible(conclusie.regelset, soort.regelset) && !is_visible(soort.regelset, conclusie.regelset)) continue;
            if (!soort_complete[s]) quiet = true;
            if (!std::ranges::all_of(reads.facts, [&](FieldId fact) { return soort.offset_of.contains(fact); })) continue;
            if (!counts_something_in(reads, SoortId{s})) continue;
            soort.conclusies.push_back(ConclusieId{i});
            belongs = true;
        }
        if (!belongs && !quiet) report.at(conclusie.span, T228_ConclusieBijGeenSoort, conclusie.name);
    }
}

// A rule belongs to exactly the kinds that include everything it reads; `geldt voor` narrows.
void Checker::assign_kinds() {
    assign_conclusies();
    place_verbanden();
    assign_termijnen();
    for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
        const Rule& rule = rules.rules[i];
        std::set<SoortId> narrowed;
        for (const grammar::Word& word : rule_notes[i].narrowing)
            if (const auto soort = resolve(soorten, word, rule.regelset, T202_OnbekendeSoort))
                narrowed.insert(*soort);
        if (is_broken(rule)) {
            unplaced_rules.insert(rule.id);
            continue;
        }
        const Reads reads = reads_with_rules(roots_of(rule), rule.regelset);

        const auto missing_in = [&](SoortId id) {
            std::vector<FieldId> missing;
            for (const FieldId fact : reads.facts)
                if (!rules.soorten[id.index].offset_of.contains(fact)) missing.push_back(fact);
            return missing;
        };
        const auto names_of = [&](const std::vector<FieldId>& facts) {
            std::vector<std::string_view> names;
            for (const FieldId fact : facts) names.push_back(rules.fields[fact.index].name);
            return fmt::format("{}", fmt::join(names, ", "));
        };
        bool belongs = false;
        bool quiet = !rule_notes[i].narrowing.empty() && narrowed.size() < rule_notes[i].narrowing.size();
        std::optional<SoortId> nearest;
        for (std::uint32_t s = 0; s < rules.soorten.size(); ++s) {
            const SoortId id{s};
            // A rule that reads no fact still speaks only about kinds its set has to do with.
            const RegelsetId home = rules.soorten[s].regelset;
            if (!is_visible(rule.regelset, home) && !is_visible(home, rule.regelset)) continue;
            const auto missing = missing_in(id);
            if (!soort_complete[s]) quiet = true;
            if (!counts_something_in(reads, id)) continue;
            if (!narrowed.empty() && !narrowed.contains(id)) continue;
            if (missing.empty()) {
                rules.soorten[s].rules.push_back(RuleId{i});
                belongs = true;
                continue;
            }
            if (!nearest || missing.size() < missing_in(*nearest).size()) nearest = id;
            if (!narrowed.contains(id) || !soort_complete[s]) continue;
            const auto word = std::ranges::find(rule_notes[i].narrowing, rules.soorten[s].name, &grammar::Word::text);
            report.at(word->span, T203_SoortMistFeit, rules.soorten[s].name, names_of(missing))
                .label(rules.fields[missing[0].index].span, "dit gegeven leest de regel");
            quiet = true;
        }
        if (!belongs) unplaced_rules.insert(rule.id);
        if (belongs || quiet || a_set_has_no_own_name_ || has_lost_names(rule.regelset)) continue;
        Diagnostic& d = report.at(rule.span, T204_RegelBijGeenSoort, rule.id);
        if (nearest)
            d.label(rules.soorten[nearest->index].span,
                    fmt::format("{} heeft geen {}", rules.soorten[nearest->index].name, names_of(missing_in(*nearest))));
    }
}

// Whose norms count for a kind: a layer that fills what no rule of it reads has no part in it.
void Checker::assign_parameters() {
    for (Soort& soort : rules.soorten) {
        std::vector<NodeId> roots;
        const auto add = [&](const std::vector<NodeId>& parts) { roots.insert(roots.end(), parts.begin(), parts.end()); };
        for (const RuleId id : soort.rules) add(roots_of(rules.rules[id.index]));
        for (const ConclusieId id : soort.conclusies) roots.push_back(rules.conclusies[id.index].body);
        for (const TermijnId id : soort.termijnen) add(rules.termijnen[id.index].parts());
        std::set<ParameterId> found;
        while (!roots.empty()) {
            std::vector<NodeId> dated;
            visit_all(roots, [&](const Node& node) {
                if (node.op != NodeOp::parameter && node.op != NodeOp::parameter_at) return;
                if (!found.insert(ParameterId{node.value}).second) return;
                for (const DatedNode& value : rules.parameters[node.value].values) dated.push_back(value.value);
            });
            roots = std::move(dated);
        }
        soort.parameters.assign(found.begin(), found.end());
    }
}

// The published limit on one file bounds the tree; this bounds what all files together are lowered to.
void Checker::check_size() {
    const std::size_t most = limits.max_nodes * 10;
    if (rules.nodes.size() > most) report.at(Span{}, T221_TeVeelKnopen, most);
}

// A part that is broken has been reported. Should one slip through, then no rule set leaves here with a hole in it.
void Checker::check_whole() {
    if (report.has_errors()) return;
    for (const Rule& rule : rules.rules)
        if (is_broken(rule)) report.at(rule.span, T142_NietTeLezen);
    for (const Definitie& definitie : rules.definities)
        if (definitie.body.is_none()) report.at(definitie.span, T142_NietTeLezen);
    for (const Conclusie& conclusie : rules.conclusies)
        if (conclusie.body.is_none()) report.at(conclusie.span, T142_NietTeLezen);
    for (const Field& field : rules.fields)
        if (std::ranges::any_of(field.question_nodes, [](NodeId n) { return n.is_none(); }))
            report.at(field.span, T142_NietTeLezen);
}

void Checker::warn_unused() {
    if (report.has_errors()) return;  // what is broken may be the reader
    std::vector<bool> fields(rules.fields.size(), false);
    std::vector<bool> parameters(rules.parameters.size(), false);
    std::vector<bool> definities(rules.definities.size(), false);
    for (const Node& node : rules.nodes) {
        if (node.op == NodeOp::fact) fields[node.value] = true;
        if (node.op == NodeOp::parameter || node.op == NodeOp::parameter_at) parameters[node.value] = true;
        if (node.op == NodeOp::definition) definities[node.value] = true;
        if (node.op == NodeOp::member_field) {
            const BegripId owner = type(rules.operand(node, 0)).begrip;
            fields[rules.begrippen[owner.index].fields[node.value].index] = true;
        }
    }
    // A verwijzing, and `is een`, reach a party in whatever list it stands.
    for (const Node& node : rules.nodes) {
        if (node.op != NodeOp::deref && node.op != NodeOp::as_kind) continue;
        const BegripId reached = rules.type(node.type).begrip;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Type& held = rules.fields[i].type;
            if (!held.begrip.is_none() && !held.is_verwijzing && is_related(held.begrip, reached)) fields[i] = true;
        }
    }
    for (const Begrip& begrip : rules.begrippen)
        if (begrip.key_offset) fields[begrip.fields[*begrip.key_offset].index] = true;
    for (const Regelset& set : rules.regelsets)
        if (!set.law_on_peildatum) fields[set.law_field.index] = true;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!fields[i] && (periode_.is_none() || rules.fields[i].owner != periode_) && !rooster(rules.fields[i].owner)) report.at(rules.fields[i].span, T205_GegevenOngebruikt, rules.fields[i].name);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (!parameters[i]) report.at(rules.parameters[i].span, T206_ParameterOngebruikt, rules.parameters[i].name);
    for (std::size_t i = 0; i < definities.size(); ++i)
        if (!definities[i]) report.at(rules.definities[i].span, T207_DefinitieOngebruikt, rules.definities[i].name);
    for (const Rule& rule : rules.rules)
        if (!exampled_rules.contains(rule.id)) report.at(rule.span, T208_RegelZonderVoorbeeld, rule.id);
}

}  // namespace drempel::engine::checking
