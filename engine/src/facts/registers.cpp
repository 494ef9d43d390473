// SPDX-License-Identifier: EUPL-1.2
#include "facts/registers.hpp"

#include "facts/place.hpp"

namespace drempel::engine {

void believe_registers(const RuleSet& rules, Case& facts) {
    for (std::uint32_t b = 0; b < facts.bronnen.size(); ++b) {
        const auto& bron = facts.bronnen[b];
        if (bron.soort != "register" || bron.naam.empty() || !bron.geraadpleegd_op) continue;
        std::uint32_t herkomst = Slot{}.herkomst;
        const auto consulted = [&] {
            if (herkomst == Slot{}.herkomst) {
                herkomst = static_cast<std::uint32_t>(facts.herkomsten.size());
                facts.herkomsten.push_back({b, bron.geraadpleegd_op, Herkomst::Status::vastgesteld});
            }
            return herkomst;
        };
        const auto count = static_cast<std::uint32_t>(facts.slots.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            auto& slot = facts.slots[i];
            if (slot.kennis != Kennis::onbekend || slot.reden != OnbekendReden::niet_opgegeven || !slot.list.is_none()) continue;
            const auto& field = field_of(rules, facts, SlotId{i});
            if (field.origin_kind != "register" || field.origin_name != bron.naam) continue;
            if (field.type.of_geen) {
                slot.kennis = Kennis::geen;
            } else if (field.type.kind == ValueKind::lijst && field.type.at_least == 0) {
                slot.kennis = Kennis::waarde;
                slot.index = static_cast<std::uint32_t>(facts.lists.size());
                facts.lists.emplace_back();
            } else {
                continue;
            }
            slot.herkomst = consulted();
        }
    }
}

}  // namespace drempel::engine
