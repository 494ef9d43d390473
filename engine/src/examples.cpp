// SPDX-License-Identifier: EUPL-1.2
// Runs the voorbeelden and says in Dutch where the outcome is another than expected.
#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include <fmt/ranges.h>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/dutch.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/program.hpp"
#include "examples.hpp"

namespace drempel::engine {

namespace {

std::string_view words_of(Uitkomst uitkomst) {
    switch (uitkomst) {
        case Uitkomst::geraakt: return "geraakt";
        case Uitkomst::onbepaald: return "onbepaald";
        case Uitkomst::rekenfout: return "rekenfout";
        case Uitkomst::uitzondering: return "uitzondering";
        case Uitkomst::voldaan: return "voldaan";
        case Uitkomst::niet_van_toepassing: return "niet van toepassing";
    }
    return "";
}

std::string_view words_of(AdviesStatus status) {
    return status == AdviesStatus::definitief ? "definitief" : "voorlopig";
}

// "/leidinggevenden/0/naam" as the rules write it: "naam van leidinggevenden[1]".
std::string path_words(std::string_view pointer) {
    std::vector<std::string> steps;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        const std::string_view step = pointer.substr(0, end);
        pointer.remove_prefix(end);
        const bool is_position = !step.empty() && std::ranges::all_of(step, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_position || steps.empty()) {
            steps.emplace_back(step);
            continue;
        }
        std::uint64_t position = 0;
        for (const char c : step) position = position * 10 + static_cast<std::uint64_t>(c - '0');
        steps.back() += fmt::format("[{}]", position + 1);
    }
    std::ranges::reverse(steps);
    return fmt::format("{}", fmt::join(steps, " van "));
}

class Comparison {
public:
    Comparison(const RuleSet& rules, const Example& example, const Screening& screening)
        : rules_(rules), example_(example), screening_(screening) {}

    // What is different, or nothing.
    std::string difference(const Expectation& expected) const {
        switch (expected.kind) {
            case Expectation::Kind::uitkomst: return outcome(expected);
            case Expectation::Kind::ontbreekt: return missing(expected);
            case Expectation::Kind::advies: return advice(expected);
            case Expectation::Kind::conclusie: return answer(expected);
            case Expectation::Kind::termijn: return term(expected);
        }
        return {};
    }

private:
    bool is_about(const Bevinding& finding, const Expectation& expected) const {
        if (rules_.rules[finding.rule.index].id != expected.rule_id) return false;
        if (!expected.has_object) return true;
        if (!finding.list.is_none()) return example_.facts.pointer_of(rules_, finding.list) == expected.pointer;
        return std::ranges::any_of(finding.objects, [&](RecordId record) {
            return example_.facts.pointer_of(rules_, record) == expected.pointer;
        });
    }

    // "; het volgende ontbreekt: a, b" or nothing.
    std::string what_is_missing(const Bevinding& finding) const {
        std::vector<std::string> names;
        for (const Ontbreekt& o : finding.ontbreekt)
            names.push_back(o.slot.is_none() ? rules_.parameters[o.parameter.index].name
                                             : path_words(example_.facts.pointer_of(rules_, o.slot)));
        if (names.empty()) return {};
        return fmt::format("; er ontbreekt: {}", fmt::join(names, ", "));
    }

    std::string outcome(const Expectation& expected) const {
        const Bevinding* worst = nullptr;  // of several findings the first in the order of the summary
        for (const Bevinding& finding : screening_.bevindingen)
            if (is_about(finding, expected) && (!worst || finding.uitkomst < worst->uitkomst)) worst = &finding;
        const std::string subject =
            expected.has_object ? fmt::format("{} voor {}", expected.rule_id, path_words(expected.pointer))
                                : expected.rule_id;
        if (!worst)
            return fmt::format("{}: verwacht {}, maar de regel zegt hier niets over", subject,
                               words_of(expected.uitkomst));
        if (worst->uitkomst == expected.uitkomst) return reasoned(*worst, expected, subject);
        std::string message = fmt::format("{}: verwacht {}, maar de uitkomst is {}{}", subject,
                                          words_of(expected.uitkomst), words_of(worst->uitkomst), what_is_missing(*worst));
        if (!worst->motivering.empty()) message += fmt::format(" ({})", worst->motivering);
        return message;
    }

