// SPDX-License-Identifier: EUPL-1.2
// From the case to lanes and registers.
#include <algorithm>

#include "evaluate/machine.hpp"
#include "program/lower.hpp"
#include "program/memory.hpp"

namespace drempel::engine::program {

using evaluation::RecordRef;

Reach Memory::reach(std::uint32_t from, std::uint32_t to) const {
    if (from == to) return {};
    if (to == 0) return {nullptr, 0};
    return {spaces[from].outward[code.spaces[to].depth].data(), 1};
}

Truth Memory::truth(std::uint32_t reg, std::uint32_t space, std::uint32_t lane) const {
    const auto& at = code.truths[reg];
    const auto here = reach(space, at.space).of(lane);
    return truths[spaces[at.space].truth_base + std::size_t{at.local} * spaces[at.space].count + here];
}

void Memory::load(const Case& the_case, Dag day) {
    facts = &the_case;
    taken.clear();
    peildatum = day;
    spaces.resize(code.spaces.size());
    records.resize(code.records.size());
    auto& root = spaces[0];
    root.count = 1;
    root.elements.assign(1, {RecordId{0}, the_case.records[0].begrip, {}, {}});
    std::uint32_t ready = 0;
    for (std::uint32_t i = 1; i < spaces.size(); ++i) {
        load_records(ready, code.spaces[i].records_before);
        ready = std::max(ready, code.spaces[i].records_before);
        load_space(i);
    }
    load_records(ready, static_cast<std::uint32_t>(records.size()));
    std::size_t truth_count = 0;
    std::size_t value_count = 0;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        spaces[i].truth_base = truth_count;
        spaces[i].value_base = value_count;
        truth_count += std::size_t{spaces[i].count} * code.truths_in[i];
        value_count += std::size_t{spaces[i].count} * code.values_in[i];
    }
    truths.resize(truth_count);
    values.resize(value_count);
    for (const auto& [reg, cell] : code.constants) values[code.values[reg].local] = cell;
    for (const auto& [reg, truth_here] : code.truth_constants) truths[code.truths[reg].local] = truth_here;
    load_laws();
}

void Memory::load_laws() {
    law_days.clear();
    for (const auto& law : code.laws) {
        if (law.field.is_none()) {
            law_days.emplace_back(peildatum);
            continue;
        }
        law_days.emplace_back(std::nullopt);
        if (law.offset == SlotId::none_index) continue;
        const auto cell = read_value(spaces[0].elements[0], law.offset);
        if (cell.is_single() && (cell.flags & ~Cell::whole) == 0) law_days.back() = Dag{static_cast<std::int32_t>(cell.lo)};
    }
    chosen.assign(code.choices.size(), no_register);
    for (std::size_t i = 0; i < code.choices.size(); ++i) {
        const auto& choice = code.choices[i];
        if (!law_days[choice.law]) continue;
        const auto* norm = evaluation::norm_on(rules, *facts, rules.parameters[choice.parameter.index], *law_days[choice.law]);
        if (norm == nullptr) continue;
        const auto at = std::ranges::find_if(choice.candidates, [&](const auto& candidate) { return candidate.first == norm->value; });
        if (at != choice.candidates.end()) chosen[i] = at->second;
    }
}

void Memory::load_records(std::uint32_t first, std::uint32_t until) {
    for (auto i = first; i < until; ++i) {
        const auto& source = code.records[i];
        const auto& lanes = spaces[source.space];
        auto& out = records[i];
        out.resize(lanes.count);
        for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
            switch (source.kind) {
                case RecordSource::Kind::element: out[lane] = lanes.elements[lane]; break;
                case RecordSource::Kind::as_kind: out[lane] = viewed_as(records[source.from][lane], BegripId{source.imm}); break;
                case RecordSource::Kind::within: {
                    SlotId slot;
                    const Type* type = nullptr;
                    out[lane] = {};
                    if (!place(records[source.from][lane], source.imm, slot, type)) break;
                    if (slot.is_none() || facts->slots[slot.index].kennis == Kennis::onbekend) {
                        out[lane] = {{}, type->begrip, slot.is_none() ? records[source.from][lane].why : slot, {}};
                    } else if (facts->slots[slot.index].kennis == Kennis::waarde) {
                        const RecordId id{facts->slots[slot.index].index};
                        out[lane] = {id, facts->records[id.index].begrip, {}, {}};
                    }
                    break;
                }
            }
        }
    }
}

