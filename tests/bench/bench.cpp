// SPDX-License-Identifier: EUPL-1.2
// What each step costs, and how that relates to ten of the rules written by hand in C++. All in one
// run on one machine: the ratios travel, the times do not. Not a test: nothing fails on a time.
#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "by_hand.hpp"
#include "drempel/app/screen.hpp"
#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/program.hpp"
#include "drempel/grammar/parse.hpp"
#include "drempel/http/server.hpp"
#include "drempel/storage/sqlite.hpp"
#include "drempel/wire/wire.hpp"
#include "http_client.hpp"

namespace {

using namespace drempel;
using Clock = std::chrono::steady_clock;

// Median nanoseconds of one call, over eleven rounds of at least 40 ms.
std::int64_t measure(const std::function<void()>& work) {
    std::int64_t times = 1;
    std::vector<std::int64_t> rounds;
    while (rounds.size() < 11) {
        const auto start = Clock::now();
        for (std::int64_t i = 0; i < times; ++i) work();
        const auto spent =
            std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
        if (spent < 40'000'000 && rounds.empty()) {
            times *= spent < 4'000'000 ? 8 : 2;
            continue;
        }
        rounds.push_back(spent / times);
    }
    std::nth_element(rounds.begin(), rounds.begin() + 5, rounds.end());
    return rounds[5];
}

void line(std::string_view what, std::int64_t ns, std::int64_t by_hand_ns,
          std::string_view remark = {}) {
    fmt::print("{:<52}{:>12}.{:03} µs {:>10}.{:02} x  {}\n", what, ns / 1000, ns % 1000,
               ns / by_hand_ns, ns * 100 / by_hand_ns % 100, remark);
    std::fflush(stdout);
}

// The text of a rule file without its examples, and with only the rules that `keep` names.
std::string without(std::string_view text, const std::function<bool(std::string_view id)>& keep) {
    std::string out;
    bool copying = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view row = text.substr(0, end);
        if (row.substr(0, 6) == "regel ")
            copying = keep(row.substr(6, row.find(' ', 6) - 6));
        else if (row.substr(0, 10) == "voorbeeld ")
            copying = false;
        else if (!row.empty() && row[0] != ' ' && row[0] != '\n')
            copying = true;
        if (copying) out += row;
        text.remove_prefix(end);
    }
    return out;
}

const std::string typical_case =
    R"({"datumAanvraag":"2026-02-01","soortBedrijf":"horeca","rechtsvorm":"bv",
"formulierOntvangen":true,"rijksmonument":false,"afwijkingVerleend":{"waarde":false,"door":"burgemeester","op":"2026-02-20","reden":"geen aanleiding"},
"alleenInInrichting":true,"terrassen":[],"schorsingen":[],
"intrekkingen":[{"grond":"voorwaarden_4_of_25a","ingetrokkenOp":"2020-01-10","onherroepelijkOp":"2020-03-10","zelfdeInrichting":false,"zelfdeRechtspersoon":true,"weigeringTotEnMet":null}],
"lokaliteiten":[{"naam":"zaal","soort":"horecalokaliteit","oppervlakte":"34.9"},{"naam":"bar","soort":"horecalokaliteit","oppervlakte":"61.5"}],
"leidinggevenden":[
{"naam":"A. Bakker","geboortedatum":"1980-05-03","onderCuratele":false,"socialeHygiene":true,"geenBemoeienis":false,"maatregelPlaatsing":false,"antecedenten":[
 {"soort":"misdrijf","onherroepelijkOp":"2023-03-01","onvoorwaardelijkeVrijheidsstraf":"P6M","boete":null,"aangewezenFeit":true},
 {"soort":"overtreding","onherroepelijkOp":"2024-03-01","onvoorwaardelijkeVrijheidsstraf":null,"boete":"500.00","aangewezenFeit":true}]},
{"naam":"B. Visser","geboortedatum":"2005-05-03","onderCuratele":false,"socialeHygiene":false,"geenBemoeienis":false,"maatregelPlaatsing":false,"antecedenten":[]}]})";

class NoReports final : public app::ReportWriter {
public:
    tl::expected<std::string, app::ReportError> write(std::string_view, std::string_view,
                                                      app::ReportFormat,
                                                      std::string_view) override {
        return tl::unexpected(app::ReportError{});
    }
};
class FixedClock final : public app::Clock {
public:
    std::string now_utc() override { return "2026-03-01T12:00:00Z"; }
    std::string today_amsterdam() override { return "2026-03-01"; }
};
class Counting final : public app::Randomness {
public:
    std::string uuid() override {
        const std::uint64_t n = ++count_;
        return fmt::format("{:08x}-0000-4000-8000-{:012x}", n >> 48, n & 0xffffffffffff);
    }

private:
    std::atomic<std::uint64_t> count_ = 0;
};

}  // namespace

