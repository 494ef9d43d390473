// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "drempel/engine/ruleset.hpp"
#include "drempel/engine/screening.hpp"
#include "drempel/grammar/parse.hpp"
#include "drempel/text/diagnostic.hpp"

namespace drempel::engine {

// What an example expects, resolved.
struct Expectation {
    enum class Kind : std::uint8_t { uitkomst, ontbreekt, advies, conclusie, termijn };
    enum class Part : std::uint8_t { begin, einde, loopt, staat_stil, verstreken };  // of a termijn
    Kind kind{};
    Part part{};
    std::optional<Dag> dag;                  // begin, einde; none: onbekend
    std::string rule_id;                     // conclusie, termijn: its name
    std::string pointer;                     // uitkomst: object, "" for the rule's summary; ontbreekt: the fact
    bool has_object = false;
    ParameterId parameter;                   // ontbreekt: a norm that nobody filled; then `pointer` is ""
    Uitkomst uitkomst{};
    std::string advies;                      // wire name, "geen_beletsel" included
    std::optional<AdviesStatus> advies_status;
    std::optional<Grondslag> ground;         // uitkomst: a ground that the finding has
    std::string reason;                      // uitkomst: words in its motivering; "" for any
    std::optional<std::string> waarde;       // conclusie: JSON form, "" for geen; none: onbekend
    Span span;
};

struct Example {
    std::string title, herkomst;
    std::string gemeente;  // "" where the example names none
    SoortId soort;
    Dag peildatum;
    Case facts;
    std::vector<Expectation> expectations;
    Span span;
};

struct Compiled {
    std::vector<text::SourceText> sources;     // sorted by path; the spans of the diagnostics point here
    text::Diagnostics diagnostics;             // of parsing and checking together
    std::shared_ptr<const RuleSet> rules;      // null when there is an error
    std::vector<Example> examples;             // empty when there is an error
};

// Reads and checks all files of a bundle together. Order of the files does not matter.
Compiled compile(std::vector<text::SourceText> sources, const grammar::Limits& limits = {});

struct ExampleFailure {
    Span span;             // the `verwacht` that does not hold
    std::string message;   // Dutch: what was expected, what came
};

struct ExampleResult {
    std::size_t example = 0;
    std::vector<ExampleFailure> failures;
};

std::vector<ExampleResult> run_examples(const RuleSet& rules, const std::vector<Example>& examples);

}  // namespace drempel::engine
