// SPDX-License-Identifier: EUPL-1.2
// The leesversie says what stands beside the rules, and says as it was meant what the checker writes out in full.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "consequences.hpp"
#include "drempel/engine/compile.hpp"
#include "drempel/engine/lees.hpp"

namespace drempel::engine {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view head = R"(regelset proef "Proef"
  laag landelijk
  versie 2026.1
  bron wet "Proefwet" bwb BWBR0002458

gevolgsoort blokkade "blokkade"
  rang 130
  werking geen
  weging nee

begrip stilstand "de stilstand" meervoud "de stilstanden"
  sinds : datum "begin"
  klaar : datum of geen "einde"
  echt  : ja_nee "is terecht"

aanvraagsoort k "de aanvraag"
  ontvangen   : datum "dag van ontvangst"
  sluitOm     : tijd "sluitingstijd"
  schorsing   : periode "schorsing"
  verbouwing  : periode "verbouwing"
  stilstanden : lijst van stilstand "stilstanden"
  lang        : ja_nee "het duurt lang"
  breed       : getal in meter niet negatief "breedte"  van aanvrager
  oordeel     : oordeel ja_nee "het past"  door burgemeester
  isKlein     : ja_nee

)";

std::string read(std::string_view more, LeesVorm vorm = LeesVorm::markdown, bool with_examples = false) {
    const Compiled compiled = compile({{"proef.regels", std::string(head) + std::string(tests::consequences) + std::string(more)}});
    for (const auto& d : compiled.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    if (!compiled.rules) return {};
    LeesOptions options{*parse_iso_date("2026-03-01"), {}};
    if (with_examples) options.examples = &compiled.examples;
    return leesversie(*compiled.rules, options, vorm);
}

std::string clause(std::string_view clauses) {
    return read("regel P-1 \"Een regel\"\n  grondslag wet art. 8\n" + std::string(clauses) + "  gevolg weigeren verplicht\n  motivering \"Omdat.\"\n");
}

constexpr std::string_view calendar = R"(kalender dagen "werkdagen"
  grondslag wet art. 1
  vrij zaterdag; zondag
  feestdag "Koningsdag" 27 april op zondag 26 april
  feestdag "Goede Vrijdag" pasen - 2 dagen
  feestdag "Sluiting" 14 augustus 2026
  einde naar werkdag volgens wet art. 2
  bevat ten minste 2 werkdagen bij ten minste 3 dagen volgens wet art. 3
  geldt tot en met 90 dagen; 3 maanden volgens wet art. 4

)";

TEST(LeesParts, APartOfTheDayIsSaidAsOne) {
    const std::string text = clause("  als sluitOm in 23:45 tot 01:00\n");
    EXPECT_THAT(text, HasSubstr("**Als** “sluitingstijd” ligt van 23:45\u00a0uur tot 01:00\u00a0uur (01:00\u00a0uur zelf telt niet mee)."));
    EXPECT_THAT(clause("  als sluitOm in 02:00 t/m 06:00\n"), HasSubstr("ligt van 02:00\u00a0uur tot en met 06:00\u00a0uur."));
    EXPECT_THAT(clause("  eis sluitOm <= 23:30\n"), HasSubstr("“sluitingstijd” is niet later dan 23:30\u00a0uur."));
}

TEST(LeesParts, APeriodIsSaidAsOne) {
    EXPECT_THAT(clause("  als schorsing omvat ontvangen\n"), HasSubstr("**Als** “dag van ontvangst” valt in “schorsing”."));
    EXPECT_THAT(clause("  als schorsing overlapt verbouwing\n"), HasSubstr("“schorsing” en “verbouwing” hebben ten minste een dag gemeen."));
    EXPECT_THAT(clause("  als begin van schorsing is aanwezig en einde van schorsing is aanwezig en lengte van schorsing > 30 dagen\n"),
                HasSubstr("- de eerste dag van “schorsing” is er\n- de laatste dag van “schorsing” is er\n- het aantal dagen van “schorsing” is meer dan 30 dagen"));
}

