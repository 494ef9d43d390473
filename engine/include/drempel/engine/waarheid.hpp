// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>

namespace drempel::engine {

// Strong Kleene truth, ordered so that `en` is the least and `of` the greatest.
enum class Waarheid : std::uint8_t { onwaar, onbekend, waar };

constexpr Waarheid en(Waarheid a, Waarheid b) noexcept { return std::min(a, b); }
constexpr Waarheid of(Waarheid a, Waarheid b) noexcept { return std::max(a, b); }
constexpr Waarheid niet(Waarheid a) noexcept {
    return static_cast<Waarheid>(2 - static_cast<std::uint8_t>(a));
}
constexpr Waarheid waarheid(bool b) noexcept { return b ? Waarheid::waar : Waarheid::onwaar; }

// Truth with the error value of semantics 1: `onwaar en fout` is onwaar, `waar en fout` is fout,
// `onbekend en fout` is onbekend; `of` the other way round.
enum class Oordeel : std::uint8_t { onwaar, onbekend, waar, fout };

constexpr Oordeel en(Oordeel a, Oordeel b) noexcept {
    using enum Oordeel;
    if (a == onwaar || b == onwaar) return onwaar;
    if (a == onbekend || b == onbekend) return onbekend;
    if (a == fout || b == fout) return fout;
    return waar;
}
constexpr Oordeel niet(Oordeel a) noexcept {
    using enum Oordeel;
    return a == waar ? onwaar : a == onwaar ? waar : a;
}
constexpr Oordeel of(Oordeel a, Oordeel b) noexcept { return niet(en(niet(a), niet(b))); }

}  // namespace drempel::engine
