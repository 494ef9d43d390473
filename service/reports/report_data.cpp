// SPDX-License-Identifier: EUPL-1.2
#include "report_data.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "drempel/engine/date.hpp"
#include "drempel/reports/pad.hpp"
#include "escape.hpp"

namespace drempel::reports {
namespace {

using nlohmann::json;

constexpr std::size_t max_depth = 64;  // a result has about ten levels

// Counted on the text, before a tree is built: a deep one would exhaust the stack later.
bool is_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_depth) return true;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

// The objects of a list; anything else in it is no part of a result and is left out.
std::vector<const json*> objects_of(const json& object, const char* key) {
    std::vector<const json*> out;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) return out;
    for (const json& one : *found) {
        if (one.is_object()) out.push_back(&one);
    }
    return out;
}

std::vector<std::string> texts_of(const json& object, const char* key) {
    std::vector<std::string> out;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) return out;
    for (const json& one : *found) {
        if (one.is_string()) out.push_back(one.get<std::string>());
    }
    return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
    return out;
}

std::string dutch_date(const std::string& iso) {
    const auto day = engine::parse_iso_date(iso);
    return day ? engine::to_dutch(*day) : iso;
}

std::string spaced(std::string word) {
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

// The label, with the place in words when the fact belongs to something inside the case.
std::string fact_name(const json& fact) {
    const std::string pointer = text_of(fact, "pad");
    const std::string label = text_of(fact, "label");
    if (const std::string norm = text_of(fact, "norm"); !norm.empty()) return label.empty() ? norm : label;
    if (label.empty()) return in_words(pointer);
    const std::string owner = pointer.substr(0, pointer.rfind('/'));
    return owner.empty() ? label : fmt::format("{} ({})", label, in_words(owner));
}

std::vector<GroundLine> grounds_of(const json& finding) {
    std::vector<GroundLine> out;
    for (const json* ground : objects_of(finding, "grondslag")) {
        GroundLine line;
        line.text = text_of(*ground, "tekst");
        if (line.text.empty()) {
            line.text = text_of(*ground, "bron");
            for (const char* part : {"artikel", "lid", "onder"}) {
                const std::string label = text_of(*ground, part);
                if (!label.empty()) line.text += fmt::format(" {} {}", part, label);
            }
        }
        const std::string url = text_of(*ground, "url");
        if (is_plain_https(url)) line.url = url;
        out.push_back(std::move(line));
    }
    return out;
}

std::string fact_value(const json& fact) {
    if (const std::string shown = text_of(fact, "weergave"); !shown.empty()) return shown;
    if (const std::string count = text_of(fact, "aantal"); !count.empty()) {
        return fmt::format("{} opgegeven{}", count, flag_of(fact, "volledig") ? "" : ", mogelijk niet volledig");
    }
    return dutch_date(text_of(fact, "waarde"));
}

FactLine fact_line(const json& fact) {
    FactLine line;
    line.name = fact_name(fact);
    line.value = fact_value(fact);
    line.source = text_of(fact, "bronNaam");
    if (line.source.empty()) line.source = text_of(fact, "bron");
    line.status = text_of(fact, "status");
    if (line.status.empty()) line.status = "gesteld";  // the default of the dossier
    if (const std::string per = text_of(fact, "per"); !per.empty()) line.status += " per " + dutch_date(per);
    const auto judged = fact.find("oordeel");
    if (judged != fact.end() && judged->is_object()) {
        line.source = fmt::format("oordeel van {} op {}", text_of(*judged, "door"), dutch_date(text_of(*judged, "op")));
        if (const std::string why = text_of(*judged, "reden"); !why.empty()) line.source += ": " + why;
    }
    return line;
}

// Who set a norm stands where a fact has its source.
FactLine norm_line(const json& norm) {
    FactLine line;
    line.name = fact_name(norm);
    line.value = text_of(norm, "weergave");
    std::vector<std::string> grounds;
    for (const GroundLine& ground : grounds_of(norm)) grounds.push_back(ground.text);
    line.source = joined(grounds, "; ");
    const std::string organ = text_of(norm, "door");
    line.status = organ.empty() ? "norm" : "norm van " + organ;
    return line;
}

std::string remark_for(const std::string& kenmerk) {
    if (kenmerk == "lege_lijst") return "er is een lege lijst opgegeven";
    if (kenmerk == "ongeverifieerd") return "rust op een punt dat een jurist nog moet bevestigen";
    if (kenmerk == "open_lijst") return "de lijst is mogelijk niet volledig";
    if (kenmerk == "rekenruimte_op") return "te veel rekenwerk: niet afgemaakt";
    if (kenmerk == "vermoeden") return "geldt volgens de wet, tenzij het wordt weerlegd";
    if (kenmerk == "botsing") return "twee regels gaan hier allebei voor; laat een jurist beslissen welke geldt";
    if (kenmerk == "geblokkeerd") return "rust op iets wat niet mag worden gebruikt";
    if (kenmerk == "kring") return "de keten van partijen loopt in een kring";
    return spaced(kenmerk);
}

// What holds the rule back, what it holds back itself, and the day on which the law was read for it.
void add_held_back(const json& finding, std::vector<std::string>& remarks) {
    if (const auto ids = texts_of(finding, "afgewekenDoor"); !ids.empty()) {
        remarks.push_back(fmt::format("In plaats van deze regel geldt: {}", joined(ids, ", ")));
    }
    if (const auto ids = texts_of(finding, "geblokkeerdDoor"); !ids.empty()) {
        remarks.push_back(fmt::format("Mag niet worden gebruikt volgens: {}", joined(ids, ", ")));
    }
    if (const auto held = finding.find("blokkade"); held != finding.end() && held->is_object()) {
        remarks.push_back(fmt::format("Houdt tegen ({}): {}", text_of(*held, "soort"), text_of(*held, "tekst")));
    }
    if (const auto old = finding.find("overgangsrecht"); old != finding.end() && old->is_object()) {
        std::vector<std::string> grounds;
        for (const GroundLine& ground : grounds_of(*old)) grounds.push_back(ground.text);
        remarks.push_back(fmt::format("Overgangsrecht: {}, volgens {}", text_of(*old, "label"), joined(grounds, "; ")));
    }
}

FindingPart finding_part(const json& finding) {
    FindingPart part;
    part.rule = text_of(finding, "regel");
    part.title = text_of(finding, "titel");
    auto objects = texts_of(finding, "objecten");
    if (objects.empty()) objects.push_back(text_of(finding, "object"));
    for (std::string& object : objects) object = in_words(object);
    part.object = joined(objects, ", ");
    part.outcome = spaced(text_of(finding, "uitkomst"));
    part.consequence = text_of(finding, "gevolgLabel");
    if (part.consequence.empty()) part.consequence = spaced(text_of(finding, "gevolg"));
    part.reason = text_of(finding, "motivering");
    part.grounds = grounds_of(finding);
    for (const json* fact : objects_of(finding, "gebruikt")) part.facts.push_back(fact_line(*fact));
    for (const json* norm : objects_of(finding, "normen")) part.facts.push_back(norm_line(*norm));
    for (const json* fact : objects_of(finding, "ontbreekt")) part.missing.push_back(fact_name(*fact));
    if (const std::string text = text_of(finding, "gevolgTekst"); !text.empty()) part.remarks.push_back("Voorgestelde tekst: " + text);
    if (const std::string to = text_of(finding, "ontvanger"); !to.empty()) part.remarks.push_back("Bestemd voor: " + to);
    const auto exception = finding.find("uitzondering");
    if (exception != finding.end() && exception->is_object()) {
        std::vector<std::string> grounds;
        for (const GroundLine& ground : grounds_of(*exception)) grounds.push_back(ground.text);
        part.remarks.push_back(fmt::format("Uitzondering: {}{}{}", text_of(*exception, "voorwaarde"),
                                           grounds.empty() ? "" : ", volgens ", joined(grounds, "; ")));
    }
    add_held_back(finding, part.remarks);
    const bool is_concept = text_of(finding, "status") == "concept";
    const std::string heading = is_concept ? "" : "Let op: ";
    for (const std::string& kenmerk : texts_of(finding, "kenmerken")) {
        if (kenmerk != "concept") part.remarks.push_back(heading + remark_for(kenmerk));
    }
    if (const std::string remark = text_of(finding, "opmerking"); !remark.empty()) part.remarks.push_back(heading + remark);
    return part;
}

std::vector<FindingPart>& place_for(const std::string& outcome, bool is_concept, ReportData& data) {
    if (is_concept) return data.concept_rules;
    if (outcome == "geraakt") return data.hit;
    if (outcome == "uitzondering") return data.excepted;
    if (outcome == "voldaan" || outcome == "niet_van_toepassing") return data.in_order;
    return data.undecided;  // onbepaald and rekenfout, and any outcome this version does not know: never "in order"
}

MissingLine missing_line(const json& missing) {
    MissingLine line;
    line.name = fact_name(missing);
    line.kind = text_of(missing, "soort");
    line.question = text_of(missing, "vraag");
    line.from = text_of(missing, "van");
    if (const std::string name = text_of(missing, "vanNaam"); !name.empty()) line.from += " " + name;
    if (const std::string judge = text_of(missing, "door"); !judge.empty()) line.from = judge;
    if (line.from.empty()) line.from = joined(texts_of(missing, "openVoor"), " of ");  // of a norm: who may set it
    line.decides = joined(texts_of(missing, "beslistMee"), ", ");
    return line;
}

}  // namespace

