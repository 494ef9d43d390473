// SPDX-License-Identifier: EUPL-1.2
// Whether one missing fact can settle an answer alone: by giving it values and looking (semantics 2).
//
// A member of a keuze or ja_nee is simply tried. A number, day or length is tried at the ends of what it can be (an end that
// nothing bounds: the largest a fact may be), at zero, and at the borders where a comparison turns: between two tries the
// place where the two sides meet is guessed by a straight line and then halved, until no comparison turns between
// neighbours. Between neighbours the answer is the same, so trying them is enough; a mark is only given when a value was
// seen to settle it. The number of tries is bounded; what was not found by then is not marked.
#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "choosable.hpp"
#include "evaluate/rule.hpp"
#include "facts/place.hpp"

namespace drempel::engine::evaluation {

namespace {

constexpr int most_tries = 64;

bool is_definite(Oordeel truth) { return truth == Oordeel::waar || truth == Oordeel::onwaar; }

class Tries {
public:
    Tries(Machine& machine, const Missing& fact, const std::function<Oordeel()>& answer) : machine_(machine), fact_(fact), answer_(answer) {}

    bool settles(const Value& value) {
        machine_.fixed.push_back({fact_.slot, fact_.parameter, value});
        const auto mark = machine_.missing.size();
        const auto truth = answer_();
        machine_.missing.resize(mark);
        machine_.fixed.pop_back();
        return is_definite(truth);
    }

    // Tries whole steps between `first` and `last`, with what `make` makes of each.
    bool settles_between(std::vector<Number> steps, const std::function<Value(const Number&)>& make) {
        std::sort(steps.begin(), steps.end());
        steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
        std::vector<Sample> samples;
        for (const auto& step : steps) {
            samples.push_back(sample(step, make));
            if (samples.back().settles) return true;
        }
        int tries = static_cast<int>(samples.size());
        std::vector<std::pair<Sample, Sample>> open;
        for (std::size_t i = 1; i < samples.size(); ++i) open.emplace_back(samples[i - 1], samples[i]);
        bool halve = false;
        while (!open.empty() && tries < most_tries) {
            auto [left, right] = std::move(open.back());
            open.pop_back();
            if (right.step - left.step <= Number(1)) continue;
            const auto between = border(left, right, halve);
            if (!between) continue;
            halve = !halve;
            auto middle = sample(*between, make);
            if (middle.settles) return true;
            ++tries;
            open.emplace_back(left, middle);
            open.emplace_back(std::move(middle), std::move(right));
        }
        return false;
    }

private:
    struct Sample {
        Number step;
        std::vector<Gap> gaps;
        bool settles = false;
    };

    Sample sample(const Number& step, const std::function<Value(const Number&)>& make) {
        Sample result{step, {}, false};
        machine_.gaps = &result.gaps;
        result.settles = settles(make(step));
        machine_.gaps = nullptr;
        return result;
    }

    // A step strictly between the two where some comparison may turn; none when all stand the same way on both sides.
    static std::optional<Number> border(const Sample& left, const Sample& right, bool halve) {
        const auto half = ((left.step + right.step) / Number(2)).floor();
        if (left.gaps.size() != right.gaps.size()) return half;
        for (std::size_t i = 0; i < left.gaps.size(); ++i) {
            const auto& a = left.gaps[i];
            const auto& b = right.gaps[i];
            if (a.sign == b.sign) continue;
            if (halve || !a.size || !b.size) return half;
            const auto root = (left.step + (right.step - left.step) * (-*a.size / (*b.size - *a.size))).floor();
            return std::clamp(root, left.step + Number(1), right.step - Number(1));
        }
        return std::nullopt;
    }

