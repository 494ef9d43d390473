// SPDX-License-Identifier: EUPL-1.2
// Files of assets/ that are compiled into the program.
#pragma once

#include <string_view>

namespace drempel::reports {

std::string_view reference_docx();  // page, styles, header and footer of a report
std::string_view style_css();

}  // namespace drempel::reports
