// SPDX-License-Identifier: EUPL-1.2
// What stands beside the rules: conclusies, tabellen, groups, old law, and what always holds.
#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/writer.hpp"

namespace drempel::engine::lees {

void Writer::write_conclusie(const Conclusie& conclusie) {
    heading(anchor_of("conclusie", conclusie.name), "Conclusie: " + spoken(conclusie.label, conclusie.name));
    const Type& type = rules_.type(conclusie.type);
    if (type.kind == ValueKind::ja_nee) {
        say("Het antwoord is ja als", wording_.answer(conclusie.body));
    } else {
        const std::string choices = wording_.choices(type);
        if (!choices.empty()) say("Het antwoord is " + choices + ".");
        say("Zo volgt het antwoord:", wording_.answer(conclusie.body));
    }
    say_grounds(conclusie.grounds);
}

void Writer::write_table(const Tabel& table) {
    heading(anchor_of("tabel", table.name), "Tabel: " + spoken(table.label, table.name));
    switch (table.policy) {
        case Tabel::Policy::precies_een: say("Precies een van deze rijen hoort te passen."); break;
        case Tabel::Policy::eerste: say("De eerste rij die past, telt."); break;
        case Tabel::Policy::alle: say("Elke rij die past, telt."); break;
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const TableRow& row = table.rows[i];
        const Phrase phrase = row.condition.is_none() ? Phrase{"geldt altijd", {}} : wording_.condition(row.condition);
        std::vector<Run> text{{fmt::format("Rij {}: ", i + 1), "", Style::strong},
                              {wording_.value(row.output), "", Style::strong},
                              {phrase.points.empty() ? ", als " : ", als ", "", Style::plain},
                              {phrase.words.ends_with(':') ? phrase.words.substr(0, phrase.words.size() - 1) : phrase.words, "", Style::plain}};
        if (row.condition.is_none()) text.erase(text.begin() + 2, text.end());
        for (Run& run : between_brackets(row.ground)) text.push_back(std::move(run));
        text.push_back({phrase.points.empty() ? "." : ":", "", Style::plain});
        runs(std::move(text), phrase.points);
    }
    say_grounds(table.grounds);
}

void Writer::write_group(const Regelgroep& group) {
    heading(anchor_of("groep", group.name), "Groep: " + spoken(group.label, group.name));
    std::vector<Run> text{{"Hierbij horen: ", "", Style::plain}};
    add_rules(text, group.members, true);
    runs(std::move(text));
}

void Writer::write_overgangsrecht(const Overgangsrecht& one) {
    heading(anchor_of("overgangsrecht", one.name), "Overgangsrecht: " + spoken(one.label, one.name));
    std::vector<Run> text{{fmt::format("Het recht zoals het was op {} blijft gelden voor ", wording_.value(one.day)), "", Style::plain}};
    add_rules(text, one.groups, true);
    runs(std::move(text));
    if (!one.als.is_none()) say("Dit geldt als", wording_.condition(one.als));
    if (!one.until.is_none()) say("Dit geldt totdat", wording_.condition(one.until));
    say_grounds(one.grounds);
}

void Writer::write_verband(const Verband& one) {
    heading(anchor_of("verband", one.title), "Dit is altijd zo: " + one.title);
    for (const ForEach& each : one.for_each) say(fmt::format("Dit geldt voor {}.", wording_.each(each)));
    say("Altijd geldt:", wording_.condition(one.condition));
    say_grounds(one.grounds);
}

void Writer::write_keten(const Keten& one) {
    heading(anchor_of("keten", one.name), "Keten: " + spoken(one.label, one.name));
    say(fmt::format("Zo leidt de ene partij naar de volgende. Van {} gaat de keten, via {}, naar {}.", wording_.variable(one.from),
                    wording_.each(one.via), wording_.value(one.to)));
    if (!one.share.is_none())
        say(fmt::format("Het deel dat telt, is {}. Langs een pad worden delen vermenigvuldigd; van verschillende paden worden zij opgeteld.",
                        wording_.value(one.share)));
    say_grounds(one.grounds);
}

void Writer::write_waarborg(const Waarborg& one) {
    heading(anchor_of("waarborg", one.title), "Waarborg: " + one.title);
    const std::string lead = one.soort.is_none() ? "In elke zaak geldt:"
                                                 : fmt::format("In elke zaak over {} geldt:", spoken(rules_.soorten[one.soort.index].label,
                                                                                                      rules_.soorten[one.soort.index].name));
    say(lead, wording_.condition(one.condition));
    say_grounds(one.grounds);
}

void Writer::write_beschermd(const Beschermd& one) {
    heading(anchor_of("beschermd", one.name), "Beschermd kenmerk: " + spoken(one.label, one.name));
    say(one.is_justifiable ? "Dit mag alleen een gegeven zijn met een rechtvaardiging." : "Dit mag geen gegeven van een zaak zijn.");
    if (!one.words.empty()) say(fmt::format("Daaraan te herkennen: {}.", listed(one.words, "of")));
    if (!one.reason.empty()) say("Reden: " + one.reason + (one.reason.ends_with('.') ? "" : "."));
    say_grounds(one.grounds);
}

}  // namespace drempel::engine::lees
