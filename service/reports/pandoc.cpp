// SPDX-License-Identifier: EUPL-1.2
#include "drempel/reports/pandoc.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "assets.hpp"
#include "drempel/text/html.hpp"
#include "escape.hpp"
#include "process.hpp"
#include "report_data.hpp"
#include "template.hpp"

namespace drempel::reports {
namespace {

// The smallest Markdown that the templates need: no raw HTML or TeX, no metadata blocks, no maths, no
// references to files. Every ASCII punctuation can be escaped, which is what keeps case data text.
constexpr std::string_view markdown =
    "markdown_strict-raw_html-shortcut_reference_links-spaced_reference_links+all_symbols_escapable+pipe_tables"
    "+fenced_divs+space_in_atx_header+blank_before_header+intraword_underscores";

bool write_file(const std::string& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return out.flush().good();
}

std::string read_all(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Names become part of a path: letters, digits and '-' only.
bool is_template_name(std::string_view name) {
    return !name.empty() && name.size() <= 64
           && std::all_of(name.begin(), name.end(), [](char c) {
                  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
              });
}

std::string html_page(std::string_view title, std::string_view body) {
    return fmt::format("<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{0} (concept)</title>\n<style>\n{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n{2}</main>\n"
                       "</body>\n</html>\n",
                       text::html_text(title), style_css(), body);
}

app::ReportError error(std::string detail) { return {std::move(detail)}; }

}  // namespace

tl::expected<std::string, app::ReportError> PandocReportWriter::write(std::string_view result, std::string_view sjabloon,
                                                                      app::ReportFormat format, std::string_view id) {
    if (!is_template_name(sjabloon)) return tl::unexpected(error(fmt::format("'{}' is geen naam van een sjabloon", sjabloon)));
    const std::string text = read_all(fmt::format("{}/{}.md", settings_.templates_folder, sjabloon));
    if (text.empty()) return tl::unexpected(error(fmt::format("er is geen sjabloon met de naam '{}'", sjabloon)));
    const auto checked = read_template(text);
    if (!checked) return tl::unexpected(error(fmt::format("sjabloon '{}', {}", sjabloon, checked.error())));
    const auto data = read_result(result, id, settings_.max_result_bytes);
    if (!data) return tl::unexpected(error(data.error()));
    const auto filled = fill(*checked, *data);
    if (!filled) return tl::unexpected(error(fmt::format("sjabloon '{}', {}", sjabloon, filled.error())));

    const TemporaryFolder folder;
    if (!folder.exists() || !write_file(folder.path() + "/verslag.md", *filled)
        || !write_file(folder.path() + "/reference.docx", reference_docx())) {
        return tl::unexpected(error("er is geen tijdelijke ruimte om het verslag te maken"));
    }
    std::vector<std::string> arguments{settings_.pandoc, "+RTS", "-M512m", "-RTS", "--from=" + std::string(markdown),
                                       "--data-dir=" + folder.path(), "--columns=20", "--wrap=none",
                                       "--output=" + folder.path() + "/uit"};
    switch (format) {
        case app::ReportFormat::docx:
            arguments.insert(arguments.end(), {"--to=docx", "--reference-doc=" + folder.path() + "/reference.docx",
                                               "--metadata=title:" + checked->title, "--metadata=lang:nl-NL"});
            break;
        case app::ReportFormat::html: arguments.emplace_back("--to=html5"); break;
    }
    arguments.push_back(folder.path() + "/verslag.md");
    const ProcessLimits limits{.timeout = settings_.timeout, .max_file_bytes = settings_.max_report_bytes};
    if (const auto ran = run_process(arguments, folder.path(), limits); !ran) {
        switch (ran.error()) {
            case ProcessError::not_started: return tl::unexpected(error("pandoc is niet te starten; het is nodig om een verslag te maken"));
            case ProcessError::timed_out: return tl::unexpected(error("het maken van het verslag duurde te lang en is gestopt"));
            case ProcessError::failed: return tl::unexpected(error("het verslag is niet gemaakt; mogelijk is de toetsing te groot"));
        }
    }
    std::string made = read_all(folder.path() + "/uit");
    if (made.empty()) return tl::unexpected(error("het verslag is niet gemaakt"));
    return format == app::ReportFormat::html ? html_page(checked->title, made) : made;
}

}  // namespace drempel::reports
