// SPDX-License-Identifier: EUPL-1.2
// One small rule set for all tests of this area. The rules rest on real articles so that grounds and
// links can be checked; the fields around them are made up for the tests.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel::proef {

inline constexpr std::string_view rules_text = R"(regelset proef.vergunning "Proefvergunning"
  laag      landelijk
  versie    2026.1
  recht op  peildatum
  bron      alcoholwet "Alcoholwet" bwb BWBR0002458
  bron      beleid "Proefbeleid" soort beleid

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang     10
  werking  weigert
  weging   nee

gevolgsoort aanvullen "aanvullen"
  rang     20
  werking  vult_aan
  weging   nee

gevolgsoort nader_onderzoek "nader onderzoek"
  rang     30
  werking  onderzoekt
  weging   nee

begrip persoon sleutel partij "de persoon" meervoud "de personen"
  partij        : tekst "de sleutel"
  naam          : tekst "naam"
  geboortedatum : datum van 1 januari 1900 tot en met peildatum "geboortedatum"

begrip antecedent "het antecedent" meervoud "de antecedenten"
  soort  : keuze (misdrijf; overtreding)
  sinds  : datum of geen
  straf  : duur of geen
  boete  : bedrag niet negatief of geen
  zaken  : lijst van tekst

begrip leidinggevende is een persoon "de leidinggevende" meervoud "de leidinggevenden"
  register      : ja_nee "staat in het register" van register "SVH" vraag "Staat {naam van leidinggevende} in het register?"
  antecedenten  : lijst van antecedent

aanvraagsoort proef "de proefaanvraag"
  datumAanvraag   : datum "datum van de aanvraag" van aanvrager vraag "Wanneer is de aanvraag gedaan?" toelichting "De dag van ontvangst."
  soortBedrijf    : keuze (horeca "horecabedrijf"; slijterij)
  oppervlakte     : getal in m2 van 0 tot en met 10.000
  aandeel         : percentage van 0 tot en met 100
  kamers          : geheel niet negatief
  wachttijd       : duur
  monument        : ja_nee
  ontheffing      : oordeel ja_nee door burgemeester
  opmerkingen     : lijst van tekst ten hoogste 3
  bouwjaar        : datum ook onvolledig
  leidinggevenden : lijst van leidinggevende ten minste 1

regel PRF-01 "Leidinggevende heeft de leeftijd van 21 jaar bereikt"
  grondslag  alcoholwet art. 8 lid 1 onder a
  voor elke  leidinggevende in leidinggevenden
  eis        leeftijdOp(geboortedatum van leidinggevende; peildatum) >= 21 jaar
  gevolg     weigeren verplicht volgens alcoholwet art. 27 lid 1 onder a
  motivering "{naam van leidinggevende} is te jong."

regel PRF-02 "De oppervlakte is bekend en voldoende"
  status     concept omdat "alleen voor de proef"
  grondslag  beleid art. 1
  als        soortBedrijf = horeca
  eis        oppervlakte >= 35 m2
  tenzij     monument en ontheffing volgens beleid art. 2
  gevolg     nader onderzoek "meet de ruimte na" naar jurist
  motivering "De ruimte is te klein."
)";

inline std::shared_ptr<const engine::RuleSet> compile(std::string_view text) {
    std::vector<text::SourceText> sources;
    sources.emplace_back("proef.regels", std::string(text));
    auto compiled = engine::compile(std::move(sources));
    for (const auto& each : compiled.diagnostics.sorted()) {
        if (text::severity_of(each.code) != text::Severity::fout) continue;
        const auto at = compiled.sources[each.span.file].position_of(each.span.begin);
        ADD_FAILURE() << at.line << ":" << at.column << " " << text::code_of(each.code) << " " << each.message;
    }
    return compiled.rules;
}

inline const engine::RuleSet& rules() {
    static const auto compiled = compile(rules_text);
    if (!compiled) throw std::runtime_error("the rules of the test do not compile");
    return *compiled;
}

inline engine::SoortId soort(const engine::RuleSet& of = rules(), std::string_view name = "proef") {
    const auto* found = of.find_soort(name);
    return {static_cast<std::uint32_t>(found - of.soorten.data())};
}

inline engine::Dag peildatum() { return *engine::parse_iso_date("2026-03-01"); }

inline auto read(std::string_view json) { return wire::read_case(rules(), soort(), peildatum(), json); }

// The problems of a case, one a line: pointer, code, and the suggestion if any.
inline std::string problems_of(std::string_view json) {
    const auto read_case = read(json);
    if (read_case) return "";
    std::string lines;
    for (const auto& problem : read_case.error()) {
        EXPECT_FALSE(problem.detail.empty()) << problem.code;
        lines += problem.pointer + " " + problem.code + (problem.suggestion.empty() ? "" : " -> " + problem.suggestion) + "\n";
    }
    return lines;
}

inline std::string canonical(std::string_view json) {
    const auto read_case = read(json);
    return read_case ? wire::canonical_case(rules(), *read_case) : "geweigerd:\n" + problems_of(json);
}

}  // namespace drempel::proef
