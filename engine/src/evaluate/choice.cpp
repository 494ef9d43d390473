// SPDX-License-Identifier: EUPL-1.2
// Values that depend on conditions: `als … dan … anders`, lists of conditions and tables (semantics 3); and rounding.
#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

// While the condition is open the value is what either side can be; equal sides are definite.
void Machine::conditional(const Node& node, Value& out) {
    switch (truth(rules.operand(node, 0))) {
        case Oordeel::waar: return value(rules.operand(node, 1), out);
        case Oordeel::onwaar: return value(rules.operand(node, 2), out);
        case Oordeel::fout: return set_fout(out, rules.type(node.type).kind);
        case Oordeel::onbekend: break;
    }
    value(rules.operand(node, 1), out);
    Value other;
    value(rules.operand(node, 2), other);
    join(out, other);
}

Oordeel Machine::at_least_of(const Node& node) {
    Value needed;
    value(rules.operand(node, 0), needed);
    Tally counted;
    for (std::uint32_t i = 1; i < node.operand_count; ++i) {
        switch (truth(rules.operand(node, i))) {
            case Oordeel::waar: ++counted.waar; break;
            case Oordeel::onbekend: ++counted.onbekend; break;
            case Oordeel::fout: ++counted.fout; break;
            case Oordeel::onwaar: break;
        }
    }
    return reaches(counted, needed);
}

namespace {

Number rounded(NodeOp op, const Number& value, const Number& step) {
    const Number steps = value / step;
    const Number half = Number::from_fraction(1, 2);
    if (op == NodeOp::round_up) return steps.ceil() * step;
    if (op == NodeOp::round_down) return steps.floor() * step;
    // Half away from zero.
    return steps.sign() < 0 ? -((-steps + half).floor()) * step : (steps + half).floor() * step;
}

}  // namespace

// Rounding keeps the order, so the ends of a set go to the ends of the rounded set.
void Machine::round(const Node& node, Value& out) {
    value(rules.operand(node, 0), out);
    Value step;
    value(rules.operand(node, 1), step);
    if (out.fout || out.is_geen || step.fout || !step.number.is_single() || step.number.low.sign() <= 0) return set_fout(out, ValueKind::getal);
    auto& set = out.number;
    if (!set.low_infinite) set.low = rounded(node.op, set.low, step.number.low);
    if (!set.high_infinite) set.high = rounded(node.op, set.high, step.number.low);
    set.low_open = false;
    set.high_open = false;
    set.whole = step.number.low.is_whole();
}

// `eerste rij`: the first row that holds; the rows before it that may hold are possible too. `precies een rij`: two rows that
// hold, or none, is an error; as long as that may still turn out the value may be one.
void Machine::table(const Node& node, Value& out) {
    const auto& tabel = rules.tabellen[node.value];
    const auto kind = rules.type(tabel.type).kind;
    if (tabel.policy == Tabel::Policy::alle) return set_unknown(rules, rules.type(tabel.type), peildatum, out);
    std::size_t certain = 0;
    std::size_t possible = 0;
    bool broken = false;
    const auto add = [&](std::uint32_t row) {
        rows.emplace_back(TabelId{node.value}, row);
        Value here;
        value(tabel.rows[row].output, here);
        if (++possible == 1) {
            out = here;
        } else {
            join(out, here);
        }
    };
    const bool first_only = tabel.policy == Tabel::Policy::eerste;
    std::optional<std::uint32_t> holding;
    for (std::uint32_t i = 0; i < tabel.rows.size() && !(first_only && (certain > 0 || broken)); ++i) {
        const auto holds = tabel.rows[i].condition.is_none() ? Oordeel::waar : truth(tabel.rows[i].condition);
        if (holds == Oordeel::waar && ++certain == 1) holding = i;
        if (holds == Oordeel::fout) broken = true;
        if (holds == Oordeel::onbekend || (holds == Oordeel::waar && first_only)) add(i);
    }
    if (first_only) {
        if (possible == 0 && rules.type(tabel.type).of_geen && !broken) {
            out.kind = kind;
            out.is_geen = true;
            return;
        }
        if (possible == 0) return set_fout(out, kind);
        if (certain == 0) out.may_be_fout = true;
        return;
    }
    if (certain > 1 || broken || (certain == 0 && possible == 0)) return set_fout(out, kind);
    if (certain == 0) {
        out.may_be_fout = true;
        return;
    }
    const bool others_may_hold = possible > 0;
    possible = 0;
    add(*holding);
    if (others_may_hold) out.may_be_fout = true;
}

}  // namespace drempel::engine::evaluation