int main() {
    const std::filesystem::path rules_path = std::filesystem::path{DREMPEL_SOURCE_DIR} / "rules";
    auto loaded = app::load_bundle({rules_path.string()});
    if (!loaded || !loaded->compiled.rules) {
        fmt::print(stderr, "rules/ does not compile\n");
        return 1;
    }
    const engine::RuleSet& all_rules = *loaded->compiled.rules;

    // The same ten rules that were written by hand.
    std::vector<text::SourceText> ten_sources;
    std::size_t bytes = 0, ten_bytes = 0;
    for (const auto& source : all_rules.sources) {
        bytes += source.bytes().size();
        if (source.path().find("schiedam") != std::string::npos) continue;
        ten_sources.emplace_back(source.path(), without(source.bytes(), [](std::string_view id) {
                                     return std::find(bench::rules_by_hand.begin(),
                                                      bench::rules_by_hand.end(), id)
                                            != bench::rules_by_hand.end();
                                 }));
        ten_bytes += ten_sources.back().bytes().size();
    }
    const engine::Compiled ten = engine::compile(ten_sources);
    if (!ten.rules) {
        for (const auto& diagnostic : ten.diagnostics.all())
            fmt::print(stderr, "{}\n", diagnostic.message);
        return 1;
    }
    const engine::Dag peildatum = *engine::parse_iso_date("2026-03-01");
    const bench::Day day{2026, 3, 1};
    const auto soort_of = [](const engine::RuleSet& rules) {
        return engine::SoortId{static_cast<std::uint32_t>(rules.find_soort("alcoholvergunning")
                                                          - rules.soorten.data())};
    };
    auto ten_case = wire::read_case(*ten.rules, soort_of(*ten.rules), peildatum, typical_case);
    auto full_case = wire::read_case(all_rules, soort_of(all_rules), peildatum, typical_case);
    if (!ten_case || !full_case) {
        for (const auto& problem : (!ten_case ? ten_case : full_case).error())
            fmt::print(stderr, "{} {}\n", problem.pointer, problem.detail);
        return 1;
    }

    // First that both say the same; a fast wrong answer is no yardstick.
    const auto by_hand = bench::screen_by_hand(bench::read_by_hand(typical_case), day);
    const auto screening = engine::evaluate(*ten.rules, *ten_case, peildatum);
    for (std::size_t i = 0; i < by_hand.size(); ++i) {
        const auto hits = std::count_if(
            screening.bevindingen.begin(), screening.bevindingen.end(), [&](const auto& finding) {
                return ten.rules->rules[finding.rule.index].id == bench::rules_by_hand[i]
                       && finding.uitkomst == engine::Uitkomst::geraakt;
            });
        if (hits != by_hand[i]) {
            fmt::print(stderr, "{}: by hand {}, engine {}\n", bench::rules_by_hand[i], by_hand[i],
                       hits);
            return 1;
        }
    }

    volatile int sink = 0;
    const bench::Aanvraag read = bench::read_by_hand(typical_case);
    const std::int64_t hand_ns = measure([&] { sink = bench::screen_by_hand(read, day)[0]; });
    const std::int64_t hand_read_ns = measure(
        [&] { sink = static_cast<int>(bench::read_by_hand(typical_case).leidinggevenden.size()); });

    fmt::print("{:<52}{:>19} {:>13}\n", "step", "median time", "by hand = 1");
    line("by hand: screen, ten rules", hand_ns, hand_ns, "two-valued, no reasons");
    line("by hand: read JSON", hand_read_ns, hand_ns, "document tree of the library");
    line("parse, rules/ whole", measure([&] {
             std::uint32_t file = 0;
             for (const auto& source : all_rules.sources)
                 sink = static_cast<int>(grammar::parse(source, file++).file.declarations.size());
         }),
         hand_ns, fmt::format("{} bytes", bytes));
    line("parse and check, rules/ whole with examples", measure([&] {
             sink = static_cast<int>(engine::compile(all_rules.sources).examples.size());
         }),
         hand_ns, fmt::format("{} examples", loaded->compiled.examples.size()));
    line("parse and check, ten rules",
         measure([&] { sink = engine::compile(ten_sources).rules != nullptr; }), hand_ns,
         fmt::format("{} bytes", ten_bytes));
    const std::int64_t intake_ns = measure([&] {
        sink = static_cast<int>(
            wire::read_case(*ten.rules, soort_of(*ten.rules), peildatum, typical_case)
                ->slots.size());
    });
    line("intake", intake_ns, hand_ns,
         fmt::format("{} bytes; {}.{:02} x reading by hand", typical_case.size(),
                     intake_ns / hand_read_ns, intake_ns * 100 / hand_read_ns % 100));
    line("evaluate, ten rules", measure([&] {
             sink = static_cast<int>(
                 engine::evaluate(*ten.rules, *ten_case, peildatum).bevindingen.size());
         }),
         hand_ns, "unknowns, reasons, facts used");
    line("the same, outcomes only, by the reference", measure([&] {
             sink = static_cast<int>(engine::verdict_by_reference(*ten.rules, *ten_case, peildatum).uitslagen.size());
         }),
         hand_ns, "unknowns, advice; no reasons");
    const engine::Program ten_program(*ten.rules, soort_of(*ten.rules));
    engine::Program::Workspace ten_workspace(ten_program);
    const engine::Case* const ten_file = &*ten_case;
    const engine::Case* const full_file = &*full_case;
    line("the same, outcomes only, by the program", measure([&] {
             sink = static_cast<int>(ten_program.screen(*ten_case, peildatum, ten_workspace).uitslagen.size());
         }),
         hand_ns, fmt::format("{} operations; {} of {} rules by the reference", ten_program.operation_count(),
                              ten_program.screen(*ten_case, peildatum, ten_workspace).rules_by_reference, ten_program.rule_count()));
    line("the bare program, ten rules", measure([&] {
             sink = ten_program.fill(std::span(&ten_file, 1), peildatum, ten_workspace) ? static_cast<int>(ten_program.count_hits(ten_workspace)) : 0;
         }),
         hand_ns, "fill, run, count what is hit");
    line("evaluate, all rules of the kind", measure([&] {
             sink = static_cast<int>(
                 engine::evaluate(all_rules, *full_case, peildatum).bevindingen.size());
         }),
         hand_ns,
         fmt::format("{} rules", all_rules.soorten[soort_of(all_rules).index].rules.size()));
    const engine::Program program(all_rules, soort_of(all_rules));
    engine::Program::Workspace workspace(program);
    line("the same, outcomes only, by the reference", measure([&] {
             sink = static_cast<int>(engine::verdict_by_reference(all_rules, *full_case, peildatum).uitslagen.size());
         }),
         hand_ns);
    line("the same, outcomes only, by the program", measure([&] {
             sink = static_cast<int>(program.screen(*full_case, peildatum, workspace).uitslagen.size());
         }),
         hand_ns, fmt::format("{} operations; {} of {} rules by the reference", program.operation_count(),
                              program.screen(*full_case, peildatum, workspace).rules_by_reference, program.rule_count()));
    line("the bare program, all rules of the kind", measure([&] {
             sink = program.fill(std::span(&full_file, 1), peildatum, workspace) ? static_cast<int>(program.count_hits(workspace)) : 0;
         }),
         hand_ns, fmt::format("{} rules never compiled", program.not_compiled().size()));
    line("compile the program of the kind", measure([&] {
             sink = static_cast<int>(engine::Program(all_rules, soort_of(all_rules)).operation_count());
         }),
         hand_ns);
    const app::Question question{"alcoholvergunning", "2026-03-01", ""};
    line("screen: intake, evaluate, kenmerk, write", measure([&] {
             sink = static_cast<int>(
                 app::screen(*loaded, question, typical_case, false)->result.size());
         }),
         hand_ns);
    line("the same with explanation", measure([&] {
             sink = static_cast<int>(
                 app::screen(*loaded, question, typical_case, true)->result.size());
         }),
         hand_ns);

    // HTTP over loopback, one connection, one request at a time; the other core serves.
    const auto directory =
        std::filesystem::temp_directory_path()
        / fmt::format("drempel-bench-{}", Clock::now().time_since_epoch().count());
    std::filesystem::create_directories(directory);
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all);
    {
        auto storage = storage::open((directory / "bench.sqlite").string());
        if (!storage) {
            fmt::print(stderr, "{}\n", storage.error().detail);
            return 1;
        }
        NoReports reports;
        FixedClock clock;
        Counting randomness;
        http::Services services{**storage, reports, clock, randomness};
        services.bundle.store(std::make_shared<const app::Bundle>(std::move(*loaded)));
        http::Config config;
        config.port = 0;
        config.threads = 1;
        config.handles_signals = false;
        config.log = [](std::string_view) {};
        auto server = http::Server::listen(config, services);
        if (!server) {
            fmt::print(stderr, "{}\n", server.error().detail);
            return 1;
        }
        std::thread serving([&] { (*server)->run(); });
        const std::uint16_t port = (*server)->port();
        bench::HttpClient client(port);
        const std::string body =
            R"({"aanvraagsoort":"alcoholvergunning","peildatum":"2026-03-01","gegevens":)"
            + typical_case + "}";
        const std::string request = bench::post(port, "/api/v1/toetsingen", body);
        if (const int status = client.send(request); status != 200)
            fmt::print(stderr, "status {}\n", status);
        line("HTTP: POST /api/v1/toetsingen", measure([&] { sink = client.send(request); }),
             hand_ns);
        const std::string stored = R"({"opslaan":true,)" + body.substr(1);
        std::uint64_t key = 0;
        const auto store = [&] {
            const auto header =
                fmt::format("Idempotency-Key: {:08x}-0000-4000-8000-000000000000\r\n", ++key);
            return client.send(bench::post(port, "/api/v1/toetsingen", stored, header));
        };
        if (const int status = store(); status != 201) fmt::print(stderr, "status {}\n", status);
        line("HTTP: the same, stored before the answer", measure([&] { sink = store(); }), hand_ns,
             "one fsync each");
        (*server)->stop();
        serving.join();
    }
    std::filesystem::remove_all(directory);
    return 0;
}
