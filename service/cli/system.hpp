// SPDX-License-Identifier: EUPL-1.2
// The real clock and randomness behind the ports of the use cases.
#pragma once

#include "drempel/app/ports.hpp"

namespace drempel::cli {

// Reads the zone Europe/Amsterdam from the system's zone data. Made once, before any thread starts.
class SystemClock final : public app::Clock {
public:
    SystemClock();
    // Without zone data "today" would silently be that of another zone.
    bool knows_amsterdam() const noexcept { return knows_amsterdam_; }
    std::string now_utc() override;
    std::string today_amsterdam() override;

private:
    bool knows_amsterdam_ = false;
};

class SystemRandomness final : public app::Randomness {
public:
    std::string uuid() override;
};

}  // namespace drempel::cli
