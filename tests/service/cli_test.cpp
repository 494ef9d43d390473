// SPDX-License-Identifier: EUPL-1.2
// The program as a user runs it: arguments in, text and exit code out.
#include <sys/wait.h>

#include <sstream>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_directory.hpp"

namespace drempel::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Ran {
    int code = -1;
    std::string out, err;
};

constexpr const char* rules = R"(regelset proef.pas "Proef"
  laag      landelijk
  versie    2026.1
  recht op  peildatum
  bron      wet "Proefwet"  soort wet

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang     10
  werking  weigert
  weging   nee

gevolgsoort aanvullen "aanvullen"
  rang     50
  werking  vult_aan
  weging   nee

gevolgsoort nader_onderzoek "nader onderzoek"
  rang     60
  werking  onderzoekt
  weging   nee

aanvraagsoort pas "de aanvraag om een pas"
  naam          : tekst  "naam"  van aanvrager  vraag "Hoe heet u?"
  geboortedatum : datum  "geboortedatum"  van aanvrager  vraag "Wat is uw geboortedatum?"

regel PAS-01 "De aanvrager is 18"
  grondslag  wet art. 1
  eis        leeftijdOp(geboortedatum; peildatum) >= 18 jaar
  gevolg     weigeren verplicht
  motivering "{naam} is te jong."

voorbeeld "vandaag 18"
  aanvraagsoort pas
  gegeven    peildatum = 1 maart 2026
  gegeven    geboortedatum = 1 maart 2008
  verwacht   PAS-01 voldaan
)";

class Cli : public testing::Test {
protected:
    void SetUp() override { write("pas.regels", rules); }

    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_.file(name), std::ios::binary) << text; }
    std::string read(const std::string& name) const {
        std::ifstream in(folder_.file(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    // In the folder of the test; `arguments` as in a shell.
    Ran run(const std::string& arguments, const std::string& input = "") const {
        write("invoer", input);
        const std::string command = "cd '" + folder_.file("") + "' && '" DREMPEL_BINARY "' " + arguments + " <invoer >uit 2>fout";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("uit"), read("fout")};
    }
    Ran toets(const std::string& more, const std::string& input) const {
        return run("toets --regels pas.regels --soort pas --peildatum 2026-03-01 " + more, input);
    }

    test::TemporaryDirectory folder_;
};

TEST_F(Cli, ExplainsItselfInDutch) {
    const Ran all = run("--help");
    EXPECT_EQ(all.code, 0);
    for (const char* command : {"controleer", "test", "opmaak", "toets", "rapport", "serve", "bewijs"}) EXPECT_THAT(all.out, HasSubstr(command));
    for (const char* english : {"Usage", "Options", "Subcommands", "Positionals", "REQUIRED", "TEXT", "Print this"}) {
        for (const char* page : {"--help", "toets --help", "serve --help", "controleer --help"}) {
            EXPECT_THAT(run(page).out, Not(HasSubstr(english))) << page;
        }
    }
    EXPECT_THAT(run("--versie").out, StartsWith("drempel "));
}

TEST_F(Cli, SaysInDutchWhatIsWrongWithTheCommandLine) {
    EXPECT_EQ(run("").code, 2);
    EXPECT_EQ(run("toetz").code, 2);
    EXPECT_THAT(run("toetz").err, HasSubstr("bedoelde u toets?"));
    EXPECT_EQ(run("toets --peildatm 2026-03-01").code, 2);
    EXPECT_THAT(run("toets --peildatm 2026-03-01").err, HasSubstr("bedoelde u --peildatum?"));
    EXPECT_EQ(run("toets --soort").code, 2);
    EXPECT_THAT(run("toets --soort").err, HasSubstr("fout: "));
    EXPECT_EQ(run("toets --regels pas.regels").code, 2);
    EXPECT_EQ(run("controleer --formaat xml pas.regels").code, 2);
}

TEST_F(Cli, SaysOfALaterCommandThatItIsNotThereYet) {
    for (const char* command : {"bestek x.pdf", "bewijs", "verschil a b", "taalserver", "migreer", "back-up", "herstel", "ontvangst-controleer"}) {
        const Ran ran = run(command);
        EXPECT_EQ(ran.code, 2) << command;
        EXPECT_THAT(ran.err, HasSubstr("nog niet beschikbaar")) << command;
    }
}

TEST_F(Cli, ToetsTellsTheAdviceByItsExitCode) {
    const Ran good = toets("-", R"({"naam":"A","geboortedatum":"2008-03-01"})");
    EXPECT_EQ(good.code, 0) << good.err;
    EXPECT_THAT(good.out, HasSubstr("geen beletsel"));
    const Ran young = toets("-", R"({"naam":"A","geboortedatum":"2008-03-02"})");
    EXPECT_EQ(young.code, 1);
    EXPECT_THAT(young.out, HasSubstr("A is te jong."));
    EXPECT_THAT(young.out, HasSubstr("Proefwet art. 1"));
    EXPECT_THAT(young.out, HasSubstr("een bevoegde ambtenaar beslist"));
    const Ran open = toets("-", R"({"naam":"A"})");
    EXPECT_EQ(open.code, 1);
    EXPECT_THAT(open.out, HasSubstr("Nog nodig"));
    EXPECT_THAT(open.out, HasSubstr("Wat is uw geboortedatum?"));
}

TEST_F(Cli, ToetsPrintsTheResultObject) {
    const Ran ran = toets("--formaat json -", R"({"naam":"A","geboortedatum":"2008-03-01"})");
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, StartsWith(R"({"aanvraagsoort":"pas")"));
    EXPECT_EQ(ran.out.back(), '\n');
    EXPECT_EQ(ran.out.find('\n'), ran.out.size() - 1);
}

