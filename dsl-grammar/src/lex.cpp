// SPDX-License-Identifier: EUPL-1.2
#include "lex.hpp"

#include <array>
#include <string>

#include "characters.hpp"

namespace drempel::grammar {
namespace {

using text::Code;
using text::Span;

// Signs that word processors make of plain ones, and signs of programming languages.
struct Lookalike {
    std::string_view written;
    Symbol meant;
    std::string_view plain;
};

constexpr std::array lookalikes = {
    Lookalike{"==", Symbol::eq, "="},     Lookalike{"!=", Symbol::ne, "<>"},
    Lookalike{"≤", Symbol::le, "<="},     Lookalike{"≥", Symbol::ge, ">="},
    Lookalike{"≠", Symbol::ne, "<>"},     Lookalike{"×", Symbol::times, "*"},
    Lookalike{"÷", Symbol::divide, "/"},  Lookalike{"–", Symbol::minus, "-"},
    Lookalike{"—", Symbol::minus, "-"},   Lookalike{"−", Symbol::minus, "-"},
    Lookalike{"=<", Symbol::le, "<="},    Lookalike{"=>", Symbol::ge, ">="},
    Lookalike{"&&", Symbol::other, "en"},
};

constexpr std::array<std::string_view, 5> curly_quotes = {"“", "”", "„", "«", "»"};

class Lexer {
public:
    Lexer(const text::SourceText& source, std::uint32_t file, std::uint32_t begin,
          std::uint32_t end, std::size_t max_errors, text::Diagnostics& report)
        : text_(source.bytes().substr(0, end)),
          file_(file),
          at_(begin),
          max_errors_(max_errors),
          report_(report) {
        line_start_ = begin;
    }

