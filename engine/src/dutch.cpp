// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/dutch.hpp"

#include <algorithm>

#include "drempel/engine/evaluate.hpp"
#include "facts/place.hpp"

namespace drempel::engine {

namespace {

constexpr const char* no_break_space = "\xC2\xA0";

// "1250.5" -> "1.250,5"; a fraction that does not end stays a fraction: nothing is rounded here.
std::string with_separators(std::string digits, int least_decimals) {
    if (digits.find('/') != std::string::npos) return digits;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const auto point = digits.find('.');
    const std::string whole = digits.substr(0, point);
    std::string decimals = point == std::string::npos ? "" : digits.substr(point + 1);
    if (least_decimals > 0 && !decimals.empty() && decimals.size() < static_cast<std::size_t>(least_decimals)) {
        decimals.resize(static_cast<std::size_t>(least_decimals), '0');
    }
    std::string result = negative ? "-" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) result += '.';
        result += whole[i];
    }
    return decimals.empty() ? result : result + "," + decimals;
}

std::string_view short_name(grammar::GroundPart::Place place) {
    using enum grammar::GroundPart::Place;
    switch (place) {
        case hoofdstuk: return "hoofdstuk";
        case afdeling: return "afdeling";
        case paragraaf: return "paragraaf";
        case artikel: return "art.";
        case lid: return "lid";
        case onder: return "onder";
        case sub: return "sub";
        case aanhef: return "aanhef";
        case bijlage: return "bijlage";
    }
    return {};
}

