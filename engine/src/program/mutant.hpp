// SPDX-License-Identifier: EUPL-1.2
// One deliberate fault per number, chosen at run time; compiled only for scripts/mutanten. Elsewhere the sound form is all
// there is.
#pragma once

#ifdef DREMPEL_MUTANTS
namespace drempel::engine::program {
inline int active_mutant = 0;  // 0: none
inline bool mutant_is(int number) { return active_mutant == number; }
}  // namespace drempel::engine::program
#define DREMPEL_MUTANT(number, sound, broken) (::drempel::engine::program::mutant_is(number) ? (broken) : (sound))
#else
#define DREMPEL_MUTANT(number, sound, broken) (sound)
#endif
