// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <vector>

#include "drempel/engine/dutch.hpp"
#include "drempel/wire/wire.hpp"
#include "json_writer.hpp"
#include "layers.hpp"
#include "values.hpp"

namespace drempel::wire {
namespace {

using engine::Bevinding;
using engine::Case;
using engine::GevolgsoortId;
using engine::Ontbreekt;
using engine::Rule;
using engine::RuleSet;
using engine::Screening;
using engine::SlotId;

std::string_view name_of(engine::Uitkomst uitkomst) {
    using enum engine::Uitkomst;
    switch (uitkomst) {
        case geraakt: return "geraakt";
        case onbepaald: return "onbepaald";
        case rekenfout: return "rekenfout";
        case uitzondering: return "uitzondering";
        case voldaan: return "voldaan";
        case niet_van_toepassing: return "niet_van_toepassing";
    }
    return {};
}

std::string_view name_of(Ontbreekt::Soort soort) {
    using enum Ontbreekt::Soort;
    switch (soort) {
        case feit: return "feit";
        case lijst: return "lijst";
        case oordeel: return "oordeel";
        case norm: return "norm";
    }
    return {};
}

std::string_view name_of(engine::Fase fase) {
    using enum engine::Fase;
    switch (fase) {
        case geldig: return "geldig";
        case als: return "als";
        case eis: return "eis";
        case tenzij: return "tenzij";
    }
    return {};
}

std::string_view name_of(engine::Kenmerk kenmerk) {
    using enum engine::Kenmerk;
    switch (kenmerk) {
        case lege_lijst: return "lege_lijst";
        case ongeverifieerd: return "ongeverifieerd";
        case concept_: return "concept";
        case open_lijst: return "open_lijst";
        case fuel_op: return "rekenruimte_op";
        case vermoeden: return "vermoeden";
        case botsing: return "botsing";
        case geblokkeerd: return "geblokkeerd";
        case kring: return "kring";
    }
    return {};
}

std::string_view name_of(engine::ConclusieUitkomst::Staat staat) {
    using enum engine::ConclusieUitkomst::Staat;
    switch (staat) {
        case waarde: return "waarde";
        case mogelijk: return "mogelijk";
        case geen: return "geen";
        case niet_van_toepassing: return "niet_van_toepassing";
        case rekenfout: return "rekenfout";
        case onbekend: return "onbekend";
    }
    return {};
}

std::string_view name_of(engine::TermijnUitkomst::Staat staat) {
    using enum engine::TermijnUitkomst::Staat;
    switch (staat) {
        case niet_begonnen: return "niet_begonnen";
        case loopt: return "loopt";
        case staat_stil: return "staat_stil";
        case verstreken: return "verstreken";
        case niet_van_toepassing: return "niet_van_toepassing";
        case onbekend: return "onbekend";
    }
    return {};
}

std::string_view name_of(engine::OnbekendReden reden) {
    using enum engine::OnbekendReden;
    switch (reden) {
        case niet_opgegeven: return "niet_opgegeven";
        case als_onbekend_opgegeven: return "als_onbekend_opgegeven";
        case betwist: return "betwist";
        case verlopen: return "verlopen";
    }
    return {};
}

class ScreeningWriter {
public:
    ScreeningWriter(std::string& text, const RuleSet& rules, const Case& facts, const Screening& screening,
                    const Identity& identity, bool with_explanation)
        : rules_(rules), facts_(facts), screening_(screening), identity_(identity), with_explanation_(with_explanation), out_(text) {}

    void write();

private:
    std::string_view advice_name(GevolgsoortId id) const {
        return id.is_none() ? std::string_view("geen_beletsel") : std::string_view(rules_.gevolgsoorten[id.index].name);
    }
    // Files are named by their regelset: where they lie on disk must not show in a result.
    std::string_view regelset_in(std::uint32_t file) const {
        const auto found = std::find_if(rules_.regelsets.begin(), rules_.regelsets.end(), [file](const auto& r) { return r.file == file; });
        return found == rules_.regelsets.end() ? std::string_view{} : std::string_view(found->name);
    }
    const Rule& rule_of(const Bevinding& finding) const { return rules_.rules[finding.rule.index]; }

