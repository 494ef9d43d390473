// SPDX-License-Identifier: EUPL-1.2
// The statements on the table of stored screenings. Each one carries the tenant.
#pragma once

#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "connection.hpp"
#include "drempel/app/ports.hpp"

namespace drempel::storage {

// What became of one request inside a transaction. An SqlError is one that ends the whole transaction.
using Placed = tl::expected<app::Saved, app::StorageError>;
tl::expected<Placed, SqlError> place(Connection& connection, const app::StoredScreening& screening);

using Found = tl::expected<std::optional<app::StoredScreening>, SqlError>;
Found find_by_id(Connection& connection, std::string_view tenant, std::string_view id);
Found find_by_key(Connection& connection, std::string_view tenant, std::string_view key);

}  // namespace drempel::storage
