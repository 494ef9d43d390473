// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "json_writer.hpp"

namespace drempel::wire {

// The slot that speaks for this one: a fact of a party that stands in the case more than once is one fact.
engine::SlotId spoken_for(const engine::Case& facts, engine::SlotId slot);

// The type of any slot: of its field, or of the list that it is an element of.
const engine::Type& type_of(const engine::RuleSet& rules, const engine::Case& facts, engine::SlotId slot);

// The field a slot belongs to; for an element of a list of plain values that of the list.
const engine::Field& field_of(const engine::RuleSet& rules, const engine::Case& facts, engine::SlotId slot);

// What was given, also of a fact that counts as onbekend because it is betwist or verlopen.
engine::Kennis given(const engine::Case& facts, engine::SlotId slot);

// A plain value as JSON spells it: numbers as decimal text, dates ISO, geen as null. INVARIANT: something was given.
void write_plain(JsonWriter& out, const engine::RuleSet& rules, const engine::Case& facts, engine::SlotId slot,
                 const engine::Type& type);

std::string day_text(engine::DagInterval day);  // "2026-03-01", or "2026-03" or "2026" when incomplete
std::string_view status_name(engine::Herkomst::Status status);

// The grounds with bron, artikel, lid, links and a short Dutch form.
void write_grounds(JsonWriter& out, const engine::RuleSet& rules, const std::vector<engine::Grondslag>& grounds,
                   engine::Dag peildatum);

}  // namespace drempel::wire
