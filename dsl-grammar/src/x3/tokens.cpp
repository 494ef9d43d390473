// SPDX-License-Identifier: EUPL-1.2
#include "x3/context.hpp"

namespace drempel::grammar::x3_grammar {

bool is_word(const TokenIs& self, Reading& reading, const Token& token) {
    return token.kind == TokenKind::word && reading.words(token) == self.word;
}

bool is_sign(const TokenIs& self, Reading&, const Token& token) {
    return token.kind == TokenKind::symbol && token.symbol == self.sign;
}

bool is_name(const TokenIs&, Reading& reading, const Token& token) {
    if (token.kind != TokenKind::word) return false;
    const std::string_view words = reading.words(token);
    if (is_reserved(words) || is_future(words)) {
        reading.reserved_at = &token;
        return false;
    }
    reading.names.push_back({std::string(words), reading.span(token)});
    return true;
}

bool is_value_name(const TokenIs& self, Reading& reading, const Token& token) {
    if (is_name(self, reading, token)) return true;
    reading.construct_at = &token;
    return false;
}

bool is_any_word(const TokenIs&, Reading& reading, const Token& token) {
    if (token.kind != TokenKind::word) return false;
    reading.names.push_back({std::string(reading.words(token)), reading.span(token)});
    return true;
}

bool is_text(const TokenIs&, Reading&, const Token& token) {
    return token.kind == TokenKind::text;
}
bool is_number(const TokenIs&, Reading&, const Token& token) {
    return token.kind == TokenKind::number;
}
bool is_date(const TokenIs&, Reading&, const Token& token) {
    return token.kind == TokenKind::date;
}

}  // namespace drempel::grammar::x3_grammar
