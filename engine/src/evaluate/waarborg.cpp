// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/waarborg.hpp"

#include <algorithm>
#include <string>

#include "choosable.hpp"
#include "drempel/engine/evaluate.hpp"
#include "evaluate/machine.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

namespace {

// xorshift64*: the same cases everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2'685'821'657'736'338'717ULL + 1) {}
    std::size_t below(std::size_t count) {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return static_cast<std::size_t>((state_ * 2'685'821'657'736'338'717ULL) >> 33U) % count;
    }
    bool one_in(std::size_t count) { return below(count) == 0; }

private:
    std::uint64_t state_;
};

// Makes up facts of one aanvraagsoort. Numbers and days are those that the rules name, and their neighbours: there an
// answer turns.
class CaseMaker {
public:
    CaseMaker(const RuleSet& rules, Dice& dice) : rules_(rules), dice_(dice) {}

    Dag peildatum() {
        std::vector<Dag> days{Dag{20'454}};  // 1 January 2026
        for (const auto& rule : rules_.rules) {
            if (rule.valid.from) days.push_back(*rule.valid.from);
        }
        auto day = days[dice_.below(days.size())];
        day.number += static_cast<std::int32_t>(dice_.below(3)) - 1;
        return day;
    }

    std::optional<Case> make(SoortId soort, Dag day, bool knows_nothing) {
        CaseBuilder builder(rules_, soort, day);
        day_ = day;
        // The less is known, the more a promise about unknown facts is tried.
        skip_ = 1 + dice_.below(5);
        if (!knows_nothing) fill(builder, builder.root(), 0);
        auto made = std::move(builder).finish();
        if (!made) return {};
        return std::move(*made);
    }

private:
    static constexpr int most_depth = 4;

    void fill(CaseBuilder& builder, RecordId record, int depth) {
        if (record.is_none() || depth > most_depth) return;
        const auto count = rules_.begrippen[builder.facts().records[record.index].begrip.index].fields.size();
        for (std::uint32_t offset = 0; offset < count; ++offset) {
            const SlotId slot{builder.facts().records[record.index].first.index + offset};
            if (dice_.one_in(skip_)) continue;
            give(builder, slot, depth);
        }
    }

    void give(CaseBuilder& builder, SlotId slot, int depth) {
        const Type type = builder.type_of(slot);
        if (type.of_geen && dice_.one_in(3)) return builder.set_null(slot, "");
        switch (type.kind) {
            case ValueKind::ja_nee: builder.set_truth(slot, dice_.one_in(2), ""); break;
            case ValueKind::getal: builder.set_number(slot, number(type).to_string(), ""); break;
            case ValueKind::datum: builder.set_string(slot, to_iso(day()), ""); break;
            case ValueKind::duur: {
                const auto unit = dice_.one_in(2) ? Duur::Unit::maanden : Duur::Unit::dagen;
                builder.set_string(slot, to_iso(Duur{unit, static_cast<std::int32_t>(dice_.below(30))}), "");
                break;
            }
            case ValueKind::tekst: builder.set_string(slot, std::string(1, static_cast<char>('A' + dice_.below(3))), ""); break;
            case ValueKind::keuze: {
                std::vector<std::string_view> words;
                for (const KeuzeMember& member : rules_.keuzes[type.keuze.index].members)
                    if (can_be_chosen(member, day_)) words.push_back(member.name);
                builder.set_string(slot, words[dice_.below(words.size())], "");
                break;
            }
            case ValueKind::record: fill(builder, builder.record_of(slot), depth + 1); return;
            case ValueKind::lijst: return fill_list(builder, slot, type, depth);
        }
        if (type.is_oordeel) builder.set_oordeel(slot, rules_.fields[field(builder, slot).index].judge, to_iso(day_), "proef", "");
    }

    void fill_list(CaseBuilder& builder, SlotId slot, const Type& type, int depth) {
        const auto list = builder.begin_list(slot, "");
        if (list.is_none()) return;
        const bool holds_records = rules_.type(type.element).kind == ValueKind::record;
        const auto size = type.at_least + dice_.below(3);
        for (std::size_t i = 0; i < size && (!type.at_most || i < *type.at_most) && depth < most_depth; ++i) {
            if (holds_records) fill(builder, builder.add_record(list, ""), depth + 1);
            else give(builder, builder.add_scalar(list, ""), depth + 1);
        }
        if (dice_.one_in(6) || (depth >= most_depth && type.at_least > 0)) builder.mark_open(slot);
    }

    FieldId field(const CaseBuilder& builder, SlotId slot) const {
        const auto& here = builder.facts().slots[slot.index];
        return rules_.begrippen[builder.facts().records[here.record.index].begrip.index].fields[here.offset];
    }

    Number number(const Type& type) {
        Number value(static_cast<std::int64_t>(dice_.below(100)));
        if (!rules_.numbers.empty() && !dice_.one_in(3)) value = rules_.numbers[dice_.below(rules_.numbers.size())] + Number(static_cast<std::int64_t>(dice_.below(3)) - 1);
        if (type.whole || value.decimals() < 0 || value.decimals() > 6) value = value.floor();
        if (type.low && value < *type.low) value = type.whole ? type.low->ceil() : *type.low;
        if (type.high && *type.high < value) value = type.whole ? type.high->floor() : *type.high;
        return value;
    }

    Dag day() {
        constexpr std::int32_t spans[] = {0, 1, 30, 365, 1826, 7670};
        auto result = day_;
        const auto away = spans[dice_.below(std::size(spans))] + static_cast<std::int32_t>(dice_.below(3)) - 1;
        result.number += dice_.one_in(5) ? away : -away;
        return result;
    }

    const RuleSet& rules_;
    Dice& dice_;
    Dag day_;
    std::size_t skip_ = 3;
};

bool has_all(const RuleSet& rules, SoortId soort, NodeId root) {
    std::vector<NodeId> todo{root};
    while (!todo.empty()) {
        const auto id = todo.back();
        todo.pop_back();
        const auto& node = rules.node(id);
        if (node.op == NodeOp::fact && !rules.soorten[soort.index].offset_of.contains(FieldId{node.value})) return false;
        if (node.op == NodeOp::definition) todo.push_back(rules.definities[node.value].body);
        if (node.op == NodeOp::hit) {
            const auto& group = rules.rule_groups[node.value];
            const auto& here = rules.soorten[soort.index].rules;
            if (std::ranges::none_of(here, [&](RuleId r) { return r.index >= group.first && r.index < group.first + group.count; })) return false;
        }
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
    }
    return true;
}

}  // namespace

namespace evaluation {

// Nothing at all: no value, no absence, no list.
Oordeel Machine::nothing_known() const {
    const bool any = std::ranges::any_of(facts.slots, [](const Slot& slot) { return slot.kennis != Kennis::onbekend; });
    return any ? Oordeel::onwaar : Oordeel::waar;
}

// Of the outcome: a rule that is still open is not hit.
Oordeel Machine::hit_with(GevolgsoortId gevolg) {
    std::string_view last;
    for (const auto id : rules.soorten[facts.soort.index].rules) {
        const auto& rule = rules.rules[id.index];
        if (rule.gevolg != gevolg || rule.id == last) continue;
        last = rule.id;
        const auto at = std::ranges::lower_bound(rules.rule_groups, rule.id, {}, &RuleGroup::id);
        const RuleGroupId group{static_cast<std::uint32_t>(at - rules.rule_groups.begin())};
        if (hit_truth(*this, group, std::nullopt) == Oordeel::waar) return Oordeel::waar;
    }
    return Oordeel::onwaar;
}

}  // namespace evaluation

std::vector<TriedWaarborg> try_waarborgen(const RuleSet& rules, std::size_t cases, std::uint64_t seed) {
    std::vector<TriedWaarborg> result;
    for (std::size_t w = 0; w < rules.waarborgen.size(); ++w) {
        const auto& waarborg = rules.waarborgen[w];
        TriedWaarborg tried;
        tried.waarborg = w;
        for (std::uint32_t s = 0; s < rules.soorten.size() && !tried.broken_by; ++s) {
            const SoortId soort{s};
            if (!waarborg.soort.is_none() && waarborg.soort != soort) continue;
            if (!has_all(rules, soort, waarborg.condition)) continue;
            Dice dice(seed + w * 1'000'003 + s);
            CaseMaker maker(rules, dice);
            for (std::size_t i = 0; i < cases && !tried.broken_by; ++i) {
                const auto day = maker.peildatum();
                auto facts = maker.make(soort, day, i == 0);
                if (!facts) continue;
                evaluation::Machine machine(rules, *facts, day, EvaluationLimits{}.fuel, evaluation::Tracking::nothing);
                machine.prepare();
                const auto holds = machine.truth(waarborg.condition);
                ++tried.tried;
                if (holds == Oordeel::waar) ++tried.held;
                if (holds != Oordeel::onwaar) continue;
                tried.broken_by = std::move(facts);
                tried.peildatum = day;
            }
        }
        result.push_back(std::move(tried));
    }
    return result;
}

}  // namespace drempel::engine
