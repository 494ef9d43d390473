// SPDX-License-Identifier: EUPL-1.2
#include "pointer.hpp"

#include "utf8.hpp"

namespace drempel::wire {

void Pointer::add(std::string_view name) {
    text_ += '/';
    const auto shown = utf8_prefix(name, 100);
    for (const char c : shown) {
        if (c == '~') {
            text_ += "~0";
        } else if (c == '/') {
            text_ += "~1";
        } else {
            text_ += c;
        }
    }
    if (shown.size() < name.size()) text_ += "…";
}

}  // namespace drempel::wire
