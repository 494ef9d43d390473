// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drempel/engine/facts.hpp"

namespace drempel::engine {

// A register that was consulted and gave nothing of a fact: the fact is geen, or an empty list that is complete. Of a fact
// that must have a value it says nothing, and a fact that was said to be unknown stays so.
void believe_registers(const RuleSet& rules, Case& facts);

}  // namespace drempel::engine
