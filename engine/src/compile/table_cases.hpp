// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compile/checker.hpp"

namespace drempel::engine::checking {

// Warns, with a case that shows it, where no row of a table holds, where two do while one may, and about a row that never
// counts. Only for tables of at most three columns whose cells are constants; of others nothing is said.
void check_cases(Checker& checker, const grammar::Beslistabel& tree, const Tabel& table);

}  // namespace drempel::engine::checking
