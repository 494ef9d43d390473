// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "drempel/http/gate.hpp"
#include "drempel/http/message.hpp"

namespace drempel::http {

// Decodes path and query of an origin-form target once. Refuses what a second server could decode differently.
tl::expected<void, Refusal> read_target(std::string_view target, Head& head);

}  // namespace drempel::http
