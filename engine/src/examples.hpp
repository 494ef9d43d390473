// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/screening.hpp"

namespace drempel::engine {

// What an example expects and a screening of its case does not say.
std::vector<ExampleFailure> failures_of(const RuleSet& rules, const Example& example, const Screening& screening);

}  // namespace drempel::engine
