// SPDX-License-Identifier: EUPL-1.2
// The lesson and the page about JSON are played as a reader does: files are made and changed, commands run in order, and what
// the page shows after a command is what that command says. A line `…` on the page stands for anything.
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "fences.hpp"

namespace drempel::docs {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

bool matches(const std::vector<std::string>& shown, std::size_t i, const std::vector<std::string>& got, std::size_t j) {
    for (; i < shown.size(); ++i, ++j) {
        if (shown[i] == "…") {
            for (std::size_t k = j; k <= got.size(); ++k)
                if (matches(shown, i + 1, got, k)) return true;
            return false;
        }
        if (j >= got.size() || shown[i] != got[j]) return false;
    }
    return j == got.size();
}

// JSON without the blanks between its parts.
std::string squeezed(const std::string& json) {
    std::string out;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (!in_text && (c == ' ' || c == '\n')) continue;
        out += c;
        if (in_text && c == '\\' && i + 1 < json.size()) out += json[++i];
        else if (c == '"') in_text = !in_text;
    }
    return out;
}

// The parts of the block stand in the JSON, in this order; the first that does not is returned.
std::string missing_part(const std::string& block, const std::string& json) {
    const std::string got = squeezed(json), dots = "…\n";
    std::size_t at = 0;
    for (std::size_t from = 0; from < block.size();) {
        const std::size_t end = std::min(block.find(dots, from), block.size());
        const std::string part = squeezed(block.substr(from, end - from));
        from = end + dots.size();
        const std::size_t found = got.find(part, at);
        if (found == std::string::npos) return part;
        at = found + part.size();
    }
    return {};
}

// "regel TER-01", "voorbeeld "precies genoeg"": what a declaration is called.
std::string name_of(const std::string& line) {
    if (line.starts_with("voorbeeld ")) return line;
    std::istringstream in(line);
    std::string word, name;
    in >> word >> name;
    return word + " " + name;
}

bool begins_declaration(const std::string& line) { return !line.empty() && line.front() != ' ' && line.front() != '#'; }

// The declaration with the name of the block's first line becomes the block.
bool replace_declaration(const fs::path& path, const std::string& block) {
    const std::vector<std::string> lines = lines_of(read(path));
    const std::string name = name_of(lines_of(block).front());
    std::string text;
    std::size_t replaced = 0;
    bool inside = false;
    for (const std::string& line : lines) {
        if (begins_declaration(line)) {
            inside = name_of(line) == name;
            if (inside) {
                ++replaced;
                text += block + "\n";
            }
        }
        if (!inside) text += line + "\n";
    }
    if (text.ends_with("\n\n")) text.pop_back();  // it was the last one
    write(path, text);
    return replaced == 1;
}

class Lesson {
public:
    Lesson() {
        std::string name = (fs::temp_directory_path() / "drempel-les-XXXXXX").string();
        top_ = ::mkdtemp(name.data());
        fs::create_directories(top_ / "project/build/release");
        fs::create_directories(top_ / "project/rules/gemeenschappelijk");
        for (const char* file : {"gevolgen.regels", "termijnen.regels"})
            fs::copy(fs::path(DREMPEL_SOURCE_DIR) / "rules/gemeenschappelijk" / file, top_ / "project/rules/gemeenschappelijk");
        fs::create_symlink(DREMPEL_BINARY, top_ / "project/build/release/drempel");
        write(top_ / "folder", (top_ / "project").string() + "\n");
        write(top_ / "path", "");
    }
    ~Lesson() { fs::remove_all(top_); }
    Lesson(const Lesson&) = delete;
    Lesson& operator=(const Lesson&) = delete;

    fs::path folder() const { return lines_of(read(top_ / "folder")).front(); }

    // As one terminal: the folder and PATH stay what the last command made them.
    int run(const std::string& commands) {
        write(top_ / "commands",
              "cd \"$(cat '" + top_.string() + "/folder')\"\n. '" + top_.string() + "/path'\n" + commands + "code=$?\npwd >'" + top_.string()
                  + "/folder'\necho \"PATH='$PATH'\" >'" + top_.string() + "/path'\nexit $code\n");
        const int status = std::system(("bash '" + (top_ / "commands").string() + "' >'" + (top_ / "output").string() + "' 2>&1").c_str());
        output_ = read(top_ / "output");
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    const std::string& output() const { return output_; }

private:
    fs::path top_;
    std::string output_;
};

struct Played {
    std::size_t commands = 0, shown = 0;
};

Played play(const std::string& page) {
    Lesson lesson;
    Played played;
    for (const Fence& fence : fences_of(page)) {
        SCOPED_TRACE(page + ":" + std::to_string(fence.line));
        const std::string kind = fence.info.substr(0, fence.info.find(' '));
        const fs::path file = lesson.folder() / fence.info.substr(std::min(fence.info.size(), kind.size() + 1));
        if (kind == "bestand") {
            write(file, fence.text);
        } else if (kind == "erbij") {
            write(file, read(file) + "\n" + fence.text);
        } else if (kind == "vervang") {
            EXPECT_TRUE(replace_declaration(file, fence.text)) << "there is no such declaration, or more than one";
        } else if (kind == "sh") {
            ++played.commands;
            // 1: an example that does not hold, another advice, a mistake; 3: an application that is refused. The page shows it.
            const int code = lesson.run(fence.text);
            EXPECT_TRUE(code == 0 || code == 1 || code == 3) << lesson.output();
        } else if (kind == "uitvoer") {
            ++played.shown;
            EXPECT_TRUE(matches(lines_of(fence.text), 0, lines_of(lesson.output()), 0))
                << "the page shows:\n" << fence.text << "the command says:\n" << lesson.output();
        } else if (fence.info == "json uit") {
            ++played.shown;
            EXPECT_EQ(missing_part(fence.text, lesson.output()), "") << "the command says:\n" << lesson.output();
        } else {
            ADD_FAILURE() << "```" << fence.info;
        }
    }
    return played;
}

TEST(Les, GoesAsThePageSays) {
    const Played played = play("docs/taal/les.md");
    EXPECT_GT(played.commands, 15U);
    EXPECT_GT(played.shown, 15U);
}

TEST(Les, ThePageAboutJsonShowsWhatIsAnswered) {
    const Played played = play("docs/taal/7-json.md");
    EXPECT_GT(played.commands, 2U);
    EXPECT_GT(played.shown, 7U);
}

TEST(Les, PartsOfJsonStandInTheirOrder) {
    EXPECT_EQ(missing_part("{\"a\": 1,\n…\n\"b c\": [2]", "{\"a\":1,\"x\":0,\"b c\":[2]}"), "");
    EXPECT_EQ(missing_part("\"b\": 2\n…\n\"a\": 1", "{\"a\":1,\"b\":2}"), "\"a\":1");
    EXPECT_EQ(missing_part("\"a b\"", "\"ab\""), "\"a b\"");
}

TEST(Les, ADotsLineStandsForAnyLinesAndNothingElse) {
    EXPECT_TRUE(matches({"a", "…", "d"}, 0, {"a", "b", "c", "d"}, 0));
    EXPECT_TRUE(matches({"…"}, 0, {}, 0));
    EXPECT_FALSE(matches({"a"}, 0, {"a", "b"}, 0));
    EXPECT_FALSE(matches({"a", "…", "e"}, 0, {"a", "d"}, 0));
}

}  // namespace
}  // namespace drempel::docs
