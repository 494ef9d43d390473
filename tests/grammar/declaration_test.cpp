// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "grammar/read.hpp"

namespace drempel::grammar {
namespace {

using test::declaration;

std::string field(std::string_view text) {
    std::string shown = declaration("begrip b \"het b\"\n  veld : " + std::string(text) + "\n");
    const std::string before = "begrip b\"het b\"\n  field veld ";
    return shown.starts_with(before) ? shown.substr(before.size()) : shown;
}

TEST(Type, NumbersHaveUnitsAndLimits) {
    EXPECT_EQ(field("getal in m2 van 0 tot en met 10.000"),
              "<getal in=m2 low=(number 0) high=(number 10000)>");
    EXPECT_EQ(field("bedrag niet negatief"), "<bedrag niet_negatief>");
    EXPECT_EQ(field("geheel in kamers tot en met 5"), "<geheel in=kamers high=(number 5)>");
    EXPECT_EQ(field("percentage van -5 %"), "<percentage low=(negate (number 5 %))>");
    EXPECT_EQ(field("jaren"), "<jaren>");
}

TEST(Type, VanIsALimitBeforeANumberAndAnOriginBeforeAWord) {
    EXPECT_EQ(field("bedrag van € 5 van aanvrager"), "<bedrag low=(number 5 €)> van=aanvrager");
    EXPECT_EQ(field("datum van 1 januari 1900 tot en met peildatum van register \"BRP\""),
              "<datum low=(date 1900-01-01) high=(name peildatum)> van=register\"BRP\"");
}

TEST(Type, TheOthers) {
    EXPECT_EQ(field("datum ook onvolledig of geen"), "<datum onvolledig of_geen>");
    EXPECT_EQ(field("keuze (horeca \"horecabedrijf\"; slijterij)"),
              "<keuze members=horeca\"horecabedrijf\" slijterij>");
    EXPECT_EQ(field("lijst van persoon ten minste 1 ten hoogste 5"),
              "<lijst element=<begrip name=persoon> min=(number 1) max=(number 5)>");
    EXPECT_EQ(field("verwijzing naar rechtspersoon of geen"),
              "<verwijzing name=rechtspersoon of_geen>");
    EXPECT_EQ(field("oordeel ja_nee door burgemeester"), "<ja_nee oordeel> door=burgemeester");
    EXPECT_EQ(field("lijst van lijst van tekst"), "<lijst element=<lijst element=<tekst>>>");
}

TEST(Field, PartsStandInAnyOrderButOnce) {
    EXPECT_EQ(field("tekst vraag \"Wat?\" van aanvrager \"de naam\" toelichting \"uitleg\""),
              "<tekst>\"de naam\" van=aanvrager vraag=\"Wat?\" toelichting=\"uitleg\"");
    EXPECT_EQ(field("tekst van aanvrager van register"), "T031");
}

TEST(Field, ALineWithANameAndAColonStartsTheNextOne) {
    EXPECT_EQ(declaration("feitengroep g \"de g\"\n  a : tekst\n      \"eerste\"\n  b : duur\n"),
              "feitengroep g\"de g\"\n  field a <tekst>\"eerste\"\n  field b <duur>");
}

TEST(Begrip, HasASuperAKeyALabelAndAPlural) {
    EXPECT_EQ(declaration("begrip a is een b sleutel partij \"de a\" meervoud \"de a's\"\n"),
              "begrip a is=b sleutel=partij\"de a\" meervoud=\"de a's\"");
}

TEST(Aanvraagsoort, IncludesGroups) {
    EXPECT_EQ(declaration("aanvraagsoort v \"de v\"\n  met g; h\n  x : ja_nee\n"),
              "aanvraagsoort v\"de v\" met=g h\n  field x <ja_nee>");
}

TEST(Parameter, HasDatedValues) {
    EXPECT_EQ(declaration("parameter m : getal in m2 \"het minimum\"\n  grondslag w art. 10 lid 2\n"
                          "  open voor raad; college alleen hoger\n  vanaf 1 januari 2020 tot 1 "
                          "juli 2021 luidt 30 m2\n"
                          "  vanaf 1 juli 2021\n    luidt 35 m2\n"),
              "parameter m <getal in=m2>\"het minimum\" grondslag=[w art:10 lid:2] open=raad "
              "college alleen=hoger\n"
              "   from=(date 2020-01-01) tot=(date 2021-07-01) luidt (number 30 m2)\n"
              "   from=(date 2021-07-01) luidt (number 35 m2)");
}

TEST(Gevolgsoort, HasRankEffectAndWeighing) {
    EXPECT_EQ(
        declaration("gevolgsoort weigeren_verplicht \"weigeren\"\n  rang 10\n  werking weigert\n  "
                    "weging nee\n"),
        "gevolgsoort weigeren_verplicht\"weigeren\" rang=(number 10) werking=weigert weging=nee");
}

TEST(Grondslag, PlacesStandInTheOrderWritten) {
    EXPECT_EQ(declaration("regel A-1 \"T\"\n  grondslag wet art. 4:5 lid 1 onder a sub 2; awb "
                          "hoofdstuk 4 afdeling 4.1 "
                          "paragraaf 4.1.2; wet artikel 8a aanhef; wet bijlage II\n"),
              "regel A-1\"T\"\n  grondslag [wet art:4:5 lid:1 onder:a sub:2] [awb hoofdstuk:4 "
              "afdeling:4.1 "
              "paragraaf:4.1.2] [wet art:8a aanhef:] [wet bijlage:II]");
}

TEST(Regel, AllItsClauses) {
    EXPECT_EQ(
        declaration(
            "regel HOR-05a \"T\"\n  status concept omdat \"geen bron\"\n  grondslag w art. 1\n"
            "  geldig vanaf 1 juli 2021 tot en met 1 juli 2022\n  geldt voor a; b\n"
            "  voor elke x in xs\n  voor elke y genaamd z in ys van x\n  als p\n  eis q\n"
            "  tenzij r volgens w art. 2\n  tenzij s\n  gevolg signaal naar jurist volgens w art. "
            "3\n"
            "  motivering \"Op {peildatum} is {naam van x} \\\"klaar\\\".\"\n"),
        "regel HOR-05a\"T\"\n  concept\"geen bron\"\n  grondslag [w art:1] geldig= from=(date "
        "2021-07-01) "
        "tem=(date 2022-07-01) voor=a b\n  voor_elke x (name xs)\n  voor_elke y genaamd=z (field "
        "ys (name x))\n"
        "  als (name p)\n  eis (name q)\n  tenzij (name r)[w art:2]\n  tenzij (name s)\n"
        "  gevolg signaal naar=jurist[w art:3]\n"
        "  motivering \"Op \" {(name peildatum)} \" is \" {(field naam (name x))} \" \"klaar\".\"");
}

TEST(Regel, AGevolgOfSeveralWordsIsOneName) {
    EXPECT_EQ(declaration("regel A-1 \"T\"\n  gevolg nader onderzoek\n"),
              "regel A-1\"T\"\n  grondslag \n  gevolg nader_onderzoek");
    EXPECT_EQ(declaration("regel A-1 \"T\"\n  gevolg voorschrift \"Sluit om elf uur.\"\n"),
              "regel A-1\"T\"\n  grondslag \n  gevolg voorschrift\"Sluit om elf uur.\"");
}

TEST(Regel, AWindowMayGoOnWithVoorOnTheNextLine) {
    EXPECT_EQ(declaration("regel A-1 \"T\"\n  eis a ten hoogste 5 jaar\n  voor peildatum\n"),
              "regel A-1\"T\"\n  grondslag \n  eis (window ten_hoogste_voor (name a) (number 5 "
              "jaar) (name peildatum))");
}

TEST(RegelId, SpellingsInPairs) {
    for (const char* good : {"HOR-02", "HOR-05a", "BIB-S02", "KDR-A01", "A-1", "HOR-05a1"}) {
        EXPECT_EQ(declaration(std::string("regel ") + good + " \"T\"\n").substr(0, 5), "regel")
            << good;
    }
    for (const char* bad : {"HOR02", "hor-02", "HOR-", "02-HOR", "HOR-02A", "HOR-02ab"}) {
        EXPECT_EQ(declaration(std::string("regel ") + bad + " \"T\"\n"), "T007") << bad;
    }
}

TEST(Regelset, AllItsClauses) {
    const Parsed parsed = test::read(
        "regelset gemeente.schiedam \"Schiedam\"\n  laag gemeente\n  gemeente schiedam "
        "\"Schiedam\"\n  versie 2026.1\n"
        "  recht op peildatum\n  gebruikt a.b; c\n  bron apv \"APV\" cvdr CVDR603544/1 soort "
        "verordening geldig vanaf 1 januari 2020\n"
        "  bron b99 \"Besluit\" publicatie stb-1999-378\n");
    EXPECT_EQ(test::codes_of(parsed), "");
    EXPECT_EQ(test::show(parsed.file),
              "regelset gemeente.schiedam\"Schiedam\" laag=gemeente gemeente=schiedam\"Schiedam\" "
              "versie=2026.1 "
              "recht_op=peildatum gebruikt=a.b c\n  bron apv\"APV\" cvdr=CVDR603544/1 "
              "soort=verordening geldig= "
              "from=(date 2020-01-01)\n  bron b99\"Besluit\" publicatie=stb-1999-378\n");
}

TEST(Voorbeeld, ExpectsOutcomesGapsAndAdvice) {
    EXPECT_EQ(
        declaration("voorbeeld \"t\" herkomst \"h\"\n  aanvraagsoort a\n  gemeente schiedam\n"
                    "  gegeven peildatum = 1 maart 2026\n  gegeven sinds van xs[1] van ys[2] = ja\n"
                    "  verwacht HOR-02 voor ys[2] niet van toepassing\n  verwacht HOR-02 geraakt\n"
                    "  verwacht sinds van xs[1] ontbreekt\n  verwacht advies weigeren verplicht "
                    "definitief\n"),
        "voorbeeld \"t\" herkomst=\"h\" soort=a gemeente=schiedam\n  (name peildatum) := (date "
        "2026-03-01)\n"
        "  (field sinds (index 1 (field xs (index 2 (name ys))))) := (ja_nee ja)\n"
        "  verwacht HOR-02 voor=(index 2 (name ys)) niet_van_toepassing\n  verwacht HOR-02 "
        "geraakt\n"
        "  verwacht ontbreekt (field sinds (index 1 (name xs)))\n"
        "  verwacht advies weigeren_verplicht status=definitief");
}

TEST(Recovery, OneSlipCostsOneClause) {
    const Parsed parsed = test::read(
        "regelset p \"P\"\n\nregel A-1 \"T\"\n  grondslag w art. 1\n  eis a = =\n  gevolg "
        "aanvullen\n");
    EXPECT_EQ(test::codes_of(parsed), "T011");
    const Declaration& broken = parsed.file.declarations.back();
    const Regel& regel = std::get<Regel>(broken.node);
    EXPECT_FALSE(broken.complete);
    EXPECT_FALSE(regel.eis.has_value());
    ASSERT_TRUE(regel.gevolg.has_value());
    EXPECT_EQ(regel.gevolg->name.text, "aanvullen");
}

TEST(Recovery, AMisspeltKeywordIsReadAsWhatWasMeant) {
    const Parsed parsed = test::read(
        "regelset p \"P\"\n\nregel A-1 \"T\"\n  grondslag w art. 1\n  eis a = b\n  gevlog "
        "aanvullen\n");
    EXPECT_EQ(test::codes_of(parsed), "T009");
    const Regel& regel = std::get<Regel>(parsed.file.declarations.back().node);
    EXPECT_TRUE(regel.eis.has_value());
    ASSERT_TRUE(regel.gevolg.has_value());
    EXPECT_TRUE(parsed.file.declarations.back().complete);
}

TEST(Recovery, TenMistakesGiveTenDiagnostics) {
    const Parsed parsed = test::read(
        "regelset p \"P\"\n  laag landlijk\n  bron w \"W\" bwb 12\n\nbegrip b \"het b\"\n  a : "
        "tekst of\n\n"
        "regel HOR02 \"T\"\n  grondslag w art. lid 1\n  als a < 31 februari 2026\n  eis a >= 1.5 "
        "jaar\n  gevlog aanvullen\n\n"
        "voorbeeld \"v\"\n  gegeven x = (a, b)\n  verwacht HOR-02 geweigerd\n");
    EXPECT_EQ(test::codes_of(parsed), "T038 T011 T012 T007 T011 T015 T014 T009 T034 T011");
}

TEST(Regelset, ARegionNamesItsMunicipalities) {
    EXPECT_EQ(test::show(test::read("regelset r \"R\"\n  laag regio\n  regio achterhoek "
                                    "\"Achterhoek\"\n  gemeenten aalten; oost_gelre\n")
                             .file),
              "regelset r\"R\" laag=regio regio=achterhoek\"Achterhoek\" gemeenten=aalten "
              "oost_gelre\n");
}

TEST(Invulling, HasValuesWithADayOrNoNorm) {
    EXPECT_EQ(declaration("invulling m\n  door raad\n  grondslag w art. 2\n"
                          "  vanaf 1 juli 2021 tot 1 juli 2022 luidt 40 m2\n"
                          "  vanaf 1 juli 2022 geen norm\n"),
              "invulling m door=raad grondslag=[w art:2]\n"
              "   from=(date 2021-07-01) tot=(date 2022-07-01) luidt (number 40 m2)\n"
              "   from=(date 2022-07-01) luidt (geen)");
    EXPECT_EQ(declaration("invulling m\n  vanaf 1 juli 2022 geen\n"), "T012");
}

TEST(Vervallen, NamesARuleAnOrganAndAGround) {
    EXPECT_EQ(declaration("vervallen HOR-02\n  door raad\n  grondslag w art. 2\n"),
              "vervallen HOR-02 door=raad grondslag=[w art:2]");
}

TEST(Conclusie, HasATypeALabelAGroundAndABody) {
    EXPECT_EQ(declaration("conclusie c : bedrag of geen \"het bedrag\"\n  grondslag w art. 2\n"
                          "  luidt a\n"),
              "conclusie c <bedrag of_geen>\"het bedrag\" grondslag=[w art:2]\n  luidt (name a)");
}

TEST(Voorbeeld, AsksForConclusiesGroundsAndWords) {
    EXPECT_EQ(declaration("voorbeeld \"v\"\n  verwacht c = zwaar\n  verwacht c = geen\n"
                          "  verwacht c onbekend\n  verwacht A-1 geraakt volgens w art. 2 met "
                          "\"te jong\"\n"),
              "voorbeeld \"v\"\n  verwacht c = (name zwaar)\n  verwacht c = (geen)\n"
              "  verwacht c onbekend\n  verwacht A-1 geraakt[w art:2] met=\"te jong\"");
    EXPECT_EQ(declaration("voorbeeld \"v\"\n  verwacht c van d = zwaar\n"), "T041");
}

TEST(Voorbeeld, ADateMayLackItsDayInAFactOnly) {
    EXPECT_EQ(test::value("mei 1980"), "(date 1980-05)");
    EXPECT_EQ(test::value("mei"), "(name mei)");
    EXPECT_EQ(test::expression("x < mei 1980"), "T040");
}

}  // namespace
}  // namespace drempel::grammar
