// SPDX-License-Identifier: EUPL-1.2
// Reads the include lines: an arrow that is not in the picture of docs/architecture.md fails here.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "project_files.hpp"

namespace drempel::tidy {
namespace {

// The module that a source file belongs to; empty for what is none (tests, web).
std::string module_of(const ProjectFile& file) {
    if (file.is_under("dsl-grammar/include/drempel/text/")) return "text";
    if (file.is_under("dsl-grammar/")) return "grammar";
    if (file.is_under("engine/wire/") || file.is_under("engine/include/drempel/wire/")) return "wire";
    if (file.is_under("engine/")) return "engine";
    for (const char* name : {"app", "storage", "reports", "http", "cli"}) {
        if (file.is_under("service/" + std::string(name) + "/")) return name;
    }
    return {};
}

// Who may know whom.
const std::map<std::string, std::set<std::string>>& picture() {
    static const std::map<std::string, std::set<std::string>> allowed{
        {"text", {"text"}},
        {"grammar", {"text", "grammar"}},
        {"engine", {"text", "grammar", "engine"}},
        {"wire", {"text", "grammar", "engine", "wire"}},
        {"app", {"text", "grammar", "engine", "wire", "app"}},
        {"storage", {"text", "grammar", "engine", "wire", "app", "storage"}},
        {"reports", {"text", "grammar", "engine", "wire", "app", "reports"}},
        {"http", {"text", "grammar", "engine", "wire", "app", "http"}},
        {"cli", {"text", "grammar", "engine", "wire", "app", "storage", "reports", "http", "cli"}},
    };
    return allowed;
}

std::string included(const std::string& line) {
    if (!line.starts_with("#include ")) return {};
    const std::size_t begin = line.find_first_of("<\"");
    const std::size_t end = line.find_first_of(">\"", begin + 1);
    return begin == std::string::npos || end == std::string::npos ? std::string() : line.substr(begin + 1, end - begin - 1);
}

template <class Visit>
void for_each_include(Visit visit) {
    for (const ProjectFile& file : project_files()) {
        if (!file.has_extension(".cpp") && !file.has_extension(".hpp")) continue;
        const std::string module = module_of(file);
        if (module.empty()) continue;
        for (const std::string& line : lines_of(file.text)) {
            if (const std::string name = included(line); !name.empty()) visit(file, module, name);
        }
    }
}

TEST(Includes, FollowTheArrowsOfThePicture) {
    std::size_t seen = 0;
    for_each_include([&](const ProjectFile& file, const std::string& module, const std::string& name) {
        if (!name.starts_with("drempel/")) return;
        ++seen;
        const std::string target = name.substr(8, name.find('/', 8) - 8);
        EXPECT_TRUE(picture().at(module).contains(target)) << file.path << " includes " << name;
    });
    EXPECT_GT(seen, 100U);
}

TEST(Includes, NeverClimbOutOfTheirOwnFolder) {
    for_each_include([](const ProjectFile& file, const std::string&, const std::string& name) {
        EXPECT_EQ(name.find("../"), std::string::npos) << file.path << " includes " << name;
    });
}

TEST(Includes, KeepEachLibraryInItsRoom) {
    struct Room {
        const char* library;
        const char* folder;
    };
    // X3 types stay in the grammar, Beast types in http, SQLite in storage, the command line in cli.
    const Room rooms[] = {{"boost/spirit", "dsl-grammar/src/x3/"}, {"boost/beast", "service/http/"}, {"boost/asio", "service/http/"},
                          {"sqlite3", "service/storage/"},         {"CLI/", "service/cli/"},         {"kainjow/", "service/reports/"},
                          {"boost/json", "engine/wire/"}};
    for_each_include([&](const ProjectFile& file, const std::string&, const std::string& name) {
        for (const Room& room : rooms) {
            if (name.starts_with(room.library)) {
                EXPECT_TRUE(file.is_under(room.folder)) << file.path << " includes " << name;
            }
        }
        if (name.starts_with("nlohmann/")) {
            EXPECT_TRUE(file.has_extension(".cpp")) << file.path << " includes " << name;
        }
    });
}

TEST(Includes, GiveTheEngineNoWorldToLookAt) {
    const std::set<std::string> outside{"fstream", "iostream", "filesystem", "thread",     "mutex",        "ctime",    "locale",
                                        "regex",   "unistd.h", "fcntl.h",    "sys/stat.h", "sys/socket.h", "random",   "cstdio",
                                        "future",  "clocale",  "time.h",     "stdlib.h",   "netinet/in.h", "codecvt"};
    for_each_include([&](const ProjectFile& file, const std::string& module, const std::string& name) {
        if (module == "text" || module == "grammar" || module == "engine" || module == "wire") {
            EXPECT_FALSE(outside.contains(name)) << file.path << " includes " << name;
            EXPECT_FALSE(module != "wire" && name.starts_with("nlohmann/")) << file.path << " includes " << name;
        }
    });
}

TEST(Includes, NoHeavyLibraryInAPublicHeader) {
    for_each_include([](const ProjectFile& file, const std::string&, const std::string& name) {
        if (file.path.find("/include/") == std::string::npos) return;
        for (const char* heavy : {"boost/", "nlohmann/", "CLI/", "sqlite3", "openssl/", "kainjow/"}) {
            EXPECT_FALSE(name.starts_with(heavy)) << file.path << " includes " << name;
        }
    });
}

}  // namespace
}  // namespace drempel::tidy