TEST_F(Cli, ToetsRefusesABadCaseWithAllItsProblems) {
    const Ran ran = toets("--formaat json -", R"({"naam":5,"geboortedatum":"2026-02-30","gebortedatum":"x"})");
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.out, HasSubstr(R"("errors":[)"));
    EXPECT_THAT(ran.out, HasSubstr("/naam"));
    EXPECT_THAT(ran.out, HasSubstr("/geboortedatum"));
    EXPECT_THAT(ran.out, HasSubstr("/gebortedatum"));
    EXPECT_THAT(ran.err, StartsWith("fout: "));
    EXPECT_EQ(toets("-", std::string(100'000, '[')).code, 3);
    EXPECT_EQ(toets("-", "").code, 3);
    EXPECT_EQ(toets("er-niet.json", "").code, 3);
    EXPECT_EQ(toets("-", R"({"naam":")" + std::string(2U << 20U, 'x') + R"("})").code, 3);
}

TEST_F(Cli, ToetsRefusesBadOptionsAsWrongUse) {
    EXPECT_EQ(run("toets --regels pas.regels --soort pass --peildatum 2026-03-01 -", "{}").code, 2);
    EXPECT_EQ(run("toets --regels pas.regels --soort pas --peildatum 2026-02-30 -", "{}").code, 2);
}

TEST_F(Cli, ToetsDoesNotRunOnRulesWithMistakes) {
    write("pas.regels", "regelset proef\n  laag onzin\n");
    const Ran ran = toets("--formaat json -", "{}");
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.out, HasSubstr(R"("errors":[{)"));
}

TEST_F(Cli, StreamAnswersEachLineInOrder) {
    const std::string lines = R"({"naam":"A","geboortedatum":"2000-01-01"})"
                              "\n"
                              R"({"naam":"B","onzin":1})"
                              "\nkapot\n\n"
                              R"({"naam":"C","geboortedatum":"2020-01-01"})"
                              "\n";
    const Ran ran = toets("--stroom", lines);
    EXPECT_EQ(ran.code, 3);
    std::istringstream out(ran.out);
    std::vector<std::string> answers;
    for (std::string line; std::getline(out, line);) answers.push_back(line);
    ASSERT_EQ(answers.size(), 5U);
    EXPECT_THAT(answers[0], HasSubstr("geen_beletsel"));
    EXPECT_THAT(answers[1], StartsWith(R"({"lijn":2,)"));
    EXPECT_THAT(answers[2], StartsWith(R"({"lijn":3,)"));
    EXPECT_THAT(answers[3], StartsWith(R"({"lijn":4,)"));
    EXPECT_THAT(answers[4], HasSubstr("weigeren_verplicht"));
}

TEST_F(Cli, StreamWithoutBadLinesTellsTheAdvice) {
    EXPECT_EQ(toets("--stroom", R"({"geboortedatum":"2000-01-01"})").code, 0);
    EXPECT_EQ(toets("--stroom", R"({"geboortedatum":"2000-01-01"})" "\n" R"({"geboortedatum":"2020-01-01"})" "\n").code, 1);
    EXPECT_EQ(toets("--stroom", "").code, 0);
}

TEST_F(Cli, StreamSkipsTheRestOfAnEndlessLine) {
    const Ran ran = toets("--stroom", std::string(3U << 20U, 'x') + "\n" + R"({"geboortedatum":"2000-01-01"})" + "\n");
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.out, StartsWith(R"({"lijn":1,)"));
    EXPECT_THAT(ran.out, HasSubstr("geen_beletsel"));
}

TEST_F(Cli, ToetsLetsNoNameRewriteTheScreen) {
    const Ran ran = toets("-", R"({"naam":"A\u001b[2J\u0007\u009b","geboortedatum":"2020-01-01"})");
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x07")));
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\xc2\x9b")));
}

TEST_F(Cli, ControleerShowsThePlaceWithTheSourceLine) {
    EXPECT_EQ(run("controleer pas.regels").code, 0);
    std::string wrong = rules;
    wrong.replace(wrong.find("geboortedatum; peil"), 13, "geboorteda\xc3\xabtum");
    write("pas.regels", wrong);
    const Ran ran = run("controleer pas.regels");
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("pas.regels:28:"));
    EXPECT_THAT(ran.out, HasSubstr("28 |   eis"));
    EXPECT_THAT(ran.out, HasSubstr("^^^"));
    EXPECT_THAT(run("controleer --formaat json pas.regels").out, StartsWith("[{"));
    EXPECT_THAT(run("controleer --formaat sarif pas.regels").out, HasSubstr("2.1.0"));
    EXPECT_EQ(run("controleer er-niet").code, 3);
}

TEST_F(Cli, ControleerShowsOnlyTheSurroundingsOfAPlaceInAnEndlessLine) {
    std::string wrong = rules;
    wrong.replace(wrong.find("leeftijdOp("), 11, std::string(10'000, '(') + "leeftijdOp(");
    write("pas.regels", wrong);
    const Ran ran = run("controleer pas.regels");
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("T023"));
    EXPECT_THAT(ran.out, HasSubstr(" | \xe2\x80\xa6(("));
    EXPECT_LT(ran.out.size(), 1000U);
}

TEST_F(Cli, TestRunsTheExamplesAndNamesWhatHasNone) {
    const Ran ran = run("test pas.regels");
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, HasSubstr("1 voorbeeld: 1 geslaagd, 0 mislukt"));
    EXPECT_THAT(ran.out, HasSubstr("PAS-01"));
    EXPECT_THAT(ran.out, HasSubstr("geen voorbeeld: geraakt, onbepaald"));
    EXPECT_THAT(run("test --formaat junit pas.regels").out, HasSubstr("<testsuite"));
    EXPECT_THAT(run("test --formaat json pas.regels").out, HasSubstr(R"("nietGeraakt":true)"));
    std::string wrong = rules;
    wrong.replace(wrong.rfind("voldaan"), 7, "geraakt");
    write("pas.regels", wrong);
    const Ran failed = run("test pas.regels");
    EXPECT_EQ(failed.code, 1);
    EXPECT_THAT(failed.out, HasSubstr("MISLUKT  vandaag 18"));
}

TEST_F(Cli, TestCountsConditionsAndTheChangesThatNoExampleNotices) {
    const Ran plain = run("test pas.regels");
    EXPECT_THAT(plain.out, HasSubstr("Voorwaarden: 0 van 1 zijn in een voorbeeld waar en in een voorbeeld onwaar"));
    EXPECT_THAT(plain.out, Not(HasSubstr("Mutaties")));
    const Ran all = run("test --mutaties --alles pas.regels");
    EXPECT_EQ(all.code, 0);  // a change that nobody notices is not a mistake
    // The example is of the birthday itself: 18 that becomes 17 changes nothing there.
    EXPECT_THAT(all.out, HasSubstr("'18 jaar' wordt 17 jaar"));
    EXPECT_THAT(all.out, Not(HasSubstr("'>=' wordt '>'")));
    EXPECT_THAT(all.out, HasSubstr("eis: nooit onwaar: "));
    const Ran json = run("test --mutaties --formaat json pas.regels");
    EXPECT_THAT(json.out, HasSubstr(R"("nietOpgemerkt":[{"onderdeel":"PAS-01")"));
    EXPECT_THAT(json.out, HasSubstr(R"("voorwaarden":[{"regel":"PAS-01","deel":"eis","onderdeel":false)"));
    EXPECT_EQ(run("test --mutaties --formaat junit pas.regels").code, 2);
}

TEST_F(Cli, LeesShowsTheRulesInPlainDutch) {
    const Ran text = run("lees --peildatum 2026-03-01 pas.regels");
    EXPECT_EQ(text.code, 0);
    EXPECT_THAT(text.out, HasSubstr("### PAS-01. "));
    EXPECT_THAT(text.out, HasSubstr("ten minste 18 jaar"));
    const Ran html = run("lees --vorm html --uit pas.html pas.regels");
    EXPECT_EQ(html.code, 0);
    EXPECT_EQ(html.out, "");
    EXPECT_THAT(read("pas.html"), StartsWith("<!doctype html>"));
    EXPECT_EQ(run("lees --vorm pdf pas.regels").code, 2);
    EXPECT_EQ(run("lees --peildatum gisteren pas.regels").code, 2);
    const Ran other = run("lees --regelset pass pas.regels");
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.err, HasSubstr("er is geen regelset 'pass'"));
}

TEST_F(Cli, OpmaakRewritesOnceAndKeepsTheMeaning) {
    std::string loose = rules;
    loose.replace(loose.find("  laag      "), 12, "     laag ");
    write("pas.regels", loose);
    const Ran check = run("opmaak --controleer pas.regels");
    EXPECT_EQ(check.code, 1);
    EXPECT_EQ(check.out, "pas.regels\n");
    EXPECT_EQ(read("pas.regels"), loose);
    EXPECT_EQ(run("opmaak pas.regels").code, 0);
    EXPECT_NE(read("pas.regels"), loose);
    EXPECT_EQ(run("opmaak --controleer pas.regels").code, 0);
    EXPECT_EQ(run("controleer pas.regels").code, 0);
}

TEST_F(Cli, OpmaakLeavesAFileWithMistakesAsItIs) {
    write("pas.regels", "regelset \n  laag (((\n");
    EXPECT_EQ(run("opmaak pas.regels").code, 3);
    EXPECT_EQ(read("pas.regels"), "regelset \n  laag (((\n");
}

TEST_F(Cli, RapportSaysWhichFormsAreNotThereYet) {
    write("t.json", "{}");
    EXPECT_EQ(run("rapport --toetsing t.json --uit x.pdf").code, 2);
    EXPECT_THAT(run("rapport --toetsing t.json --uit x.odt").err, HasSubstr("nog niet beschikbaar"));
    EXPECT_EQ(run("rapport --toetsing t.json --uit x.html --regels " DREMPEL_SOURCE_DIR "/rules").code, 3);
    EXPECT_EQ(run("rapport --uit x.html").code, 2);
}

TEST_F(Cli, RapportWritesTheReportOfAScreening) {
    const Ran screened = toets("--formaat json -", R"({"naam":"A. Voorbeeld","geboortedatum":"2020-01-01"})");
    write("t.json", screened.out);
    const Ran ran = run("rapport --toetsing t.json --uit x.html --regels " DREMPEL_SOURCE_DIR "/rules");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(read("x.html"), HasSubstr("A. Voorbeeld is te jong."));
}

TEST_F(Cli, RapportNamesTheFolderWhereItFoundNoTemplates) {
    write("t.json", "{}");
    const Ran ran = run("rapport --toetsing t.json --uit x.html --regels er-niet");
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("'er-niet/sjablonen'"));
    EXPECT_THAT(ran.err, HasSubstr("--regels"));
}