TEST(LeesParts, AWindowOfWorkdaysIsSaidAsOneAndCountsThemOnce) {
    const auto with = [](std::string_view eis) {
        return read(std::string(calendar) + "regel P-1 \"Een regel\"\n  grondslag wet art. 8\n  eis " + std::string(eis)
                    + "\n  gevolg weigeren verplicht\n  motivering \"Omdat.\"\n");
    };
    EXPECT_THAT(with("ontvangen ten hoogste 5 werkdagen voor peildatum"),
                HasSubstr("“dag van ontvangst” ligt ten hoogste 5\u00a0werkdagen voor de dag van de beoordeling (precies 5\u00a0werkdagen telt mee)."));
    EXPECT_THAT(with("ontvangen minder dan 5 werkdagen voor peildatum"), HasSubstr("(precies 5\u00a0werkdagen telt niet mee)."));
    EXPECT_THAT(with("peildatum uiterlijk 5 werkdagen na ontvangen"),
                HasSubstr("de dag van de beoordeling ligt op of na “dag van ontvangst”, en uiterlijk 5\u00a0werkdagen daarna."));
    EXPECT_THAT(with("peildatum > ontvangen + 5 werkdagen"), HasSubstr("ligt na 5\u00a0werkdagen na “dag van ontvangst”."));
}

TEST(LeesParts, ACalendarSaysItsFreeDaysAndHowAnEndMoves) {
    const std::string text = read(calendar);
    EXPECT_THAT(text, HasSubstr("### Kalender: werkdagen"));
    EXPECT_THAT(text, HasSubstr("- elke zaterdag\n- elke zondag\n- Koningsdag: elk jaar op 27 april, maar op 26 april als dat een zondag is\n"
                                "- Goede Vrijdag: 2 dagen voor eerste paasdag\n- Sluiting: 14 augustus 2026\n"));
    EXPECT_THAT(text, HasSubstr("Een termijn van 3 dagen of langer bevat ten minste 2 werkdagen ([Proefwet art. 2]("));
    EXPECT_THAT(text, HasSubstr("Dit geldt niet voor een termijn van meer dan 90 dagen of 3 maanden."));
    EXPECT_THAT(text, HasSubstr("**Grond:** [Proefwet art. 1]("));
}

TEST(LeesParts, ATermSaysAllItsPartsEachWithItsGround) {
    const std::string text = read(std::string(calendar) + R"(termijn beslistermijn "de termijn om te beslissen"
  grondslag wet art. 5
  geldt als lang
  begint na ontvangen
  duurt 8 weken
  verlengd met 6 weken als lang volgens wet art. 6
  opgeschort voor elke stilstand in stilstanden na sinds van stilstand tot klaar van stilstand met ten hoogste 4 weken als echt van stilstand volgens wet art. 7
  eindigt uiterlijk na 6 maanden
  volgens kalender dagen als lang

regel P-1 "Te laat"
  grondslag wet art. 8
  als beslistermijn is verstreken
  gevolg signaal
  motivering "Te laat."
regel P-2 "Stil"
  grondslag wet art. 8
  als beslistermijn staat stil
  gevolg signaal
  motivering "Stil."
)");
    EXPECT_THAT(text, HasSubstr("**Deze termijn is er als** het duurt lang."));
    EXPECT_THAT(text, HasSubstr("De termijn begint op de dag na “dag van ontvangst”. Zij duurt 8 weken."));
    EXPECT_THAT(text, HasSubstr("**Verlenging:** met 6 weken, als het duurt lang ([Proefwet art. 6]("));
    EXPECT_THAT(text, HasSubstr("**De termijn staat stil:** voor elke stilstand in “stilstanden”, vanaf de dag na “begin” van de stilstand tot “einde” van de "
                                "stilstand, ten hoogste 4 weken, als de stilstand is terecht ([Proefwet art. 7]("));
    EXPECT_THAT(text, HasSubstr("De termijn duurt ten hoogste 6 maanden."));
    EXPECT_THAT(text, HasSubstr("**Het einde:** verschuift volgens de kalender “werkdagen”, als het duurt lang."));
    EXPECT_THAT(text, HasSubstr("**Grond:** [Proefwet art. 5]("));
    EXPECT_THAT(text, HasSubstr("**Als** de termijn om te beslissen is voorbij op de dag van de beoordeling."));
    EXPECT_THAT(text, HasSubstr("**Als** de termijn om te beslissen staat stil op de dag van de beoordeling."));
}

