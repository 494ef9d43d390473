// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drempel/app/ports.hpp"
#include "drempel/app/screen.hpp"

namespace drempel::cli {

struct DemoPorts {
    app::Storage& storage;
    app::Clock& clock;
    app::Randomness& randomness;
    std::string_view tenant;
};

// Screens the invented applications that `index.json` in the folder names, and stores them; what an
// earlier start stored is left alone. Gives how many there are; the error is a Dutch sentence.
tl::expected<std::size_t, std::string> store_demo(const app::Bundle& bundle, const std::string& folder, const DemoPorts& ports);

}  // namespace drempel::cli
