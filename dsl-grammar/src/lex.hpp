// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "drempel/text/diagnostic.hpp"
#include "drempel/text/source_text.hpp"

namespace drempel::grammar {

enum class TokenKind : std::uint8_t { word, number, date, text, symbol };

enum class Symbol : std::uint8_t {
    none,
    open,
    close,
    open_index,
    close_index,
    open_brace,
    close_brace,
    semicolon,
    colon,
    comma,
    dot,
    eq,
    ne,
    lt,
    le,
    gt,
    ge,
    plus,
    minus,
    times,
    divide,
    percent,
    euro,
    bar,
    bullet,  // at the start of a line: a table row, a list item
    other,   // reported already
};

// One word, number, text or sign. Numbers and dates keep the characters as written.
struct Token {
    TokenKind kind = TokenKind::symbol;
    Symbol symbol = Symbol::none;
    bool first_on_line = false;
    bool glued = false;    // no blank between this token and the one before it
    bool closed = true;    // text only: has its closing quote
    bool suspect = false;  // a word with a letter that has been reported
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t column = 0;  // in bytes from the start of the line
};

struct Comment {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  // without the line break and blanks before it
    bool own_line = false;
};

struct Lexed {
    std::vector<Token> tokens;
    std::vector<Comment> comments;
};

// Whole-file checks: valid UTF-8, no control characters, no marks that reorder or hide text.
// False when the bytes cannot be read as text at all.
bool check_text(const text::SourceText& source, std::uint32_t file, std::size_t max_errors,
                text::Diagnostics& report);

// Cuts a piece of the text into tokens and comments. Linear; never fails. `begin` and `end` are
// offsets of the source, so that a hole in a text keeps its place in the file.
Lexed lex(const text::SourceText& source, std::uint32_t file, std::uint32_t begin,
          std::uint32_t end, std::size_t max_errors, text::Diagnostics& report);

}  // namespace drempel::grammar