TEST(LeesParts, ABlokkadeSaysWhatDoesNotCountOrWhatWaits) {
    const std::string text = read(R"(blokkade P-1 "Breedte telt niet"
  grondslag wet art. 8
  van breed
  als lang
  motivering "Nee."
blokkade P-2 "Wachten"
  grondslag wet art. 9
  van besluit "het besluit"
  als lang
  totdat oordeel
  motivering "Nog niet."
)");
    EXPECT_THAT(text, HasSubstr("**Als** het duurt lang.\n\n**Dan telt niet mee:** “breedte”."));
    EXPECT_THAT(text, HasSubstr("**Het wachten is voorbij als** het past.\n\n**Zolang moet dit wachten:** het besluit."));
}

TEST(LeesParts, ATableSaysEachRowWithItsAnswerAndGround) {
    const std::string text = read(R"(beslistabel maat : keuze (klein; groot)  precies een rij
  grondslag wet art. 3
  | breed     | lang || uitkomst | volgens      |
  | < 3 meter | -    || klein    | art. 3 lid 1 |
  | >= 3 meter | ja  || groot    | art. 3 lid 2 |
  | >= 3 meter | nee || klein    | art. 3 lid 3 |

regel P-1 "Groot"
  grondslag wet art. 3
  als maat = groot
  gevolg signaal
  motivering "Groot."
)");
    EXPECT_THAT(text, HasSubstr("**Rij 1:** **klein**, als “breedte” is minder dan 3\u00a0meter ([Proefwet art. 3 lid 1]("));
    EXPECT_THAT(text, HasSubstr("**Rij 2:** **groot**, als al deze punten gelden ([Proefwet art. 3 lid 2]("));
    EXPECT_THAT(text, HasSubstr("):\n\n- “breedte” is ten minste 3\u00a0meter\n- het duurt lang\n"));
}

TEST(LeesParts, APromiseIsSaidAsWhenAndThen) {
    const std::string text = read(R"(regel P-1 "Smal"
  grondslag wet art. 3
  eis breed <= 3 meter
  gevolg weigeren mogelijk
  motivering "Breed."
waarborg "nooit zonder gegevens"
  altijd als geen gegeven bekend is dan geen regel met gevolg weigeren geraakt
waarborg "smal mag"
  altijd als breed <= 3 meter dan niet geraakt(P-1)
)");
    EXPECT_THAT(text, HasSubstr("**In elke zaak geldt:** als er is nog niets opgegeven, dan: geen regel heeft als gevolg: weigeren mogelijk of weigeren verplicht."));
    EXPECT_THAT(text, HasSubstr("dan: het gevolg van P-1 (Smal) treedt niet in."));
}

TEST(LeesParts, AnEnInAnEnIsOneList) {
    EXPECT_THAT(clause("  eis (lang en isKlein) en (oordeel of (lang of isKlein))\n"),
                HasSubstr("al deze punten gelden:\n\n- het duurt lang\n- “is klein” is het geval\n- ten minste een van deze punten geldt:\n  - het past\n  - het duurt lang\n"));
}

TEST(LeesParts, ANameWithoutALabelIsSaidInWords) {
    const std::string text = read("parameter grootsteBreedte : getal in meter\n  grondslag wet art. 2\n  vanaf 1 januari 2020 luidt 3 meter\n"
                                  "definitie isTeBreed : ja_nee\n  grondslag wet art. 4\n  luidt breed > grootsteBreedte\n"
                                  "regel P-1 \"Smal\"\n  grondslag wet art. 3\n  als isTeBreed\n  gevolg signaal\n  motivering \"Breed.\"\n");
    EXPECT_THAT(text, HasSubstr("### Norm: grootste breedte"));
    EXPECT_THAT(text, HasSubstr("### Begrip: is te breed\n\n**Dit is het geval als** “breedte” is meer dan “grootste breedte” (3\u00a0meter).\n\n**Grond:** [Proefwet art. 4]("));
    EXPECT_THAT(text, HasSubstr("**Als** “is te breed” is het geval."));
    EXPECT_THAT(text, Not(HasSubstr("“isTeBreed”")));
}

