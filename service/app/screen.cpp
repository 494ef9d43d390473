// SPDX-License-Identifier: EUPL-1.2
#include "drempel/app/screen.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "drempel/engine/evaluate.hpp"
#include "drempel/text/suggest.hpp"

namespace drempel::app {

const char* const engine_version = "1.0.0";

namespace {

using engine::RuleSet;
using engine::Soort;

std::string suggest(std::string_view written, const std::vector<std::string_view>& known) {
    constexpr std::size_t longest_name = 100;
    return written.size() > longest_name ? std::string{} : text::nearest(written, known);
}

std::string listed(const std::set<std::string_view>& names) {
    std::string text;
    for (const auto name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

const Soort* find_soort(const RuleSet& rules, const Question& question, wire::Problems& problems) {
    if (const auto* soort = rules.find_soort(question.aanvraagsoort)) return soort;
    std::vector<std::string_view> names;
    for (const auto& soort : rules.soorten) names.emplace_back(soort.name);
    problems.push_back({"/aanvraagsoort", "aanvraagsoort.onbekend",
                        fmt::format("Deze aanvraagsoort is niet bekend; bekend zijn: {}.",
                                    listed({names.begin(), names.end()})),
                        suggest(question.aanvraagsoort, names)});
    return nullptr;
}

std::optional<engine::Dag> read_peildatum(const Question& question, wire::Problems& problems) {
    auto dag = engine::parse_iso_date(question.peildatum);
    if (!dag) {
        problems.push_back({"/peildatum", question.peildatum.empty() ? "veld.ontbreekt" : "datum.ongeldig",
                            question.peildatum.empty() ? "De peildatum ontbreekt; hier hoort een datum, zoals 2026-03-01."
                                                       : "De peildatum is geen bestaande datum; hier hoort een datum, zoals 2026-03-01.",
                            ""});
    }
    return dag;
}

// A kind of a municipal rule set belongs to that municipality. For the others any municipality with rules
// of its own may be named. "" when none applies.
std::string find_gemeente(const RuleSet& rules, const Soort& soort, const Question& question, wire::Problems& problems) {
    const auto& own = rules.regelsets[soort.regelset.index].gemeente;
    if (question.gemeente.empty() || question.gemeente == own) return own;
    std::set<std::string_view> known;
    if (own.empty()) {
        for (const auto& regelset : rules.regelsets) {
            if (!regelset.gemeente.empty()) known.insert(regelset.gemeente);
        }
        for (const auto& gemeente : rules.gemeenten) known.insert(gemeente.name);  // also those that only a region names
        if (known.contains(question.gemeente)) return question.gemeente;
    } else {
        known.insert(own);
    }
    std::string detail;
    if (!own.empty()) {
        detail = fmt::format("Deze aanvraagsoort is er alleen voor de gemeente {}.", own);
    } else if (known.empty()) {
        detail = "Er zijn geen regels van een gemeente. Laat de gemeente weg om alleen de landelijke regels te toetsen.";
    } else {
        detail = fmt::format("Van deze gemeente zijn er geen regels; bekend zijn: {}. Laat de gemeente weg om alleen de landelijke regels "
                             "te toetsen.",
                             listed(known));
    }
    problems.push_back({"/gemeente", "gemeente.onbekend", std::move(detail), suggest(question.gemeente, {known.begin(), known.end()})});
    return {};
}

// Each part with its length in front, so that no two different questions give the same bytes.
void append_part(std::string& bytes, std::string_view part) {
    const auto length = static_cast<std::uint64_t>(part.size());
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((length >> shift) & 0xFFU);
    bytes += part;
}

std::string kenmerk_of(const Screened& screened, const Question& question, std::string_view peildatum) {
    std::string bytes;
    bytes.reserve(screened.facts.size() + 512);
    for (const std::string_view part : {std::string_view("drempel kenmerk 1"), std::string_view(question.aanvraagsoort), std::string_view(screened.facts),
                                        std::string_view(screened.regelset_hash), std::string_view(engine_version), peildatum,
                                        std::string_view(screened.gemeente)}) {
        append_part(bytes, part);
    }
    return sha256(bytes);
}

}  // namespace

tl::expected<Screened, ScreenProblems> screen(const Bundle& bundle, const Question& question, std::string_view gegevens,
                                              bool with_explanation) {
    ScreenProblems problems;
    if (!bundle.compiled.rules) {
        problems.question.push_back({"", "regels.onbruikbaar", "De regels bevatten fouten; er is niet getoetst.", ""});
        return tl::unexpected(std::move(problems));
    }
    const auto& rules = *bundle.compiled.rules;
    const auto* soort = find_soort(rules, question, problems.question);
    const auto peildatum = read_peildatum(question, problems.question);
    Screened screened;
    if (soort != nullptr) screened.gemeente = find_gemeente(rules, *soort, question, problems.question);
    if (soort == nullptr || !peildatum) return tl::unexpected(std::move(problems));

    const engine::SoortId id{static_cast<std::uint32_t>(soort - rules.soorten.data())};
    auto facts = wire::read_case(rules, id, *peildatum, gegevens, {}, {}, rules.find_gemeente(screened.gemeente));
    if (!facts) problems.facts = std::move(facts).error();
    if (!problems.question.empty() || !problems.facts.empty()) return tl::unexpected(std::move(problems));

    screened.facts_case = std::move(*facts);
    screened.facts = wire::canonical_case(rules, screened.facts_case);
    screened.regelset_hash = bundle.hash;
    screened.kenmerk = kenmerk_of(screened, question, engine::to_iso(*peildatum));
    screened.screening = engine::evaluate(rules, screened.facts_case, *peildatum);
    screened.geen_beletsel = screened.screening.advies.is_none();
    wire::Identity identity;
    identity.regelset_hash = bundle.hash;
    identity.file_hashes = bundle.file_hashes;
    identity.motor = engine_version;
    identity.kenmerk = screened.kenmerk;
    identity.gemeente = screened.gemeente;
    screened.result = wire::write_screening(rules, screened.facts_case, screened.screening, identity, with_explanation);
    return screened;
}

}  // namespace drempel::app
