// SPDX-License-Identifier: EUPL-1.2
#include "facts/parties.hpp"

#include <algorithm>
#include <map>

#include "facts/place.hpp"

namespace drempel::engine {

namespace {

class Merge {
public:
    Merge(const RuleSet& rules, Case& facts) : rules_(rules), facts_(facts) {}

    std::vector<IntakeProblem> run() {
        std::map<std::pair<std::string, BegripId>, std::vector<RecordId>> by_key;
        for (std::uint32_t i = 0; i < facts_.records.size(); ++i) {
            const auto& begrip = rules_.begrippen[facts_.records[i].begrip.index];
            if (!begrip.key_offset) continue;
            const auto& key = facts_.slot(RecordId{i}, *begrip.key_offset);
            if (key.kennis == Kennis::waarde) by_key[{key_text(key), begrip.key_owner}].push_back(RecordId{i});
        }
        for (auto& [key, records] : by_key) {
            const auto party = static_cast<std::uint32_t>(facts_.parties.size());
            for (const auto record : records) facts_.records[record.index].party = party;
            // Only what the begrip with the sleutel declares belongs to the party; the rest belongs to the role.
            const auto shared = rules_.begrippen[key.second.index].fields.size();
            for (std::uint32_t offset = 0; records.size() > 1 && offset < shared; ++offset) merge_field(records, offset);
            facts_.parties.push_back({key.first, std::move(records)});
        }
        return std::move(problems_);
    }

private:
    std::string key_text(const Slot& key) const {
        const auto& begrip = rules_.begrippen[facts_.records[key.record.index].begrip.index];
        const auto& type = rules_.fields[begrip.fields[key.offset].index].type;
        switch (type.kind) {
            case ValueKind::getal: return facts_.numbers[key.index].to_string();
            case ValueKind::keuze: return rules_.keuzes[type.keuze.index].members[key.index].name;
            case ValueKind::datum: return to_iso(key.day.low);
            case ValueKind::tekst: return facts_.texts[key.index];
            case ValueKind::ja_nee:
            case ValueKind::duur:
            case ValueKind::record:
            case ValueKind::lijst: break;
        }
        return {};
    }

    SlotId slot_at(RecordId record, std::uint32_t offset) const { return SlotId{facts_.records[record.index].first.index + offset}; }

    void merge_field(const std::vector<RecordId>& records, std::uint32_t offset) {
        SlotId speaker = slot_at(records.front(), offset);
        for (const auto record : records) {
            const auto slot = slot_at(record, offset);
            if (facts_.slots[slot.index].kennis == Kennis::onbekend) continue;
            speaker = slot;
            break;
        }
        for (const auto record : records) {
            const auto slot = slot_at(record, offset);
            if (slot == speaker) continue;
            if (facts_.slots[slot.index].kennis != Kennis::onbekend && !agree(speaker, slot)) {
                problems_.push_back({facts_.pointer_of(rules_, slot), "partij.tegenstrijdig",
                                     "Dit gegeven spreekt " + facts_.pointer_of(rules_, speaker)
                                         + " tegen, terwijl beide over dezelfde partij gaan.",
                                     ""});
                continue;
            }
            take_over(speaker, slot);
        }
    }

    void take_over(SlotId speaker, SlotId slot) {
        const auto own = facts_.slots[slot.index];
        auto& here = facts_.slots[slot.index];
        here = facts_.slots[speaker.index];
        here.record = own.record;
        here.offset = own.offset;
        here.alias = speaker;
        if (own.herkomst != Slot{}.herkomst) here.herkomst = own.herkomst;
    }

    // Two known facts that say the same; an incomplete date agrees with every day it may be, and is narrowed by it.
    bool agree(SlotId first, SlotId second) {
        auto& a = facts_.slots[first.index];
        const auto& b = facts_.slots[second.index];
        if (type_of(rules_, facts_, first).kind == ValueKind::datum && a.kennis == Kennis::waarde && b.kennis == Kennis::waarde) {
            const DagInterval both{std::max(a.day.low, b.day.low), std::min(a.day.high, b.day.high)};
            if (both.low > both.high) return false;
            a.day = both;
            return true;
        }
        return equal(first, second);
    }

    bool equal(SlotId first, SlotId second) const {
        const auto& a = facts_.slots[first.index];
        const auto& b = facts_.slots[second.index];
        if (a.kennis != b.kennis) return false;
        if (a.kennis != Kennis::waarde) return true;
        switch (type_of(rules_, facts_, first).kind) {
            case ValueKind::ja_nee: return a.truth == b.truth;
            case ValueKind::getal: return facts_.numbers[a.index] == facts_.numbers[b.index];
            case ValueKind::datum: return a.day == b.day;
            case ValueKind::duur: return a.duration == b.duration;
            case ValueKind::tekst: return facts_.texts[a.index] == facts_.texts[b.index];
            case ValueKind::keuze: return a.index == b.index;
            case ValueKind::record: return equal(RecordId{a.index}, RecordId{b.index});
            case ValueKind::lijst: break;
        }
        const auto& left = facts_.lists[a.index];
        const auto& right = facts_.lists[b.index];
        return left.open == right.open
               && std::equal(left.records.begin(), left.records.end(), right.records.begin(), right.records.end(),
                             [this](RecordId x, RecordId y) { return equal(x, y); })
               && std::equal(left.scalars.begin(), left.scalars.end(), right.scalars.begin(), right.scalars.end(),
                             [this](SlotId x, SlotId y) { return equal(x, y); });
    }

    bool equal(RecordId first, RecordId second) const {
        const auto& a = facts_.records[first.index];
        const auto& b = facts_.records[second.index];
        if (a.begrip != b.begrip) return false;
        const auto count = rules_.begrippen[a.begrip.index].fields.size();
        for (std::uint32_t i = 0; i < count; ++i) {
            if (!equal(SlotId{a.first.index + i}, SlotId{b.first.index + i})) return false;
        }
        return true;
    }

    const RuleSet& rules_;
    Case& facts_;
    std::vector<IntakeProblem> problems_;
};

}  // namespace

std::vector<IntakeProblem> merge_parties(const RuleSet& rules, Case& facts) { return Merge(rules, facts).run(); }

}  // namespace drempel::engine
