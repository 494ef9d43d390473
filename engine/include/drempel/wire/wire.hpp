// SPDX-License-Identifier: EUPL-1.2
// JSON (and JUnit, SARIF) in and out; the only place that knows those formats. Reads by SAX straight
// into slots, writes by appending to one string: no document tree in either direction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"

namespace drempel::wire {

struct JsonLimits {
    std::size_t max_bytes = 1024 * 1024;
    std::size_t max_depth = 32;
};

using Problems = std::vector<engine::IntakeProblem>;

// The `gegevens` of one case: fields of the soort and `_dossier`. All problems at once, in order of pointer.
// `gemeente`: to which the file belongs; none: that of the set of the soort.
// Refused before binding: too large, invalid UTF-8, lone surrogates, NUL, too deep, duplicate keys.
tl::expected<engine::Case, Problems> read_case(const engine::RuleSet& rules, engine::SoortId soort, engine::Dag peildatum,
                                               std::string_view json, const JsonLimits& limits = {},
                                               const engine::IntakeLimits& intake = {}, engine::GemeenteId gemeente = {});

// The body of POST /toetsingen, before the kind is known: the envelope's members and the exact bytes of `gegevens`.
struct ScreeningRequest {
    std::string aanvraagsoort, peildatum, gemeente;
    bool opslaan = false;
    bool uitleg = false;
    std::string_view gegevens;  // a view into the given text
};
tl::expected<ScreeningRequest, Problems> read_request(std::string_view json, const JsonLimits& limits = {});

// One spelling of the facts of a case (sorted as the layout, unknowns left out, `_dossier` included), for hashing
// and storing: cases that hold the same have the same bytes. What is betwist or verlopen stays in it: it counts as
// unknown, but the file keeps it.
std::string canonical_case(const engine::RuleSet& rules, const engine::Case& facts);

// What the engine does not know by itself and the caller adds.
struct Identity {
    std::string regelset_hash;                // "sha256:…" over all files
    std::vector<std::string> file_hashes;     // "sha256:…" per RuleSet::sources index
    std::string motor;                        // engine version
    std::string kenmerk;                      // "sha256:…"
    std::string gemeente;                     // "" when none
};

// The result object of product.md. With explanation: per finding a `uitleg` of addressable nodes.
std::string write_screening(const engine::RuleSet& rules, const engine::Case& facts, const engine::Screening& screening,
                            const Identity& identity, bool with_explanation);

// Form and JSON Schema (2020-12) of one aanvraagsoort, from the model.
std::string write_soort(const engine::RuleSet& rules, engine::SoortId soort, std::string_view gemeente);
std::string write_schema(const engine::RuleSet& rules, engine::SoortId soort);

// Diagnostics: JSON array of {code, ernst, bestand, lijn, kolom, bericht, suggesties[]}, or SARIF 2.1.0.
std::string write_diagnostics(const std::vector<text::SourceText>& sources, const text::Diagnostics& diagnostics);
std::string write_sarif(const std::vector<text::SourceText>& sources, const text::Diagnostics& diagnostics);

// Example results as JUnit XML.
std::string write_junit(const engine::Compiled& compiled, const std::vector<engine::ExampleResult>& results);

// The `errors` array of problem+json ({in: body, location: {pointer}, code, detail}); each pointer gets `prefix` in front.
std::string write_problems(const Problems& problems, std::string_view prefix);

void append_json_string(std::string& out, std::string_view text);

}  // namespace drempel::wire
