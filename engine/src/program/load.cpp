// SPDX-License-Identifier: EUPL-1.2
// From the case to lanes and registers.
#include <algorithm>

#include "choosable.hpp"
#include "evaluate/machine.hpp"
#include "program/lower.hpp"
#include "program/memory.hpp"

namespace drempel::engine::program {

using evaluation::RecordRef;

Reach Memory::reach(std::uint32_t from, std::uint32_t to) const {
    if (from == to) return {};
    if (to == spaces.size() || (to == 0 && is_single())) return {nullptr, 0};
    return {spaces[from].outward[code.spaces[to].depth].data(), 1};
}

Operand<Truth> Memory::truth_at(Source source, std::uint32_t seen_from) const {
    const auto& base = bases[source.space];
    return {base.truths + std::size_t{source.local} * base.count, reach(seen_from, source.space)};
}

Operand<Cell> Memory::value_at(Source source, std::uint32_t seen_from) const {
    const auto& base = bases[source.space];
    return {base.values + std::size_t{source.local} * base.count, reach(seen_from, source.space)};
}

Operand<Truth> Memory::truth_in(std::uint32_t reg, std::uint32_t seen_from) const {
    return truth_at(source_of_truth(reg), seen_from);
}

Operand<Cell> Memory::value_in(std::uint32_t reg, std::uint32_t seen_from) const {
    const auto& at = code.values[reg];
    return value_at({at.is_constant ? static_cast<std::uint32_t>(spaces.size()) : at.space, at.local}, seen_from);
}

Truth Memory::truth(std::uint32_t reg, std::uint32_t space, std::uint32_t lane) const { return truth_in(reg, space)[lane]; }

std::size_t Memory::count_waar(Source source, std::uint32_t space, std::uint32_t first_case, std::uint32_t until) const {
    const auto of = truth_at(source, space);
    const auto& lanes = spaces[space];
    std::size_t count = 0;
    const auto over = [&](std::uint32_t begin, std::uint32_t end) {
        if (of.reach.map == nullptr && of.reach.stride == 1) {
            for (auto lane = begin; lane < end; ++lane) count += of.first[lane] == Truth::waar ? 1U : 0U;
        } else {
            for (auto lane = begin; lane < end; ++lane) count += of[lane] == Truth::waar ? 1U : 0U;
        }
    };
    if (space == 0) {
        over(first_case, until);
    } else if (!lanes.has_rest && until - first_case == cases.size()) {
        over(0, lanes.count);
    } else {
        for (auto i = first_case; i < until; ++i) over(lanes.ranges[i].begin, lanes.ranges[i].known_end);
    }
    return count;
}

bool Memory::load(std::span<const Case* const> all, Dag day, std::uint64_t fuel) {
    cases.assign(all.begin(), all.end());
    taken.clear();
    spaces.resize(code.spaces.size());
    records.resize(code.records.size());
    bases.resize(spaces.size() + 1);
    auto& root = spaces[0];
    root.count = static_cast<std::uint32_t>(cases.size());
    root.files = cases;
    root.elements.clear();
    for (const auto* one_case : cases) root.elements.push_back({RecordId{0}, one_case->records[0].begrip, {}, {}});
    if (day_values.empty() || day.number != peildatum.number) {
        peildatum = day;
        load_day();
    }
    std::uint32_t ready = 0;
    for (std::uint32_t i = 1; i < spaces.size(); ++i) {
        load_records(ready, code.spaces[i].records_before);
        ready = std::max(ready, code.spaces[i].records_before);
        load_space(i);
    }
    load_records(ready, static_cast<std::uint32_t>(records.size()));
    std::size_t truth_count = 0;
    std::size_t value_count = 0;
    std::uint64_t steps = 0;
    for (const auto& run : code.runs) steps += std::uint64_t{run.until - run.first} * spaces[run.space].count;
    if (steps > fuel) return false;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        truth_count += std::size_t{spaces[i].count} * code.truths_in[i];
        value_count += std::size_t{spaces[i].count} * code.values_in[i];
    }
    if (truths.size() < truth_count) truths.resize(truth_count);
    if (values.size() < value_count) values.resize(value_count);
    auto* truth_base = truths.data();
    auto* value_base = values.data();
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        bases[i] = {truth_base, value_base, spaces[i].count};
        truth_base += std::size_t{spaces[i].count} * code.truths_in[i];
        value_base += std::size_t{spaces[i].count} * code.values_in[i];
    }
    load_laws();
    return true;
}

// What is the same for all cases of a day.
void Memory::load_day() {
    day_truths = code.truth_constants;
    day_values = code.constants;
    day_values.emplace_back();  // never empty
    bases.back() = {day_truths.data(), day_values.data(), 1};
    for (const auto& step : code.steps_for_the_day) execute(std::span(&step, 1));
}

