// SPDX-License-Identifier: EUPL-1.2
#include "drempel/wire/wire.hpp"
#include "utf8.hpp"

namespace drempel::wire {
namespace {

void append_escaped(std::string& out, unsigned char c) {
    static constexpr char hex[] = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:  // the other control characters
            out += "\\u00";
            out += hex[c >> 4U];
            out += hex[c & 0xFU];
    }
}

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

}  // namespace

// What is no UTF-8 becomes U+FFFD, so that the output is JSON whatever comes in.
void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        auto run = at;
        while (run < text.size() && is_plain(static_cast<unsigned char>(text[run]))) ++run;
        out.append(text, at, run - at);
        at = run;
        if (at == text.size()) break;
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            append_escaped(out, c);
            ++at;
            continue;
        }
        const auto length = utf8_sequence(text.substr(at));
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
        } else {
            out.append(text, at, length);
            at += length;
        }
    }
    out += '"';
}

}  // namespace drempel::wire
