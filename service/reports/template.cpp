// SPDX-License-Identifier: EUPL-1.2
#include "template.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "drempel/text/suggest.hpp"
#include "escape.hpp"

namespace drempel::reports {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

// Every name that a template may use. Sections open what stands under them.
constexpr std::array<std::string_view, 60> known{
    "id", "kenmerk", "soort", "gemeente", "heeftGemeente", "peildatum", "regelset", "versie", "hash", "motor", "advies",
    "adviesStatus", "mogelijk", "besluitrijp", "lagen", "naam", "laag",
    "geraakt", "heeftGeraakt", "onbepaald", "heeftOnbepaald", "uitzonderingen", "heeftUitzonderingen", "inOrde",
    "heeftInOrde", "concepten", "heeftConcepten", "afTeWegen", "heeftAfTeWegen", "ontbrekend", "heeftOntbrekend",
    "conclusies", "heeftConclusies", "conclusie", "antwoord", "termijnen", "heeftTermijnen", "heeftNodig", "regel", "titel", "object", "uitkomst", "gevolg", "motivering", "heeftMotivering", "gronden", "tekst", "url", "heeftUrl",
    "volgt", "feiten", "heeftFeiten", "waarde", "bron", "status", "nodig", "opmerkingen", "vraag", "van", "beslistMee"};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::size_t line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::string check_tags(std::string_view text) {
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        const std::size_t end = text.find("}}", at + 2);
        if (end == std::string_view::npos) return fmt::format("regel {}: '{{{{' heeft geen '}}}}'", line_of(text, at));
        std::string_view tag = trimmed(text.substr(at + 2, end - at - 2));
        if (!tag.empty() && (tag.front() == '{' || tag.front() == '&' || tag.front() == '>' || tag.front() == '=')) {
            return fmt::format("regel {}: '{{{{{}' mag niet in een sjabloon", line_of(text, at), tag.front());
        }
        if (!tag.empty() && tag.front() != '!') {
            if (tag.front() == '#' || tag.front() == '^' || tag.front() == '/') tag = trimmed(tag.substr(1));
            if (std::find(known.begin(), known.end(), tag) == known.end()) {
                const std::string near = text::nearest(tag, known);
                return fmt::format("regel {}: '{}' is geen gegeven dat een sjabloon kent{}", line_of(text, at), tag,
                                   near.empty() ? "" : "; bedoelde u '" + near + "'?");
            }
        }
        at = end + 2;
    }
    return {};
}

// All lists carry `volgt` (true except on the last), so that a template can put a separator between.
template <class Items, class ToData>
data list_of(const Items& items, ToData to_data) {
    data list{data::type::list};
    for (std::size_t i = 0; i < items.size(); ++i) {
        data one = to_data(items[i]);
        one.set("volgt", i + 1 < items.size());
        list.push_back(one);
    }
    return list;
}

data text_line(const std::string& text) {
    data one;
    one.set("tekst", text);
    return one;
}

data ground_line(const GroundLine& ground) {
    data line;
    line.set("tekst", ground.text);
    line.set("url", ground.url);
    line.set("heeftUrl", !ground.url.empty());
    return line;
}

data finding(const FindingPart& part) {
    data one;
    one.set("regel", part.rule);
    one.set("titel", part.title);
    one.set("object", part.object);
    one.set("uitkomst", part.outcome);
    one.set("gevolg", part.consequence);
    one.set("motivering", part.reason);
    one.set("heeftMotivering", !part.reason.empty());
    one.set("gronden", list_of(part.grounds, ground_line));
    one.set("feiten", list_of(part.facts, [](const FactLine& fact) {
                data line;
                line.set("naam", fact.name);
                line.set("waarde", fact.value);
                line.set("bron", fact.source);
                line.set("status", fact.status);
                return line;
            }));
    one.set("heeftFeiten", !part.facts.empty());
    one.set("nodig", list_of(part.missing, text_line));
    one.set("opmerkingen", list_of(part.remarks, text_line));
    return one;
}

