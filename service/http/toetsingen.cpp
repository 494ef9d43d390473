// SPDX-License-Identifier: EUPL-1.2
// POST /toetsingen, GET /toetsingen/{id}, GET /toetsingen/{id}/rapport
#include <time.h>

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "ascii.hpp"
#include "drempel/http/problem.hpp"
#include "drempel/wire/wire.hpp"
#include "negotiation.hpp"
#include "resources.hpp"

namespace drempel::http {
namespace {

using app::StorageError;
using app::StoredScreening;

constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view html_type = "text/html; charset=utf-8";

Response storage_problem(const StorageError& error, std::string_view id) {
    switch (error.kind) {
        case StorageError::Kind::conflict:
            return problem(problems::sleutel_hergebruikt, "Deze Idempotency-Key hoort bij een verzoek met een andere inhoud.", id);
        case StorageError::Kind::busy:
            return problem(problems::te_druk, "De opslag heeft het te druk; er is niets bevestigd.", id);
        case StorageError::Kind::full:
            return problem(problems::opslag, "De opslag is vol; er is niets bevestigd.", id);
        case StorageError::Kind::unavailable:
        case StorageError::Kind::newer_schema:
        case StorageError::Kind::locked:
            return problem(problems::opslag, "De opslag is niet bereikbaar; er is niets bevestigd.", id);
    }
    return problem(problems::interne_fout, "Er ging iets mis in Drempel.", id);
}

Response input_problem(std::string errors, std::size_t count, std::string_view id) {
    const std::string detail = count == 1 ? "De aanvraag heeft 1 fout." : fmt::format("De aanvraag heeft {} fouten.", count);
    return problem(problems::ongeldige_invoer, detail, id, errors);
}

// Two JSON arrays in a row.
std::string concatenated(std::string first, std::string_view second) {
    if (second == "[]" || second.empty()) return first;
    if (first == "[]" || first.empty()) return std::string(second);
    first.back() = ',';
    return first += second.substr(1);
}

Response screen_problem(const app::ScreenProblems& found, std::string_view id) {
    return input_problem(concatenated(wire::write_problems(found.question, ""), wire::write_problems(found.facts, "/gegevens")),
                         found.question.size() + found.facts.size(), id);
}

bool is_key(std::string_view key) {
    if (key.empty() || key.size() > 255) return false;
    for (const char c : key)
        if (c <= 0x20 || c >= 0x7f) return false;
    return true;
}

std::string address_of(std::string_view id) { return fmt::format("/api/v1/toetsingen/{}", id); }

// The id and links of a stored screening, in front of the members of its result.
std::string with_links(std::string_view id, std::string_view result) {
    const std::string self = address_of(id);
    std::string out = fmt::format(
        R"({{"id":"{0}","_links":{{"self":{{"href":"{1}"}},"rapportDocx":{{"href":"{1}/rapport?formaat=docx"}},)"
        R"("rapportHtml":{{"href":"{1}/rapport?formaat=html"}}}})",
        id, self);
    result.remove_prefix(result.find('{') + 1);
    if (result.find_first_not_of(" \t\r\n") != result.find('}')) out += ',';
    out += result;
    return out;
}

Response stored_response(int status, const StoredScreening& stored) {
    Response response = json_response(status, with_links(stored.id, stored.result));
    if (status == 201) response.fields.push_back({"Location", address_of(stored.id)});
    return response;
}

std::chrono::nanoseconds processor_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

tl::expected<app::Screened, Response> screen_in_time(const app::Bundle& bundle, const wire::ScreeningRequest& asked,
                                                     bool with_explanation, const Limits& limits, std::string_view id) {
    const app::Question question{asked.aanvraagsoort, asked.peildatum, asked.gemeente};
    const auto begun = processor_time();
    auto screened = app::screen(bundle, question, asked.gegevens, with_explanation);
    if (!screened) return tl::unexpected(screen_problem(screened.error(), id));
    if (processor_time() - begun > limits.evaluation)
        return tl::unexpected(problem(problems::te_zwaar, "De toetsing duurde te lang en is niet opgeslagen.", id));
    return std::move(*screened);
}

Response repeat_of(const StoredScreening& first, std::string_view body_hash, std::string_view id) {
    if (first.body_hash != body_hash) return storage_problem({StorageError::Kind::conflict, ""}, id);
    return stored_response(201, first);
}

Response store(const Request& request, const wire::ScreeningRequest& asked, const std::string& key, Services& services) {
    const std::string body_hash = app::sha256(request.body);
    // A repeat gets the first answer, also when the rules have changed since.
    auto first = services.storage.find_by_key(services.tenant, key);
    if (!first) return storage_problem(first.error(), request.id);
    if (*first) return repeat_of(**first, body_hash, request.id);

    const auto bundle = rules_of(services);
    if (!bundle) return rules_missing(request.id);
    auto screened = screen_in_time(*bundle, asked, true, services.limits, request.id);
    if (!screened) return std::move(screened.error());

    StoredScreening stored;
    stored.tenant = services.tenant;
    stored.id = services.randomness.uuid();
    stored.stored_at = services.clock.now_utc();
    stored.aanvraagsoort = asked.aanvraagsoort;
    stored.gemeente = screened->gemeente;
    stored.peildatum = asked.peildatum;
    stored.regelset_hash = screened->regelset_hash;
    stored.motor = app::engine_version;
    stored.kenmerk = screened->kenmerk;
    stored.facts = std::move(screened->facts);
    stored.result = std::move(screened->result);
    stored.idempotency_key = key;
    stored.body_hash = body_hash;
    auto saved = services.storage.save(stored);
    if (!saved) return storage_problem(saved.error(), request.id);
    if (!saved->replayed) return stored_response(201, stored);
    // The same request came in twice at the same time and the other one was first.
    auto winner = services.storage.find(services.tenant, saved->id);
    if (!winner) return storage_problem(winner.error(), request.id);
    if (!*winner) return storage_problem({StorageError::Kind::unavailable, ""}, request.id);
    return stored_response(201, **winner);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool is_hex = is_digit(text[i]) || (text[i] >= 'a' && text[i] <= 'f');
        if (is_dash ? text[i] != '-' : !is_hex) return false;
    }
    return true;
}

Response unknown_screening(std::string_view id) {
    return problem(problems::niet_gevonden, "Op dit adres is niets te vinden.", id);
}

tl::expected<StoredScreening, Response> find_stored(const Request& request, Services& services) {
    auto found = services.storage.find(services.tenant, request.path_value("id"));
    if (!found) return tl::unexpected(storage_problem(found.error(), request.id));
    if (!*found) return tl::unexpected(unknown_screening(request.id));
    return std::move(**found);
}

Response write_report(const Request& request, Services& services) {
    const bool is_docx = request.query_value("formaat") == "docx";
    auto stored = find_stored(request, services);
    if (!stored) return std::move(stored.error());
    auto report = services.reports.write(stored->result, services.sjabloon,
                                         is_docx ? app::ReportFormat::docx : app::ReportFormat::html, stored->id);
    if (!report) return problem(problems::rapport_mislukt, report.error().detail, request.id);
    Response response;
    response.status = 200;
    response.media_type = is_docx ? docx_type : html_type;
    response.body = std::move(*report);
    response.content_security_policy = "sandbox; default-src 'none'; frame-ancestors 'none'";
    // The id is a UUID: nothing in the name needs quoting (RFC 6266).
    response.fields.push_back({"Content-Disposition", fmt::format("attachment; filename=\"toetsing-{}.{}\"", stored->id,
                                                                  is_docx ? "docx" : "html")});
    return response;
}

}  // namespace

