// SPDX-License-Identifier: EUPL-1.2
// For engine tests: rule text in, facts by JSON Pointer in, a screening out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"

namespace drempel::tests {

// {"/leidinggevenden/0/naam", "A"}: ja and nee, numbers, dates and words as they look; `null` is geen, `{}` a
// record, `[]` an empty list, `onbekend` an explicit unknown. `{"/lijst", "open"}` leaves a list open.
using Facts = std::vector<std::pair<std::string, std::string>>;

class Rules {
public:
    // Fails the test when the text does not compile; several texts are several files.
    explicit Rules(std::string_view text);
    explicit Rules(const std::vector<std::string>& texts);

    const engine::RuleSet& set() const { return *rules_; }
    engine::CaseBuilder builder(std::string_view soort, std::string_view peildatum) const;
    engine::Case facts(std::string_view soort, std::string_view peildatum, const Facts& facts) const;
    // The problems of the same facts, as "pointer code".
    std::vector<std::string> problems(std::string_view soort, std::string_view peildatum, const Facts& facts) const;

private:
    std::shared_ptr<const engine::RuleSet> rules_;
};

// One screening with the case it is about, asked by rule id and pointer.
class Screened {
public:
    Screened(const Rules& rules, std::string_view soort, std::string_view peildatum, const Facts& facts,
             const engine::EvaluationLimits& limits = {});

    const engine::Bevinding& finding(std::string_view rule, std::string_view object = "") const;
    std::string uitkomst(std::string_view rule, std::string_view object = "") const;   // "geraakt"; "" when there is none
    std::vector<std::string> ontbreekt(std::string_view rule, std::string_view object = "") const;  // pointers, "!" when it can decide alone
    std::vector<std::string> gebruikt(std::string_view rule, std::string_view object = "") const;
    std::string advies() const;         // "weigeren_verplicht definitief"
    std::string mogelijk() const;       // "weigeren_verplicht nader_onderzoek geen_beletsel"
    std::vector<std::string> ontbrekend() const;
    bool has(std::string_view rule, std::string_view object, engine::Kenmerk kenmerk) const;

    const engine::RuleSet& rules;
    engine::Case facts;
    engine::Screening screening;

private:
    const engine::Bevinding* find(std::string_view rule, std::string_view object) const;
};

std::string name_of(engine::Uitkomst uitkomst);
void fill(engine::CaseBuilder& builder, const engine::RuleSet& rules, const Facts& facts);

// Consequences and one regelset to hang small test rules on.
extern const std::string test_header;

}  // namespace drempel::tests
