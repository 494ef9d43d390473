// SPDX-License-Identifier: EUPL-1.2
// The facts that a kind of application, or a thing in it, can have, and what a consequence does.
#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/writer.hpp"

namespace drempel::engine::lees {

namespace {

std::string origin_words(const Field& field) {
    if (field.origin_kind.empty()) return {};
    if (field.origin_kind == "register") return field.origin_name.empty() ? "uit een register" : "uit het register " + field.origin_name;
    return fmt::format("van {}", with_article(field.origin_kind));
}

std::string_view words_of(Werking werking) {
    switch (werking) {
        case Werking::weigert: return "de aanvraag wordt geweigerd";
        case Werking::trekt_in: return "de vergunning wordt ingetrokken";
        case Werking::vult_aan: return "de aanvrager vult de aanvraag aan";
        case Werking::onderzoekt: return "de gemeente zoekt het verder uit";
        case Werking::schrijft_voor: return "er komt een voorschrift bij";
        case Werking::plicht: return "de gemeente moet zelf iets doen; dit bepaalt het advies niet";
        case Werking::geen: return "dit bepaalt het advies niet";
    }
    return {};
}

}  // namespace

Phrase Writer::field_words(const Field& field) const {
    const Type& type = field.type;
    std::string words = fmt::format("{}: {}", spoken(field.label, field.name), wording_.kind(type));
    if (type.is_oordeel) words += field.judge.empty() ? "; een mens beoordeelt dit" : fmt::format("; {} beoordeelt dit", with_article(field.judge));
    const std::string origin = origin_words(field);
    if (!origin.empty()) words += "; " + origin;
    Phrase phrase{std::move(words), {}};
    if (!field.derived.is_none()) {
        Phrase how = wording_.answer(field.derived);
        phrase.points.push_back({"als niemand het opgeeft: " + how.words, std::move(how.points)});
    }
    if (!field.justification.empty()) {
        std::string why = "nodig omdat: " + field.justification;
        if (field.justification_ground) why += fmt::format(" ({})", to_dutch(rules_, *field.justification_ground));
        phrase.points.push_back({std::move(why), {}});
    }
    return phrase;
}

// Of a thing only what it adds to what it takes over.
void Writer::write_fields(const std::vector<FieldId>& fields, BegripId owner) {
    std::vector<Phrase> points;
    for (const FieldId id : fields) {
        const Field& field = rules_.fields[id.index];
        if (field.owner == owner) points.push_back(field_words(field));
    }
    if (!points.empty()) runs({{"Gegevens:", "", Style::strong}}, std::move(points));
}

void Writer::write_facts(RegelsetId id) {
    for (std::uint32_t i = 0; i < rules_.begrippen.size(); ++i) {
        const Begrip& begrip = rules_.begrippen[i];
        if (begrip.regelset != id || begrip.is_soort || begrip.name == "periode") continue;
        heading(anchor_of("gegevens", begrip.name), "Gegevens van " + spoken(begrip.label, begrip.name));
        if (!begrip.super.is_none()) {
            const Begrip& super = rules_.begrippen[begrip.super.index];
            say(fmt::format("Heeft ook alle gegevens van {}.", spoken(super.label, super.name)));
        }
        write_fields(begrip.fields, BegripId{i});
    }
    for (const Soort& soort : rules_.soorten) {
        if (soort.regelset != id) continue;
        heading(anchor_of("aanvraagsoort", soort.name), "Gegevens van " + spoken(soort.label, soort.name));
        write_fields(rules_.begrippen[soort.layout.index].fields, BegripId{});
    }
}

void Writer::write_gevolgen(const Regelset& set) {
    std::vector<Phrase> points;
    for (const Gevolgsoort& gevolg : rules_.gevolgsoorten) {
        if (gevolg.span.file != set.file) continue;
        std::string words = fmt::format("{}: {}", gevolg.label, words_of(gevolg.werking));
        if (gevolg.weighed) words += ", als iemand na het afwegen van de belangen zo beslist";
        points.push_back({std::move(words), {}});
    }
    if (!points.empty()) runs({{"Dit kan het gevolg van een regel zijn, het zwaarste eerst:", "", Style::strong}}, std::move(points));
}

}  // namespace drempel::engine::lees
