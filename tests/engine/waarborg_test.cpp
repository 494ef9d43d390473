// SPDX-License-Identifier: EUPL-1.2
// Promises that are tried on made-up cases: one that holds, one that is broken, with the case.
#include <string>

#include <gtest/gtest.h>

#include "drempel/engine/waarborg.hpp"
#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

TEST(Waarborg, IsTriedAndABrokenOneShowsTheCase) {
    const tests::Rules rules(std::string(tests::test_header) + R"(
aanvraagsoort proef "de proef"
  a : ja_nee
  n : geheel niet negatief

regel W-1 "a"
  grondslag wet art. 1
  als       a en n > 41
  gevolg    weigeren verplicht
  motivering "x"

waarborg "nooit weigeren als niets bekend is"
  altijd als geen gegeven bekend is dan geen regel met gevolg weigeren geraakt
waarborg "nooit weigeren"
  altijd geen regel met gevolg weigeren geraakt
waarborg "zonder a nooit geraakt"
  altijd als niet a dan niet geraakt(W-1)
)");
    const auto tried = try_waarborgen(rules.set(), 400, 1);
    ASSERT_EQ(tried.size(), 3U);
    EXPECT_FALSE(tried[0].broken_by);
    EXPECT_EQ(tried[0].tried, 400U);
    EXPECT_EQ(tried[0].held, 400U);
    ASSERT_TRUE(tried[1].broken_by) << "a rule that refuses can be hit";
    const Screening screening = evaluate(rules.set(), *tried[1].broken_by, tried[1].peildatum);
    EXPECT_EQ(screening.bevindingen.at(0).uitkomst, Uitkomst::geraakt);
    EXPECT_FALSE(tried[2].broken_by);
    EXPECT_GT(tried[2].held, 0U);
    EXPECT_EQ(try_waarborgen(rules.set(), 400, 1)[1].tried, tried[1].tried) << "the same seed gives the same cases";
}

}  // namespace
}  // namespace drempel::engine
