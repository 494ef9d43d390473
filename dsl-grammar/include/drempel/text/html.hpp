// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::text {

// As the content of an HTML element or of an attribute between double quotes.
std::string html_text(std::string_view text);

}  // namespace drempel::text