    // The ground and the reason, where the example names them.
    std::string reasoned(const Bevinding& finding, const Expectation& expected, const std::string& subject) const {
        const Rule& rule = rules_.rules[finding.rule.index];
        if (expected.ground) {
            std::vector<const Grondslag*> grounds;
            for (const Grondslag& ground : rule.grounds) grounds.push_back(&ground);
            if (rule.gevolg_ground) grounds.push_back(&*rule.gevolg_ground);
            if (finding.exception && rule.tenzij[*finding.exception].ground) grounds.push_back(&*rule.tenzij[*finding.exception].ground);
            const std::string wanted = to_dutch(rules_, *expected.ground);
            std::vector<std::string> found;
            for (const Grondslag* ground : grounds) found.push_back(to_dutch(rules_, *ground));
            if (std::ranges::find(found, wanted) == found.end())
                return fmt::format("{}: verwacht de grond {}, maar die is er niet bij; wel: {}", subject, wanted, fmt::join(found, ", "));
        }
        if (finding.motivering.find(expected.reason) == std::string::npos)
            return fmt::format("{}: de motivering bevat \"{}\" niet; zij luidt: {}", subject, expected.reason, finding.motivering);
        return {};
    }

    std::string answer(const Expectation& expected) const {
        using Staat = ConclusieUitkomst::Staat;
        const auto at = std::ranges::find_if(screening_.conclusies, [&](const ConclusieUitkomst& c) {
            return rules_.conclusies[c.conclusie.index].name == expected.rule_id;
        });
        if (at == screening_.conclusies.end()) return fmt::format("{}: de conclusie hoort niet bij deze aanvraag", expected.rule_id);
        if (!expected.waarde) {
            const bool is_open = at->staat == Staat::onbekend || at->staat == Staat::mogelijk;
            return is_open ? std::string() : fmt::format("{}: verwacht onbekend, maar de uitkomst is {}", expected.rule_id, at->weergave);
        }
        if (expected.waarde->empty() ? at->staat == Staat::geen : at->staat == Staat::waarde && at->waarde == *expected.waarde) return {};
        return fmt::format("{}: verwacht {}, maar de uitkomst is {}", expected.rule_id, expected.waarde->empty() ? "geen" : *expected.waarde,
                           at->weergave);
    }

    std::string term(const Expectation& expected) const {
        using Staat = TermijnUitkomst::Staat;
        using Part = Expectation::Part;
        const auto at = std::ranges::find_if(screening_.termijnen, [&](const TermijnUitkomst& t) {
            return rules_.termijnen[t.termijn.index].name == expected.rule_id;
        });
        if (at == screening_.termijnen.end()) return fmt::format("{}: de termijn hoort niet bij deze aanvraag", expected.rule_id);
        const auto day = [&](const std::optional<Dag>& low, const std::optional<Dag>& high, std::string_view what) -> std::string {
            const bool is_known = low && low == high && at->staat != Staat::niet_van_toepassing;
            if (expected.dag ? is_known && *low == *expected.dag : !is_known) return {};
            return fmt::format("{}: verwacht {} {}, maar de termijn is zo: {}", expected.rule_id, what,
                               expected.dag ? "op " + to_dutch(*expected.dag) : "onbekend", is_known ? to_dutch(*low) : at->weergave);
        };
        const auto state = [&](Staat wanted, std::string_view words) -> std::string {
            if (at->staat == wanted) return {};
            return fmt::format("{}: verwacht dat de termijn {}, maar zij is zo: {}", expected.rule_id, words, at->weergave);
        };
        switch (expected.part) {
            case Part::begin: return day(at->begin_vroegst, at->begin_laatst, "het begin");
            case Part::einde: return day(at->einde_vroegst, at->einde_laatst, "het einde");
            case Part::loopt: return state(Staat::loopt, "loopt");
            case Part::staat_stil: return state(Staat::staat_stil, "stilstaat");
            case Part::verstreken: return state(Staat::verstreken, "is verstreken");
        }
        return {};
    }

    std::string missing(const Expectation& expected) const {
        std::vector<std::string> names;
        for (const OntbrekendGegeven& o : screening_.ontbrekend) {
            if (o.slot.is_none()) {
                if (o.parameter == expected.parameter) return {};
                names.push_back(rules_.parameters[o.parameter.index].name);
                continue;
            }
            const std::string pointer = example_.facts.pointer_of(rules_, o.slot);
            if (expected.parameter.is_none() && pointer == expected.pointer) return {};
            names.push_back(path_words(pointer));
        }
        const std::string wanted = expected.parameter.is_none() ? path_words(expected.pointer)
                                                                : rules_.parameters[expected.parameter.index].name;
        if (names.empty()) return fmt::format("verwacht dat {} ontbreekt, maar er ontbreekt niets", wanted);
        return fmt::format("verwacht dat {} ontbreekt, maar dat doet het niet; wel ontbreekt: {}", wanted,
                           fmt::join(names, ", "));
    }

