// SPDX-License-Identifier: EUPL-1.2
// Reading one value: type, form and limits. No sentence repeats the value (it may be about a person).
#include <algorithm>
#include <bit>

#include "choosable.hpp"
#include "drempel/engine/dutch.hpp"
#include "drempel/engine/facts.hpp"
#include "drempel/text/suggest.hpp"
#include "facts/expected.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

namespace {

constexpr int max_decimals = 6;
constexpr std::size_t max_number_characters = 40;

Dag day_of(const DateLimit& limit, Dag peildatum) { return limit.is_peildatum ? peildatum : limit.dag; }

std::string limits_in_words(const Type& type) {
    if (type.style == NumberStyle::tijd && type.low && type.high) return "van " + to_clock(*type.low) + " tot en met " + to_clock(*type.high);
    if (type.low && type.high) return "tussen " + type.low->to_string() + " en " + type.high->to_string() + " (beide toegestaan)";
    if (type.low) return "minstens " + type.low->to_string();
    return "hoogstens " + type.high->to_string();
}

// "23:30", and "24:00" as an end: two digits on both sides.
std::optional<int> minutes_of(std::string_view value) {
    const auto digit = [&](std::size_t at) { return value[at] >= '0' && value[at] <= '9'; };
    if (value.size() != 5 || !digit(0) || !digit(1) || value[2] != ':' || !digit(3) || !digit(4)) return std::nullopt;
    const auto two = [&](std::size_t at) { return (value[at] - '0') * 10 + (value[at + 1] - '0'); };
    const int minutes = two(0) * 60 + two(3);
    return two(3) > 59 || minutes > 24 * 60 ? std::nullopt : std::optional(minutes);
}

// The word is from the rules: naming it says nothing about a person.
std::string not_on_this_day(const KeuzeMember& member, Dag peildatum) {
    std::string days;
    if (member.from) days += " vanaf " + to_dutch(*member.from);
    if (member.until) days += " tot " + to_dutch(*member.until);
    return "'" + member.name + "' kan alleen" + days + " worden gekozen, en de peildatum is " + to_dutch(peildatum) + ".";
}

// The word to suggest when there is but one.
std::string only_word(const Keuze& keuze, Dag peildatum) {
    const std::uint64_t possible = choosable(keuze, peildatum);
    return std::has_single_bit(possible) ? keuze.members[static_cast<std::size_t>(std::countr_zero(possible))].name : std::string();
}

}  // namespace

void CaseBuilder::set_truth(SlotId slot, bool value, std::string_view pointer) {
    if (slot.is_none() || !accepts(slot, ValueKind::ja_nee, "true of false", pointer)) return;
    give(slot);
    case_.slots[slot.index].truth = value;
}

void CaseBuilder::set_number(SlotId slot, std::string_view decimal, std::string_view pointer) {
    if (slot.is_none() || !accepts(slot, ValueKind::getal, "een getal", pointer)) return;
    if (type_of(slot).style == NumberStyle::tijd) return wrong_type(slot, "een getal", pointer);
    read_number(slot, decimal, pointer);
}

void CaseBuilder::read_number(SlotId slot, std::string_view decimal, std::string_view pointer) {
    const auto& type = type_of(slot);
    const auto report = [&](std::string code, std::string detail) {
        problem({std::string(pointer), std::move(code), std::move(detail), ""});
    };
    const auto number = decimal.size() <= max_number_characters ? Number::parse(decimal) : std::nullopt;
    if (!number) {
        if (decimal.size() > max_number_characters) return report("getal.te_groot", "Dit getal heeft te veel cijfers.");
        return report("getal.ongeldig", "Hier hoort " + expected_form(rules_, type, peildatum_)
                                            + ": cijfers met hoogstens één punt, zonder exponent of scheidingstekens.");
    }
    if (number->exceeds_limit()) return report("getal.te_groot", "Dit getal is te groot; het moet kleiner zijn dan 10^15.");
    const auto decimals = number->decimals();
    if (decimals > max_decimals) return report("getal.decimalen", "Dit getal heeft meer dan 6 cijfers achter de punt.");
    if (type.whole && !number->is_whole()) return report("getal.niet_geheel", "Hier hoort een geheel getal, zonder cijfers achter de punt.");
    if ((type.low && *number < *type.low) || (type.high && *number > *type.high)) {
        return report("getal.buiten_bereik", "Dit getal valt buiten wat is toegestaan: het moet " + limits_in_words(type) + " zijn.");
    }
    give(slot);
    case_.slots[slot.index].index = static_cast<std::uint32_t>(case_.numbers.size());
    case_.numbers.push_back(*number);
}

void CaseBuilder::read_date(SlotId slot, std::string_view value, std::string_view pointer) {
    const auto& type = type_of(slot);
    std::optional<DagInterval> day;
    if (type.onvolledig) {
        day = parse_incomplete_date(value);
    } else if (const auto exact = parse_iso_date(value)) {
        day = DagInterval{*exact, *exact};
    }
    if (!day) {
        const bool is_partial = !type.onvolledig && parse_incomplete_date(value);
        problem({std::string(pointer), "datum.ongeldig",
                 is_partial ? "Deze datum is niet volledig; hier hoort " + expected_form(rules_, type, peildatum_) + "."
                            : "Dit is geen bestaande datum in de vorm jjjj-mm-dd (van 1600 tot en met 2999); hier hoort "
                                  + expected_form(rules_, type, peildatum_) + ".",
                 ""});
        return;
    }
    if ((type.earliest && day->high < day_of(*type.earliest, peildatum_)) || (type.latest && day->low > day_of(*type.latest, peildatum_))) {
        std::string bounds;
        if (type.earliest) bounds += " niet voor " + to_dutch(day_of(*type.earliest, peildatum_));
        if (type.earliest && type.latest) bounds += " en";
        if (type.latest) bounds += " niet na " + to_dutch(day_of(*type.latest, peildatum_));
        problem({std::string(pointer), "datum.buiten_bereik", "Deze datum valt buiten wat is toegestaan: hij mag" + bounds + " liggen.", ""});
        return;
    }
    give(slot);
    case_.slots[slot.index].day = *day;
}

