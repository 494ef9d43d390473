// SPDX-License-Identifier: EUPL-1.2
// Small parts that several declarations share: days, periods, grounds, fixed words.
#include "compile/checker.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;

std::optional<Dag> Checker::day_of(const grammar::Expression& e) {
    if (e.kind == grammar::Kind::broken) return {};
    if (e.kind == grammar::Kind::date)
        if (const auto day = parse_iso_date(e.text)) return day;
    report.at(e.span, T124_DatumVerwacht);
    return {};
}

std::optional<Period> Checker::period_of(const grammar::Validity& valid) {
    Period period;
    if (valid.from) {
        period.from = day_of(*valid.from);
        if (!period.from) return {};
    }
    if (valid.until) {
        period.until = day_of(*valid.until);
        if (!period.until) return {};
        if (valid.until_included) period.until->number += 1;
    }
    if (period.from && period.until && *period.until <= *period.from) {
        report.at(valid.until->span, T125_PeriodeLeeg).label(valid.from->span, "hier begint de periode");
        return {};
    }
    return period;
}

std::optional<Grondslag> Checker::ground_of(const grammar::Ground& ground, RegelsetId set) {
    const auto found = visible(bronnen, ground.bron.text, set);
    const auto own = std::ranges::find(found, set, &Entry<BronId>::set);
    if (own != found.end()) return Grondslag{own->id, ground.parts, ground.span};
    if (found.empty()) {
        // The ordinary sentence for a name that is unknown or out of sight.
        resolve(bronnen, ground.bron, set, T126_OnbekendeBron);
        return {};
    }
    // The same law may be listed in several used sets; a name for two different ones is no ground.
    const Bron& first = rules.bronnen[found[0].id.index];
    for (const Entry<BronId>& other : found) {
        const Bron& bron = rules.bronnen[other.id.index];
        if (bron.bwb == first.bwb && bron.cvdr == first.cvdr && bron.publicatie == first.publicatie
            && bron.label == first.label)
            continue;
        report_ambiguous(*this, ground.bron, found[0].span, other.span);
        return {};
    }
    return Grondslag{found[0].id, ground.parts, ground.span};
}

std::vector<Grondslag> Checker::grounds_of(const std::vector<grammar::Ground>& grounds, RegelsetId set) {
    std::vector<Grondslag> result;
    for (const grammar::Ground& ground : grounds)
        if (auto resolved = ground_of(ground, set)) result.push_back(std::move(*resolved));
    return result;
}

std::optional<std::int32_t> Checker::whole_number_of(const grammar::Expression& e) {
    if (e.kind == grammar::Kind::broken) return {};
    if (e.kind == grammar::Kind::number && e.unit.empty())
        if (const auto number = Number::parse(e.text); number && number->is_whole())
            if (const auto n = number->to_int64(); n && *n <= 1'000'000) return static_cast<std::int32_t>(*n);
    report.at(e.span, T118_GetalNietGeheel);
    return {};
}

}  // namespace drempel::engine::checking
