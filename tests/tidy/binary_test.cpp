// SPDX-License-Identifier: EUPL-1.2
// What the built files say about themselves.
#include <set>

#include <gtest/gtest.h>

#include "project_files.hpp"

namespace drempel::tidy {
namespace {

std::set<std::string> undefined_symbols(const std::string& file) {
    std::set<std::string> symbols;
    for (const std::string& line : lines_of(output_of("nm --undefined-only --demangle '" + file + "' 2>/dev/null"))) {
        const std::size_t at = line.find(" U ");
        if (at == std::string::npos) continue;
        std::string name = line.substr(at + 3);
        symbols.insert(name.substr(0, name.find_first_of("@(")));
    }
    return symbols;
}

TEST(Archives, OfGrammarAndEngineReachNoWorld) {
    if (DREMPEL_SANITIZED) GTEST_SKIP() << "the sanitizers add calls of their own";
    const std::set<std::string> outside{
        "socket", "connect", "bind", "listen", "accept", "send", "recv", "open", "open64", "openat", "fopen", "fopen64", "fread",
        "fwrite", "read", "write", "unlink", "rename", "stat", "fork", "vfork", "execve", "posix_spawn", "system", "popen", "getenv",
        "secure_getenv", "setenv", "time", "clock_gettime", "gettimeofday", "clock", "rand", "random", "getrandom", "pthread_create",
        "setlocale", "std::chrono::_V2::system_clock::now", "std::chrono::_V2::steady_clock::now", "std::random_device::_M_getval",
        "std::thread::_M_start_thread", "std::locale::global", "std::cout", "std::cerr", "std::cin"};
    for (const char* archive : {DREMPEL_GRAMMAR_ARCHIVE, DREMPEL_ENGINE_ARCHIVE}) {
        const auto symbols = undefined_symbols(archive);
        ASSERT_GT(symbols.size(), 20U) << archive << " was not read";
        for (const std::string& name : symbols) {
            EXPECT_FALSE(outside.contains(name)) << archive << " uses " << name;
            EXPECT_EQ(name.find("basic_ifstream"), std::string::npos) << archive;
            EXPECT_EQ(name.find("basic_ofstream"), std::string::npos) << archive;
            EXPECT_EQ(name.find("filesystem::"), std::string::npos) << archive;
        }
    }
}

class Binary : public testing::Test {
protected:
    void SetUp() override {
        if (DREMPEL_SANITIZED) GTEST_SKIP() << "the product is the release build";
        header_ = output_of("readelf -hldW '" DREMPEL_BINARY "' 2>/dev/null");
        ASSERT_FALSE(header_.empty());
    }
    bool says(std::string_view words) const { return header_.find(words) != std::string::npos; }
    std::string line_with(std::string_view word) const {
        for (const std::string& line : lines_of(header_)) {
            if (line.find(word) != std::string::npos) return line;
        }
        return {};
    }
    std::string header_;
};

TEST_F(Binary, LoadsAtAnyAddress) { EXPECT_TRUE(says("DYN (Position-Independent Executable file)")); }

TEST_F(Binary, MakesItsTablesReadOnlyBeforeItStarts) {
    EXPECT_TRUE(says("GNU_RELRO"));
    EXPECT_TRUE(says("BIND_NOW") || says("Flags: NOW"));
}

TEST_F(Binary, HasNoExecutableStack) {
    const std::string stack = line_with("GNU_STACK");
    ASSERT_FALSE(stack.empty());
    EXPECT_EQ(stack.find("RWE"), std::string::npos);
}

TEST_F(Binary, GuardsItsStack) { EXPECT_TRUE(undefined_symbols(DREMPEL_BINARY).contains("__stack_chk_fail")); }

TEST_F(Binary, ChecksBuffersInTheRelease) {
    if (std::string_view(DREMPEL_BUILD_TYPE) != "Release") GTEST_SKIP() << "the release build only";
    bool checked = false;
    for (const std::string& name : undefined_symbols(DREMPEL_BINARY)) checked |= name.starts_with("__") && name.ends_with("_chk");
    EXPECT_TRUE(checked);
}

}  // namespace
}  // namespace drempel::tidy
