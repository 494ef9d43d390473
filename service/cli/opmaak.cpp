// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "drempel/grammar/format.hpp"
#include "drempel/grammar/parse.hpp"

namespace drempel::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> paths{"rules"};
    bool check_only = false;
};

// The *.regels files under the paths, sorted; nothing when a path is not there.
std::optional<std::vector<std::string>> rule_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code problem;
        if (fs::is_directory(path, problem)) {
            for (fs::recursive_directory_iterator at(path, problem), end; !problem && at != end; at.increment(problem)) {
                if (at->is_regular_file(problem) && at->path().extension() == ".regels") files.push_back(at->path().string());
            }
        } else if (fs::is_regular_file(path, problem)) {
            files.push_back(path);
        } else {
            say_error(fmt::format("'{}' is geen bestand en geen map", path));
            return std::nullopt;
        }
        if (problem) {
            say_error(fmt::format("'{}' is niet te lezen", path));
            return std::nullopt;
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

int run(const Options& options) {
    const auto files = rule_files(options.paths);
    if (!files) return exit_code::bad_input;
    const grammar::Limits limits;
    int code = exit_code::ok;
    std::string out;
    for (const std::string& path : *files) {
        auto bytes = read_file(path, limits.max_file_bytes);
        if (!bytes) {
            say_error(fmt::format("'{}' is niet te lezen", path));
            code = exit_code::bad_input;
            continue;
        }
        std::vector<text::SourceText> sources;
        sources.emplace_back(path, std::move(*bytes));
        const auto formatted = grammar::format(sources.front(), limits);
        if (!formatted) {
            fmt::print(stderr, "{}", diagnostics_text(sources, grammar::parse(sources.front(), 0, limits).diagnostics));
            say_error(fmt::format("'{}' bevat fouten en blijft zoals het is", path));
            code = exit_code::bad_input;
            continue;
        }
        if (*formatted == sources.front().bytes()) continue;
        if (!options.check_only && !replace_file(path, *formatted)) {
            say_error(fmt::format("'{}' is niet te schrijven en blijft zoals het was", path));
            code = exit_code::bad_input;
            continue;
        }
        out += path + "\n";
        if (options.check_only && code == exit_code::ok) code = exit_code::findings;
    }
    return write_out(out) ? code : exit_code::bad_input;
}

}  // namespace

Command add_opmaak(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("opmaak", "Zet regelbestanden in de vaste opmaak");
    app->add_option("pad", options->paths, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD");
    app->add_flag("--controleer", options->check_only, "Wijzig niets; noem de bestanden met een andere opmaak");
    app->footer("Code 0: klaar. Code 1: met --controleer, er zijn bestanden met een andere opmaak. "
                "Code 3: een bestand is niet te lezen of bevat fouten.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
