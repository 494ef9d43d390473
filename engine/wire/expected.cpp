// SPDX-License-Identifier: EUPL-1.2
#include "expected.hpp"

#include <fmt/core.h>

#include "drempel/text/suggest.hpp"

namespace drempel::wire {

std::string expected_of(const engine::RuleSet& rules, const engine::Type& type) {
    using engine::ValueKind;
    if (type.is_oordeel) return "verwacht een oordeel: een object met waarde, door, op en reden";
    switch (type.kind) {
        case ValueKind::ja_nee: return "verwacht true of false";
        case ValueKind::getal:
            return type.unit.is_none() ? "verwacht een getal" : fmt::format("verwacht een getal in {}", rules.units[type.unit.index].name);
        case ValueKind::datum: return type.onvolledig ? "verwacht een datum als \"2026-03-01\", \"2026-03\" of \"2026\""
                                                      : "verwacht een datum als \"2026-03-01\"";
        case ValueKind::duur: return "verwacht een duur als \"P7M\" of \"P210D\"";
        case ValueKind::tekst: return "verwacht een tekst";
        case ValueKind::keuze: return "verwacht een van de woorden van deze keuze, als tekst";
        case ValueKind::record: return "verwacht een object";
        case ValueKind::lijst: return holds_records(rules, type) ? "verwacht een lijst van objecten" : "verwacht een lijst";
    }
    return {};
}

bool holds_records(const engine::RuleSet& rules, const engine::Type& list) {
    if (!list.element.is_none()) return rules.type(list.element).kind == engine::ValueKind::record;
    return !list.begrip.is_none();
}

engine::BegripId begrip_of_elements(const engine::RuleSet& rules, const engine::Type& list) {
    return list.element.is_none() ? list.begrip : rules.type(list.element).begrip;
}

std::vector<std::string_view> names_of(const engine::RuleSet& rules, engine::BegripId begrip) {
    std::vector<std::string_view> names;
    if (begrip.is_none()) return names;
    for (const auto field : rules.begrippen[begrip.index].fields) names.emplace_back(rules.fields[field.index].name);
    return names;
}

std::string nearest_name(std::string_view written, const std::vector<std::string_view>& known) {
    constexpr std::size_t longest_name = 100;
    return written.size() > longest_name ? std::string{} : text::nearest(written, known);
}

}  // namespace drempel::wire
