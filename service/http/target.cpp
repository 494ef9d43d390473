// SPDX-License-Identifier: EUPL-1.2
#include "target.hpp"

#include <optional>
#include <utility>

#include "ascii.hpp"

namespace drempel::http {
namespace {

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

bool is_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + size > text.size()) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return false;
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return false;
        i += size;
    }
    return true;
}

bool has_control(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
    return false;
}

}  // namespace

tl::expected<void, Refusal> read_target(std::string_view target, Head& head) {
    if (target.empty() || target.front() != '/') return tl::unexpected(Refusal::target_form);
    if (target.find('#') != std::string_view::npos) return tl::unexpected(Refusal::target_form);
    const std::size_t mark = target.find('?');
    std::string_view path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
    while (true) {
        const std::size_t slash = path.find('/');
        auto segment = percent_decode(path.substr(0, slash), false);
        if (!segment || !is_utf8(*segment)) return tl::unexpected(Refusal::path_encoding);
        const bool is_dots = *segment == "." || *segment == ".." || segment->find("..") != std::string::npos;
        if (is_dots || has_control(*segment) || segment->find_first_of("/\\") != std::string::npos)
            return tl::unexpected(Refusal::path_forbidden);
        head.segments.push_back(std::move(*segment));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    if (mark == std::string_view::npos) return {};
    std::string_view query = target.substr(mark + 1);
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = pair.find('=');
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
        if (!name || !value || !is_utf8(*name) || !is_utf8(*value) || has_control(*name) || has_control(*value))
            return tl::unexpected(Refusal::path_encoding);
        if (!pair.empty()) head.query.emplace_back(std::move(*name), std::move(*value));
        if (end == std::string_view::npos) break;
        query.remove_prefix(end + 1);
    }
    return {};
}

}  // namespace drempel::http
