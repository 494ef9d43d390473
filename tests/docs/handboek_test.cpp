// SPDX-License-Identifier: EUPL-1.2
// The commands that the handbook and the README show are run as a reader would: one after another, in a
// folder with the rules and fixtures of the project.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "fences.hpp"

namespace drempel::docs {
namespace {

namespace fs = std::filesystem;

class WorkFolder {
public:
    WorkFolder() {
        std::string name = (fs::temp_directory_path() / "drempel-docs-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        fs::copy(fs::path(DREMPEL_SOURCE_DIR) / "rules", path_ / "rules", fs::copy_options::recursive);
        fs::copy(fs::path(DREMPEL_SOURCE_DIR) / "fixtures", path_ / "fixtures", fs::copy_options::recursive);
        fs::create_symlink(DREMPEL_BINARY, path_ / "drempel");
    }
    ~WorkFolder() { fs::remove_all(path_); }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

TEST(Handboek, EveryDrempelCommandOfAPageWorksInOrder) {
    std::size_t commands = 0;
    for (const char* place : {"README.md", "docs/handboek"}) {
        for (const std::string& file : markdown_files(place)) {
            const WorkFolder folder;
            for (const Fence& fence : fences_of(file)) {
                if (fence.info != "sh") continue;
                std::istringstream lines(fence.text);
                for (std::string line; std::getline(lines, line);) {
                    // `serve` stays up; the service tests and the browser tests run it.
                    if (line.empty() || line.starts_with("drempel serve")) continue;
                    ++commands;
                    const std::string command = "cd '" + folder.path().string() + "' && PATH='" + folder.path().string()
                                                + "':$PATH && { " + line + "\n} >uitvoer.txt 2>&1";
                    const int status = std::system(command.c_str());
                    ASSERT_TRUE(WIFEXITED(status));
                    // 1 is an answer too: an advice other than "geen beletsel".
                    EXPECT_LE(WEXITSTATUS(status), 1) << file << ":" << fence.line << ": " << line;
                }
            }
        }
    }
    EXPECT_GT(commands, 3U);
}

}  // namespace
}  // namespace drempel::docs
