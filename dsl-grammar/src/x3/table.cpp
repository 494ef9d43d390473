// SPDX-License-Identifier: EUPL-1.2
// beslistabel: a head and rows, cut at their bars; each cell is read by itself, so that one slip costs one cell.
#include <vector>

#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;
using Policy = Beslistabel::Policy;

template <Policy policy>
void set_policy(Reading& r) {
    r.node<Beslistabel>().policy = policy;
}

constexpr x3::rule<struct table_header_id> header = "een naam van een beslistabel";
constexpr auto header_def =
    x3::eps > name("een naam van een beslistabel, zoals zwaarteFinanciering")
    > act([](Reading& r) { r.node<Beslistabel>().name = r.take_name(); }) > colon > type
    > act([](Reading& r) { r.label.reset(); })
    >> -(text("een omschrijving") >> act([](Reading& r) { r.label = r.last_text(); }))
    >> -((kw("precies") > kw("een") > kw("rij") > act(set_policy<Policy::precies_een>))
         | (kw("eerste") > kw("rij") > act(set_policy<Policy::eerste>))
         | (kw("alle") > kw("rijen") > act(set_policy<Policy::alle>)))
    > EndOfClause{"'precies een rij', 'eerste rij', 'alle rijen' of het volgende onderdeel"};

constexpr x3::rule<struct table_grounds_id> grounds_clause = "een grondslag";
constexpr auto grounds_clause_def =
    x3::eps > ground > *(semicolon > ground)
    > EndOfClause{"een vindplaats zoals art. 8 lid 1 onder a, of het einde van dit onderdeel"};

constexpr EndOfClause end_of_cell{"het einde van dit vakje, een '|'"};

constexpr x3::rule<struct column_id> column = "een waarde of naam";
constexpr auto column_def = x3::eps > expression > end_of_cell;

constexpr x3::rule<struct input_id> input = "een waarde of naam";
constexpr auto input_def = x3::eps > cell > end_of_cell;

constexpr x3::rule<struct output_head_id> output_head = "het woord uitkomst";
constexpr auto output_head_def = x3::eps > any_word("een woord voor de uitkomst, zoals uitkomst")
                                 > end_of_cell;

constexpr x3::rule<struct ground_head_id> ground_head = "het woord volgens";
constexpr auto ground_head_def = x3::eps > kw("volgens") > end_of_cell;

constexpr x3::rule<struct ground_cell_id> ground_cell = "een vindplaats, zoals art. 4 lid 1";
constexpr auto ground_cell_def = x3::eps > place > end_of_cell;

constexpr x3::rule<struct after_row_id> after_row = "een volgende rij";
constexpr auto after_row_def = x3::eps > EndOfClause{"een volgende rij, die begint met '|'"};

BOOST_SPIRIT_DEFINE(header, grounds_clause, column, input, output_head, ground_head, ground_cell,
                    after_row)

struct Piece {
    const Token* begin;
    const Token* end;
};

// The cells on both sides of `||`, and what stands behind the last bar.
struct Cut {
    std::vector<Piece> inputs, outputs;
    bool has_outputs = false;
    Piece rest{};
};

Cut cut_row(const Token* begin, const Token* end) {
    Cut row;
    std::size_t brackets = 0;
    const Token* from = begin + 1;
    for (const Token* at = from; at != end; ++at) {
        if (at->symbol == Symbol::open) ++brackets;
        if (at->symbol == Symbol::close && brackets > 0) --brackets;
        if (at->symbol != Symbol::bar || brackets > 0) continue;
        (row.has_outputs ? row.outputs : row.inputs).push_back({from, at});
        if (at + 1 != end && at[1].symbol == Symbol::bar && at[1].glued && !row.has_outputs) {
            row.has_outputs = true;
            ++at;
        }
        from = at + 1;
    }
    row.rest = {from, end};
    return row;
}

template <class Rule>
bool read_piece(Reading& r, const Piece& piece, const Rule& rule) {
    r.enter(piece.begin, piece.end);
    return run(rule, r);
}

bool is_dash(const Piece& piece) {
    return piece.end - piece.begin == 1 && (piece.begin->symbol == Symbol::minus || piece.begin->symbol == Symbol::bullet);
}

Cell taken(Reading& r) {
    Cell result;
    Expression value = r.pop();
    result.span = value.span;
    if (value.kind == Kind::broken) return result;
    const bool lacks_left = !value.bracketed && ((value.kind == Kind::comparison && value.operands.size() == 1)
                                                 || (value.kind == Kind::in_range && value.operands.size() == 2));
    if (!lacks_left) {
        result.kind = Cell::Kind::value;
        result.operands.push_back(std::move(value));
        return result;
    }
    result.kind = value.kind == Kind::comparison ? Cell::Kind::comparison : Cell::Kind::range;
    result.op = value.op;
    result.operands = std::move(value.operands);
    return result;
}

