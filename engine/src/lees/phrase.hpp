// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
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
    // "ja of nee", "licht of zwaar": what the answer of a conclusie can be.
    std::string choices(const Type& type) const;
    // The values of a norm, by day: "35 m2 (vanaf 1 juli 2021)".
    std::string dated(const std::vector<DatedNode>& values) const;

private:
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

// A label as it stands in a sentence: with its own article, or between quotes.
std::string named(const std::string& label);
// The first letter as a capital.
std::string sentence(std::string words);

}  // namespace drempel::engine::lees
