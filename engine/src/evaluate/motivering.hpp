// SPDX-License-Identifier: EUPL-1.2
// Why a rule came out as it did, in Dutch for the reader of the advice.
#pragma once

#include <string>

#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

// The value of a node, as it stands in a sentence; "(onbekend)" while it is not known.
std::string in_words(Machine& machine, NodeId node);
std::string in_words(Machine& machine, const Value& value, const Type& type, bool is_known);
// The rule's own text when hit; otherwise a sentence from the outcome and its reason.
std::string motivering_of(Machine& machine, const Rule& rule, const Place& place, const Outcome& outcome, Dag rechtsdatum,
                          const std::vector<Ontbreekt>& ontbreekt);
std::string out_of_fuel();
// "de leidinggevende" -> "leidinggevende"
std::string_view without_article(std::string_view label);
// Label of a fact with the object it belongs to: "geboortedatum (leidinggevende 1)".
std::string name_of(const RuleSet& rules, const Case& facts, SlotId slot);

}  // namespace drempel::engine::evaluation
