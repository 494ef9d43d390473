// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/motivering.hpp"

#include <bit>

#include "drempel/engine/dutch.hpp"
#include "facts/place.hpp"

namespace drempel::engine::evaluation {

namespace {

constexpr const char* not_known = "(onbekend)";

std::string duration_in_words(const DurationSet& duration) {
    return to_dutch(Duur{duration.unit, static_cast<std::int32_t>(duration.low)});
}

std::string record_in_words(Machine& machine, const RecordRef& record) {
    if (!record.is_known()) return not_known;
    const auto& begrip = machine.rules.begrippen[record.begrip.index];
    const auto label = std::string(without_article(begrip.label.empty() ? begrip.name : begrip.label));
    const auto& here = machine.facts.records[record.id.index];
    return here.in_list ? label + " " + std::to_string(here.position + 1) : label;
}

std::string list_in_words(Machine& machine, const ListRef& list) {
    if (list.state == ListState::onbekend) return not_known;
    std::size_t size = 0;
    if (!list.id.is_none()) {
        const auto& elements = machine.facts.lists[list.id.index];
        size = elements.records.size() + elements.scalars.size();
    }
    return std::to_string(size) + (list.state == ListState::open ? " of meer" : "");
}

std::string ground_suffix(const RuleSet& rules, const std::optional<Grondslag>& ground) {
    return ground ? " (" + to_dutch(rules, *ground) + ")" : "";
}

std::string nothing_given(const Machine& machine, SlotId list) {
    const auto& field = field_of(machine.rules, machine.facts, list);
    return "Er zijn geen " + std::string(without_article(field.label.empty() ? field.name : field.label)) + " opgegeven.";
}

// The label between quotes, because it may be half a sentence: “heeft geen bemoeienis” (leidinggevende 1).
std::string quoted(std::string name) {
    const auto object = name.rfind(" (");
    const bool has_object = object != std::string::npos && name.back() == ')';
    name.insert(has_object ? object : name.size(), "”");
    return "“" + name;
}

std::string name_of_missing(const Machine& machine, const Ontbreekt& entry) {
    if (!entry.parameter.is_none()) {
        const auto& parameter = machine.rules.parameters[entry.parameter.index];
        return quoted(parameter.label.empty() ? parameter.name : parameter.label);
    }
    const auto name = quoted(name_of(machine.rules, machine.facts, entry.slot));
    if (entry.soort == Ontbreekt::Soort::norm) return "hoe maanden en dagen in elkaar worden omgerekend voor " + name;
    const bool is_open_list = entry.soort == Ontbreekt::Soort::lijst && machine.facts.slots[entry.slot.index].kennis == Kennis::waarde;
    return is_open_list ? "of de lijst " + name + " volledig is" : name;
}

// What an open finding waits for: the first few by name, the rest by number.
std::string waits_for(const Machine& machine, const std::vector<Ontbreekt>& ontbreekt) {
    constexpr std::size_t named = 4;
    const auto size = ontbreekt.size();
    std::string result;
    for (std::size_t i = 0; i < size && i < named; ++i) {
        if (i > 0) result += i + 1 == size ? " en " : ", ";
        result += name_of_missing(machine, ontbreekt[i]);
    }
    if (size > named) result += " en nog " + std::to_string(size - named) + (size == named + 1 ? " gegeven" : " gegevens");
    return result;
}

std::string blokkade_in_words(const Machine& machine, RuleId id) {
    const auto& rule = machine.rules.rules[id.index];
    std::string text = rule.id + ", " + rule.title;
    if (!rule.grounds.empty()) text += " (" + to_dutch(machine.rules, rule.grounds.front()) + ")";
    return text + ".";
}

}  // namespace

std::string_view without_article(std::string_view label) {
    for (const std::string_view article : {"de ", "het ", "een "}) {
        if (label.starts_with(article)) return label.substr(article.size());
    }
    return label;
}

std::string name_of(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& field = field_of(rules, facts, slot);
    std::string name = field.label.empty() ? field.name : field.label;
    const auto& here = facts.slots[slot.index];
    const auto& record = facts.records[here.list.is_none() ? here.record.index : facts.slots[here.list.index].record.index];
    if (record.parent.is_none()) return name;
    const auto& begrip = rules.begrippen[record.begrip.index];
    name += " (" + std::string(without_article(begrip.label.empty() ? begrip.name : begrip.label));
    if (record.in_list) name += " " + std::to_string(record.position + 1);
    return name + ")";
}

namespace {

// A list that is written down in the rules: "a, b en c".
std::string constants_in_words(Machine& machine, NodeId id) {
    const auto& rules = machine.rules;
    const auto& node = rules.node(id);
    if (node.op == NodeOp::table) return "de uitkomsten van " + rules.tabellen[node.value].label;
    if (node.op == NodeOp::parameter) {
        const auto* dated = norm_on(rules, machine.facts, rules.parameters[node.value], machine.rechtsdatum);
        return dated == nullptr || dated->value.is_none() ? not_known : constants_in_words(machine, dated->value);
    }
    if (node.op != NodeOp::list_of) return not_known;
    std::string words;
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        words += (i == 0 ? "" : i + 1 == node.operand_count ? " en " : ", ") + in_words(machine, rules.operand(node, i));
    }
    return words.empty() ? "niets" : words;
}

bool is_written_list(const RuleSet& rules, NodeId id) {
    const auto& type = rules.type(rules.node(id).type);
    const auto op = rules.node(id).op;
    return type.kind == ValueKind::lijst
           && (op == NodeOp::list_of || op == NodeOp::table || op == NodeOp::parameter || op == NodeOp::parameter_at);
}

}  // namespace

