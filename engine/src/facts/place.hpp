// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "drempel/engine/facts.hpp"
#include "drempel/engine/screening.hpp"

namespace drempel::engine {

// The declared type of what stands in a slot: of the field, or of the elements of a list.
const Type& type_of(const RuleSet& rules, const Case& facts, SlotId slot);
// The field of a slot; of the list for an element of a list.
const Field& field_of(const RuleSet& rules, const Case& facts, SlotId slot);
Ontbreekt::Soort soort_of(const Type& type);

// One reference token of a JSON Pointer with `~` and `/` escaped (RFC 6901).
std::string escaped_token(std::string_view token);

}  // namespace drempel::engine
