// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drempel/reports/pandoc.hpp"
#include "temporary_directory.hpp"

namespace drempel::reports {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

// A result of a screening in which one name and one reason are the caller's; both as JSON text.
std::string result_with(const std::string& name, const std::string& reason = "De leeftijd is 20 jaar.") {
    return R"({"aanvraagsoort":"alcoholvergunning","aanvraagsoortLabel":"de aanvraag om een Alcoholwetvergunning",
      "regelset":{"naam":"horeca.alcoholwet","versie":"2026.1","hash":"sha256:aaaa"},"lagen":[{"naam":"horeca.alcoholwet","laag":"landelijk","hash":"sha256:bbbb"}],
      "motor":"1.0.0","peildatum":"2026-03-01","kenmerk":"sha256:cccc","advies":"weigeren_mogelijk","adviesLabel":"weigeren mogelijk",
      "adviesStatus":"voorlopig","mogelijkeAdviezen":["weigeren_mogelijk"],"besluitrijp":false,"bevindingen":[
      {"regel":"HOR-02","titel":"Leidinggevende is 21","object":"/leidinggevenden/0","uitkomst":"geraakt","gevolg":"weigeren_mogelijk",
       "gevolgLabel":"weigeren mogelijk","weging":true,"status":"in_werking","grondslag":[{"bron":"alcoholwet","artikel":"8","tekst":"Alcoholwet art. 8",
       "url":"https://wetten.overheid.nl/BWBR0002458"},{"bron":"plan","tekst":"Plan art. 2","url":"javascript:x"}],
       "motivering":")" + reason + R"(","gebruikt":[{"pad":"/leidinggevenden/0/naam","label":"naam","waarde":")" + name + R"(","weergave":")" + name
           + R"(","bron":"brp","bronNaam":"BRP","status":"vastgesteld","per":"2026-02-20"}],"ontbreekt":[],"kenmerken":[]},
      {"regel":"HOR-04","titel":"Sociale hygiene","object":"/leidinggevenden/0","uitkomst":"onbepaald","gevolg":"weigeren_verplicht","gevolgLabel":"weigeren verplicht",
       "weging":false,"status":"in_werking","grondslag":[],"motivering":"","gebruikt":[],"ontbreekt":[{"pad":"/leidinggevenden/0/socialeHygiene","soort":"feit"}],"kenmerken":[]},
      {"regel":"HOR-10","titel":"Eerdere sluiting","object":"","uitkomst":"niet_van_toepassing","gevolg":"weigeren_verplicht","gevolgLabel":"weigeren verplicht",
       "weging":false,"status":"concept","opmerking":"artikel niet bevestigd","grondslag":[],"motivering":"","gebruikt":[],"ontbreekt":[],"kenmerken":["concept"]}],
      "conclusies":[],"ontbrekend":[{"pad":"/leidinggevenden/0/socialeHygiene","soort":"feit","vraag":"Staat A in het register?","van":"register","vanNaam":"SVH",
      "grondslag":[],"beslistMee":["HOR-04"]}]})";
}

std::string html_of(const std::string& result, const std::string& id = "") {
    PandocReportWriter writer({.templates_folder = DREMPEL_SOURCE_DIR "/rules/sjablonen"});
    const auto made = writer.write(result, "toetsingsverslag", app::ReportFormat::html, id);
    EXPECT_TRUE(made) << (made ? "" : made.error().detail);
    return made.value_or("");
}

