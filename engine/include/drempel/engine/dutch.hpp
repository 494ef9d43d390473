// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drempel/engine/facts.hpp"

namespace drempel::engine {

struct Screening;

// Values as people in the Netherlands write them: "€ 1.250,50", "35 m2", "50 %", "20 jaar",
// "1 maart 2026", "7 maanden", "ja". Amounts and quantities with no-break space; whole amounts without cents.
std::string to_dutch(const RuleSet& rules, const Number& number, const Type& type);
// Minutes since midnight as on a clock: "23:30", "24:00".
std::string to_clock(const Number& minutes);
// A slot's value; "(onbekend)" when not known, "geen" when known to be absent.
std::string to_dutch(const RuleSet& rules, const Case& facts, SlotId slot);
// "artikel 8, eerste lid …" is for lawyers' prose; this gives the short form: "Alcoholwet art. 8 lid 1 onder a".
std::string to_dutch(const RuleSet& rules, const Grondslag& ground);
// An advice as a heading: the label of the consequence; of none "geen beletsel", and "geen advies; …" where no rule of the kind can
// give one (its rules point at signals, duties or what follows from the law by itself).
std::string advies_in_words(const RuleSet& rules, SoortId soort, GevolgsoortId advies);
// The advice of a screening as a heading. Where it is none, the consequences beside the advice that were hit stand behind it: "geen
// beletsel" alone would hide that a permit has lapsed.
std::string advies_in_words(const RuleSet& rules, const Screening& screening);
// Deep link built from checked parts: JuriConnect 1.31 for BWB at the peildatum, CVDR or official publication; "" if none.
std::string url_of(const RuleSet& rules, const Grondslag& ground, Dag peildatum);

}  // namespace drempel::engine
