// SPDX-License-Identifier: EUPL-1.2
#include "screening_text.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "drempel/engine/dutch.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/reports/pad.hpp"

namespace drempel::cli {
namespace {

using engine::Bevinding;
using engine::RuleSet;
using engine::Uitkomst;

constexpr std::string_view words_of(Uitkomst uitkomst) noexcept {
    switch (uitkomst) {
        case Uitkomst::geraakt: return "geraakt";
        case Uitkomst::onbepaald: return "onbepaald";
        case Uitkomst::rekenfout: return "rekenfout";
        case Uitkomst::uitzondering: return "uitzondering";
        case Uitkomst::voldaan: return "voldaan";
        case Uitkomst::niet_van_toepassing: return "niet van toepassing";
    }
    return {};
}

constexpr std::string_view heading_of(Uitkomst uitkomst) noexcept {
    switch (uitkomst) {
        case Uitkomst::geraakt: return "Geraakt";
        case Uitkomst::onbepaald: return "Nog onbepaald";
        case Uitkomst::rekenfout: return "Niet te berekenen";
        case Uitkomst::uitzondering: return "Een uitzondering geldt";
        case Uitkomst::voldaan:
        case Uitkomst::niet_van_toepassing: break;
    }
    return "Geen beletsel";
}

constexpr std::string_view words_of(engine::Kenmerk kenmerk) noexcept {
    switch (kenmerk) {
        case engine::Kenmerk::lege_lijst: return "er is een lege lijst opgegeven";
        case engine::Kenmerk::ongeverifieerd: return "rust op een punt dat een jurist nog moet bevestigen";
        case engine::Kenmerk::concept_: return "concept: nog niet in werking";
        case engine::Kenmerk::open_lijst: return "de lijst is mogelijk niet volledig";
        case engine::Kenmerk::fuel_op: return "te veel rekenwerk: niet afgemaakt";
        case engine::Kenmerk::vermoeden: return "geldt, tenzij weerlegd";
        case engine::Kenmerk::botsing: return "botst met een andere regel";
        case engine::Kenmerk::geblokkeerd: return "rust op iets wat niet mag worden gebruikt";
        case engine::Kenmerk::kring: return "de keten van partijen loopt in een kring";
    }
    return {};
}

constexpr std::string_view words_of(engine::Herkomst::Status status) noexcept {
    switch (status) {
        case engine::Herkomst::Status::gesteld: return "gesteld";
        case engine::Herkomst::Status::vastgesteld: return "vastgesteld";
        case engine::Herkomst::Status::vermoeden: return "vermoeden";
        case engine::Herkomst::Status::betwist: return "betwist";
        case engine::Herkomst::Status::verlopen: return "verlopen";
    }
    return {};
}

// Case data goes to a terminal: control characters would let a name rewrite the screen.
std::string one_line(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (c1) ++i;
        out += c1 || byte < 0x20 || byte == 0x7F ? ' ' : text[i];
    }
    return out;
}

class Writer {
public:
    Writer(const app::Bundle& bundle, const app::Screened& screened)
        : rules_(*bundle.compiled.rules), facts_(screened.facts_case), screening_(screened.screening), screened_(screened) {}

    std::string write() {
        head();
        const auto is_concept = [this](const Bevinding& b) { return rules_.rules[b.rule.index].is_concept; };
        for (const Uitkomst uitkomst : {Uitkomst::geraakt, Uitkomst::onbepaald, Uitkomst::rekenfout, Uitkomst::uitzondering}) {
            group(uitkomst, is_concept);
        }
        brief("Geen beletsel", [&](const Bevinding& b) {
            return !is_concept(b) && (b.uitkomst == Uitkomst::voldaan || b.uitkomst == Uitkomst::niet_van_toepassing);
        });
        brief("Regels in concept (nog niet in werking, tellen niet mee)", is_concept);
        conclusions();
        terms();
        still_needed();
        return std::move(out_);
    }

private:
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        out_ += one_line(fmt::format(format, std::forward<Args>(args)...));
        out_ += '\n';
    }

    std::string label_of(engine::GevolgsoortId id) const {
        return engine::advies_in_words(rules_, screening_.soort, id);
    }

