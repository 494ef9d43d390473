// SPDX-License-Identifier: EUPL-1.2
// For tests with rules of their own: the consequences that such rules can have, as rule text.
#pragma once

#include <string_view>

namespace drempel::tests {

inline constexpr std::string_view consequences = R"(
gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang     10
  werking  weigert
  weging   nee
gevolgsoort intrekken_verplicht "intrekken verplicht"
  rang     20
  werking  trekt_in
  weging   nee
gevolgsoort weigeren_mogelijk "weigeren mogelijk"
  rang     30
  werking  weigert
  weging   ja
gevolgsoort aanvullen "aanvullen"
  rang     50
  werking  vult_aan
  weging   nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang     60
  werking  onderzoekt
  weging   nee
gevolgsoort voorschrift "voorschrift"
  rang     70
  werking  schrijft_voor
  weging   nee
gevolgsoort plicht "plicht"
  rang     80
  werking  plicht
  weging   nee
gevolgsoort signaal "signaal"
  rang     90
  werking  geen
  weging   nee
)";

}  // namespace drempel::tests
