// SPDX-License-Identifier: EUPL-1.2
// Chains of parties (semantics 6): who is reached, and which share is held along all paths together. Shares multiply along a
// path and add over paths: the least solution of x = a + A x, found by elimination in exact fractions, never path by path.
#include <algorithm>
#include <string>

#include "evaluate/machine.hpp"
#include "facts/place.hpp"

namespace drempel::engine::evaluation {

class ChainOfParties {
public:
    ChainOfParties(Machine& machine, const Keten& keten, const RecordRef& from, const RecordRef& to)
        : machine_(machine), keten_(keten), from_(node_of(from)), to_(node_of(to)) {
        is_known_ = from_ != nobody && to_ != nobody;
        if (!is_known_) {
            note(from_ == nobody ? from : to);
            return;
        }
        for (std::size_t i = 0; i < nodes_.size() && !machine_.exhausted; ++i) follow(i);
        if (turns_back()) machine_.saw_circle = true;
    }

    Oordeel reaches() const {
        if (!is_known_) return Oordeel::onbekend;
        if (leads(Certain::yes)[from_]) return Oordeel::waar;
        return is_complete_ && !leads(Certain::no)[from_] ? Oordeel::onwaar : Oordeel::onbekend;
    }

    // In percents.
    void share(Value& out) const {
        out.kind = ValueKind::getal;
        out.number.low_infinite = false;
        out.number.low = Number(0);
        if (!is_known_) return;
        const auto low = solution(false);
        if (!low) return set_fout(out, ValueKind::getal);
        out.number.low = *low * Number(100);
        if (is_exact_) {
            out.number = NumberSet::exactly(out.number.low);
            return;
        }
        // Who holds nothing further cannot come back in its own chain, so no more than the whole is held.
        if (to_ != nobody && !links_[to_].empty()) return;
        if (!ends_[to_]) return;
        std::optional<Number> high;
        if (is_complete_) high = solution(true);
        out.number.high_infinite = false;
        out.number.high = high && *high < Number(1) ? *high * Number(100) : Number(100);
    }

private:
    enum class Certain : std::uint8_t { yes, no };
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    struct Link {
        std::size_t to;
        NumberSet share;  // of the whole
        bool is_certain;
    };

    void note(const RecordRef& record) {
        if (!record.why.is_none()) machine_.note_missing(soort_of(type_of(machine_.rules, machine_.facts, record.why)), record.why);
    }

    // One node for one party; a party that is only a key in the file is a node too.
    std::size_t node_of(const RecordRef& record) {
        std::string name;
        if (record.is_known()) {
            const auto party = machine_.facts.records[record.id.index].party;
            name = party == Record::no_party ? "r" + std::to_string(record.id.index) : "p" + std::to_string(party);
        } else if (!record.key.is_none()) {
            Value key;
            machine_.read_key(record, key);
            if (key.text_known) name = "k" + std::string(key.text);
        }
        if (name.empty()) return nobody;
        const auto at = std::ranges::find(names_, name);
        if (at != names_.end()) return static_cast<std::size_t>(at - names_.begin());
        names_.push_back(name);
        nodes_.push_back(record);
        links_.emplace_back();
        ends_.push_back(false);
        // A record whose key is not known may be any other party.
        const auto& begrip = machine_.rules.begrippen[record.begrip.index];
        if (record.is_known() && name[0] == 'r' && begrip.key_offset) {
            const SlotId key{machine_.facts.records[record.id.index].first.index + *begrip.key_offset};
            doubtful_.push_back(key);
        }
        return names_.size() - 1;
    }

    void follow(std::size_t at) {
        const auto subject = machine_.rules.variables[keten_.from.index].begrip;
        const auto party = machine_.viewed_as(nodes_[at], subject);
        if (party.begrip.is_none()) {  // holds nothing in the sense of this chain
            ends_[at] = true;
            return;
        }
        machine_.with_variable(keten_.from, party, [&] { follow_links(at); });
    }

    void follow_links(std::size_t at) {
        const auto list = machine_.list_of(keten_.via.list);
        const auto size = machine_.size_of(list);
        if (list.state != ListState::gesloten) {
            is_complete_ = is_exact_ = false;
            if (list.state == ListState::open) machine_.note_missing(Ontbreekt::Soort::lijst, list.slot);
        }
        ends_[at] = size == 0 && list.state == ListState::gesloten;
        for (std::size_t i = 0; i < size && machine_.charge(); ++i) {
            const auto element = machine_.element_at(list, i);
            const auto member = machine_.membership(element);
            if (member == Oordeel::onwaar) continue;
            machine_.with_variable(keten_.via.variable, element, [&] { add_link(at, member); });
        }
    }

