// SPDX-License-Identifier: EUPL-1.2
#include "cut.hpp"

#include <string_view>

namespace drempel::grammar {
namespace {

std::string_view words_of(const text::SourceText& source, const Token& token) {
    return source.bytes().substr(token.begin, token.end - token.begin);
}

// The clause or field that starts at `at`, or nothing; `size` counts the tokens of its keyword.
const ClauseEntry* clause_at(const text::SourceText& source, const std::vector<Token>& tokens,
                             const DeclarationEntry& entry, std::size_t at, std::size_t end) {
    if (tokens[at].kind != TokenKind::word) return nullptr;
    // `gemeente = "x"` inside a record on several lines; no clause starts with '='.
    if (at + 1 < end && tokens[at + 1].symbol == Symbol::eq) return nullptr;
    const bool has_next = at + 1 < end && tokens[at + 1].kind == TokenKind::word;
    return find_clause(entry, words_of(source, tokens[at]),
                       has_next ? words_of(source, tokens[at + 1]) : std::string_view{});
}

bool is_field_at(const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
    return tokens[at].kind == TokenKind::word && at + 1 < end
           && tokens[at + 1].symbol == Symbol::colon;
}

}  // namespace

std::vector<Clause> cut_clauses(const text::SourceText& source, const std::vector<Token>& tokens,
                                const DeclarationEntry& entry, std::size_t begin, std::size_t end) {
    std::vector<Clause> result;
    result.push_back({ClauseWord::header, begin, begin + 1, end});
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (!tokens[i].first_on_line) continue;
        if (entry.kind == DeclarationWord::beslistabel && tokens[i].symbol == Symbol::bar) {
            result.back().end = i;
            result.push_back({ClauseWord::row, i, i, end});
        } else if (entry.has_fields && is_field_at(tokens, i, end)) {
            result.back().end = i;
            result.push_back({ClauseWord::field, i, i, end});
        } else if (const ClauseEntry* found = clause_at(source, tokens, entry, i, end)) {
            result.back().end = i;
            result.push_back({found->word, i, i + (found->second.empty() ? 1u : 2u), end});
        }
    }
    return result;
}

std::vector<Block> cut(const text::SourceText& source, const std::vector<Token>& tokens) {
    std::vector<Block> result;
    for (std::size_t i = 0; i < tokens.size();) {
        Block block;
        block.keyword = i;
        block.end = i + 1;
        while (block.end < tokens.size()
               && !(tokens[block.end].first_on_line && tokens[block.end].column == 0)) {
            ++block.end;
        }
        if (tokens[i].kind == TokenKind::word && tokens[i].column == 0) {
            block.entry = find_declaration(words_of(source, tokens[i]));
        }
        if (block.entry != nullptr)
            block.clauses = cut_clauses(source, tokens, *block.entry, i, block.end);
        i = block.end;
        result.push_back(std::move(block));
    }
    return result;
}

}  // namespace drempel::grammar
