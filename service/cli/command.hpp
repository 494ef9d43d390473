// SPDX-License-Identifier: EUPL-1.2
// What every command shares: exit codes, the way a command is added, output and problems.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/app/screen.hpp"
#include "drempel/text/diagnostic.hpp"
#include "drempel/text/source_text.hpp"

namespace CLI {
class App;
}

namespace drempel::cli {

namespace exit_code {
constexpr int ok = 0;
constexpr int findings = 1;
constexpr int usage = 2;
constexpr int bad_input = 3;
}  // namespace exit_code

// One sub-command: what CLI11 parses into, and what runs when it was chosen.
struct Command {
    CLI::App* app = nullptr;
    std::function<int()> run;
};

Command add_controleer(CLI::App& parent);
Command add_test(CLI::App& parent);
Command add_opmaak(CLI::App& parent);
Command add_lees(CLI::App& parent);
Command add_toets(CLI::App& parent);
Command add_rapport(CLI::App& parent);
Command add_serve(CLI::App& parent);
// The commands of the design that do not exist yet; each says so in words.
std::vector<Command> add_later(CLI::App& parent);

enum class Formaat : std::uint8_t { tekst, json, sarif, junit };
// Nothing, with the usage error written, when the word is not one of those allowed.
std::optional<Formaat> read_formaat(const std::string& word, std::vector<Formaat> allowed);

// Dutch, on standard error, with "fout: " in front.
void say_error(std::string_view sentence);
int usage_error(std::string_view sentence, std::string_view command);
std::string counted(std::size_t count, std::string_view one, std::string_view more);  // "1 fout", "2 fouten"
// To standard output; false when it could not be written (a closed pipe, a full disk).
bool write_out(std::string_view text);

// A problem for a program (on standard output): title, detail and, where there are any, `errors`.
std::string problem_json(std::string_view title, std::string_view detail, std::string_view errors_json = {});
// A problem in the asked form: a sentence on standard error, and with json the object on standard output.
int report_problem(Formaat formaat, std::string_view title, std::string_view detail, int code);

// The rules under the paths. Nothing, with everything said, when they cannot be read or do not compile.
std::optional<app::Bundle> load_rules(const std::vector<std::string>& paths, Formaat formaat);

// file:line:column, the sentence, the source line and a marker under the narrowest place.
std::string diagnostics_text(const std::vector<text::SourceText>& sources, const text::Diagnostics& diagnostics);

// At most `limit` bytes of a file, or of standard input for "-"; one byte more when there was more.
std::optional<std::string> read_file(const std::string& path, std::size_t limit);
// Beside the file and then in its place, so that a reader never sees half a file.
bool replace_file(const std::string& path, std::string_view bytes);

}  // namespace drempel::cli
