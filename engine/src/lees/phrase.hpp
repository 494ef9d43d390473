// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine::lees {

// A sentence, or its beginning with the points that follow. The beginning of one with points ends in a colon.
struct Phrase {
    std::string words;
    std::vector<Phrase> points;
};

class Wording {
public:
    Wording(const RuleSet& rules, Dag peildatum) : rules_(rules), peildatum_(peildatum) {}

    // "“vloeroppervlakte” van de lokaliteit is ten minste 35 m2"
    Phrase condition(NodeId id) const;
    // What a definitie or conclusie says: a value, a condition, or which of them when.
    Phrase answer(NodeId id) const;
    // "“vloeroppervlakte” van de lokaliteit", "35 m2"
    std::string value(NodeId id) const;
    std::string variable(VariableId id) const;
    // "elke leidinggevende in “leidinggevenden”"
    std::string each(const ForEach& one) const;
    // "ja of nee", "licht of zwaar": what the answer of a conclusie can be.
    std::string choices(const Type& type) const;
    // The values of a norm, by day: "35 m2 (vanaf 1 juli 2021)".
    std::string dated(const std::vector<DatedNode>& values) const;
    // "een bedrag, ten minste € 0", "een lijst van leidinggevenden"
    std::string kind(const Type& type) const;

private:
    // shorthand.cpp
    std::optional<Phrase> shorthand(const Node& node) const;
    std::optional<Phrase> part_of_day(const Node& node) const;
    std::optional<Phrase> periods(const Node& node) const;
    std::optional<Phrase> workday_window(const Node& node) const;
    std::optional<Phrase> term_state(const Node& node) const;
    std::optional<Phrase> implication(const Node& node) const;
    std::optional<Phrase> nothing_hit(const Node& node) const;
    std::string counted(const Node& node) const;
    std::optional<Phrase> filtered(std::string lead, const Node& count) const;
    std::optional<NodeId> period_of(NodeId day, std::uint32_t end) const;
    bool is_period(const Type& type) const;
    const Node& operand_of(const Node& node, std::uint32_t i) const { return rules_.node(rules_.operand(node, i)); }
    std::string limits(const Type& type) const;

    void add_points(std::vector<Phrase>& points, const Node& node, std::uint32_t first) const;
    Phrase all_of(std::string lead, const Node& node, std::uint32_t first) const;
    Phrase joined(std::string lead, Phrase inner) const;
    Phrase quantified(const Node& node) const;
    Phrase fact(NodeId id) const;
    std::string owner(NodeId record) const;
    std::string term(TermijnId id) const;
    std::string inline_words(const Phrase& phrase) const;

    const RuleSet& rules_;
    Dag peildatum_;
};

// The label; without one the name as words: "is te laat" of `isTeLaat`.
std::string spoken(const std::string& label, const std::string& name);
// A label as it stands in a sentence: with its own article, or between quotes.
std::string named(const std::string& label);
// The same without its article: "leidinggevende".
std::string bare(const std::string& label);
// "staat in het register", said of somebody: a label without a subject.
bool lacks_subject(std::string_view label);
// A word to choose from: between quotes where it would run into the sentence around it.
std::string member_words(const std::string& label);
// "1 mei", of any year.
std::string month_day(MonthDay day);
// The first letter as a capital.
std::string sentence(std::string words);

}  // namespace drempel::engine::lees