tl::expected<ReportData, std::string> read_result(std::string_view text, std::string_view id, std::size_t max_bytes) {
    const std::string no_result = "dit is geen toetsing zoals 'drempel toets --formaat json' die schrijft";
    if (text.size() > max_bytes) return tl::unexpected(std::string("de toetsing is te groot voor een verslag"));
    if (is_too_deep(text)) return tl::unexpected(no_result);
    const json result = json::parse(text, nullptr, false);
    if (!result.is_object()) return tl::unexpected(no_result);

    ReportData data;
    data.id = id;
    data.kenmerk = text_of(result, "kenmerk");
    data.soort = text_of(result, "aanvraagsoortLabel");
    if (data.soort.empty()) data.soort = text_of(result, "aanvraagsoort");
    data.gemeente = text_of(result, "gemeente");
    data.peildatum = dutch_date(text_of(result, "peildatum"));
    const auto regelset = result.find("regelset");
    if (regelset != result.end() && regelset->is_object()) {
        data.regelset = text_of(*regelset, "naam");
        data.versie = text_of(*regelset, "versie");
        data.hash = text_of(*regelset, "hash");
    }
    data.motor = text_of(result, "motor");
    const auto findings = result.find("bevindingen");
    if (data.kenmerk.empty() || data.soort.empty() || data.peildatum.empty() || data.hash.empty()
        || text_of(result, "advies").empty() || findings == result.end() || !findings->is_array()) {
        return tl::unexpected(no_result);
    }

    std::map<std::string, std::string> labels{{"geen_beletsel", "geen beletsel"}};
    for (const json* finding : objects_of(result, "bevindingen")) {
        FindingPart part = finding_part(*finding);
        labels.emplace(text_of(*finding, "gevolg"), part.consequence);
        const std::string outcome = text_of(*finding, "uitkomst");
        const bool is_concept = text_of(*finding, "status") == "concept";
        if (!is_concept && flag_of(*finding, "weging") && (outcome == "geraakt" || outcome == "onbepaald")) {
            data.to_weigh.push_back(part);
        }
        place_for(outcome, is_concept, data).push_back(std::move(part));
    }
    const auto label_of = [&labels](const std::string& name) {
        const auto found = labels.find(name);
        return found == labels.end() ? spaced(name) : found->second;
    };
    data.advice = text_of(result, "adviesLabel");
    if (data.advice.empty()) data.advice = label_of(text_of(result, "advies"));
    data.advice_status = text_of(result, "adviesStatus");
    auto possible = texts_of(result, "mogelijkeAdviezen");
    for (std::string& name : possible) name = label_of(name);
    data.possible = joined(possible, ", ");
    data.ready_for_decision = flag_of(result, "besluitrijp");
    for (const json* layer : objects_of(result, "lagen")) {
        data.layers.push_back({text_of(*layer, "naam"), text_of(*layer, "laag"), text_of(*layer, "hash")});
    }
    for (const json* answer : objects_of(result, "conclusies")) {
        std::string label = text_of(*answer, "label");
        if (label.empty()) label = text_of(*answer, "naam");
        data.conclusions.push_back({std::move(label), text_of(*answer, "weergave"), grounds_of(*answer)});
    }
    for (const json* term : objects_of(result, "termijnen")) {
        TermPart part{text_of(*term, "label"), text_of(*term, "weergave"), grounds_of(*term), {}};
        if (part.label.empty()) part.label = text_of(*term, "naam");
        for (const json* fact : objects_of(*term, "ontbreekt")) part.missing.push_back(fact_name(*fact));
        if (const std::string before = text_of(*term, "zonderVerschuiving"); !before.empty() && before != text_of(*term, "einde")) {
            part.state += fmt::format("; zonder weekend en feestdagen was de laatste dag {}", dutch_date(before));
        }
        data.terms.push_back(std::move(part));
    }
    for (const json* missing : objects_of(result, "ontbrekend")) data.missing.push_back(missing_line(*missing));
    return data;
}

}  // namespace drempel::reports