TEST_F(Cli, ServeTakesItsSettingsFromAFileUnlessTheCommandLineSaysOtherwise) {
    write("drempel.toml", "# instellingen\nregels = [\"pas.regels\"]\nadres = \"10.0.0.1:80\"\nopslag = \"sqlite:p.sqlite\"\n");
    const Ran from_file = run("serve --config drempel.toml");
    EXPECT_EQ(from_file.code, 2);
    EXPECT_THAT(from_file.err, HasSubstr("10.0.0.1"));
    EXPECT_THAT(run("serve --config drempel.toml --adres 10.0.0.2:80").err, HasSubstr("10.0.0.2"));
}

TEST_F(Cli, ServeRefusesSettingsItDoesNotKnow) {
    write("drempel.toml", "adress = \"127.0.0.1:0\"\n");
    const Ran unknown = run("serve --config drempel.toml");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("'adress'"));
    write("drempel.toml", "[dienst]\nadres = \"127.0.0.1:0\"\n");
    EXPECT_THAT(run("serve --config drempel.toml").err, HasSubstr("'dienst'"));
    EXPECT_EQ(run("serve --config er-niet.toml").code, 2);
}

TEST_F(Cli, ServeRefusesWhatIsNotThisComputer) {
    for (const char* address : {"0.0.0.0:0", "192.168.1.1:8080", "drempel.example.org:80", "8080", "127.0.0.1:99999"}) {
        const Ran ran = run("serve --regels pas.regels --opslag sqlite:p.sqlite --adres " + std::string(address));
        EXPECT_EQ(ran.code, 2) << address << ran.out << ran.err;
        EXPECT_THAT(ran.err, StartsWith("fout: ")) << address;
    }
    EXPECT_EQ(run("serve --opslag postgresql://x").code, 2);
    EXPECT_EQ(run("serve --opslag onzin").code, 2);
}

}  // namespace
}  // namespace drempel::cli
