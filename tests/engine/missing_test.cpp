// SPDX-License-Identifier: EUPL-1.2
// What is missing, against brute force over every value of every unknown fact (semantics 2).
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
aanvraagsoort proef "de proef"
  a : ja_nee
  b : ja_nee
  c : ja_nee
  d : ja_nee
  f : ja_nee
  n : getal niet negatief
  m : getal niet negatief
  o : oordeel ja_nee door burgemeester

parameter grens : getal
  grondslag wet art. 1
  vanaf     1 januari 2027 luidt 5

regel M-1 "Alle vier"
  grondslag wet art. 1
  als       a
  eis       b
  tenzij    c en o
  gevolg    weigeren verplicht
  motivering "x"
regel M-2 "Som"
  grondslag wet art. 1
  als       n + m > 5
  gevolg    weigeren verplicht
  motivering "x"
regel M-3 "Norm"
  grondslag wet art. 1
  als       n > grens
  gevolg    weigeren verplicht
  motivering "x"
regel M-4 "Nul keer"
  grondslag wet art. 1
  als       n * m > 5 of a
  gevolg    weigeren verplicht
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

TEST(Ontbreekt, StandsInTheOrderInWhichToAsk) {
    EXPECT_THAT(screen({}).ontbreekt("M-1"), ElementsAre("/a!", "/b!", "/c", "/o"));
    const auto screened = screen({});
    EXPECT_EQ(screened.finding("M-1").ontbreekt[0].fase, Fase::als);
    EXPECT_EQ(screened.finding("M-1").ontbreekt[1].fase, Fase::eis);
    EXPECT_EQ(screened.finding("M-1").ontbreekt[3].fase, Fase::tenzij);
    EXPECT_EQ(screened.finding("M-1").ontbreekt[3].soort, Ontbreekt::Soort::oordeel);
}

TEST(Ontbreekt, LeavesOutWhatIsDecided) {
    EXPECT_THAT(screen({{"/a", "ja"}, {"/b", "nee"}}).ontbreekt("M-1"), ElementsAre("/c!", "/o!"));
    EXPECT_THAT(screen({{"/a", "ja"}, {"/b", "nee"}, {"/c", "ja"}}).ontbreekt("M-1"), ElementsAre("/o!"));
    EXPECT_THAT(screen({{"/c", "nee"}}).ontbreekt("M-1"), ElementsAre("/a!", "/b!"));
    EXPECT_THAT(screen({{"/b", "ja"}}).ontbreekt("M-1"), IsEmpty());
}

TEST(Ontbreekt, TheFileAsksForAnExceptionOnlyWhenItIsTheLastHope) {
    const auto first = screen({{"/n", "0"}, {"/m", "0"}});
    EXPECT_THAT(first.ontbrekend(), ElementsAre("/a", "/b", "grens"));
    const auto last = screen({{"/n", "0"}, {"/m", "0"}, {"/a", "ja"}, {"/b", "nee"}});
    EXPECT_THAT(last.ontbrekend(), ElementsAre("/c", "/o", "grens"));
}

TEST(Ontbreekt, ANormThatNobodyFilledIsNamed) {
    const auto screened = screen({{"/n", "4"}});
    EXPECT_EQ(screened.uitkomst("M-3"), "onbepaald");
    EXPECT_THAT(screened.ontbreekt("M-3"), ElementsAre("grens!"));
    EXPECT_EQ(screened.finding("M-3").ontbreekt[0].soort, Ontbreekt::Soort::norm);
}

TEST(Ontbreekt, ASumNeedsBothPartsUnlessOneIsLargeEnoughAlone) {
    EXPECT_THAT(screen({}).ontbreekt("M-2"), ElementsAre("/n!", "/m!"));
    EXPECT_THAT(screen({{"/n", "4"}}).ontbreekt("M-2"), ElementsAre("/m!"));
    EXPECT_EQ(screen({{"/n", "6"}}).uitkomst("M-2"), "geraakt");
    EXPECT_THAT(screen({{"/n", "0"}}).ontbreekt("M-4"), ElementsAre("/a!"));
}

