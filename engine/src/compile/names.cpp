// SPDX-License-Identifier: EUPL-1.2
// Which sets there are, which sees which, and the names that each declares.
#include "compile/checker.hpp"

#include <algorithm>

#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

// A gevolg is written in words and named with '_'.
std::string as_written(Code code, std::string name) {
    if (code == T197_OnbekendGevolg) std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

}  // namespace

void report_unknown(Checker& checker, Code code, const grammar::Word& word, std::vector<std::string_view> known) {
    if (checker.broken_names.contains(word.text)) return;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    checker.report.at(word.span, code, as_written(code, word.text))
        .suggest(as_written(code, text::nearest(word.text, known)));
}

void report_invisible(Checker& checker, const grammar::Word& word, RegelsetId from, RegelsetId declared_in,
                      Span declared_at) {
    if (checker.has_lost_uses(from)) return;
    const std::string& set = checker.set_name(declared_in);
    checker.report.at(word.span, T102_NaamNietZichtbaar, word.text, set)
        .label(declared_at, "hier staat de naam")
        .suggest("gebruikt " + set);
}

void report_ambiguous(Checker& checker, const grammar::Word& word, Span one, Span other) {
    checker.report.at(word.span, T103_NaamBetekentTweeDingen, word.text)
        .label(one, "dit kan bedoeld zijn")
        .label(other, "dit ook");
}

Checker::Checker(std::vector<text::SourceText> sources, const grammar::Limits& given) : limits(given) {
    add_builtin_units();
    rules.sources = std::move(sources);
    files.resize(rules.sources.size());
    for (std::uint32_t i = 0; i < files.size(); ++i) {
        grammar::Parsed parsed = grammar::parse(rules.sources[i], i, limits);
        files[i].tree = std::move(parsed.file);
        // An error outside every declaration means that a declaration was lost, and its name with it.
        for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
            if (severity_of(diagnostic.code) != text::Severity::fout) continue;
            const bool inside = std::any_of(
                files[i].tree.declarations.begin(), files[i].tree.declarations.end(),
                [&](const grammar::Declaration& d) {
                    return d.span.begin <= diagnostic.span.begin && diagnostic.span.begin < d.span.end;
                });
            if (!inside) files[i].has_lost_names = true;
        }
        for (const grammar::Declaration& d : files[i].tree.declarations)
            if (!d.complete && !std::holds_alternative<grammar::Regel>(d.node)
                && !std::holds_alternative<grammar::Voorbeeld>(d.node))
                files[i].has_lost_names = true;
        report.append(std::move(parsed.diagnostics));
    }
}

bool Checker::is_visible(RegelsetId from, RegelsetId declared) const {
    if (from == declared) return true;
    const auto& uses = rules.regelsets[from.index].uses;
    return std::find(uses.begin(), uses.end(), declared) != uses.end();
}

bool Checker::has_lost_names(RegelsetId from) const {
    if (a_set_has_no_own_name_) return true;
    for (const Regelset& set : rules.regelsets)
        if (files[set.file].has_lost_names && is_visible(from, files[set.file].set)) return true;
    return false;
}

bool Checker::has_lost_uses(RegelsetId from) const {
    return a_set_has_no_own_name_ || files[rules.regelsets[from.index].file].has_lost_uses;
}

