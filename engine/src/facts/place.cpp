// SPDX-License-Identifier: EUPL-1.2
#include "facts/place.hpp"

#include <algorithm>

namespace drempel::engine {

const Field& field_of(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& here = facts.slots[slot.index];
    if (!here.list.is_none()) return field_of(rules, facts, here.list);
    const auto& record = facts.records[here.record.index];
    return rules.fields[rules.begrippen[record.begrip.index].fields[here.offset].index];
}

const Type& type_of(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& field = field_of(rules, facts, slot);
    return facts.slots[slot.index].list.is_none() ? field.type : rules.type(field.type.element);
}

Ontbreekt::Soort soort_of(const Type& type) {
    if (type.is_oordeel) return Ontbreekt::Soort::oordeel;
    return type.kind == ValueKind::lijst ? Ontbreekt::Soort::lijst : Ontbreekt::Soort::feit;
}

std::string escaped_token(std::string_view token) {
    std::string result;
    for (const char c : token) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

std::string Case::pointer_of(const RuleSet& rules, SlotId slot) const {
    const auto& here = slots[slot.index];
    if (!here.list.is_none()) return pointer_of(rules, here.list) + "/" + std::to_string(here.offset);
    const auto& begrip = rules.begrippen[records[here.record.index].begrip.index];
    return pointer_of(rules, here.record) + "/" + escaped_token(rules.fields[begrip.fields[here.offset].index].name);
}

std::string Case::pointer_of(const RuleSet& rules, RecordId record) const {
    const auto& here = records[record.index];
    if (here.parent.is_none()) return {};
    auto pointer = pointer_of(rules, here.parent);
    if (here.in_list) pointer += "/" + std::to_string(here.position);
    return pointer;
}

GemeenteId RuleSet::find_gemeente(std::string_view name) const {
    const auto at = std::ranges::lower_bound(gemeenten, name, {}, &Gemeente::name);
    if (at == gemeenten.end() || at->name != name) return {};
    return GemeenteId{static_cast<std::uint32_t>(at - gemeenten.begin())};
}

bool RuleSet::speaks_in(RegelsetId set, GemeenteId gemeente) const {
    const auto& area = regelsets[set.index].area;
    return area.empty() || std::ranges::find(area, gemeente) != area.end();
}

const Soort* RuleSet::find_soort(std::string_view name) const {
    for (const auto& soort : soorten) {
        if (soort.name == name) return &soort;
    }
    return nullptr;
}

}  // namespace drempel::engine
