// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "drempel/engine/waarborg.hpp"

namespace drempel::cli {

// How many made-up cases each waarborg is tried on, per aanvraagsoort.
constexpr std::size_t waarborg_cases = 500;

bool is_broken(const std::vector<engine::TriedWaarborg>& tried);
// Says for each waarborg what was tried and what came of it; never that it has been proved.
std::string waarborgen_text(const engine::RuleSet& rules, const std::vector<engine::TriedWaarborg>& tried);
// `"waarborgen":[…]`
std::string waarborgen_json(const engine::RuleSet& rules, const std::vector<engine::TriedWaarborg>& tried);

}  // namespace drempel::cli