void Memory::load_laws() {
    law_days.clear();
    for (const auto& law : code.laws) {
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (law.field.is_none()) {
                law_days.emplace_back(peildatum);
                continue;
            }
            law_days.emplace_back(std::nullopt);
            if (law.offset == SlotId::none_index) continue;
            const auto cell = read_value(*cases[i], spaces[0].elements[i], law.offset);
            if (cell.is_single() && (cell.flags & ~Cell::whole) == 0) law_days.back() = Dag{static_cast<std::int32_t>(cell.lo)};
        }
    }
    chosen.assign(code.choices.size() * cases.size(), no_register);
    for (std::size_t k = 0; k < code.choices.size(); ++k) {
        const auto& choice = code.choices[k];
        for (std::uint32_t i = 0; i < cases.size(); ++i) {
            const auto& day = law_day(choice.law, i);
            if (!day) continue;
            const auto* norm = evaluation::norm_on(rules, *cases[i], rules.parameters[choice.parameter.index], *day);
            if (norm == nullptr) continue;
            const auto at = std::ranges::find_if(choice.candidates, [&](const auto& candidate) { return candidate.first == norm->value; });
            if (at != choice.candidates.end()) chosen[k * cases.size() + i] = at->second;
        }
    }
}

void Memory::load_records(std::uint32_t first, std::uint32_t until) {
    for (auto i = first; i < until; ++i) {
        const auto& source = code.records[i];
        const auto& lanes = spaces[source.space];
        auto& out = records[i].records;
        auto& slots = records[i].slots;
        out.resize(lanes.count);
        slots.resize(lanes.count);
        const auto from_lane = source.from == no_register ? Reach{} : reach(source.space, code.records[source.from].space);
        for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
            const auto* facts = lanes.files[lane];
            switch (source.kind) {
                case RecordSource::Kind::element: out[lane] = lanes.elements[lane]; break;
                case RecordSource::Kind::as_kind: out[lane] = viewed_as(*facts, records[source.from].records[from_lane.of(lane)], BegripId{source.imm}); break;
                case RecordSource::Kind::within: {
                    SlotId slot;
                    const Type* type = nullptr;
                    out[lane] = {};
                    const auto& holder = records[source.from].records[from_lane.of(lane)];
                    if (!place(*facts, holder, source.imm, slot, type)) break;
                    if (slot.is_none() || facts->slots[slot.index].kennis == Kennis::onbekend) {
                        out[lane] = {{}, type->begrip, slot.is_none() ? holder.why : slot, {}};
                    } else if (facts->slots[slot.index].kennis == Kennis::waarde) {
                        const RecordId id{facts->slots[slot.index].index};
                        out[lane] = {id, facts->records[id.index].begrip, {}, {}};
                    }
                    break;
                }
            }
            slots[lane] = out[lane].is_known() ? facts->slots.data() + facts->records[out[lane].id.index].first.index : nullptr;
        }
    }
}

void Memory::load_space(std::uint32_t index) {
    const auto& space = code.spaces[index];
    auto& lanes = spaces[index];
    const auto& holders = records[space.holder].records;
    const auto& files = spaces[space.parent].files;
    lanes.parent.clear();
    lanes.elements.clear();
    lanes.files.clear();
    lanes.has_rest = false;
    lanes.ranges.resize(holders.size());
    for (std::uint32_t i = 0; i < holders.size(); ++i) {
        const auto* facts = files[i];
        Range range;
        range.begin = range.known_end = static_cast<std::uint32_t>(lanes.elements.size());
        SlotId slot;
        const Type* type = nullptr;
        const bool is_there = place(*facts, holders[i], space.offset, slot, type);
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
            lanes.has_rest = true;
            ++range.end;
        }
        lanes.ranges[i] = range;
        lanes.files.resize(lanes.elements.size(), facts);
    }
    lanes.count = static_cast<std::uint32_t>(lanes.elements.size());
    lanes.outward.resize(space.depth);
    for (std::uint32_t depth = is_single() ? 1 : 0; depth < space.depth; ++depth) {
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
bool Memory::place(const Case& file, const RecordRef& record, std::uint32_t offset, SlotId& slot, const Type*& type) const {
    if (record.begrip.is_none()) return false;
    const auto& fields = rules.begrippen[record.begrip.index].fields;
    if (offset >= fields.size()) return false;
    type = &rules.fields[fields[offset].index].type;
    if (!record.is_known()) return true;
    slot = SlotId{file.records[record.id.index].first.index + offset};
    if (!file.slots[slot.index].alias.is_none()) slot = file.slots[slot.index].alias;
    return true;
}

const Memory::Taken* Memory::find_taken(SlotId slot) const {
    if (taken.empty()) return nullptr;
    const auto at = std::ranges::find(taken, slot, &Taken::slot);
    return at == taken.end() ? nullptr : &*at;
}

Truth Memory::read_truth(const Case& file, const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(file, record, offset, slot, type)) return DREMPEL_MUTANT(72, Truth::fout, Truth::onbekend);
    if (slot.is_none()) return DREMPEL_MUTANT(73, Truth::onbekend, Truth::onwaar);
    if (const auto* fixed = find_taken(slot)) return fixed->truth;
    const auto& fact = file.slots[slot.index];
    if (fact.kennis == Kennis::onbekend) return DREMPEL_MUTANT(74, Truth::onbekend, Truth::onwaar);
    if (fact.kennis == Kennis::geen) return DREMPEL_MUTANT(75, Truth::fout, Truth::onwaar);
    return to_truth(fact.truth);
}

