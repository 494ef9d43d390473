// SPDX-License-Identifier: EUPL-1.2
#include "negotiation.hpp"

#include "ascii.hpp"

namespace drempel::http {
namespace {

std::string_view essence(std::string_view media_type) { return trim_blanks(media_type.substr(0, media_type.find(';'))); }

// q=0, q=0.0 … mean "not this one".
bool is_excluded(std::string_view range) {
    std::size_t at = range.find(';');
    while (at != std::string_view::npos) {
        range.remove_prefix(at + 1);
        at = range.find(';');
        const std::string_view parameter = trim_blanks(range.substr(0, at));
        if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
        return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

// 3: exactly; 2: text/*; 1: */*; 0: no.
int closeness(std::string_view range, std::string_view media_type) {
    if (equal_ignoring_case(range, media_type)) return 3;
    if (range == "*/*") return 1;
    const std::size_t slash = media_type.find('/');
    const bool same_family = range.size() == slash + 2 && range.substr(slash) == "/*"
                             && equal_ignoring_case(range.substr(0, slash), media_type.substr(0, slash));
    return same_family ? 2 : 0;
}

}  // namespace

bool is_acceptable(const std::string* accept, std::string_view media_type) {
    if (accept == nullptr || trim_blanks(*accept).empty()) return true;
    int best = 0;
    bool allowed = false;
    for_each_in_list(*accept, [&](std::string_view range) {
        const int close = closeness(essence(range), essence(media_type));
        if (close <= best) return;
        best = close;
        allowed = !is_excluded(range);
    });
    return allowed;
}

bool is_media_type(std::string_view content_type, std::string_view media_type) {
    if (!equal_ignoring_case(essence(content_type), media_type)) return false;
    const std::size_t semicolon = content_type.find(';');
    if (semicolon == std::string_view::npos) return true;
    const std::string_view parameter = trim_blanks(content_type.substr(semicolon + 1));
    return parameter.empty() || equal_ignoring_case(parameter, "charset=utf-8")
           || equal_ignoring_case(parameter, "charset=\"utf-8\"");
}

}  // namespace drempel::http
