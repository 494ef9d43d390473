// SPDX-License-Identifier: EUPL-1.2
// Terms: begin, length, extension, suspension, cap and the move by the kalender, in that order (semantics 6).
//
// Each step only moves the end later when the start is later, the length longer or more days stand still. So the earliest end
// follows from the earliest start, the shortest length and the days that certainly stand still, and the latest from the rest.
#include "evaluate/term.hpp"

#include <algorithm>

#include "calendar/kalender.hpp"
#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

namespace {

constexpr std::int64_t most_workdays = 12'000;  // as the longest length in days that the language lets be written

std::int32_t shifted(std::int32_t day, std::int32_t by) {
    return day == DaySet::no_low || day == DaySet::no_high ? day : day + by;
}
DaySet shifted(const DaySet& days, std::int32_t by) { return {shifted(days.low, by), shifted(days.high, by)}; }

std::optional<std::int32_t> workdays_in(const Number& number) {
    const auto count = number.to_int64();
    if (!count || *count < 0 || *count > most_workdays) return std::nullopt;
    return static_cast<std::int32_t>(*count);
}

}  // namespace

std::vector<Pause> merged(std::vector<Pause> pauses) {
    std::erase_if(pauses, [](const Pause& pause) { return pause.high < pause.low; });
    std::sort(pauses.begin(), pauses.end(), [](const Pause& a, const Pause& b) { return a.low < b.low; });
    std::vector<Pause> result;
    for (const auto& pause : pauses) {
        const bool touches = !result.empty() && (result.back().high == DaySet::no_high || pause.low <= result.back().high + 1);
        if (touches) {
            result.back().high = std::max(result.back().high, pause.high);
        } else {
            result.push_back(pause);
        }
    }
    return result;
}

std::int32_t extended(std::int32_t first, std::int32_t last, const std::vector<Pause>& pauses) {
    if (last == DaySet::no_low || last == DaySet::no_high) return last;
    std::int64_t end = last;
    for (const auto& pause : pauses) {
        const auto low = std::max(pause.low, first);
        if (low > end) break;  // the term was over
        if (pause.high < low) continue;
        if (pause.high == DaySet::no_high) return DaySet::no_high;
        end += std::int64_t{pause.high} - low + 1;
    }
    return static_cast<std::int32_t>(std::min<std::int64_t>(end, DaySet::no_high));
}

std::int64_t TermDays::paused_days(const std::vector<Pause>& pauses, std::int32_t first, std::int32_t last) const {
    std::int64_t days = 0;
    for (const auto& pause : pauses) {
        const auto low = std::max(pause.low, first);
        const auto high = std::min(pause.high, last);
        if (low <= high) days += std::int64_t{high} - low + 1;
    }
    return days;
}

// A day moved by a length: a duur, or a number of werkdagen.
DaySet Machine::after(const DaySet& day, const Value& length, KalenderId kalender) {
    if (length.kind == ValueKind::duur) return plus(day, length.duration);
    DaySet result;
    const auto move = [&](std::int32_t from, const Number& number) -> std::optional<std::int32_t> {
        const auto count = workdays_in(number);
        if (!count || !charge(static_cast<std::uint64_t>(*count) + 1)) return std::nullopt;
        return add_workdays(rules.kalenders[kalender.index], Dag{from}, *count).number;
    };
    if (day.low != DaySet::no_low) result.low = length.number.low_infinite ? DaySet::no_low : move(day.low, length.number.low).value_or(DaySet::no_low);
    if (day.high != DaySet::no_high) result.high = length.number.high_infinite ? DaySet::no_high : move(day.high, length.number.high).value_or(DaySet::no_high);
    return result;
}

// One suspension: the days that certainly and perhaps belong to it.
void Machine::add_pause(const Termijn& term, const Opschorting& pause, TermDays& days) {
    const auto condition = pause.condition.is_none() ? Oordeel::waar : truth(pause.condition);
    if (condition == Oordeel::onwaar) return;
    Value from;
    value(pause.from, from);
    if (from.is_geen) return;
    Value until;
    value(pause.until, until);
    Value most;
    if (!pause.at_most.is_none()) value(pause.at_most, most);
    if (condition == Oordeel::fout || from.fout || until.fout || most.fout) {
        days.fout = true;
        return;
    }
    const bool is_certain = condition == Oordeel::waar && !from.may_be_geen;
    const auto first = shifted(from.day, pause.from_counts ? 0 : 1);
    auto last = shifted(until.day, pause.until_counts ? 0 : -1);
    // It still goes on: at least until today, and nobody knows how long.
    if (until.is_geen) {
        last = {peildatum.number, DaySet::no_high};
        note_missing(Ontbreekt::Soort::feit, slot_of(pause.until));
    }
    if (until.may_be_geen) last.high = DaySet::no_high;
    if (!pause.at_most.is_none()) {
        const auto longest = after(shifted(first, -1), most, term.workdays_by);
        if (longest.high != DaySet::no_high && longest.high < last.high) last.high = longest.high;
        last.low = std::min(last.low, longest.low);
    }
    if (is_certain && first.high != DaySet::no_high && last.low != DaySet::no_low && first.high <= last.low) days.certain.push_back({first.high, last.low});
    if (first.low <= last.high) days.possible.push_back({first.low, last.high});
    if (is_certain && pause.ground) days.grounds.push_back(&*pause.ground);
}

