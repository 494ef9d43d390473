// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <tl/expected.hpp>

#include "connection.hpp"
#include "drempel/app/ports.hpp"
#include "migrations.hpp"

namespace drempel::storage {

// The sentence for the person who starts the service.
app::StorageError opening_error(const SqlError& error);

// Brings an empty or older file up to the newest schema, one transaction per migration, so that a kill between two
// leaves a file that goes on where it was. Refuses a file of a newer version and a file that is not ours.
tl::expected<void, app::StorageError> migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace drempel::storage
