// SPDX-License-Identifier: EUPL-1.2
// What `drempel test` says beside the examples: conditions and table rows without an example, and mutants that none notices.
#pragma once

#include <string>
#include <vector>

#include "drempel/engine/coverage.hpp"
#include "drempel/engine/mutate.hpp"

namespace drempel::cli {

enum class Detail : std::uint8_t { totals, everything };

std::string conditions_text(const engine::Compiled& compiled, const engine::Coverage& coverage, Detail detail);
std::string conditions_json(const engine::Compiled& compiled, const engine::Coverage& coverage);

struct Mutated {
    std::vector<engine::Mutant> mutants;
    std::vector<engine::MutantResult> results;  // by mutant
};

// Tries every mutant, on as many processors as there are, with progress on the terminal.
Mutated try_mutants(const engine::Compiled& compiled);
std::string mutants_text(const engine::Compiled& compiled, const Mutated& mutated, Detail detail);
std::string mutants_json(const engine::Compiled& compiled, const Mutated& mutated);

}  // namespace drempel::cli
