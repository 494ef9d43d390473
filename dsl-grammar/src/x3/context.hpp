// SPDX-License-Identifier: EUPL-1.2
// The one iterator and context of the grammar, and its words and signs. X3 runs over tokens: blanks
// and comments are gone before it starts, so there is no skipper, and a place is a token.
#pragma once

#include <boost/spirit/home/x3.hpp>
#include <string>
#include <string_view>
#include <type_traits>

#include "reading.hpp"

namespace drempel::grammar::x3_grammar {

namespace x3 = boost::spirit::x3;

struct reading_tag;
using Iterator = const Token*;
using Context = x3::context<reading_tag, Reading>;

template <class AnyContext>
Reading& reading_of(const AnyContext& context) {
    return x3::get<reading_tag>(context);
}

// A parser that takes no token, so that no sentence says it was expected: what stands behind it is.
struct Unspoken {};

// What a single token must be. All words, signs and kinds are this one type, which keeps the number
// of instantiations low.
struct TokenIs : x3::parser<TokenIs> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    using Test = bool (*)(const TokenIs&, Reading&, const Token&);

    Test test = nullptr;
    const char* word = "";       // for a keyword
    Symbol sign = Symbol::none;  // for a sign
    const char* expected = "";   // what a reader sees after "verwacht:"
    bool looks_only = false;     // does not take the token

    constexpr TokenIs(Test with, const char* the_word, Symbol the_sign, const char* say,
                      bool look = false)
        : test(with), word(the_word), sign(the_sign), expected(say), looks_only(look) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        if (first == last) return false;
        Reading& reading = reading_of(context);
        if (!test(*this, reading, *first)) return false;
        if (!looks_only) {
            reading.last = first;
            ++first;
        }
        return true;
    }
};

// An action: takes no token. A plain function, so that all actions are one type.
struct Act : x3::parser<Act>, Unspoken {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    void (*run)(Reading&) = nullptr;

    constexpr explicit Act(void (*action)(Reading&)) : run(action) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator&, const Iterator&, const AnyContext& context, RContext&, Attribute&) const {
        run(reading_of(context));
        return true;
    }
};

// A run of tokens without blanks between them: HOR-02, 4:5, 2026.1, BWBR0002458.
struct GluedRun : x3::parser<GluedRun> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    bool (*test)(std::string_view) = nullptr;
    const char* expected = "";

    constexpr GluedRun(bool (*with)(std::string_view), const char* say)
        : test(with), expected(say) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RContext&,
               Attribute&) const {
        if (first == last) return false;
        Reading& reading = reading_of(context);
        const Iterator end = run_end(first, last);
        const Span span{reading.file, first->begin, (end - 1)->end};
        const std::string_view words = reading.source.slice(span);
        if (!test(words)) return false;
        reading.names.push_back({std::string(words), span});
        reading.runs.emplace_back(first, end);
        reading.last = end - 1;
        first = end;
        return true;
    }

    static Iterator run_end(Iterator first, Iterator last) {
        Iterator end = first + 1;
        while (end != last && end->glued && belongs(*end)) ++end;
        return end;
    }

private:
    static bool belongs(const Token& token) {
        switch (token.kind) {
            case TokenKind::word:
            case TokenKind::number:
            case TokenKind::date:
                return true;
            case TokenKind::text:
                return false;
            case TokenKind::symbol:
                return token.symbol == Symbol::minus || token.symbol == Symbol::dot
                       || token.symbol == Symbol::colon || token.symbol == Symbol::divide;
        }
        return false;
    }
};

// End of the clause, with words for what could still follow.
struct EndOfClause : x3::parser<EndOfClause> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    const char* expected = "";

    constexpr explicit EndOfClause(const char* say) : expected(say) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext&, RContext&,
               Attribute&) const {
        return first == last;
    }
};

// --- tests

bool is_word(const TokenIs& self, Reading& reading, const Token& token);
bool is_sign(const TokenIs& self, Reading& reading, const Token& token);
bool is_name(const TokenIs& self, Reading& reading, const Token& token);  // any name; takes it
bool is_value_name(const TokenIs& self, Reading& reading,
                   const Token& token);  // where constructs may stand too
bool is_any_word(const TokenIs& self, Reading& reading, const Token& token);  // a word; takes it
bool is_text(const TokenIs& self, Reading& reading, const Token& token);
bool is_number(const TokenIs& self, Reading& reading, const Token& token);
bool is_date(const TokenIs& self, Reading& reading, const Token& token);

// --- words and signs