    void head() {
        const engine::Soort& soort = rules_.soorten[screening_.soort.index];
        const engine::Regelset& set = rules_.regelsets[soort.regelset.index];
        line("Toetsing van {}", soort.label);
        line("Peildatum {} · regelset {} {} · {}", engine::to_dutch(screening_.peildatum), set.name, set.versie,
             screened_.regelset_hash);
        line("Kenmerk {}", screened_.kenmerk);
        out_ += '\n';
        line("Advies: {} ({})", engine::advies_in_words(rules_, screening_),
             screening_.advies_status == engine::AdviesStatus::definitief ? "definitief" : "voorlopig");
        if (screening_.mogelijke_adviezen.size() > 1) {
            std::string list;
            for (const auto id : screening_.mogelijke_adviezen) list += (list.empty() ? "" : ", ") + label_of(id);
            line("Nog mogelijk: {}", list);
        }
        line("{}", screening_.besluitrijp ? "De aanvraag is rijp voor een besluit." : "De aanvraag is nog niet rijp voor een besluit.");
        line("Dit is een advies; een bevoegde ambtenaar beslist.");
    }

    std::string object_of(const Bevinding& finding) const {
        std::string out;
        for (const engine::RecordId record : finding.objects) {
            out += (out.empty() ? "" : ", ") + reports::in_words(facts_.pointer_of(rules_, record));
        }
        if (out.empty() && !finding.list.is_none()) out = reports::in_words(facts_.pointer_of(rules_, finding.list));
        return out;
    }

    std::string grounds_of(const Bevinding& finding) const {
        const engine::Rule& rule = rules_.rules[finding.rule.index];
        std::string out;
        for (const auto& ground : rule.grounds) out += (out.empty() ? "" : "; ") + engine::to_dutch(rules_, ground);
        if (rule.gevolg_ground) out += "; " + engine::to_dutch(rules_, *rule.gevolg_ground);
        return out;
    }

    std::string source_of(const engine::Slot& slot) const {
        if (slot.herkomst >= facts_.herkomsten.size()) return "gesteld";
        const engine::Herkomst& origin = facts_.herkomsten[slot.herkomst];
        std::string out;
        if (origin.bron < facts_.bronnen.size()) out = facts_.bronnen[origin.bron].naam + ", ";
        out += words_of(origin.status);
        if (origin.per) out += " per " + engine::to_dutch(*origin.per);
        return out;
    }

    void fact(engine::SlotId slot, std::string_view heading) {
        line("      {:<9} {}: {} ({})", heading, reports::in_words(facts_.pointer_of(rules_, slot)),
             engine::to_dutch(rules_, facts_, slot), source_of(facts_.slots[slot.index]));
    }

    template <class IsConcept>
    void group(Uitkomst uitkomst, IsConcept is_concept) {
        engine::GevolgsoortId last;
        bool first = true;
        for (const Bevinding& finding : screening_.bevindingen) {
            if (finding.uitkomst != uitkomst || is_concept(finding)) continue;
            const engine::Rule& rule = rules_.rules[finding.rule.index];
            if (first || rule.gevolg != last) {
                out_ += '\n';
                line("{}: {}", heading_of(uitkomst), label_of(rule.gevolg));
            }
            first = false;
            last = rule.gevolg;
            detail(finding, rule);
        }
    }

    void detail(const Bevinding& finding, const engine::Rule& rule) {
        const std::string object = object_of(finding);
        line("  {}  {}{}", rule.id, rule.title, object.empty() ? "" : " — " + object);
        line("      {:<9} {}", "Grond:", grounds_of(finding));
        if (const std::string laag = layer_of(rule.regelset); !laag.empty()) line("      {:<9} {}", "Laag:", laag);
        if (!finding.motivering.empty()) line("      {:<9} {}", "Reden:", finding.motivering);
        if (!rule.gevolg_text.empty()) line("      {:<9} {}", "Tekst:", rule.gevolg_text);
        const char* heading = "Gebruikt:";
        for (const engine::SlotId slot : finding.gebruikt) {
            fact(slot, heading);
            heading = "";
        }
        heading = "Norm:";
        for (const engine::GelezenNorm& norm : finding.normen) {
            line("      {:<9} {}", heading, norm_words(norm));
            heading = "";
        }
        heading = "Nodig:";
        for (const engine::Ontbreekt& missing : finding.ontbreekt) {
            line("      {:<9} {}", heading, missing_words(missing.soort, missing.slot, missing.parameter));
            heading = "";
        }
        for (const engine::Kenmerk kenmerk : finding.kenmerken) line("      {:<9} {}", "Let op:", words_of(kenmerk));
        if (!rule.remark.empty()) line("      {:<9} {}", "Let op:", rule.remark);
    }

    // Said only of rules that do not hold in the whole country.
    std::string layer_of(engine::RegelsetId id) const {
        const engine::Regelset& set = rules_.regelsets[id.index];
        if (!set.gemeente.empty()) return "gemeente " + set.gemeente_label;
        return set.regio.empty() ? std::string() : "regio " + set.regio_label;
    }

