// SPDX-License-Identifier: EUPL-1.2
// Runs the operations: per operation all its lanes.
#include "evaluate/machine.hpp"
#include "program/lower.hpp"
#include "program/memory.hpp"

namespace drempel::engine::program {

namespace {

Cell count_cell(std::size_t at_least, std::size_t at_most, bool open) {
    return {static_cast<std::int64_t>(at_least) * one, open ? no_high : static_cast<std::int64_t>(at_most) * one, Cell::whole};
}

struct Tally {
    std::size_t waar = 0, onbekend = 0, fout = 0, elders = 0;
    bool open = false;
    bool is_complete = true;

    void add(Truth truth) {
        switch (truth) {
            case Truth::waar: ++waar; break;
            case Truth::onbekend: ++onbekend; break;
            case Truth::fout: ++fout; break;
            case Truth::elders: ++elders; break;
            case Truth::onwaar: break;
        }
    }
};

Truth at_least_of(const Cell& total, const Cell& needed) { return DREMPEL_MUTANT(100, niet(less(total, needed)), less(needed, total)); }

// `ten minste n` is the `of` over all choices of n elements of the `en` of their bodies.
Truth reaches(const Tally& counted, const Cell& needed) {
    if (counted.elders > 0) return Truth::elders;
    if (DREMPEL_MUTANT(101, counted.fout == 0, true)) {
        return at_least_of(count_cell(counted.waar, counted.waar + DREMPEL_MUTANT(102, counted.onbekend, 0), counted.open), needed);
    }
    const auto certain = count_cell(counted.waar, counted.waar, false);
    const auto possible = count_cell(0, counted.waar + counted.onbekend + counted.fout, counted.open);
    const auto sure = at_least_of(certain, needed);
    if (sure == Truth::elders) return Truth::elders;
    if (sure == Truth::waar) return Truth::waar;
    if (at_least_of(possible, needed) == Truth::onwaar) return Truth::onwaar;
    const bool is_single = needed.is_unusable() || (needed.is_single() && !needed.has(Cell::may_be_fout | Cell::may_be_geen));
    return counted.onbekend > 0 || !counted.is_complete || !is_single ? Truth::onbekend : Truth::fout;
}

Cell times(std::uint32_t count, const Cell& each) { return multiply({count * one, count * one, Cell::whole}, each); }

Truth joined(Truth condition, Truth x, Truth y) {
    switch (condition) {
        case Truth::waar: return x;
        case Truth::onwaar: return y;
        case Truth::fout: return DREMPEL_MUTANT(103, Truth::fout, y);
        case Truth::elders: return Truth::elders;
        case Truth::onbekend: break;
    }
    if (x == Truth::elders || y == Truth::elders) return Truth::elders;
    return x == y ? x : DREMPEL_MUTANT(104, Truth::onbekend, x);
}

Truth equal_truth(Truth a, Truth b) {
    if (a == Truth::elders || b == Truth::elders) return Truth::elders;
    if (a == Truth::fout || b == Truth::fout) return DREMPEL_MUTANT(105, Truth::fout, Truth::onbekend);
    if (a == Truth::onbekend || b == Truth::onbekend) return DREMPEL_MUTANT(106, Truth::onbekend, to_truth(a == b));
    return to_truth(a == b);
}

}  // namespace

void Memory::fill() {
    for (const auto& run : std::span(code.runs).first(code.runs_that_fill)) {
        if (bases[run.space].count != 0) execute(std::span(code.steps).subspan(run.first, run.until - run.first));
    }
}

void Memory::run() {
    for (const auto& run : std::span(code.runs).subspan(code.runs_that_fill)) {
        if (bases[run.space].count != 0) execute(std::span(code.steps).subspan(run.first, run.until - run.first));
    }
}

void Memory::run(const std::vector<std::uint32_t>& slice) {
    for (const auto index : slice) execute(std::span(&code.steps[index], 1));
}

namespace {

// One of the two operands of all lanes; constants stand still.
template <class In, class Out, class Work>
void over_lanes(Out* out, const In* a, std::uint32_t step_a, const In* b, std::uint32_t step_b, std::uint32_t count, Work&& work) {
    if (count == 1) {
        *out = work(*a, *b);
    } else if (step_a == 1 && step_b == 1) {
        for (std::uint32_t i = 0; i < count; ++i) out[i] = work(a[i], b[i]);
    } else if (step_a == 1) {
        const In fixed = *b;
        for (std::uint32_t i = 0; i < count; ++i) out[i] = work(a[i], fixed);
    } else {
        for (std::uint32_t i = 0; i < count; ++i) out[i] = work(a[i * step_a], b[i * step_b]);
    }
}

}  // namespace

// Operations of one kind and space.
void Memory::execute(std::span<const Step> run) {
    const auto space = run.front().space;
    const Base* const base = bases.data();
    const auto& here = base[space];
    const auto count = here.count;
    const auto truth_out = [&](const Step& o) { return here.truths + std::size_t{o.out} * count; };
    const auto value_out = [&](const Step& o) { return here.values + std::size_t{o.out} * count; };
    const auto two = [&](auto out_of, auto operand_of, auto first_of, auto&& work) {
        for (const auto& o : run) {
            if (o.is_level) {
                over_lanes(out_of(o), first_of(o.from[0]), o.from[0].space == space ? 1U : 0U, first_of(o.from[1]), o.from[1].space == space ? 1U : 0U, count, work);
                continue;
            }
            const auto a = operand_of(o.from[0]);
            const auto b = operand_of(o.from[1]);
            auto* const out = out_of(o);
            for (std::uint32_t i = 0; i < count; ++i) out[i] = work(a[i], b[i]);
        }
    };
    const auto first_truth = [base](Source source) { return base[source.space].truths + std::size_t{source.local} * base[source.space].count; };
    const auto first_value = [base](Source source) { return base[source.space].values + std::size_t{source.local} * base[source.space].count; };
    const auto truth_operand = [&](Source source) { return truth_at(source, space); };
    const auto value_operand = [&](Source source) { return value_at(source, space); };
    const auto truths_of_two = [&](auto&& work) { two(truth_out, truth_operand, first_truth, work); };
    const auto test_of_two = [&](auto&& work) { two(truth_out, value_operand, first_value, work); };
    const auto value_of_two = [&](auto&& work) { two(value_out, value_operand, first_value, work); };
    const auto value_of_one = [&](auto&& work) {
        for (const auto& o : run) {
            const auto a = value_operand(o.from[0]);
            auto* const out = value_out(o);
            for (std::uint32_t i = 0; i < count; ++i) out[i] = work(a[i]);
        }
    };
    switch (run.front().op) {
        case Op::load_truth:
            for (const auto& o : run) {
                const auto& from = records[o.from[0].local];
                const auto& files = spaces[space].files;
                auto* const out = truth_out(o);
                for (std::uint32_t i = 0; i < count; ++i) {
                    const Slot* const slot = from.slots[i] == nullptr ? nullptr : from.slots[i] + o.imm;
                    const bool is_plain = slot != nullptr && slot->alias.is_none() && slot->kennis == Kennis::waarde && taken.empty();
                    out[i] = is_plain ? to_truth(slot->truth) : read_truth(*files[i], from.records[i], o.imm);
                }
            }
            return;
        case Op::load_value:
            for (const auto& o : run) {
                const auto& from = records[o.from[0].local];
                const auto& files = spaces[space].files;
                const auto kind = o.type->kind;
                const bool is_bound_day = kind == ValueKind::datum && (o.type->earliest || o.type->latest);
                auto* const out = value_out(o);
                for (std::uint32_t i = 0; i < count; ++i) {
                    const Slot* const slot = from.slots[i] == nullptr ? nullptr : from.slots[i] + o.imm;
                    const bool is_plain = slot != nullptr && slot->alias.is_none() && slot->kennis == Kennis::waarde && taken.empty();
                    if (is_plain && kind == ValueKind::getal) {
                        out[i] = number_cell(files[i]->numbers[slot->index]).value_or(Cell::elsewhere());
                    } else if (is_plain && kind == ValueKind::datum && !is_bound_day) {
                        out[i] = {slot->day.low.number, slot->day.high.number, 0};
                    } else if (is_plain && kind == ValueKind::keuze) {
                        out[i] = {static_cast<std::int64_t>(std::uint64_t{1} << slot->index), 0, 0};
                    } else {
                        out[i] = read_value(*files[i], from.records[i], o.imm);
                    }
                }
            }
            return;
        case Op::and_: return truths_of_two([](Truth a, Truth b) { return DREMPEL_MUTANT(110, en(a, b), of(a, b)); });
        case Op::or_: return truths_of_two([](Truth a, Truth b) { return DREMPEL_MUTANT(111, of(a, b), b); });
        case Op::not_:
            for (const auto& o : run) {
                auto* const out = truth_out(o);
                if (o.is_level) {  // and no constant: its `niet` is one too
                    const auto* const a = first_truth(o.from[0]);
                    for (std::uint32_t i = 0; i < count; ++i) out[i] = DREMPEL_MUTANT(112, niet(a[i]), a[i]);
                    continue;
                }
                const auto a = truth_operand(o.from[0]);
                for (std::uint32_t i = 0; i < count; ++i) out[i] = DREMPEL_MUTANT(126, niet(a[i]), a[i]);
            }
            return;
        case Op::less: return test_of_two([](const Cell& a, const Cell& b) { return program::less(a, b); });
        case Op::equal_numbers: return test_of_two([](const Cell& a, const Cell& b) { return program::equal_numbers(a, b); });
        case Op::equal_days: return test_of_two([](const Cell& a, const Cell& b) { return program::equal_days(a, b); });
        case Op::less_length: return test_of_two([](const Cell& a, const Cell& b) { return program::less_length(a, b); });
        case Op::equal_lengths: return test_of_two([](const Cell& a, const Cell& b) { return program::equal_lengths(a, b); });
        case Op::equal_members: return test_of_two([](const Cell& a, const Cell& b) { return program::equal_members(a, b); });
        case Op::equal_text: return test_of_two([&](const Cell& a, const Cell& b) { return equal_text(a, b); });
        case Op::equal_truth: return truths_of_two([](Truth a, Truth b) { return program::equal_truth(a, b); });
        case Op::in_members:
            for (const auto& o : run) {
                auto* const out = truth_out(o);
                const auto* const a = first_value(o.from[0]);  // of its own space: it has no other operand
                for (std::uint32_t i = 0; i < count; ++i) out[i] = program::in_members(a[i], o.members);
            }
            return;
        case Op::window:
            for (const auto& o : run) {
                auto* const out = truth_out(o);
                const auto form = static_cast<Window>(o.imm);
                const auto a = value_operand(o.from[0]);
                const auto b = value_operand(o.from[1]);
                const auto c = value_operand(o.from[2]);
                for (std::uint32_t i = 0; i < count; ++i) out[i] = program::window(form, a[i], b[i], c[i]);
            }
            return;
        case Op::negate_number: return value_of_one([](const Cell& a) { return program::negate_number(a); });
        case Op::negate_length: return value_of_one([](const Cell& a) { return program::negate_length(a); });
        case Op::add_numbers: return value_of_two([](const Cell& a, const Cell& b) { return program::add_numbers(a, b); });
        case Op::multiply: return value_of_two([](const Cell& a, const Cell& b) { return program::multiply(a, b); });
        case Op::divide: return value_of_two([](const Cell& a, const Cell& b) { return program::divide(a, b); });
        case Op::share: return value_of_two([](const Cell& a, const Cell& b) { return program::share(a, b); });
        case Op::round_up: return value_of_two([](const Cell& a, const Cell& b) { return round_number(a, b, 1); });
        case Op::round_down: return value_of_two([](const Cell& a, const Cell& b) { return round_number(a, b, -1); });
        case Op::round_half: return value_of_two([](const Cell& a, const Cell& b) { return round_number(a, b, 0); });
        case Op::add_lengths: return value_of_two([](const Cell& a, const Cell& b) { return program::add_lengths(a, b); });
        case Op::date_plus: return value_of_two([](const Cell& a, const Cell& b) { return move_day(a, b, false); });
        case Op::date_minus: return value_of_two([](const Cell& a, const Cell& b) { return move_day(a, b, true); });
        case Op::days_between: return value_of_two([](const Cell& a, const Cell& b) { return program::days_between(a, b); });
        case Op::age: return value_of_two([](const Cell& a, const Cell& b) { return program::age(a, b); });
        case Op::load_present:
        case Op::load_known:
        case Op::is_kind:
        case Op::choose_truth:
        case Op::choose_value:
        case Op::peildatum:
        case Op::select_truth:
        case Op::select_value:
        case Op::at_least_of:
            for (const auto& o : run) execute_other(o);
            return;
        case Op::exists:
        case Op::each:
        case Op::at_least:
        case Op::count:
        case Op::sum:
            for (const auto& o : run) execute_list(o);
            return;
    }
}

void Memory::execute_other(const Step& o) {
    const auto& here = bases[o.space];
    const auto count = here.count;
    const auto truth_operand = [&](std::uint32_t i) { return truth_at(o.from[i], o.space); };
    const auto value_operand = [&](std::uint32_t i) { return value_at(o.from[i], o.space); };
    Truth* const truth_out = here.truths + std::size_t{o.out} * count;
    Cell* const value_out = here.values + std::size_t{o.out} * count;
    const auto of_record = [&](auto&& work) {
        for (std::uint32_t i = 0; i < count; ++i) truth_out[i] = work(*spaces[o.space].files[i], records[o.from[0].local].records[i]);
    };
    switch (o.op) {
        case Op::load_present: return of_record([&](const Case& file, const auto& record) { return read_present(file, record, o.imm); });
        case Op::load_known: return of_record([&](const Case& file, const auto& record) { return read_known(file, record, o.imm, o.imm2 != 0); });
        case Op::is_kind: return of_record([&](const Case& file, const auto& record) { return is_kind(file, record, BegripId{o.imm}); });
        case Op::peildatum: value_out[0] = {peildatum.number, peildatum.number, 0}; return;
        case Op::choose_truth:
            for (std::uint32_t i = 0; i < count; ++i) {
                const auto reg = chosen[o.imm * count + i];
                truth_out[i] = reg == no_register ? Truth::onbekend : truth_in(reg, 0)[i];
            }
            return;
        case Op::choose_value:
            for (std::uint32_t i = 0; i < count; ++i) {
                const auto reg = chosen[o.imm * count + i];
                value_out[i] = reg == no_register ? unknown_value(rules.parameters[code.choices[o.imm].parameter.index].type) : value_in(reg, 0)[i];
            }
            return;
        case Op::select_truth: {
            const auto a = truth_operand(0);
            const auto b = truth_operand(1);
            const auto c = truth_operand(2);
            for (std::uint32_t i = 0; i < count; ++i) truth_out[i] = joined(a[i], b[i], c[i]);
            return;
        }
        case Op::select_value: {
            const auto a = truth_operand(0);
            const auto b = value_operand(1);
            const auto c = value_operand(2);
            for (std::uint32_t i = 0; i < count; ++i) {
                switch (a[i]) {
                    case Truth::waar: value_out[i] = b[i]; break;
                    case Truth::onwaar: value_out[i] = c[i]; break;
                    case Truth::fout: value_out[i] = Cell::broken(); break;
                    case Truth::elders: value_out[i] = Cell::elsewhere(); break;
                    case Truth::onbekend: {
                        value_out[i] = join(static_cast<Kind>(o.imm), b[i], c[i]);
                        if (static_cast<Kind>(o.imm) != Kind::tekst || b[i].is_unusable() || c[i].is_unusable()) break;
                        const bool same = b[i].has(Cell::text_known) && c[i].has(Cell::text_known) && text_of(b[i]) == text_of(c[i]);
                        if (!same) value_out[i].flags &= ~Cell::text_known;
                        break;
                    }
                }
            }
            return;
        }
        case Op::at_least_of: {
            const auto needed = value_operand(1);
            for (std::uint32_t i = 0; i < count; ++i) {
                Tally counted;
                for (std::uint32_t k = 0; k < o.imm2; ++k) counted.add(truth_in(code.pool[o.imm + k], o.space)[i]);
                truth_out[i] = reaches(counted, needed[i]);
            }
            return;
        }
        default: return;  // execute sends no other operation here
    }
}

// Over the elements of a list, per record that has one.
void Memory::execute_list(const Step& o) {
    const auto& here = bases[o.space];
    const auto& inner = spaces[o.imm];
    const Truth all_true = Truth::waar;
    const auto body = o.has_a ? truth_at(o.from[0], o.imm) : Operand<Truth>{&all_true, {nullptr, 0}};
    Operand<Cell> second;
    if (o.has_b) second = value_at(o.from[1], o.op == Op::sum ? o.imm : o.space);
    Truth* const truth_out = here.truths + std::size_t{o.out} * here.count;
    Cell* const value_out = here.values + std::size_t{o.out} * here.count;
    const auto tally = [&](const Range& range) {
        Tally counted;
        for (auto lane = range.begin; lane < range.known_end; ++lane) counted.add(body[lane]);
        if (range.is_closed) return counted;
        const auto of_rest = body[range.known_end];
        if (of_rest == Truth::elders && range.least_rest() > 0) ++counted.elders;
        const auto least = of_rest == Truth::waar ? DREMPEL_MUTANT(113, range.least_rest(), 0U) : 0U;
        const auto most = range.most_rest();
        counted.waar += least;
        counted.open = DREMPEL_MUTANT(114, !most, false);
        if (most) counted.onbekend += *most - std::min(*most, least);
        counted.is_complete = DREMPEL_MUTANT(115, false, true);
        return counted;
    };
    for (std::uint32_t i = 0; i < here.count; ++i) {
        const auto& range = inner.ranges[i];
        switch (o.op) {
            case Op::exists: {
                auto result = Truth::onwaar;
                for (auto lane = range.begin; lane < range.known_end; ++lane) result = of(result, DREMPEL_MUTANT(116, body[lane], body[range.begin]));
                if (!range.is_closed && result != Truth::waar) {
                    const auto of_rest = body[range.known_end];
                    // An element there must still be, and whatever it is it counts.
                    if (range.least_rest() > 0 && of_rest == Truth::elders) result = Truth::elders;
                    else if (range.least_rest() > 0 && DREMPEL_MUTANT(117, of_rest == Truth::waar, false)) result = Truth::waar;
                    else result = DREMPEL_MUTANT(118, of(result, Truth::onbekend), result);
                }
                truth_out[i] = result;
                break;
            }
            case Op::each: {
                auto result = Truth::waar;
                for (auto lane = range.begin; lane < range.known_end; ++lane) result = en(result, body[lane]);
                if (!range.is_closed) result = DREMPEL_MUTANT(119, en(result, Truth::onbekend), result);
                truth_out[i] = result;
                break;
            }
            case Op::at_least: truth_out[i] = reaches(tally(range), second[i]); break;
            case Op::count: {
                const auto counted = tally(range);
                value_out[i] = counted.elders > 0 ? Cell::elsewhere()
                                                  : count_cell(counted.waar, counted.waar + DREMPEL_MUTANT(120, counted.onbekend, 0), counted.open);
                if (counted.elders == 0 && counted.fout > 0) value_out[i].flags |= DREMPEL_MUTANT(121, Cell::fout, 0U);
                break;
            }
            case Op::sum: {
                constexpr Cell zero{0, 0, Cell::whole};
                auto total = zero;
                std::uint32_t doubt = 0;
                bool broken = false;
                bool elders = false;
                for (auto lane = range.begin; lane < range.known_end && !broken; ++lane) {
                    const auto member = body[lane];
                    if (member == Truth::onwaar) continue;
                    const auto& part = second[lane];
                    elders = elders || member == Truth::elders || part.has(Cell::elders);
                    if (elders) break;
                    const bool no_value = part.is_unusable();
                    broken = member == Truth::fout || (no_value && member == Truth::waar);
                    doubt |= part.has(Cell::may_be_fout) || no_value ? DREMPEL_MUTANT(122, Cell::may_be_fout, 0U) : 0U;
                    if (broken || no_value) continue;  // an error only if it turns out to count
                    auto clean = part;
                    clean.flags &= Cell::whole;
                    total = add_numbers(total, DREMPEL_MUTANT(123, member == Truth::waar, true) ? clean : hull_numbers(zero, clean));
                }
                if (!elders && !broken && !range.is_closed) {
                    auto part = second[range.known_end];
                    const auto of_rest = body[range.known_end];
                    elders = part.has(Cell::elders) || (of_rest == Truth::elders && range.least_rest() > 0);
                    if (part.has(Cell::fout | Cell::may_be_fout)) doubt |= Cell::may_be_fout;
                    part.flags &= Cell::whole;
                    const auto most = range.most_rest();
                    const auto least = of_rest == Truth::waar ? DREMPEL_MUTANT(124, range.least_rest(), 0U) : 0U;
                    const auto perhaps = hull_numbers(zero, part);
                    auto rest = most ? times(*most - std::min(*most, least), perhaps) : perhaps;
                    if (!most) {
                        if (perhaps.hi == no_high || perhaps.hi > 0) rest.hi = DREMPEL_MUTANT(125, no_high, perhaps.hi);
                        if (perhaps.lo == no_low || perhaps.lo < 0) rest.lo = no_low;
                    }
                    total = add_numbers(total, add_numbers(rest, times(least, part)));
                }
                if (elders) {
                    total = Cell::elsewhere();
                } else if (broken) {
                    total = Cell::broken();
                } else {
                    total.flags |= doubt;
                }
                value_out[i] = total;
                break;
            }
            default: break;  // execute sends no other operation here
        }
    }
}

}  // namespace drempel::engine::program
