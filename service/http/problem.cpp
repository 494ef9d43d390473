// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/problem.hpp"

#include <array>

#include <fmt/format.h>

#include "drempel/wire/wire.hpp"

namespace drempel::http {
namespace problems {

const ProblemKind ongeldig_verzoek{
    400, "ongeldig-verzoek", "Ongeldig verzoek",
    "De kop van het verzoek is op meer dan één manier te lezen, te groot of niet voor deze dienst bedoeld. De verbinding is "
    "gesloten. Dit ligt aan het programma dat het verzoek verstuurde, of aan een tussenliggende server."};
const ProblemKind ongeldige_invoer{
    400, "ongeldige-invoer", "Ongeldige invoer",
    "Iets in het verzoek ontbreekt of klopt niet. De lijst errors noemt elk gegeven met zijn plaats. Verbeter ze en verstuur "
    "het verzoek opnieuw. Er is niets opgeslagen."};
const ProblemKind niet_toegestaan{
    403, "niet-toegestaan", "Niet toegestaan",
    "Een andere website probeerde via uw browser iets te laten doen. Dat wordt niet uitgevoerd. Werk vanuit de pagina van "
    "Drempel zelf."};
const ProblemKind niet_gevonden{
    404, "niet-gevonden", "Niet gevonden",
    "Wat u vraagt is er niet, of u mag het niet zien. Controleer het adres; het eindigt niet op een schuine streep."};
const ProblemKind methode{405, "methode-niet-mogelijk", "Methode niet mogelijk",
                          "Dit adres bestaat, maar niet met deze methode. Het veld Allow noemt de methoden die wel kunnen."};
const ProblemKind niet_leverbaar{
    406, "niet-leverbaar", "Vorm niet leverbaar",
    "Het veld Accept vraagt een vorm die dit adres niet levert. De beschrijving in openapi.json noemt de vormen."};
const ProblemKind sleutel_hergebruikt{
    409, "sleutel-hergebruikt", "Sleutel al gebruikt",
    "De Idempotency-Key is eerder gebruikt met een andere inhoud. Kies een nieuwe sleutel voor een nieuwe toetsing."};
const ProblemKind te_groot{413, "te-groot", "Inhoud te groot",
                           "De inhoud van het verzoek is groter dan dit adres aanneemt. Er is niets opgeslagen."};
const ProblemKind mediatype{415, "mediatype-niet-ondersteund", "Mediatype niet ondersteund",
                            "Dit adres neemt alleen application/json aan, zonder Content-Encoding."};
const ProblemKind te_veel_verzoeken{
    429, "te-veel-verzoeken", "Te veel verzoeken",
    "Vanaf uw adres lopen te veel verzoeken tegelijk. Wacht het aantal seconden in het veld Retry-After.", 1};
const ProblemKind interne_fout{
    500, "interne-fout", "Fout in Drempel",
    "Er ging iets mis in Drempel zelf. Geef de beheerder het kenmerk bij instance; daarmee vindt die de regel in het logboek."};
const ProblemKind rapport_mislukt{
    500, "rapport-mislukt", "Rapport niet gemaakt",
    "Het rapport kon niet worden gemaakt. De toetsing zelf staat er nog. Probeer het later opnieuw of vraag de beheerder."};
const ProblemKind te_druk{503, "te-druk", "Te druk",
                          "De dienst heeft het te druk. Er is niets opgeslagen. Wacht het aantal seconden in Retry-After.", 1};
const ProblemKind niet_gereed{503, "niet-gereed", "Niet gereed",
                              "De dienst start of stopt, of er zijn geen regels geladen. Probeer het zo dadelijk opnieuw.", 5};
const ProblemKind opslag{503, "opslag-niet-beschikbaar", "Opslaan lukt nu niet",
                         "De opslag is vol of niet bereikbaar. Er is niets bevestigd. Herhaal het verzoek later met dezelfde "
                         "Idempotency-Key; dan wordt nooit iets dubbel opgeslagen.", 10};
const ProblemKind te_zwaar{503, "te-zwaar", "Toetsing duurt te lang",
                           "De toetsing van dit geval duurde langer dan is toegestaan. Er is niets opgeslagen. Verklein de "
                           "lijsten in de aanvraag of vraag de beheerder.", 60};

}  // namespace problems

std::span<const ProblemKind* const> all_problems() {
    using namespace problems;
    static constexpr std::array all{&ongeldig_verzoek, &ongeldige_invoer,    &niet_toegestaan, &niet_gevonden,
                                    &methode,          &niet_leverbaar,      &sleutel_hergebruikt, &te_groot,
                                    &mediatype,        &te_veel_verzoeken,   &interne_fout,    &rapport_mislukt,
                                    &te_druk,          &niet_gereed,         &opslag,          &te_zwaar};
    return all;
}

Response problem(const ProblemKind& kind, std::string_view detail, std::string_view request_id, std::string_view errors) {
    Response response;
    response.status = kind.status;
    response.media_type = "application/problem+json";
    response.event = kind.slug;
    std::string& out = response.body;
    out = R"({"type":"/problemen/)";
    out += kind.slug;
    out += R"(","title":)";
    wire::append_json_string(out, kind.title);
    fmt::format_to(std::back_inserter(out), R"(,"status":{},"detail":)", kind.status);
    wire::append_json_string(out, detail);
    out += R"(,"instance":"urn:uuid:)";
    out += request_id;
    out += '"';
    if (!errors.empty()) {
        out += R"(,"errors":)";
        out += errors;
    }
    if (kind.retry_after_s > 0) response.fields.push_back({"Retry-After", std::to_string(kind.retry_after_s)});
    out += '}';
    return response;
}

std::string error_entry(std::string_view in, std::string_view name, std::string_view code, std::string_view detail) {
    std::string out = R"({"in":)";
    wire::append_json_string(out, in);
    out += R"(,"location":{"name":)";
    wire::append_json_string(out, name);
    out += R"(},"code":)";
    wire::append_json_string(out, code);
    out += R"(,"detail":)";
    wire::append_json_string(out, detail);
    out += '}';
    return out;
}

}  // namespace drempel::http