// Each mark against every value of a small domain, the other facts left as they are.
TEST(Ontbreekt, AMarkIsExactlyAValueThatSettlesItAlone) {
    const std::vector<std::string> tests{
        "a + b >= 10", "a + b >= 7 en c", "(a > b of c) en k = l", "a - b = 0 en c", "a * b > 6", "a in b t/m 4", "(a > 2 en c) of (a <= 2 en d)",
        "a - a = 0 en c", "k = l of c", "2 * a + b in 3 t/m 5 of c", "10 / a > 2 en c", "k in (l; rood) of c"};
    std::string text(tests::test_header);
    text += R"(
aanvraagsoort proef "de proef"
  a : geheel van 0 tot en met 6
  b : geheel van 0 tot en met 3
  c : ja_nee
  d : ja_nee
  k : keuze (rood; groen)
  l : keuze (rood; groen)
)";
    for (std::size_t i = 0; i < tests.size(); ++i) {
        text += "regel S-" + std::to_string(i + 1) + " \"Proef\"\n  grondslag wet art. 1\n  als       " + tests[i]
                + "\n  gevolg    signaal\n  motivering \"x\"\n";
    }
    const Rules small(text);
    const std::map<std::string, std::vector<std::string>> domain{{"/a", {"0", "1", "2", "3", "4", "5", "6"}}, {"/b", {"0", "1", "2", "3"}},
                                                                {"/c", {"ja", "nee"}}, {"/d", {"ja", "nee"}},
                                                                {"/k", {"rood", "groen"}}, {"/l", {"rood", "groen"}}};
    const Screened nothing(small, "proef", "2026-03-01", {});
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const auto id = "S-" + std::to_string(i + 1);
        for (const auto& entry : nothing.ontbreekt(id)) {
            const bool marked = entry.back() == '!';
            const auto fact = marked ? entry.substr(0, entry.size() - 1) : entry;
            const auto& values = domain.at(fact);
            const bool settles = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
                const auto h = Screened(small, "proef", "2026-03-01", {{fact, value}}).finding(id).h;
                return h == Oordeel::waar || h == Oordeel::onwaar;
            });
            EXPECT_EQ(marked, settles) << tests[i] << " " << fact;
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Random formulas of en, of and niet in which each fact occurs once.

struct Formula {
    std::string text;
};

Formula random_formula(std::vector<std::string> names) {
    if (names.size() == 1) {
        const bool negated = *rc::gen::arbitrary<bool>();
        return {negated ? "(niet " + names[0] + ")" : names[0]};
    }
    const auto split = *rc::gen::inRange<std::size_t>(1, names.size());
    const auto left = random_formula({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(split)});
    const auto right = random_formula({names.begin() + static_cast<std::ptrdiff_t>(split), names.end()});
    const bool conjunction = *rc::gen::arbitrary<bool>();
    const bool negated = *rc::gen::arbitrary<bool>();
    return {std::string(negated ? "(niet (" : "((") + left.text + (conjunction ? " en " : " of ") + right.text + "))"};
}

Rules rules_with(const std::string& als, const std::string& eis, const std::string& tenzij) {
    return Rules(std::string(tests::test_header) + R"(
aanvraagsoort proef "de proef"
  a : ja_nee
  b : ja_nee
  c : ja_nee
  d : ja_nee
  f : ja_nee

regel R-1 "Formule"
  grondslag wet art. 1
  als       )" + als + "\n  eis       " + eis + "\n  tenzij    " + tenzij + R"(
  gevolg    weigeren verplicht
  motivering "x"
)");
}

const std::vector<std::string> all_facts{"a", "b", "c", "d", "f"};

