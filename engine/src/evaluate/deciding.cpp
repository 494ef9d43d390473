// SPDX-License-Identifier: EUPL-1.2
// Which missing fact can settle H alone: read from the shape of the residual.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "evaluate/rule.hpp"
#include "facts/place.hpp"

namespace drempel::engine::evaluation {

namespace {

using Facts = std::vector<std::uint32_t>;  // sorted indexes in the list of missing facts

// A part of the residual: its truth now, and the facts that can make it waar or onwaar alone.
struct Reach {
    Oordeel truth = Oordeel::onbekend;
    Facts to_true, to_false;
};

Facts united(const Facts& a, const Facts& b) {
    Facts result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

// Constants, facts and norms; no other node has its value without a computation.
bool is_read_as_it_is(NodeOp op) {
    constexpr std::array plain{NodeOp::truth, NodeOp::number,  NodeOp::date,      NodeOp::duration,  NodeOp::text,        NodeOp::member,
                               NodeOp::fact,  NodeOp::element, NodeOp::peildatum, NodeOp::parameter, NodeOp::member_field};
    return std::ranges::find(plain, op) != plain.end();
}

Facts shared(const Facts& a, const Facts& b) {
    Facts result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

Reach turned(Reach reach) {
    reach.truth = niet(reach.truth);
    std::swap(reach.to_true, reach.to_false);
    return reach;
}

// `en` of open parts: any of them can make it onwaar, all together are needed to make it waar.
Reach both(Reach a, Reach b) {
    const auto truth = en(a.truth, b.truth);
    if (truth != Oordeel::onbekend) return {truth, {}, {}};
    if (a.truth == Oordeel::waar) return b;
    if (b.truth == Oordeel::waar) return a;
    if (a.truth == Oordeel::fout || b.truth == Oordeel::fout) {
        // Beside an error only onwaar can still settle it.
        return {truth, {}, a.truth == Oordeel::fout ? b.to_false : a.to_false};
    }
    return {truth, shared(a.to_true, b.to_true), united(a.to_false, b.to_false)};
}

Reach either(Reach a, Reach b) { return turned(both(turned(std::move(a)), turned(std::move(b)))); }

class Search {
public:
    Search(Machine& machine, std::span<const Missing> missing)
        : machine_(machine), times_(missing.size(), 0), unsure_(missing.size(), false) {
        for (std::uint32_t i = 0; i < missing.size(); ++i) {
            index_.try_emplace({missing[i].slot, missing[i].parameter}, i);
            const bool has_slot = !missing[i].slot.is_none() && missing[i].soort != Ontbreekt::Soort::norm;
            const auto kind = has_slot ? type_of(machine.rules, machine.facts, missing[i].slot).kind : ValueKind::getal;
            is_list_or_record_.push_back(kind == ValueKind::lijst || kind == ValueKind::record);
        }
    }

    Reach reach(NodeId id) {
        if (!machine_.charge()) return {Oordeel::fout, {}, {}};
        const auto& node = machine_.rules.node(id);
        if (node.op == NodeOp::not_) return turned(reach(machine_.rules.operand(node, 0)));
        if (node.op == NodeOp::and_ || node.op == NodeOp::or_) {
            const bool conjunction = node.op == NodeOp::and_;
            Reach result{conjunction ? Oordeel::waar : Oordeel::onwaar, {}, {}};
            for (std::uint32_t i = 0; i < node.operand_count; ++i) combine(result, reach(machine_.rules.operand(node, i)), conjunction);
            return result;
        }
        if (node.op == NodeOp::definition && machine_.rules.type(node.type).kind == ValueKind::ja_nee) {
            Reach result;
            machine_.with_argument(node, [&] { result = reach(machine_.rules.definities[node.value].body); });
            return result;
        }
        if (node.op == NodeOp::exists) return quantified(node, false);
        if (node.op == NodeOp::none_of) return turned(quantified(node, false));
        if (node.op == NodeOp::each) return quantified(node, true);
        return leaf(id);
    }

    void combine(Reach& whole, Reach part, bool conjunction) {
        constexpr std::size_t facts_per_charge = 64;
        machine_.charge(1 + (whole.to_true.size() + whole.to_false.size()) / facts_per_charge);
        whole = conjunction ? both(std::move(whole), std::move(part)) : either(std::move(whole), std::move(part));
    }

    Reach of_list(SlotId slot) {
        const auto fact = index_of(Missing{{}, slot, {}, {}});
        return {Oordeel::onbekend, fact, fact};
    }

private:
    // A test that rests on one unknown fact, read once, can go either way with it. What more facts do together, and what
    // a fact that is read twice does, is taken as possible here and then tried.
    Reach leaf(NodeId id) {
        const auto mark = machine_.missing.size();
        const auto truth = machine_.truth(id);
        Facts facts;
        for (auto i = mark; i < machine_.missing.size(); ++i) {
            const auto fact = index_of(machine_.missing[i]);
            facts = united(facts, fact);
        }
        machine_.missing.resize(mark);
        if (truth != Oordeel::onbekend) return {truth, {}, {}};
        const bool is_plain = facts.size() == 1 && is_plain_test(machine_.rules.node(id));
        for (const auto fact : facts) {
            const bool is_whole = is_list_or_record_[fact] && facts.size() == 1;  // what is in it is free
            if ((!is_plain && !is_whole) || (++times_[fact] > 1 && !is_whole)) unsure_[fact] = true;
        }
        return {truth, facts, facts};
    }

    // The fact itself, or a fact against something that is not computed from it.
    bool is_plain_test(const Node& node) const {
        const auto& rules = machine_.rules;
        for (std::uint32_t i = 0; i < node.operand_count; ++i) {
            if (!is_read_as_it_is(rules.node(rules.operand(node, i)).op)) return false;  // anything computed is tried
        }
        return node.op != NodeOp::term_paused && node.op != NodeOp::conditional && node.op != NodeOp::at_least_of && node.op != NodeOp::definition;
    }

public:
    const std::vector<bool>& unsure() const { return unsure_; }

private:
    Reach quantified(const Node& node, bool every) {
        const auto list = machine_.list_of(machine_.rules.operand(node, 0));
        Reach result{every ? Oordeel::waar : Oordeel::onwaar, {}, {}};
        const bool has_body = node.operand_count > 1;
        const auto size = machine_.size_of(list);
        for (std::size_t i = 0; i < size && !machine_.exhausted; ++i) {
            Reach part{Oordeel::waar, {}, {}};
            if (has_body) {
                machine_.with_variable(VariableId{node.value}, machine_.element_at(list, i),
                                       [&] { part = reach(machine_.rules.operand(node, 1)); });
            }
            combine(result, std::move(part), every);
        }
        if (list.state != ListState::gesloten) combine(result, of_list(list.slot), every);
        return result;
    }

    Facts index_of(const Missing& wanted) const {
        const auto found = index_.find({wanted.slot, wanted.parameter});
        return found == index_.end() ? Facts{} : Facts{found->second};
    }

    Machine& machine_;
    std::vector<std::uint32_t> times_;  // in how many tests each fact is read
    std::vector<bool> unsure_;
    std::vector<bool> is_list_or_record_;
    std::map<std::pair<SlotId, ParameterId>, std::uint32_t> index_;
};

}  // namespace

Deciding deciding_alone(Machine& machine, const Rule& rule, const Place& place, std::span<const Missing> missing) {
    bind(machine, rule, place);
    Search search(machine, missing);
    Reach h{Oordeel::waar, {}, {}};
    if (place.kind == Place::Kind::unknown_rest) h = search.of_list(place.list);
    if (rule.als) search.combine(h, search.reach(*rule.als), true);
    if (rule.eis) search.combine(h, turned(search.reach(*rule.eis)), true);
    for (const auto& part : rule.tenzij) search.combine(h, turned(search.reach(part.condition)), true);
    std::vector<bool> alone(missing.size(), false);
    for (const auto fact : united(h.to_true, h.to_false)) alone[fact] = true;
    return {std::move(alone), search.unsure()};
}

}  // namespace drempel::engine::evaluation