TEST(LeesParts, ANormOfYesOrNoIsSaidAsASentence) {
    const std::string text = read("parameter toetst : ja_nee \"het beleid toetst alles\"\n  grondslag wet art. 2\n  vanaf 1 januari 2020 luidt ja\n"
                                  "regel P-1 \"Toets\"\n  grondslag wet art. 3\n  als toetst\n  gevolg signaal\n  motivering \"Toets.\"\n");
    EXPECT_THAT(text, HasSubstr("**Als** het beleid toetst alles."));
}

TEST(LeesParts, WhatCountsIsSaidAfterTheComparison) {
    EXPECT_THAT(clause("  als (aantal stilstand in stilstanden waarvoor echt van stilstand) >= 2\n"),
                HasSubstr("het aantal stilstanden in “stilstanden” is ten minste 2; wat telt, is waarvoor geldt: de stilstand is terecht."));
}

TEST(LeesParts, AWordThatWouldRunIntoTheSentenceStandsBetweenQuotes) {
    const std::string text = read("conclusie soort : keuze (vast; opgesloten \"is opgesloten\"; beide \"het een of het ander\") \"de soort\"\n  grondslag wet art. 3\n"
                                  "  luidt als lang dan opgesloten anders als isKlein dan beide anders vast\n"
                                  "regel P-1 \"Soort\"\n  grondslag wet art. 3\n  als soort = opgesloten en niet isKlein\n  gevolg signaal\n  motivering \"Ja.\"\n");
    EXPECT_THAT(text, HasSubstr("Het antwoord is vast, “is opgesloten” of “het een of het ander”."));
    EXPECT_THAT(text, HasSubstr("- de soort is “is opgesloten”\n- “is klein” is niet het geval\n"));
}

TEST(LeesParts, FactsSayTheirKindAndWhoKnowsThem) {
    const std::string text = clause("  eis oordeel en breed <= 3 meter\n");
    EXPECT_THAT(text, HasSubstr("### Gegevens van de aanvraag\n\n**Gegevens:**\n\n- dag van ontvangst: een datum\n"));
    EXPECT_THAT(text, HasSubstr("- breedte: een getal in meter, ten minste 0\u00a0meter; van de aanvrager\n"));
    EXPECT_THAT(text, HasSubstr("- het past: ja of nee; de burgemeester beoordeelt dit\n"));
    EXPECT_THAT(text, HasSubstr("- einde: een datum; het kan ook zijn dat het er niet is\n"));
    EXPECT_THAT(text, HasSubstr("- weigeren mogelijk: de aanvraag wordt geweigerd, als iemand na het afwegen van de belangen zo beslist\n"));
    EXPECT_THAT(text, HasSubstr("**Hoort bij:** de aanvraag."));
}

TEST(LeesParts, ExamplesStandBelowTheirRuleWhenAskedFor) {
    constexpr std::string_view rule = R"(regel P-1 "Terecht"
  grondslag wet art. 3
  voor elke stilstand in stilstanden
  eis echt van stilstand
  gevolg weigeren verplicht
  motivering "Onterecht."
voorbeeld "de tweede is onterecht"
  aanvraagsoort k
  gegeven peildatum = 1 maart 2026
  gegeven stilstanden = ((echt = ja); (echt = nee))
  verwacht P-1 voor stilstanden[2] geraakt
)";
    EXPECT_THAT(read(rule, LeesVorm::markdown, true), HasSubstr("**Voorbeelden:**\n\n- de tweede is onterecht: het gevolg treedt in (stilstanden nr. 2)\n"));
    EXPECT_THAT(read(rule), Not(HasSubstr("Voorbeelden")));
    EXPECT_THAT(read(rule, LeesVorm::html, true), HasSubstr("<li>de tweede is onterecht: het gevolg treedt in (stilstanden nr. 2)</li>"));
}

}  // namespace
}  // namespace drempel::engine
