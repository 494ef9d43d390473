// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace drempel::storage {

struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sql;
};

// Of service/storage/migrations, in order of number; built in when compiled.
std::span<const Migration> sqlite_migrations();

}  // namespace drempel::storage