void Checker::collect_regelsets() {
    struct Found {
        std::string name;
        std::uint32_t file;
        const grammar::Regelset* tree;
        bool complete;
        Span span;
    };
    std::vector<Found> found;
    for (std::uint32_t i = 0; i < files.size(); ++i) {
        Found mine{"", i, nullptr, true, {i, 0, 0}};
        for (const grammar::Declaration& d : files[i].tree.declarations) {
            const auto* tree = std::get_if<grammar::Regelset>(&d.node);
            if (!tree) continue;
            if (mine.tree) continue;  // the parser says that a file has one regelset, at its start
            mine = {tree->name.text, i, tree, d.complete, tree->name.span};
        }
        if (!mine.tree) a_set_has_no_own_name_ = true;
        if (!mine.complete) files[i].has_lost_uses = true;
        found.push_back(std::move(mine));
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.name < b.name; });

    for (const Found& mine : found) {
        const RegelsetId id{static_cast<std::uint32_t>(rules.regelsets.size())};
        files[mine.file].set = id;
        Regelset set;
        set.name = mine.name;
        set.file = mine.file;
        set.span = mine.span;
        if (id.index > 0 && !mine.name.empty() && rules.regelsets.back().name == mine.name) {
            a_set_has_no_own_name_ = true;
            report.at(mine.span, T108_RegelsetDubbel, mine.name)
                .label(rules.regelsets.back().span, "hier staat de eerste");
        }
        if (mine.tree) check_regelset(*mine.tree, set, mine.complete);
        rules.regelsets.push_back(std::move(set));
        regelset_trees_.push_back(mine.tree);
    }
    resolve_uses();
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i)
        if (regelset_trees_[i]) collect_bronnen(*regelset_trees_[i], RegelsetId{i});
}

void Checker::check_regelset(const grammar::Regelset& tree, Regelset& set, bool complete) {
    set.label = tree.label ? tree.label->value : tree.name.text;
    if (tree.versie) set.versie = tree.versie->text;
    if (tree.laag) {
        set.laag = tree.laag->text;
    } else if (complete) {
        report.at(tree.name.span, T109_LaagOntbreekt, tree.name.text);
    }
    if (tree.gemeente) {
        set.gemeente = tree.gemeente->text;
        set.gemeente_label = tree.gemeente_label ? tree.gemeente_label->value : tree.gemeente->text;
        if (tree.laag && set.laag != "gemeente" && !set.laag.empty())
            report.at(tree.gemeente->span, T110_GemeenteZonderLaag, set.laag)
                .label(tree.laag->span, "hier staat de laag");
    } else if (set.laag == "gemeente" && complete) {
        report.at(tree.laag->span, T111_LaagZonderGemeente).suggest("gemeente naam \"Naam\"");
    }
}

void Checker::resolve_uses() {
    std::vector<std::string_view> known;
    for (const Regelset& set : rules.regelsets)
        if (!set.name.empty()) known.push_back(set.name);
    direct_uses_.resize(rules.regelsets.size());
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) {
        if (!regelset_trees_[i]) continue;
        for (const grammar::Word& word : regelset_trees_[i]->gebruikt) {
            const auto used = std::find_if(rules.regelsets.begin(), rules.regelsets.end(),
                                           [&](const Regelset& s) { return s.name == word.text; });
            if (used != rules.regelsets.end()) {
                direct_uses_[i].emplace_back(RegelsetId{static_cast<std::uint32_t>(used - rules.regelsets.begin())},
                                             word);
                continue;
            }
            files[rules.regelsets[i].file].has_lost_names = true;
            files[rules.regelsets[i].file].has_lost_uses = true;
            if (!a_set_has_no_own_name_) report_unknown(*this, T112_OnbekendeRegelset, word, known);
        }
    }
    std::vector<std::uint8_t> state(rules.regelsets.size(), 0);
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) follow_uses(RegelsetId{i}, state);
    // The closure afterwards, so that a cycle cannot leave a set half filled.
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) {
        std::vector<RegelsetId> todo{RegelsetId{i}};
        std::vector<bool> seen(rules.regelsets.size(), false);
        while (!todo.empty()) {
            const RegelsetId at = todo.back();
            todo.pop_back();
            for (const auto& [used, word] : direct_uses_[at.index]) {
                if (seen[used.index] || used.index == i) continue;
                seen[used.index] = true;
                todo.push_back(used);
            }
        }
        for (std::uint32_t j = 0; j < seen.size(); ++j)
            if (seen[j]) rules.regelsets[i].uses.push_back(RegelsetId{j});
    }
}

