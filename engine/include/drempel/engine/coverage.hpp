// SPDX-License-Identifier: EUPL-1.2
// Which conditions and table rows the voorbeelden show, from both sides.
#pragma once

#include <cstdint>
#include <vector>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {

// One `als`, `eis` or `tenzij`, or a part of it between `en` or `of`. Seen means: in an example that expects an outcome of
// this rule, for an object that it speaks of, where the answer could still matter.
struct ConditionCoverage {
    enum class Clause : std::uint8_t { als, eis, tenzij };
    RuleId rule;
    Clause clause{};
    bool is_part = false;  // of an `en` or `of`
    Span span;
    bool waar = false, onwaar = false;

    bool is_complete() const { return waar && onwaar; }
};

struct TableRowCoverage {
    TabelId tabel;
    std::uint32_t row = 0;
    bool counted = false;  // the row decided, alone
};

struct Coverage {
    std::vector<ConditionCoverage> conditions;  // of rules in force, by rule and place
    std::vector<TableRowCoverage> rows;         // by table and row
};

Coverage coverage_of(const RuleSet& rules, const std::vector<Example>& examples);

}  // namespace drempel::engine
