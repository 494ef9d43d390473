// SPDX-License-Identifier: EUPL-1.2
#include "lees/document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"

namespace drempel::engine::lees {

namespace {

using Style = Run::Style;

std::string anchor_of(std::string_view kind, std::string_view name) {
    std::string anchor = kind.empty() ? std::string() : std::string(kind) + "-";
    for (const char c : name) anchor += c == '.' || c == ' ' ? '-' : c;
    return anchor;
}

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
    const bool is_neuter = organ == "college" || organ.ends_with("bestuur");
    return (is_neuter ? "het " : "de ") + organ;
}

class Writer {
public:
    Writer(const RuleSet& rules, const LeesOptions& options) : rules_(rules), options_(options), wording_(rules, options.peildatum) {}

    std::vector<Block> write() {
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

private:
    std::string label_of(RegelsetId set) const {
        const Regelset& one = rules_.regelsets[set.index];
        return one.label.empty() ? one.name : one.label;
    }

    std::string count_words(RegelsetId set) const {
        const auto count = std::ranges::count(rules_.rules, set, &Rule::regelset);
        return count == 1 ? "1 regel" : fmt::format("{} regels", count);
    }

    void heading(int level, std::string anchor, std::vector<Run> text) {
        blocks_.push_back({Block::Kind::heading, level, std::move(anchor), std::move(text), {}});
    }
    void runs(std::vector<Run> text, std::vector<Phrase> points = {}) {
        blocks_.push_back({Block::Kind::sentence, 0, {}, std::move(text), std::move(points)});
    }
    void say(std::string text) { runs({{std::move(text), "", Style::plain}}); }

    // "Eis: al deze punten gelden:" with the points below, or one sentence.
    void say(std::string_view lead, const Phrase& phrase, std::vector<Run> after = {}) {
        const bool has_points = !phrase.points.empty();
        std::string words = phrase.words;
        if (has_points && words.ends_with(':')) words.pop_back();  // it comes back after the ground
        std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}, {std::move(words), "", Style::plain}};
        text.insert(text.end(), after.begin(), after.end());
        text.push_back({has_points ? ":" : ".", "", Style::plain});
        runs(std::move(text), phrase.points);
    }

    Run link(const Grondslag& ground) const { return {to_dutch(rules_, ground), url_of(rules_, ground, options_.peildatum), Style::plain}; }

    void add_grounds(std::vector<Run>& text, const std::vector<Grondslag>& grounds) const {
        for (std::size_t i = 0; i < grounds.size(); ++i) {
            if (i > 0) text.push_back({"; ", "", Style::plain});
            text.push_back(link(grounds[i]));
        }
    }

    std::vector<Run> between_brackets(const std::optional<Grondslag>& ground) const {
        if (!ground) return {};
        return {{" (", "", Style::plain}, link(*ground), {")", "", Style::plain}};
    }

    void say_grounds(const std::vector<Grondslag>& grounds) {
        if (grounds.empty()) return;
        std::vector<Run> text{{"Grond: ", "", Style::strong}};
        add_grounds(text, grounds);
        text.push_back({".", "", Style::plain});
        runs(std::move(text));
    }

    std::string place_of(RegelsetId id) const {
        const Regelset& set = rules_.regelsets[id.index];
        std::string place(words_of(set.layer));
        if (set.layer == Laag::gemeente) place += " " + (set.gemeente_label.empty() ? set.gemeente : set.gemeente_label);
        if (set.layer == Laag::regio) place += " " + (set.regio_label.empty() ? set.regio : set.regio_label);
        return place;
    }