    void add_link(std::size_t at, Oordeel member) {
        const auto next = machine_.record_of(keten_.to);
        Link link{next.begrip.is_none() ? nobody : node_of(next), NumberSet::exactly(Number(0)), member == Oordeel::waar};
        if (!keten_.share.is_none()) {
            Value share;
            machine_.value(keten_.share, share);
            if (share.fout || share.is_geen) return fail();
            link.share = share.number;
            const Number hundred(100);
            link.share.low = share.number.low_infinite || share.number.low < Number(0) ? Number(0) : share.number.low / hundred;
            link.share.high = share.number.high_infinite || hundred < share.number.high ? Number(1) : share.number.high / hundred;
            link.share.low_infinite = link.share.high_infinite = false;
            if (!share.number.is_single()) is_exact_ = false;
        }
        if (!link.is_certain) is_exact_ = false;
        if (link.to == nobody) {
            is_complete_ = is_exact_ = false;
            return note(next);
        }
        links_[at].push_back(std::move(link));
    }

    void fail() { has_failed_ = true; }

    // Which nodes lead to the end along at least one link.
    std::vector<bool> leads(Certain certain) const {
        std::vector<bool> result(nodes_.size(), false);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                if (result[i]) continue;
                const bool here = std::ranges::any_of(links_[i], [&](const Link& link) {
                    return (link.is_certain || certain == Certain::no) && (link.to == to_ || result[link.to]);
                });
                result[i] = here;
                changed = changed || here;
            }
        }
        return result;
    }

    bool turns_back() const {
        std::vector<std::uint8_t> state(nodes_.size(), 0);
        bool found = false;
        std::vector<std::pair<std::size_t, std::size_t>> path{{from_, 0}};
        state[from_] = 1;
        while (!path.empty() && !found) {
            auto& [at, next] = path.back();
            if (next == links_[at].size()) {
                state[at] = 2;
                path.pop_back();
                continue;
            }
            const auto to = links_[at][next++].to;
            if (state[to] == 1) found = true;
            if (state[to] != 0) continue;
            state[to] = 1;
            path.emplace_back(to, 0);
        }
        return found;
    }

    // The share that the end holds in the start; none when there is no least solution. With the high ends of what is not
    // known, or the low ends of what is certain.
    std::optional<Number> solution(bool high) const {
        if (has_failed_) return {};
        const auto leading = leads(high ? Certain::no : Certain::yes);
        if (!leading[from_]) return Number(0);
        std::vector<std::size_t> rows;
        std::vector<std::size_t> place(nodes_.size(), nobody);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!leading[i]) continue;
            place[i] = rows.size();
            rows.push_back(i);
        }
        // (I - A) x = a
        const auto count = rows.size();
        std::vector<std::vector<Number>> matrix(count, std::vector<Number>(count + 1, Number(0)));
        for (std::size_t r = 0; r < count; ++r) {
            matrix[r][r] = Number(1);
            Number total(0);
            for (const auto& link : links_[rows[r]]) {
                if (!high && !link.is_certain) continue;
                const auto& part = high ? link.share.high : link.share.low;
                total = total + part;
                if (link.to == to_) matrix[r][count] = matrix[r][count] + part;
                if (place[link.to] != nobody) matrix[r][place[link.to]] = matrix[r][place[link.to]] - part;
            }
            if (Number(1) < total) return {};  // more than the whole is given out
        }
        for (std::size_t column = 0; column < count; ++column) {
            std::size_t pivot = column;
            while (pivot < count && matrix[pivot][column].sign() == 0) ++pivot;
            if (pivot == count || !machine_.charge(count)) return {};
            std::swap(matrix[pivot], matrix[column]);
            for (std::size_t r = 0; r < count; ++r) {
                if (r == column || matrix[r][column].sign() == 0) continue;
                if (!machine_.charge(count)) return {};
                const Number factor = matrix[r][column] / matrix[column][column];
                for (std::size_t c = column; c <= count; ++c) matrix[r][c] = matrix[r][c] - factor * matrix[column][c];
            }
        }
        const auto row = place[from_];
        return matrix[row][count] / matrix[row][row];
    }

public:
    // What a key that is not known leaves open.
    void settle_doubt() {
        if (!is_known_ || doubtful_.empty() || nodes_.size() < 2) return;
        for (const auto key : doubtful_) {
            is_complete_ = is_exact_ = false;
            machine_.note_missing(Ontbreekt::Soort::feit, key);
        }
    }

private:
    Machine& machine_;
    const Keten& keten_;
    std::vector<std::string> names_;
    std::vector<RecordRef> nodes_;
    std::vector<std::vector<Link>> links_;
    std::vector<bool> ends_;           // leads nowhere further, certainly
    std::vector<SlotId> doubtful_;
    bool is_known_ = true, is_complete_ = true, is_exact_ = true, has_failed_ = false;
    std::size_t from_, to_;
};

Oordeel Machine::chain_reaches(const Node& node) {
    ChainOfParties chain(*this, rules.ketens[node.value], record_of(rules.operand(node, 0)), record_of(rules.operand(node, 1)));
    chain.settle_doubt();
    return chain.reaches();
}

void Machine::chain_share(const Node& node, Value& out) {
    ChainOfParties chain(*this, rules.ketens[node.value], record_of(rules.operand(node, 0)), record_of(rules.operand(node, 1)));
    chain.settle_doubt();
    chain.share(out);
}

}  // namespace drempel::engine::evaluation
