// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "report_data.hpp"

namespace drempel::reports {

// A checked template: only the known names, no partials, no unescaped values, no other delimiters.
struct Template {
    std::string title;  // its first line, "# …"
    std::string body;
};

// The error is a Dutch sentence that names the line.
tl::expected<Template, std::string> read_template(std::string_view text);

// Markdown, with every value escaped.
tl::expected<std::string, std::string> fill(const Template& read, const ReportData& data);

}  // namespace drempel::reports
