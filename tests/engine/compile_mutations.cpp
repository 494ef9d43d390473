// SPDX-License-Identifier: EUPL-1.2
// Whatever word is taken out of a rule file: the checker says something, or gives rules without a hole in them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {
namespace {

constexpr std::string_view rich = R"(regelset rijk "Rijk"
  laag gemeente
  gemeente schiedam "Schiedam"
  recht op peildatum
  gebruikt basis
  bron apv "Apv" cvdr CVDR1 geldig vanaf 1 januari 2020

begrip pand sleutel kenmerk "het pand"
  kenmerk : tekst vraag "Welk kenmerk heeft {kenmerk van pand}?"
  eigenaar : persoon of geen
  delen : lijst van ruimte ten minste 1 ten hoogste 3

feitengroep ligging
  panden : lijst van pand
  bestemd : oordeel ja_nee door burgemeester
aanvraagsoort gebruik "het gebruik"
  met ligging
  datumAanvraag2 : datum tot en met peildatum
  norm : getal in m2 van 0 tot en met 100

definitie isHoog van pand : ja_nee
  luidt er is een ruimte in delen van pand waarvoor hoogte van ruimte > 3 meter

regel R-1 "Panden"
  grondslag apv art. 1 lid 2; wet art. 3
  geldig vanaf 1 januari 2021 tot en met 31 december 2029
  voor elke pand in panden
  als eigenaar van pand is aanwezig en bestemd
  eis (isHoog van pand of nummer van eigenaar van pand in ("1"; "2")) en norm in 3 m2 t/m 5 m2
  tenzij ten minste 2 pand genaamd q in panden waarvoor q <> pand volgens apv art. 2
  gevolg weigeren verplicht volgens apv art. 4
  motivering "{kenmerk van pand} van {naam van eigenaar van pand}"

regel R-2 "Som"
  grondslag wet art. 3
  eis (som van hoogte van ruimte over ruimte in ruimten) <= 10 meter of (aandeel > 10 % en 5 % van omzet < € 3)
  gevolg weigeren verplicht
  motivering "{omzet}"

voorbeeld "v"
  aanvraagsoort gebruik
  gegeven peildatum = 1 maart 2026
  gegeven panden = ((kenmerk = "1"; delen = ((hoogte = 3 meter))); mogelijk meer)
  gegeven bestemd = ja
  verwacht R-1 voor panden[1] onbepaald
  verwacht norm ontbreekt
  verwacht advies weigeren verplicht voorlopig
)";

std::string basis() {
    std::ifstream file(std::filesystem::path(DREMPEL_SOURCE_DIR) / "tests/corpus/controle/basis.regels");
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// INVARIANT of a rule set: every node and every reference to one exists.
bool is_whole(const RuleSet& rules) {
    const auto exists = [&](NodeId id) { return id.index < rules.nodes.size(); };
    const auto rule_is_whole = [&](const Rule& rule) {
        return (!rule.als || exists(*rule.als)) && (!rule.eis || exists(*rule.eis)) && !rule.gevolg.is_none()
               && std::ranges::all_of(rule.for_each, [&](const ForEach& e) { return exists(e.list) && !e.variable.is_none(); })
               && std::ranges::all_of(rule.tenzij, [&](const TenzijPart& t) { return exists(t.condition); });
    };
    return std::ranges::all_of(rules.operands, exists) && std::ranges::all_of(rules.rules, rule_is_whole)
           && std::ranges::all_of(rules.definities, [&](const Definitie& d) { return exists(d.body); });
}

TEST(CompileMutations, NoWordCanBeTakenOutInSilence) {
    const std::string common = basis();
    const std::string text(rich);
    std::size_t spoken = 0;
    for (std::size_t from = 0; from < text.size();) {
        from = text.find_first_not_of(" \n", from);
        if (from == std::string::npos) break;
        const std::size_t end = std::min(text.find_first_of(" \n", from), text.size());
        const std::string without = text.substr(0, from) + text.substr(end);
        const Compiled c = compile({{"basis.regels", common}, {"rijk.regels", without}});
        const std::string word = text.substr(from, end - from);
        if (c.rules) {
            EXPECT_TRUE(is_whole(*c.rules)) << word;
        } else {
            EXPECT_TRUE(c.diagnostics.has_errors()) << word;
            ++spoken;
        }
        for (const auto& d : c.diagnostics.all()) EXPECT_NE(d.code, text::Code::T142_NietTeLezen) << word;
        from = end;
    }
    EXPECT_GT(spoken, 100U);
}

TEST(CompileMutations, TheWholeFileIsGood) {
    const Compiled c = compile({{"basis.regels", basis()}, {"rijk.regels", std::string(rich)}});
    for (const auto& d : c.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    EXPECT_NE(c.rules, nullptr);
}

}  // namespace
}  // namespace drempel::engine
