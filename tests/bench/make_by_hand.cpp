// SPDX-License-Identifier: EUPL-1.2
// Writes the typical rules as C++, one loop per list over plain structs: the yardstick of typical_bench.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "typical.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 1;
    const std::filesystem::path folder = argv[1];
    std::ofstream(folder / "zaak.hpp") << bench::structs_as_cpp();
    std::ofstream(folder / "zaak_fields.hpp") << bench::visits_as_cpp();
    std::ofstream(folder / "screen_60.cpp") << bench::as_cpp(bench::typical_rules(60), "screen_60");
    std::ofstream(folder / "screen_1000.cpp") << bench::as_cpp(bench::typical_rules(1000), "screen_1000");
    return 0;
}
