// SPDX-License-Identifier: EUPL-1.2
// Which words of a keuze can be chosen on a day: the list of answers may change by law or by policy.
#pragma once

#include <cstddef>
#include <cstdint>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

inline bool can_be_chosen(const KeuzeMember& member, Dag day) {
    return (!member.from || *member.from <= day) && (!member.until || day < *member.until);
}

// One bit per word.
inline std::uint64_t choosable(const Keuze& keuze, Dag day) {
    std::uint64_t members = 0;
    for (std::size_t i = 0; i < keuze.members.size(); ++i) {
        if (can_be_chosen(keuze.members[i], day)) members |= std::uint64_t{1} << i;
    }
    return members;
}

}  // namespace drempel::engine
