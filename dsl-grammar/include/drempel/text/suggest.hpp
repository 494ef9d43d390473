// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace drempel::text {

// The known word nearest to what was written (edit distance with swaps, at most a third of the
// length), or an empty string. Ties go to the first in byte order, so the answer is always the same.
std::string nearest(std::string_view written, std::span<const std::string_view> known);

}  // namespace drempel::text