    Machine& machine_;
    const Missing& fact_;
    const std::function<Oordeel()>& answer_;
};

bool try_number(Tries& tries, const NumberSet& set) {
    const Number scale(set.whole ? 1 : 1'000'000);
    const Number most = Number(999'999'999'999'999) * scale;
    const Number low = set.low_infinite ? -most : (set.low * scale).ceil();
    const Number high = set.high_infinite ? most : (set.high * scale).floor();
    std::vector<Number> steps{low, high};
    if (low < Number(0) && Number(0) < high) steps.emplace_back(0);
    return tries.settles_between(std::move(steps), [&](const Number& step) {
        Value value;
        value.kind = ValueKind::getal;
        value.number = NumberSet::exactly(step / scale);
        return value;
    });
}

bool try_day(Tries& tries, const DaySet& set, std::span<const Dag> days) {
    const auto low = std::max(set.low, first_supported_day().number);
    const auto high = std::min(set.high, last_supported_day().number);
    std::vector<Number> steps{Number(low), Number(high)};
    for (const auto day : days) {
        if (low < day.number && day.number < high) steps.insert(steps.end(), {Number(day.number), Number(day.number - 1)});
    }
    return tries.settles_between(std::move(steps), [](const Number& step) {
        Value value;
        value.kind = ValueKind::datum;
        value.day = DaySet::exactly(Dag{static_cast<std::int32_t>(step.to_int64().value_or(0))});
        return value;
    });
}

bool try_duration(Tries& tries) {
    constexpr std::int64_t most = 999'999;
    for (const auto unit : {Duur::Unit::maanden, Duur::Unit::dagen}) {
        const auto found = tries.settles_between({Number(0), Number(most)}, [unit](const Number& step) {
            Value value;
            value.kind = ValueKind::duur;
            value.duration = DurationSet::exactly({unit, static_cast<std::int32_t>(step.to_int64().value_or(0))});
            return value;
        });
        if (found) return true;
    }
    return false;
}

bool try_text(Machine& machine, Tries& tries, const Type& type) {
    constexpr std::size_t most_texts = 32;
    std::vector<std::string_view> met;
    std::vector<Gap> gaps;
    machine.texts_met = &met;
    machine.gaps = &gaps;
    Value value;
    value.kind = ValueKind::tekst;
    value.text_known = true;
    value.text = "\x01";  // a text that no fact and no rule has
    const bool other = tries.settles(value);
    machine.texts_met = nullptr;
    machine.gaps = nullptr;
    if (other) return true;
    std::vector<std::string> texts;
    if (type.is_verwijzing) {
        for (const auto& party : machine.facts.parties) texts.push_back(party.key);
    }
    for (const auto text : met) texts.emplace_back(text);
    texts.resize(std::min(texts.size(), most_texts));
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        value.text = text;
        return tries.settles(value);
    });
}

// A list that turns out to hold no more than is known; of a norm, one that holds everything or nothing.
bool try_list(Machine& machine, Tries& tries, const Type& type, SlotId slot) {
    Value value;
    if (slot.is_none()) {
        value.kind = ValueKind::lijst;
        return std::ranges::any_of(std::array{Oordeel::waar, Oordeel::onwaar}, [&](Oordeel holds) {
            value.truth = holds;
            return tries.settles(value);
        });
    }
    set_unknown(machine.rules, type, machine.peildatum, value);
    const auto& fact = machine.facts.slots[slot.index];
    value.list.state = ListState::gesloten;
    value.list.slot = slot;
    if (fact.kennis == Kennis::waarde) value.list.id = ListId{fact.index};
    return machine.size_of(value.list) >= type.at_least && tries.settles(value);
}

}  // namespace

bool decides_by_trying(Machine& machine, const Missing& fact, std::span<const Dag> days, const std::function<Oordeel()>& answer) {
    if (fact.soort == Ontbreekt::Soort::norm && fact.parameter.is_none()) return true;  // an omrekening decides what waits for it
    const auto& type = fact.parameter.is_none() ? type_of(machine.rules, machine.facts, fact.slot)
                                                : machine.rules.parameters[fact.parameter.index].type;
    Value set;
    set_unknown(machine.rules, type, machine.peildatum, set);
    if (fact.parameter.is_none()) {
        const auto mark = machine.missing.size();
        machine.read_slot(fact.slot, type, set);
        machine.missing.resize(mark);
    }
    Tries tries(machine, fact, answer);
    if (type.of_geen) {
        Value geen;
        geen.kind = type.kind;
        geen.is_geen = true;
        geen.truth = Oordeel::fout;
        if (tries.settles(geen)) return true;
    }
    Value value;
    value.kind = type.kind;
    switch (type.kind) {
        case ValueKind::ja_nee:
            for (const auto truth : {Oordeel::waar, Oordeel::onwaar}) {
                value.truth = truth;
                if (tries.settles(value)) return true;
            }
            return false;
        case ValueKind::keuze:
            for (auto left = choosable(machine.rules.keuzes[type.keuze.index], machine.peildatum); left != 0; left &= left - 1) {
                value.members = left & (~left + 1);  // the lowest bit
                if (tries.settles(value)) return true;
            }
            return false;
        case ValueKind::getal: return try_number(tries, set.number);
        case ValueKind::datum: return try_day(tries, set.day, days);
        case ValueKind::duur: return try_duration(tries);
        case ValueKind::tekst: return try_text(machine, tries, type);
        case ValueKind::lijst: return try_list(machine, tries, type, fact.slot);
        case ValueKind::record: break;  // its own facts are asked once it is there
    }
    return false;
}

}  // namespace drempel::engine::evaluation