data root(const ReportData& report) {
    data all;
    all.set("id", report.id.empty() ? report.kenmerk : report.id);
    all.set("kenmerk", report.kenmerk);
    all.set("soort", report.soort);
    all.set("gemeente", report.gemeente);
    all.set("heeftGemeente", !report.gemeente.empty());
    all.set("peildatum", report.peildatum);
    all.set("regelset", report.regelset);
    all.set("versie", report.versie);
    all.set("hash", report.hash);
    all.set("motor", report.motor);
    all.set("advies", report.advice);
    all.set("adviesStatus", report.advice_status);
    all.set("mogelijk", report.possible);
    all.set("besluitrijp", report.ready_for_decision);
    all.set("lagen", list_of(report.layers, [](const LayerLine& layer) {
                data line;
                line.set("naam", layer.name);
                line.set("laag", layer.layer);
                line.set("hash", layer.hash);
                return line;
            }));
    const auto add = [&all](const char* name, const char* has, const std::vector<FindingPart>& parts) {
        all.set(name, list_of(parts, finding));
        all.set(has, !parts.empty());
    };
    add("geraakt", "heeftGeraakt", report.hit);
    add("onbepaald", "heeftOnbepaald", report.undecided);
    add("uitzonderingen", "heeftUitzonderingen", report.excepted);
    add("inOrde", "heeftInOrde", report.in_order);
    add("concepten", "heeftConcepten", report.concept_rules);
    add("afTeWegen", "heeftAfTeWegen", report.to_weigh);
    all.set("conclusies", list_of(report.conclusions, [](const ConclusionPart& part) {
                data one;
                one.set("conclusie", part.label);
                one.set("antwoord", part.answer);
                one.set("gronden", list_of(part.grounds, ground_line));
                return one;
            }));
    all.set("heeftConclusies", !report.conclusions.empty());
    all.set("termijnen", list_of(report.terms, [](const TermPart& part) {
                data one;
                one.set("naam", part.label);
                one.set("antwoord", part.state);
                one.set("gronden", list_of(part.grounds, ground_line));
                one.set("nodig", list_of(part.missing, text_line));
                one.set("heeftNodig", !part.missing.empty());
                return one;
            }));
    all.set("heeftTermijnen", !report.terms.empty());
    all.set("ontbrekend", list_of(report.missing, [](const MissingLine& missing) {
                data line;
                line.set("naam", missing.name);
                line.set("status", missing.kind);
                line.set("vraag", missing.question);
                line.set("van", missing.from);
                line.set("beslistMee", missing.decides);
                return line;
            }));
    all.set("heeftOntbrekend", !report.missing.empty());
    return all;
}

}  // namespace

tl::expected<Template, std::string> read_template(std::string_view text) {
    if (!text.starts_with("# ")) return tl::unexpected(std::string("regel 1: een sjabloon begint met '# ' en een titel"));
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return tl::unexpected(std::string("het sjabloon is leeg"));
    const std::string_view title = trimmed(text.substr(2, end - 2));
    if (title.empty() || title.find_first_of("{\\") != std::string_view::npos) {
        return tl::unexpected(std::string("regel 1: de titel is gewone tekst zonder gegevens"));
    }
    if (std::string problem = check_tags(text); !problem.empty()) return tl::unexpected(std::move(problem));
    return Template{std::string(title), std::string(text.substr(end + 1))};
}

tl::expected<std::string, std::string> fill(const Template& read, const ReportData& data) {
    mustache filled{read.body};
    if (!filled.is_valid()) return tl::unexpected(std::string("een blok in het sjabloon is niet goed geopend of gesloten"));
    filled.set_custom_escape([](const std::string& value) { return markdown_text(value); });
    return filled.render(root(data));
}

}  // namespace drempel::reports
