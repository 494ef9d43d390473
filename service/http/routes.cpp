// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/route.hpp"

#include <array>

#include "resources.hpp"

namespace drempel::http {
namespace {

constexpr std::string_view json[] = {"application/json"};
constexpr std::string_view report_types[] = {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html"};
constexpr std::string_view report_formats[] = {"docx", "html"};

constexpr Parameter key_parameter[] = {
    {.name = "Idempotency-Key",
     .place = ParameterPlace::header,
     .description = "Verplicht als opslaan waar is: 1 tot en met 255 zichtbare ASCII-tekens. Dezelfde sleutel met dezelfde inhoud "
                    "geeft het eerste antwoord opnieuw, met een andere inhoud 409."},
};
constexpr Parameter id_parameter[] = {
    {.name = "id", .place = ParameterPlace::path, .required = true, .description = "Kenmerk van de toetsing.", .format = "uuid"},
};
constexpr Parameter report_parameters[] = {
    {.name = "id", .place = ParameterPlace::path, .required = true, .description = "Kenmerk van de toetsing.", .format = "uuid"},
    {.name = "formaat",
     .place = ParameterPlace::query,
     .required = true,
     .description = "De vorm van het rapport.",
     .values = report_formats},
};
constexpr Parameter naam_parameter[] = {
    {.name = "naam", .place = ParameterPlace::path, .required = true, .description = "Naam van de aanvraagsoort."},
};

constexpr Answer post_answers[] = {
    {.status = 200, .description = "De toetsing, niet bewaard.", .schema = "Toetsing"},
    {.status = 201, .description = "De toetsing is bewaard.", .schema = "OpgeslagenToetsing", .has_location = true},
};
constexpr Answer stored_answer[] = {{.description = "De toetsing, byte voor byte als bewaard.", .schema = "OpgeslagenToetsing"}};
constexpr Answer report_answer[] = {{.description = "Het conceptrapport, als bijlage.", .schema = ""}};
constexpr Answer soorten_answer[] = {{.description = "De soorten aanvraag.", .schema = "Aanvraagsoorten"}};
constexpr Answer soort_answer[] = {{.description = "De soort met haar formulier.", .schema = "Aanvraagsoort"}};
constexpr Answer schema_answer[] = {{.description = "Het JSON Schema van gegevens.", .schema = "GegevensSchema"}};
constexpr Answer openapi_answer[] = {{.description = "Deze beschrijving.", .schema = "Beschrijving"}};
constexpr Answer health_answer[] = {{.description = "Het gaat goed.", .schema = "Gezondheid"}};

constexpr int conflict[] = {409, 503};
constexpr int unavailable[] = {503};

constexpr std::array table = {
    Route{.method = Method::post,
          .pattern = "/api/v1/toetsingen",
          .permission = Permission::toetsing_maken,
          .data_class = DataClass::c3,
          .max_body_bytes = max_json_body_bytes,
          .consumes = json,
          .produces = json,
          .audit_event = "toetsing.gemaakt",
          .pool = Pool::storage,
          .start = post_toetsing,
          .operation = "maakToetsing",
          .tag = "toetsingen",
          .summary = "Toets een aanvraag",
          .description = "Toetst de gegevens aan de regels. Het antwoord is een advies met redenen, nooit een besluit. Zonder "
                         "opslaan blijft er niets van bewaard.",
          .parameters = key_parameter,
          .body_schema = "ToetsingVraag",
          .answers = post_answers,
          .problems = conflict},
    Route{.method = Method::get,
          .pattern = "/api/v1/toetsingen/{id}",
          .permission = Permission::toetsing_lezen,
          .data_class = DataClass::c3,
          .consumes = {},
          .produces = json,
          .audit_event = "toetsing.bekeken",
          .pool = Pool::storage,
          .start = get_toetsing,
          .operation = "leesToetsing",
          .tag = "toetsingen",
          .summary = "Lees een bewaarde toetsing",
          .description = "Geeft de toetsing zoals die is bewaard; er wordt niet opnieuw getoetst.",
          .parameters = id_parameter,
          .body_schema = {},
          .answers = stored_answer,
          .problems = unavailable},
    Route{.method = Method::get,
          .pattern = "/api/v1/toetsingen/{id}/rapport",
          .permission = Permission::rapport_maken,
          .data_class = DataClass::c3,
          .consumes = {},
          .produces = report_types,
          .audit_event = "rapport.gemaakt",
          .pool = Pool::reports,
          .start = get_rapport,
          .operation = "leesRapport",
          .tag = "toetsingen",
          .summary = "Maak het conceptrapport van een bewaarde toetsing",
          .description = "Vult het sjabloon met de bewaarde toetsing. Het rapport is een concept; een mens vult het aan en besluit.",
          .parameters = report_parameters,
          .body_schema = {},
          .answers = report_answer,
          .problems = unavailable},
    Route{.method = Method::get,
          .pattern = "/api/v1/aanvraagsoorten",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "regels.bekeken",
          .pool = Pool::none,
          .start = get_aanvraagsoorten,
          .operation = "leesAanvraagsoorten",
          .tag = "aanvraagsoorten",
          .summary = "Lees de soorten aanvraag",
          .description = "Geeft de soorten aanvraag waarvoor er regels zijn.",
          .parameters = {},
          .body_schema = {},
          .answers = soorten_answer,
          .problems = unavailable},
    Route{.method = Method::get,
          .pattern = "/api/v1/aanvraagsoorten/{naam}",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "regels.bekeken",
          .pool = Pool::none,
          .start = get_aanvraagsoort,
          .operation = "leesAanvraagsoort",
          .tag = "aanvraagsoorten",
          .summary = "Lees een soort aanvraag met haar formulier",
          .description = "Geeft de velden met hun types, vragen en herkomst.",
          .parameters = naam_parameter,
          .body_schema = {},
          .answers = soort_answer,
          .problems = unavailable},
    Route{.method = Method::get,
          .pattern = "/api/v1/aanvraagsoorten/{naam}/schema",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "regels.bekeken",
          .pool = Pool::none,
          .start = get_schema,
          .operation = "leesSchema",
          .tag = "aanvraagsoorten",
          .summary = "Lees het JSON Schema van een soort aanvraag",
          .description = "Geeft het schema waaraan gegevens moet voldoen.",
          .parameters = naam_parameter,
          .body_schema = {},
          .answers = schema_answer,
          .problems = unavailable},
    Route{.method = Method::get,
          .pattern = "/api/v1/openapi.json",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "beschrijving.bekeken",
          .pool = Pool::none,
          .allows_any_origin = true,
          .start = get_openapi,
          .operation = "leesBeschrijving",
          .tag = "beschrijving",
          .summary = "Lees deze beschrijving",
          .description = "Geeft de beschrijving van deze API volgens OpenAPI 3.1.",
          .parameters = {},
          .body_schema = {},
          .answers = openapi_answer,
          .problems = {}},
    Route{.method = Method::get,
          .pattern = "/gezondheid/levend",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "gezondheid.bekeken",
          .pool = Pool::none,
          .start = get_levend,
          .operation = "leesLevend",
          .tag = "gezondheid",
          .summary = "Leeft de dienst?",
          .description = "Antwoordt zolang het programma werkt, ook als het nog niet of niet meer gereed is.",
          .parameters = {},
          .body_schema = {},
          .answers = health_answer,
          .problems = {}},
    Route{.method = Method::get,
          .pattern = "/gezondheid/gereed",
          .permission = Permission::openbaar,
          .data_class = DataClass::c1,
          .consumes = {},
          .produces = json,
          .audit_event = "gezondheid.bekeken",
          .pool = Pool::storage,
          .start = get_gereed,
          .operation = "leesGereed",
          .tag = "gezondheid",
          .summary = "Is de dienst gereed?",
          .description = "Antwoordt 503 als er geen regels zijn, als opslaan niet lukt of als de dienst stopt.",
          .parameters = {},
          .body_schema = {},
          .answers = health_answer,
          .problems = unavailable},
};

constexpr bool is_declared(const Route& route) {
    return route.permission != Permission::undeclared && route.data_class != DataClass::undeclared
           && route.pool != Pool::undeclared && !route.pattern.empty() && !route.audit_event.empty()
           && !route.produces.empty() && !route.answers.empty() && !route.operation.empty() && !route.summary.empty()
           && !route.tag.empty() && !route.description.empty()
           && (route.max_body_bytes > 0) == !route.consumes.empty() && (route.max_body_bytes > 0) == !route.body_schema.empty();
}

constexpr bool all_declared() {
    for (const Route& route : table)
        if (!is_declared(route)) return false;
    return true;
}
static_assert(all_declared(), "a route lacks its permission, data class, pool, audit event, media types or documentation");

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace drempel::http