    void conclusions() {
        if (screening_.conclusies.empty()) return;
        out_ += '\n';
        line("Conclusies");
        for (const engine::ConclusieUitkomst& one : screening_.conclusies) {
            const engine::Conclusie& declared = rules_.conclusies[one.conclusie.index];
            line("  - {}: {}", declared.label, one.weergave);
            for (const engine::Ontbreekt& missing : one.ontbreekt)
                line("      {:<9} {}", "Nodig:", missing_words(missing.soort, missing.slot, missing.parameter));
        }
    }

    // "minimumVloeroppervlakte is 50 m2 (raad; APV art. 2)": whose value, and on what ground.
    std::string norm_words(const engine::GelezenNorm& norm) const {
        const engine::Parameter& parameter = rules_.parameters[norm.parameter.index];
        const engine::Fill* fill = norm.fill ? &parameter.fills[*norm.fill] : nullptr;
        std::string source = fill != nullptr ? fill->organ : std::string();
        for (const auto& ground : fill != nullptr ? fill->grounds : parameter.grounds)
            source += (source.empty() ? "" : "; ") + engine::to_dutch(rules_, ground);
        return fmt::format("{} is {} ({})", parameter.label.empty() ? parameter.name : parameter.label, norm.weergave, source);
    }

    void terms() {
        if (screening_.termijnen.empty()) return;
        out_ += '\n';
        line("Termijnen");
        for (const engine::TermijnUitkomst& one : screening_.termijnen) {
            line("  - {}: {}", rules_.termijnen[one.termijn.index].label, one.weergave);
            if (one.zonder_verschuiving && one.einde_vroegst && one.einde_vroegst == one.einde_laatst && *one.zonder_verschuiving != *one.einde_vroegst)
                line("      {:<9} zonder weekend en feestdagen was de laatste dag {}", "Let op:", engine::to_dutch(*one.zonder_verschuiving));
            for (const engine::Ontbreekt& missing : one.ontbreekt)
                line("      {:<9} {}", "Nodig:", missing_words(missing.soort, missing.slot, missing.parameter));
        }
    }

    std::string missing_words(engine::Ontbreekt::Soort soort, engine::SlotId slot, engine::ParameterId parameter) const {
        if (soort == engine::Ontbreekt::Soort::norm) {
            if (parameter.is_none()) return "een norm die nog niet is vastgesteld";
            const engine::Parameter& norm = rules_.parameters[parameter.index];
            const std::string named = norm.label.empty() ? norm.name : fmt::format("{} ({})", norm.name, norm.label);
            if (norm.open_for.empty()) return fmt::format("de waarde van {}", named);
            return fmt::format("de waarde van {}, vast te stellen door {}", named, fmt::join(norm.open_for, " of "));
        }
        const std::string place = reports::in_words(facts_.pointer_of(rules_, slot));
        switch (soort) {
            case engine::Ontbreekt::Soort::lijst: return fmt::format("de (volledige) lijst {}", place);
            case engine::Ontbreekt::Soort::oordeel: return fmt::format("een oordeel: {}", place);
            case engine::Ontbreekt::Soort::feit:
            case engine::Ontbreekt::Soort::norm: break;
        }
        return place;
    }

    template <class Keep>
    void brief(std::string_view heading, Keep keep) {
        bool first = true;
        for (const Bevinding& finding : screening_.bevindingen) {
            if (!keep(finding)) continue;
            if (first) {
                out_ += '\n';
                line("{}", heading);
            }
            first = false;
            const std::string object = object_of(finding);
            line("  {:<9} {}: {}{}", rules_.rules[finding.rule.index].id, words_of(finding.uitkomst),
                 rules_.rules[finding.rule.index].title, object.empty() ? "" : " — " + object);
        }
    }

    void still_needed() {
        if (screening_.ontbrekend.empty()) return;
        out_ += '\n';
        line("Nog nodig");
        for (const engine::OntbrekendGegeven& missing : screening_.ontbrekend) {
            line("  - {}", missing_words(missing.soort, missing.slot, missing.parameter));
            if (!missing.slot.is_none()) {
                const std::string question = engine::question_for(rules_, facts_, screening_.peildatum, missing.slot);
                if (!question.empty()) line("      {}", question);
            }
            std::string decides;
            for (const engine::RuleId id : missing.decides) decides += (decides.empty() ? "" : ", ") + rules_.rules[id.index].id;
            line("      beslist mee over {}", decides);
        }
    }

    const RuleSet& rules_;
    const engine::Case& facts_;
    const engine::Screening& screening_;
    const app::Screened& screened_;
    std::string out_;
};

}  // namespace

std::string screening_text(const app::Bundle& bundle, const app::Screened& screened) { return Writer(bundle, screened).write(); }

}  // namespace drempel::cli
