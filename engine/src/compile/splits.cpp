// SPDX-License-Identifier: EUPL-1.2
// Which facts an open rule or conclusie is tried on, case by case (semantics 1).
#include <algorithm>
#include <compare>
#include <map>

#include "compile/checker.hpp"

namespace drempel::engine::checking {

namespace {

// A ja_nee or keuze: of the case, or of the record that a variable stands for.
struct Place {
    FieldId field;
    VariableId variable;
    std::uint32_t offset = 0;
    auto operator<=>(const Place&) const = default;
};

// How often each is written: once, or more than once.
using Counts = std::map<Place, std::uint32_t>;

void add(Counts& into, const Place& place, std::uint32_t times) {
    std::uint32_t& count = into[place];
    count = std::min(2U, count + times);
}

bool can_be_split(const Type& type) { return type.kind == ValueKind::ja_nee || type.kind == ValueKind::keuze; }

// Counts what stands in the text, with definities, conclusies and tables filled in where their names stand.
class Counter {
public:
    explicit Counter(const RuleSet& rules) : rules_(rules) {}

    void count(NodeId id, Counts& into) {
        if (id.is_none()) return;
        const Node& node = rules_.node(id);
        if (node.op == NodeOp::known || node.op == NodeOp::unknown) return;  // about knowledge, not about the fact
        if (node.op == NodeOp::fact) {
            const FieldId field{node.value};
            if (can_be_split(rules_.fields[field.index].type)) add(into, {field, {}, 0}, 1);
            return;
        }
        if (node.op == NodeOp::member_field) {
            const Node& owner = rules_.node(rules_.operand(node, 0));
            if (owner.op == NodeOp::element && can_be_split(rules_.type(node.type))) {
                const auto& fields = rules_.begrippen[rules_.type(owner.type).begrip.index].fields;
                if (node.value < fields.size()) add(into, {fields[node.value], VariableId{owner.value}, node.value}, 1);
                return;
            }
        }
        for (std::uint32_t i = 0; i < node.operand_count; ++i) count(rules_.operand(node, i), into);
        if (node.op == NodeOp::conclusie || node.op == NodeOp::table) {
            for (const auto& [place, times] : named(node)) add(into, place, times);
        }
        if (node.op != NodeOp::definition) return;
        // The variable of the definitie is what it was asked of.
        VariableId argument;
        if (node.operand_count > 0) {
            const Node& asked = rules_.node(rules_.operand(node, 0));
            if (asked.op == NodeOp::element) argument = VariableId{asked.value};
        }
        for (const auto& [place, times] : named(node)) {
            if (place.variable.is_none()) add(into, place, times);
            else if (place.variable == rules_.definities[node.value].variable && !argument.is_none())
                add(into, {place.field, argument, place.offset}, times);
        }
    }

private:
    const Counts& named(const Node& node) {
        const auto [at, is_new] = named_.try_emplace({node.op, node.value});
        if (!is_new) return at->second;  // one that needs itself has been reported
        Counts counts;
        if (node.op == NodeOp::definition) count(rules_.definities[node.value].body, counts);
        if (node.op == NodeOp::conclusie) count(rules_.conclusies[node.value].body, counts);
        if (node.op == NodeOp::table) {
            for (const TableRow& row : rules_.tabellen[node.value].rows) {
                count(row.condition, counts);
                count(row.output, counts);
            }
        }
        return named_[{node.op, node.value}] = std::move(counts);
    }

    const RuleSet& rules_;
    std::map<std::pair<NodeOp, std::uint32_t>, Counts> named_;
};

// Those that occur more than once, in the order in which they are declared.
std::vector<SplitFact> repeated(const RuleSet& rules, const Counts& counts, const std::vector<ForEach>& objects) {
    std::vector<SplitFact> result;
    for (const auto& [place, times] : counts) {
        const bool is_own = place.variable.is_none()
                            || std::ranges::find(objects, place.variable, &ForEach::variable) != objects.end();
        if (times < 2 || !is_own) continue;
        const Type& type = rules.fields[place.field.index].type;
        const std::size_t members = type.kind == ValueKind::keuze ? rules.keuzes[type.keuze.index].members.size() : 2;
        result.push_back({place.field, place.variable, place.offset, static_cast<std::uint32_t>(members + (type.of_geen ? 1 : 0))});
    }
    return result;
}

}  // namespace

void Checker::find_splits() {
    Counter counter(rules);
    for (Rule& rule : rules.rules) {
        if (rule.is_kennisregel) continue;  // outside Law 1: what is not known may be what it asks
        Counts counts;
        if (rule.als) counter.count(*rule.als, counts);
        if (rule.eis) counter.count(*rule.eis, counts);
        for (const TenzijPart& part : rule.tenzij) counter.count(part.condition, counts);
        rule.split = repeated(rules, counts, rule.for_each);
    }
    for (Conclusie& conclusie : rules.conclusies) {
        Counts counts;
        counter.count(conclusie.body, counts);
        conclusie.split = repeated(rules, counts, {});
    }
}

}  // namespace drempel::engine::checking
