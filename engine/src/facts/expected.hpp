// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

// What a sender should write for this type, in Dutch: "een datum, zoals 2026-03-01".
std::string expected_form(const RuleSet& rules, const Type& type, Dag peildatum);

}  // namespace drempel::engine
