// SPDX-License-Identifier: EUPL-1.2
// Reads any bytes as a rule file; what reads without errors must format to a text that reads
// without errors and formats to itself. Start it on tests/corpus/ok and tests/corpus/fout.
#include "drempel/grammar/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "drempel/grammar/format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace drempel;
    const text::SourceText source("fuzz", std::string(reinterpret_cast<const char*>(data), size));
    const grammar::Parsed parsed = grammar::parse(source, 0);
    for (const text::Diagnostic& one : parsed.diagnostics.all()) {
        if (one.span.begin > one.span.end || one.span.end > size) std::abort();
        // A name of our own code in a message, unless the text itself has the word.
        const bool is_quoted = source.bytes().find("boost") != std::string_view::npos;
        if (!is_quoted && one.message.find("boost") != std::string::npos) std::abort();
    }
    if (const auto once = grammar::format(source)) {
        const auto twice = grammar::format(text::SourceText("fuzz", *once));
        if (twice != once) std::abort();
    } else if (!parsed.diagnostics.has_errors()) {
        std::abort();
    }
    return 0;
}
