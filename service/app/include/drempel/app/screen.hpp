// SPDX-License-Identifier: EUPL-1.2
// The use cases. CLI commands and HTTP handlers are thin shells over these.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drempel/app/ports.hpp"
#include "drempel/engine/compile.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel::app {

extern const char* const engine_version;  // `motor` of the result

// A compiled bundle with the hashes of its exact files.
struct Bundle {
    engine::Compiled compiled;
    std::string hash;                      // "sha256:…" over the path-sorted file hashes
    std::vector<std::string> file_hashes;  // per source
};

struct BundleError {
    std::string detail;  // Dutch: path and what is wrong (not found, too large, not readable)
};

// Reads *.regels under the given files and folders, sorted by path, and compiles them. Paths in diagnostics are as
// given; paths in hashes are relative to the folder given, so that another place on disk changes nothing.
// Needs folders `gemeenschappelijk` etc. only if the rules use them.
tl::expected<Bundle, BundleError> load_bundle(const std::vector<std::string>& paths);

std::string sha256(std::string_view bytes);  // "sha256:" + 64 hex digits

struct Question {
    std::string aanvraagsoort;
    std::string peildatum;  // ISO; required
    std::string gemeente;   // "" when not given
};

struct Screened {
    std::string result;           // the result object
    std::string facts;            // canonical_case
    std::string regelset_hash, kenmerk, gemeente;
    bool geen_beletsel = false;   // the advice
    engine::Screening screening;
    engine::Case facts_case;
};

// All problems of question and facts; those of the facts have pointers relative to `gegevens`.
struct ScreenProblems {
    wire::Problems question;  // pointer: "/aanvraagsoort", "/peildatum", "/gemeente"
    wire::Problems facts;
};

tl::expected<Screened, ScreenProblems> screen(const Bundle& bundle, const Question& question, std::string_view gegevens,
                                              bool with_explanation);

}  // namespace drempel::app
