// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::reports {

// A JSON Pointer as people say it: "/leidinggevenden/0/geboortedatum" becomes
// "geboortedatum van leidinggevenden nr. 1"; the whole case becomes "de aanvraag".
std::string in_words(std::string_view pointer);

}  // namespace drempel::reports
