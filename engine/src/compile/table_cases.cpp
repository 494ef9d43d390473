// SPDX-License-Identifier: EUPL-1.2
// Tries a table on cases: for each column every member, and the constants of its cells with a value on both sides.
#include "compile/table_cases.hpp"

#include <algorithm>
#include <set>

#include "drempel/engine/dutch.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

constexpr std::size_t most_columns = 3;
constexpr std::size_t most_cases = 20'000;

// One value that a column can have. Days are numbers here, members and texts their position.
struct Point {
    Number value;
    std::string words;
};

struct Column {
    ValueKind kind{};
    std::vector<Point> points;
    std::string name;
};

// A cell as numbers: what its column must be beside these constants.
struct Test {
    grammar::Op op = grammar::Op::none;  // none: anything
    Number low, high;
};

class Cases {
public:
    Cases(Checker& checker, const grammar::Beslistabel& tree, const Tabel& table) : c_(checker), tree_(tree), table_(table) {}

    void run() {
        if (tree_.columns.empty() || tree_.columns.size() > most_columns || tree_.rows.empty() || !read()) return;
        std::size_t count = 1;
        for (const Column& column : columns_) count *= column.points.size();
        if (count == 0 || count > most_cases) return;
        std::vector<std::size_t> at(columns_.size(), 0);
        bool is_gap_said = false;
        std::set<std::pair<std::size_t, std::size_t>> overlaps;
        std::vector<bool> is_reached(tree_.rows.size(), false);
        for (std::size_t n = 0; n < count; ++n) {
            std::vector<std::size_t> holding;
            for (std::size_t row = 0; row < tree_.rows.size(); ++row)
                if (holds(row, at)) holding.push_back(row);
            if (!holding.empty()) is_reached[holding[0]] = true;
            if (holding.empty() && !is_gap_said && table_.policy != Tabel::Policy::alle) {
                c_.report.at(table_.span, T262_GeenRijGeldt, table_.name, words(at));
                is_gap_said = true;
            }
            if (holding.size() > 1 && table_.policy == Tabel::Policy::precies_een
                && overlaps.emplace(holding[0], holding[1]).second)
                c_.report.at(tree_.rows[holding[1]].span, T263_RijenOverlappen, words(at))
                    .label(tree_.rows[holding[0]].span, "deze rij geldt dan ook");
            for (std::size_t i = 0; i < at.size(); ++i) {
                if (++at[i] < columns_[i].points.size()) break;
                at[i] = 0;
            }
        }
        if (table_.policy != Tabel::Policy::eerste) return;
        for (std::size_t row = 0; row < tree_.rows.size(); ++row)
            if (!is_reached[row]) c_.report.at(tree_.rows[row].span, T264_RijNooitBereikt);
    }

private:
    bool holds(std::size_t row, const std::vector<std::size_t>& at) const {
        for (std::size_t i = 0; i < at.size(); ++i)
            if (!passes(tests_[row][i], columns_[i].points[at[i]].value)) return false;
        return true;
    }

    static bool passes(const Test& test, const Number& x) {
        using enum grammar::Op;
        if (test.op == lt) return x < test.low;
        if (test.op == le) return !(test.low < x);
        if (test.op == gt) return test.low < x;
        if (test.op == ge) return !(x < test.low);
        if (test.op == eq) return x == test.low;
        if (test.op == ne) return !(x == test.low);
        if (test.op == inclusive) return !(x < test.low) && !(test.high < x);
        if (test.op == exclusive) return !(x < test.low) && x < test.high;
        return true;
    }

    std::string words(const std::vector<std::size_t>& at) const {
        std::string result;
        for (std::size_t i = 0; i < at.size(); ++i)
            result += (i == 0 ? "" : i + 1 == at.size() ? " en " : ", ") + columns_[i].name + " = " + columns_[i].points[at[i]].words;
        return result;
    }