Truth Memory::read_present(const Case& file, const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(file, record, offset, slot, type)) return DREMPEL_MUTANT(76, Truth::onwaar, Truth::onbekend);
    if (const auto* fixed = slot.is_none() ? nullptr : find_taken(slot)) return to_truth(!fixed->is_geen);
    const auto kennis = slot.is_none() ? Kennis::onbekend : file.slots[slot.index].kennis;
    if (kennis == Kennis::onbekend) return DREMPEL_MUTANT(77, type->of_geen, true) ? Truth::onbekend : Truth::waar;
    return to_truth(kennis == Kennis::waarde);
}

Truth Memory::read_known(const Case& file, const RecordRef& record, std::uint32_t offset, bool still_open) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(file, record, offset, slot, type)) return DREMPEL_MUTANT(78, Truth::waar, Truth::onwaar);
    const bool known = !slot.is_none() && (file.slots[slot.index].kennis != Kennis::onbekend || find_taken(slot) != nullptr);
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
            const auto all = choosable(rules.keuzes[type.keuze.index], peildatum);
            return {static_cast<std::int64_t>(all), 0, 0};
        }
        case ValueKind::tekst: return {0, 0, 0};
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return Cell::elsewhere();
}

Cell Memory::read_value(const Case& file, const RecordRef& record, std::uint32_t offset) const {
    SlotId slot;
    const Type* type = nullptr;
    if (!place(file, record, offset, slot, type)) return DREMPEL_MUTANT(83, Cell::broken(), Cell{});
    if (slot.is_none()) return unknown_value(*type);
    if (const auto* fixed = find_taken(slot)) return {static_cast<std::int64_t>(fixed->members), 0, fixed->is_geen ? Cell::geen : 0U};
    const auto& fact = file.slots[slot.index];
    if (fact.kennis == Kennis::onbekend) return unknown_value(*type);
    if (fact.kennis == Kennis::geen) return {no_low, no_high, DREMPEL_MUTANT(84, Cell::geen, 0U)};
    switch (type->kind) {
        case ValueKind::getal: return number_cell(file.numbers[fact.index]).value_or(Cell::elsewhere());
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
        case ValueKind::tekst: return text_cell(file.texts[fact.index]);
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return Cell::elsewhere();
}

Truth Memory::equal_text(const Cell& a, const Cell& b) const {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    if (!a.has(Cell::text_known) || !b.has(Cell::text_known)) return DREMPEL_MUTANT(87, Truth::onbekend, Truth::onwaar);
    return to_truth(DREMPEL_MUTANT(88, text_of(a) == text_of(b), text_of(a).size() == text_of(b).size()));
}

RecordRef Memory::viewed_as(const Case& file, const RecordRef& record, BegripId kind) const {
    if (record.begrip.is_none()) return {};
    if (evaluation::is_kind_of(rules, record.begrip, kind)) return record;
    if (!record.is_known()) return {{}, kind, record.why, {}};
    const auto party = file.records[record.id.index].party;
    if (party == Record::no_party) return {};
    for (const auto other : file.parties[party].records) {
        const auto begrip = file.records[other.index].begrip;
        if (evaluation::is_kind_of(rules, begrip, kind)) return {other, begrip, {}, {}};
    }
    return {};
}

Truth Memory::is_kind(const Case& file, const RecordRef& record, BegripId asked) const {
    if (record.begrip.is_none()) return Truth::fout;
    if (evaluation::is_kind_of(rules, record.begrip, asked)) return Truth::waar;
    if (record.is_known() && DREMPEL_MUTANT(89, !viewed_as(file, record, asked).begrip.is_none(), false)) return Truth::waar;
    if (!evaluation::is_kind_of(rules, asked, record.begrip)) return DREMPEL_MUTANT(90, Truth::onwaar, Truth::onbekend);
    return DREMPEL_MUTANT(91, Truth::onbekend, Truth::onwaar);
}

}  // namespace drempel::engine::program
