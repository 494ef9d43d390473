// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace drempel::http {

// Of the API, not of the program: the major version is in the path.
inline constexpr std::string_view api_version = "1.0.0";

}  // namespace drempel::http
