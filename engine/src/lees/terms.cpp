// SPDX-License-Identifier: EUPL-1.2
// Terms of law and the calendar by which they end.
#include <array>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/writer.hpp"

namespace drempel::engine::lees {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

std::string day_words(const Feestdag& one) {
    switch (one.kind) {
        case Feestdag::Kind::yearly:
            if (!one.if_weekday) return "elk jaar op " + month_day(one.on);
            return fmt::format("elk jaar op {}, maar op {} als dat een {} is", month_day(one.on), month_day(one.instead), weekdays[*one.if_weekday]);
        case Feestdag::Kind::from_easter: {
            if (one.easter_offset == 0) return "eerste paasdag";
            const std::int32_t days = one.easter_offset < 0 ? -one.easter_offset : one.easter_offset;
            return fmt::format("{} {} {} eerste paasdag", days, days == 1 ? "dag" : "dagen", one.easter_offset < 0 ? "voor" : "na");
        }
        case Feestdag::Kind::date: return to_dutch(one.date);
    }
    return {};
}

}  // namespace

void Writer::write_term(const Termijn& term) {
    heading(anchor_of("termijn", term.name), "Termijn: " + spoken(term.label, term.name));
    if (!term.condition.is_none()) say("Deze termijn is er als", wording_.condition(term.condition));
    say(fmt::format("De termijn begint {} {}. Zij duurt {}.", term.start_counts ? "op" : "op de dag na", wording_.value(term.start),
                    wording_.value(term.length)));
    const auto said = [&](std::string_view lead, std::string how, NodeId condition, const std::optional<Grondslag>& ground) {
        std::vector<Run> text{{std::string(lead) + " ", "", Style::strong}, {std::move(how), "", Style::plain}};
        Phrase when = condition.is_none() ? Phrase{} : wording_.condition(condition);
        if (when.words.ends_with(':')) when.words.pop_back();  // it comes back after the ground
        if (!condition.is_none()) text.push_back({", als " + when.words, "", Style::plain});
        for (Run& run : between_brackets(ground)) text.push_back(std::move(run));
        text.push_back({when.points.empty() ? "." : ":", "", Style::plain});
        runs(std::move(text), std::move(when.points));
    };
    for (const Verlenging& one : term.extensions)
        said("Verlenging:", fmt::format("{} {}", one.is_day ? "tot en met" : "met", wording_.value(one.by)), one.condition, one.ground);
    for (const Opschorting& one : term.suspensions) {
        std::string how = one.each ? fmt::format("voor {}, ", wording_.each(*one.each)) : "";
        how += fmt::format("{} {} {} {}", one.from_counts ? "vanaf" : "vanaf de dag na", wording_.value(one.from),
                           one.until_counts ? "tot en met" : "tot", wording_.value(one.until));
        if (!one.at_most.is_none()) how += fmt::format(", ten hoogste {}", wording_.value(one.at_most));
        said("De termijn staat stil:", std::move(how), one.condition, one.ground);
    }
    if (!term.cap.is_none()) say("De termijn duurt ten hoogste " + wording_.value(term.cap) + ".");
    if (!term.kalender.is_none()) {
        const Kalender& kalender = rules_.kalenders[term.kalender.index];
        said("Het einde:", "verschuift volgens de kalender " + named(spoken(kalender.label, kalender.name)), term.kalender_condition, {});
    }
    say_grounds(term.grounds);
}

void Writer::write_kalender(const Kalender& one) {
    heading(anchor_of("kalender", one.name), "Kalender: " + spoken(one.label, one.name));
    std::vector<Phrase> free;
    for (std::size_t day = 0; day < weekdays.size(); ++day)
        if ((one.free_weekdays >> day & 1U) != 0) free.push_back({fmt::format("elke {}", weekdays[day]), {}});
    for (const Feestdag& day : one.feestdagen) {
        std::string words = fmt::format("{}: {}", day.name, day_words(day));
        if (day.ground) words += fmt::format(" ({})", to_dutch(rules_, *day.ground));
        free.push_back({std::move(words), {}});
    }
    if (!free.empty()) runs({{"Dit zijn geen werkdagen:", "", Style::strong}}, std::move(free));
    if (one.moves_end) {
        std::vector<Run> text{{"Is de laatste dag van een termijn geen werkdag, dan loopt de termijn door tot en met de eerste werkdag daarna", "", Style::plain}};
        if (one.least_workdays > 0)
            text.push_back({fmt::format(". Een termijn van {} dagen of langer bevat ten minste {} werkdagen", one.least_days, one.least_workdays), "", Style::plain});
        for (Run& run : between_brackets(one.shift_grounds)) text.push_back(std::move(run));
        text.push_back({".", "", Style::plain});
        runs(std::move(text));
        std::vector<std::string> longest;
        if (one.longest_days) longest.push_back(fmt::format("{} dagen", *one.longest_days));
        if (one.longest_months) longest.push_back(fmt::format("{} maanden", *one.longest_months));
        if (!longest.empty()) say(fmt::format("Dit geldt niet voor een termijn van meer dan {}.", listed(longest, "of")));
    }
    say_grounds(one.grounds);
}

}  // namespace drempel::engine::lees
