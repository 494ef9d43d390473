// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compile/checker.hpp"
#include "drempel/engine/reading.hpp"

namespace drempel::engine::checking {

template <class Visit>
void Checker::visit_all(const std::vector<NodeId>& roots, Visit&& visit) const {
    visit_reads(rules, roots, visit);
}

}  // namespace drempel::engine::checking
