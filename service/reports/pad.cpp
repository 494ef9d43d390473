// SPDX-License-Identifier: EUPL-1.2
#include "drempel/reports/pad.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace drempel::reports {
namespace {

// RFC 6901: "~1" is '/', "~0" is '~'.
std::string unescaped(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
            out += token[++i] == '0' ? '~' : '/';
        } else {
            out += token[i];
        }
    }
    return out;
}

bool is_index(std::string_view token) {
    return !token.empty() && token.size() < 10
           && std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string in_words(std::string_view pointer) {
    std::vector<std::string> steps;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (is_index(token) && !steps.empty()) {
            std::uint32_t index = 0;
            std::from_chars(token.data(), token.data() + token.size(), index);
            steps.back() += " nr. " + std::to_string(index + 1);  // from 1 in text, from 0 in JSON
        } else {
            steps.push_back(unescaped(token));
        }
    }
    if (steps.empty()) return "de aanvraag";
    std::string out;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!out.empty()) out += " van ";
        out += *step;
    }
    return out;
}

}  // namespace drempel::reports
