// SPDX-License-Identifier: EUPL-1.2
// Labels and names as they stand in a sentence.
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/phrase.hpp"

namespace drempel::engine::lees {

namespace {

constexpr std::array<std::string_view, 3> articles{"de ", "het ", "een "};

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view without_article(std::string_view label) {
    for (const std::string_view article : articles)
        if (label.starts_with(article)) return label.substr(article.size());
    return label;
}

}  // namespace

// "staat in het register", said of somebody: a label without a subject. A Dutch verb of this form ends in a t, or is one
// of a few.
bool lacks_subject(std::string_view label) {
    static constexpr std::array<std::string_view, 12> verbs{"is", "was", "had", "kan", "mag", "zal", "stond", "verhuurde",
                                                            "gebeurde", "woonde", "werkte", "kon"};
    static constexpr std::array<std::string_view, 12> others{"het", "niet", "met", "uit", "dit", "dat", "tot", "zwart",
                                                             "recht", "direct", "licht", "wat"};
    const std::string_view word = first_word(label);
    if (std::ranges::find(verbs, word) != verbs.end()) return true;
    return word.size() > 2 && word.back() == 't' && std::ranges::find(others, word) == others.end();
}

std::string spoken(const std::string& label, const std::string& name) {
    if (!label.empty() && label != name) return label;
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool is_capital = name[i] >= 'A' && name[i] <= 'Z';
        const bool begins = is_capital && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (begins) words += ' ';
        const bool is_alone = begins && (i + 1 == name.size() || name[i + 1] < 'A' || name[i + 1] > 'Z');  // not of "UBO"
        words += name[i] == '_' ? ' ' : is_alone ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    }
    return words;
}

std::string bare(const std::string& label) { return std::string(without_article(label)); }

std::string named(const std::string& label) {
    for (const std::string_view article : articles)
        if (label.starts_with(article)) return label;
    return "“" + label + "”";
}

std::string member_words(const std::string& label) {
    if (label.find(' ') == std::string::npos) return label;
    const bool reads_on = label.find(',') != std::string::npos || label.find(" of ") != std::string::npos || label.starts_with("niet ");
    return reads_on || lacks_subject(label) ? "“" + label + "”" : label;
}

std::string sentence(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

std::string month_day(MonthDay day) {
    const std::string text = to_dutch(*parse_iso_date(fmt::format("2024-{:02}-{:02}", day.month, day.day)));
    return text.substr(0, text.rfind(' '));
}

}  // namespace drempel::engine::lees
