// SPDX-License-Identifier: EUPL-1.2
// An SQLite file layer that passes everything on to the default one, and fails writes or syncs on request.
#pragma once

#include <atomic>

namespace drempel::test {

struct Faults {
    std::atomic<bool> disk_full = false;
    std::atomic<bool> sync_fails = false;
    std::atomic<int> syncs = 0;
};

// Registers the layer once, under the name "storing"; the faults are those of the whole process.
Faults& register_fault_vfs();

}  // namespace drempel::test
