// SPDX-License-Identifier: EUPL-1.2
#include "project_files.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

namespace drempel::tidy {
namespace {

namespace fs = std::filesystem;

bool is_skipped_folder(const fs::path& path) {
    const std::string name = path.filename().string();
    return name == "build" || name == ".git" || name == "node_modules" || name == "dist";
}

std::vector<ProjectFile> read_all() {
    const fs::path top = DREMPEL_SOURCE_DIR;
    std::vector<ProjectFile> files;
    for (fs::recursive_directory_iterator at(top), end; at != end; ++at) {
        if (at->is_directory() && is_skipped_folder(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            std::ifstream in(at->path(), std::ios::binary);
            std::string text(std::istreambuf_iterator<char>(in), {});
            if (text.find('\0') != std::string::npos) continue;
            files.push_back({at->path().lexically_relative(top).generic_string(), std::move(text)});
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

const std::vector<ProjectFile>& project_files() {
    static const std::vector<ProjectFile> files = read_all();
    return files;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "re"), &::pclose);
    std::string out;
    std::array<char, 4096> block{};
    while (pipe) {
        const std::size_t count = std::fread(block.data(), 1, block.size(), pipe.get());
        if (count == 0) break;
        out.append(block.data(), count);
    }
    return out;
}

}  // namespace drempel::tidy
