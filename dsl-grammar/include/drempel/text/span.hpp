// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>

namespace drempel::text {

// A piece of one source file, in byte offsets; end is one past the last byte.
struct Span {
    std::uint32_t file = 0;  // index into the list of files that was given to parse
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const Span&) const = default;
};

// The smallest span that holds both; both must be of one file.
constexpr Span join(Span a, Span b) noexcept {
    return {a.file, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace drempel::text
