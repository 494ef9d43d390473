// SPDX-License-Identifier: EUPL-1.2
// The shape of a case: records, lists and where a pointer leads. Values are read in values.cpp.
#include <algorithm>
#include <string>

#include "drempel/engine/facts.hpp"
#include "drempel/text/suggest.hpp"
#include "facts/expected.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

namespace {

// The next reference token of a JSON Pointer, unescaped; takes it off the front. Nothing when malformed.
std::optional<std::string> next_token(std::string_view& pointer) {
    if (pointer.empty() || pointer.front() != '/') return std::nullopt;
    pointer.remove_prefix(1);
    const auto raw = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(raw.size());
    std::string token;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '~') {
            token += raw[i];
            continue;
        }
        if (++i == raw.size() || (raw[i] != '0' && raw[i] != '1')) return std::nullopt;
        token += raw[i] == '0' ? '~' : '/';
    }
    return token;
}

std::optional<std::size_t> list_index(std::string_view token) {
    constexpr std::size_t max_digits = 9;
    if (token.empty() || token.size() > max_digits || (token.size() > 1 && token.front() == '0')) return std::nullopt;
    std::size_t index = 0;
    for (const char c : token) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

}  // namespace

CaseBuilder::CaseBuilder(const RuleSet& rules, SoortId soort, Dag peildatum, IntakeLimits limits)
    : rules_(rules), peildatum_(peildatum), limits_(limits) {
    case_.soort = soort;
    const Regelset& home = rules.regelsets[rules.soorten[soort.index].regelset.index];
    if (home.layer == Laag::gemeente && home.area.size() == 1) case_.gemeente = home.area[0];
    add_layout(rules.soorten[soort.index].layout, {}, "");
}

RecordId CaseBuilder::add_layout(BegripId begrip, SlotId parent, std::string_view pointer) {
    if (case_.records.size() >= limits_.max_records) {
        if (case_.records.size() == limits_.max_records) {
            problem({std::string(pointer), "aanvraag.te_groot",
                     "De aanvraag heeft te veel onderdelen; het maximum is " + std::to_string(limits_.max_records) + ".", ""});
        }
        return {};
    }
    const RecordId id{static_cast<std::uint32_t>(case_.records.size())};
    Record record;
    record.begrip = begrip;
    record.first = SlotId{static_cast<std::uint32_t>(case_.slots.size())};
    record.parent = parent;
    case_.records.push_back(record);
    const auto count = rules_.begrippen[begrip.index].fields.size();
    for (std::uint32_t offset = 0; offset < count; ++offset) {
        Slot slot;
        slot.record = id;
        slot.offset = offset;
        case_.slots.push_back(slot);
    }
    return id;
}

SlotId CaseBuilder::find(RecordId record, std::string_view field) const {
    if (record.is_none()) return {};
    const auto& here = case_.records[record.index];
    const auto& fields = rules_.begrippen[here.begrip.index].fields;
    for (std::uint32_t offset = 0; offset < fields.size(); ++offset) {
        if (rules_.fields[fields[offset].index].name == field) return SlotId{here.first.index + offset};
    }
    return {};
}

const Type& CaseBuilder::type_of(SlotId slot) const { return engine::type_of(rules_, case_, slot); }

ListId CaseBuilder::begin_list(SlotId slot, std::string_view pointer) {
    if (slot.is_none() || !accepts(slot, ValueKind::lijst, "een lijst", pointer)) return {};
    const ListId id{static_cast<std::uint32_t>(case_.lists.size())};
    case_.lists.emplace_back();
    list_slots_.push_back(slot);
    give(slot);
    case_.slots[slot.index].index = id.index;
    return id;
}

RecordId CaseBuilder::add_record(ListId list, std::string_view pointer) {
    if (list.is_none()) return {};
    const auto list_slot = list_slots_[list.index];
    const auto& element = rules_.type(type_of(list_slot).element);
    auto& records = case_.lists[list.index].records;
    if (element.kind != ValueKind::record) {
        problem({std::string(pointer), "type.verkeerd", "Hier hoort " + expected_form(rules_, element, peildatum_) + "; er staat een object.", ""});
        return {};
    }
    const auto id = add_layout(element.begrip, list_slot, pointer);
    if (id.is_none()) return {};
    case_.records[id.index].in_list = true;
    case_.records[id.index].position = static_cast<std::uint32_t>(records.size());
    records.push_back(id);
    return id;
}

