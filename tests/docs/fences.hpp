// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace drempel::docs {

// One fenced block of a Markdown file: ```INFO … ```
struct Fence {
    std::string file;  // below the project folder
    std::size_t line = 0;
    std::string info;
    std::string text;
};

// The Markdown files at or under a path of the project, sorted.
std::vector<std::string> markdown_files(const std::string& path);
std::vector<Fence> fences_of(const std::string& file);

}  // namespace drempel::docs