std::string_view link_key(grammar::GroundPart::Place place) {
    using enum grammar::GroundPart::Place;
    switch (place) {
        case hoofdstuk: return "hoofdstuk";
        case afdeling: return "afdeling";
        case paragraaf: return "paragraaf";
        case artikel: return "artikel";
        case lid: return "lid";
        case onder: return "o";
        case bijlage: return "bijlage";
        case sub:
        case aanhef: return "";  // a link has no key for these; it points at the part around it
    }
    return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_label_char(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == ':' || c == '_' || c == '-';
}
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_bwb(std::string_view id) {
    return id.size() == 11 && (id.starts_with("BWBR") || id.starts_with("BWBV")) && all_digits(id.substr(4));
}

bool is_cvdr(std::string_view id) {
    if (!id.starts_with("CVDR")) return false;
    id.remove_prefix(4);
    const auto slash = id.find('/');
    const auto number = id.substr(0, slash);
    if (!all_digits(number) || number.size() > 7) return false;
    return slash == std::string_view::npos || all_digits(id.substr(slash + 1));
}

bool is_publication(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string bwb_link(const std::string& bwb, const Grondslag& ground, Dag peildatum) {
    using Place = grammar::GroundPart::Place;
    std::string link = "https://wetten.overheid.nl/jci1.31:c:" + bwb;
    for (const auto place : {Place::hoofdstuk, Place::afdeling, Place::paragraaf, Place::artikel, Place::lid, Place::onder, Place::bijlage}) {
        const auto part = std::find_if(ground.parts.begin(), ground.parts.end(), [place](const auto& p) { return p.place == place; });
        if (part == ground.parts.end() || part->label.empty()) continue;
        std::string label = part->label;
        std::replace(label.begin(), label.end(), ' ', '_');
        if (!std::all_of(label.begin(), label.end(), is_label_char)) break;  // what cannot be checked is left out
        link.append("&").append(link_key(place)).append("=").append(label);
    }
    return link + "&g=" + to_iso(peildatum);
}

}  // namespace

std::string to_clock(const Number& minutes) {
    const auto whole = minutes.to_int64();
    if (!whole || *whole < 0 || *whole > 24 * 60) return minutes.to_string();
    const auto two = [](std::int64_t n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two(*whole / 60) + ":" + two(*whole % 60);
}

std::string to_dutch(const RuleSet& rules, const Number& number, const Type& type) {
    const auto digits = [&](int least_decimals) { return with_separators(number.to_string(), least_decimals); };
    switch (type.style) {
        case NumberStyle::getal:
        case NumberStyle::geheel: return digits(0);
        case NumberStyle::bedrag: return std::string("€") + no_break_space + digits(2);
        case NumberStyle::percentage: return digits(0) + no_break_space + "%";
        case NumberStyle::jaren: return digits(0) + " jaar";
        case NumberStyle::tijd: return to_clock(number) + no_break_space + "uur";
        case NumberStyle::hoeveelheid: break;
    }
    if (type.unit.is_none()) return digits(0);
    const auto& unit = rules.units[type.unit.index];
    if (unit.name.starts_with("€ "))  // an amount per something: "€ 12,50 per uur"
        return std::string("€") + no_break_space + digits(2) + unit.name.substr(std::string_view("€").size());
    return digits(0) + no_break_space + (number == Number(1) ? unit.singular : unit.plural);
}

std::string to_dutch(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& fact = facts.slots[slot.index];
    const auto& type = type_of(rules, facts, slot);
    switch (fact.kennis) {
        case Kennis::onbekend: return "(onbekend)";
        case Kennis::geen: return "geen";
        case Kennis::waarde: break;
    }
    switch (type.kind) {
        case ValueKind::ja_nee: return fact.truth ? "ja" : "nee";
        case ValueKind::getal: return to_dutch(rules, facts.numbers[fact.index], type);
        case ValueKind::datum: return to_dutch(fact.day);
        case ValueKind::duur: return to_dutch(fact.duration);
        case ValueKind::tekst: return facts.texts[fact.index];
        case ValueKind::keuze: return rules.keuzes[type.keuze.index].members[fact.index].label;
        case ValueKind::record: {
            const auto& begrip = rules.begrippen[facts.records[fact.index].begrip.index];
            return begrip.label.empty() ? begrip.name : begrip.label;
        }
        case ValueKind::lijst: break;
    }
    const auto& list = facts.lists[fact.index];
    return std::to_string(list.records.size() + list.scalars.size()) + (list.open ? " of meer" : "");
}

std::string to_dutch(const RuleSet& rules, const Grondslag& ground) {
    std::string text = rules.bronnen[ground.bron.index].label;
    if (text.empty()) text = rules.bronnen[ground.bron.index].name;
    for (const auto& part : ground.parts) {
        text.append(" ").append(short_name(part.place));
        if (!part.label.empty()) text.append(" ").append(part.label);
    }
    return text;
}

std::string advies_in_words(const RuleSet& rules, SoortId soort, GevolgsoortId advies) {
    if (!advies.is_none()) return rules.gevolgsoorten[advies.index].label;
    const bool can_advise = std::ranges::any_of(rules.soorten[soort.index].rules, [&](RuleId rule) {
        return sets_advice(rules.gevolgsoorten[rules.rules[rule.index].gevolg.index].werking);
    });
    return can_advise ? "geen beletsel" : "geen advies; zie de signalen, plichten en conclusies";
}

std::string advies_in_words(const RuleSet& rules, const Screening& screening) {
    std::string words = advies_in_words(rules, screening.soort, screening.advies);
    if (!screening.advies.is_none()) return words;
    GevolgsoortId last;
    for (const auto& finding : screening.bevindingen) {  // by rank: equal consequences stand together
        const auto gevolg = rules.rules[finding.rule.index].gevolg;
        if (finding.uitkomst != Uitkomst::geraakt || gevolg == last) continue;
        words += (last.is_none() ? "; wel: " : ", ") + rules.gevolgsoorten[gevolg.index].label;
        last = gevolg;
    }
    return words;
}

std::string url_of(const RuleSet& rules, const Grondslag& ground, Dag peildatum) {
    const auto& bron = rules.bronnen[ground.bron.index];
    if (is_bwb(bron.bwb)) return bwb_link(bron.bwb, ground, peildatum);
    if (is_cvdr(bron.cvdr)) return "https://lokaleregelgeving.overheid.nl/" + bron.cvdr;
    if (is_publication(bron.publicatie)) return "https://zoek.officielebekendmakingen.nl/" + bron.publicatie + ".html";
    return {};
}

}  // namespace drempel::engine
