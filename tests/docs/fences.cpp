// SPDX-License-Identifier: EUPL-1.2
#include "fences.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace drempel::docs {

namespace fs = std::filesystem;

std::vector<std::string> markdown_files(const std::string& path) {
    const fs::path top = DREMPEL_SOURCE_DIR;
    std::vector<std::string> files;
    if (fs::is_regular_file(top / path)) files.push_back(path);
    if (fs::is_directory(top / path)) {
        for (const auto& entry : fs::recursive_directory_iterator(top / path)) {
            if (entry.path().extension() == ".md") files.push_back(entry.path().lexically_relative(top).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Fence> fences_of(const std::string& file) {
    std::ifstream in(fs::path(DREMPEL_SOURCE_DIR) / file);
    std::vector<Fence> fences;
    bool inside = false;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("```")) {
            if (!inside) fences.push_back({file, number, line.substr(3), {}});
            inside = !inside;
        } else if (inside) {
            fences.back().text += line + "\n";
        }
    }
    return fences;
}

}  // namespace drempel::docs
