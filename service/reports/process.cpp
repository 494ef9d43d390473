// SPDX-License-Identifier: EUPL-1.2
#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>

namespace drempel::reports {
namespace {

// Between fork and exec only calls that are safe after fork in a program with threads.
[[noreturn]] void become(char* const* arguments, const char* folder, const ProcessLimits& limits) {
    ::setpgid(0, 0);
    const rlimit file{limits.max_file_bytes, limits.max_file_bytes};
    const rlimit cpu{limits.cpu_seconds, limits.cpu_seconds};
    const rlimit none{0, 0};
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const bool ready = nothing >= 0 && ::setrlimit(RLIMIT_FSIZE, &file) == 0 && ::setrlimit(RLIMIT_CPU, &cpu) == 0
                       && ::setrlimit(RLIMIT_CORE, &none) == 0 && ::chdir(folder) == 0 && ::dup2(nothing, 0) == 0
                       && ::dup2(nothing, 1) == 1 && ::dup2(nothing, 2) == 2;
    // Sockets, the database and the log of the service are not for a converter.
    if (ready && ::syscall(SYS_close_range, 3U, ~0U, 0U) == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        sigset_t all;
        ::sigemptyset(&all);
        ::sigprocmask(SIG_SETMASK, &all, nullptr);
        char* const environment[] = {nullptr};
        ::execve(arguments[0], arguments, environment);
    }
    ::_exit(127);
}

}  // namespace

tl::expected<void, ProcessError> run_process(const std::vector<std::string>& arguments, const std::string& folder,
                                             const ProcessLimits& limits) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) return tl::unexpected(ProcessError::not_started);
    if (child == 0) become(pointers.data(), folder.c_str(), limits);
    ::setpgid(child, child);  // both do it, so that the group exists whoever runs first

    // A pidfd becomes readable when the process ends: waiting with a limit and without a signal handler.
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    int ready = -1;
    if (handle >= 0) {
        pollfd watched{handle, POLLIN, 0};
        const auto end = std::chrono::steady_clock::now() + limits.timeout;
        do {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
            ready = left.count() > 0 ? ::poll(&watched, 1, static_cast<int>(left.count())) : 0;
        } while (ready < 0 && errno == EINTR);
        ::close(handle);
    }
    ::kill(-child, SIGKILL);  // also what it left behind; before the wait, while the number is still its own
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (handle < 0) return tl::unexpected(ProcessError::not_started);
    if (ready != 1) return tl::unexpected(ProcessError::timed_out);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return tl::unexpected(ProcessError::not_started);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return tl::unexpected(ProcessError::failed);
    return {};
}

TemporaryFolder::TemporaryFolder() {
    std::string name = "/tmp/drempel-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) path_ = name;  // mode 0700
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace drempel::reports
