// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

namespace {

// A bound variable that is known to be absent, or a computation that went wrong, has no value to work with.
bool is_unusable(const Value& value) { return value.fout || value.is_geen; }

}  // namespace

void set_fout(Value& out, ValueKind kind) {
    out = Value{};
    out.kind = kind;
    out.fout = true;
    out.truth = Oordeel::fout;
}

// Semantics 6: a value with a name stays below the limit.
void check_limit(Value& value) {
    if (value.kind != ValueKind::getal || value.fout) return;
    if (value.number.is_beyond_limit()) return set_fout(value, value.kind);
    if (value.number.may_exceed_limit()) value.may_be_fout = true;
}

Oordeel Machine::truth_of(const Node& node) {
    switch (node.op) {
        case NodeOp::truth: return to_oordeel(waarheid(node.value != 0));
        case NodeOp::fact:
        case NodeOp::member_field:
        case NodeOp::parameter:
        case NodeOp::parameter_at:
        case NodeOp::conclusie:
        case NodeOp::conditional:
        case NodeOp::table: return fact_truth(node);
        case NodeOp::hit: {
            if (node.operand_count == 0) return hit_truth(*this, RuleGroupId{node.value}, std::nullopt);
            return hit_truth(*this, RuleGroupId{node.value}, record_of(rules.operand(node, 0)));
        }
        case NodeOp::at_least_of: return at_least_of(node);
        case NodeOp::definition: {
            Oordeel result{};
            with_argument(node, [&] { result = truth(rules.definities[node.value].body); });
            return result;
        }
        case NodeOp::eq:
        case NodeOp::ne:
        case NodeOp::lt:
        case NodeOp::le:
        case NodeOp::gt:
        case NodeOp::ge: return comparison(node);
        case NodeOp::in_set: return in_set(node);
        case NodeOp::in_list: return in_list(node);
        case NodeOp::alike: return alike(node);
        case NodeOp::in_inclusive:
        case NodeOp::in_exclusive: return in_range(node);
        case NodeOp::window_less_than_before:
        case NodeOp::window_at_most_before:
        case NodeOp::window_at_latest_after: return window(node);
        case NodeOp::present:
        case NodeOp::absent:
        case NodeOp::known:
        case NodeOp::unknown: return knowledge_test(node);
        case NodeOp::is_a: return is_a(node);
        case NodeOp::chain_reaches: return chain_reaches(node);
        case NodeOp::nothing_known: return nothing_known();
        case NodeOp::hit_with: return hit_with(GevolgsoortId{node.value});
        case NodeOp::term_paused: return term_paused(node);
        case NodeOp::in_season: return in_season(node);
        case NodeOp::not_: return niet(truth(rules.operand(node, 0)));
        case NodeOp::and_: {
            auto result = Oordeel::waar;
            for (std::uint32_t i = 0; i < node.operand_count && (result != Oordeel::onwaar || gaps != nullptr); ++i) {
                result = en(result, truth(rules.operand(node, i)));
            }
            return result;
        }
        case NodeOp::or_: {
            auto result = Oordeel::onwaar;
            for (std::uint32_t i = 0; i < node.operand_count && (result != Oordeel::waar || gaps != nullptr); ++i) {
                result = of(result, truth(rules.operand(node, i)));
            }
            return result;
        }
        case NodeOp::exists: return quantified(node, Quantifier::some);
        case NodeOp::none_of: return niet(quantified(node, Quantifier::some));
        case NodeOp::each: return quantified(node, Quantifier::every);
        case NodeOp::at_least: return at_least(node);
        case NodeOp::number:
        case NodeOp::date:
        case NodeOp::duration:
        case NodeOp::text:
        case NodeOp::member:
        case NodeOp::element:
        case NodeOp::peildatum:
        case NodeOp::negate:
        case NodeOp::add:
        case NodeOp::subtract:
        case NodeOp::multiply:
        case NodeOp::divide:
        case NodeOp::share:
        case NodeOp::date_plus:
        case NodeOp::date_minus:
        case NodeOp::days_between:
        case NodeOp::workdays_plus:
        case NodeOp::workdays_minus:
        case NodeOp::term_begin:
        case NodeOp::term_end:
        case NodeOp::age:
        case NodeOp::count:
        case NodeOp::as_kind:
        case NodeOp::deref:
        case NodeOp::round_up:
        case NodeOp::round_down:
        case NodeOp::round_half:
        case NodeOp::highest:
        case NodeOp::lowest:
        case NodeOp::average:
        case NodeOp::hits_in:
        case NodeOp::chain_share:
        case NodeOp::count_distinct:
        case NodeOp::at_least_within:
        case NodeOp::most_per:
        case NodeOp::most_sum_per:
        case NodeOp::list_of:
        case NodeOp::week_of:
        case NodeOp::sum: break;
    }
    return Oordeel::fout;  // INVARIANT: the checker puts no other node where a truth is needed
}

