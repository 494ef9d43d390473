// SPDX-License-Identifier: EUPL-1.2
// Any bytes at the door of a case and of a request: no crash, no endless work, and what is accepted
// reads back from its canonical form as itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "drempel/engine/compile.hpp"
#include "drempel/wire/wire.hpp"

namespace {

using namespace drempel;

constexpr std::string_view rules_text = R"(regelset fuzz.proef "Proef"
  laag      landelijk
  versie    2026.1
  recht op  peildatum
  bron      beleid "Proefbeleid" soort beleid

gevolgsoort aanvullen "aanvullen"
  rang     10
  werking  vult_aan
  weging   nee

gevolgsoort nader_onderzoek "nader onderzoek"
  rang     20
  werking  onderzoekt
  weging   nee

begrip persoon sleutel partij "de persoon" meervoud "de personen"
  partij  : tekst
  naam    : tekst
  geboren : datum ook onvolledig
  straf   : duur of geen
  boete   : bedrag niet negatief of geen
  kennis  : lijst van persoon
  bijnaam : lijst van tekst

aanvraagsoort proef "de proefaanvraag"
  soort      : keuze (een; twee)
  vloer      : getal in m2 van 0 tot en met 10.000
  monument   : ja_nee
  ontheffing : oordeel ja_nee door burgemeester
  houder     : persoon
  personen   : lijst van persoon

regel PRF-01 "De vloer is groot genoeg"
  grondslag  beleid art. 1
  eis        vloer >= 35 m2
  gevolg     nader onderzoek
)";

const engine::RuleSet& rules() {
    static const auto compiled = [] {
        std::vector<text::SourceText> sources;
        sources.emplace_back("proef.regels", std::string(rules_text));
        auto result = engine::compile(std::move(sources));
        if (!result.rules) std::abort();
        return result.rules;
    }();
    return *compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto peildatum = *engine::parse_iso_date("2026-03-01");
    const engine::SoortId soort{0};

    if (const auto request = wire::read_request(bytes)) {
        if (request->gegevens.empty() || request->gegevens.front() != '{' || request->gegevens.back() != '}') std::abort();
    }
    const auto facts = wire::read_case(rules(), soort, peildatum, bytes);
    if (!facts) {
        if (facts.error().empty()) std::abort();
        static_cast<void>(wire::write_problems(facts.error(), "/gegevens"));
        return 0;
    }
    const auto canonical = wire::canonical_case(rules(), *facts);
    wire::JsonLimits roomy;
    roomy.max_bytes = 64 * canonical.size() + 1024;
    const auto again = wire::read_case(rules(), soort, peildatum, canonical, roomy);
    if (!again || wire::canonical_case(rules(), *again) != canonical) std::abort();
    return 0;
}
