// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

#include "keywords.hpp"
#include "lex.hpp"

namespace drempel::grammar {

// A piece of a declaration, as positions in the list of tokens. The header holds what follows the
// declaration's keyword; a field starts at its name; the others start after the clause keyword.
struct Clause {
    ClauseWord word = ClauseWord::header;
    std::size_t keyword = 0;  // first token of the clause, the keyword included
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Block {
    const DeclarationEntry* entry = nullptr;  // null: the word in column 0 is not a declaration
    std::size_t keyword = 0;                  // the token in column 0
    std::size_t end = 0;
    std::vector<Clause> clauses;  // the header first
};

// Splits on column 0 and on clause keywords at the start of a line, without understanding anything
// else, so that one slip costs one clause. Linear; never fails.
std::vector<Block> cut(const text::SourceText& source, const std::vector<Token>& tokens);

// The clauses of the tokens [begin, end) of one declaration, for a piece that starts with `word`.
std::vector<Clause> cut_clauses(const text::SourceText& source, const std::vector<Token>& tokens,
                                const DeclarationEntry& entry, std::size_t begin, std::size_t end);

}  // namespace drempel::grammar