    std::string label_of(std::string_view name) const {
        if (name == "geen_beletsel") return "geen beletsel";
        const auto at = std::ranges::find(rules_.gevolgsoorten, name, &Gevolgsoort::name);
        return at == rules_.gevolgsoorten.end() ? std::string(name) : at->label;
    }

    std::string advice(const Expectation& expected) const {
        const std::string actual =
            screening_.advies.is_none() ? "geen_beletsel" : rules_.gevolgsoorten[screening_.advies.index].name;
        const bool same_status = !expected.advies_status || *expected.advies_status == screening_.advies_status;
        if (actual == expected.advies && same_status) return {};
        const std::string status =
            expected.advies_status ? fmt::format(" ({})", words_of(*expected.advies_status)) : std::string();
        return fmt::format("verwacht advies {}{}, maar het advies is {} ({})", label_of(expected.advies), status,
                           label_of(actual), words_of(screening_.advies_status));
    }

    const RuleSet& rules_;
    const Example& example_;
    const Screening& screening_;
};

}  // namespace

std::vector<ExampleFailure> failures_of(const RuleSet& rules, const Example& example, const Screening& screening) {
    const Comparison comparison(rules, example, screening);
    std::vector<ExampleFailure> failures;
    for (const Expectation& expected : example.expectations)
        if (std::string message = comparison.difference(expected); !message.empty())
            failures.push_back({expected.span, std::move(message)});
    return failures;
}

namespace {

// Whether all that an example expects can be seen from the outcomes alone, and holds. Anything else (a reason, a question, a
// conclusie, a file so large that steps may run out) is for the whole screening, which also finds the words for what fails.
class Outcomes {
public:
    explicit Outcomes(const RuleSet& rules) : rules_(rules) {}

    bool all_hold(const Example& example) {
        constexpr std::size_t largest_file = 2'000;  // facts; far from where the steps of a screening run out
        if (example.facts.slots.size() > largest_file || !std::ranges::all_of(example.expectations, is_plain)) return false;
        const auto [at, is_new] = programs_.try_emplace(example.soort, nullptr);
        if (is_new) at->second = std::make_unique<Program>(rules_, example.soort);
        Program::Workspace workspace(*at->second);
        const auto verdict = at->second->screen(example.facts, example.peildatum, workspace);
        return std::ranges::all_of(example.expectations, [&](const Expectation& expected) {
            return expected.kind == Expectation::Kind::advies ? advice_holds(verdict, expected) : outcome_holds(example, verdict, expected);
        });
    }

private:
    static bool is_plain(const Expectation& expected) {
        if (expected.kind == Expectation::Kind::advies) return true;
        return expected.kind == Expectation::Kind::uitkomst && !expected.ground && expected.reason.empty();
    }

    bool advice_holds(const Verdict& verdict, const Expectation& expected) const {
        const std::string_view actual = verdict.advies.is_none() ? "geen_beletsel" : std::string_view(rules_.gevolgsoorten[verdict.advies.index].name);
        return actual == expected.advies && (!expected.advies_status || *expected.advies_status == verdict.advies_status);
    }

    // Of several findings the first in the order of the summary.
    bool outcome_holds(const Example& example, const Verdict& verdict, const Expectation& expected) const {
        std::optional<Uitkomst> worst;
        for (const auto& one : verdict.uitslagen) {
            if (rules_.rules[one.rule.index].id != expected.rule_id) continue;
            const auto stands_here = [&] {
                if (!expected.has_object) return true;
                if (!one.list.is_none()) return example.facts.pointer_of(rules_, one.list) == expected.pointer;
                return std::ranges::any_of(verdict.objects_of(one), [&](RecordId record) { return example.facts.pointer_of(rules_, record) == expected.pointer; });
            };
            if (stands_here() && (!worst || one.uitkomst < *worst)) worst = one.uitkomst;
        }
        return worst == expected.uitkomst;
    }

    const RuleSet& rules_;
    std::map<SoortId, std::unique_ptr<Program>> programs_;
};

}  // namespace

std::vector<ExampleResult> run_examples(const RuleSet& rules, const std::vector<Example>& examples) {
    std::vector<ExampleResult> results;
    Outcomes outcomes(rules);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (outcomes.all_hold(examples[i])) {
            results.push_back({i, {}});
            continue;
        }
        results.push_back({i, failures_of(rules, examples[i], evaluate(rules, examples[i].facts, examples[i].peildatum))});
    }
    return results;
}

}  // namespace drempel::engine
