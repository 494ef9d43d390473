// SPDX-License-Identifier: EUPL-1.2
// The regelsets one after the other: what each says of itself, its norms and its names.
#include "lees/document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/writer.hpp"

namespace drempel::engine::lees {

namespace {

std::string_view words_of(Laag laag) {
    switch (laag) {
        case Laag::gemeenschappelijk: return "gemeenschappelijk: voor alle regels";
        case Laag::landelijk: return "landelijk";
        case Laag::sector: return "sector";
        case Laag::regio: return "regio";
        case Laag::gemeente: return "gemeente";
    }
    return {};
}

}  // namespace

std::string anchor_of(std::string_view kind, std::string_view name) {
    std::string anchor = kind.empty() ? std::string() : std::string(kind) + "-";
    for (const char c : name) anchor += c == '.' || c == ' ' ? '-' : c;
    return anchor;
}

std::string period_words(const Period& period) {
    if (period.from && period.until) return fmt::format("Geldt van {} tot {}.", to_dutch(*period.from), to_dutch(*period.until));
    if (period.from) return fmt::format("Geldt vanaf {}.", to_dutch(*period.from));
    if (period.until) return fmt::format("Gold tot {}.", to_dutch(*period.until));
    return {};
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
        text += words[i];
    }
    return text;
}

std::string with_article(const std::string& organ) {
    const std::string name = spoken({}, organ);
    const bool is_neuter = name == "college" || name.ends_with("bestuur") || name.ends_with("orgaan");
    return (is_neuter ? "het " : "de ") + name;
}

std::string open_words(const std::vector<std::string>& organs, std::string_view only, std::string_view what) {
    const std::string limit = only.empty() ? "" : fmt::format(", alleen {}", only);
    std::vector<std::string> who;
    for (const std::string& organ : organs) who.push_back(with_article(organ));
    return sentence(fmt::format("{} mag {}{}.", listed(who, "of"), what, limit));
}

std::vector<Block> Writer::write() {
    std::vector<RegelsetId> sets = options_.regelsets;
    if (sets.empty()) {
        for (std::uint32_t i = 0; i < rules_.regelsets.size(); ++i) sets.push_back(RegelsetId{i});
        std::ranges::stable_sort(sets, {}, [&](RegelsetId id) { return rules_.regelsets[id.index].layer; });
    }
    heading(1, "", {{sets.size() == 1 ? label_of(sets.front()) : "Leesversie van de regels", "", Style::plain}});
    say(fmt::format("Dit zijn de regels in gewone taal. De tekst van de wet gaat voor. Links naar de wet en bedragen die per datum "
                    "verschillen zijn die van {}.",
                    to_dutch(options_.peildatum)));
    if (sets.size() > 1)
        for (const RegelsetId set : sets) {
            runs({{label_of(set), "#" + anchor_of("regelset", rules_.regelsets[set.index].name), Style::plain},
                  {fmt::format(" ({})", count_words(set)), "", Style::plain}});
        }
    for (const RegelsetId set : sets) write_set(set);
    return std::move(blocks_);
}

std::string Writer::label_of(RegelsetId set) const {
    const Regelset& one = rules_.regelsets[set.index];
    return spoken(one.label, one.name);
}

std::string Writer::count_words(RegelsetId set) const {
    const auto count = std::ranges::count(rules_.rules, set, &Rule::regelset);
    return count == 0 ? "geen regels" : count == 1 ? "1 regel" : fmt::format("{} regels", count);
}

std::string Writer::place_of(RegelsetId id) const {
    const Regelset& set = rules_.regelsets[id.index];
    std::string place(words_of(set.layer));
    if (set.layer == Laag::gemeente) place += " " + (set.gemeente_label.empty() ? set.gemeente : set.gemeente_label);
    if (set.layer == Laag::regio) {
        place += " " + (set.regio_label.empty() ? set.regio : set.regio_label);
        std::vector<std::string> area;
        for (const GemeenteId one : set.area) area.push_back(rules_.gemeenten[one.index].label);
        if (!area.empty()) place += fmt::format(" ({})", listed(area, "en"));
    }
    return place;
}

std::string Writer::law_words(const Regelset& set) const {
    if (set.law_on_peildatum || set.law_field.is_none()) return "Gelezen naar het recht op de dag van de beoordeling.";
    const Field& field = rules_.fields[set.law_field.index];
    return fmt::format("Gelezen naar het recht op: {}.", named(spoken(field.label, field.name)));
}

void Writer::say(std::string_view lead, const Phrase& phrase, std::vector<Run> after) {
    const bool has_points = !phrase.points.empty();
    std::string words = phrase.words;
    if (has_points && words.ends_with(':')) words.pop_back();  // it comes back after the ground
    std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}, {std::move(words), "", Style::plain}};
    text.insert(text.end(), after.begin(), after.end());
    text.push_back({has_points ? ":" : ".", "", Style::plain});
    runs(std::move(text), phrase.points);
}

Run Writer::link(const Grondslag& ground) const { return {to_dutch(rules_, ground), url_of(rules_, ground, options_.peildatum), Style::plain}; }

