// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::engine {

// A text as it sounds: small letters, no diacritics, one blank where there were several, none at its ends.
std::string folded(std::string_view text);

}  // namespace drempel::engine
