// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <vector>

namespace bench {

// Of this thread: what else the machine does, the clock on the wall counts too.
inline std::int64_t processor_nanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// Median nanoseconds of processor time of one call, over eleven rounds of at least 20 ms.
template <class Work>
double nanoseconds(Work&& work) {
    std::int64_t times = 1;
    std::vector<double> rounds;
    while (rounds.size() < 11) {
        const auto start = processor_nanoseconds();
        for (std::int64_t i = 0; i < times; ++i) work();
        const auto spent = processor_nanoseconds() - start;
        if (spent < 20'000'000 && rounds.empty()) {
            times *= spent < 2'000'000 ? 8 : 2;
            continue;
        }
        rounds.push_back(static_cast<double>(spent) / static_cast<double>(times));
    }
    std::nth_element(rounds.begin(), rounds.begin() + 5, rounds.end());
    return rounds[5];
}

}  // namespace bench
