// SPDX-License-Identifier: EUPL-1.2
#include "drempel/text/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace drempel::text {
namespace {

struct Entry {
    std::string_view name;
    Severity severity;
    std::string_view sentence;
};

constexpr std::array entries = {
#define DREMPEL_DIAGNOSTIC(name, severity, sentence) Entry{#name, Severity::severity, sentence},
#include "drempel/text/diagnostics.def"
#undef DREMPEL_DIAGNOSTIC
};

const Entry& entry_of(Code code) noexcept {
    return entries[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view code_of(Code code) noexcept {
    const std::string_view name = entry_of(code).name;
    return name.substr(0, name.find('_'));
}

std::string_view sentence_of(Code code) noexcept {
    return entry_of(code).sentence;
}

Severity severity_of(Code code) noexcept {
    return entry_of(code).severity;
}

bool Diagnostics::has_errors() const noexcept {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& one) {
        return severity_of(one.code) == Severity::fout;
    });
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> result = all_;
    std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tuple(a.span.file, a.span.begin, a.code)
               < std::tuple(b.span.file, b.span.begin, b.code);
    });
    return result;
}

void Diagnostics::append(Diagnostics other) {
    all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
                std::make_move_iterator(other.all_.end()));
}

Diagnostic& Diagnostics::add(Span span, Code code, std::string message) {
    Diagnostic& added = all_.emplace_back();
    added.code = code;
    added.span = span;
    added.message = std::move(message);
    return added;
}

}  // namespace drempel::text
