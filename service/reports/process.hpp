// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace drempel::reports {

enum class ProcessError { not_started, timed_out, failed };

struct ProcessLimits {
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_file_bytes = 8 * 1024 * 1024;  // of any file it writes
    unsigned cpu_seconds = 30;
};

// Runs a program (absolute path) without a shell, with an empty environment and closed input and
// output, in `folder`; kills it and all it started when the time is up.
tl::expected<void, ProcessError> run_process(const std::vector<std::string>& arguments, const std::string& folder,
                                             const ProcessLimits& limits);

// A private folder that is gone, with all in it, when this object is.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    bool exists() const noexcept { return !path_.empty(); }
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

}  // namespace drempel::reports
