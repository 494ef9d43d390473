// SPDX-License-Identifier: EUPL-1.2
// Law mutation: small changes to the rules (`>=` becomes `>`, an exception is left out, a day or a number shifts) to find
// out which of them no voorbeeld notices. Works on a copy of the checked model; the rules themselves never change.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {

struct Mutant {
    RegelsetId regelset;
    std::string owner;   // "HOR-02", "definitie leeftijd", "parameter minimumVloeroppervlakte"
    Span span;           // what was changed
    std::string change;  // Dutch: "'>=' wordt '>'"
};

struct MutantResult {
    bool noticed = false;                     // an example does not hold any more
    std::size_t examples = 0;                 // that read the changed part, as far as they were tried
    std::optional<std::size_t> changed_only;  // the first example in which something changed that it expects nothing of
};

// Screens every example once when made; then one mutant at a time, in any order.
class MutationRun {
public:
    explicit MutationRun(const Compiled& compiled);  // INVARIANT: compiled.rules is there, and `compiled` outlives this
    MutationRun(const MutationRun&) = delete;
    MutationRun& operator=(const MutationRun&) = delete;
    ~MutationRun();

    const std::vector<Mutant>& mutants() const;  // in order of the files
    MutantResult run(std::size_t mutant);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace drempel::engine
