// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace drempel::wire {

// Length of the well-formed sequence (RFC 3629: no surrogates, no overlong forms) at the start of
// the text; 0 when there is none.
std::size_t utf8_sequence(std::string_view text) noexcept;

// Offset of the first byte that is not part of a well-formed sequence; the size when all is well.
std::size_t first_invalid_utf8(std::string_view text) noexcept;

// At most `max_bytes` of the text, cut between two characters.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) noexcept;

}  // namespace drempel::wire
