// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drempel/engine/program.hpp"

namespace drempel::tests {

// What differs between two verdicts, in words; empty when nothing does.
std::string difference(const engine::RuleSet& rules, const engine::Verdict& program, const engine::Verdict& reference);
// The verdict of a whole screening.
engine::Verdict verdict_of(const engine::Screening& screening);
bool ran_out_of_fuel(const engine::Screening& screening);

}  // namespace drempel::tests
