// SPDX-License-Identifier: EUPL-1.2
// What must hold of the checker for any text. Used by the fuzz target and, on its seeds, by the ordinary tests.
#pragma once

#include <string>
#include <string_view>

#include "drempel/engine/compile.hpp"

namespace drempel::fuzz {

// Small, so that one run is quick and the limits themselves are met.
inline grammar::Limits checker_limits() {
    grammar::Limits limits;
    limits.max_file_bytes = 64 * 1024;
    limits.max_nodes = 20'000;
    return limits;
}

// "" when all is well, otherwise what is wrong. Texts are parted by a line with only %%.
inline std::string wrong_with_checker(std::string_view bytes) {
    std::vector<text::SourceText> sources;
    for (std::size_t from = 0; from <= bytes.size();) {
        const std::size_t mark = bytes.find("\n%%\n", from);
        const std::size_t end = mark == std::string_view::npos ? bytes.size() : mark + 1;
        sources.emplace_back("fuzz" + std::to_string(sources.size()), std::string(bytes.substr(from, end - from)));
        if (mark == std::string_view::npos || sources.size() == 4) break;
        from = mark + 4;
    }
    const std::size_t count = sources.size();
    const engine::Compiled compiled = engine::compile(sources, checker_limits());
    if (compiled.sources.size() != count) return "a source was lost";
    const auto is_outside = [&](text::Span span) {
        return span.file >= count || span.begin > span.end || span.end > compiled.sources[span.file].bytes().size();
    };
    for (const text::Diagnostic& one : compiled.diagnostics.all()) {
        if (one.message.empty()) return "a message without words";
        if (is_outside(one.span)) return "a place outside the text: " + one.message;
        for (const text::Label& label : one.labels)
            if (is_outside(label.span)) return "a label outside the text: " + one.message;
    }
    if (compiled.diagnostics.has_errors() != (compiled.rules == nullptr)) return "errors and rules do not agree";
    const engine::Compiled again = engine::compile({sources.rbegin(), sources.rend()}, checker_limits());
    if (again.diagnostics.all().size() != compiled.diagnostics.all().size()) return "the order of the files matters";
    if (!compiled.rules) return {};
    for (const engine::ExampleResult& result : engine::run_examples(*compiled.rules, compiled.examples))
        for (const engine::ExampleFailure& failure : result.failures)
            if (is_outside(failure.span)) return "an example fails outside the text";
    return {};
}

}  // namespace drempel::fuzz
