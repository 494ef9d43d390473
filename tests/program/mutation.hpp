// SPDX-License-Identifier: EUPL-1.2
#pragma once

#ifdef DREMPEL_MUTANTS
#include <cstdlib>

#include "../../engine/src/program/mutant.hpp"
#endif

namespace drempel::tests {

// Which deliberate fault is on: DREMPEL_MUTANT in the environment. Only in the build of scripts/mutanten.
inline void choose_mutant() {
#ifdef DREMPEL_MUTANTS
    const char* text = std::getenv("DREMPEL_MUTANT");
    engine::program::active_mutant = text == nullptr ? 0 : std::atoi(text);
#endif
}

}  // namespace drempel::tests
