// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

namespace bench {

// Median nanoseconds of one call, over eleven rounds of at least 20 ms.
template <class Work>
double nanoseconds(Work&& work) {
    using Clock = std::chrono::steady_clock;
    std::int64_t times = 1;
    std::vector<double> rounds;
    while (rounds.size() < 11) {
        const auto start = Clock::now();
        for (std::int64_t i = 0; i < times; ++i) work();
        const auto spent = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
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
