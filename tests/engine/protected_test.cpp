// SPDX-License-Identifier: EUPL-1.2
// Every word of rules/gemeenschappelijk/beschermd.regels keeps a fact with that name, or with that word in its label, out of
// every set; a rechtvaardiging helps only where the attribute allows one.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {
namespace {

std::string read_rules() {
    std::ifstream in(std::filesystem::path(DREMPEL_SOURCE_DIR) / "rules/gemeenschappelijk/beschermd.regels", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The set of protected attributes beside a set that does not use it.
std::set<std::string> codes_with(const std::string& field) {
    const std::string proef = "regelset proef \"Proef\"\n  laag landelijk\n  bron wet \"Wet\"\n\nbegrip mens \"de mens\"\n  " + field + "\n";
    const Compiled compiled = compile({{"beschermd.regels", read_rules()}, {"proef.regels", proef}});
    std::set<std::string> codes;
    for (const auto& one : compiled.diagnostics.sorted()) {
        if (compiled.sources[one.span.file].path() == "proef.regels") codes.insert(std::string(text::code_of(one.code)));
    }
    codes.erase("T205");
    return codes;
}

TEST(Beschermd, EveryAttributeOfTheDossierIsThere) {
    const std::string text = read_rules();
    for (const char* id : {"# NDS-01", "# NDS-02", "# NDS-03", "# NDS-04", "# NDS-05", "# NDS-06", "# NDS-07", "# NDS-08", "# NDS-09", "# NDS-10"}) {
        EXPECT_NE(text.find(id), std::string::npos) << id;
    }
}

TEST(Beschermd, EveryWordKeepsAFactOut) {
    const Compiled compiled = compile({{"beschermd.regels", read_rules()}});
    ASSERT_NE(compiled.rules, nullptr);
    ASSERT_GE(compiled.rules->beschermd.size(), 10U);
    for (const Beschermd& one : compiled.rules->beschermd) {
        for (const std::string& word : one.words) {
            SCOPED_TRACE(one.name + ": " + word);
            const auto refused = codes_with("gegeven1 : tekst \"" + word + " van iemand\"");
            EXPECT_TRUE(refused.contains("T266") || refused.contains("T267"));
            const auto justified = codes_with("gegeven1 : tekst \"" + word + " van iemand\" rechtvaardiging \"reden\" volgens wet art. 1");
            // Another attribute may forbid the same words.
            if (!one.is_justifiable) {
                EXPECT_TRUE(justified.contains("T266"));
            }
            if (refused.contains("T267")) {
                EXPECT_TRUE(justified.empty());
            }
        }
    }
}

TEST(Beschermd, NamesAreCutIntoWords) {
    EXPECT_TRUE(codes_with("tweedeNationaliteit : tekst").contains("T266"));
    EXPECT_TRUE(codes_with("terrasHoogte : getal in meter").empty());
    EXPECT_TRUE(codes_with("rasEigenaar : tekst").contains("T266"));
}

}  // namespace
}  // namespace drempel::engine