void Machine::value_of(const Node& node, Value& out) {
    switch (node.op) {
        case NodeOp::number:
            out.kind = ValueKind::getal;
            out.number = NumberSet::exactly(rules.numbers[node.value]);
            return;
        case NodeOp::date:
            out.kind = ValueKind::datum;
            out.day = DaySet::exactly(Dag{static_cast<std::int32_t>(node.value)});
            return;
        case NodeOp::duration:
            out.kind = ValueKind::duur;
            out.duration = DurationSet::exactly(rules.durations[node.value]);
            return;
        case NodeOp::text:
            out.kind = ValueKind::tekst;
            out.text_known = true;
            out.text = rules.texts[node.value];
            return;
        case NodeOp::member:
            out.kind = ValueKind::keuze;
            out.members = std::uint64_t{1} << node.value;
            return;
        case NodeOp::peildatum:
            out.kind = ValueKind::datum;
            out.day = DaySet::exactly(peildatum);
            return;
        case NodeOp::element:
            out.kind = ValueKind::record;
            out.record = variables[node.value];
            return;
        case NodeOp::as_kind:
            out.kind = ValueKind::record;
            out.record = viewed_as(record_of(rules.operand(node, 0)), BegripId{node.value});
            out.fout = out.record.begrip.is_none();
            return;
        case NodeOp::deref: {
            Value key;
            value(rules.operand(node, 0), key);
            out.kind = ValueKind::record;
            out.fout = key.fout || key.is_geen;
            out.record = party_with_key(key, rules.type(node.type).begrip, slot_of(rules.operand(node, 0)));
            return;
        }
        case NodeOp::fact:
        case NodeOp::member_field: return read_fact(node, out);
        case NodeOp::parameter: return parameter_on(ParameterId{node.value}, rechtsdatum, out);
        case NodeOp::parameter_at: return parameter_at(node, out);
        case NodeOp::conclusie:
            value(rules.conclusies[node.value].body, out);
            return check_limit(out);
        case NodeOp::conditional: return conditional(node, out);
        case NodeOp::table: return table(node, out);
        case NodeOp::round_up:
        case NodeOp::round_down:
        case NodeOp::round_half: return round(node, out);
        case NodeOp::highest:
        case NodeOp::lowest:
        case NodeOp::average: return extreme(node, out);
        case NodeOp::definition: return read_definition(node, out);
        case NodeOp::negate:
        case NodeOp::add:
        case NodeOp::subtract:
        case NodeOp::multiply:
        case NodeOp::divide:
        case NodeOp::share:
        case NodeOp::date_plus:
        case NodeOp::date_minus:
        case NodeOp::days_between: return arithmetic(node, out);
        case NodeOp::workdays_plus:
        case NodeOp::workdays_minus: return workdays(node, out);
        case NodeOp::term_begin:
        case NodeOp::term_end: return term_day(node, out);
        case NodeOp::age: return age(node, out);
        case NodeOp::count: return count(node, out);
        case NodeOp::hits_in: return hits_in(node, out);
        case NodeOp::chain_share: return chain_share(node, out);
        case NodeOp::sum: return sum(node, out);
        case NodeOp::count_distinct:
        case NodeOp::most_per:
        case NodeOp::most_sum_per:
        case NodeOp::week_of:
        case NodeOp::list_of: return set_fout(out, rules.type(node.type).kind);
        case NodeOp::truth:
        case NodeOp::eq:
        case NodeOp::ne:
        case NodeOp::lt:
        case NodeOp::le:
        case NodeOp::gt:
        case NodeOp::ge:
        case NodeOp::in_set:
        case NodeOp::in_inclusive:
        case NodeOp::in_exclusive:
        case NodeOp::window_less_than_before:
        case NodeOp::window_at_most_before:
        case NodeOp::window_at_latest_after:
        case NodeOp::present:
        case NodeOp::absent:
        case NodeOp::known:
        case NodeOp::unknown:
        case NodeOp::term_paused:
        case NodeOp::in_season:
        case NodeOp::is_a:
        case NodeOp::not_:
        case NodeOp::and_:
        case NodeOp::or_:
        case NodeOp::exists:
        case NodeOp::none_of:
        case NodeOp::each:
        case NodeOp::at_least:
        case NodeOp::at_least_of:
        case NodeOp::chain_reaches:
        case NodeOp::nothing_known:
        case NodeOp::hit_with:
        case NodeOp::at_least_within:
        case NodeOp::in_list:
        case NodeOp::alike:
        case NodeOp::hit:
            out.kind = ValueKind::ja_nee;
            out.truth = truth_of(node);
            out.fout = out.truth == Oordeel::fout;
            return;
    }
}

