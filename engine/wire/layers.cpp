// SPDX-License-Identifier: EUPL-1.2
#include "layers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

namespace drempel::wire {
namespace {

std::size_t height_of(std::string_view laag) {
    static constexpr std::array<std::string_view, 5> order{"gemeenschappelijk", "landelijk", "sector", "regio", "gemeente"};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), laag) - order.begin());
}

}  // namespace

std::vector<engine::RegelsetId> layers_of(const engine::RuleSet& rules, engine::SoortId soort, engine::GemeenteId gemeente) {
    std::set<engine::RegelsetId> found;
    const auto& own = rules.soorten[soort.index].regelset;
    const auto add = [&](engine::RegelsetId id) {
        if (id.is_none() || (id != own && !rules.speaks_in(id, gemeente)) || !found.insert(id).second) return;
        for (const auto used : rules.regelsets[id.index].uses) found.insert(used);
    };
    std::set<std::uint32_t> consequence_files;
    add(own);
    for (const auto id : rules.soorten[soort.index].rules) {
        const auto& rule = rules.rules[id.index];
        add(rule.regelset);
        if (!rule.gevolg.is_none()) consequence_files.insert(rules.gevolgsoorten[rule.gevolg.index].span.file);
    }
    for (const auto id : rules.soorten[soort.index].conclusies) add(rules.conclusies[id.index].regelset);
    // A lower layer takes part when it fills what is read, or ends one of the rules.
    for (const auto id : rules.soorten[soort.index].parameters)
        for (const auto& fill : rules.parameters[id.index].fills) add(fill.regelset);
    for (const auto& ended : rules.vervallen) {
        const auto& group = rules.rule_groups[ended.group.index];
        const auto is_of_group = [&](engine::RuleId id) { return id.index >= group.first && id.index < group.first + group.count; };
        if (std::ranges::any_of(rules.soorten[soort.index].rules, is_of_group)) add(ended.regelset);
    }
    for (std::uint32_t i = 0; i < rules.regelsets.size(); ++i) {
        if (consequence_files.contains(rules.regelsets[i].file)) add({i});
    }
    std::vector<engine::RegelsetId> layers(found.begin(), found.end());
    std::sort(layers.begin(), layers.end(), [&](engine::RegelsetId a, engine::RegelsetId b) {
        const auto& left = rules.regelsets[a.index];
        const auto& right = rules.regelsets[b.index];
        const auto heights = height_of(left.laag) <=> height_of(right.laag);
        return heights != 0 ? heights < 0 : left.name < right.name;
    });
    return layers;
}

std::vector<engine::GemeenteId> gemeenten_of(const engine::RuleSet& rules, engine::SoortId soort) {
    const auto& home = rules.regelsets[rules.soorten[soort.index].regelset.index];
    if (home.layer == engine::Laag::gemeente) return home.area;
    std::vector<engine::GemeenteId> found;
    const auto everywhere = layers_of(rules, soort, {});
    for (std::uint32_t i = 0; i < rules.gemeenten.size(); ++i) {
        if (layers_of(rules, soort, {i}) != everywhere) found.push_back({i});
    }
    return found;
}

}  // namespace drempel::wire