void Machine::add_pauses(const Termijn& term, TermDays& days) {
    for (const auto& pause : term.suspensions) {
        if (!pause.each) {
            add_pause(term, pause, days);
            continue;
        }
        const auto list = list_of(pause.each->list);
        const auto size = size_of(list);
        for (std::size_t i = 0; i < size && charge(); ++i) {
            with_variable(pause.each->variable, element_at(list, i), [&] { add_pause(term, pause, days); });
        }
        const bool may_have_more = list.state != ListState::gesloten && most_rest(list, size) != 0U;
        if (!may_have_more) continue;
        if (list.state == ListState::open) note_missing(Ontbreekt::Soort::lijst, list.slot);
        days.possible.push_back({DaySet::no_low, DaySet::no_high});
    }
    days.certain = merged(std::move(days.certain));
    days.possible = merged(std::move(days.possible));
}

void Machine::add_extensions(const Termijn& term, TermDays& days) {
    for (const auto& extension : term.extensions) {
        const auto condition = extension.condition.is_none() ? Oordeel::waar : truth(extension.condition);
        if (condition == Oordeel::onwaar) continue;
        Value by;
        value(extension.by, by);
        if (condition == Oordeel::fout || by.fout || by.is_geen) {
            days.fout = true;
            return;
        }
        auto later = days.end;
        if (extension.is_day) {
            later = {std::max(later.low, by.day.low), std::max(later.high, by.day.high)};
        } else {
            later = after(later, by, term.workdays_by);
        }
        if (condition == Oordeel::waar) {
            days.end = later;
            if (extension.ground) days.grounds.push_back(&*extension.ground);
        } else {
            days.end = {std::min(days.end.low, later.low), std::max(days.end.high, later.high)};
        }
    }
}

namespace {

// Whether the kalender moves a term of this length, and whether it asks a least number of workdays of it.
Waarheid moves(const Kalender& kalender, const Value& length) {
    if (length.kind != ValueKind::duur) return Waarheid::waar;
    const auto& duration = length.duration;
    if (!duration.unit_known) return kalender.longest_days || kalender.longest_months ? Waarheid::onbekend : Waarheid::waar;
    const auto longest = duration.unit == Duur::Unit::dagen ? kalender.longest_days : kalender.longest_months;
    if (!longest) return Waarheid::waar;
    if (duration.low > *longest) return Waarheid::onwaar;
    return duration.high <= *longest ? Waarheid::waar : Waarheid::onbekend;
}

Waarheid asks_workdays(const Kalender& kalender, const Value& length) {
    if (kalender.least_workdays == 0) return Waarheid::onwaar;
    if (length.kind != ValueKind::duur) return Waarheid::onwaar;  // a term in workdays has them
    const auto& duration = length.duration;
    if (!duration.unit_known) return Waarheid::onbekend;
    const std::int64_t least = duration.unit == Duur::Unit::dagen ? kalender.least_days : 1;
    if (duration.low >= least) return Waarheid::waar;
    return duration.high < least ? Waarheid::onwaar : Waarheid::onbekend;
}

DaySet moved(const Kalender& kalender, const DaySet& begin, const DaySet& end, const Value& length) {
    const auto applies = moves(kalender, length);
    if (applies == Waarheid::onwaar) return end;
    const auto asks = asks_workdays(kalender, length);
    DaySet result = end;
    const bool low_moves = applies == Waarheid::waar && end.low != DaySet::no_low;
    if (low_moves) result.low = moved_end(kalender, Dag{begin.low}, Dag{end.low}, asks == Waarheid::waar && begin.low != DaySet::no_low).number;
    if (end.high != DaySet::no_high)
        result.high = moved_end(kalender, Dag{begin.high}, Dag{end.high}, asks != Waarheid::onwaar && begin.high != DaySet::no_high).number;
    return result;
}

}  // namespace

