// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drempel::wire {

// A JSON number as a plain decimal, by moving the point through its characters: "1.25e2" is "125",
// "-0" is "0". Nothing when it would need more digits than any fact may have.
std::optional<std::string> plain_decimal(std::string_view json_number);

}  // namespace drempel::wire
