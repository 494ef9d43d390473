// SPDX-License-Identifier: EUPL-1.2
// openapi.json, written from the table of routes and the schemas.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "api_version.hpp"
#include "json.hpp"
#include "resources.hpp"
#include "schema.hpp"

namespace drempel::http {
namespace {

void components(Json& json) {
    json.key("components").open('{').key("schemas");
    write_schemas(json);
    json.key("headers").open('{');
    json.key("ApiVersion").open('{').pair("description", "Versie van deze API.").key("required").raw("true");
    json.key("schema").open('{').pair("type", "string").close('}').close('}');
    json.key("RetryAfter").open('{').pair("description", "Aantal seconden om te wachten.");
    json.key("schema").open('{').pair("type", "integer").close('}').close('}');
    json.key("Allow").open('{').pair("description", "De methoden die dit adres kent.");
    json.key("schema").open('{').pair("type", "string").close('}').close('}');
    json.key("Location").open('{').pair("description", "Adres van wat is bewaard.");
    json.key("schema").open('{').pair("type", "string").pair("format", "uri-reference").close('}').close('}');
    json.close('}').close('}');
}

void header_reference(Json& json, std::string_view name, std::string_view component) {
    json.key(name).open('{').pair("$ref", fmt::format("#/components/headers/{}", component)).close('}');
}

std::string_view problem_description(int status) {
    switch (status) {
        case 400: return "Het verzoek of de invoer klopt niet; er is niets opgeslagen.";
        case 403: return "Het verzoek komt van een andere website.";
        case 404: return "Niet gevonden, of niet zichtbaar voor u.";
        case 405: return "Dit adres kent deze methode niet.";
        case 406: return "De gevraagde vorm is niet leverbaar.";
        case 409: return "De sleutel is eerder gebruikt met een andere inhoud.";
        case 413: return "De inhoud is te groot.";
        case 415: return "De inhoud heeft een vorm die niet wordt aangenomen.";
        case 429: return "Te veel verzoeken tegelijk.";
        case 500: return "Fout in Drempel.";
        case 503: return "Te druk, niet gereed of de opslag is niet beschikbaar.";
        default: return "Probleem.";
    }
}

void problem_answer(Json& json, int status) {
    json.key(std::to_string(status)).open('{').pair("description", problem_description(status));
    json.key("headers").open('{');
    header_reference(json, "API-Version", "ApiVersion");
    if (status == 429 || status == 503) header_reference(json, "Retry-After", "RetryAfter");
    if (status == 405) header_reference(json, "Allow", "Allow");
    json.close('}').key("content").open('{').key("application/problem+json").open('{').key("schema");
    reference(json, "Probleem");
    json.close('}').close('}').close('}');
}

// What can go wrong follows from the declaration of the route.
std::set<int> problem_statuses(const Route& route) {
    std::set<int> statuses{400, 405, 406, 413, 429, 500};
    statuses.insert(route.problems.begin(), route.problems.end());
    statuses.insert(503);  // every route can meet a full service
    if (route.pattern.find('{') != std::string_view::npos) statuses.insert(404);
    if (route.max_body_bytes > 0) statuses.insert(415);
    if (route.method != Method::get) statuses.insert(403);
    return statuses;
}

std::string_view place_of(ParameterPlace place) {
    switch (place) {
        case ParameterPlace::path: return "path";
        case ParameterPlace::query: return "query";
        case ParameterPlace::header: return "header";
    }
    return "";
}

void parameters(Json& json, const Route& route) {
    if (route.parameters.empty()) return;
    json.key("parameters").open('[');
    for (const Parameter& one : route.parameters) {
        json.open('{').pair("name", one.name).pair("in", place_of(one.place)).pair("description", one.description);
        json.key("required").raw(one.required ? "true" : "false").key("schema").open('{').pair("type", "string");
        if (!one.format.empty()) json.pair("format", one.format);
        if (!one.values.empty()) texts(json, "enum", one.values);
        json.close('}').close('}');
    }
    json.close(']');
}

void good_answer(Json& json, const Route& route, const Answer& answer) {
    json.key(std::to_string(answer.status)).open('{').pair("description", answer.description).key("headers").open('{');
    header_reference(json, "API-Version", "ApiVersion");
    if (answer.has_location) header_reference(json, "Location", "Location");
    json.close('}').key("content").open('{');
    for (const std::string_view type : route.produces) {
        json.key(type).open('{');
        if (!answer.schema.empty()) {
            json.key("schema");
            reference(json, answer.schema);
        }
        json.close('}');
    }
    json.close('}').close('}');
}

std::string lower_case(std::string_view method) {
    std::string out(method);
    for (char& c : out) c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void operation(Json& json, const Route& route) {
    json.key(lower_case(text_of(route.method))).open('{');
    json.pair("operationId", route.operation).pair("summary", route.summary).pair("description", route.description);
    json.key("tags").open('[').text(route.tag).close(']');
    parameters(json, route);
    if (!route.body_schema.empty()) {
        json.key("requestBody").open('{').key("required").raw("true").key("content").open('{');
        for (const std::string_view type : route.consumes) {
            json.key(type).open('{').key("schema");
            reference(json, route.body_schema);
            json.close('}');
        }
        json.close('}').close('}');
    }
    json.key("responses").open('{');
    for (const Answer& answer : route.answers) good_answer(json, route, answer);
    for (const int status : problem_statuses(route)) problem_answer(json, status);
    json.close('}').close('}');
}

void tags(Json& json) {
    json.key("tags").open('[');
    json.open('{').pair("name", "toetsingen").pair("description", "Aanvragen toetsen aan de regels.").close('}');
    json.open('{').pair("name", "aanvraagsoorten").pair("description", "Waarvoor er regels zijn, en welke gegevens die vragen.");
    json.close('}').open('{').pair("name", "beschrijving").pair("description", "De beschrijving van deze API.").close('}');
    json.open('{').pair("name", "gezondheid").pair("description", "Voor het bewaken van de dienst.").close('}').close(']');
}

}  // namespace

Step get_openapi(std::shared_ptr<const Request>, Services& services) {
    constexpr std::string_view base = "/api/v1";
    Json json;
    json.open('{').pair("openapi", "3.1.0").key("info").open('{');
    json.pair("title", "Drempel").pair("version", api_version);
    json.pair("description",
              "Toetst aanvragen bij gemeenten aan vastgelegde regels en geeft een advies met redenen en bronnen. Een mens besluit.");
    json.key("contact").open('{').pair("name", services.contact.name).pair("url", services.contact.url);
    json.pair("email", services.contact.email).close('}');
    json.key("license").open('{').pair("name", "EUPL-1.2").pair("identifier", "EUPL-1.2").close('}').close('}');
    json.key("servers").open('[').open('{').pair("url", base).pair("description", "Deze dienst.").close('}').close(']');
    tags(json);
    json.key("paths").open('{');
    std::vector<std::string_view> done;
    for (const Route& first : routes()) {
        if (std::find(done.begin(), done.end(), first.pattern) != done.end()) continue;
        done.push_back(first.pattern);
        const bool is_api = first.pattern.starts_with(base);
        json.key(is_api ? first.pattern.substr(base.size()) : first.pattern).open('{');
        if (!is_api)  // stands beside the API, at the root
            json.key("servers").open('[').open('{').pair("url", "/").pair("description", "De wortel van deze dienst.").close('}').close(']');
        for (const Route& route : routes())
            if (route.pattern == first.pattern) operation(json, route);
        json.close('}');
    }
    json.close('}');
    components(json);
    json.close('}');
    return json_response(200, json.take());
}

}  // namespace drempel::http
