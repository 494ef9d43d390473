// SPDX-License-Identifier: EUPL-1.2
// How the cost of reading and checking grows with the rules: up to 10,000 rules over many files, and one text up to a million
// characters (limits raised for that). A column that stays level is cost that grows as the text does.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/program.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/facts.hpp"
#include "drempel/grammar/parse.hpp"
#include "measure.hpp"

namespace {

using namespace drempel;

constexpr int facts = 80;

std::string common_file() {
    std::string text =
        "regelset meting.basis \"Basis\"\n  laag landelijk\n  versie 1\n  recht op peildatum\n  bron wet \"Wet\" bwb BWBR0000001\n\n"
        "gevolgsoort weigeren_verplicht \"weigeren verplicht\"\n  rang 10\n  werking weigert\n  weging nee\n"
        "gevolgsoort aanvullen \"aanvullen\"\n  rang 50\n  werking vult_aan\n  weging nee\n"
        "gevolgsoort nader_onderzoek \"nader onderzoek\"\n  rang 60\n  werking onderzoekt\n  weging nee\n\n"
        "begrip persoon \"de persoon\" meervoud \"de personen\"\n  naam : tekst\n  geboren : datum\n  bedrag : bedrag\n\n"
        "aanvraagsoort zaak \"de zaak\"\n  personen : lijst van persoon\n";
    for (int i = 0; i < facts; ++i)
        text += fmt::format("  f{} : {}\n", i, i % 4 == 0 ? "ja_nee" : i % 4 == 1 ? "getal in m2" : i % 4 == 2 ? "bedrag" : "datum");
    return text + "\ndefinitie leeftijd van persoon : jaren\n  luidt leeftijdOp(geboren van persoon; peildatum)\n";
}

std::string rule(std::size_t n) {
    const auto f = [n](std::size_t shift, std::size_t rest) { return (n * 7 + shift * 4) % facts / 4 * 4 + rest; };
    std::string condition;
    switch (n % 4) {
        case 0: condition = fmt::format("  eis        f{} >= {} m2 en (f{} of f{} < € {})\n", f(0, 1), n % 90, f(1, 0), f(2, 2), n + 1); break;
        case 1: condition = fmt::format("  als        f{}\n  eis        f{} ten hoogste {} maanden voor peildatum\n  tenzij     f{}\n", f(0, 0), f(1, 3), n % 60 + 1, f(2, 0)); break;
        case 2: condition = fmt::format("  voor elke  persoon in personen\n  eis        leeftijd van persoon >= {} jaar of bedrag van persoon > € {}\n", n % 70, n); break;
        default: condition = fmt::format("  als        er is een persoon in personen waarvoor naam van persoon = \"N{}\" en bedrag van persoon > f{}\n", n, f(0, 2)); break;
    }
    return fmt::format("regel MET-{} \"Regel {}\"\n  grondslag  wet art. {} lid {}\n{}  gevolg     weigeren verplicht\n  motivering \"Omdat regel {} het zegt.\"\n\n",
                       n, n, n % 400 + 1, n % 9 + 1, condition, n);
}

std::vector<text::SourceText> set_of(std::size_t rules) {
    constexpr std::size_t per_file = 250;
    std::vector<text::SourceText> files;
    files.emplace_back("basis.regels", common_file());
    for (std::size_t from = 0; from < rules; from += per_file) {
        std::string text = fmt::format("regelset meting.deel{} \"Deel\"\n  laag landelijk\n  gebruikt meting.basis\n\n", from / per_file);
        for (std::size_t n = from; n < std::min(rules, from + per_file); ++n) text += rule(n);
        files.emplace_back(fmt::format("deel{:04}.regels", from / per_file), std::move(text));
    }
    return files;
}

// The best of some runs, in processor time: the least disturbed.
template <class Work>
double milliseconds(Work&& work) {
    double best = 0;
    for (int round = 0; round < 3; ++round) {
        const auto start = bench::processor_nanoseconds();
        work();
        const double spent = static_cast<double>(bench::processor_nanoseconds() - start) / 1e6;
        if (round == 0 || spent < best) best = spent;
    }
    return best;
}

void print_rules() {
    fmt::print("Reading and checking, by number of rules\n{:>8} {:>10} {:>12} {:>12} {:>12} {:>14} {:>14} {:>14}\n", "rules", "KB", "read ms", "check ms",
               "program ms", "read us/rule", "check us/rule", "prog us/rule");
    for (const std::size_t count : {125U, 250U, 500U, 1000U, 2000U, 5000U, 10000U}) {
        const std::vector<text::SourceText> files = set_of(count);
        std::size_t bytes = 0;
        for (const text::SourceText& file : files) bytes += file.bytes().size();
        const double read = milliseconds([&] {
            std::uint32_t number = 0;
            for (const text::SourceText& file : files) static_cast<void>(grammar::parse(file, number++));
        });
        const auto compiled = engine::compile(files);
        if (!compiled.rules) {
            fmt::print("{:>8}  DOES NOT COMPILE\n", count);
            continue;
        }
        const double check = milliseconds([&] { static_cast<void>(engine::compile(files)); }) - read;  // reads too
        const double program = milliseconds([&] { const engine::Program one(*compiled.rules, engine::SoortId{0}); });
        const auto per_rule = [&](double ms) { return ms * 1000 / static_cast<double>(count); };
        fmt::print("{:>8} {:>10} {:>12.1f} {:>12.1f} {:>12.1f} {:>14.1f} {:>14.1f} {:>14.1f}\n", count, bytes / 1024, read, check, program, per_rule(read), per_rule(check),
                   per_rule(program));
        std::fflush(stdout);
    }
}

void print_text() {
    grammar::Limits limits;
    limits.max_file_bytes = 4 * 1024 * 1024;
    limits.max_nodes = 2'000'000;
    fmt::print("\nOne text, limits raised\n{:>10} {:>12} {:>14}\n", "characters", "read ms", "read ns/char");
    for (const std::size_t size : {62'500U, 125'000U, 250'000U, 500'000U, 1'000'000U}) {
        std::string text = "regelset meting.een \"Een\"\n  laag landelijk\n  gebruikt meting.basis\n\n";
        for (std::size_t n = 0; text.size() < size; ++n) text += rule(n);
        const text::SourceText source("een.regels", std::move(text));
        const auto length = static_cast<double>(source.bytes().size());
        bool good = true;
        const double read = milliseconds([&] { good = !grammar::parse(source, 0, limits).diagnostics.has_errors() && good; });
        fmt::print("{:>10} {:>12.1f} {:>14.0f}{}\n", source.bytes().size(), read, read * 1e6 / length, good ? "" : "  DOES NOT READ");
    }
}

// Nothing is kept of the rules before: a change of one rule is everything again, except that the files that did not change need
// not be read from the disk.
void print_one_changed_rule() {
    auto files = set_of(10'000);
    auto text = std::string(files.back().bytes());
    text.replace(text.rfind("eis        "), 10, "eis         ");
    files.back() = text::SourceText(std::string(files.back().path()), text);
    const double all = milliseconds([&] { static_cast<void>(engine::compile(files)); });
    fmt::print("\nOne changed rule of 10,000: {:.0f} ms, all of it again (there is no compiling by part)\n", all);
}

// A table of 20,000 rows: how much later the last row answers than the first, by the evaluator that answers tables.
void print_table(std::string_view policy) {
    constexpr int rows = 20'000;
    std::string text = "regelset meting.tabel \"Tabel\"\n  laag landelijk\n  versie 1\n  recht op peildatum\n  bron wet \"Wet\" bwb BWBR0000001\n\n"
                       "gevolgsoort weigeren_verplicht \"weigeren verplicht\"\n  rang 10\n  werking weigert\n  weging nee\n"
                       "gevolgsoort aanvullen \"aanvullen\"\n  rang 50\n  werking vult_aan\n  weging nee\n"
                       "gevolgsoort nader_onderzoek \"nader onderzoek\"\n  rang 60\n  werking onderzoekt\n  weging nee\n\n"
                       "aanvraagsoort zaak \"de zaak\"\n  nummer : getal niet negatief\n\n";
    text += fmt::format("beslistabel prijs : getal  {}\n  grondslag wet art. 1\n  | nummer || uitkomst |\n", policy);
    for (int i = 0; i < rows; ++i) text += fmt::format("  | {} || {} |\n", i, i * 3);
    text += "\nregel TAB-1 \"Tabel\"\n  grondslag wet art. 1\n  eis prijs >= 0\n  gevolg weigeren verplicht\n  motivering \"x\"\n";
    grammar::Limits limits;
    limits.max_file_bytes = 4 * 1024 * 1024;
    limits.max_nodes = 2'000'000;
    std::vector<text::SourceText> files;
    files.emplace_back("tabel.regels", std::move(text));
    const auto compiled = engine::compile(std::move(files), limits);
    if (!compiled.rules) {
        for (const auto& one : compiled.diagnostics.all()) fmt::print("  {}\n", one.message);
        return;
    }
    const engine::Dag peildatum = *engine::parse_iso_date("2026-03-01");
    const engine::Program program(*compiled.rules, engine::SoortId{0});
    engine::Program::Workspace workspace(program);
    double times[2]{};
    std::size_t by_reference = 0;
    for (const int last : {0, 1}) {
        engine::CaseBuilder builder(*compiled.rules, engine::SoortId{0}, peildatum);
        builder.set_number(builder.find(builder.root(), "nummer"), last == 1 ? fmt::format("{}", rows - 1) : "0", "/nummer");
        const auto file = std::move(builder).finish();
        if (!file) return;
        engine::EvaluationLimits roomy;
        roomy.fuel = 100'000'000;
        by_reference += program.screen(*file, peildatum, workspace, roomy).rules_by_reference;
        times[last] = bench::nanoseconds([&] { static_cast<void>(program.screen(*file, peildatum, workspace, roomy)); });
    }
    fmt::print("{:<18} first row {:>10.1f} us, last row {:>10.1f} us: {:.2f} times; {}\n", policy, times[0] / 1000, times[1] / 1000, times[1] / times[0],
               by_reference > 0 ? "by the reference: the program has no tables" : "by the program");
}

}  // namespace

int main() {
    print_rules();
    print_one_changed_rule();
    print_text();
    fmt::print("\nA table of 20,000 rows\n");
    print_table("precies een rij");
    print_table("eerste rij");
    return 0;
}
