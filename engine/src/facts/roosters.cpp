// SPDX-License-Identifier: EUPL-1.2
#include "facts/roosters.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"

namespace drempel::engine {

namespace {

// The begrip that the language brings along for the lines of a weekrooster stands nowhere in a file and has these fields.
bool is_line(const RuleSet& rules, const Begrip& begrip) {
    if (begrip.span.end != 0 || begrip.fields.size() != 3 || !begrip.name.starts_with("tijdvak")) return false;
    return rules.fields[begrip.fields[0].index].name == "dag";
}

struct Line {
    RecordId record;
    std::uint32_t day = 0;
    Number opens, closes;  // minutes after the midnight that starts its day
};

}  // namespace

std::vector<IntakeProblem> wrong_roosters(const RuleSet& rules, const Case& facts) {
    std::vector<IntakeProblem> problems;
    for (const List& list : facts.lists) {
        if (list.records.empty()) continue;
        const Begrip& begrip = rules.begrippen[facts.records[list.records.front().index].begrip.index];
        if (!is_line(rules, begrip)) continue;
        const auto day_end = rules.fields[begrip.fields[1].index].type.low.value_or(Number(0));
        const auto& days = rules.keuzes[rules.fields[begrip.fields[0].index].type.keuze.index].members;
        std::vector<Line> lines;
        for (const RecordId record : list.records) {
            const auto known = [&](std::uint32_t offset) { return facts.slot(record, offset).kennis == Kennis::waarde; };
            if (!known(1) || !known(2)) continue;
            Line line{record, 0, facts.numbers[facts.slot(record, 1).index], facts.numbers[facts.slot(record, 2).index]};
            const bool passes = line.closes <= line.opens;
            if (passes && day_end < line.closes) {
                const std::string detail =
                    Number(0) < day_end
                        ? fmt::format("Een dag loopt hier door tot {}. Dit tijdvak eindigt later. Geef het deel na {} op bij de volgende dag.",
                                      to_clock(day_end), to_clock(day_end))
                        : "Een dag eindigt hier om 24:00. Dit tijdvak loopt door na middernacht. Geef het deel na middernacht op bij de volgende dag.";
                problems.push_back({facts.pointer_of(rules, record) + "/tot", "rooster.dag_einde", detail, ""});
                continue;
            }
            if (passes) line.closes = line.closes + Number(24 * 60);
            if (!known(0)) continue;
            line.day = facts.slot(record, 0).index;
            lines.push_back(line);
        }
        std::ranges::stable_sort(lines, [](const Line& a, const Line& b) { return a.day != b.day ? a.day < b.day : a.opens < b.opens; });
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const Line& one = lines[i - 1];
            Line& other = lines[i];
            if (one.day != other.day || one.closes < other.opens) continue;
            const bool touches = one.closes == other.opens;
            problems.push_back({facts.pointer_of(rules, other.record), "rooster.overlap",
                                fmt::format("Dit tijdvak op {} {} {}. {}", days[other.day].label, touches ? "sluit aan op" : "overlapt met",
                                            facts.pointer_of(rules, one.record),
                                            touches ? "Maak er een tijdvak van." : "Elk uur van een dag hoort in een tijdvak."),
                                ""});
            // What lies inside the longer one is measured against it.
            if (other.closes < one.closes) other.closes = one.closes;
        }
    }
    return problems;
}

}  // namespace drempel::engine
