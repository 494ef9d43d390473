// SPDX-License-Identifier: EUPL-1.2
// The compiled half of the JSON library, in the one file that needs it: Debian's headers suffice.
#include <boost/json/src.hpp>
