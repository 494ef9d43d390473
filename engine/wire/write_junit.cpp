// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>

#include "drempel/wire/wire.hpp"
#include "utf8.hpp"

namespace drempel::wire {
namespace {

// For text and attribute values alike. What XML 1.0 cannot hold at all becomes U+FFFD.
std::string xml(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto length = utf8_sequence(text);
        const auto first = static_cast<unsigned char>(text.front());
        if (length == 0 || (first < 0x20 && first != '\t' && first != '\n' && first != '\r') || text.starts_with("\xEF\xBF\xBE")
            || text.starts_with("\xEF\xBF\xBF")) {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(length == 0 ? 1 : length);
            continue;
        }
        switch (text.front()) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&apos;"; break;
            case '\t': out += "&#9;"; break;
            case '\n': out += "&#10;"; break;
            case '\r': out += "&#13;"; break;
            default: out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return out;
}

void append_case(std::string& out, const engine::Compiled& compiled, const engine::ExampleResult& result) {
    const auto& example = compiled.examples[result.example];
    const auto& source = compiled.sources[example.span.file];
    const auto line = source.position_of(example.span.begin).line;
    out += "    <testcase classname=\"" + xml(source.path()) + "\" name=\"" + xml(example.title) + "\" file=\"" + xml(source.path())
           + "\" line=\"" + std::to_string(line) + "\"";
    if (result.failures.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    for (const auto& failure : result.failures) {
        const auto place = source.position_of(failure.span.begin);
        out += "      <failure message=\"" + xml(failure.message) + "\">" + xml(source.path()) + ":" + std::to_string(place.line) + ":"
               + std::to_string(place.column) + "</failure>\n";
    }
    out += "    </testcase>\n";
}

}  // namespace

std::string write_junit(const engine::Compiled& compiled, const std::vector<engine::ExampleResult>& results) {
    struct Suite {
        std::size_t tests = 0, failures = 0;
        std::string cases;
    };
    std::map<std::uint32_t, Suite> suites;  // per file, which are in order of path
    Suite all;
    for (const auto& result : results) {
        auto& suite = suites[compiled.examples[result.example].span.file];
        const std::size_t failed = result.failures.empty() ? 0 : 1;
        ++suite.tests;
        ++all.tests;
        suite.failures += failed;
        all.failures += failed;
        append_case(suite.cases, compiled, result);
    }
    const auto counts = [](const Suite& suite) {
        return " tests=\"" + std::to_string(suite.tests) + "\" failures=\"" + std::to_string(suite.failures) + "\"";
    };
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"voorbeelden\"" + counts(all) + ">\n";
    for (const auto& [file, suite] : suites) {
        out += "  <testsuite name=\"" + xml(compiled.sources[file].path()) + "\"" + counts(suite) + ">\n" + suite.cases + "  </testsuite>\n";
    }
    return out += "</testsuites>\n";
}

}  // namespace drempel::wire
