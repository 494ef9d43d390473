// SPDX-License-Identifier: EUPL-1.2
// The SQLite adapter of app::Storage: one writer thread with the only connection that writes and checkpoints,
// read-only connections for the rest.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drempel/app/ports.hpp"

namespace drempel::storage {

struct SqliteOptions {
    std::size_t max_group = 64;    // requests in one transaction
    std::size_t max_queue = 1024;  // requests waiting for the writer; more get `busy`
    std::size_t readers = 4;       // read-only connections
    std::chrono::milliseconds statement_limit{2000};  // one read; longer ends in `busy`
    int checkpoint_pages = 1000;   // the writer checkpoints when the log is this long
    std::string vfs;               // name of an SQLite VFS; "" is the default one
    // A failed sync leaves it unknown what is on disk. Nothing is acknowledged; this is called and should end the
    // process. When empty: a line on standard error and _exit(70).
    std::function<void(std::string_view detail)> on_sync_failure;
};

// Opens or makes the file (mode 0600; a directory it has to make gets 0700), takes the lock that keeps a second
// process out, brings the schema up to date. Errors are Dutch sentences for the person who starts the service.
tl::expected<std::unique_ptr<app::Storage>, app::StorageError> open(const std::string& path,
                                                                    const SqliteOptions& options = {});

}  // namespace drempel::storage
