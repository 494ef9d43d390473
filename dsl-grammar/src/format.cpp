// SPDX-License-Identifier: EUPL-1.2
// Lays the tokens of a file out again. Because only blanks, line breaks and the spelling of
// literals change, the formatted text reads as the same tree.
#include "drempel/grammar/format.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "characters.hpp"
#include "literals.hpp"
#include "read_file.hpp"

namespace drempel::grammar {
namespace {

constexpr std::size_t clause_indent = 2;
constexpr std::size_t continuation_indent = 6;  // of headers and fields
constexpr std::size_t widest_field_name = 32;   // longer names do not push the others aside

std::size_t argument_width(DeclarationWord word) {
    switch (word) {
        case DeclarationWord::regelset:
        case DeclarationWord::parameter:
        case DeclarationWord::definitie:
        case DeclarationWord::conclusie:
        case DeclarationWord::invulling:
        case DeclarationWord::vervallen:
        case DeclarationWord::beschermd:
        case DeclarationWord::beslistabel:
            return 10;
        case DeclarationWord::groep:
        case DeclarationWord::verband:
        case DeclarationWord::keten:
            return 10;
        case DeclarationWord::waarborg:
            return 14;
        case DeclarationWord::gevolgsoort:
            return 9;
        case DeclarationWord::kalender:
        case DeclarationWord::termijn:
        case DeclarationWord::regel:
        case DeclarationWord::blokkade:
        case DeclarationWord::overgangsrecht:
        case DeclarationWord::voorbeeld:
            return 11;
        case DeclarationWord::begrip:
        case DeclarationWord::feitengroep:
        case DeclarationWord::aanvraagsoort:
            return 0;  // as wide as the names of the fields
    }
    return 0;
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

// 10000 and 10.000 are one spelling; decimals stay as written (€ 1.250,50).
std::string grouped(std::string_view written, bool is_amount) {
    const std::size_t comma = std::min(written.find(','), written.size());
    std::string digits;
    for (const char c : written.substr(0, comma)) {
        if (is_digit(c)) digits.push_back(c);
    }
    const bool has_group = written.find('.') != std::string_view::npos;
    if (digits.size() > 4 || (digits.size() == 4 && (is_amount || has_group))) {
        for (std::size_t at = digits.size(); at > 3;) {
            at -= 3;
            digits.insert(at, ".");
        }
    }
    return digits.append(written.substr(comma));
}

class Formatter {
public:
    Formatter(const text::SourceText& source, const FileReading& read)
        : source_(source),
          tokens_(read.lexed.tokens),
          comments_(read.lexed.comments),
          blocks_(read.blocks) {
        run_of_.assign(tokens_.size(), 0);
        for (const auto& [first, end] : read.runs) {
            for (std::size_t i = first; i < end; ++i) run_of_[i] = i == first ? 1 : 2;
        }
    }

    std::string run() {
        for (const Block& block : blocks_) {
            own_line_comments(block.keyword, 0, Between::declarations);
            declaration(block);
        }
        own_line_comments(tokens_.size(), 0, Between::declarations);
        end_line();
        return std::move(out_);
    }

private:
    enum class Between { declarations, clauses, tokens };

    std::string_view words(std::size_t i) const {
        return source_.bytes().substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }
    bool is_word(std::size_t i, std::string_view word) const {
        return tokens_[i].kind == TokenKind::word && words(i) == word;
    }

    // --- lines

    void end_line() {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
    }
    void start_line(std::size_t indent) {
        end_line();
        out_.append(indent, ' ');
    }
    void blank_line() {
        end_line();
        if (!out_.empty() && !out_.ends_with("\n\n")) out_.push_back('\n');
    }
    void pad_to(std::size_t column) {
        const std::size_t line = out_.rfind('\n') + 1;  // npos + 1 is 0
        const std::size_t at = width(std::string_view(out_).substr(line));
        out_.append(at < column ? column - at : 1, ' ');
    }
    bool has_blank_line(std::uint32_t from, std::uint32_t to) const {
        const std::string_view between = source_.bytes().substr(from, to - from);
        return std::count(between.begin(), between.end(), '\n') > 1;
    }
    bool is_at_line_start(std::uint32_t offset) const {
        return offset == 0 || source_.bytes()[offset - 1] == '\n'
               || source_.bytes().substr(0, offset) == "\xEF\xBB\xBF";
    }

    // --- comments

    // A comment behind token i, on its line.
    void trailing_comment(std::size_t i) {
        if (next_comment_ >= comments_.size()) return;
        const Comment& comment = comments_[next_comment_];
        if (comment.own_line || (i + 1 < tokens_.size() && comment.begin > tokens_[i + 1].begin))
            return;
        out_.append("  ").append(
            source_.bytes().substr(comment.begin, comment.end - comment.begin));
        last_end_ = comment.end;
        ++next_comment_;
        broke_ = true;
    }

    // Comments on lines of their own before token `until`. Behind the last clause of a declaration
    // a comment at the start of the line belongs to what follows.
    void own_line_comments(std::size_t until, std::size_t indent, Between where) {
        const std::uint32_t limit = until < tokens_.size()
                                        ? tokens_[until].begin
                                        : static_cast<std::uint32_t>(source_.bytes().size());
        bool is_first = true;
        while (next_comment_ < comments_.size() && comments_[next_comment_].begin < limit) {
            const Comment& comment = comments_[next_comment_];
            const bool is_outer = where == Between::declarations && is_at_line_start(comment.begin);
            const bool has_blank = has_blank_line(last_end_, comment.begin);
            if (is_outer && (is_first || has_blank)) blank_line();
            if (!is_outer && where != Between::tokens && has_blank) blank_line();
            if (is_outer) is_first = false;
            start_line(is_outer ? 0 : std::max(indent, clause_indent));
            out_.append(source_.bytes().substr(comment.begin, comment.end - comment.begin));
            last_end_ = comment.end;
            ++next_comment_;
            broke_ = true;
        }
        after_outer_comment_ = !is_first && where == Between::declarations && until < tokens_.size()
                               && !has_blank_line(last_end_, limit);
    }

    // --- declarations and clauses

    void declaration(const Block& block) {
        if (!after_outer_comment_) blank_line();
        start_line(0);
        std::size_t names = 0;
        for (const Clause& clause : block.clauses) {
            if (clause.word != ClauseWord::field) continue;
            const std::size_t one = width(words(clause.begin));
            if (one <= widest_field_name) names = std::max(names, one);
        }
        const std::vector<std::size_t> columns = column_widths(block);
        for (const Clause& clause : block.clauses) {
            if (clause.word == ClauseWord::header) {
                out_.append(words(clause.keyword));
                took(clause.keyword);
                body(clause, 0, continuation_indent);
                continue;
            }
            own_line_comments(clause.keyword, clause_indent, Between::clauses);
            if (has_blank_line(last_end_, tokens_[clause.keyword].begin)) blank_line();
            start_line(clause_indent);
            if (clause.word == ClauseWord::field) {
                field(clause, names);
                continue;
            }
            if (clause.word == ClauseWord::row) {
                row(clause, columns);
                continue;
            }
            for (std::size_t i = clause.keyword; i < clause.begin; ++i) {
                if (i > clause.keyword) out_.push_back(' ');
                out_.append(words(i));
                took(i);
            }
            const std::size_t fixed = argument_width(block.entry->kind);
            const std::size_t column = clause_indent + (fixed > 0 ? fixed : names + 1);
            body(clause, column, column);
        }
    }

    void field(const Clause& clause, std::size_t names) {
        out_.append(words(clause.begin));
        took(clause.begin);
        Clause rest = clause;
        rest.begin = clause.begin + 1;
        body(rest, clause_indent + names + 1, continuation_indent);
    }

    // --- rows of a table: each column as wide as its widest cell

    struct TableCells {
        std::vector<std::string> cells;
        std::size_t inputs = 0;  // those before `||`
    };

    // Nothing when a comment stands between the cells: then the row stays as it is.
    std::optional<TableCells> cells_of(const Clause& clause) {
        for (const Comment& comment : comments_) {
            if (comment.begin > tokens_[clause.begin].begin && comment.begin < tokens_[clause.end - 1].begin) return std::nullopt;
        }
        TableCells result;
        std::string before;
        before.swap(out_);
        std::size_t brackets = 0;
        std::size_t from = clause.begin + 1;
        for (std::size_t i = from; i < clause.end; ++i) {
            if (tokens_[i].symbol == Symbol::open) ++brackets;
            if (tokens_[i].symbol == Symbol::close) --brackets;
            if (tokens_[i].symbol == Symbol::bar && brackets == 0) {
                result.cells.push_back(std::exchange(out_, {}));
                if (i + 1 < clause.end && tokens_[i + 1].symbol == Symbol::bar && tokens_[i + 1].glued && result.inputs == 0) {
                    result.inputs = result.cells.size();
                    ++i;
                }
                from = i + 1;
                continue;
            }
            if (i > from) out_.append(std::max<std::size_t>(gap(clause, i), tokens_[i].first_on_line ? 1 : 0), ' ');
            i += write(i, clause.end) - 1;
        }
        out_.swap(before);
        return result;
    }

    std::vector<std::size_t> column_widths(const Block& block) {
        std::vector<std::size_t> widths;
        for (const Clause& clause : block.clauses) {
            if (clause.word != ClauseWord::row) continue;
            const auto row = cells_of(clause);
            if (!row) continue;
            if (widths.size() < row->cells.size()) widths.resize(row->cells.size());
            for (std::size_t i = 0; i < row->cells.size(); ++i) widths[i] = std::max(widths[i], width(row->cells[i]));
        }
        return widths;
    }

    void row(const Clause& clause, const std::vector<std::size_t>& widths) {
        const auto cells = cells_of(clause);
        if (!cells) return body(clause, 0, clause_indent);
        out_.push_back('|');
        for (std::size_t i = 0; i < cells->cells.size(); ++i) {
            out_.append(" ").append(cells->cells[i]).append(widths[i] - width(cells->cells[i]), ' ');
            out_.append(i + 1 == cells->inputs ? " ||" : " |");
        }
        took(clause.end - 1);
    }

    void took(std::size_t i) {
        last_end_ = tokens_[i].end;
        broke_ = false;
        trailing_comment(i);
    }

    // The tokens of a clause after its keyword; `column` is where the first one stands, `indent`
    // where a broken line goes on, two further for each bracket and `waarvoor` around it.
    void body(const Clause& clause, std::size_t column, std::size_t indent) {
        std::vector<std::size_t> open = {0};  // per bracket: how many `waarvoor` were read in it
        for (std::size_t i = clause.begin; i < clause.end; ++i) {
            const bool is_first = i == clause.begin;
            std::size_t depth = open.size() - 1;
            for (const std::size_t bodies : open) depth += bodies;
            const bool closes = tokens_[i].symbol == Symbol::close && open.size() > 1;
            const std::size_t here = indent + 2 * (closes ? depth - 1 - open.back() : depth);
            own_line_comments(i, here, Between::tokens);
            if (broke_ || (!is_first && tokens_[i].first_on_line)) {
                start_line(here);
            } else if (is_first) {
                if (column > 0)
                    pad_to(column);
                else
                    out_.push_back(' ');
            } else {
                out_.append(gap(clause, i), ' ');
            }
            const std::size_t taken = write(i, clause.end);
            if (tokens_[i].symbol == Symbol::open) open.push_back(0);
            if (closes) open.pop_back();
            if (is_word(i, "waarvoor")) ++open.back();
            i += taken - 1;
            took(i);
        }
    }

    // Blanks before token i, which is not the first of its line.
    std::size_t gap(const Clause& clause, std::size_t i) const {
        if (run_of_[i] == 2) return 0;
        const Token& token = tokens_[i];
        const Token& before = tokens_[i - 1];
        switch (token.symbol) {
            case Symbol::semicolon:
            case Symbol::close:
            case Symbol::close_index:
            case Symbol::open_index:
                return 0;
            case Symbol::open:
                if (before.symbol == Symbol::open || is_call(i)) return 0;
                break;
            case Symbol::none:
            case Symbol::open_brace:
            case Symbol::close_brace:
            case Symbol::colon:
            case Symbol::comma:
            case Symbol::dot:
            case Symbol::eq:
            case Symbol::ne:
            case Symbol::lt:
            case Symbol::le:
            case Symbol::gt:
            case Symbol::ge:
            case Symbol::plus:
            case Symbol::minus:
            case Symbol::times:
            case Symbol::divide:
            case Symbol::percent:
            case Symbol::euro:
            case Symbol::bar:
            case Symbol::bullet:
            case Symbol::other:
                break;
        }
        if (before.symbol == Symbol::open || before.symbol == Symbol::open_index) return 0;
        if (before.symbol == Symbol::minus && is_sign(clause, i - 1)) return 0;
        return starts_part(clause, i) ? 2 : 1;
    }

    bool is_call(std::size_t i) const {
        const bool is_kalender = i > 2 && is_word(i - 2, "van") && is_word(i - 3, "feestdagen");
        return tokens_[i - 1].kind == TokenKind::word && !is_kalender
               && (!is_structural(words(i - 1)) || words(i - 1) == "geraakt");
    }

    // A minus that belongs to the number behind it.
    bool is_sign(const Clause& clause, std::size_t i) const {
        if (i == clause.begin) return true;
        const Token& before = tokens_[i - 1];
        switch (before.kind) {
            case TokenKind::number:
            case TokenKind::date:
            case TokenKind::text:
                return false;
            case TokenKind::word:
                return is_structural(words(i - 1));
            case TokenKind::symbol:
                return before.symbol != Symbol::close && before.symbol != Symbol::close_index
                       && before.symbol != Symbol::percent;
        }
        return false;
    }

    // Words that start the next part of a clause stand two blanks apart.
    bool starts_part(const Clause& clause, std::size_t i) const {
        if (clause.word == ClauseWord::field) return starts_field_part(clause, i);
        if (tokens_[i].kind != TokenKind::word) return false;
        static constexpr std::string_view parts[] = {"volgens", "luidt", "alleen", "herkomst", "tegenbewijs",
                                                     "opmerking"};
        return std::find(std::begin(parts), std::end(parts), words(i)) != std::end(parts);
    }

    bool starts_field_part(const Clause& clause, std::size_t i) const {
        for (std::size_t at = clause.begin, open = 0; at < i; ++at) {
            if (tokens_[at].symbol == Symbol::open) ++open;
            if (tokens_[at].symbol == Symbol::close) --open;
            if (at + 1 == i && open > 0) return false;
            if (is_word(at, "afgeleid")) return false;  // an expression until the end of the field
        }
        if (tokens_[i].kind == TokenKind::text) {
            const bool is_named = is_word(i - 1, "vraag") || is_word(i - 1, "toelichting")
                                  || is_word(i - 1, "rechtvaardiging")
                                  || (is_word(i - 2, "van") && is_origin(i - 2));
            return !is_named;
        }
        return is_word(i, "door") || is_word(i, "vraag") || is_word(i, "toelichting")
               || is_word(i, "rechtvaardiging") || is_word(i, "volgens") || is_word(i, "anders")
               || (is_word(i, "van") && is_origin(i));
    }

    bool is_origin(std::size_t van) const {
        return !is_word(van - 1, "lijst") && !is_word(van - 1, "feestdagen") && van + 1 < tokens_.size()
               && tokens_[van + 1].kind == TokenKind::word;
    }

    // --- one spelling for literals; gives how many tokens were written

    std::size_t write(std::size_t i, std::size_t end) {
        const Token& token = tokens_[i];
        const auto is_break = [&](std::size_t at) { return tokens_[at].first_on_line; };
        if (token.kind == TokenKind::word && (words(i) == "art" || words(i) == "artikel")
            && run_of_[i] == 0) {
            const bool has_dot =
                i + 1 < end && tokens_[i + 1].symbol == Symbol::dot && run_of_[i + 1] == 0;
            const std::size_t next = i + (has_dot ? 2 : 1);
            if (next < end && run_of_[next] == 1) {
                out_.append("art.");
                return next - i;
            }
        }
        if (run_of_[i] == 0 && token.kind == TokenKind::date) {
            const std::string_view iso = words(i);
            write_date(iso.substr(8, 2), month_name((iso[5] - '0') * 10 + (iso[6] - '0')),
                       iso.substr(0, 4));
            return 1;
        }
        if (run_of_[i] == 0 && token.kind == TokenKind::number) {
            const bool is_date = i + 2 < end && tokens_[i + 1].kind == TokenKind::word
                                 && month_of(words(i + 1)) != 0
                                 && tokens_[i + 2].kind == TokenKind::number;
            if (is_date && !has_comment_before(i + 2)) {
                write_date(words(i), words(i + 1), words(i + 2));
                return 3;
            }
            if (is_date) {  // a comment cuts the date in two: leave its words as they are
                out_.append(words(i));
                return 1;
            }
            const bool is_year = i >= 2 && tokens_[i - 1].kind == TokenKind::word
                                 && month_of(words(i - 1)) != 0
                                 && tokens_[i - 2].kind == TokenKind::number;
            const bool is_amount = i > 0 && tokens_[i - 1].symbol == Symbol::euro && !is_break(i);
            out_.append(is_year ? std::string(words(i)) : grouped(words(i), is_amount));
            return 1;
        }
        out_.append(words(i));
        return 1;
    }

    bool has_comment_before(std::size_t i) const {
        return next_comment_ < comments_.size()
               && comments_[next_comment_].begin < tokens_[i].begin;
    }

    void write_date(std::string_view day, std::string_view month, std::string_view year) {
        if (day.starts_with('0')) day.remove_prefix(1);
        out_.append(day).append(" ").append(month).append(" ").append(year);
    }

    const text::SourceText& source_;
    const std::vector<Token>& tokens_;
    const std::vector<Comment>& comments_;
    const std::vector<Block>& blocks_;
    std::vector<std::uint8_t> run_of_;  // per token: 1 starts a mark, 2 goes on with it
    std::string out_;
    std::size_t next_comment_ = 0;
    std::uint32_t last_end_ = 0;
    bool broke_ = false;  // a comment ended the line
    bool after_outer_comment_ = false;
};

}  // namespace

std::optional<std::string> format(const text::SourceText& source, const Limits& limits) {
    const FileReading read = read_file(source, 0, limits);
    if (read.parsed.diagnostics.has_errors()) return std::nullopt;
    return Formatter(source, read).run();
}

}  // namespace drempel::grammar
