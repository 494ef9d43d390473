// SPDX-License-Identifier: EUPL-1.2
#include "drempel/text/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace drempel::text {
namespace {

// A word with more bytes than this is no misspelling of anything; keeps the work bounded.
constexpr std::size_t max_word = 64;

char folded(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Edit distance in which a swap of two neighbours counts once (optimal string alignment); the case
// of ASCII letters counts for nothing.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            row[j] =
                std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0u : 1u)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2])
                && folded(a[i - 2]) == folded(b[j - 1])) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, previous);
        std::swap(previous, row);
    }
    return previous[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, std::span<const std::string_view> known) {
    if (written.empty() || written.size() > max_word) return {};
    std::string_view best;
    std::size_t best_distance = 0;
    for (const std::string_view word : known) {
        const std::size_t longest = std::max(word.size(), written.size());
        const std::size_t shortest = std::min(word.size(), written.size());
        const std::size_t allowed = longest / 3;
        if (longest - shortest > allowed) continue;
        const std::size_t d = distance(written, word);
        if (d > allowed || word == written) continue;
        if (best.empty() || d < best_distance || (d == best_distance && word < best)) {
            best = word;
            best_distance = d;
        }
    }
    return std::string(best);
}

}  // namespace drempel::text
