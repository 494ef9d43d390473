// SPDX-License-Identifier: EUPL-1.2
#include "characters.hpp"

#include <fmt/core.h>

namespace drempel::grammar {

CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    if (at >= text.size()) return {};
    const std::uint32_t first = byte(at);
    if (first < 0x80) return {static_cast<char32_t>(first), 1};
    if (first >= 0xC2 && first <= 0xDF && is_tail(at + 1)) {
        return {static_cast<char32_t>(((first & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu)), 2};
    }
    if ((first & 0xF0u) == 0xE0u && is_tail(at + 1) && is_tail(at + 2)) {
        const std::uint32_t value =
            ((first & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu);
        const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        if (value < 0x800 || surrogate) return {};
        return {static_cast<char32_t>(value), 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && is_tail(at + 1) && is_tail(at + 2) && is_tail(at + 3)) {
        const std::uint32_t value = ((first & 0x07u) << 18) | ((byte(at + 1) & 0x3Fu) << 12)
                                    | ((byte(at + 2) & 0x3Fu) << 6) | (byte(at + 3) & 0x3Fu);
        if (value < 0x10000 || value > 0x10FFFF) return {};
        return {static_cast<char32_t>(value), 4};
    }
    return {};
}

bool is_hidden(char32_t c) noexcept {
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    if (c >= 0x7F && c <= 0x9F) return true;
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
           || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_latin_letter(char32_t c) noexcept {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool is_combining(char32_t c) noexcept {
    return c >= 0x300 && c <= 0x36F;
}

bool is_foreign_letter(char32_t c) noexcept {
    if (c < 0x250 || is_latin_letter(c) || is_combining(c)) return false;
    const bool punctuation_or_sign = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F)
                                     || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE6F)
                                     || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFFFC && c <= 0xFFFF)
                                     || c >= 0x1F000;
    return !punctuation_or_sign;
}

std::string code_point_name(char32_t c) {
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

}  // namespace drempel::grammar
