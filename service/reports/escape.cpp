// SPDX-License-Identifier: EUPL-1.2
#include "escape.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

namespace drempel::reports {
namespace {

struct Decoded {
    char32_t point;
    std::size_t bytes;
};

// One UTF-8 character; nothing when the bytes are none.
std::optional<Decoded> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >> 5U == 6 ? 2 : first >> 4U == 14 ? 3 : first >> 3U == 30 ? 4 : 0;
    if (length == 0 || text.size() < length) return std::nullopt;
    std::uint32_t point = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) >> 6U != 2) return std::nullopt;
        point = point << 6U | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return std::nullopt;
    return Decoded{point, length};
}

bool is_blank(char32_t c) { return c <= 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

// Zero width, direction and other format characters that a reader cannot see.
bool is_hidden(char32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_ascii_punctuation(char32_t c) {
    return (c > 0x20 && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string out;
    bool pending_blank = false;
    while (!text.empty()) {
        const auto decoded = decode(text);
        const std::size_t bytes = decoded ? decoded->bytes : 1;
        const std::string_view raw = text.substr(0, bytes);
        text.remove_prefix(bytes);
        if (decoded && is_blank(decoded->point)) {
            pending_blank = !out.empty();  // leading blanks would make a code block
            continue;
        }
        if (pending_blank) out += ' ';
        pending_blank = false;
        if (!decoded || (decoded->point & 0xFFFEU) == 0xFFFE) {
            out += "\xEF\xBF\xBD";  // what XML cannot hold
        } else if (is_hidden(decoded->point)) {
            out += fmt::format("‹U\\+{:04X}›", static_cast<std::uint32_t>(decoded->point));
        } else {
            if (is_ascii_punctuation(decoded->point)) out += '\\';
            out += raw;
        }
    }
    return out;
}

bool is_plain_https(std::string_view url) {
    constexpr std::string_view others = "-._~:/?#@!$&'()*+,;=%";
    return url.starts_with("https://") && url.size() > 8 && url.size() < 2048
           && std::all_of(url.begin(), url.end(), [&](char c) {
                  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                         || others.find(c) != std::string_view::npos;
              });
}

}  // namespace drempel::reports