TermDays Machine::term(TermijnId id) {
    const auto& term = rules.termijnen[id.index];
    TermDays days;
    if (!term.condition.is_none()) days.applies = truth(term.condition);
    if (days.applies == Oordeel::onwaar || days.applies == Oordeel::fout) {
        days.fout = days.applies == Oordeel::fout;
        return days;
    }
    Value start;
    value(term.start, start);
    Value length;
    value(term.length, length);
    if (start.fout || start.is_geen || length.fout || length.is_geen) {
        days.fout = true;
        return days;
    }
    days.begin = shifted(start.day, term.start_counts ? 0 : 1);
    const auto before = shifted(days.begin, -1);
    days.end = after(before, length, term.workdays_by);
    add_extensions(term, days);
    add_pauses(term, days);
    if (days.fout) return days;
    days.end.low = extended(days.begin.low, days.end.low, days.certain);
    days.end.high = extended(days.begin.high, days.end.high, days.possible);
    if (!term.cap.is_none()) {
        Value cap;
        value(term.cap, cap);
        if (cap.fout || cap.is_geen) {
            days.fout = true;
            return days;
        }
        const auto latest = after(before, cap, term.workdays_by);
        days.end = {std::min(days.end.low, latest.low), std::min(days.end.high, latest.high)};
    }
    days.plain_end = days.end;
    if (term.kalender.is_none()) return days;
    const auto by_kalender = term.kalender_condition.is_none() ? Oordeel::waar : truth(term.kalender_condition);
    if (by_kalender == Oordeel::onwaar) return days;
    if (by_kalender == Oordeel::fout) {
        days.fout = true;
        return days;
    }
    const auto later = moved(rules.kalenders[term.kalender.index], days.begin, days.end, length);
    days.end = {by_kalender == Oordeel::waar ? later.low : days.end.low, later.high};
    return days;
}

// Whether the term stands still on a day.
Oordeel Machine::term_paused(const Node& node) {
    Value day;
    value(rules.operand(node, 0), day);
    const auto days = term(TermijnId{node.value});
    if (days.fout || day.fout || day.is_geen) return Oordeel::fout;
    if (days.applies == Oordeel::onwaar) return Oordeel::onwaar;
    const auto holds = [&](const Pause& pause) { return pause.low <= day.day.low && day.day.high <= pause.high; };
    const auto touches = [&](const Pause& pause) { return pause.low <= day.day.high && day.day.low <= pause.high; };
    if (std::none_of(days.possible.begin(), days.possible.end(), touches)) return Oordeel::onwaar;
    const bool always = std::any_of(days.certain.begin(), days.certain.end(), holds);
    return always && days.applies == Oordeel::waar ? Oordeel::waar : Oordeel::onbekend;
}

void Machine::term_day(const Node& node, Value& out) {
    const auto days = term(TermijnId{node.value});
    out = Value{};
    out.kind = ValueKind::datum;
    if (days.fout) return set_fout(out, ValueKind::datum);
    if (days.applies == Oordeel::onwaar) {
        out.is_geen = true;
        out.truth = Oordeel::fout;
        return;
    }
    out.may_be_geen = days.applies != Oordeel::waar;
    out.day = node.op == NodeOp::term_begin ? days.begin : days.end;
}

void Machine::workdays(const Node& node, Value& out) {
    Value left;
    value(rules.operand(node, 0), left);
    Value right;
    value(rules.operand(node, 1), right);
    if (left.fout || left.is_geen || right.fout || right.is_geen) return set_fout(out, ValueKind::datum);
    out = Value{};
    out.kind = ValueKind::datum;
    out.may_be_fout = left.may_be_fout || right.may_be_fout;
    const auto& kalender = rules.kalenders[node.value];
    if (node.op == NodeOp::workdays_plus) {
        const bool is_too_far = right.number.is_single() && !workdays_in(right.number.low);
        if (is_too_far) return set_fout(out, ValueKind::datum);
        out.day = after(left.day, right, KalenderId{node.value});
        return;
    }
    // Backwards the highest number leads to the earliest day.
    const auto back = [&](std::int32_t from, const Number& number) -> std::optional<std::int32_t> {
        const auto count = workdays_in(number);
        if (!count || !charge(static_cast<std::uint64_t>(*count) + 1)) return std::nullopt;
        return subtract_workdays(kalender, Dag{from}, *count).number;
    };
    if (right.number.is_single() && !workdays_in(right.number.low)) return set_fout(out, ValueKind::datum);
    if (left.day.low != DaySet::no_low && !right.number.high_infinite) out.day.low = back(left.day.low, right.number.high).value_or(DaySet::no_low);
    if (left.day.high != DaySet::no_high && !right.number.low_infinite) out.day.high = back(left.day.high, right.number.low).value_or(DaySet::no_high);
}

// Whether a day lies in a season; a stretch of days that is no longer than a year is looked at day by day.
Oordeel Machine::in_season(const Node& node) {
    Value day;
    value(rules.operand(node, 0), day);
    if (day.fout || day.is_geen) return Oordeel::fout;
    constexpr std::int32_t a_year = 366;
    const bool is_bounded = day.day.low != DaySet::no_low && day.day.high != DaySet::no_high && day.day.high - day.day.low <= a_year;
    if (!is_bounded || day.may_be_fout || day.may_be_geen || !charge(static_cast<std::uint64_t>(day.day.high - day.day.low) + 1)) return Oordeel::onbekend;
    const auto& season = rules.seasons[node.value];
    const bool first = is_in(season, Dag{day.day.low});
    for (auto at = day.day.low; at <= day.day.high; ++at) {
        if (is_in(season, Dag{at}) != first) return Oordeel::onbekend;
    }
    return to_oordeel(waarheid(first));
}

}  // namespace drempel::engine::evaluation
