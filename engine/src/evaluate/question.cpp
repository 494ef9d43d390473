// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/evaluate.hpp"
#include "evaluate/motivering.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

namespace {

// "geboortedatum (leidinggevende 1)" -> "Geboortedatum (leidinggevende 1)?"
std::string plain_question(std::string name) {
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name + "?";
}

}  // namespace

std::string question_for(const RuleSet& rules, const Case& facts, Dag peildatum, SlotId slot) {
    const auto& field = field_of(rules, facts, slot);
    if (!field.question) return plain_question(evaluation::name_of(rules, facts, slot));
    evaluation::Machine machine(rules, facts, peildatum, EvaluationLimits{}.fuel, evaluation::Tracking::nothing);
    if (!field.question_variable.is_none()) {
        const auto list = facts.slots[slot.index].list;
        const auto record = facts.slots[list.is_none() ? slot.index : list.index].record;
        machine.variables[field.question_variable.index] = {record, facts.records[record.index].begrip, {}, {}};
    }
    std::string text;
    std::size_t hole = 0;
    for (const auto& part : field.question->parts) {
        if (const auto* words = std::get_if<std::string>(&part.content)) {
            text += *words;
        } else if (hole < field.question_nodes.size()) {
            text += evaluation::in_words(machine, field.question_nodes[hole++]);
        }
    }
    return text;
}

}  // namespace drempel::engine
