// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "cut.hpp"
#include "drempel/grammar/parse.hpp"
#include "lex.hpp"

namespace drempel::grammar {

// What parse gives, and how it was found: the formatter lays the tokens out again.
struct FileReading {
    Parsed parsed;
    Lexed lexed;
    std::vector<Block> blocks;
    std::vector<std::pair<std::size_t, std::size_t>>
        runs;  // tokens [first, second) that are one mark
};

FileReading read_file(const text::SourceText& source, std::uint32_t file, const Limits& limits);

}  // namespace drempel::grammar
