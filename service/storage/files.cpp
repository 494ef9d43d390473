// SPDX-License-Identifier: EUPL-1.2
#include "files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace drempel::storage {
namespace {

using app::StorageError;

tl::unexpected<StorageError> unavailable(std::string detail) {
    return tl::unexpected(StorageError{StorageError::Kind::unavailable, std::move(detail)});
}

std::string reason(int code) { return std::generic_category().message(code); }

}  // namespace

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

tl::expected<FileLock, StorageError> FileLock::take(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return unavailable(fmt::format("Het slotbestand {} kan niet worden geopend: {}.", path, reason(errno)));
    FileLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        char text[32] = {};
        const ssize_t size = ::pread(descriptor, text, sizeof text - 1, 0);
        std::string holder;
        for (ssize_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; ++i) holder += text[i];
        return tl::unexpected(StorageError{
            StorageError::Kind::locked,
            fmt::format("De opslag is al in gebruik door een ander proces{} (slotbestand {}). Sluit dat proces eerst af.",
                        holder.empty() ? "" : " met nummer " + holder, path)});
    }
    const std::string own = fmt::format("{}\n", ::getpid());
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, own.data(), own.size(), 0) < 0) {
        // Only the number in the message to a second process is missing; the lock itself stands. A full disk must
        // not keep the service from starting to read.
    }
    return lock;
}

tl::expected<void, StorageError> prepare_directory(const std::string& path) {
    namespace fs = std::filesystem;
    const fs::path directory = fs::absolute(fs::path(path)).parent_path();
    fs::path made;
    for (const fs::path& part : directory) {
        made /= part;
        if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST && errno != EROFS)
            return unavailable(fmt::format("De map {} kan niet worden gemaakt: {}.", made.string(), reason(errno)));
    }
    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0)
        return unavailable(fmt::format("De map {} is er niet: {}.", directory.string(), reason(errno)));
    const bool others_write = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (status.st_mode & S_ISVTX) == 0;
    if (others_write)
        return unavailable(fmt::format("In de map {} mogen anderen schrijven. Zet de rechten op 0700 of kies een andere map.",
                                       directory.string()));
    return {};
}

tl::expected<void, StorageError> prepare_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return unavailable(fmt::format("Het bestand {} kan niet worden geopend: {}.", path, reason(errno)));
    const bool narrowed = ::fchmod(descriptor, 0600) == 0;
    const int code = errno;
    ::close(descriptor);
    if (!narrowed)
        return unavailable(fmt::format("De rechten van het bestand {} kunnen niet op 0600: {}.", path, reason(code)));
    return {};
}

}  // namespace drempel::storage
