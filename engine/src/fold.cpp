// SPDX-License-Identifier: EUPL-1.2
#include "fold.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace drempel::engine {

namespace {

// U+00C0 to U+017F without their marks, in small letters; ' ' stands for a sign that stays as it is.
constexpr std::array<std::string_view, 0x180 - 0xC0> letters{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",   // À–Ï
    "d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "ss",  // Ð–ß
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",   // à–ï
    "d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "y",   // ð–ÿ
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",    // Ā–ď
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",    // Đ–ğ
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",    // Ġ–į
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",  // İ–Ŀ
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",    // ŀ–ŏ
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",  // Ő–ş
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",    // Š–ů
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",    // Ű–ſ
};

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    bool blank = false;
    const auto add = [&](std::string_view part) {
        if (blank && !result.empty()) result += ' ';
        blank = false;
        result += part;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
            blank = true;
        } else if (byte == 0xC2 && next == 0xA0) {  // a blank that does not break
            blank = true;
            ++i;
        } else if (byte >= 'A' && byte <= 'Z') {
            add(std::string(1, static_cast<char>(byte + 32)));
        } else if (byte == 0xCC || (byte == 0xCD && next < 0xB0)) {  // a mark of its own, U+0300 to U+036F
            ++i;
        } else if (byte >= 0xC3 && byte <= 0xC5) {
            const std::string_view plain = letters[((byte & 0x1FU) << 6U | (next & 0x3FU)) - 0xC0U];
            add(plain == " " ? text.substr(i, 2) : plain);
            ++i;
        } else {
            add(text.substr(i, 1));
        }
    }
    return result;
}

}  // namespace drempel::engine
