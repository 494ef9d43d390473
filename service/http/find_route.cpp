// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>

#include "drempel/http/route.hpp"

namespace drempel::http {
namespace {

bool matches(std::string_view pattern, const std::vector<std::string>& segments, Pairs& values) {
    values.clear();
    pattern.remove_prefix(1);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::size_t slash = pattern.find('/');
        const std::string_view part = pattern.substr(0, slash);
        const bool is_last = slash == std::string_view::npos;
        if (is_last != (i + 1 == segments.size())) return false;
        if (part.starts_with('{')) {
            if (segments[i].empty()) return false;
            values.emplace_back(part.substr(1, part.size() - 2), segments[i]);
        } else if (part != segments[i]) {
            return false;
        }
        if (!is_last) pattern.remove_prefix(slash + 1);
    }
    return true;
}

}  // namespace

std::variant<Match, NoSuchRoute, WrongMethod> find_route(const Head& head) {
    const Method wanted = head.method == Method::head ? Method::get : head.method;
    std::string allow;
    Pairs values;
    for (const Route& route : routes()) {
        if (!matches(route.pattern, head.segments, values)) continue;
        if (route.method == wanted) return Match{&route, std::move(values)};
        if (!allow.empty()) allow += ", ";
        allow += text_of(route.method);
        if (route.method == Method::get) allow += ", HEAD";
    }
    if (allow.empty()) return NoSuchRoute{};
    return WrongMethod{std::move(allow)};
}

}  // namespace drempel::http
