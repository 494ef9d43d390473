// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drempel::tidy {

struct ProjectFile {
    std::string path;  // below the project folder, with '/'
    std::string text;

    std::string_view name() const { return std::string_view(path).substr(path.rfind('/') + 1); }
    bool is_under(std::string_view folder) const { return path.starts_with(folder); }
    bool has_extension(std::string_view extension) const { return path.ends_with(extension); }
};

// Everything people wrote: no build folders, no installed packages, no binary files. Sorted by path.
const std::vector<ProjectFile>& project_files();
std::vector<std::string> lines_of(std::string_view text);
// What a program prints; empty when it could not run.
std::string output_of(const std::string& command);

}  // namespace drempel::tidy