SlotId CaseBuilder::add_scalar(ListId list, std::string_view pointer) {
    if (list.is_none()) return {};
    const auto list_slot = list_slots_[list.index];
    const auto& element = rules_.type(type_of(list_slot).element);
    if (element.kind == ValueKind::record) {
        problem({std::string(pointer), "type.verkeerd", "Hier hoort " + expected_form(rules_, element, peildatum_) + ".", ""});
        return {};
    }
    if (case_.slots.size() >= limits_.max_records * 64) {
        problem({std::string(pointer), "aanvraag.te_groot", "De aanvraag heeft te veel onderdelen.", ""});
        return {};
    }
    const SlotId id{static_cast<std::uint32_t>(case_.slots.size())};
    Slot slot;
    slot.record = case_.slots[list_slot.index].record;
    slot.list = list_slot;
    slot.offset = static_cast<std::uint32_t>(case_.lists[list.index].scalars.size());
    case_.slots.push_back(slot);
    case_.lists[list.index].scalars.push_back(id);
    return id;
}

void CaseBuilder::mark_open(SlotId list_slot) {
    if (list_slot.is_none() || type_of(list_slot).kind != ValueKind::lijst) return;
    const auto& slot = case_.slots[list_slot.index];
    if (slot.kennis == Kennis::waarde) case_.lists[slot.index].open = true;
}

RecordId CaseBuilder::record_of(SlotId slot) {
    if (slot.is_none() || type_of(slot).kind != ValueKind::record) return {};
    if (case_.slots[slot.index].kennis == Kennis::waarde) return RecordId{case_.slots[slot.index].index};
    const auto id = add_layout(type_of(slot).begrip, slot, case_.pointer_of(rules_, slot));
    if (id.is_none()) return {};
    give(slot);
    case_.slots[slot.index].index = id.index;
    return id;
}

std::uint32_t CaseBuilder::add_bron(DossierBron bron) {
    case_.bronnen.push_back(std::move(bron));
    return static_cast<std::uint32_t>(case_.bronnen.size() - 1);
}

void CaseBuilder::set_herkomst(SlotId slot, Herkomst herkomst) {
    if (slot.is_none()) return;
    case_.slots[slot.index].herkomst = static_cast<std::uint32_t>(case_.herkomsten.size());
    case_.herkomsten.push_back(herkomst);
}

SlotId CaseBuilder::find_pointer(std::string_view pointer) const {
    RecordId record = root();
    while (!record.is_none()) {
        const auto name = next_token(pointer);
        if (!name) return {};
        SlotId slot = find(record, *name);
        while (true) {  // into lists of lists, until a field of a record is next
            if (slot.is_none() || pointer.empty()) return slot;
            const auto& here = case_.slots[slot.index];
            const auto kind = type_of(slot).kind;
            if (here.kennis != Kennis::waarde) return {};
            if (kind == ValueKind::record) {
                record = RecordId{here.index};
                break;
            }
            if (kind != ValueKind::lijst) return {};
            const auto token = next_token(pointer);
            const auto index = token ? list_index(*token) : std::nullopt;
            const auto& list = case_.lists[here.index];
            if (!index) return {};
            if (*index < list.records.size()) {
                record = list.records[*index];
                break;
            }
            if (*index >= list.scalars.size()) return {};
            slot = list.scalars[*index];
        }
    }
    return {};
}

void CaseBuilder::problem(IntakeProblem problem) {
    if (problems_.size() < limits_.max_problems) problems_.push_back(std::move(problem));
}

void CaseBuilder::wrong_type(SlotId slot, std::string_view found, std::string_view pointer) {
    std::string detail = "Hier hoort " + expected_form(rules_, type_of(slot), peildatum_) + "; er staat ";
    problem({std::string(pointer), "type.verkeerd", detail.append(found) + ".", ""});
}

void CaseBuilder::unknown_field(RecordId record, std::string_view field, std::string_view pointer) {
    std::vector<std::string_view> known;
    for (const auto id : rules_.begrippen[case_.records[record.index].begrip.index].fields) known.push_back(rules_.fields[id.index].name);
    problem({std::string(pointer), "veld.onbekend", "Dit veld bestaat hier niet.", text::nearest(field, known)});
}

bool CaseBuilder::accepts(SlotId slot, ValueKind kind, std::string_view found, std::string_view pointer) {
    if (type_of(slot).kind == kind) return true;
    wrong_type(slot, found, pointer);
    return false;
}

void CaseBuilder::give(SlotId slot) {
    case_.slots[slot.index].kennis = Kennis::waarde;
}

}  // namespace drempel::engine
