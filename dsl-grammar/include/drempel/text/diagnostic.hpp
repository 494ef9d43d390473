// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "drempel/text/span.hpp"

namespace drempel::text {

enum class Severity : std::uint8_t { fout, waarschuwing };

// One entry per line of diagnostics.def; a code is never reused for another meaning.
enum class Code : std::uint16_t {
#define DREMPEL_DIAGNOSTIC(name, severity, sentence) name,
#include "drempel/text/diagnostics.def"
#undef DREMPEL_DIAGNOSTIC
};

std::string_view code_of(Code code) noexcept;      // "T007"
std::string_view sentence_of(Code code) noexcept;  // Dutch, with {} holes
Severity severity_of(Code code) noexcept;

struct Label {
    Span span;
    std::string text;
};

// One mistake, said once: code, one Dutch sentence, the narrowest place, other places involved,
// and what to write instead where that is known.
struct Diagnostic {
    Code code{};
    Span span;
    std::string message;
    std::vector<Label> labels;
    std::vector<std::string> suggestions;

    Diagnostic& label(Span at, std::string text) {
        labels.push_back({at, std::move(text)});
        return *this;
    }
    Diagnostic& suggest(std::string words) {
        if (!words.empty()) suggestions.push_back(std::move(words));
        return *this;
    }
};

// Collects what is wrong, in order of discovery; sorted() gives file and place order.
class Diagnostics {
public:
    // Fills the holes of the code's sentence. The reference is valid until the next call.
    template <class... Args>
    Diagnostic& at(Span span, Code code, const Args&... args) {
        return add(span, code, fmt::format(fmt::runtime(sentence_of(code)), args...));
    }

    bool has_errors() const noexcept;
    const std::vector<Diagnostic>& all() const noexcept { return all_; }
    std::vector<Diagnostic> sorted() const;  // by file, begin, code
    void append(Diagnostics other);

private:
    Diagnostic& add(Span span, Code code, std::string message);

    std::vector<Diagnostic> all_;
};

}  // namespace drempel::text