void CaseBuilder::read_keuze(SlotId slot, std::string_view value, std::string_view pointer) {
    const auto& type = type_of(slot);
    const auto& members = rules_.keuzes[type.keuze.index].members;
    std::vector<std::string_view> known;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        const bool is_possible = can_be_chosen(members[i], peildatum_);
        if (members[i].name == value) {
            if (!is_possible) {
                problem({std::string(pointer), "keuze.niet_op_peildatum",
                         not_on_this_day(members[i], peildatum_) + " Hier hoort " + expected_form(rules_, type, peildatum_) + ".",
                         only_word(rules_.keuzes[type.keuze.index], peildatum_)});
                return;
            }
            give(slot);
            case_.slots[slot.index].index = i;
            return;
        }
        if (is_possible) known.push_back(members[i].name);
    }
    problem({std::string(pointer), "keuze.onbekend",
             "Dit woord hoort niet bij de keuzes. Hier hoort " + expected_form(rules_, type, peildatum_) + ".", text::nearest(value, known)});
}

void CaseBuilder::set_string(SlotId slot, std::string_view value, std::string_view pointer) {
    if (slot.is_none()) return;
    switch (type_of(slot).kind) {
        case ValueKind::getal:
            if (type_of(slot).style == NumberStyle::tijd) {
                const auto minutes = minutes_of(value);
                if (!minutes) {
                    problem({std::string(pointer), "tijd.ongeldig",
                             "Dit is geen tijd. Hier hoort " + expected_form(rules_, type_of(slot), peildatum_) + ", van 00:00 tot en met 24:00.", ""});
                    return;
                }
                const auto& type = type_of(slot);
                const Number time(std::int64_t{*minutes});
                if ((type.low && time < *type.low) || (type.high && *type.high < time)) {
                    problem({std::string(pointer), "getal.buiten_bereik",
                             "Deze tijd valt buiten wat is toegestaan: zij moet " + limits_in_words(type) + " zijn.", ""});
                    return;
                }
                give(slot);
                case_.slots[slot.index].index = static_cast<std::uint32_t>(case_.numbers.size());
                case_.numbers.push_back(time);
                return;
            }
            return read_number(slot, value, pointer);
        case ValueKind::datum: return read_date(slot, value, pointer);
        case ValueKind::keuze: return read_keuze(slot, value, pointer);
        case ValueKind::duur: {
            const auto duration = parse_iso_duration(value);
            if (!duration) {
                problem({std::string(pointer), "duur.ongeldig",
                         "Dit is geen duur. Hier hoort " + expected_form(rules_, type_of(slot), peildatum_) + "; maanden en dagen gaan niet samen.", ""});
                return;
            }
            give(slot);
            case_.slots[slot.index].duration = *duration;
            return;
        }
        case ValueKind::tekst:
            if (value.size() > limits_.max_text_bytes) {
                problem({std::string(pointer), "tekst.te_lang",
                         "Deze tekst is te lang; het maximum is " + std::to_string(limits_.max_text_bytes) + " bytes.", ""});
                return;
            }
            give(slot);
            case_.slots[slot.index].index = static_cast<std::uint32_t>(case_.texts.size());
            case_.texts.emplace_back(value);
            return;
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: return wrong_type(slot, "een tekst", pointer);
    }
}

void CaseBuilder::set_null(SlotId slot, std::string_view pointer) {
    if (slot.is_none()) return;
    if (!type_of(slot).of_geen) {
        problem({std::string(pointer), "geen.niet_toegestaan",
                 "Dit gegeven kan niet ontbreken (null). Laat het veld weg als het niet bekend is; anders hoort hier "
                     + expected_form(rules_, type_of(slot), peildatum_) + ".",
                 ""});
        return;
    }
    case_.slots[slot.index].kennis = Kennis::geen;
}

void CaseBuilder::set_unknown(SlotId slot) {
    if (slot.is_none()) return;
    case_.slots[slot.index].kennis = Kennis::onbekend;
    case_.slots[slot.index].reden = OnbekendReden::als_onbekend_opgegeven;
}

void CaseBuilder::set_oordeel(SlotId slot, std::string door, std::string op, std::string reden, std::string_view pointer) {
    if (slot.is_none()) return;
    if (!type_of(slot).is_oordeel) {
        wrong_type(slot, "een oordeel", pointer);
        return;
    }
    const auto report = [&](std::string_view member, std::string code, std::string detail, std::string suggestion) {
        problem({std::string(pointer) + "/" + std::string(member), std::move(code), std::move(detail), std::move(suggestion)});
    };
    const auto& judge = field_of(rules_, case_, slot).judge;
    if (!judge.empty() && door != judge) report("door", "oordeel.rol", "Dit oordeel is aan een ander: hier hoort " + judge + ".", judge);
    if (reden.empty()) report("reden", "oordeel.onvolledig", "Geef de reden van het oordeel.", "");
    const auto day = parse_iso_date(op);
    if (!day) return report("op", "datum.ongeldig", "Geef de dag van het oordeel in de vorm jjjj-mm-dd.", "");
    case_.slots[slot.index].oordeel = static_cast<std::uint32_t>(case_.oordelen.size());
    case_.oordelen.push_back({std::move(door), std::move(reden), *day});
}

}  // namespace drempel::engine
