// SPDX-License-Identifier: EUPL-1.2
#include "x3/names.hpp"

#include <algorithm>

#include "characters.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr char lowered(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string as_camel(std::string_view written) {
    std::string result;
    bool raise = false;
    for (const char c : written) {
        if (c == '_') {
            raise = !result.empty();
        } else {
            result.push_back(raise && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c);
            raise = false;
        }
    }
    if (!result.empty()) result.front() = lowered(result.front());
    return result;
}

std::string as_snake(std::string_view written) {
    std::string result;
    for (const char c : written) {
        if (is_upper(c) && !result.empty() && result.back() != '_') result.push_back('_');
        result.push_back(lowered(c));
    }
    return result;
}

}  // namespace

bool is_rule_id(std::string_view words) {
    const std::size_t dash = words.find('-');
    if (dash == 0 || dash == std::string_view::npos) return false;
    if (!std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(dash), is_upper))
        return false;
    std::string_view rest = words.substr(dash + 1);
    while (!rest.empty() && is_upper(rest.front())) rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0) return false;
    rest.remove_prefix(digits);
    if (rest.empty()) return true;
    if (!is_lower(rest.front())) return false;
    rest.remove_prefix(1);
    return std::all_of(rest.begin(), rest.end(), is_digit);
}

void RuleId::take_rule_id(Reading& reading, Iterator first, Iterator end) {
    const Span span{reading.file, first->begin, (end - 1)->end};
    const std::string_view words = reading.source.slice(span);
    reading.names.push_back({std::string(words), span});
    reading.runs.emplace_back(first, end);
    reading.last = end - 1;
    if (is_rule_id(words)) return;
    auto& added = reading.report.at(span, Code::T007_Regelnummer);
    std::string raised;
    for (const char c : words) raised.push_back(is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c);
    if (const std::size_t digit = raised.find_first_of("0123456789");
        digit != std::string::npos && digit > 0 && is_upper(raised[digit - 1])
        && !is_rule_id(raised)) {
        raised.insert(digit, "-");
    }
    if (is_rule_id(raised)) added.suggest(raised);
}

void check_camel(Reading& reading, const Word& word) {
    const bool plain = !word.text.empty() && !is_upper(word.text.front())
                       && word.text.find('_') == std::string::npos;
    if (!plain)
        reading.report.at(word.span, Code::T021_NaamKleineLetter, word.text)
            .suggest(as_camel(word.text));
}

void check_snake(Reading& reading, const Word& word, std::string_view what) {
    const bool plain =
        std::none_of(word.text.begin(), word.text.end(), is_upper) && word.text.front() != '_';
    if (!plain)
        reading.report.at(word.span, Code::T022_NaamSnake, word.text, what)
            .suggest(as_snake(word.text));
}

}  // namespace drempel::grammar::x3_grammar
