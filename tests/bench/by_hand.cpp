// SPDX-License-Identifier: EUPL-1.2
#include "by_hand.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>

namespace bench {

namespace {

using nlohmann::json;

std::int32_t integer(std::string_view digits) {
    std::int32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Day day_of(std::string_view iso) {
    return {integer(iso.substr(0, 4)), integer(iso.substr(5, 2)), integer(iso.substr(8, 2))};
}

// "35.5" with two decimals kept: 3550.
std::int64_t hundredths(const json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    const std::size_t point = text.find('.');
    std::string digits =
        text.substr(0, point) + (point == std::string::npos ? "" : text.substr(point + 1));
    const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
    for (std::size_t i = decimals; i < 2; ++i) digits += '0';
    std::int64_t result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

bool is_true(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::int32_t> optional_day(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return number_of(day_of(found->get_ref<const std::string&>()));
}

Day years_before(Day day, std::int32_t years) {
    Day result{day.year - years, day.month, day.day};
    const std::chrono::year_month_day date{std::chrono::year{result.year},
                                           std::chrono::month{static_cast<unsigned>(result.month)},
                                           std::chrono::day{static_cast<unsigned>(result.day)}};
    if (!date.ok()) result.day = 28;
    return result;
}

}  // namespace

std::int32_t number_of(Day day) {
    using namespace std::chrono;
    return static_cast<std::int32_t>(
        sys_days{year_month_day{year{day.year}, month{static_cast<unsigned>(day.month)},
                                std::chrono::day{static_cast<unsigned>(day.day)}}}
            .time_since_epoch()
            .count());
}

const std::array<std::string_view, 10> rules_by_hand{"HOR-02", "HOR-03", "HOR-04", "HOR-07",
                                                     "HOR-08", "HOR-09", "HOR-20", "HOR-21",
                                                     "HOR-30", "HOR-31"};

Aanvraag read_by_hand(std::string_view text) {
    const json tree = json::parse(text);
    Aanvraag result;
    const std::string bedrijf = tree.value("soortBedrijf", "horeca");
    result.bedrijf = bedrijf == "slijterij"       ? Aanvraag::Bedrijf::slijterij
                     : bedrijf == "paracommercie" ? Aanvraag::Bedrijf::paracommercie
                                                  : Aanvraag::Bedrijf::horeca;
    result.eenmanszaak = tree.value("rechtsvorm", "") == "eenmanszaak";
    result.formulier = is_true(tree, "formulierOntvangen");
    result.rijksmonument = is_true(tree, "rijksmonument");
    if (tree.contains("afwijkingVerleend"))
        result.afwijking = is_true(tree["afwijkingVerleend"], "waarde");
    for (const json& room : tree.value("lokaliteiten", json::array()))
        result.lokaliteiten.push_back(
            {room.value("soort", "") == "horecalokaliteit", hundredths(room["oppervlakte"])});
    for (const json& entry : tree.value("intrekkingen", json::array()))
        result.intrekkingen.push_back({entry.value("grond", "") == "voorwaarden_4_of_25a",
                                       is_true(entry, "zelfdeRechtspersoon"),
                                       optional_day(entry, "onherroepelijkOp")});
    for (const json& person : tree.value("leidinggevenden", json::array())) {
        Leidinggevende leider;
        leider.naam = person.value("naam", "");
        const Day born = day_of(person.value("geboortedatum", "1900-01-01"));
        leider.birth_year = born.year;
        leider.birth_month = born.month;
        leider.birth_day = born.day;
        leider.curatele = is_true(person, "onderCuratele");
        leider.sociale_hygiene = is_true(person, "socialeHygiene");
        leider.geen_bemoeienis = is_true(person, "geenBemoeienis");
        leider.maatregel = is_true(person, "maatregelPlaatsing");
        for (const json& entry : person.value("antecedenten", json::array())) {
            Antecedent antecedent;
            antecedent.misdrijf = entry.value("soort", "") == "misdrijf";
            antecedent.aangewezen = is_true(entry, "aangewezenFeit");
            antecedent.onherroepelijk_day = optional_day(entry, "onherroepelijkOp");
            const auto sentence = entry.find("onvoorwaardelijkeVrijheidsstraf");
            if (sentence != entry.end() && sentence->is_string()) {
                const auto& duration = sentence->get_ref<const std::string&>();  // "P7M"
                antecedent.sentence_months = integer(std::string_view{duration}.substr(1));
            }
            const auto fine = entry.find("boete");
            if (fine != entry.end() && !fine->is_null()) antecedent.fine_cents = hundredths(*fine);
            leider.antecedenten.push_back(antecedent);
        }
        result.leidinggevenden.push_back(std::move(leider));
    }
    return result;
}

std::array<int, 10> screen_by_hand(const Aanvraag& aanvraag, Day peildatum) {
    std::array<int, 10> hits{};
    const std::int32_t today = number_of(peildatum);
    const std::int32_t five_years_ago = number_of(years_before(peildatum, 5));
    for (const Leidinggevende& leider : aanvraag.leidinggevenden) {
        const bool birthday_passed =
            peildatum.month > leider.birth_month
            || (peildatum.month == leider.birth_month && peildatum.day >= leider.birth_day);
        if (peildatum.year - leider.birth_year - (birthday_passed ? 0 : 1) < 21) ++hits[0];
        if (leider.curatele) ++hits[1];
        if (!leider.sociale_hygiene && !leider.geen_bemoeienis) ++hits[2];
        if (leider.maatregel) ++hits[3];
        int fines = 0;
        bool long_sentence = false;
        for (const Antecedent& antecedent : leider.antecedenten) {
            const bool recent = antecedent.onherroepelijk_day
                                && *antecedent.onherroepelijk_day >= five_years_ago
                                && *antecedent.onherroepelijk_day <= today;
            if (!recent) continue;
            if (antecedent.misdrijf && antecedent.sentence_months
                && *antecedent.sentence_months > 6)
                long_sentence = true;
            if (antecedent.aangewezen && antecedent.fine_cents && *antecedent.fine_cents >= 50'000)
                ++fines;
        }
        if (long_sentence) ++hits[4];
        if (fines >= 2) ++hits[5];
    }
    if (aanvraag.bedrijf != Aanvraag::Bedrijf::slijterij) {
        const bool large = std::any_of(
            aanvraag.lokaliteiten.begin(), aanvraag.lokaliteiten.end(),
            [](const Lokaliteit& room) { return room.horeca && room.square_decimetres >= 3500; });
        if (!large && !(aanvraag.rijksmonument && aanvraag.afwijking)) ++hits[6];
    } else {
        for (const Lokaliteit& room : aanvraag.lokaliteiten)
            if (!room.horeca && room.square_decimetres < 1500) ++hits[7];
    }
    if (!aanvraag.eenmanszaak) {
        for (const Intrekking& entry : aanvraag.intrekkingen) {
            if (!entry.voorwaarden || !entry.zelfde_rechtspersoon) continue;
            if (!entry.onherroepelijk_day || today < *entry.onherroepelijk_day + 365) ++hits[8];
        }
    }
    if (!aanvraag.formulier) ++hits[9];
    return hits;
}

}  // namespace bench