// The expected words of a keyword are the keyword itself.
constexpr TokenIs kw(const char* word) {
    return {is_word, word, Symbol::none, nullptr};
}
constexpr TokenIs sees(const char* word) {
    return {is_word, word, Symbol::none, nullptr, true};
}
constexpr TokenIs sign(Symbol one, const char* say) {
    return {is_sign, "", one, say};
}
constexpr TokenIs sees_sign(Symbol one) {
    return {is_sign, "", one, "", true};
}
constexpr TokenIs name(const char* say) {
    return {is_name, "", Symbol::none, say};
}
constexpr TokenIs value_name(const char* say) {
    return {is_value_name, "", Symbol::none, say};
}
constexpr TokenIs any_word(const char* say) {
    return {is_any_word, "", Symbol::none, say};
}
constexpr TokenIs text(const char* say) {
    return {is_text, "", Symbol::none, say};
}
constexpr TokenIs number(const char* say) {
    return {is_number, "", Symbol::none, say};
}
constexpr TokenIs date_token{is_date, "", Symbol::none, "een datum, zoals 1 juli 2021"};
constexpr Act act(void (*action)(Reading&)) {
    return Act(action);
}

constexpr TokenIs opening = sign(Symbol::open, "een haakje openen '('");
constexpr TokenIs closing = sign(Symbol::close, "een haakje sluiten ')'");
constexpr TokenIs semicolon = sign(Symbol::semicolon, "een puntkomma ';'");
constexpr TokenIs colon = sign(Symbol::colon, "een dubbele punt ':'");
constexpr TokenIs equals = sign(Symbol::eq, "een '='");

// Runs a rule over the clause that `reading` has entered. False: there is a diagnostic, or a
// misspelt clause keyword (see slip.hpp).
template <class Rule>
bool run(const Rule& rule, Reading& reading);

// The narrow end of `run`: what was expected where, after X3 gave up.
void slip(Reading& reading, Iterator where, std::string expected);

template <class Rule>
bool run(const Rule& rule, Reading& reading) {
    Context context{reading};
    Iterator at = reading.begin;
    const Iterator end = reading.end;
    try {
        if (rule.parse(at, end, context, x3::unused, x3::unused)) return true;
        slip(reading, at, x3::what(rule));
    } catch (const x3::expectation_failure<Iterator>& found) {
        slip(reading, found.where(), found.which());
    } catch (const Abandoned&) {
        // said already
    }
    return false;
}

}  // namespace drempel::grammar::x3_grammar

namespace boost::spirit::x3 {

template <>
struct get_info<drempel::grammar::x3_grammar::TokenIs> {
    using result_type = std::string;
    std::string operator()(const drempel::grammar::x3_grammar::TokenIs& one) const {
        return one.expected != nullptr ? std::string(one.expected)
                                       : "'" + std::string(one.word) + "'";
    }
};
template <class Parser>
struct get_info<Parser, std::enable_if_t<std::is_base_of_v<drempel::grammar::x3_grammar::Unspoken, Parser>>> {
    using result_type = std::string;
    std::string operator()(const Parser&) const { return {}; }
};
// `*a`, `-a` and the like are known by what they are made of.
template <class Parser>
struct get_info<Parser, std::enable_if_t<std::is_same_v<typename Parser::category, unary_category>>> {
    using result_type = std::string;
    std::string operator()(const Parser& one) const { return what(one.subject); }
};
// What follows `>` is often a token and its actions; the first of them is what a reader misses.
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
    using result_type = std::string;
    std::string operator()(const sequence<Left, Right>& both) const {
        std::string first = what(both.left);
        return first.empty() ? what(both.right) : first;
    }
};
template <class Left, class Right>
struct get_info<alternative<Left, Right>> {
    using result_type = std::string;
    std::string operator()(const alternative<Left, Right>& both) const {
        std::string one = what(both.left);
        const std::string other = what(both.right);
        if (one.empty() || other.empty()) return one + other;
        return one + " of " + other;
    }
};
template <>
struct get_info<drempel::grammar::x3_grammar::GluedRun> {
    using result_type = std::string;
    std::string operator()(const drempel::grammar::x3_grammar::GluedRun& one) const {
        return one.expected;
    }
};
template <>
struct get_info<drempel::grammar::x3_grammar::EndOfClause> {
    using result_type = std::string;
    std::string operator()(const drempel::grammar::x3_grammar::EndOfClause& one) const {
        return one.expected;
    }
};

}  // namespace boost::spirit::x3