void Memory::load_space(std::uint32_t index) {
    const auto& space = code.spaces[index];
    auto& lanes = spaces[index];
    const auto& holders = records[space.holder];
    lanes.parent.clear();
    lanes.elements.clear();
    lanes.ranges.resize(holders.size());
    for (std::uint32_t i = 0; i < holders.size(); ++i) {
        Range range;
        range.begin = range.known_end = static_cast<std::uint32_t>(lanes.elements.size());
        SlotId slot;
        const Type* type = nullptr;
        const bool is_there = place(holders[i], space.offset, slot, type);
        BegripId begrip;
        range.is_closed = false;
        if (is_there) {
            range.slot = slot.is_none() ? holders[i].why : slot;
            begrip = type->begrip.is_none() && !type->element.is_none() ? rules.type(type->element).begrip : type->begrip;
            range.at_least = type->at_least;
            range.at_most = type->at_most;
            const auto kennis = slot.is_none() ? Kennis::onbekend : facts->slots[slot.index].kennis;
            if (kennis == Kennis::geen) {
                range.is_closed = true;
                range.at_least = 0;
                range.at_most.reset();
            } else if (kennis == Kennis::waarde) {
                const auto& list = facts->lists[facts->slots[slot.index].index];
                for (const auto record : list.records) {
                    lanes.elements.push_back({record, facts->records[record.index].begrip, {}, {}});
                    lanes.parent.push_back(i);
                }
                range.known_end = static_cast<std::uint32_t>(lanes.elements.size());
                const bool is_full = range.at_most && list.records.size() >= DREMPEL_MUTANT(70, *range.at_most, *range.at_most + 1);
                range.is_closed = !DREMPEL_MUTANT(71, list.open, false) || is_full;
                range.is_open = !range.is_closed;
            }
        }
        range.end = range.known_end;
        if (!range.is_closed) {
            lanes.elements.push_back({{}, begrip, range.slot, {}});
            lanes.parent.push_back(i);
            ++range.end;
        }
        lanes.ranges[i] = range;
    }
    lanes.count = static_cast<std::uint32_t>(lanes.elements.size());
    lanes.outward.resize(space.depth);
    for (std::uint32_t depth = 1; depth < space.depth; ++depth) {
        auto& map = lanes.outward[depth];
        map.resize(lanes.count);
        const bool is_parent = depth + 1 == space.depth;
        for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
            map[lane] = is_parent ? lanes.parent[lane] : spaces[space.parent].outward[depth][lanes.parent[lane]];
        }
    }
}

// ---------------------------------------------------------------------------------------------
// One fact

// False for a field of something that is known to be absent. No slot: the record is not known.
bool Memory::place(const RecordRef& record, std::uint32_t offset, SlotId& slot, const Type*& type) const {
    if (record.begrip.is_none()) return false;
    const auto& fields = rules.begrippen[record.begrip.index].fields;
    if (offset >= fields.size()) return false;
    type = &rules.fields[fields[offset].index].type;
    if (!record.is_known()) return true;
    slot = SlotId{facts->records[record.id.index].first.index + offset};
    if (!facts->slots[slot.index].alias.is_none()) slot = facts->slots[slot.index].alias;
    return true;
}

const Memory::Taken* Memory::find_taken(SlotId slot) const {
    if (taken.empty()) return nullptr;
    const auto at = std::ranges::find(taken, slot, &Taken::slot);
    return at == taken.end() ? nullptr : &*at;
}

Truth Memory::read_truth(const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(record, offset, slot, type)) return DREMPEL_MUTANT(72, Truth::fout, Truth::onbekend);
    if (slot.is_none()) return DREMPEL_MUTANT(73, Truth::onbekend, Truth::onwaar);
    if (const auto* fixed = find_taken(slot)) return fixed->truth;
    const auto& fact = facts->slots[slot.index];
    if (fact.kennis == Kennis::onbekend) return DREMPEL_MUTANT(74, Truth::onbekend, Truth::onwaar);
    if (fact.kennis == Kennis::geen) return DREMPEL_MUTANT(75, Truth::fout, Truth::onwaar);
    return to_truth(fact.truth);
}

Truth Memory::read_present(const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(record, offset, slot, type)) return DREMPEL_MUTANT(76, Truth::onwaar, Truth::onbekend);
    if (const auto* fixed = slot.is_none() ? nullptr : find_taken(slot)) return to_truth(!fixed->is_geen);
    const auto kennis = slot.is_none() ? Kennis::onbekend : facts->slots[slot.index].kennis;
    if (kennis == Kennis::onbekend) return DREMPEL_MUTANT(77, type->of_geen, true) ? Truth::onbekend : Truth::waar;
    return to_truth(kennis == Kennis::waarde);
}

Truth Memory::read_known(const RecordRef& record, std::uint32_t offset, bool still_open) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(record, offset, slot, type)) return DREMPEL_MUTANT(78, Truth::waar, Truth::onwaar);
    const bool known = !slot.is_none() && (facts->slots[slot.index].kennis != Kennis::onbekend || find_taken(slot) != nullptr);
    if (!known && DREMPEL_MUTANT(79, still_open, false)) return Truth::onbekend;
    return to_truth(known);
}

namespace {

void set_low(Cell& cell, const std::optional<Number>& number) {
    if (!number) return;
    const auto steps = millionths(*number);
    if (!steps) {
        cell = Cell::elsewhere();
        return;
    }
    cell.lo = *steps;
}

std::int64_t whole_up(std::int64_t a) {
    const auto rest = a % one;
    return rest == 0 ? a : rest > 0 ? a - rest + one : a - rest;
}

}  // namespace

