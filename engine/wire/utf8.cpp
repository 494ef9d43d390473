// SPDX-License-Identifier: EUPL-1.2
#include "utf8.hpp"

#include <cstdint>
#include <cstring>

namespace drempel::wire {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) noexcept { return static_cast<unsigned char>(text[i]); }

bool continues(std::string_view text, std::size_t i) noexcept {
    return i < text.size() && (byte_at(text, i) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8_sequence(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const auto first = byte_at(text, 0);
    if (first < 0x80) return 1;
    if (first < 0xC2 || !continues(text, 1)) return 0;
    const auto second = byte_at(text, 1);
    if (first < 0xE0) return 2;
    if (first < 0xF0) {
        if (!continues(text, 2)) return 0;
        if (first == 0xE0 && second < 0xA0) return 0;  // overlong
        if (first == 0xED && second > 0x9F) return 0;  // surrogates
        return 3;
    }
    if (first > 0xF4 || !continues(text, 2) || !continues(text, 3)) return 0;
    if (first == 0xF0 && second < 0x90) return 0;  // overlong
    if (first == 0xF4 && second > 0x8F) return 0;  // above U+10FFFF
    return 4;
}

std::size_t first_invalid_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size()) {  // SNEL: eight ASCII bytes at once; the slow step below agrees on each of them
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            if ((word & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const auto length = utf8_sequence(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return at;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) noexcept {
    if (text.size() <= max_bytes) return text;
    auto end = max_bytes;
    while (end > 0 && (byte_at(text, end) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

}  // namespace drempel::wire
