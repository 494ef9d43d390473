// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drempel/app/screen.hpp"

namespace drempel::cli {

// One screening for a person at a terminal: the advice, findings by legal effect, what is still needed.
std::string screening_text(const app::Bundle& bundle, const app::Screened& screened);

}  // namespace drempel::cli