    void write_set(RegelsetId id) {
        const Regelset& set = rules_.regelsets[id.index];
        const auto here = [id](const auto& one) { return one.regelset == id; };
        heading(2, anchor_of("regelset", set.name), {{label_of(id), "", Style::plain}});
        say(fmt::format("Laag: {}. Versie: {}. {}", place_of(id), set.versie.empty() ? "niet genoemd" : set.versie,
                        set.law_on_peildatum || set.law_field.is_none()
                            ? "Gelezen naar het recht op de dag van de beoordeling."
                            : fmt::format("Gelezen naar het recht op: {}.", named(rules_.fields[set.law_field.index].label))));
        for (std::uint32_t i = 0; i < rules_.bronnen.size(); ++i) {
            if (!here(rules_.bronnen[i])) continue;
            Grondslag whole;
            whole.bron = BronId{i};
            runs({{"Bron: ", "", Style::strong}, link(whole), {".", "", Style::plain}});
        }
        write_parameters(id);
        write_definities(id);
        for (const Rule& rule : rules_.rules)
            if (here(rule)) write_rule(rule);
        for (const Vervallen& ended : rules_.vervallen) {
            if (!here(ended)) continue;
            const RuleGroup& group = rules_.rule_groups[ended.group.index];
            heading(3, anchor_of("vervallen", group.id), {{group.id + " vervalt hier", "", Style::plain}});
            say(fmt::format("De regel “{}” geldt hier niet, door een besluit van {}.", rules_.rules[group.first].title, with_article(ended.organ)));
            say_grounds(ended.grounds);
        }
        for (const Conclusie& conclusie : rules_.conclusies)
            if (here(conclusie)) write_conclusie(conclusie);
        for (const Tabel& table : rules_.tabellen)
            if (here(table)) write_table(table);
        write_others(id);
    }

    void write_parameters(RegelsetId id) {
        for (const Parameter& parameter : rules_.parameters) {
            const std::string label = parameter.label.empty() ? parameter.name : parameter.label;
            if (parameter.regelset == id) {
                heading(3, anchor_of("norm", parameter.name), {{"Norm: " + label, "", Style::plain}});
                const std::string values = wording_.dated(parameter.values);
                say(values.empty() ? "Hiervoor is op deze laag geen waarde gegeven." : "De waarde is " + values + ".");
                if (!parameter.open_for.empty()) say(open_words(parameter.open_for, parameter.open_only, "een eigen waarde geven"));
                say_grounds(parameter.grounds);
            }
            for (const Fill& fill : parameter.fills) {
                if (fill.regelset != id) continue;
                heading(3, anchor_of("invulling", parameter.name), {{"Norm, hier ingevuld: " + label, "", Style::plain}});
                say(sentence(fmt::format("{} heeft bepaald: {}.", with_article(fill.organ), wording_.dated(fill.values))));
                say_grounds(fill.grounds);
            }
        }
    }

    static std::string open_words(const std::vector<std::string>& organs, std::string_view only, std::string_view what) {
        const std::string limit = only.empty() ? "" : fmt::format(", alleen {}", only);
        std::vector<std::string> who;
        for (const std::string& organ : organs) who.push_back(with_article(organ));
        return sentence(fmt::format("{} mag {}{}.", listed(who, "of"), what, limit));
    }

    void write_definities(RegelsetId id) {
        for (const Definitie& definitie : rules_.definities) {
            if (definitie.regelset != id) continue;
            const std::string label = definitie.label.empty() ? definitie.name : definitie.label;
            std::string title = "Begrip: " + label;
            if (!definitie.subject.is_none()) title += " (van " + wording_.variable(definitie.variable) + ")";
            heading(3, anchor_of("begrip", definitie.name), {{title, "", Style::plain}});
            if (rules_.type(definitie.type).kind == ValueKind::ja_nee) say("Dit is het geval als", wording_.answer(definitie.body));
            else say("Dit is", wording_.answer(definitie.body));
        }
    }

