// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace drempel::http {

// Counts what is going on, in all and per address, and says no above the cap.
class Admission {
public:
    enum class Answer : std::uint8_t { yes, too_many, too_many_of_address };

    Admission(std::size_t max_in_all, std::size_t max_per_address) : max_in_all_(max_in_all), max_per_address_(max_per_address) {}

    Answer enter(const std::string& address) {
        const std::lock_guard lock(mutex_);
        if (in_all_ >= max_in_all_) return Answer::too_many;
        auto [entry, is_new] = per_address_.try_emplace(address, 0);
        if (entry->second >= max_per_address_) {
            if (is_new) per_address_.erase(entry);
            return Answer::too_many_of_address;
        }
        ++entry->second;
        ++in_all_;
        return Answer::yes;
    }

    void leave(const std::string& address) {
        const std::lock_guard lock(mutex_);
        const auto entry = per_address_.find(address);
        if (entry == per_address_.end()) return;
        --in_all_;
        if (--entry->second == 0) per_address_.erase(entry);
    }

private:
    const std::size_t max_in_all_, max_per_address_;
    std::mutex mutex_;
    std::size_t in_all_ = 0;
    std::map<std::string, std::size_t> per_address_;
};

// Leaves when it goes out of scope, if it got in.
class Visit {
public:
    Visit(Admission& admission, const std::string& address)
        : admission_(admission), address_(address), answer_(admission.enter(address)) {}
    ~Visit() {
        if (answer_ == Admission::Answer::yes) admission_.leave(address_);
    }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
    Admission::Answer answer() const { return answer_; }

private:
    Admission& admission_;
    const std::string address_;
    const Admission::Answer answer_;
};

}  // namespace drempel::http