    void identity();
    void layer(engine::RegelsetId id);
    void finding(const Bevinding& finding);
    void conclusion(const engine::ConclusieUitkomst& conclusion);
    void term(const engine::TermijnUitkomst& term);
    void missing_without_fase(const std::vector<engine::Ontbreekt>& missing);
    void concluded(std::string_view value, const engine::Type& type);
    void read_facts(const std::vector<SlotId>& slots);
    void norms(const std::vector<engine::GelezenNorm>& read);
    void objects(const Bevinding& finding);
    void consequence(const Rule& rule);
    void exception(const Bevinding& finding);
    void blocked(const Rule& rule);
    void used(SlotId slot);
    void origin(std::uint32_t herkomst);
    void value(SlotId slot);
    void missing_place(Ontbreekt::Soort soort, SlotId slot, engine::ParameterId parameter);
    void missing(const engine::OntbrekendGegeven& missing);
    void explanation(const Bevinding& finding);

    const RuleSet& rules_;
    const Case& facts_;
    const Screening& screening_;
    const Identity& identity_;
    bool with_explanation_;
    JsonWriter out_;
};

void ScreeningWriter::write() {
    out_.begin_object();
    identity();
    out_.member("advies", advice_name(screening_.advies)).member("adviesLabel", engine::advies_in_words(rules_, screening_));
    out_.member("adviesStatus", screening_.advies_status == engine::AdviesStatus::definitief ? "definitief" : "voorlopig");
    out_.key("mogelijkeAdviezen").begin_array();
    for (const auto advice : screening_.mogelijke_adviezen) out_.string(advice_name(advice));
    out_.end_array().flag("besluitrijp", screening_.besluitrijp);
    out_.key("bevindingen").begin_array();
    for (const auto& each : screening_.bevindingen) finding(each);
    out_.end_array();
    out_.key("conclusies").begin_array();
    for (const auto& each : screening_.conclusies) conclusion(each);
    out_.end_array();
    if (!screening_.termijnen.empty()) {
        out_.key("termijnen").begin_array();
        for (const auto& each : screening_.termijnen) term(each);
        out_.end_array();
    }
    out_.key("ontbrekend").begin_array();
    for (const auto& each : screening_.ontbrekend) missing(each);
    out_.end_array().end_object();
}

void ScreeningWriter::identity() {
    const auto& soort = rules_.soorten[screening_.soort.index];
    const auto& regelset = rules_.regelsets[soort.regelset.index];
    out_.member("aanvraagsoort", soort.name).member("aanvraagsoortLabel", soort.label);
    out_.key("regelset").begin_object().member("naam", regelset.name).member_if("label", regelset.label);
    out_.member("versie", regelset.versie).member("hash", identity_.regelset_hash).end_object();
    out_.key("lagen").begin_array();
    for (const auto id : layers_of(rules_, screening_.soort, facts_.gemeente)) {
        const auto& layer = rules_.regelsets[id.index];
        out_.begin_object().member("naam", layer.name).member("laag", layer.laag).member_if("gemeente", layer.gemeente).member_if("regio", layer.regio);
        out_.member("versie", layer.versie);
        if (layer.file < identity_.file_hashes.size()) out_.member("hash", identity_.file_hashes[layer.file]);
        out_.end_object();
    }
    out_.end_array();
    out_.member("motor", identity_.motor).member("peildatum", engine::to_iso(screening_.peildatum));
    out_.member_if("gemeente", identity_.gemeente).member("kenmerk", identity_.kenmerk);
}

// Which set, of which layer, a rule comes from.
void ScreeningWriter::layer(engine::RegelsetId id) {
    const auto& set = rules_.regelsets[id.index];
    out_.key("laag").begin_object().member("regelset", set.name).member("laag", set.laag);
    out_.member_if("gemeente", set.gemeente).member_if("regio", set.regio).end_object();
}

void ScreeningWriter::finding(const Bevinding& finding) {
    const auto& rule = rule_of(finding);
    out_.begin_object().member("regel", rule.id).member("titel", rule.title);
    objects(finding);
    layer(rule.regelset);
    out_.member("uitkomst", name_of(finding.uitkomst));
    consequence(rule);
    out_.member("status", rule.is_concept ? "concept" : "in_werking").member_if("opmerking", rule.remark);
    auto grounds = rule.grounds;
    if (rule.gevolg_ground) grounds.push_back(*rule.gevolg_ground);
    out_.key("grondslag");
    write_grounds(out_, rules_, grounds, screening_.peildatum);
    exception(finding);
    if (!finding.defeated_by.empty()) {
        out_.key("afgewekenDoor").begin_array();
        for (const auto id : finding.defeated_by) out_.string(rules_.rules[id.index].id);
        out_.end_array();
    }
    if (!finding.blocked_by.empty()) {
        out_.key("geblokkeerdDoor").begin_array();
        for (const auto id : finding.blocked_by) out_.string(rules_.rules[id.index].id);
        out_.end_array();
    }
    blocked(rule);
    if (!finding.transition.is_none()) {
        const auto& transition = rules_.overgangsrecht[finding.transition.index];
        out_.key("overgangsrecht").begin_object().member("naam", transition.name).member("label", transition.label).key("grondslag");
        write_grounds(out_, rules_, transition.grounds, screening_.peildatum);
        out_.end_object();
    }
    out_.member("motivering", finding.motivering);
    read_facts(finding.gebruikt);
    norms(finding.normen);
    out_.key("ontbreekt").begin_array();
    for (const auto& each : finding.ontbreekt) {
        out_.begin_object();
        missing_place(each.soort, each.slot, each.parameter);
        out_.member("fase", name_of(each.fase)).flag("kanAlleenBeslissen", each.kan_alleen_beslissen).end_object();
    }
    out_.end_array();
    out_.key("kenmerken").begin_array();
    for (const auto kenmerk : finding.kenmerken) out_.string(name_of(kenmerk));
    out_.end_array();
    if (with_explanation_) explanation(finding);
    out_.end_object();
}

void ScreeningWriter::read_facts(const std::vector<SlotId>& slots) {
    out_.key("gebruikt").begin_array();
    for (const auto slot : slots) used(slot);
    out_.end_array();
}

// The values that counted, with the layer and the ground of whoever set them.
void ScreeningWriter::norms(const std::vector<engine::GelezenNorm>& read) {
    out_.key("normen").begin_array();
    for (const auto& norm : read) {
        const auto& parameter = rules_.parameters[norm.parameter.index];
        const auto* fill = norm.fill ? &parameter.fills[*norm.fill] : nullptr;
        out_.begin_object().member("norm", parameter.name).member("label", parameter.label).member("weergave", norm.weergave);
        layer(fill != nullptr ? fill->regelset : parameter.regelset);
        if (fill != nullptr) out_.member("door", fill->organ);
        out_.key("grondslag");
        write_grounds(out_, rules_, fill != nullptr ? fill->grounds : parameter.grounds, screening_.peildatum);
        out_.end_object();
    }
    out_.end_array();
}

void ScreeningWriter::conclusion(const engine::ConclusieUitkomst& conclusion) {
    using enum engine::ConclusieUitkomst::Staat;
    const auto& declared = rules_.conclusies[conclusion.conclusie.index];
    const auto& type = rules_.type(declared.type);
    out_.begin_object().member("naam", declared.name).member("label", declared.label).member("staat", name_of(conclusion.staat));
    layer(declared.regelset);
    if (conclusion.staat == waarde) {
        out_.key("waarde");
        concluded(conclusion.waarde, type);
    } else if (conclusion.staat == geen) {
        out_.key("waarde").null();
    }
    out_.member("weergave", conclusion.weergave);
    if (conclusion.staat == mogelijk && !conclusion.mogelijk.empty()) {
        out_.key("mogelijk").begin_array();
        for (const auto& value : conclusion.mogelijk) concluded(value, type);
        out_.end_array();
    }
    out_.key("grondslag");
    write_grounds(out_, rules_, conclusion.grounds, screening_.peildatum);
    read_facts(conclusion.gebruikt);
    missing_without_fase(conclusion.ontbreekt);
    out_.end_object();
}

// Of what is not a part of a rule.
void ScreeningWriter::missing_without_fase(const std::vector<Ontbreekt>& missing) {
    out_.key("ontbreekt").begin_array();
    for (const auto& each : missing) {
        out_.begin_object();
        missing_place(each.soort, each.slot, each.parameter);
        out_.flag("kanAlleenBeslissen", each.kan_alleen_beslissen).end_object();
    }
    out_.end_array();
}

// A day that is known is one member; else its bounds, as far as there are any.
void ScreeningWriter::term(const engine::TermijnUitkomst& term) {
    const auto& declared = rules_.termijnen[term.termijn.index];
    const auto days = [&](std::string_view name, const std::optional<engine::Dag>& low, const std::optional<engine::Dag>& high) {
        if (low && low == high) {
            out_.member(name, engine::to_iso(*low));
            return;
        }
        if (low) out_.member(std::string(name) + "Vroegst", engine::to_iso(*low));
        if (high) out_.member(std::string(name) + "Laatst", engine::to_iso(*high));
    };
    out_.begin_object().member("naam", declared.name).member("label", declared.label).member("staat", name_of(term.staat));
    layer(declared.regelset);
    days("begin", term.begin_vroegst, term.begin_laatst);
    days("einde", term.einde_vroegst, term.einde_laatst);
    if (term.zonder_verschuiving) out_.member("zonderVerschuiving", engine::to_iso(*term.zonder_verschuiving));
    if (term.dagen_stil) out_.key("dagenStil").literal(std::to_string(*term.dagen_stil));
    out_.member("weergave", term.weergave);
    out_.key("grondslag");
    write_grounds(out_, rules_, term.grounds, screening_.peildatum);
    read_facts(term.gebruikt);
    missing_without_fase(term.ontbreekt);
    out_.end_object();
}

// As facts are spelled: a truth value bare, anything else as text; "" among the possible values is geen.
void ScreeningWriter::concluded(std::string_view value, const engine::Type& type) {
    if (value.empty() && type.kind != engine::ValueKind::tekst) out_.null();
    else if (type.kind == engine::ValueKind::ja_nee) out_.truth(value == "true");
    else out_.string(value);
}

// One object by its pointer; of a product the pointers of all, the first as `object`.
void ScreeningWriter::objects(const Bevinding& finding) {
    if (!finding.list.is_none()) {
        out_.member("object", facts_.pointer_of(rules_, finding.list));
        return;
    }
    out_.member("object", finding.objects.empty() ? std::string{} : facts_.pointer_of(rules_, finding.objects.front()));
    if (finding.objects.size() < 2) return;
    out_.key("objecten").begin_array();
    for (const auto record : finding.objects) out_.string(facts_.pointer_of(rules_, record));
    out_.end_array();
}

void ScreeningWriter::consequence(const Rule& rule) {
    const auto& gevolg = rules_.gevolgsoorten[rule.gevolg.index];
    out_.member("gevolg", gevolg.name).member("gevolgLabel", gevolg.label).flag("weging", gevolg.weighed);
    out_.member_if("gevolgTekst", rule.gevolg_text).member_if("ontvanger", rule.recipient);
}

void ScreeningWriter::exception(const Bevinding& finding) {
    if (!finding.exception) return;
    const auto& part = rule_of(finding).tenzij[*finding.exception];
    out_.key("uitzondering").begin_object();
    out_.member("voorwaarde", rules_.words(rules_.node(part.condition).span));
    out_.key("grondslag");
    write_grounds(out_, rules_, part.ground ? std::vector{*part.ground} : std::vector<engine::Grondslag>{}, screening_.peildatum);
    out_.end_object();
}

// What a blokkade holds back.
void ScreeningWriter::blocked(const Rule& rule) {
    using enum engine::Blocked::Kind;
    const auto& what = rule.blocks;
    if (what.kind == niets) return;
    out_.key("blokkade").begin_object();
    switch (what.kind) {
        case niets: break;
        case gegeven: out_.member("soort", "gegeven").member("tekst", rules_.fields[what.field.index].label); break;
        case element: out_.member("soort", "element").member("tekst", rules_.begrippen[rules_.variables[what.element.index].begrip.index].label); break;
        case besluit: out_.member("soort", "besluit").member("tekst", what.text); break;
        case stap: out_.member("soort", "stap").member("tekst", what.text); break;
    }
    out_.end_object();
}

void ScreeningWriter::used(SlotId slot) {
    out_.begin_object().member("pad", facts_.pointer_of(rules_, slot));
    out_.member("label", field_of(rules_, facts_, slot).label);
    value(slot);
    const auto& found = facts_.slots[spoken_for(facts_, slot).index];
    if (found.oordeel != UINT32_MAX) {
        const auto& oordeel = facts_.oordelen[found.oordeel];
        out_.key("oordeel").begin_object().member("door", oordeel.door).member("op", engine::to_iso(oordeel.op));
        out_.member("reden", oordeel.reden).end_object();
    }
    const auto herkomst = facts_.slots[slot.index].herkomst;
    if (herkomst != UINT32_MAX) origin(herkomst);
    out_.end_object();
}

void ScreeningWriter::value(SlotId slot) {
    const auto& type = type_of(rules_, facts_, slot);
    const auto& found = facts_.slots[spoken_for(facts_, slot).index];
    if (type.kind == engine::ValueKind::lijst && found.kennis == engine::Kennis::waarde) {
        const auto& list = facts_.lists[found.index];
        out_.member("aantal", std::to_string(list.records.size() + list.scalars.size())).flag("volledig", !list.open);
        return;
    }
    out_.key("waarde");
    write_plain(out_, rules_, facts_, slot, type);
    out_.member("weergave", engine::to_dutch(rules_, facts_, slot));
}

void ScreeningWriter::origin(std::uint32_t at) {
    const auto& herkomst = facts_.herkomsten[at];
    if (herkomst.bron != UINT32_MAX) {
        const auto& bron = facts_.bronnen[herkomst.bron];
        out_.member("bron", bron.id).member_if("bronNaam", bron.naam);
    }
    if (herkomst.per) out_.member("per", engine::to_iso(*herkomst.per));
    out_.member("status", status_name(herkomst.status));
}

// A norm that nobody filled has no place in the case: its name says which it is. A norm that would convert months
// and days has no name: the fact that waits for it says which it is.
void ScreeningWriter::missing_place(Ontbreekt::Soort soort, SlotId slot, engine::ParameterId parameter) {
    if (!parameter.is_none()) {
        const auto& norm = rules_.parameters[parameter.index];
        out_.member("pad", "").member("soort", name_of(soort)).member("norm", norm.name).member("label", norm.label);
        out_.key("openVoor").begin_array();
        for (const auto& organ : norm.open_for) out_.string(organ);
        out_.end_array();
        return;
    }
    out_.member("pad", facts_.pointer_of(rules_, slot)).member("soort", name_of(soort));
    out_.member("label", field_of(rules_, facts_, slot).label);
}

void ScreeningWriter::missing(const engine::OntbrekendGegeven& missing) {
    out_.begin_object();
    missing_place(missing.soort, missing.slot, missing.parameter);
    if (missing.soort != Ontbreekt::Soort::norm) {
        out_.member_if("vraag", engine::question_for(rules_, facts_, screening_.peildatum, missing.slot));
        const auto& field = field_of(rules_, facts_, missing.slot);
        out_.member_if("van", field.origin_kind).member_if("vanNaam", field.origin_name).member_if("door", field.judge);
        out_.member("reden", name_of(facts_.slots[spoken_for(facts_, missing.slot).index].reden));
    }
    std::vector<engine::Grondslag> grounds;
    if (!missing.parameter.is_none()) grounds = rules_.parameters[missing.parameter.index].grounds;
    for (const auto id : missing.decides) {
        for (const auto& ground : rules_.rules[id.index].grounds) {
            const auto words = engine::to_dutch(rules_, ground);
            const bool is_there = std::any_of(grounds.begin(), grounds.end(),
                                              [&](const auto& other) { return engine::to_dutch(rules_, other) == words; });
            if (!is_there) grounds.push_back(ground);
        }
    }
    out_.key("grondslag");
    write_grounds(out_, rules_, grounds, screening_.peildatum);
    out_.key("beslistMee").begin_array();
    for (const auto id : missing.decides) out_.string(rules_.rules[id.index].id);
    out_.end_array().end_object();
}

void ScreeningWriter::explanation(const Bevinding& finding) {
    const auto found = engine::explain(rules_, facts_, screening_.peildatum, finding);
    out_.key("uitleg").begin_array();
    for (const auto& node : found.nodes) {
        const auto& source = rules_.sources[node.span.file];
        const auto place = source.position_of(node.span.begin);
        out_.begin_object().member("id", node.id).member_if("onderdeel", node.clause);
        out_.member("regelset", regelset_in(node.span.file));
        out_.key("lijn").literal(std::to_string(place.line)).key("kolom").literal(std::to_string(place.column));
        out_.member("tekst", node.words).member_if("waarde", node.value);
        if (!node.slot.is_none()) out_.member("pad", facts_.pointer_of(rules_, node.slot));
        out_.key("stappen").begin_array();
        for (const auto child : node.children) out_.string(found.nodes[child].id);
        out_.end_array().end_object();
    }
    out_.end_array();
}

}  // namespace

std::string write_screening(const RuleSet& rules, const Case& facts, const Screening& screening, const Identity& identity,
                            bool with_explanation) {
    std::string text;
    text.reserve(4096 + screening.bevindingen.size() * 1024);
    ScreeningWriter(text, rules, facts, screening, identity, with_explanation).write();
    return text;
}

}  // namespace drempel::wire
