// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace drempel::grammar {

// One code point and its length in bytes; length 0: not valid UTF-8 at this place.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 0;
};

CodePoint code_point_at(std::string_view text, std::size_t at) noexcept;

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Blanks inside a line; jurists paste no-break spaces from a word processor.
constexpr bool is_blank(char32_t c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x2007;
}

// Control characters, marks that reorder text and marks without width.
bool is_hidden(char32_t c) noexcept;

bool is_latin_letter(char32_t c) noexcept;
bool is_combining(char32_t c) noexcept;
// A letter of another script (Greek, Cyrillic, …); punctuation and pictures are not letters.
bool is_foreign_letter(char32_t c) noexcept;

std::string code_point_name(char32_t c);  // "U+202E"

}  // namespace drempel::grammar
