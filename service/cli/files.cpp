// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "command.hpp"

namespace drempel::cli {
namespace {

struct Close {
    void operator()(std::FILE* file) const noexcept {
        if (file != stdin) std::fclose(file);
    }
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::size_t limit) {
    const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rbe"));
    if (!file) return std::nullopt;
    struct stat info {};
    if (::fstat(::fileno(file.get()), &info) != 0 || S_ISDIR(info.st_mode)) return std::nullopt;
    std::string bytes;
    std::array<char, 64 * 1024> block{};
    while (bytes.size() <= limit) {
        const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
        if (count == 0) break;
        bytes.append(block.data(), count);
    }
    if (std::ferror(file.get()) != 0) return std::nullopt;
    if (bytes.size() > limit + 1) bytes.resize(limit + 1);
    return bytes;
}

bool replace_file(const std::string& path, std::string_view bytes) {
    // Through a link to what it names, so that the link stays a link.
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
    const std::string target = resolved ? resolved.get() : path;
    std::string beside = target + ".XXXXXX";
    const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
    if (descriptor < 0) return false;
    struct stat info {};
    const bool existed = ::stat(target.c_str(), &info) == 0;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = existed ? info.st_mode & 07777U : 0666U & ~mask;
    bool good = write_all(descriptor, bytes) && ::fchmod(descriptor, mode) == 0 && ::fsync(descriptor) == 0;
    good = ::close(descriptor) == 0 && good;
    if (!good || ::rename(beside.c_str(), target.c_str()) != 0) {
        ::unlink(beside.c_str());
        return false;
    }
    const int folder = ::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        good = ::fsync(folder) == 0;
        ::close(folder);
    }
    return good;
}

}  // namespace drempel::cli