Facts facts_of(const std::map<std::string, bool>& known) {
    Facts facts;
    for (const auto& [name, value] : known) facts.emplace_back("/" + name, value ? "ja" : "nee");
    return facts;
}

// Every way to fill in `names`, beside what is known.
std::vector<std::map<std::string, bool>> fillings(const std::map<std::string, bool>& known, const std::vector<std::string>& names) {
    std::vector<std::map<std::string, bool>> result;
    for (std::uint32_t bits = 0; bits < (1U << names.size()); ++bits) {
        auto filled = known;
        for (std::size_t i = 0; i < names.size(); ++i) filled[names[i]] = ((bits >> i) & 1U) != 0;
        result.push_back(std::move(filled));
    }
    return result;
}

bool is_open(const Rules& rule, const std::map<std::string, bool>& known) {
    return Screened(rule, "proef", "2026-03-01", facts_of(known)).finding("R-1").h == Oordeel::onbekend;
}

RC_GTEST_PROP(OntbreektLaws, SettlesTheRuleAndHoldsNothingToSpare, ()) {
    const auto rule = rules_with(random_formula({"a", "b"}).text, random_formula({"c", "d"}).text, "f");
    std::map<std::string, bool> known;
    for (const auto& name : all_facts) {
        const auto choice = *rc::gen::element(0, 1, 2, 2);
        if (choice < 2) known[name] = choice == 1;
    }
    const Screened screened(rule, "proef", "2026-03-01", facts_of(known));
    const auto& finding = screened.finding("R-1");
    RC_CLASSIFY(finding.h == Oordeel::onbekend, "open");
    if (finding.h != Oordeel::onbekend) {
        RC_ASSERT(finding.ontbreekt.empty());
        return;
    }
    std::vector<std::string> needed;
    std::map<std::string, bool> alone;
    for (const auto& entry : finding.ontbreekt) {
        needed.push_back(screened.facts.pointer_of(screened.rules, entry.slot).substr(1));
        alone[needed.back()] = entry.kan_alleen_beslissen;
    }
    for (const auto& filled : fillings(known, needed)) RC_ASSERT(!is_open(rule, filled));
    for (const auto& left_out : needed) {
        auto others = needed;
        std::erase(others, left_out);
        const auto ways = fillings(known, others);
        RC_ASSERT(std::any_of(ways.begin(), ways.end(), [&](const auto& filled) { return is_open(rule, filled); }));
        const auto one = fillings(known, {left_out});
        RC_ASSERT(alone[left_out] == std::any_of(one.begin(), one.end(), [&](const auto& filled) { return !is_open(rule, filled); }));
    }
}

// Law 1 and law 2: fill in the facts one by one, in any order.
RC_GTEST_PROP(KnowledgeLaws, MoreKnowledgeNeverChangesADefiniteAnswer, ()) {
    const auto rule = rules_with(random_formula({"a", "b", "c"}).text, random_formula({"a", "d"}).text, random_formula({"f", "b"}).text);
    std::map<std::string, bool> known;
    auto before = Oordeel::onbekend;
    std::vector<GevolgsoortId> possible;
    for (std::size_t step = 0; step <= all_facts.size(); ++step) {
        const Screened screened(rule, "proef", "2026-03-01", facts_of(known));
        const auto h = screened.finding("R-1").h;
        RC_ASSERT(before == Oordeel::onbekend || h == before);
        before = h;
        const auto& now = screened.screening.mogelijke_adviezen;
        if (step > 0) {
            RC_ASSERT(std::all_of(now.begin(), now.end(), [&](auto id) { return std::find(possible.begin(), possible.end(), id) != possible.end(); }));
        }
        RC_ASSERT(std::find(now.begin(), now.end(), screened.screening.advies) != now.end());
        possible = now;
        if (step < all_facts.size()) known[all_facts[step]] = *rc::gen::arbitrary<bool>();
    }
    RC_ASSERT(before != Oordeel::onbekend);
}

}  // namespace
}  // namespace drempel::engine