Step post_toetsing(std::shared_ptr<const Request> request, Services& services) {
    auto asked = wire::read_request(request->body);
    if (!asked) return input_problem(wire::write_problems(asked.error(), ""), asked.error().size(), request->id);
    if (!asked->opslaan) {
        const auto bundle = rules_of(services);
        if (!bundle) return rules_missing(request->id);
        auto screened = screen_in_time(*bundle, *asked, asked->uitleg, services.limits, request->id);
        if (!screened) return std::move(screened.error());
        return json_response(200, std::move(screened->result));
    }
    const std::string* key = nullptr;
    int keys = 0;
    for (const Field& field : request->head.fields) {
        if (field.name != "idempotency-key") continue;
        key = &field.value;
        ++keys;
    }
    if (keys != 1 || !is_key(*key))
        return input_problem("[" + error_entry("header", "Idempotency-Key", keys == 0 ? "veld.ontbreekt" : "veld.ongeldig",
                                               "opslaan vraagt één sleutel van 1 tot en met 255 zichtbare ASCII-tekens")
                                 + "]",
                             1, request->id);
    return Later([request, asked = std::move(*asked), key = *key, &services] {  // `asked` looks into the body of `request`
        return store(*request, asked, key, services);
    });
}

Step get_toetsing(std::shared_ptr<const Request> request, Services& services) {
    if (!is_uuid(request->path_value("id"))) return unknown_screening(request->id);
    return Later([request, &services] {
        auto stored = find_stored(*request, services);
        return stored ? stored_response(200, *stored) : std::move(stored.error());
    });
}

Step get_rapport(std::shared_ptr<const Request> request, Services& services) {
    if (!is_uuid(request->path_value("id"))) return unknown_screening(request->id);
    const std::string_view type = request->query_value("formaat") == "docx" ? docx_type : html_type;
    if (!is_acceptable(request->head.find("accept"), type))
        return problem(problems::niet_leverbaar, "Het veld Accept en de parameter formaat vragen iets verschillends.", request->id);
    return Later([request, &services] { return write_report(*request, services); });
}

}  // namespace drempel::http
