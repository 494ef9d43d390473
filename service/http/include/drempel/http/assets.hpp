// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace drempel::http {

// A file of the page, built into the binary.
struct Asset {
    std::string_view path;  // "/assets/index-4f2a.js"
    std::string_view media_type;
    std::string_view bytes;
    bool immutable = false;  // its name carries a hash of its contents
};

// Sorted by path. Empty when the page was not there when the program was built.
std::span<const Asset> embedded_assets();

}  // namespace drempel::http
