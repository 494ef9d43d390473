// SPDX-License-Identifier: EUPL-1.2
// The one thread that writes. Requests that arrive while it commits form the next group: many requests, one
// transaction, and nobody gets an answer before that transaction is on disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include <tl/expected.hpp>

#include "connection.hpp"
#include "drempel/app/ports.hpp"
#include "drempel/storage/sqlite.hpp"

namespace drempel::storage {

class Writer {
public:
    Writer(Connection connection, const SqliteOptions& options);
    ~Writer();  // answers what waits, then ends

    tl::expected<app::Saved, app::StorageError> save(const app::StoredScreening& screening);
    // Ready to store? After a full disk: tries a small write, so that the service recovers by itself.
    tl::expected<void, app::StorageError> check();

private:
    using Answer = tl::expected<app::Saved, app::StorageError>;
    struct Job {
        const app::StoredScreening* screening = nullptr;  // null: only try to write; the caller waits, so it lives
        std::promise<Answer> answer;
    };
    enum class Health : std::uint8_t { good, full, broken };

    Answer submit(const app::StoredScreening* screening);
    void run();
    void run_group(std::vector<Job>& group);
    tl::expected<std::vector<Answer>, SqlError> write_group(const std::vector<Job>& group);
    void note_failure(const SqlError& error);
    void checkpoint_when_due();

    Connection connection_;
    const SqliteOptions options_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job> queue_;
    Health health_ = Health::good;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace drempel::storage
