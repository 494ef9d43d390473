// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "drempel/app/ports.hpp"

namespace drempel::reports {

struct PandocSettings {
    std::string templates_folder = "rules/sjablonen";  // NAME.md
    std::string pandoc = "/usr/bin/pandoc";            // absolute: no search path is used
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_result_bytes = 16 * 1024 * 1024;   // the result object given
    std::size_t max_report_bytes = 8 * 1024 * 1024;    // the report made
};

// Fills a Markdown template and lets pandoc, as another process, turn it into a document. What comes
// from the case is escaped for Markdown, so it stays text whatever it looks like.
class PandocReportWriter final : public app::ReportWriter {
public:
    explicit PandocReportWriter(PandocSettings settings) : settings_(std::move(settings)) {}

    tl::expected<std::string, app::ReportError> write(std::string_view result, std::string_view sjabloon,
                                                      app::ReportFormat format, std::string_view id) override;

private:
    PandocSettings settings_;
};

}  // namespace drempel::reports