    Lexed run() {
        while (at_ < text_.size()) step();
        return std::move(result_);
    }

private:
    bool starts_with(std::string_view words) const { return text_.substr(at_).starts_with(words); }
    char peek(std::uint32_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    Span span(std::uint32_t begin, std::uint32_t end) const { return {file_, begin, end}; }
    bool may_report() const { return report_.all().size() <= max_errors_; }

    void step() {
        const char c = peek();
        if (c == '\n') {
            ++at_;
            line_start_ = at_;
            first_ = true;
            glued_ = false;
            return;
        }
        const CodePoint point = code_point_at(text_, at_);
        if (point.length == 0) {  // check_text has refused the file already
            ++at_;
            return;
        }
        if (is_blank(point.value) || is_hidden(point.value)) {
            at_ += point.length;
            glued_ = false;
            return;
        }
        if (c == '#') return comment();
        if (c == '"') return quoted(1, "\"");
        if (is_digit(c)) return number_or_date();
        if (is_word_start(point.value)) return word();
        if (const std::size_t n = curly_quote(); n != 0) return curly(n);
        for (const Lookalike& one : lookalikes) {
            if (starts_with(one.written)) {
                return unknown(static_cast<std::uint32_t>(one.written.size()), one.meant,
                               one.plain);
            }
        }
        symbol(point);
    }

    static bool is_word_start(char32_t c) {
        return c == '_' || is_latin_letter(c) || is_foreign_letter(c);
    }
    static bool is_word_part(char32_t c) {
        // A mark without width inside a word is reported by check_text; the word stays one word.
        return is_word_start(c) || is_combining(c) || (c >= '0' && c <= '9')
               || (c >= 0x80 && is_hidden(c));
    }

    void push(TokenKind kind, Symbol sign, std::uint32_t end, bool closed = true) {
        Token token;
        token.kind = kind;
        token.symbol = sign;
        token.first_on_line = first_;
        token.glued = glued_;
        token.closed = closed;
        token.begin = at_;
        token.end = end;
        token.column = at_ - line_start_;
        result_.tokens.push_back(token);
        at_ = end;
        first_ = false;
        glued_ = true;
    }

    std::uint32_t line_end(std::uint32_t from) const {
        const std::size_t found = text_.find('\n', from);
        std::size_t end = found == std::string_view::npos ? text_.size() : found;
        while (end > from
               && (text_[end - 1] == '\r' || text_[end - 1] == ' ' || text_[end - 1] == '\t')) {
            --end;
        }
        return static_cast<std::uint32_t>(end);
    }

    void comment() {
        const std::uint32_t end = line_end(at_);
        result_.comments.push_back({at_, end, first_});
        at_ = end;
        glued_ = false;
    }

    // A text ends on its own line, so that one forgotten quote costs one clause and not the file.
    void quoted(std::uint32_t opening, std::string_view closing) {
        std::uint32_t i = at_ + opening;
        while (i < text_.size() && text_[i] != '\n') {
            if (text_[i] == '\\' && i + 1 < text_.size() && text_[i + 1] != '\n') {
                i += 2;
                continue;
            }
            if (text_.substr(i).starts_with(closing) || text_[i] == '"') {
                const auto size = text_[i] == '"' ? std::size_t{1} : closing.size();
                push(TokenKind::text, Symbol::none, i + static_cast<std::uint32_t>(size));
                return;
            }
            ++i;
        }
        const std::uint32_t end = line_end(at_);
        if (may_report()) report_.at(span(at_, at_ + opening), Code::T006_TekstNietGesloten);
        push(TokenKind::text, Symbol::none, end > at_ ? end : at_ + opening, false);
    }

    std::size_t curly_quote() const {
        for (const std::string_view quote : curly_quotes) {
            if (starts_with(quote)) return quote.size();
        }
        return 0;
    }

    void curly(std::size_t opening) {
        const auto end = static_cast<std::uint32_t>(at_ + opening);
        if (may_report()) {
            report_.at(span(at_, end), Code::T005_OnbekendTeken, text_.substr(at_, opening))
                .suggest("\"");
        }
        const std::string_view closing = starts_with("«") ? "»" : "”";
        quoted(static_cast<std::uint32_t>(opening), closing);
    }

    std::uint32_t digits(std::uint32_t from) const {
        while (from < text_.size() && is_digit(text_[from])) ++from;
        return from;
    }

    // The end of 2021-07-01 or 1-7-2021 at the cursor, or 0. Which of the two is right is judged
    // where the literal is read.
    std::uint32_t date_end() const {
        if (glued_ && at_ > 0 && text_[at_ - 1] == '-')
            return 0;  // part of a mark like stb-1999-378
        const std::uint32_t first = digits(at_);
        if (first >= text_.size() || text_[first] != '-') return 0;
        const std::uint32_t second = digits(first + 1);
        if (second == first + 1 || second >= text_.size() || text_[second] != '-') return 0;
        const std::uint32_t third = digits(second + 1);
        if (third == second + 1) return 0;
        const bool iso = first - at_ == 4 && second - first <= 3 && third - second <= 3;
        const bool dutch = first - at_ <= 2 && second - first <= 3 && third - second == 5;
        return iso || dutch ? third : 0;
    }

    void number_or_date() {
        if (const std::uint32_t end = date_end(); end != 0) {
            push(TokenKind::date, Symbol::none, end);
            return;
        }
        std::uint32_t end = digits(at_);
        while (end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',')
               && is_digit(text_[end + 1])) {
            end = digits(end + 1);
        }
        push(TokenKind::number, Symbol::none, end);
    }

