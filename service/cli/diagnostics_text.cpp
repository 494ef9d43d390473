// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "command.hpp"

namespace drempel::cli {
namespace {

using text::Position;
using text::SourceText;
using text::Span;

constexpr bool starts_character(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

// Control characters of a hostile file must not reach a terminal; a tab stays, so that the marker fits.
std::string printable(std::string_view line) {
    std::string out;
    for (const char byte : line) {
        const auto value = static_cast<unsigned char>(byte);
        out += (value < 0x20 && byte != '\t') || value == 0x7F ? '?' : byte;
    }
    return out;
}

// As wide as the text before the place: blanks, with its tabs kept.
std::string indent_for(std::string_view before) {
    std::string out;
    for (const char byte : before) {
        if (starts_character(byte)) out += byte == '\t' ? '\t' : ' ';
    }
    return out;
}

// The bytes of `count` characters of the text from its start.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (at < text.size() && (!starts_character(text[at]) || count-- > 0)) ++at;
    return at;
}

// A line wider than a terminal is shown around the place only.
constexpr std::size_t shown_before = 60;
constexpr std::size_t shown_after = 60;

void append_place(std::string& out, const SourceText& source, Span span) {
    const Position at = source.position_of(span.begin);
    const std::string_view line = source.line(at.line);
    const std::size_t column = at.column - 1;
    const std::size_t skipped = column > shown_before ? bytes_of(line, column - shown_before) : 0;
    const std::size_t place = bytes_of(line, column);
    const std::string_view rest = line.substr(place);
    const std::string_view shown = rest.substr(0, bytes_of(rest, shown_after));
    const std::string before = (skipped > 0 ? "…" : "") + std::string(line.substr(skipped, place - skipped));
    const std::size_t marked = std::min<std::size_t>(span.end - span.begin, shown.size());
    const std::size_t width = std::max<std::size_t>(1, characters(shown.substr(0, marked)));
    fmt::format_to(std::back_inserter(out), "{:>5} | {}{}{}\n      | {}{:^>{}}\n", at.line, printable(before),
                   printable(shown), shown.size() < rest.size() ? "…" : "", indent_for(before), "", width);
}

}  // namespace

std::string diagnostics_text(const std::vector<SourceText>& sources, const text::Diagnostics& diagnostics) {
    std::string out;
    for (const text::Diagnostic& diagnostic : diagnostics.sorted()) {
        const SourceText& source = sources[diagnostic.span.file];
        const Position at = source.position_of(diagnostic.span.begin);
        const bool is_error = text::severity_of(diagnostic.code) == text::Severity::fout;
        fmt::format_to(std::back_inserter(out), "{}:{}:{}: {} {}: {}\n", source.path(), at.line, at.column,
                       is_error ? "fout" : "waarschuwing", text::code_of(diagnostic.code), printable(diagnostic.message));
        append_place(out, source, diagnostic.span);
        for (const text::Label& label : diagnostic.labels) {
            const SourceText& other = sources[label.span.file];
            const Position place = other.position_of(label.span.begin);
            fmt::format_to(std::back_inserter(out), "  {}:{}:{}: {}\n", other.path(), place.line, place.column,
                           printable(label.text));
            append_place(out, other, label.span);
        }
        for (const std::string& words : diagnostic.suggestions) {
            fmt::format_to(std::back_inserter(out), "      = bedoelde u: {}\n", printable(words));
        }
    }
    return out;
}

}  // namespace drempel::cli
