// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::http {

// Does an Accept field allow this media type? An absent field allows everything.
bool is_acceptable(const std::string* accept, std::string_view media_type);

// "application/json; charset=utf-8" is application/json; any other charset is not.
bool is_media_type(std::string_view content_type, std::string_view media_type);

}  // namespace drempel::http
