// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace drempel::engine {
namespace {

Number number(std::string_view text) { return *Number::parse(text); }

TEST(Number, ReadsPlainDecimalsOnly) {
    EXPECT_EQ(number("1250.5").to_string(), "1250.5");
    EXPECT_EQ(number("-3").to_string(), "-3");
    EXPECT_EQ(number("0.000001").to_string(), "0.000001");
    EXPECT_EQ(number("35.0").to_string(), "35");
    for (const auto* text : {"", "-", ".5", "5.", "1e3", "+1", "1.2.3", " 1", "1,5", "0x1"}) EXPECT_FALSE(Number::parse(text)) << text;
}

TEST(Number, NeverRounds) {
    const auto third = Number(1) / Number(3);
    EXPECT_EQ(third * Number(3), Number(1));
    EXPECT_EQ(third.to_string(), "1/3");
    EXPECT_EQ(third.decimals(), -1);
    EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
    EXPECT_EQ((Number(1) / Number(8)).to_string(), "0.125");
    EXPECT_EQ((Number(1) / Number(8)).decimals(), 3);
}

TEST(Number, KeepsWhatDoesNotFitIn64Bits) {
    const auto large = number("9223372036854775807");
    EXPECT_EQ((large + Number(1)).to_string(), "9223372036854775808");
    EXPECT_EQ(large + Number(1) - Number(1), large);
    EXPECT_EQ((large * large) / large, large);
    EXPECT_GT(large * large, large);
    EXPECT_EQ((-(large * large)).sign(), -1);
    EXPECT_EQ(number("123456789012345678901234567890.5").to_string(), "123456789012345678901234567890.5");
}

TEST(Number, LimitIsTenToTheFifteenth) {
    EXPECT_FALSE(number("999999999999999.999999").exceeds_limit());
    EXPECT_TRUE(number("1000000000000000").exceeds_limit());
    EXPECT_TRUE(number("-1000000000000000").exceeds_limit());
    EXPECT_FALSE((Number(1) / number("99999999999999999999")).exceeds_limit());
}

TEST(Number, FloorAndCeilGoDownAndUp) {
    EXPECT_EQ((Number(7) / Number(2)).floor(), Number(3));
    EXPECT_EQ((Number(7) / Number(2)).ceil(), Number(4));
    EXPECT_EQ((Number(-7) / Number(2)).floor(), Number(-4));
    EXPECT_EQ((Number(-7) / Number(2)).ceil(), Number(-3));
    EXPECT_EQ(Number(-4).floor(), Number(-4));
}

RC_GTEST_PROP(NumberLaws, ArithmeticAgreesWithFractionsOfAnySize, (std::int64_t a, std::int64_t b, std::int64_t c)) {
    const Number x(a);
    const Number y(b);
    const Number z = c == 0 ? Number(1) : Number(c);
    RC_ASSERT((x + y) - y == x);
    RC_ASSERT((x / z) * z == x);
    RC_ASSERT((x + y) * z == x * z + y * z);
    RC_ASSERT((x < y) == ((x - y).sign() < 0));
    RC_ASSERT((x / z).floor() <= x / z);
    RC_ASSERT((x / z) - (x / z).floor() < Number(1));
}

RC_GTEST_PROP(NumberLaws, PrintedDecimalsReadBack, (std::int64_t digits, std::uint8_t places)) {
    Number value(digits);
    for (int i = 0; i < places % 10; ++i) value = value / Number(10);
    RC_ASSERT(*Number::parse(value.to_string()) == value);
}

}  // namespace
}  // namespace drempel::engine