std::string in_words(Machine& machine, NodeId id) {
    if (is_written_list(machine.rules, id)) return constants_in_words(machine, id);
    const auto here = machine.presence(id);
    if (!here.can_be_value) return "geen";
    Value value;
    machine.value(id, value);
    return in_words(machine, value, machine.rules.type(machine.rules.node(id).type), here.is_known);
}

std::string in_words(Machine& machine, const Value& value, const Type& type, bool is_known) {
    const auto& rules = machine.rules;
    if (value.fout) return "(niet te berekenen)";
    if (value.is_geen) return "geen";
    if (value.may_be_fout || value.may_be_geen) return not_known;
    switch (value.kind) {
        case ValueKind::ja_nee: return value.truth == Oordeel::waar ? "ja" : value.truth == Oordeel::onwaar ? "nee" : not_known;
        case ValueKind::getal: return value.is_single() ? to_dutch(rules, value.number.low, type) : not_known;
        case ValueKind::datum:
            if (!value.day.is_single() && !is_known) return not_known;
            if (value.day.low == DaySet::no_low || value.day.high == DaySet::no_high) return not_known;
            return to_dutch(DagInterval{Dag{value.day.low}, Dag{value.day.high}});
        case ValueKind::duur: return value.is_single() ? duration_in_words(value.duration) : not_known;
        case ValueKind::tekst: return value.text_known ? std::string(value.text) : not_known;
        case ValueKind::keuze: {
            if (!std::has_single_bit(value.members)) return not_known;
            const auto& members = rules.keuzes[type.keuze.index].members;
            const auto member = static_cast<std::size_t>(std::countr_zero(value.members));
            return members[member].label;
        }
        case ValueKind::record: return record_in_words(machine, value.record);
        case ValueKind::lijst: return list_in_words(machine, value.list);
    }
    return not_known;
}

std::string out_of_fuel() {
    return "Deze regel is niet beoordeeld: de aanvraag is te omvangrijk om in één keer te toetsen.";
}

std::string motivering_of(Machine& machine, const Rule& rule, const Place& place, const Outcome& outcome, Dag rechtsdatum,
                          const std::vector<Ontbreekt>& ontbreekt) {
    switch (outcome.uitkomst) {
        case Uitkomst::geraakt: {
            bind(machine, rule, place);
            std::string text;
            for (const auto& part : rule.motivering) {
                if (const auto* words = std::get_if<std::string>(&part.content)) {
                    text += *words;
                } else {
                    text += in_words(machine, std::get<NodeId>(part.content));
                }
            }
            if (text.empty()) text = rule.eis ? "Aan de eis van deze regel is niet voldaan." : "De situatie van deze regel doet zich voor.";
            return text;
        }
        case Uitkomst::onbepaald: {
            const auto needed = waits_for(machine, ontbreekt);
            if (outcome.is_rebuttable) return "Dit geldt, tenzij het wordt weerlegd. Nog niet bekend: " + needed + ".";
            return needed.empty() ? "Dit is nog niet te beoordelen." : "Dit is nog niet te beoordelen. Nog niet bekend: " + needed + ".";
        }
        case Uitkomst::rekenfout:
            return "Deze regel is niet te berekenen: er wordt door nul gedeeld, of een getal is te groot.";
        case Uitkomst::uitzondering: {
            if (!outcome.exception && !outcome.blocked_by.empty()) {
                return "Deze regel rust op een gegeven dat niet mag worden gebruikt: " + blokkade_in_words(machine, outcome.blocked_by.front());
            }
            if (!outcome.exception && !outcome.defeated_by.empty()) {
                const auto& other = machine.rules.rules[outcome.defeated_by.front().index];
                return "In plaats van deze regel geldt " + other.id + (other.title.empty() ? "." : ": " + other.title + ".");
            }
            if (!outcome.exception) return "Een uitzondering op deze regel doet zich voor.";
            const auto& part = rule.tenzij[*outcome.exception];
            return "De uitzondering doet zich voor: " + std::string(machine.rules.words(machine.rules.node(part.condition).span))
                   + ground_suffix(machine.rules, part.ground) + ".";
        }
        case Uitkomst::voldaan:
            return "Aan de eis van deze regel is voldaan."
                   + (machine.empty_list.is_none() ? "" : " " + nothing_given(machine, machine.empty_list));
        case Uitkomst::niet_van_toepassing: break;
    }
    if (rule.is_concept) return rule.remark.empty() ? "Deze regel is een concept en telt niet mee." : "Deze regel is een concept en telt niet mee: " + rule.remark + ".";
    if (!outcome.is_valid) return "Deze regel geldt niet op " + to_dutch(rechtsdatum) + ".";
    if (outcome.ended != nullptr) {
        const auto& set = machine.rules.regelsets[outcome.ended->regelset.index];
        std::string text = "Deze regel is hier vervallen door " + (set.label.empty() ? set.name : set.label);
        if (!outcome.ended->grounds.empty()) text += ground_suffix(machine.rules, outcome.ended->grounds.front());
        return text + ".";
    }
    if (outcome.has_absent_norm) return "Deze regel is hier niet van toepassing: er is uitdrukkelijk geen norm gesteld.";
    if (place.kind == Place::Kind::empty_list) return nothing_given(machine, place.list);
    if (!outcome.blocked_by.empty()) return "Dit telt niet mee: " + blokkade_in_words(machine, outcome.blocked_by.front());
    return "De voorwaarde voor deze regel doet zich niet voor.";
}

}  // namespace drempel::engine::evaluation
