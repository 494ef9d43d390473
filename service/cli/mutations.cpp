// SPDX-License-Identifier: EUPL-1.2
#include "mutations.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "command.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel::cli {
namespace {

using engine::Compiled;
using engine::ConditionCoverage;
using engine::Mutant;
using engine::MutantResult;
using engine::RegelsetId;

struct Place {
    const std::string* path;
    text::Position at;
};

Place place_of(const Compiled& compiled, text::Span span) {
    const text::SourceText& source = compiled.sources[span.file];
    return {&source.path(), source.position_of(span.begin)};
}

std::string one_line(std::string_view words) {
    std::string result;
    for (const char c : words) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_blank) result += c;
        else if (!result.empty() && result.back() != ' ') result += ' ';
    }
    return result;
}

std::string_view words_of(ConditionCoverage::Clause clause) {
    switch (clause) {
        case ConditionCoverage::Clause::als: return "als";
        case ConditionCoverage::Clause::eis: return "eis";
        case ConditionCoverage::Clause::tenzij: return "tenzij";
    }
    return {};
}

void append_place(std::string& out, const Compiled& compiled, text::Span span) {
    const Place place = place_of(compiled, span);
    out += R"("bestand":)";
    wire::append_json_string(out, *place.path);
    fmt::format_to(std::back_inserter(out), R"(,"lijn":{},"kolom":{})", place.at.line, place.at.column);
}

// Per set: how many, and how many of these were seen or noticed.
struct Score {
    std::size_t all = 0, good = 0;
};

std::string scores_text(const Compiled& compiled, const std::map<RegelsetId, Score>& scores) {
    std::string out;
    for (const auto& [set, score] : scores)
        fmt::format_to(std::back_inserter(out), "  {:<44} {:>5} van {:>5}  {:>3} %\n", compiled.rules->regelsets[set.index].name,
                       score.good, score.all, score.good * 100 / score.all);
    return out;
}

// One line on the terminal that is written over; nothing when standard error is no terminal.
class Progress {
public:
    explicit Progress(std::size_t all) : all_(all), shown_(::isatty(STDERR_FILENO) != 0) {}
    void step() {
        const std::size_t done = ++done_;
        if (shown_ && (done % 20 == 0 || done == all_)) fmt::print(stderr, "\rmutaties: {} van {}", done, all_);
    }
    ~Progress() {
        if (shown_) fmt::print(stderr, "\r{:40}\r", "");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    std::size_t all_;
    bool shown_;
    std::atomic<std::size_t> done_{0};
};

}  // namespace

std::string conditions_text(const Compiled& compiled, const engine::Coverage& coverage, Detail detail) {
    const engine::RuleSet& rules = *compiled.rules;
    std::size_t complete = 0;
    std::string missing;
    std::map<RegelsetId, Score> scores;
    for (const ConditionCoverage& one : coverage.conditions) {
        const engine::Rule& rule = rules.rules[one.rule.index];
        Score& score = scores[rule.regelset];
        ++score.all;
        score.good += one.is_complete();
        complete += one.is_complete();
        if (one.is_complete()) continue;
        const Place place = place_of(compiled, one.span);
        fmt::format_to(std::back_inserter(missing), "  {}:{}:{}: {} {}{}: nooit {}: {}\n", *place.path, place.at.line, place.at.column,
                       rule.id, words_of(one.clause), one.is_part ? ", onderdeel" : "",
                       !one.waar && !one.onwaar ? "waar en nooit onwaar" : one.waar ? "onwaar" : "waar", one_line(rules.words(one.span)));
    }
    std::string out = fmt::format("Voorwaarden: {} van {} zijn in een voorbeeld waar en in een voorbeeld onwaar\n", complete,
                                  coverage.conditions.size());
    if (!coverage.rows.empty()) {
        const auto counted = std::ranges::count_if(coverage.rows, &engine::TableRowCoverage::counted);
        fmt::format_to(std::back_inserter(out), "Tabelrijen: {} van {} beslissen in een voorbeeld\n", counted, coverage.rows.size());
        for (const engine::TableRowCoverage& row : coverage.rows) {
            if (row.counted) continue;
            const engine::Tabel& table = rules.tabellen[row.tabel.index];
            const Place place = place_of(compiled, table.rows[row.row].span);
            fmt::format_to(std::back_inserter(missing), "  {}:{}:{}: beslistabel {}: rij {} beslist nooit\n", *place.path, place.at.line,
                           place.at.column, table.name, row.row + 1);
        }
    }
    if (detail == Detail::everything) out += scores_text(compiled, scores) + missing;
    return out;
}

