// SPDX-License-Identifier: EUPL-1.2
// beschermd: attributes that may not be facts, or only with a rechtvaardiging (design/language.md 8).
#include <algorithm>

#include "compile/checker.hpp"
#include "fold.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

// The words of a name (cut at capitals, digits and '_') or of a label, folded.
std::vector<std::string> words_of(std::string_view text) {
    std::string spaced;
    bool after_small = false;
    for (const char c : text) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_small = c >= 'a' && c <= 'z';
        if (is_capital && after_small) spaced += ' ';
        const bool is_letter = is_capital || is_small || static_cast<unsigned char>(c) >= 0x80U;
        spaced += is_letter ? c : ' ';
        after_small = is_small;
    }
    const std::string plain = folded(spaced);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find(' ', at), plain.size());
        if (end > at) words.push_back(plain.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// The sought words one after the other; the last may be the start of a longer word unless it is very short, so that
// "nationaliteit" is found in "nationaliteiten" and "ras" not in "raster".
bool has_words(const std::vector<std::string>& words, const std::vector<std::string>& sought) {
    constexpr std::size_t shortest_start = 5;
    if (sought.empty()) return false;
    for (std::size_t from = 0; from + sought.size() <= words.size(); ++from) {
        bool fits = true;
        for (std::size_t i = 0; i < sought.size() && fits; ++i) {
            const bool may_go_on = i + 1 == sought.size() && sought[i].size() >= shortest_start;
            fits = may_go_on ? words[from + i].starts_with(sought[i]) : words[from + i] == sought[i];
        }
        if (fits) return true;
    }
    return false;
}

const Beschermd* find_protected(const std::vector<Beschermd>& all, std::string_view name, std::string_view label) {
    const std::vector<std::string> in_name = words_of(name);
    const std::vector<std::string> in_label = words_of(label);
    const Beschermd* found = nullptr;
    for (const Beschermd& one : all) {
        const bool is_meant = std::ranges::any_of(one.words, [&](const std::string& word) {
            const std::vector<std::string> sought = words_of(word);
            return has_words(in_name, sought) || has_words(in_label, sought);
        });
        if (is_meant && (found == nullptr || !one.is_justifiable)) found = &one;
        if (found != nullptr && !found->is_justifiable) return found;  // the strictest speaks
    }
    return found;
}

}  // namespace

void Checker::declare_beschermd() {
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto* tree = std::get_if<grammar::Beschermd>(&d.node);
            if (!tree) continue;
            const auto twin = std::ranges::find(rules.beschermd, tree->name.text, &Beschermd::name);
            if (twin != rules.beschermd.end()) {
                report.at(tree->name.span, T105_NaamDubbel, tree->name.text).label(twin->span, "hier staat de naam al");
                continue;
            }
            const Regelset& set = rules.regelsets[file.set.index];
            if (!set.laag.empty() && set.laag != "gemeenschappelijk") report.at(tree->name.span, T270_BeschermdLaag, set.laag);
            const auto must_have = [&](bool is_there, std::string_view what) {
                if (!is_there && d.complete) report.at(tree->name.span, T269_BeschermdOnvolledig, tree->name.text, what);
            };
            must_have(!tree->words.empty(), "woorden");
            must_have(tree->effect.has_value(), "werking");
            must_have(tree->reason.has_value(), "reden");
            if (tree->grounds.empty() && d.complete) report.at(tree->name.span, T185_GrondslagOntbreekt, tree->name.text);
            Beschermd model;
            model.name = tree->name.text;
            model.label = tree->label ? tree->label->value : tree->name.text;
            for (const grammar::Text& word : tree->words) model.words.push_back(folded(word.value));
            model.is_justifiable = tree->effect && tree->effect->text == "rechtvaardiging";
            model.grounds = grounds_of(tree->grounds, file.set);
            if (tree->reason) model.reason = tree->reason->value;
            model.regelset = file.set;
            model.span = tree->name.span;
            rules.beschermd.push_back(std::move(model));
        }
    std::ranges::sort(rules.beschermd, {}, &Beschermd::name);
}

// Every fact and every begrip of every set: who does not use the set of protected attributes is bound by it too.
void Checker::check_protected() {
    for (const Begrip& begrip : rules.begrippen) {
        if (begrip.is_soort) continue;
        if (const Beschermd* found = find_protected(rules.beschermd, begrip.name, begrip.label))
            report.at(begrip.span, T266_BeschermdGegeven, begrip.name, found->label, found->reason)
                .label(found->span, "hier staat dat het beschermd is");
    }
    for (const Field& field : rules.fields) {
        const Beschermd* found = find_protected(rules.beschermd, field.name, field.label);
        if (found == nullptr) {
            if (!field.justification.empty()) report.at(field.span, T268_RechtvaardigingOverbodig, field.name);
            continue;
        }
        if (!found->is_justifiable)
            report.at(field.span, T266_BeschermdGegeven, field.name, found->label, found->reason)
                .label(found->span, "hier staat dat het beschermd is");
        else if (field.justification.empty())
            report.at(field.span, T267_RechtvaardigingNodig, field.name, found->label, found->reason)
                .label(found->span, "hier staat dat het een rechtvaardiging vraagt");
    }
}

}  // namespace drempel::engine::checking
