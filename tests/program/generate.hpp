// SPDX-License-Identifier: EUPL-1.2
// Rule sets and cases from a seed: the text of a rule set that passes the checker, and cases that it is about.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/compile.hpp"

namespace drempel::tests {

// The same numbers from the same seed on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }
    bool one_in(std::uint32_t n) { return below(n) == 0; }
    bool percent(std::uint32_t p) { return below(100) < p; }
    std::string_view pick(std::initializer_list<std::string_view> words) { return words.begin()[below(static_cast<std::uint32_t>(words.size()))]; }

private:
    std::uint64_t state_;
};

std::string generate_rules(std::uint64_t seed);
engine::Case generate_case(const engine::RuleSet& rules, Dice& dice, engine::Dag peildatum);

// One file at two moments: what is known in `less` is known in `more`, and `more` knows more.
struct TwoCases {
    engine::Case less, more;
};
TwoCases generate_two_cases(const engine::RuleSet& rules, Dice& dice, engine::Dag peildatum);

}  // namespace drempel::tests
