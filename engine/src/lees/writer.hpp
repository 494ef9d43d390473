// SPDX-License-Identifier: EUPL-1.2
// Writes a leesversie as blocks, one member function for each kind of declaration.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/compile.hpp"
#include "lees/document.hpp"

namespace drempel::engine::lees {

class Writer {
public:
    Writer(const RuleSet& rules, const LeesOptions& options) : rules_(rules), options_(options), wording_(rules, options.peildatum) {}

    std::vector<Block> write();

private:
    using Style = Run::Style;

    // document.cpp
    std::string label_of(RegelsetId set) const;
    std::string count_words(RegelsetId set) const;
    std::string place_of(RegelsetId id) const;
    std::string law_words(const Regelset& set) const;
    void write_set(RegelsetId id);
    void write_parameters(RegelsetId id);
    void write_definities(RegelsetId id);
    void write_vervallen(const Vervallen& ended);

    // rules.cpp
    void write_rule(const Rule& rule);
    std::size_t first_of(const std::string& id) const;
    void say_when(const Rule& rule);
    void say_consequence(const Rule& rule);
    void say_relations(const Rule& rule);
    void say_status(const Rule& rule);
    void say_kinds(const Rule& rule);
    void say_examples(const Rule& rule);

    // parts.cpp
    void write_conclusie(const Conclusie& conclusie);
    void write_table(const Tabel& table);
    void write_group(const Regelgroep& group);
    void write_overgangsrecht(const Overgangsrecht& one);
    void write_verband(const Verband& one);
    void write_keten(const Keten& one);
    void write_waarborg(const Waarborg& one);
    void write_beschermd(const Beschermd& one);

    // terms.cpp
    void write_term(const Termijn& term);
    void write_kalender(const Kalender& one);

    // facts.cpp
    void write_facts(RegelsetId id);
    void write_fields(const std::vector<FieldId>& fields, BegripId owner);
    void write_gevolgen(const Regelset& set);
    Phrase field_words(const Field& field) const;

    void heading(int level, std::string anchor, std::vector<Run> text) {
        blocks_.push_back({Block::Kind::heading, level, std::move(anchor), std::move(text), {}});
    }
    void heading(std::string anchor, std::string text) { heading(3, std::move(anchor), {{std::move(text), "", Style::plain}}); }
    void runs(std::vector<Run> text, std::vector<Phrase> points = {}) {
        blocks_.push_back({Block::Kind::sentence, 0, {}, std::move(text), std::move(points)});
    }
    void say(std::string text) { runs({{std::move(text), "", Style::plain}}); }
    // "Eis: al deze punten gelden:" with the points below, or one sentence.
    void say(std::string_view lead, const Phrase& phrase, std::vector<Run> after = {});
    void say_grounds(const std::vector<Grondslag>& grounds);
    Run link(const Grondslag& ground) const;
    void add_grounds(std::vector<Run>& text, const std::vector<Grondslag>& grounds) const;
    std::vector<Run> between_brackets(const std::vector<Grondslag>& grounds) const;
    std::vector<Run> between_brackets(const std::optional<Grondslag>& ground) const;
    void add_rules(std::vector<Run>& text, const std::vector<RuleGroupId>& groups, bool with_titles) const;

    const RuleSet& rules_;
    const LeesOptions& options_;
    Wording wording_;
    std::vector<Block> blocks_;
};

std::string anchor_of(std::string_view kind, std::string_view name);
// "raad, college of burgemeester"
std::string listed(const std::vector<std::string>& words, std::string_view last);
// "het college", "de raad"
std::string with_article(const std::string& organ);
// "De raad mag een eigen waarde geven, alleen hoger."
std::string open_words(const std::vector<std::string>& organs, std::string_view only, std::string_view what);
std::string period_words(const Period& period);

}  // namespace drempel::engine::lees