// Depth first; 1 is on the path, 2 is done. Each set is entered once, so each cycle is said once.
bool Checker::follow_uses(RegelsetId at, std::vector<std::uint8_t>& state) {
    if (state[at.index] == 2) return true;
    if (state[at.index] == 1) return false;
    state[at.index] = 1;
    for (const auto& [used, word] : direct_uses_[at.index])
        if (!follow_uses(used, state)) report.at(word.span, T113_GebruiktInKring, set_name(at), word.text);
    state[at.index] = 2;
    return true;
}

void Checker::collect_bronnen(const grammar::Regelset& tree, RegelsetId set) {
    for (const grammar::Bron& written : tree.bronnen) {
        const BronId id{static_cast<std::uint32_t>(rules.bronnen.size())};
        if (!declare(bronnen, written.name, set, id)) continue;
        Bron bron;
        bron.regelset = set;
        bron.name = written.name.text;
        bron.label = written.label ? written.label->value : written.name.text;
        bron.soort = "wet";
        bron.span = written.name.span;
        if (written.soort) bron.soort = written.soort->text;
        if (written.bwb) bron.bwb = written.bwb->text;
        if (written.cvdr) bron.cvdr = written.cvdr->text;
        if (written.publicatie) bron.publicatie = written.publicatie->text;
        if (written.valid)
            if (const auto period = period_of(*written.valid)) {
                bron.from = period->from;
                bron.until = period->until;
            }
        rules.bronnen.push_back(std::move(bron));
    }
}

void Checker::collect_names() {
    declare_beschermd();
    add_periode();
    add_roosters();
    std::vector<std::pair<const grammar::Aanvraagsoort*, std::pair<RegelsetId, bool>>> found_soorten;
    for (const FileState& file : files) {
        for (const grammar::Declaration& d : file.tree.declarations) {
            if (const auto* begrip = std::get_if<grammar::Begrip>(&d.node)) {
                const BegripId id{static_cast<std::uint32_t>(rules.begrippen.size())};
                if (!declare(begrippen, begrip->name, file.set, id)) continue;
                Begrip model;
                model.name = begrip->name.text;
                model.label = begrip->label ? begrip->label->value : begrip->name.text;
                model.plural = begrip->plural ? begrip->plural->value : model.label;
                model.regelset = file.set;
                model.span = begrip->name.span;
                rules.begrippen.push_back(std::move(model));
                begrip_trees.push_back(begrip);
                begrip_complete.push_back(d.complete);
            } else if (const auto* groep = std::get_if<grammar::Feitengroep>(&d.node)) {
                if (declare(groepen, groep->name, file.set, static_cast<std::uint32_t>(groups.size())))
                    groups.push_back({file.set, {}, d.complete});
            } else if (const auto* soort = std::get_if<grammar::Aanvraagsoort>(&d.node)) {
                found_soorten.push_back({soort, {file.set, d.complete}});
            }
        }
    }
    // Names of aanvraagsoorten are addresses in the API: one name over all sets.
    std::stable_sort(found_soorten.begin(), found_soorten.end(),
                     [](const auto& a, const auto& b) { return a.first->name.text < b.first->name.text; });
    for (const auto& [tree, where] : found_soorten) {
        if (!rules.soorten.empty() && rules.soorten.back().name == tree->name.text) {
            report.at(tree->name.span, T114_AanvraagsoortDubbel, tree->name.text)
                .label(rules.soorten.back().span, "hier staat de eerste");
            continue;
        }
        const SoortId id{static_cast<std::uint32_t>(rules.soorten.size())};
        Soort soort;
        soort.name = tree->name.text;
        soort.label = tree->label ? tree->label->value : tree->name.text;
        soort.regelset = where.first;
        soort.span = tree->name.span;
        rules.soorten.push_back(std::move(soort));
        soort_trees.push_back(tree);
        soort_complete.push_back(where.second);
        declare(soorten, tree->name, where.first, id);
    }
}

}  // namespace drempel::engine::checking
