// SPDX-License-Identifier: EUPL-1.2
// The typical rules (typical.hpp), 60 and 1,000 of them, over 256 drawn cases: the production evaluator beside the same rules in
// C++ and beside the reference evaluator. All must count the same hits before anything is measured. Leaves rules, cases and
// hits in the folder that it is given, for js/bench.mjs. All times are per case.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/program.hpp"
#include "drempel/wire/wire.hpp"
#include "measure.hpp"
#include "typical.hpp"
#include "typical_cases.hpp"

namespace {

using namespace drempel;
using bench::nanoseconds;

constexpr std::size_t case_count = 256;
using Hits = std::vector<std::int32_t>;
using ByHand = void (*)(const bench::Zaak&, const bench::Dagen&, std::int32_t*);

struct Measured {
    double hand = 0;
    void line(std::string_view what, double ns, std::string_view remark = {}) const {
        fmt::print("  {:<58}{:>12.3f} µs {:>9.1f} x  {}\n", what, ns / 1000, ns / hand, remark);
        std::fflush(stdout);
    }
};

bool run(std::size_t count, ByHand by_hand, const std::vector<bench::DrawnCase>& drawn, const bench::Dagen& days, const std::filesystem::path& folder) {
    const auto rules_as_made = bench::typical_rules(count);
    std::vector<text::SourceText> sources;
    sources.emplace_back("typisch.regels", bench::as_drempel(rules_as_made));
    const auto compiled = engine::compile(std::move(sources));
    if (!compiled.rules) {
        for (const auto& diagnostic : compiled.diagnostics.all()) {
            const auto at = compiled.sources[0].position_of(diagnostic.span.begin);
            fmt::print(stderr, "{}:{} {} | {}\n", at.line, at.column, diagnostic.message, compiled.sources[0].slice(diagnostic.span));
        }
        return false;
    }
    const engine::RuleSet& rules = *compiled.rules;
    const engine::Dag peildatum = *engine::parse_iso_date("2026-03-01");
    const engine::Program program(rules, engine::SoortId{0});
    engine::Program::Workspace workspace(program);
    std::vector<engine::Case> cases;
    for (const auto& one : drawn) {
        auto facts = wire::read_case(rules, engine::SoortId{0}, peildatum, one.intake);
        if (!facts) {
            for (const auto& problem : facts.error()) fmt::print(stderr, "{} {}\n", problem.pointer, problem.detail);
            return false;
        }
        cases.push_back(std::move(*facts));
    }

    // All count the same hits.
    std::vector<std::size_t> place(rules.rules.size());
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        const auto at = std::ranges::find(rules_as_made, rules.rules[i].id, &bench::TypicalRule::id);
        place[i] = static_cast<std::size_t>(at - rules_as_made.begin());
    }
    std::vector<const engine::Case*> all;
    for (const auto& one : cases) all.push_back(&one);
    std::string wanted_json;
    std::size_t by_reference = 0;
    std::size_t hits_in_all = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        Hits wanted(count);
        by_hand(drawn[i].by_hand, days, wanted.data());
        const auto counted = [&](const engine::Verdict& verdict) {
            Hits hits(count);
            for (const auto& one : verdict.uitslagen) hits[place[one.rule.index]] += one.uitkomst == engine::Uitkomst::geraakt;
            return hits;
        };
        const auto verdict = program.screen(cases[i], peildatum, workspace);
        by_reference += verdict.rules_by_reference;
        for (const auto& [who, hits] : {std::pair{"program", counted(verdict)}, {"reference", counted(engine::verdict_by_reference(rules, cases[i], peildatum))}}) {
            for (std::size_t r = 0; r < count; ++r) {
                if (hits[r] == wanted[r]) continue;
                fmt::print(stderr, "{} counts {} hits of {}, by hand {}, in\n{}\n{}\n", who, hits[r], rules_as_made[r].id, wanted[r], drawn[i].intake, rules_as_made[r].drempel);
                return false;
            }
        }
        std::size_t sum = 0;
        for (const auto hit : wanted) sum += static_cast<std::size_t>(hit);
        if (!program.fill(std::span(&all[i], 1), peildatum, workspace) || program.count_hits(workspace) != sum) {
            fmt::print(stderr, "the bare program counts other hits\n");
            return false;
        }
        hits_in_all += sum;
        wanted_json += fmt::format("{}[{}]", i == 0 ? "[" : ",\n", fmt::join(wanted, ","));
    }
    if (!folder.empty()) {
        std::ofstream(folder / fmt::format("rules-{}.json", count)) << bench::as_json(rules_as_made);
        std::ofstream(folder / fmt::format("hits-{}.json", count)) << wanted_json << "]\n";
    }
    fmt::print("{} rules, {} cases: program, reference and C++ agree; {:.1f} hits a case; {} operations; {} rules never compiled, {} handed to the reference\n", count, cases.size(),
               static_cast<double>(hits_in_all) / static_cast<double>(cases.size()), program.operation_count(), program.not_compiled().size(), by_reference);

    const auto batch = program.screen(all, peildatum, workspace);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto single = program.screen(cases[i], peildatum, workspace);
        if (batch[i].uitslagen.size() == single.uitslagen.size() && batch[i].advies == single.advies
            && std::ranges::equal(batch[i].uitslagen, single.uitslagen, [](const auto& a, const auto& b) { return a.rule == b.rule && a.uitkomst == b.uitkomst; })) {
            continue;
        }
        fmt::print(stderr, "in a batch another answer\n");
        return false;
    }

    // One case after another, each time another case.
    volatile std::size_t sink = 0;
    std::size_t next = 0;
    const auto each = [&](auto&& work) {
        return nanoseconds([&] {
            next = next + 1 == cases.size() ? 0 : next + 1;
            sink = work(next);
        });
    };
    Hits hits(count);
    Measured table;
    table.hand = each([&](std::size_t i) {
        by_hand(drawn[i].by_hand, days, hits.data());
        return static_cast<std::size_t>(hits[0]);
    });
    table.line("C++ of the same rules", table.hand, "two-valued, no reasons");
    const auto per_case = static_cast<double>(cases.size());
    const double hand_batch = nanoseconds([&] {
        for (const auto& one : drawn) {
            by_hand(one.by_hand, days, hits.data());
            sink = static_cast<std::size_t>(hits[0]);
        }
    }) / per_case;
    table.line("the same, 256 after each other", hand_batch);
    // Each case in registers of its own, and 256 cases side by side in parts that stay in the nearest cache.
    constexpr std::size_t side_by_side = 32;
    std::vector<engine::Program::Workspace> singles;
    std::vector<engine::Program::Workspace> batches;
    for (std::size_t i = 0; i < all.size(); ++i) static_cast<void>(program.fill(std::span(&all[i], 1), peildatum, singles.emplace_back(program)));
    const auto part = [&](std::size_t i) { return std::span(all).subspan(i * side_by_side, side_by_side); };
    for (std::size_t i = 0; i < all.size() / side_by_side; ++i) static_cast<void>(program.fill(part(i), peildatum, batches.emplace_back(program)));
    table.line("program: facts to registers", each([&](std::size_t i) { return program.fill(std::span(&all[i], 1), peildatum, workspace) ? 1U : 0U; }), "with intake");
    const double fill_batch_ns = nanoseconds([&] {
        for (std::size_t i = 0; i < batches.size(); ++i) sink = program.fill(part(i), peildatum, batches[i]) ? 1U : 0U;
    }) / per_case;
    table.line("  in batches of 256", fill_batch_ns);
    const double one_ns = each([&](std::size_t i) { return program.count_hits(singles[i]); });
    table.line("program: run and count hits", one_ns, "unknowns, exact");
    table.line("  the same case each time", nanoseconds([&] { sink = program.count_hits(singles[7]); }),
               fmt::format("C++ of the same case {:.3f} µs", nanoseconds([&] {
                               by_hand(drawn[7].by_hand, days, hits.data());
                               sink = static_cast<std::size_t>(hits[0]);
                           }) / 1000));
    const double batch_ns = nanoseconds([&] {
        for (auto& one_batch : batches) sink = program.count_hits(one_batch);
    }) / per_case;
    table.line("  in batches of 256", batch_ns, fmt::format("{:.1f} x C++ after each other", batch_ns / hand_batch));
    const double screen_ns = each([&](std::size_t i) { return program.screen(cases[i], peildatum, workspace).uitslagen.size(); });
    table.line("program: findings and advice", screen_ns);
    table.line("  in batches of 256", nanoseconds([&] { sink = program.screen(all, peildatum, workspace).size(); }) / per_case);
    if (!folder.empty()) {
        std::ofstream(folder / fmt::format("times-{}.json", count)) << fmt::format("{{\"one\": {:.1f}, \"batch\": {:.1f}, \"screen\": {:.1f}}}\n", one_ns, batch_ns, screen_ns);
    }
    const auto explained = [&](std::size_t i) {
        const auto verdict = program.screen(cases[i], peildatum, workspace);
        std::size_t nodes = 0;
        for (const auto& one : verdict.uitslagen) {
            if (one.uitkomst != engine::Uitkomst::geraakt) continue;
            engine::Bevinding finding;
            finding.rule = one.rule;
            const auto objects = verdict.objects_of(one);
            finding.objects.assign(objects.begin(), objects.end());
            finding.list = one.list;
            nodes += engine::explain(rules, cases[i], peildatum, finding).nodes.size();
        }
        return nodes;
    };
    table.line("program, and explanation of all that is hit", each(explained));
    table.line("reference: outcomes only", each([&](std::size_t i) { return engine::verdict_by_reference(rules, cases[i], peildatum).uitslagen.size(); }));
    table.line("reference: whole screening, with reasons", each([&](std::size_t i) { return engine::evaluate(rules, cases[i], peildatum).bevindingen.size(); }));
    table.line("intake (JSON to slots)", each([&](std::size_t i) { return wire::read_case(rules, engine::SoortId{0}, peildatum, drawn[i].intake)->slots.size(); }),
               fmt::format("{} bytes", drawn[0].intake.size()));
    const auto screening = engine::evaluate(rules, cases[0], peildatum);
    const wire::Identity identity{"h", std::vector<std::string>(rules.sources.size(), "h"), "1", "k", ""};
    const auto written = wire::write_screening(rules, cases[0], screening, identity, false).size();
    table.line("output (result to JSON)", nanoseconds([&] { sink = wire::write_screening(rules, cases[0], screening, identity, false).size(); }), fmt::format("{} bytes", written));
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder = argc > 1 ? argv[1] : "";
    const auto days = bench::days_before(2026, 3, 1);
    const auto drawn = bench::draw_cases(case_count, days);
    if (!folder.empty()) {
        std::filesystem::create_directories(folder);
        std::ofstream out(folder / "cases.json");
        for (std::size_t i = 0; i < drawn.size(); ++i) out << (i == 0 ? "[" : ",\n") << drawn[i].javascript;
        out << "]\n";
    }
    fmt::print("A case of {} fields; time per case, and how many times the C++\n", [] {
        std::size_t fields = bench::case_fields().size() + 4;  // and four lists
        for (const auto& record : bench::records()) fields += record.fields.size();
        return fields;
    }());
    return run(60, bench::screen_60, drawn, days, folder) && run(1000, bench::screen_1000, drawn, days, folder) ? 0 : 1;
}