Cell Memory::unknown_value(const Type& type) const {
    Cell cell;
    switch (type.kind) {
        case ValueKind::getal:
            set_low(cell, type.low);
            if (type.high) {
                const auto steps = millionths(*type.high);
                if (!steps) return Cell::elsewhere();
                cell.hi = DREMPEL_MUTANT(80, *steps, *steps - 1);
            }
            if (type.whole && !cell.has(Cell::elders)) {
                cell.flags |= DREMPEL_MUTANT(81, Cell::whole, 0U);
                if (cell.lo != no_low) cell.lo = whole_up(cell.lo);
                if (cell.hi != no_high) cell.hi = -whole_up(-cell.hi);
            }
            return cell;
        case ValueKind::datum: {
            const auto day_of = [this](const DateLimit& limit) { return limit.is_peildatum ? peildatum.number : limit.dag.number; };
            if (type.earliest) cell.lo = day_of(*type.earliest);
            if (type.latest) cell.hi = DREMPEL_MUTANT(82, day_of(*type.latest), no_high);
            return cell;
        }
        case ValueKind::duur: {
            evaluation::Value value;
            evaluation::set_unknown(rules, type, peildatum, value);
            if (value.duration.unit_known) return Cell::elsewhere();
            return {value.duration.low, value.duration.high, 0};
        }
        case ValueKind::keuze: {
            const auto count = rules.keuzes[type.keuze.index].members.size();
            const auto all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
            return {static_cast<std::int64_t>(all), 0, 0};
        }
        case ValueKind::tekst: return {0, 0, 0};
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return Cell::elsewhere();
}

Cell Memory::read_value(const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(record, offset, slot, type)) return DREMPEL_MUTANT(83, Cell::broken(), Cell{});
    if (slot.is_none()) return unknown_value(*type);
    if (const auto* fixed = find_taken(slot)) return {static_cast<std::int64_t>(fixed->members), 0, fixed->is_geen ? Cell::geen : 0U};
    const auto& fact = facts->slots[slot.index];
    if (fact.kennis == Kennis::onbekend) return unknown_value(*type);
    if (fact.kennis == Kennis::geen) return {no_low, no_high, DREMPEL_MUTANT(84, Cell::geen, 0U)};
    switch (type->kind) {
        case ValueKind::getal: return number_cell(facts->numbers[fact.index]).value_or(Cell::elsewhere());
        case ValueKind::datum: {
            // An incomplete date is an interval; the declared limits still hold for it.
            auto cell = unknown_value(*type);
            cell.lo = std::max<std::int64_t>(cell.lo, fact.day.low.number);
            cell.hi = std::min<std::int64_t>(cell.hi, DREMPEL_MUTANT(85, fact.day.high.number, fact.day.low.number));
            return cell;
        }
        case ValueKind::duur:
            if (fact.duration.unit != Duur::Unit::maanden && fact.duration.unit != Duur::Unit::dagen) return Cell::elsewhere();
            return {fact.duration.count, fact.duration.count,
                    Cell::unit_known | (fact.duration.unit == Duur::Unit::dagen ? DREMPEL_MUTANT(86, Cell::in_days, 0U) : 0U)};
        case ValueKind::keuze: return {static_cast<std::int64_t>(std::uint64_t{1} << fact.index), 0, 0};
        case ValueKind::tekst: return {-std::int64_t{fact.index} - 1, 0, Cell::text_known};
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return Cell::elsewhere();
}

std::string_view Memory::text(std::int64_t index) const {
    return index < 0 ? std::string_view(facts->texts[static_cast<std::size_t>(-index - 1)]) : std::string_view(rules.texts[static_cast<std::size_t>(index)]);
}

Truth Memory::equal_text(const Cell& a, const Cell& b) const {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    if (!a.has(Cell::text_known) || !b.has(Cell::text_known)) return DREMPEL_MUTANT(87, Truth::onbekend, Truth::onwaar);
    return to_truth(DREMPEL_MUTANT(88, text(a.lo) == text(b.lo), text(a.lo).size() == text(b.lo).size()));
}

RecordRef Memory::viewed_as(const RecordRef& record, BegripId kind) const {
    if (record.begrip.is_none()) return {};
    if (evaluation::is_kind_of(rules, record.begrip, kind)) return record;
    if (!record.is_known()) return {{}, kind, record.why, {}};
    const auto party = facts->records[record.id.index].party;
    if (party == Record::no_party) return {};
    for (const auto other : facts->parties[party].records) {
        const auto begrip = facts->records[other.index].begrip;
        if (evaluation::is_kind_of(rules, begrip, kind)) return {other, begrip, {}, {}};
    }
    return {};
}

Truth Memory::is_kind(const RecordRef& record, BegripId asked) const {
    if (record.begrip.is_none()) return Truth::fout;
    if (evaluation::is_kind_of(rules, record.begrip, asked)) return Truth::waar;
    if (record.is_known() && DREMPEL_MUTANT(89, !viewed_as(record, asked).begrip.is_none(), false)) return Truth::waar;
    if (!evaluation::is_kind_of(rules, asked, record.begrip)) return DREMPEL_MUTANT(90, Truth::onwaar, Truth::onbekend);
    return DREMPEL_MUTANT(91, Truth::onbekend, Truth::onwaar);
}

}  // namespace drempel::engine::program
