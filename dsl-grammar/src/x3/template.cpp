// SPDX-License-Identifier: EUPL-1.2
#include "characters.hpp"
#include "x3/clauses.hpp"
#include "x3/expression.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr x3::rule<struct hole_id> hole = "een gegeven, zoals naam van leidinggevende";
constexpr auto hole_def = x3::eps > expression > EndOfClause{"een '}' na het gegeven"};

BOOST_SPIRIT_DEFINE(hole)

Expression broken_at(Span span) {
    Expression value;
    value.span = span;
    return value;
}

Expression read_hole(Reading& outer, Span inside) {
    const std::size_t before = outer.report.all().size();
    const Lexed lexed =
        lex(outer.source, outer.file, inside.begin, inside.end, before + 1, outer.report);
    if (lexed.tokens.empty()) {
        outer.report.at({inside.file, inside.begin - 1, inside.end + 1}, Code::T030_GatInTekst,
                        "tussen { en } staat niets");
        return broken_at(inside);
    }
    Reading reading(outer.source, outer.file, outer.limits, outer.report);
    reading.enter(lexed.tokens.data(), lexed.tokens.data() + lexed.tokens.size());
    if (!run(hole, reading)) return broken_at(inside);
    return reading.pop();
}

}  // namespace

Template read_template(Reading& r, const Token& token) {
    Template result;
    result.span = r.span(token);
    if (!token.closed) return result;
    const std::string_view bytes = r.source.bytes();
    std::string words;
    std::uint32_t words_begin = token.begin + 1;
    const auto flush = [&](std::uint32_t at) {
        if (!words.empty()) result.parts.push_back({std::move(words), {r.file, words_begin, at}});
        words.clear();
    };
    for (std::uint32_t i = token.begin + 1; i + 1 < token.end;) {
        if (bytes[i] == '\\') {
            constexpr std::string_view known = "\"\\{}";
            if (known.find(bytes[i + 1]) == std::string_view::npos) {
                r.report.at({r.file, i, i + 2}, Code::T029_Escape, bytes.substr(i + 1, 1));
            }
            words.push_back(bytes[i + 1]);
            i += 2;
        } else if (bytes[i] == '{') {
            flush(i);
            const auto close =
                static_cast<std::uint32_t>(std::min<std::size_t>(bytes.find('}', i), token.end));
            if (close >= token.end) {
                r.report.at({r.file, i, i + 1}, Code::T030_GatInTekst, "deze { heeft geen }");
                return result;
            }
            result.parts.push_back({read_hole(r, {r.file, i + 1, close}), {r.file, i, close + 1}});
            i = close + 1;
            words_begin = i;
        } else {
            if (bytes[i] == '}')
                r.report.at({r.file, i, i + 1}, Code::T030_GatInTekst, "deze } heeft geen {");
            words.push_back(bytes[i]);
            ++i;
        }
    }
    flush(token.end - 1);
    return result;
}

}  // namespace drempel::grammar::x3_grammar
