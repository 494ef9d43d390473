// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "drempel/grammar/parse.hpp"

namespace drempel::grammar {

// The one spelling of a rule file: clause keywords aligned, comments kept where they stood, line
// breaks inside expressions kept. Nothing if the text has errors. format(format(x)) == format(x).
std::optional<std::string> format(const text::SourceText& source, const Limits& limits = {});

}  // namespace drempel::grammar
