// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "drempel/http/assets.hpp"
#include "drempel/http/message.hpp"
#include "drempel/http/services.hpp"

namespace drempel::http {

// The embedded page for addresses that are no route: its files, its index for paths of the page itself, and the help
// page of a kind of problem. Nothing for an address that is none of these.
std::optional<Response> find_page(const Head& head, std::span<const Asset> assets, Services& services);

}  // namespace drempel::http
