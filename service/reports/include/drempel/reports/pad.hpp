// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::reports {

// A JSON Pointer in the words of the rule language: "/leidinggevenden/0/geboortedatum" becomes
// "geboortedatum van leidinggevenden[1]"; the whole case becomes "de aanvraag".
std::string in_words(std::string_view pointer);

}  // namespace drempel::reports
