// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/number.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace drempel::engine {

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr std::int64_t limit = 1'000'000'000'000'000;  // 10^15

UnsignedWide magnitude(Wide x) {
    return x < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(x) : static_cast<UnsignedWide>(x);
}

UnsignedWide greatest_common_divisor(UnsignedWide a, UnsignedWide b) {
    while (b != 0) {
        const auto rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

bool fits(Wide x) {
    return x >= std::numeric_limits<std::int64_t>::min() && x <= std::numeric_limits<std::int64_t>::max();
}

cpp_int to_cpp_int(Wide x) {
    const auto size = magnitude(x);
    cpp_int result = static_cast<std::uint64_t>(size >> 64U);
    result <<= 64;
    result += static_cast<std::uint64_t>(size);
    return x < 0 ? cpp_int(-result) : result;
}

// How often `factor` divides `value`; takes those factors out.
int take_factor(cpp_int& value, int factor) {
    int count = 0;
    while (value % factor == 0) {
        value /= factor;
        ++count;
    }
    return count;
}

cpp_int floor_of(const cpp_rational& value) {
    const cpp_int n = numerator(value);
    const cpp_int d = denominator(value);
    cpp_int quotient = n / d;
    if (n < 0 && quotient * d != n) --quotient;
    return quotient;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

struct Number::Big {
    cpp_rational value;
};

Number Number::from_big(Big value) {
    const cpp_int n = numerator(value.value);
    const cpp_int d = denominator(value.value);
    constexpr auto low = std::numeric_limits<std::int64_t>::min();
    constexpr auto high = std::numeric_limits<std::int64_t>::max();
    Number result;
    if (n >= low && n <= high && d <= high) {
        result.numerator_ = static_cast<std::int64_t>(n);
        result.denominator_ = static_cast<std::int64_t>(d);
        return result;
    }
    result.big_ = std::make_shared<const Big>(std::move(value));
    return result;
}

Number::Big Number::as_big() const {
    if (big_) return *big_;
    return Big{cpp_rational(cpp_int(numerator_), cpp_int(denominator_))};
}

Number Number::from_fraction(std::int64_t numerator, std::int64_t denominator) {
    return Number(numerator) / Number(denominator);
}

std::optional<Number> Number::parse(std::string_view decimal) {
    const bool negative = !decimal.empty() && decimal.front() == '-';
    if (negative) decimal.remove_prefix(1);
    const auto point = decimal.find('.');
    const auto before = decimal.substr(0, point);
    const auto after = point == std::string_view::npos ? std::string_view{} : decimal.substr(point + 1);
    if (before.empty() || (point != std::string_view::npos && after.empty())) return std::nullopt;
    if (!std::all_of(before.begin(), before.end(), is_digit) || !std::all_of(after.begin(), after.end(), is_digit)) return std::nullopt;

    constexpr std::size_t inline_digits = 18;  // always below 2^63
    if (before.size() + after.size() <= inline_digits) {
        std::int64_t digits = 0;
        std::int64_t scale = 1;
        for (const char c : before) digits = digits * 10 + (c - '0');
        for (const char c : after) {
            digits = digits * 10 + (c - '0');
            scale *= 10;
        }
        return from_fraction(negative ? -digits : digits, scale);
    }
    cpp_int digits = 0;
    cpp_int scale = 1;
    for (const char c : before) digits = digits * 10 + (c - '0');
    for (const char c : after) {
        digits = digits * 10 + (c - '0');
        scale *= 10;
    }
    return from_big(Big{cpp_rational(negative ? cpp_int(-digits) : digits, scale)});
}

// Every product of two 64-bit values, and the sum of two such products, fits in 128 bits; only what does
// not fit back into 64 bits after reduction goes to the arbitrary-precision value.
struct NumberFactory {
    template <class MakeBig>
    static Number make(Wide n, Wide d, MakeBig&& make_big) {
        const auto divisor = greatest_common_divisor(magnitude(n), magnitude(d));
        n /= static_cast<Wide>(divisor);
        d /= static_cast<Wide>(divisor);
        if (d < 0) {
            n = -n;
            d = -d;
        }
        if (fits(n) && fits(d)) {
            Number result(static_cast<std::int64_t>(n));
            result.denominator_ = static_cast<std::int64_t>(d);
            return result;
        }
        return make_big(cpp_rational(to_cpp_int(n), to_cpp_int(d)));
    }
};

Number operator+(const Number& a, const Number& b) {
    if (!a.big_ && !b.big_) {
        if (a.denominator_ == 1 && b.denominator_ == 1) {
            std::int64_t sum = 0;
            if (!__builtin_add_overflow(a.numerator_, b.numerator_, &sum)) return Number(sum);
        }
        const Wide n = Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_;
        return NumberFactory::make(n, Wide{a.denominator_} * b.denominator_,
                                   [](cpp_rational&& value) { return Number::from_big({std::move(value)}); });
    }
    return Number::from_big({a.as_big().value + b.as_big().value});
}

Number operator-(const Number& a, const Number& b) { return a + (-b); }

Number operator*(const Number& a, const Number& b) {
    if (!a.big_ && !b.big_) {
        if (a.denominator_ == 1 && b.denominator_ == 1) {
            std::int64_t product = 0;
            if (!__builtin_mul_overflow(a.numerator_, b.numerator_, &product)) return Number(product);
        }
        return NumberFactory::make(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_,
                                   [](cpp_rational&& value) { return Number::from_big({std::move(value)}); });
    }
    return Number::from_big({a.as_big().value * b.as_big().value});
}

Number operator/(const Number& a, const Number& b) {
    if (!a.big_ && !b.big_) {
        return NumberFactory::make(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_,
                                   [](cpp_rational&& value) { return Number::from_big({std::move(value)}); });
    }
    return Number::from_big({a.as_big().value / b.as_big().value});
}

Number Number::operator-() const {
    if (big_ || numerator_ == std::numeric_limits<std::int64_t>::min()) return from_big({-as_big().value});
    Number result(-numerator_);
    result.denominator_ = denominator_;
    return result;
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
    if (!a.big_ && !b.big_) {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        const Wide left = Wide{a.numerator_} * b.denominator_;
        const Wide right = Wide{b.numerator_} * a.denominator_;
        return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    const int order = a.as_big().value.compare(b.as_big().value);
    return order <=> 0;
}

bool Number::is_whole() const { return big_ ? denominator(big_->value) == 1 : denominator_ == 1; }

int Number::sign() const {
    if (big_) return big_->value.sign();
    return numerator_ > 0 ? 1 : numerator_ < 0 ? -1 : 0;
}

bool Number::exceeds_limit() const {
    if (big_) return abs(big_->value) >= limit;
    return magnitude(numerator_) >= static_cast<UnsignedWide>(Wide{limit} * denominator_);
}

Number Number::floor() const {
    if (!big_ && denominator_ == 1) return *this;
    return from_big({cpp_rational(floor_of(as_big().value))});
}

Number Number::ceil() const { return -((-*this).floor()); }

int Number::decimals() const {
    if (!big_ && denominator_ == 1) return 0;
    cpp_int rest = denominator(as_big().value);
    const int twos = take_factor(rest, 2);
    const int fives = take_factor(rest, 5);
    return rest == 1 ? std::max(twos, fives) : -1;
}

std::optional<std::int64_t> Number::to_int64() const {
    if (big_ || denominator_ != 1) return std::nullopt;
    return numerator_;
}

std::string Number::to_string() const {
    if (!big_ && denominator_ == 1) return std::to_string(numerator_);
    const auto value = as_big().value;
    const int places = decimals();
    if (places < 0) return numerator(value).str() + "/" + denominator(value).str();
    cpp_int scaled = abs(numerator(value));
    for (int i = 0; i < places; ++i) scaled *= 10;
    scaled /= denominator(value);
    std::string digits = scaled.str();
    const auto decimal_places = static_cast<std::size_t>(places);
    if (digits.size() <= decimal_places) digits.insert(0, decimal_places + 1 - digits.size(), '0');
    if (decimal_places > 0) digits.insert(digits.size() - decimal_places, 1, '.');
    return value.sign() < 0 ? "-" + digits : digits;
}

}  // namespace drempel::engine
