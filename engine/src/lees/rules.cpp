// SPDX-License-Identifier: EUPL-1.2
// One rule, from whom it looks at to the words that the advice gives.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/writer.hpp"

namespace drempel::engine::lees {

namespace {

std::string_view words_of(Uitkomst uitkomst) {
    switch (uitkomst) {
        case Uitkomst::niet_van_toepassing: return "de regel speelt niet";
        case Uitkomst::voldaan: return "aan de eis is voldaan";
        case Uitkomst::uitzondering: return "er geldt een uitzondering";
        case Uitkomst::onbepaald: return "nog niet te beoordelen";
        case Uitkomst::geraakt: return "het gevolg treedt in";
        case Uitkomst::rekenfout: return "niet te berekenen";
    }
    return {};
}

// "“dag van de melding” van de melding" as it stands in a hole of a text: without quotes.
std::string without_quotes(std::string words) {
    for (const std::string_view quote : {"“", "”"})
        for (std::size_t at = words.find(quote); at != std::string::npos; at = words.find(quote)) words.erase(at, quote.size());
    return words;
}

// "/leidinggevenden/0" -> "leidinggevenden nr. 1"
std::string spoken_place(std::string_view pointer) {
    std::string text;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string part(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(part.size());
        std::size_t number = 0;
        const bool is_place = std::from_chars(part.data(), part.data() + part.size(), number).ptr == part.data() + part.size();
        if (is_place && !part.empty()) text += fmt::format(" nr. {}", number + 1);
        else text += (text.empty() ? "" : ", ") + spoken({}, part);
    }
    return text;
}

}  // namespace

std::string Wording::each(const ForEach& one) const {
    std::string who = variable(one.variable);
    const std::string_view every = who.starts_with("het ") ? "elk" : "elke";
    return fmt::format("{} {} in {}", every, bare(who), value(one.list));
}

void Writer::write_rule(const Rule& rule) {
    std::string anchor = anchor_of("", rule.id);
    if (rule.valid.from && rules_.rules[first_of(rule.id)].span != rule.span) anchor += "-" + to_iso(*rule.valid.from);
    if (rule.replaces) anchor += "-" + anchor_of("", rules_.regelsets[rule.regelset.index].name);
    heading(std::move(anchor), rule.id + ". " + rule.title);
    if (!rule.for_each.empty()) {
        std::vector<std::string> each;
        for (const ForEach& one : rule.for_each) each.push_back(wording_.each(one));
        say(fmt::format("Deze regel kijkt naar {}.", listed(each, "en")));
    }
    say_when(rule);
    say_consequence(rule);
    for (const TenzijPart& part : rule.tenzij)
        say(part.rebuttal ? "Dit geldt tot het tegendeel blijkt, namelijk dat" : "Uitzondering: dit geldt niet als",
            wording_.condition(part.condition), between_brackets(part.ground));
    say_relations(rule);
    say_grounds(rule.grounds);
    say_status(rule);
    say_kinds(rule);
    std::string reason;
    for (const TextPart& part : rule.motivering) {
        if (const auto* words = std::get_if<std::string>(&part.content)) reason += *words;
        else reason += "[" + without_quotes(wording_.value(std::get<NodeId>(part.content))) + "]";
    }
    if (!reason.empty()) runs({{"In het advies staat dan: ", "", Style::strong}, {"“" + reason + "”", "", Style::plain}});
    say_examples(rule);
}

std::size_t Writer::first_of(const std::string& id) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(rules_.rules, id, {}, &Rule::id) - rules_.rules.begin());
}

void Writer::say_when(const Rule& rule) {
    const bool waits = rule.blocks.kind == Blocked::Kind::besluit || rule.blocks.kind == Blocked::Kind::stap;
    if (rule.als) say(rule.eis && !waits ? "De regel geldt als" : "Als", wording_.condition(*rule.als));
    if (rule.eis) say(waits ? "Het wachten is voorbij als" : "De eis is:", wording_.condition(*rule.eis));
}

void Writer::say_consequence(const Rule& rule) {
    const auto with_ground = [&](std::string_view lead, std::string words) {
        std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}, {std::move(words), "", Style::plain}};
        for (Run& run : between_brackets(rule.gevolg_ground)) text.push_back(std::move(run));
        text.push_back({".", "", Style::plain});
        runs(std::move(text));
    };
    switch (rule.blocks.kind) {
        case Blocked::Kind::niets: break;
        case Blocked::Kind::gegeven: return with_ground("Dan telt niet mee:", wording_.value(rule.blocks.what));
        case Blocked::Kind::element: return with_ground("Dan telt niet mee:", wording_.variable(rule.blocks.element));
        case Blocked::Kind::besluit:
        case Blocked::Kind::stap: return with_ground("Zolang moet dit wachten:", rule.blocks.text);
    }
    const Gevolgsoort& gevolg = rules_.gevolgsoorten[rule.gevolg.index];
    std::vector<Run> text{{rule.eis ? "Is aan de eis niet voldaan, dan: " : "Dan: ", "", Style::strong}, {gevolg.label, "", Style::plain}};
    if (!rule.gevolg_text.empty()) text.push_back({fmt::format(", namelijk “{}”", rule.gevolg_text), "", Style::plain});
    if (!rule.recipient.empty()) text.push_back({", voor " + with_article(rule.recipient), "", Style::plain});
    for (Run& run : between_brackets(rule.gevolg_ground)) text.push_back(std::move(run));
    const bool has_end = !gevolg.weighed && text.back().text.ends_with(".”");
    if (!has_end) text.push_back({gevolg.weighed ? ". Iemand weegt hierbij de belangen af en beslist." : ".", "", Style::plain});
    runs(std::move(text));
}

