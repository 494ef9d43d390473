// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace drempel::http {

// Threads for work that waits: storage, conversions. A full queue is an answer, not a longer queue.
class WorkPool {
public:
    WorkPool(std::size_t threads, std::size_t max_queue);
    ~WorkPool();  // finishes what runs, drops what waits

    bool try_post(std::function<void()> work);  // false: full

private:
    void run();

    const std::size_t max_queue_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace drempel::http
