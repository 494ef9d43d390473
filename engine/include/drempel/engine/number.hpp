// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace drempel::engine {

// An exact rational. Small values (numerator and denominator in 64 bits, which is nearly all of them)
// live inline; larger ones in a shared arbitrary-precision value. No operation rounds.
class Number {
public:
    constexpr Number() noexcept = default;
    constexpr Number(std::int64_t whole) noexcept : numerator_(whole) {}  // NOLINT: an integer is a number

    // "1250.5", "-3", "0.000001": digits with at most one decimal point; nothing else.
    static std::optional<Number> parse(std::string_view decimal);
    static Number from_fraction(std::int64_t numerator, std::int64_t denominator);  // INVARIANT: denominator is not zero

    friend Number operator+(const Number& a, const Number& b);
    friend Number operator-(const Number& a, const Number& b);
    friend Number operator*(const Number& a, const Number& b);
    // INVARIANT: b is not zero; the evaluator turns division by zero into `fout` before it comes here.
    friend Number operator/(const Number& a, const Number& b);
    Number operator-() const;

    friend std::strong_ordering operator<=>(const Number& a, const Number& b);
    friend bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

    bool is_whole() const;
    int sign() const;
    Number floor() const;               // the largest whole number that is not above it
    Number ceil() const;                // the smallest whole number that is not below it
    bool exceeds_limit() const;         // |value| >= 10^15: an overflow in the sense of semantics 6
    int decimals() const;               // digits after the point needed; -1 when it does not end
    std::optional<std::int64_t> to_int64() const;
    std::string to_string() const;      // shortest decimal with a point; a fraction "1/3" when it does not end

private:
    friend struct NumberFactory;
    struct Big;
    static Number from_big(Big value);
    Big as_big() const;

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;  // > 0, coprime with the numerator
    std::shared_ptr<const Big> big_;  // when set, the two above are unused
};

}  // namespace drempel::engine