    // False when some cell is no constant, or of a kind that has no next value.
    bool read() {
        for (const NodeId column : table_.columns) {
            if (column.is_none()) return false;  // broken, and said where its name was lost
            const Type& type = c_.type(column);
            Column one;
            one.kind = type.kind;
            one.name = std::string(c_.rules.words(c_.rules.node(column).span));
            if (type.of_geen || type.kind == ValueKind::duur || type.kind == ValueKind::record || type.kind == ValueKind::lijst) return false;
            columns_.push_back(std::move(one));
        }
        std::vector<std::set<Number>> constants(columns_.size());
        for (const grammar::TableRow& row : tree_.rows) {
            if (row.inputs.size() != columns_.size()) return false;
            std::vector<Test> tests;
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const auto test = test_of(row.inputs[i], i);
                if (!test) return false;
                if (test->op != grammar::Op::none) constants[i].insert(test->low);
                if (test->op == grammar::Op::inclusive || test->op == grammar::Op::exclusive) constants[i].insert(test->high);
                tests.push_back(*test);
            }
            tests_.push_back(std::move(tests));
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) add_points(i, constants[i]);
        return true;
    }

    std::optional<Test> test_of(const grammar::Cell& cell, std::size_t column) {
        Test test;
        if (cell.kind == grammar::Cell::Kind::any) return test;
        test.op = cell.kind == grammar::Cell::Kind::value ? grammar::Op::eq : cell.op;
        const auto low = constant_of(cell.operands[0], column);
        if (!low) return {};
        test.low = *low;
        if (cell.operands.size() < 2) return test;
        const auto high = constant_of(cell.operands[1], column);
        if (!high) return {};
        test.high = *high;
        return test;
    }

    std::optional<Number> constant_of(const grammar::Expression& e, std::size_t column) {
        using grammar::Kind;
        const Type& type = c_.type(table_.columns[column]);
        switch (type.kind) {
            case ValueKind::ja_nee:
                if (e.kind == Kind::ja_nee) return Number(e.text == "ja" ? 1 : 0);
                return {};
            case ValueKind::keuze: {
                const auto& members = c_.rules.keuzes[type.keuze.index].members;
                const auto at = std::ranges::find(members, e.text, &KeuzeMember::name);
                if (e.kind != Kind::name || at == members.end()) return {};
                return Number(at - members.begin());
            }
            case ValueKind::getal:
                if (e.kind == Kind::number) return Number::parse(e.text);
                if (e.kind == Kind::negate && e.operands.size() == 1) {
                    const auto inner = constant_of(e.operands[0], column);
                    return inner ? std::optional(-*inner) : std::nullopt;
                }
                return {};
            case ValueKind::datum: {
                if (e.kind != Kind::date) return {};
                const auto day = c_.day_of(e);
                return day ? std::optional(Number(day->number)) : std::nullopt;
            }
            case ValueKind::tekst: {
                if (e.kind != Kind::string) return {};
                const auto at = std::ranges::find(texts_, e.text);
                if (at == texts_.end()) texts_.push_back(e.text);
                return Number(std::ranges::find(texts_, e.text) - texts_.begin());
            }
            case ValueKind::duur:
            case ValueKind::record:
            case ValueKind::lijst: return {};
        }
        return {};
    }

    void add_points(std::size_t at, const std::set<Number>& constants) {
        Column& column = columns_[at];
        const Type& type = c_.type(table_.columns[at]);
        switch (column.kind) {
            case ValueKind::ja_nee:
                column.points = {{Number(1), "ja"}, {Number(0), "nee"}};
                return;
            case ValueKind::keuze: {
                const auto& members = c_.rules.keuzes[type.keuze.index].members;
                for (std::size_t i = 0; i < members.size(); ++i)
                    column.points.push_back({Number(static_cast<std::int64_t>(i)), members[i].name});
                return;
            }
            case ValueKind::tekst:
                for (const Number& constant : constants)
                    column.points.push_back({constant, "\"" + texts_[static_cast<std::size_t>(*constant.to_int64())] + "\""});
                column.points.push_back({Number(-1), "een andere tekst"});
                return;
            case ValueKind::getal:
            case ValueKind::datum: break;
            case ValueKind::duur:
            case ValueKind::record:
            case ValueKind::lijst: return;
        }
        // Each constant, and between each two of them (or one further, of days and whole numbers).
        const bool steps = column.kind == ValueKind::datum || type.whole;
        std::set<Number> values = constants;
        const Number one(1);
        if (constants.empty()) values.insert(type.low ? *type.low : Number(0));
        const Number* before = nullptr;
        for (const Number& constant : constants) {
            if (before == nullptr) {
                values.insert(constant - one);
            } else if (!steps) {
                values.insert((*before + constant) / Number(2));
            } else {
                values.insert(*before + one);
            }
            before = &constant;
        }
        if (before != nullptr) values.insert(*before + one);
        for (const Number& value : values) {
            if ((type.low && value < *type.low) || (type.high && *type.high < value)) continue;
            if (steps && !value.is_whole()) continue;
            std::string words = column.kind == ValueKind::datum ? to_dutch(Dag{static_cast<std::int32_t>(*value.to_int64())})
                                                                : to_dutch(c_.rules, value, type);
            column.points.push_back({value, std::move(words)});
        }
    }

    Checker& c_;
    const grammar::Beslistabel& tree_;
    const Tabel& table_;
    std::vector<Column> columns_;
    std::vector<std::vector<Test>> tests_;
    std::vector<std::string> texts_;
};

}  // namespace

void check_cases(Checker& checker, const grammar::Beslistabel& tree, const Tabel& table) { Cases(checker, tree, table).run(); }

}  // namespace drempel::engine::checking
