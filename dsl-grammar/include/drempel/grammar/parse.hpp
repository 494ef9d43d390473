// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

#include "drempel/grammar/syntax.hpp"
#include "drempel/text/diagnostic.hpp"
#include "drempel/text/source_text.hpp"

namespace drempel::grammar {

// Checked before or while reading; the defaults are the published limits (security checklist 7).
struct Limits {
    std::size_t max_file_bytes = 256 * 1024;
    std::size_t max_nesting = 64;
    std::size_t max_nodes = 100'000;
    std::size_t max_errors = 50;
};

struct Parsed {
    File file;
    text::Diagnostics diagnostics;
};

// Reads one rule file. Never fails: what could not be read is left out and reported. Time and memory
// are linear in the length of the text. `file` is the index that all spans carry.
Parsed parse(const text::SourceText& source, std::uint32_t file, const Limits& limits = {});

}  // namespace drempel::grammar