    void write_rule(const Rule& rule) {
        const Gevolgsoort& gevolg = rules_.gevolgsoorten[rule.gevolg.index];
        std::string anchor = anchor_of("", rule.id);
        if (rule.valid.from && rules_.rules[first_of(rule.id)].span != rule.span) anchor += "-" + to_iso(*rule.valid.from);
        if (rule.replaces) anchor += "-" + anchor_of("", rules_.regelsets[rule.regelset.index].name);
        heading(3, anchor, {{rule.id + ". " + rule.title, "", Style::plain}});
        if (!rule.for_each.empty()) {
            std::vector<std::string> each;
            for (const ForEach& one : rule.for_each) {
                std::string who = wording_.variable(one.variable);
                const std::string_view every = who.starts_with("het ") ? "elk" : "elke";
                for (const std::string_view article : {"de ", "het "})
                    if (who.starts_with(article)) who.erase(0, article.size());
                each.push_back(fmt::format("{} {} in {}", every, who, wording_.value(one.list)));
            }
            say(fmt::format("Deze regel kijkt naar {}.", listed(each, "en")));
        }
        if (rule.als) say(rule.eis ? "De regel geldt als" : "Als", wording_.condition(*rule.als));
        if (rule.eis) say("De eis is:", wording_.condition(*rule.eis));
        say_consequence(rule, gevolg);
        for (const TenzijPart& part : rule.tenzij)
            say(part.rebuttal ? "Dit geldt tot het tegendeel blijkt, namelijk dat" : "Uitzondering: dit geldt niet als",
                wording_.condition(part.condition), between_brackets(part.ground));
        say_relations(rule);
        say_grounds(rule.grounds);
        say_status(rule);
        std::string reason;
        for (const TextPart& part : rule.motivering) {
            if (const auto* words = std::get_if<std::string>(&part.content)) reason += *words;
            else reason += "[" + wording_.value(std::get<NodeId>(part.content)) + "]";
        }
        if (!reason.empty()) runs({{"In het advies staat dan: ", "", Style::strong}, {"“" + reason + "”", "", Style::plain}});
    }

    std::size_t first_of(const std::string& id) const {
        return static_cast<std::size_t>(std::ranges::lower_bound(rules_.rules, id, {}, &Rule::id) - rules_.rules.begin());
    }

    void say_consequence(const Rule& rule, const Gevolgsoort& gevolg) {
        std::vector<Run> text{{rule.eis ? "Is aan de eis niet voldaan, dan: " : "Dan: ", "", Style::strong}, {gevolg.label, "", Style::plain}};
        if (!rule.gevolg_text.empty()) text.push_back({fmt::format(", namelijk “{}”", rule.gevolg_text), "", Style::plain});
        if (!rule.recipient.empty()) text.push_back({", voor " + rule.recipient, "", Style::plain});
        for (Run& run : between_brackets(rule.gevolg_ground)) text.push_back(std::move(run));
        const bool has_end = !gevolg.weighed && text.back().text.ends_with(".”");
        if (!has_end) text.push_back({gevolg.weighed ? ". Iemand weegt hierbij de belangen af en beslist." : ".", "", Style::plain});
        runs(std::move(text));
        switch (rule.blocks.kind) {
            case Blocked::Kind::niets: break;
            case Blocked::Kind::gegeven: say("Dan telt dit niet mee:", Phrase{wording_.value(rule.blocks.what), {}}); break;
            case Blocked::Kind::element: say("Dan telt dit niet mee:", Phrase{wording_.variable(rule.blocks.element), {}}); break;
            case Blocked::Kind::besluit:
            case Blocked::Kind::stap: say("Dan moet dit wachten:", Phrase{rule.blocks.text, {}}); break;
        }
    }