std::string conditions_json(const Compiled& compiled, const engine::Coverage& coverage) {
    std::string out = R"("voorwaarden":[)";
    const char* between = "";
    for (const ConditionCoverage& one : coverage.conditions) {
        fmt::format_to(std::back_inserter(out), R"({}{{"regel":"{}","deel":"{}","onderdeel":{},)", between,
                       compiled.rules->rules[one.rule.index].id, words_of(one.clause), one.is_part);
        append_place(out, compiled, one.span);
        fmt::format_to(std::back_inserter(out), R"(,"waar":{},"onwaar":{}}})", one.waar, one.onwaar);
        between = ",";
    }
    out += R"(],"tabelrijen":[)";
    between = "";
    for (const engine::TableRowCoverage& row : coverage.rows) {
        const engine::Tabel& table = compiled.rules->tabellen[row.tabel.index];
        fmt::format_to(std::back_inserter(out), R"({}{{"beslistabel":"{}","rij":{},)", between, table.name, row.row + 1);
        append_place(out, compiled, table.rows[row.row].span);
        fmt::format_to(std::back_inserter(out), R"(,"beslist":{}}})", row.counted);
        between = ",";
    }
    return out + "]";
}

Mutated try_mutants(const Compiled& compiled) {
    Mutated mutated;
    engine::MutationRun first(compiled);
    mutated.mutants = first.mutants();
    mutated.results.resize(mutated.mutants.size());
    Progress progress(mutated.mutants.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](engine::MutationRun& run) {
        for (std::size_t i = next++; i < mutated.mutants.size(); i = next++) {
            mutated.results[i] = run.run(i);
            progress.step();
        }
    };
    const std::size_t helpers = mutated.mutants.size() < 100 ? 0 : std::clamp(std::thread::hardware_concurrency(), 1U, 8U) - 1;
    {
        std::vector<std::jthread> threads;  // they end before the results are given back
        for (std::size_t i = 0; i < helpers; ++i) {
            threads.emplace_back([&] {
                engine::MutationRun own(compiled);
                work(own);
            });
        }
        work(first);
    }
    return mutated;
}

std::string mutants_text(const Compiled& compiled, const Mutated& mutated, Detail detail) {
    std::map<RegelsetId, Score> scores;
    std::size_t noticed = 0;
    std::string survivors;
    for (std::size_t i = 0; i < mutated.mutants.size(); ++i) {
        const Mutant& mutant = mutated.mutants[i];
        const MutantResult& result = mutated.results[i];
        Score& score = scores[mutant.regelset];
        ++score.all;
        score.good += result.noticed;
        noticed += result.noticed;
        if (result.noticed) continue;
        const Place place = place_of(compiled, mutant.span);
        fmt::format_to(std::back_inserter(survivors), "  {}:{}:{}: {}: {}", *place.path, place.at.line, place.at.column, mutant.owner,
                       mutant.change);
        if (result.changed_only)
            fmt::format_to(std::back_inserter(survivors), " (verandert \"{}\", maar dat verwacht daar niets van)",
                           compiled.examples[*result.changed_only].title);
        survivors += '\n';
    }
    std::string out = fmt::format("Mutaties: {} van {} veranderingen van de regels worden door een voorbeeld opgemerkt\n", noticed,
                                  mutated.mutants.size());
    out += scores_text(compiled, scores);
    if (detail == Detail::everything) out += "Niet opgemerkt:\n" + (survivors.empty() ? "  geen\n" : survivors);
    return out;
}

std::string mutants_json(const Compiled& compiled, const Mutated& mutated) {
    std::map<RegelsetId, Score> scores;
    std::size_t noticed = 0;
    std::string survivors;
    for (std::size_t i = 0; i < mutated.mutants.size(); ++i) {
        const Mutant& mutant = mutated.mutants[i];
        const MutantResult& result = mutated.results[i];
        ++scores[mutant.regelset].all;
        scores[mutant.regelset].good += result.noticed;
        noticed += result.noticed;
        if (result.noticed) continue;
        survivors += survivors.empty() ? "{" : ",{";
        survivors += R"("onderdeel":)";
        wire::append_json_string(survivors, mutant.owner);
        survivors += ',';
        append_place(survivors, compiled, mutant.span);
        survivors += R"(,"verandering":)";
        wire::append_json_string(survivors, mutant.change);
        survivors += R"(,"verandertVoorbeeld":)";
        if (result.changed_only) wire::append_json_string(survivors, compiled.examples[*result.changed_only].title);
        else survivors += "null";
        survivors += '}';
    }
    std::string out = fmt::format(R"("mutaties":{{"aantal":{},"opgemerkt":{},"regelsets":[)", mutated.mutants.size(), noticed);
    const char* between = "";
    for (const auto& [set, score] : scores) {
        fmt::format_to(std::back_inserter(out), R"({}{{"naam":"{}","aantal":{},"opgemerkt":{}}})", between,
                       compiled.rules->regelsets[set.index].name, score.all, score.good);
        between = ",";
    }
    return out + R"(],"nietOpgemerkt":[)" + survivors + "]}";
}

}  // namespace drempel::cli