bool read_head(Reading& r, const Cut& row) {
    Beslistabel& table = r.node<Beslistabel>();
    bool good = true;
    for (const Piece& piece : row.inputs) {
        Expression head;
        if (read_piece(r, piece, column)) head = r.pop();
        else good = false;
        table.columns.push_back(std::move(head));
    }
    r.table_outputs = row.outputs.size();
    if (!row.outputs.empty()) good = read_piece(r, row.outputs[0], output_head) && good;
    if (row.outputs.size() > 1) good = read_piece(r, row.outputs[1], ground_head) && good;
    return good;
}

// The span of the row from its first bar to its last.
Span span_of(const Reading& r, const Token* begin, const Token* end) {
    return {r.file, begin->begin, end[-1].end};
}

bool has_equal_count(Reading& r, Span at, std::string_view side, std::size_t here, std::size_t head) {
    if (here == head) return true;
    r.report.at(at, Code::T051_AantalVakjes, side, here, head);
    return false;
}

bool read_row(Reading& r, const Cut& row, Span span) {
    Beslistabel& table = r.node<Beslistabel>();
    bool good = has_equal_count(r, span, "voor", row.inputs.size(), table.columns.size());
    good = has_equal_count(r, span, "achter", row.outputs.size(), r.table_outputs) && good;
    TableRow result;
    result.span = span;
    for (const Piece& piece : row.inputs) {
        Cell one;
        if (is_dash(piece)) {
            one.kind = Cell::Kind::any;
            one.span = r.span(*piece.begin);
        } else if (read_piece(r, piece, input)) {
            one = taken(r);
        } else {
            good = false;
        }
        result.inputs.push_back(std::move(one));
    }
    if (!row.outputs.empty()) {
        if (read_piece(r, row.outputs[0], column)) {
            Cell output;
            output.kind = Cell::Kind::value;
            output.operands.push_back(r.pop());
            output.span = output.operands[0].span;
            result.output = std::move(output);
        } else {
            good = false;
        }
    }
    if (row.outputs.size() > 1 && !is_dash(row.outputs[1])) {
        if (read_piece(r, row.outputs[1], ground_cell)) {
            result.ground = std::move(r.grounds.back());
            r.grounds.clear();
        } else {
            good = false;
        }
    }
    table.rows.push_back(std::move(result));
    return good;
}

}  // namespace

bool read_beslistabel(Reading& r, ClauseWord word) {
    Beslistabel& table = r.node<Beslistabel>();
    if (word == ClauseWord::header) {
        const bool ok = run(header, r);
        if (!table.name.text.empty()) check_camel(r, table.name);
        if (!r.types.empty()) table.type = std::move(r.types.front());
        if (ok) table.label = std::move(r.label);
        return ok;
    }
    if (word == ClauseWord::grondslag) {
        if (!run(grounds_clause, r)) return false;
        table.grounds = std::move(r.grounds);
        return true;
    }
    if (word != ClauseWord::row) return false;
    const Cut row = cut_row(r.begin, r.end);
    const bool is_head = table.columns.empty() && table.rows.empty();
    const Span span = span_of(r, r.begin, row.rest.begin);
    const bool has_rest = row.rest.begin != row.rest.end;
    const bool is_open = has_rest && !row.rest.begin->first_on_line;
    bool good = row.has_outputs && !row.outputs.empty() && !is_open;
    if (is_open) {
        const Token* last = row.rest.begin;
        while (last + 1 != row.rest.end && !last[1].first_on_line) ++last;
        r.report.at({r.file, last->end, last->end}, Code::T012_Onaf, "een '|' aan het einde van de rij");
    } else if (!good) {
        r.report.at(span, Code::T052_RijZonderUitkomst);
    }
    const std::size_t rows = table.rows.size();
    if (good) good = is_head ? read_head(r, row) : read_row(r, row, span);
    else if (is_head) table.columns.emplace_back();  // broken: what follows is no head
    r.resplit = nullptr;
    if (!has_rest || is_open) return good;
    // A misspelt clause keyword below the row is said by the slip; then this row is read again without it.
    const bool is_clean = read_piece(r, row.rest, after_row);
    if (!is_clean && r.resplit != nullptr) {
        table.rows.resize(rows);
        if (is_head) table.columns.clear();
    }
    return is_clean && good;
}

}  // namespace drempel::grammar::x3_grammar
