// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "drempel/grammar/syntax.hpp"

namespace drempel::grammar::test {

// The tree without places, one declaration per line group: what two texts that mean the same share.
std::string show(const File& file);
std::string show(const Expression& expression);

}  // namespace drempel::grammar::test