void Writer::add_rules(std::vector<Run>& text, const std::vector<RuleGroupId>& groups, bool with_titles) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const RuleGroup& group = rules_.rule_groups[groups[i].index];
        if (i > 0) text.push_back({", ", "", Style::plain});
        text.push_back({group.id, "#" + anchor_of("", group.id), Style::plain});
        if (with_titles) text.push_back({" (" + rules_.rules[group.first].title + ")", "", Style::plain});
    }
    text.push_back({".", "", Style::plain});
}

void Writer::say_relations(const Rule& rule) {
    const auto said = [&](std::string_view lead, const std::vector<RuleGroupId>& groups) {
        if (groups.empty()) return;
        std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}};
        add_rules(text, groups, true);
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
    for (const Overgangsrecht& one : rules_.overgangsrecht)
        for (const RuleGroupId group : one.groups)
            if (rules_.rule_groups[group.index].id == rule.id)
                runs({{"Voor oude zaken geldt overgangsrecht: ", "", Style::strong},
                      {spoken(one.label, one.name), "#" + anchor_of("overgangsrecht", one.name), Style::plain},
                      {".", "", Style::plain}});
}

void Writer::say_status(const Rule& rule) {
    std::string text = rule.is_concept ? "concept. Deze regel telt nog niet mee" : "in werking";
    if (!rule.remark.empty()) text += (rule.is_concept ? ", omdat: " : ". Opmerking: ") + rule.remark;
    if (!text.ends_with('.')) text += ".";
    const std::string period = period_words(rule.valid);
    if (!period.empty()) text += " " + period;
    runs({{"Status: ", "", Style::strong}, {text, "", Style::plain}});
    std::string layer = place_of(rule.regelset) + ".";
    if (!rule.open_for.empty()) layer += " " + open_words(rule.open_for, rule.open_only, rule.open_only.empty() ? "deze regel vervangen of laten vervallen" : "deze regel vervangen");
    std::vector<Run> line{{"Laag: ", "", Style::strong}, {std::move(layer), "", Style::plain}};
    if (rule.replaces) {
        line.push_back({fmt::format(" Vervangt de regel van een hogere laag, door een besluit van {}", with_article(rule.replacing_organ)), "", Style::plain});
        for (Run& run : between_brackets(rule.replacing_ground)) line.push_back(std::move(run));
        line.push_back({".", "", Style::plain});
    }
    runs(std::move(line));
}

// The kinds of application to which the rule speaks.
void Writer::say_kinds(const Rule& rule) {
    constexpr std::size_t most = 6;
    const RuleId id{static_cast<std::uint32_t>(&rule - rules_.rules.data())};
    std::vector<const Soort*> kinds;
    for (const Soort& soort : rules_.soorten)
        if (std::ranges::find(soort.rules, id) != soort.rules.end()) kinds.push_back(&soort);
    if (kinds.empty()) return;
    if (kinds.size() > most) {
        runs({{"Hoort bij: ", "", Style::strong}, {fmt::format("{} soorten aanvragen.", kinds.size()), "", Style::plain}});
        return;
    }
    std::vector<std::string> labels;
    for (const Soort* soort : kinds) labels.push_back(spoken(soort->label, soort->name));
    runs({{"Hoort bij: ", "", Style::strong}, {listed(labels, "en") + ".", "", Style::plain}});
}

void Writer::say_examples(const Rule& rule) {
    if (!options_.examples) return;
    std::vector<Phrase> points;
    for (const Example& example : *options_.examples)
        for (const Expectation& one : example.expectations) {
            if (one.kind != Expectation::Kind::uitkomst || one.rule_id != rule.id) continue;
            std::string words = fmt::format("{}: {}", example.title, words_of(one.uitkomst));
            if (!one.pointer.empty()) words += fmt::format(" ({})", spoken_place(one.pointer));
            points.push_back({std::move(words), {}});
        }
    if (!points.empty()) runs({{"Voorbeelden:", "", Style::strong}}, std::move(points));
}

}  // namespace drempel::engine::lees
