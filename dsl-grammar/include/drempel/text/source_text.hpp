// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/text/span.hpp"

namespace drempel::text {

// Both count from 1; column counts Unicode characters (code points), not bytes.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    bool operator==(const Position&) const = default;
};

// The exact bytes of one rule file, with the way from byte offset to line and column.
class SourceText {
public:
    SourceText(std::string path, std::string bytes);

    const std::string& path() const noexcept { return path_; }
    std::string_view bytes() const noexcept { return bytes_; }
    std::string_view slice(Span span) const;  // the words as written
    Position position_of(std::uint32_t offset) const;
    std::string_view line(std::uint32_t number) const;  // from 1, without the line break

private:
    std::string path_;
    std::string bytes_;
    std::vector<std::uint32_t> line_starts_;
};

}  // namespace drempel::text