Oordeel Machine::fact_truth(const Node& node) {
    Value fact;
    value_of(node, fact);
    if (fact.fout || fact.is_geen) return Oordeel::fout;
    return fact.may_be_fout || fact.may_be_geen ? Oordeel::onbekend : fact.truth;
}

void Machine::read_definition(const Node& node, Value& out) {
    with_argument(node, [&] { value(rules.definities[node.value].body, out); });
    check_limit(out);
}

void Machine::arithmetic(const Node& node, Value& out) {
    Value left;
    value(rules.operand(node, 0), left);
    Value right;
    if (node.operand_count > 1) value(rules.operand(node, 1), right);
    const bool is_date = node.op == NodeOp::date_plus || node.op == NodeOp::date_minus;
    const auto kind = is_date ? ValueKind::datum : node.op == NodeOp::days_between ? ValueKind::duur : left.kind;
    const bool has_right = node.operand_count > 1;
    if (is_unusable(left) || (has_right && is_unusable(right))) return set_fout(out, kind);
    out.kind = kind;
    out.may_be_fout = left.may_be_fout || right.may_be_fout;
    if (kind == ValueKind::duur && node.op != NodeOp::days_between) {
        if (node.op == NodeOp::negate) {
            out.duration = evaluation::negate(left.duration);
        } else {
            out.duration = evaluation::add(left.duration, node.op == NodeOp::subtract ? evaluation::negate(right.duration) : right.duration);
        }
        return;
    }
    if (node.op == NodeOp::negate) {
        out.number = evaluation::negate(left.number);
    } else if (node.op == NodeOp::add) {
        out.number = evaluation::add(left.number, right.number);
    } else if (node.op == NodeOp::subtract) {
        out.number = evaluation::add(left.number, evaluation::negate(right.number));
    } else if (node.op == NodeOp::multiply) {
        out.number = evaluation::multiply(left.number, right.number);
    } else if (node.op == NodeOp::share) {
        const auto hundredth = NumberSet::exactly(Number::from_fraction(1, 100));
        out.number = evaluation::multiply(evaluation::multiply(left.number, hundredth), right.number);
    } else if (node.op == NodeOp::divide) {
        if (contains_zero(right.number)) {
            if (right.number.is_single() && !right.may_be_fout) return set_fout(out, kind);
            out.may_be_fout = true;  // whatever the divisor may still turn out to be
        } else {
            out.number = evaluation::divide(left.number, right.number);
        }
    } else if (node.op == NodeOp::date_plus) {
        out.day = plus(left.day, right.duration);
    } else if (node.op == NodeOp::date_minus) {
        out.day = minus(left.day, right.duration);
    } else {
        out.duration = evaluation::days_between(left.day, right.day);
    }
}

void Machine::age(const Node& node, Value& out) {
    Value birth;
    value(rules.operand(node, 0), birth);
    Value asked;
    value(rules.operand(node, 1), asked);
    if (is_unusable(birth) || is_unusable(asked)) return set_fout(out, ValueKind::getal);
    out.kind = ValueKind::getal;
    out.may_be_fout = birth.may_be_fout || asked.may_be_fout;
    out.number.whole = true;
    const auto years = [this](std::int32_t born, std::int32_t on) {
        const Dag geboortedatum{born};
        const Dag dag{on};
        auto age_in_years = leeftijd_op(geboortedatum, dag);
        if (turns_on_leap_birthday(geboortedatum, dag)) {
            saw_leap_birthday = true;
            if (leap == LeapReading::last_of_february) ++age_in_years;
        }
        return Number(age_in_years);
    };
    if (birth.day.high != DaySet::no_high && asked.day.low != DaySet::no_low) {
        out.number.low = years(birth.day.high, asked.day.low);
        out.number.low_infinite = false;
    }
    if (birth.day.low != DaySet::no_low && asked.day.high != DaySet::no_high) {
        out.number.high = years(birth.day.low, asked.day.high);
        out.number.high_infinite = false;
    }
}

}  // namespace drempel::engine::evaluation
