// SPDX-License-Identifier: EUPL-1.2
#include "names.hpp"

#include "drempel/text/suggest.hpp"

namespace drempel::wire {

bool holds_records(const engine::RuleSet& rules, const engine::Type& list) {
    return rules.type(list.element).kind == engine::ValueKind::record;
}

std::string nearest_name(std::string_view written, const std::vector<std::string_view>& known) {
    constexpr std::size_t longest_name = 100;
    return written.size() > longest_name ? std::string{} : text::nearest(written, known);
}

}  // namespace drempel::wire