void Writer::add_grounds(std::vector<Run>& text, const std::vector<Grondslag>& grounds) const {
    for (std::size_t i = 0; i < grounds.size(); ++i) {
        if (i > 0) text.push_back({"; ", "", Style::plain});
        text.push_back(link(grounds[i]));
    }
}

std::vector<Run> Writer::between_brackets(const std::vector<Grondslag>& grounds) const {
    if (grounds.empty()) return {};
    std::vector<Run> text{{" (", "", Style::plain}};
    add_grounds(text, grounds);
    text.push_back({")", "", Style::plain});
    return text;
}

std::vector<Run> Writer::between_brackets(const std::optional<Grondslag>& ground) const {
    if (!ground) return {};
    return between_brackets(std::vector<Grondslag>{*ground});
}

void Writer::say_grounds(const std::vector<Grondslag>& grounds) {
    if (grounds.empty()) return;
    std::vector<Run> text{{"Grond: ", "", Style::strong}};
    add_grounds(text, grounds);
    text.push_back({".", "", Style::plain});
    runs(std::move(text));
}

void Writer::write_set(RegelsetId id) {
    const Regelset& set = rules_.regelsets[id.index];
    const auto here = [id](const auto& one) { return one.regelset == id; };
    const auto each = [&](const auto& all, auto&& write_one) {
        for (const auto& one : all)
            if (here(one)) write_one(one);
    };
    heading(2, anchor_of("regelset", set.name), {{label_of(id), "", Style::plain}});
    say(fmt::format("Laag: {}. Versie: {}. {}", place_of(id), set.versie.empty() ? "niet genoemd" : set.versie, law_words(set)));
    for (std::uint32_t i = 0; i < rules_.bronnen.size(); ++i) {
        if (!here(rules_.bronnen[i])) continue;
        Grondslag whole;
        whole.bron = BronId{i};
        runs({{"Bron: ", "", Style::strong}, link(whole), {".", "", Style::plain}});
    }
    write_gevolgen(set);
    write_parameters(id);
    write_definities(id);
    each(rules_.rules, [&](const Rule& rule) { write_rule(rule); });
    each(rules_.vervallen, [&](const Vervallen& ended) { write_vervallen(ended); });
    each(rules_.conclusies, [&](const Conclusie& one) { write_conclusie(one); });
    each(rules_.tabellen, [&](const Tabel& one) { write_table(one); });
    each(rules_.regelgroepen, [&](const Regelgroep& one) { write_group(one); });
    each(rules_.kalenders, [&](const Kalender& one) { write_kalender(one); });
    each(rules_.termijnen, [&](const Termijn& one) { write_term(one); });
    each(rules_.overgangsrecht, [&](const Overgangsrecht& one) { write_overgangsrecht(one); });
    each(rules_.verbanden, [&](const Verband& one) { write_verband(one); });
    each(rules_.ketens, [&](const Keten& one) { write_keten(one); });
    each(rules_.waarborgen, [&](const Waarborg& one) { write_waarborg(one); });
    each(rules_.beschermd, [&](const Beschermd& one) { write_beschermd(one); });
    write_facts(id);
}

void Writer::write_parameters(RegelsetId id) {
    for (const Parameter& parameter : rules_.parameters) {
        const std::string label = spoken(parameter.label, parameter.name);
        if (parameter.regelset == id) {
            heading(anchor_of("norm", parameter.name), "Norm: " + label);
            const std::string values = wording_.dated(parameter.values);
            say(values.empty() ? "Hiervoor is op deze laag geen waarde gegeven." : "De waarde is " + values + ".");
            if (!parameter.open_for.empty()) say(open_words(parameter.open_for, parameter.open_only, "een eigen waarde geven"));
            say_grounds(parameter.grounds);
        }
        for (const Fill& fill : parameter.fills) {
            if (fill.regelset != id) continue;
            heading(anchor_of("invulling", parameter.name), "Norm, hier ingevuld: " + label);
            say(sentence(fmt::format("{} heeft bepaald: {}.", with_article(fill.organ), wording_.dated(fill.values))));
            say_grounds(fill.grounds);
        }
    }
}

void Writer::write_definities(RegelsetId id) {
    for (const Definitie& definitie : rules_.definities) {
        if (definitie.regelset != id) continue;
        std::string title = "Begrip: " + spoken(definitie.label, definitie.name);
        if (!definitie.subject.is_none()) title += " (van " + wording_.variable(definitie.variable) + ")";
        heading(anchor_of("begrip", definitie.name), std::move(title));
        if (rules_.type(definitie.type).kind == ValueKind::ja_nee) say("Dit is het geval als", wording_.answer(definitie.body));
        else say("Dit is", wording_.answer(definitie.body));
        say_grounds(definitie.grounds);
    }
}

void Writer::write_vervallen(const Vervallen& ended) {
    const RuleGroup& group = rules_.rule_groups[ended.group.index];
    heading(anchor_of("vervallen", group.id), group.id + " vervalt hier");
    say(fmt::format("De regel “{}” geldt hier niet, door een besluit van {}.", rules_.rules[group.first].title, with_article(ended.organ)));
    say_grounds(ended.grounds);
}

std::vector<Block> document_of(const RuleSet& rules, const LeesOptions& options) { return Writer(rules, options).write(); }

}  // namespace drempel::engine::lees
