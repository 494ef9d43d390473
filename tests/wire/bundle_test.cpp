// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "drempel/app/screen.hpp"
#include "proef.hpp"

namespace drempel {
namespace {

namespace fs = std::filesystem;

// A folder of its own per test, gone afterwards.
class Bundel : public testing::Test {
protected:
    Bundel() {
        std::string name = (fs::temp_directory_path() / "drempel-bundel-XXXXXX").string();
        root_ = mkdtemp(name.data());
    }
    ~Bundel() override {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    void put(const std::string& path, std::string_view text) {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path, std::ios::binary) << text;
    }
    std::string at(const std::string& path) const { return (root_ / path).string(); }

    static std::string refusal(const std::vector<std::string>& paths) {
        const auto loaded = app::load_bundle(paths);
        return loaded ? "" : loaded.error().detail;
    }

    fs::path root_;
};

TEST_F(Bundel, ReadsRuleFilesOfAllFoldersInByteOrder) {
    put("r/b/Z.regels", "# een\n");
    put("r/b/a.regels", "# twee\n");
    put("r/a.regels", std::string(proef::rules_text));
    put("r/leesmij.txt", "geen regels");
    const auto loaded = app::load_bundle({at("r")});
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->compiled.sources.size(), 3U);
    EXPECT_EQ(loaded->compiled.sources[0].path(), at("r/a.regels"));
    EXPECT_EQ(loaded->compiled.sources[1].path(), at("r/b/Z.regels"));
    EXPECT_EQ(loaded->compiled.sources[2].path(), at("r/b/a.regels"));
    ASSERT_EQ(loaded->file_hashes.size(), 3U);
    EXPECT_EQ(loaded->file_hashes[1], app::sha256("# een\n"));
}

TEST_F(Bundel, HashesTheSameInAnotherPlaceAndOtherwiseWhenAByteOrANameChanges) {
    put("een/s/a.regels", "# een\n");
    put("twee/s/a.regels", "# een\n");
    put("drie/s/a.regels", "# eem\n");
    put("vier/s/b.regels", "# een\n");
    const auto hash = [&](const std::string& folder) { return app::load_bundle({at(folder)})->hash; };
    EXPECT_EQ(hash("een"), hash("twee"));
    EXPECT_EQ(hash("een"), hash("een/"));
    EXPECT_NE(hash("een"), hash("drie"));
    EXPECT_NE(hash("een"), hash("vier"));
    EXPECT_TRUE(hash("een").starts_with("sha256:"));
}

TEST_F(Bundel, TakesAFileOfExactlyTheLimitAndRefusesOneByteMore) {
    put("r/a.regels", std::string(256 * 1024, '#'));
    EXPECT_EQ(refusal({at("r")}), "");
    put("r/a.regels", std::string(256 * 1024 + 1, '#'));
    EXPECT_EQ(refusal({at("r")}), at("r/a.regels") + ": dit bestand is groter dan 256 KiB; verdeel de regels over meer bestanden");
}

TEST_F(Bundel, RefusesABundleAboveFourMebibytes) {
    for (int i = 0; i < 16; ++i) put("r/" + std::to_string(i) + ".regels", std::string(256 * 1024, '#'));
    EXPECT_EQ(refusal({at("r")}), "");
    put("r/99.regels", "#");
    EXPECT_NE(refusal({at("r")}).find("samen groter dan 4 MiB"), std::string::npos);
}

TEST_F(Bundel, NamesThePlaceThatIsMissingOrNoRuleFile) {
    EXPECT_EQ(refusal({at("nergens")}), at("nergens") + ": dit bestand of deze map bestaat niet");
    put("leeg/x.txt", "");
    EXPECT_NE(refusal({at("leeg")}).find("geen enkel regelbestand"), std::string::npos);
    EXPECT_NE(refusal({at("leeg/x.txt")}).find("geen regelbestand"), std::string::npos);
    fs::create_directories(root_ / "m/map.regels");
    EXPECT_NE(refusal({at("m")}).find("geen enkel regelbestand"), std::string::npos);
}

TEST_F(Bundel, DoesNotFollowALinkOutOfTheFolder) {
    put("buiten.regels", "# buiten\n");
    put("r/a.regels", "# binnen\n");
    fs::create_symlink(root_ / "buiten.regels", root_ / "r/b.regels");
    EXPECT_NE(refusal({at("r")}).find("leidt buiten de map"), std::string::npos);
    fs::remove(root_ / "r/b.regels");
    fs::create_symlink(root_ / "r", root_ / "r/kring");
    EXPECT_EQ(app::load_bundle({at("r")})->compiled.sources.size(), 1U);
    fs::create_symlink(root_ / "nergens", root_ / "r/c.regels");
    EXPECT_NE(refusal({at("r")}).find("leidt nergens heen"), std::string::npos);
}

TEST_F(Bundel, ReadsOnlyOrdinaryFiles) {
    put("r/a.regels", "# een\n");
    ASSERT_EQ(mkfifo(at("r/pijp.regels").c_str(), 0600), 0);
    EXPECT_EQ(refusal({at("r")}), at("r/pijp.regels") + ": dit is geen gewoon bestand");
}

TEST_F(Bundel, TakesASingleFileAndAFileNamedTwiceOnce) {
    put("a.regels", "# een\n");
    const auto loaded = app::load_bundle({at("a.regels"), at("a.regels")});
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->compiled.sources.size(), 1U);
}

TEST(Sha256, GivesTheKnownHashOfNothing) {
    EXPECT_EQ(app::sha256(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace drempel