std::string without_line_breaks(std::string text) {
    for (char& c : text) c = c == '\n' ? ' ' : c;
    return text;
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

TEST(Toetsingsverslag, ShowsConclusionsWithTheirGroundAndWhoMaySetAnOpenNorm) {
    std::string result = result_with("A");
    EXPECT_THAT(html_of(result), Not(HasSubstr("Conclusies")));
    const std::string none = R"("conclusies":[],"ontbrekend":[)";
    result.replace(result.find(none), none.size(),
                   R"("conclusies":[{"naam":"zwaarte","label":"de zwaarte","staat":"waarde","weergave":"licht","grondslag":[{"bron":"b","tekst":"Beleid art. 4"}]}],)"
                   R"("ontbrekend":[{"pad":"","soort":"norm","norm":"maximum","label":"het maximum","openVoor":["raad","college"],"grondslag":[],"beslistMee":["HOR-04"]},)");
    const std::string html = without_line_breaks(html_of(result));
    EXPECT_THAT(html, HasSubstr("Conclusies"));
    EXPECT_THAT(html, HasSubstr("de zwaarte"));
    EXPECT_THAT(html, HasSubstr("licht"));
    EXPECT_THAT(html, HasSubstr("Beleid art. 4"));
    EXPECT_THAT(html, HasSubstr("raad of college"));
}

TEST(Toetsingsverslag, ShowsHowTheLegalTermsStandAndWhatTheyWaitFor) {
    std::string result = result_with("A");
    EXPECT_THAT(html_of(result), Not(HasSubstr("Termijnen")));
    const std::string before = R"("ontbrekend":[)";
    result.insert(result.find(before),
                  R"("termijnen":[{"naam":"beslistermijn","label":"de beslistermijn","staat":"loopt","einde":"2026-05-06","zonderVerschuiving":"2026-05-05",)"
                  R"("weergave":"loopt tot en met 6 mei 2026","grondslag":[{"bron":"awb","tekst":"Awb art. 4:13"}],"ontbreekt":[]},)"
                  R"({"naam":"hersteltermijn","label":"","staat":"onbekend","weergave":"nog niet te zeggen","grondslag":[],)"
                  R"("ontbreekt":[{"pad":"/verzoekOp","soort":"feit"}]}],)");
    const std::string html = without_line_breaks(html_of(result));
    EXPECT_THAT(html, HasSubstr("Termijnen"));
    EXPECT_THAT(html, HasSubstr("de beslistermijn"));
    EXPECT_THAT(html, HasSubstr("loopt tot en met 6 mei 2026; zonder weekend en feestdagen was de laatste dag 5 mei 2026"));
    EXPECT_THAT(html, HasSubstr("Awb art. 4:13"));
    EXPECT_THAT(html, HasSubstr("hersteltermijn"));
    EXPECT_THAT(html, HasSubstr("Nodig: verzoekOp"));
}

TEST(Toetsingsverslag, SaysWhatHoldsARuleBackAndWhichOldLawCounts) {
    std::string result = result_with("A");
    const std::string kenmerken = R"("ontbreekt":[],"kenmerken":[]},)";
    result.replace(result.find(kenmerken), kenmerken.size(),
                   R"("ontbreekt":[],"afgewekenDoor":["R-2"],"geblokkeerdDoor":["R-3","R-4"],"blokkade":{"soort":"besluit","tekst":"het besluit"},)"
                   R"("overgangsrecht":{"naam":"oud","label":"oude zaken","grondslag":[{"bron":"w","tekst":"Wet art. 9"}]},"kenmerken":["geblokkeerd","botsing"]},)");
    const std::string html = without_line_breaks(html_of(result));
    EXPECT_THAT(html, HasSubstr("In plaats van deze regel geldt: R-2"));
    EXPECT_THAT(html, HasSubstr("Mag niet worden gebruikt volgens: R-3, R-4"));
    EXPECT_THAT(html, HasSubstr("Houdt tegen (besluit): het besluit"));
    EXPECT_THAT(html, HasSubstr("Overgangsrecht: oude zaken, volgens Wet art. 9"));
    EXPECT_THAT(html, HasSubstr("rust op iets wat niet mag worden gebruikt"));
    EXPECT_THAT(html, HasSubstr("laat een jurist beslissen welke geldt"));
}

TEST(Toetsingsverslag, CarriesTheMarkTheIdsAndTheHash) {
    const std::string html = html_of(result_with("A"), "4d7d6f3e-0000-4000-8000-000000000000");
    EXPECT_THAT(html, HasSubstr("CONCEPT"));
    EXPECT_THAT(html, HasSubstr("4d7d6f3e-0000-4000-8000-000000000000"));
    EXPECT_THAT(html, HasSubstr("sha256:cccc"));
    EXPECT_THAT(html, HasSubstr("sha256:aaaa"));
    EXPECT_THAT(html, HasSubstr("een bevoegde ambtenaar beslist"));
    EXPECT_THAT(html, HasSubstr("<html lang=\"nl\">"));
}

TEST(Toetsingsverslag, IsNamedByItsKenmerkWhenItWasNotStored) {
    EXPECT_THAT(html_of(result_with("A")), HasSubstr("Nummer van de toetsing"));
    EXPECT_THAT(html_of(result_with("A")), HasSubstr("sha256:cccc"));
}

TEST(Toetsingsverslag, ShowsGroundsReasonsFactsAndWhatIsNeeded) {
    const std::string html = html_of(result_with("A. de Vries"));
    EXPECT_THAT(html, HasSubstr(R"(<a href="https://wetten.overheid.nl/BWBR0002458")"));
    EXPECT_THAT(html, HasSubstr("De leeftijd is 20 jaar."));
    EXPECT_THAT(html, HasSubstr("A. de Vries"));
    EXPECT_THAT(html, HasSubstr("naam (leidinggevenden nr. 1)"));
    EXPECT_THAT(html, HasSubstr("vastgesteld per 20 februari 2026"));
    EXPECT_THAT(html, HasSubstr("Staat A in het register?"));
    EXPECT_THAT(html, HasSubstr("artikel niet bevestigd"));
}

TEST(Toetsingsverslag, LeavesTheSlotsOfAPersonEmpty) {
    const std::string html = without_line_breaks(html_of(result_with("A")));
    EXPECT_THAT(html, HasSubstr("Afweging van de belangen:</p> <p>"));
    EXPECT_THAT(html, HasSubstr("Zienswijze"));
    EXPECT_THAT(html, HasSubstr("Handtekening"));
    EXPECT_THAT(html, HasSubstr("schrijft de politie"));
}

TEST(Toetsingsverslag, KeepsHostileNamesText) {
    struct Hostile {
        const char* json;   // as it stands in the result
        const char* shown;  // as a reader must see it, in HTML
    };
    const Hostile names[] = {
        {"{{kenmerk}}", "{{kenmerk}}"},
        {"{{{x}}}", "{{{x}}}"},
        {"[x](javascript:alert(1))", "[x](javascript:alert(1))"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"a\\\\b", "a\\b"},
        {"# kop", "# kop"},
        {"a | b | c", "a | b | c"},
        {"*vet* _schuin_ `code` ~weg~ ^hoog^ $x$", "*vet* _schuin_ `code` ~weg~ ^hoog^ $x$"},
        {"![plaatje](https://example.org/x.png)", "![plaatje](https://example.org/x.png)"},
        {"regel\\n\\n# nieuw\\n\\n- punt", "regel # nieuw - punt"},
        {"::: {custom-style=\\\"Advies\\\"}", "::: {custom-style="},
        {"&amp;lt;", "&amp;amp;lt;"},
        {"\\u202Eomgekeerd", "‹U+202E›omgekeerd"},
        {"1. een", "1. een"},
    };
    for (const Hostile& name : names) {
        SCOPED_TRACE(name.json);
        const std::string html = without_line_breaks(html_of(result_with(name.json, name.json)));
        EXPECT_THAT(html, HasSubstr(name.shown));
        EXPECT_THAT(html, Not(HasSubstr("<script")));
        EXPECT_THAT(html, Not(HasSubstr("<img")));
        EXPECT_THAT(html, Not(HasSubstr("href=\"javascript")));
        EXPECT_THAT(html, Not(HasSubstr("<h1>kop")));
        EXPECT_THAT(html, Not(HasSubstr("nieuw</h1>")));
    }
}

TEST(Toetsingsverslag, MakesNoLinkOfAnotherSchemeThanHttps) {
    const std::string html = html_of(result_with("A"));
    EXPECT_THAT(html, HasSubstr("Plan art. 2"));
    EXPECT_THAT(html, Not(HasSubstr("javascript")));
}

TEST(Toetsingsverslag, IsAWordFile) {
    PandocReportWriter writer({.templates_folder = DREMPEL_SOURCE_DIR "/rules/sjablonen"});
    const auto made = writer.write(result_with("A"), "toetsingsverslag", app::ReportFormat::docx, "");
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_TRUE(made->starts_with("PK"));
    EXPECT_THAT(*made, HasSubstr("word/document.xml"));
    EXPECT_THAT(*made, HasSubstr("word/header1.xml"));
}

TEST(Toetsingsverslag, RefusesWhatIsNoScreening) {
    PandocReportWriter writer({.templates_folder = DREMPEL_SOURCE_DIR "/rules/sjablonen"});
    const std::string deep = std::string(100'000, '[');
    for (const std::string& text : {std::string(), std::string("{}"), std::string("[1]"), std::string("{"), deep}) {
        const auto made = writer.write(text, "toetsingsverslag", app::ReportFormat::html, "");
        ASSERT_FALSE(made);
        EXPECT_THAT(made.error().detail, HasSubstr("geen toetsing"));
    }
}

class Sjabloon : public testing::Test {
protected:
    std::string problem_of(const std::string& text) {
        write_file(folder_.file("proef.md"), text);
        PandocReportWriter writer({.templates_folder = folder_.file("")});
        const auto made = writer.write(result_with("A"), "proef", app::ReportFormat::html, "");
        return made ? std::string() : made.error().detail;
    }
    test::TemporaryDirectory folder_;
};

TEST_F(Sjabloon, KnowsOnlyTheNamesOfTheClosedList) {
    EXPECT_EQ(problem_of("# Titel\n\n{{advies}}\n"), "");
    EXPECT_THAT(problem_of("# Titel\n\n{{adviez}}\n"), HasSubstr("regel 3: 'adviez' is geen gegeven dat een sjabloon kent; bedoelde u 'advies'?"));
}

TEST_F(Sjabloon, CannotLeaveOutTheEscaping) {
    EXPECT_NE(problem_of("# Titel\n\n{{{advies}}}\n"), "");
    EXPECT_NE(problem_of("# Titel\n\n{{&advies}}\n"), "");
    EXPECT_NE(problem_of("# Titel\n\n{{>advies}}\n"), "");
    EXPECT_NE(problem_of("# Titel\n\n{{=<% %>=}}\n"), "");
}

TEST_F(Sjabloon, SaysWhatIsOpenOrMissing) {
    EXPECT_NE(problem_of("# Titel\n\n{{#geraakt}}\n"), "");
    EXPECT_THAT(problem_of("# Titel\n\n{{advies\n"), HasSubstr("regel 3"));
    EXPECT_THAT(problem_of("Titel\n\n{{advies}}\n"), HasSubstr("regel 1"));
}

TEST_F(Sjabloon, HasNoNameThatLeavesItsFolder) {
    PandocReportWriter writer({.templates_folder = folder_.file("")});
    for (const char* name : {"", "../proef", "/etc/hostname", "proef.md", "PROEF"}) {
        EXPECT_FALSE(writer.write(result_with("A"), name, app::ReportFormat::html, "")) << name;
    }
}

// A program in place of pandoc: what it gets and what becomes of it.
class Converter : public testing::Test {
protected:
    tl::expected<std::string, app::ReportError> run(const std::string& script, PandocSettings settings = {}) {
        const fs::path program = folder_.file("pandoc");
        write_file(program, "#!/bin/sh\nfor a; do case $a in --output=*) uit=${a#--output=};; esac; done\n" + script + "\n");
        ::chmod(program.c_str(), 0700);
        settings.templates_folder = DREMPEL_SOURCE_DIR "/rules/sjablonen";
        settings.pandoc = program.string();
        return PandocReportWriter(settings).write(result_with("A"), "toetsingsverslag", app::ReportFormat::docx, "");
    }
    test::TemporaryDirectory folder_;
};

TEST_F(Converter, SeesNoEnvironment) {
    ::setenv("DREMPEL_GEHEIM", "niet voor een ander", 1);
    const auto made = run("/usr/bin/env > \"$uit\"; echo einde >> \"$uit\"");
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_THAT(*made, Not(HasSubstr("GEHEIM")));
    EXPECT_THAT(*made, Not(HasSubstr("HOME")));
    EXPECT_THAT(*made, HasSubstr("einde"));
}

TEST_F(Converter, LeavesNothingBehind) {
    const auto made = run("pwd > \"$uit\"");
    ASSERT_TRUE(made) << made.error().detail;
    const std::string place = made->substr(0, made->find('\n'));
    EXPECT_THAT(place, HasSubstr("drempel-"));
    EXPECT_FALSE(fs::exists(place));
}

TEST_F(Converter, IsStoppedWithAllItStartedWhenItTakesTooLong) {
    const fs::path mark = folder_.file("kind");
    PandocSettings settings;
    settings.timeout = std::chrono::milliseconds(300);
    const auto begin = std::chrono::steady_clock::now();
    const auto made = run("/bin/sleep 60 & echo $! > '" + mark.string() + "'; wait", settings);
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().detail, HasSubstr("te lang"));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(15));
    std::string child;
    std::ifstream(mark) >> child;
    ASSERT_FALSE(child.empty());
    // Gone, or ended and waiting for its new parent: then it has no command line any more.
    const auto runs = [&child] {
        std::string words;
        std::ifstream("/proc/" + child + "/cmdline") >> words;
        return !words.empty();
    };
    while (runs() && std::chrono::steady_clock::now() - begin < std::chrono::seconds(20)) std::this_thread::yield();
    EXPECT_FALSE(runs());
}

TEST_F(Converter, CannotWriteMoreThanTheLimit) {
    PandocSettings settings;
    settings.max_report_bytes = 64 * 1024;
    const auto made = run("/usr/bin/head -c 1000000 /dev/zero > \"$uit\"", settings);
    ASSERT_FALSE(made);
}

TEST_F(Converter, IsMissedInWords) {
    PandocSettings settings;
    settings.templates_folder = DREMPEL_SOURCE_DIR "/rules/sjablonen";
    settings.pandoc = folder_.file("er-niet");
    const auto made = PandocReportWriter(settings).write(result_with("A"), "toetsingsverslag", app::ReportFormat::docx, "");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().detail, HasSubstr("pandoc is niet te starten"));
}

}  // namespace
}  // namespace drempel::reports
