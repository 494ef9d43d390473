// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "command.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel::cli {
namespace {

constexpr std::string_view name_of(Formaat formaat) noexcept {
    switch (formaat) {
        case Formaat::tekst: return "tekst";
        case Formaat::json: return "json";
        case Formaat::sarif: return "sarif";
        case Formaat::junit: return "junit";
    }
    return {};
}

std::string message_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

std::optional<Formaat> read_formaat(const std::string& word, std::vector<Formaat> allowed) {
    std::string known;
    for (const Formaat formaat : allowed) {
        if (name_of(formaat) == word) return formaat;
        known += known.empty() ? "" : ", ";
        known += name_of(formaat);
    }
    say_error(fmt::format("'{}' is geen bekend formaat; kies uit: {}", word, known));
    return std::nullopt;
}

void say_error(std::string_view sentence) { fmt::print(stderr, "fout: {}\n", message_line(sentence)); }

int usage_error(std::string_view sentence, std::string_view command) {
    say_error(sentence);
    fmt::print(stderr, "Uitleg: drempel {}{}--help\n", command, command.empty() ? "" : " ");
    return exit_code::usage;
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", count, count == 1 ? one : more);
}

bool write_out(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

std::string problem_json(std::string_view title, std::string_view detail, std::string_view errors_json) {
    std::string out = R"({"title":)";
    wire::append_json_string(out, title);
    out += R"(,"detail":)";
    wire::append_json_string(out, detail);
    if (!errors_json.empty()) {
        out += R"(,"errors":)";
        out += errors_json;
    }
    out += '}';
    return out;
}

int report_problem(Formaat formaat, std::string_view title, std::string_view detail, int code) {
    say_error(detail);
    if (formaat != Formaat::tekst) write_out(problem_json(title, detail) + "\n");
    return code;
}

std::optional<app::Bundle> load_rules(const std::vector<std::string>& paths, Formaat formaat) {
    auto bundle = app::load_bundle(paths);
    if (!bundle) {
        report_problem(formaat, "Regels niet gelezen", bundle.error().detail, exit_code::bad_input);
        return std::nullopt;
    }
    const engine::Compiled& compiled = bundle->compiled;
    if (compiled.rules) return std::move(*bundle);
    constexpr std::string_view detail = "de regels bevatten fouten; er is niets getoetst";
    if (formaat == Formaat::tekst) {
        fmt::print(stderr, "{}", diagnostics_text(compiled.sources, compiled.diagnostics));
    } else {
        write_out(problem_json("Regels met fouten", detail,
                               wire::write_diagnostics(compiled.sources, compiled.diagnostics))
                  + "\n");
    }
    say_error(detail);
    return std::nullopt;
}

}  // namespace drempel::cli