    void say_relations(const Rule& rule) {
        const auto said = [&](std::string_view lead, const std::vector<RuleGroupId>& groups) {
            if (groups.empty()) return;
            std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}};
            for (std::size_t i = 0; i < groups.size(); ++i) {
                const RuleGroup& group = rules_.rule_groups[groups[i].index];
                if (i > 0) text.push_back({", ", "", Style::plain});
                text.push_back({group.id, "#" + anchor_of("", group.id), Style::plain});
                text.push_back({" (" + rules_.rules[group.first].title + ")", "", Style::plain});
            }
            text.push_back({".", "", Style::plain});
            runs(std::move(text));
        };
        said("Geldt in plaats van", rule.deviates_from);
        said("Gaat voor", rule.goes_before);
        std::vector<RuleGroupId> before;
        for (std::uint32_t g = 0; g < rules_.rule_groups.size(); ++g) {
            const RuleGroup& group = rules_.rule_groups[g];
            for (std::uint32_t i = group.first; i < group.first + group.count; ++i)
                for (const RuleGroupId from : rules_.rules[i].deviates_from)
                    if (rules_.rule_groups[from.index].id == rule.id && (before.empty() || before.back() != RuleGroupId{g}))
                        before.push_back(RuleGroupId{g});
        }
        said("Geldt niet waar een andere regel in de plaats komt:", before);
        said("Geldt niet waar een gegeven niet mag meetellen door", rule.blocked_by);
    }

    void say_status(const Rule& rule) {
        std::string text = rule.is_concept ? "concept. Deze regel telt nog niet mee" : "in werking";
        if (!rule.remark.empty()) text += (rule.is_concept ? ", omdat: " : ". Opmerking: ") + rule.remark;
        if (!text.ends_with('.')) text += ".";
        const std::string period = period_words(rule.valid);
        if (!period.empty()) text += " " + period;
        runs({{"Status: ", "", Style::strong}, {text, "", Style::plain}});
        std::string layer = place_of(rule.regelset) + ".";
        if (!rule.open_for.empty()) layer += " " + open_words(rule.open_for, rule.open_only, "deze regel vervangen of laten vervallen");
        std::vector<Run> line{{"Laag: ", "", Style::strong}, {std::move(layer), "", Style::plain}};
        if (rule.replaces) {
            line.push_back({fmt::format(" Vervangt de regel van een hogere laag, door een besluit van {}", with_article(rule.replacing_organ)), "", Style::plain});
            for (Run& run : between_brackets(rule.replacing_ground)) line.push_back(std::move(run));
            line.push_back({".", "", Style::plain});
        }
        runs(std::move(line));
    }

    void write_conclusie(const Conclusie& conclusie) {
        heading(3, anchor_of("conclusie", conclusie.name),
                {{"Conclusie: " + (conclusie.label.empty() ? conclusie.name : conclusie.label), "", Style::plain}});
        const Type& type = rules_.type(conclusie.type);
        const std::string choices = wording_.choices(type);
        if (!choices.empty()) say("Het antwoord is " + choices + ".");
        if (type.kind == ValueKind::ja_nee) say("Het antwoord is ja als", wording_.answer(conclusie.body));
        else say("Het antwoord is:", wording_.answer(conclusie.body));
        say_grounds(conclusie.grounds);
    }

    void write_table(const Tabel& table) {
        heading(3, anchor_of("tabel", table.name), {{"Tabel: " + (table.label.empty() ? table.name : table.label), "", Style::plain}});
        switch (table.policy) {
            case Tabel::Policy::precies_een: say("Precies een van deze rijen hoort te passen."); break;
            case Tabel::Policy::eerste: say("De eerste rij die past, telt."); break;
            case Tabel::Policy::alle: say("Elke rij die past, telt."); break;
        }
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const TableRow& row = table.rows[i];
            std::vector<Run> after{{fmt::format(" De uitkomst is dan: {}", wording_.value(row.output)), "", Style::plain}};
            for (Run& run : between_brackets(row.ground)) after.push_back(std::move(run));
            const Phrase phrase = row.condition.is_none() ? Phrase{"geldt als geen andere rij past", {}} : wording_.condition(row.condition);
            Phrase first = phrase;
            if (first.points.empty()) first.words += ".";
            std::vector<Run> text{{fmt::format("Rij {}: ", i + 1), "", Style::strong}, {first.words, "", Style::plain}};
            if (first.points.empty()) text.insert(text.end(), after.begin(), after.end());
            runs(std::move(text), first.points);
            if (!first.points.empty()) runs({after.begin(), after.end()});
        }
        say_grounds(table.grounds);
    }

    void write_others(RegelsetId id) {
        for (const Regelgroep& group : rules_.regelgroepen) {
            if (group.regelset != id) continue;
            heading(3, anchor_of("groep", group.name), {{"Groep: " + (group.label.empty() ? group.name : group.label), "", Style::plain}});
            std::vector<Run> text{{"Hierbij horen: ", "", Style::plain}};
            for (std::size_t i = 0; i < group.members.size(); ++i) {
                const std::string& member = rules_.rule_groups[group.members[i].index].id;
                if (i > 0) text.push_back({", ", "", Style::plain});
                text.push_back({member, "#" + anchor_of("", member), Style::plain});
            }
            text.push_back({".", "", Style::plain});
            runs(std::move(text));
        }
        for (const Termijn& term : rules_.termijnen) {
            if (term.regelset != id) continue;
            heading(3, anchor_of("termijn", term.name), {{"Termijn: " + (term.label.empty() ? term.name : term.label), "", Style::plain}});
            if (!term.condition.is_none()) say("Deze termijn is er als", wording_.condition(term.condition));
            say(fmt::format("De termijn begint op {}{}. Zij duurt {}.", wording_.value(term.start),
                            term.start_counts ? ", en die dag telt mee" : "; de dag daarna is de eerste dag", wording_.value(term.length)));
            for (const Verlenging& one : term.extensions) {
                const std::string how = fmt::format("Verlengd {} {}", one.is_day ? "tot en met" : "met", wording_.value(one.by));
                if (one.condition.is_none()) say(how + ".");
                else say(how + " als", wording_.condition(one.condition), between_brackets(one.ground));
            }
            for (const Opschorting& one : term.suspensions) {
                const std::string how = fmt::format("Staat stil van {} ({}) tot {} ({})", wording_.value(one.from),
                                                    one.from_counts ? "die dag telt mee" : "die dag telt niet mee", wording_.value(one.until),
                                                    one.until_counts ? "die dag telt mee" : "die dag telt niet mee");
                if (one.condition.is_none()) say(how + ".");
                else say(how + " als", wording_.condition(one.condition), between_brackets(one.ground));
            }
            if (!term.cap.is_none()) say("De termijn duurt ten hoogste " + wording_.value(term.cap) + ".");
            say_grounds(term.grounds);
        }
        for (const Overgangsrecht& one : rules_.overgangsrecht) {
            if (one.regelset != id) continue;
            heading(3, anchor_of("overgangsrecht", one.name), {{"Overgangsrecht: " + (one.label.empty() ? one.name : one.label), "", Style::plain}});
            std::vector<std::string> ids;
            for (const RuleGroupId group : one.groups) ids.push_back(rules_.rule_groups[group.index].id);
            say(fmt::format("Voor {} geldt het recht zoals het was op {}.", listed(ids, "en"), wording_.value(one.day)));
            if (!one.als.is_none()) say("Dit geldt als", wording_.condition(one.als));
            if (!one.until.is_none()) say("Dit geldt totdat", wording_.condition(one.until));
            say_grounds(one.grounds);
        }
        for (const Verband& one : rules_.verbanden) {
            if (one.regelset != id) continue;
            heading(3, anchor_of("verband", one.title), {{"Dit is altijd zo: " + one.title, "", Style::plain}});
            say("Altijd geldt:", wording_.condition(one.condition));
            say_grounds(one.grounds);
        }
        for (const Waarborg& one : rules_.waarborgen) {
            if (one.regelset != id) continue;
            heading(3, anchor_of("waarborg", one.title), {{"Waarborg: " + one.title, "", Style::plain}});
            say("In elke zaak geldt:", wording_.condition(one.condition));
            say_grounds(one.grounds);
        }
        for (const Beschermd& one : rules_.beschermd) {
            if (one.regelset != id) continue;
            heading(3, anchor_of("beschermd", one.name), {{"Beschermd kenmerk: " + (one.label.empty() ? one.name : one.label), "", Style::plain}});
            say(one.is_justifiable ? "Dit mag alleen een gegeven zijn met een rechtvaardiging." : "Dit mag geen gegeven van een zaak zijn.");
            if (!one.reason.empty()) say("Reden: " + one.reason);
            say_grounds(one.grounds);
        }
    }

    const RuleSet& rules_;
    const LeesOptions& options_;
    Wording wording_;
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> document_of(const RuleSet& rules, const LeesOptions& options) { return Writer(rules, options).write(); }

}  // namespace drempel::engine::lees