    void word() {
        std::uint32_t end = at_;
        bool reported = false;
        while (end < text_.size()) {
            const CodePoint part = code_point_at(text_, end);
            if (part.length == 0 || !is_word_part(part.value)) break;
            end += part.length;
        }
        if (text_.substr(at_, end - at_) == "t" && text_.substr(end).starts_with("/m")) {
            const CodePoint next = code_point_at(text_, end + 2);
            if (next.length == 0 || !is_word_part(next.value)) end += 2;
        }
        for (std::uint32_t i = at_; i < end && !reported;) {
            const CodePoint part = code_point_at(text_, i);
            const std::string_view whole = text_.substr(at_, end - at_);
            const Span letter = span(i, i + part.length);
            if (is_foreign_letter(part.value)) {
                if (may_report()) {
                    report_.at(letter, Code::T004_VreemdeLetter, whole,
                               text_.substr(i, part.length), code_point_name(part.value));
                }
                reported = true;
            } else if (is_combining(part.value)) {
                if (may_report()) report_.at(letter, Code::T035_LosAccent, whole);
                reported = true;
            }
            i += part.length;
        }
        push(TokenKind::word, Symbol::none, end);
        result_.tokens.back().suspect = reported;
    }

    void unknown(std::uint32_t length, Symbol meant, std::string_view plain) {
        if (may_report()) {
            report_.at(span(at_, at_ + length), Code::T005_OnbekendTeken, text_.substr(at_, length))
                .suggest(std::string(plain));
        }
        push(TokenKind::symbol, meant, at_ + length);
    }

    void symbol(const CodePoint& point) {
        const auto one = [this](Symbol sign) { push(TokenKind::symbol, sign, at_ + 1); };
        const auto two = [this](Symbol sign) { push(TokenKind::symbol, sign, at_ + 2); };
        switch (point.value) {
            case '(':
                return one(Symbol::open);
            case ')':
                return one(Symbol::close);
            case '[':
                return one(Symbol::open_index);
            case ']':
                return one(Symbol::close_index);
            case '{':
                return one(Symbol::open_brace);
            case '}':
                return one(Symbol::close_brace);
            case ';':
                return one(Symbol::semicolon);
            case ':':
                return one(Symbol::colon);
            case ',':
                return one(Symbol::comma);
            case '.':
                return one(Symbol::dot);
            case '=':
                return one(Symbol::eq);
            case '<':
                if (peek(1) == '>') return two(Symbol::ne);
                if (peek(1) == '=') return two(Symbol::le);
                return one(Symbol::lt);
            case '>':
                return peek(1) == '=' ? two(Symbol::ge) : one(Symbol::gt);
            case '+':
                return one(Symbol::plus);
            case '-':
                return one(first_ ? Symbol::bullet : Symbol::minus);
            case '*':
                return one(Symbol::times);
            case '/':
                return one(Symbol::divide);
            case '%':
                return one(Symbol::percent);
            case '|':
                return one(Symbol::bar);
            case U'€':
                return push(TokenKind::symbol, Symbol::euro, at_ + point.length);
            case U'²':
                return unknown(point.length, Symbol::other, "2");
            default:
                return unknown(point.length, Symbol::other, "");
        }
    }

    std::string_view text_;
    std::uint32_t file_;
    std::uint32_t at_;
    std::size_t max_errors_;
    text::Diagnostics& report_;
    std::uint32_t line_start_ = 0;
    bool first_ = true;
    bool glued_ = false;
    Lexed result_;
};

}  // namespace

bool check_text(const text::SourceText& source, std::uint32_t file, std::size_t max_errors,
                text::Diagnostics& report) {
    const std::string_view bytes = source.bytes();
    std::uint32_t i = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (i < bytes.size()) {
        const CodePoint point = code_point_at(bytes, i);
        if (point.length == 0) {
            report.at({file, i, i + 1}, Code::T001_GeenUtf8);
            return false;
        }
        if (is_hidden(point.value) && report.all().size() <= max_errors) {
            report.at({file, i, i + point.length}, Code::T003_OnzichtbaarTeken,
                      code_point_name(point.value));
        }
        i += point.length;
    }
    return true;
}

Lexed lex(const text::SourceText& source, std::uint32_t file, std::uint32_t begin,
          std::uint32_t end, std::size_t max_errors, text::Diagnostics& report) {
    return Lexer(source, file, begin, end, max_errors, report).run();
}

}  // namespace drempel::grammar
