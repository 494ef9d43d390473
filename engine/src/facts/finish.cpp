// SPDX-License-Identifier: EUPL-1.2
// What can only be said of the whole case: lists, judgments, provenance and parties.
#include <algorithm>

#include "drempel/engine/facts.hpp"
#include "facts/parties.hpp"
#include "facts/place.hpp"
#include "facts/registers.hpp"
#include "facts/roosters.hpp"
#include "facts/verbanden.hpp"

namespace drempel::engine {

void CaseBuilder::check_lists() {
    for (std::size_t i = 0; i < case_.lists.size(); ++i) {
        const auto& list = case_.lists[i];
        const auto& type = type_of(list_slots_[i]);
        const auto size = list.records.size() + list.scalars.size();
        const auto report = [&](std::string code, std::string detail) {
            problem({case_.pointer_of(rules_, list_slots_[i]), std::move(code), std::move(detail), ""});
        };
        // An open list may still reach its minimum, but never loses what is there.
        if (!list.open && size < type.at_least) {
            report("lijst.te_kort", "Geef hier ten minste " + std::to_string(type.at_least) + (type.at_least == 1 ? " onderdeel." : " onderdelen."));
        }
        if (type.at_most && size > *type.at_most) {
            report("lijst.te_lang", "Geef hier ten hoogste " + std::to_string(*type.at_most) + (*type.at_most == 1 ? " onderdeel." : " onderdelen."));
        }
    }
}

void CaseBuilder::check_oordelen() {
    for (std::uint32_t i = 0; i < case_.slots.size(); ++i) {
        const SlotId slot{i};
        const auto& fact = case_.slots[i];
        if (fact.kennis != Kennis::waarde || fact.oordeel != Slot{}.oordeel || !type_of(slot).is_oordeel) continue;
        const auto pointer = case_.pointer_of(rules_, slot);
        const bool reported = std::any_of(problems_.begin(), problems_.end(), [&](const IntakeProblem& known) {
            return known.pointer == pointer || known.pointer.starts_with(pointer + "/");
        });
        if (reported) continue;  // said already what is wrong with it
        problem({pointer, "oordeel.onvolledig", "Een oordeel heeft vier delen: waarde, door, op en reden.", ""});
    }
}

void CaseBuilder::apply_herkomst() {
    for (auto& slot : case_.slots) {
        if (slot.herkomst == Slot{}.herkomst || slot.kennis == Kennis::onbekend) continue;
        switch (case_.herkomsten[slot.herkomst].status) {
            case Herkomst::Status::betwist:
                slot.opgegeven = slot.kennis;
                slot.kennis = Kennis::onbekend;
                slot.reden = OnbekendReden::betwist;
                break;
            case Herkomst::Status::verlopen:
                slot.opgegeven = slot.kennis;
                slot.kennis = Kennis::onbekend;
                slot.reden = OnbekendReden::verlopen;
                break;
            case Herkomst::Status::gesteld:
            case Herkomst::Status::vastgesteld:
            case Herkomst::Status::vermoeden: break;
        }
    }
}

tl::expected<Case, std::vector<IntakeProblem>> CaseBuilder::finish() && {
    check_lists();
    check_oordelen();
    apply_herkomst();
    believe_registers(rules_, case_);
    for (auto& contradiction : merge_parties(rules_, case_)) problem(std::move(contradiction));
    for (auto& wrong : wrong_roosters(rules_, case_)) problem(std::move(wrong));
    if (problems_.empty()) {
        for (auto& broken : broken_verbanden(rules_, case_, peildatum_)) problem(std::move(broken));
        for (auto& other : contradicted_derivations(rules_, case_, peildatum_)) problem(std::move(other));
    }
    if (problems_.empty()) return std::move(case_);
    std::stable_sort(problems_.begin(), problems_.end(), [](const IntakeProblem& a, const IntakeProblem& b) { return a.pointer < b.pointer; });
    return tl::unexpected(std::move(problems_));
}

}  // namespace drempel::engine
