// SPDX-License-Identifier: EUPL-1.2
// The file, its directory and the lock beside it.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "drempel/app/ports.hpp"

namespace drempel::storage {

// Held as long as it lives; the system lets go of it when the process ends, in whatever way.
class FileLock {
public:
    static tl::expected<FileLock, app::StorageError> take(const std::string& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

// Makes missing directories (0700). Refuses a directory in which others could replace the file.
tl::expected<void, app::StorageError> prepare_directory(const std::string& path);
// Makes a missing file, takes the rights of others off an existing one (0600). Call it before SQLite opens the file:
// closing a descriptor of a file drops the locks that this process has on it.
tl::expected<void, app::StorageError> prepare_file(const std::string& path);

}  // namespace drempel::storage
