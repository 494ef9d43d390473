// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/handle.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "api_version.hpp"
#include "ascii.hpp"
#include "drempel/http/assets.hpp"
#include "drempel/http/problem.hpp"
#include "negotiation.hpp"
#include "page.hpp"

namespace drempel::http {
namespace {

bool changes_state(Method method) {
    switch (method) {
        case Method::get:
        case Method::head:
        case Method::options: return false;
        case Method::post:
        case Method::put:
        case Method::patch:
        case Method::delete_:
        case Method::other: return true;
    }
    return true;
}

// There are no cookies, so what is left is a page of somebody else that lets a browser on this machine write.
bool comes_from_elsewhere(const Head& head) {
    for (const Field& field : head.fields) {
        if (field.name == "origin") {
            const bool is_own = equal_ignoring_case(field.value, "http://" + head.host)
                                || equal_ignoring_case(field.value, "https://" + head.host);
            if (!is_own) return true;
        } else if (field.name == "sec-fetch-site") {
            if (field.value != "same-origin" && field.value != "none") return true;
        }
    }
    return false;
}

std::string joined(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

void check_query(const Head& head, const Route& route, std::vector<std::string>& errors) {
    std::vector<std::string_view> seen;
    for (const auto& [name, value] : head.query) {
        const auto declared = std::find_if(route.parameters.begin(), route.parameters.end(), [&](const Parameter& parameter) {
            return parameter.place == ParameterPlace::query && parameter.name == name;
        });
        if (declared == route.parameters.end()) {
            errors.push_back(error_entry("query", name.substr(0, 64), "parameter.onbekend", "deze parameter is hier niet bekend"));
            continue;
        }
        if (std::find(seen.begin(), seen.end(), name) != seen.end())
            errors.push_back(error_entry("query", name, "parameter.dubbel", "deze parameter staat er meer dan één keer"));
        seen.push_back(name);
        if (!declared->values.empty()
            && std::find(declared->values.begin(), declared->values.end(), value) == declared->values.end())
            errors.push_back(
                error_entry("query", name, "parameter.waarde", "hier is een van deze woorden mogelijk: " + joined(declared->values)));
    }
    for (const Parameter& parameter : route.parameters) {
        if (parameter.place != ParameterPlace::query || !parameter.required) continue;
        if (std::find(seen.begin(), seen.end(), parameter.name) == seen.end())
            errors.push_back(error_entry("query", parameter.name, "parameter.ontbreekt", "deze parameter is verplicht"));
    }
}

Response method_problem(std::string allow, std::string_view id) {
    Response response = problem(problems::methode, "Dit adres kent alleen " + allow + ".", id);
    response.fields.push_back({"Allow", std::move(allow)});
    return response;
}

Response not_found(std::string_view id) {
    return problem(problems::niet_gevonden, "Op dit adres is niets te vinden.", id);
}

std::variant<Response, Accepted> decide_page(Head head, std::string id, Services& services) {
    auto page = find_page(head, embedded_assets(), services);
    if (!page) return not_found(id);
    if (head.method != Method::get && head.method != Method::head) return method_problem("GET, HEAD", id);
    return std::move(*page);
}

// Reads a two-digit number of a text that was checked to have it.
int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

// "2026-11-24T13:39:55Z" as the Date field wants it; "" when the clock gives anything else.
std::string http_date(std::string_view now) {
    if (now.size() < 19) return {};
    for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U, 11U, 12U, 14U, 15U, 17U, 18U})
        if (!is_digit(now[at])) return {};
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const int month = two_digits(now, 5);
    if (month < 1 || month > 12) return {};
    const std::chrono::year_month_day day{std::chrono::year{two_digits(now, 0) * 100 + two_digits(now, 2)},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(two_digits(now, 8))}};
    if (!day.ok()) return {};
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return fmt::format("{}, {} {} {} {} GMT", weekdays[weekday.c_encoding()], now.substr(8, 2),
                       months[static_cast<std::size_t>(month - 1)], now.substr(0, 4), now.substr(11, 8));
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 409: return "Conflict";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 429: return "Too Many Requests";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "";  // the phrase carries no meaning
    }
}

template <class Work>
auto guarded(std::string_view id, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return problem(problems::te_druk, "Er is nu geen geheugen vrij voor dit verzoek.", id);
    } catch (...) {
        // The text of an exception may hold case data: it goes nowhere. The event in the log says that it happened.
        return problem(problems::interne_fout, "Er ging iets mis in Drempel. Er is niets bevestigd.", id);
    }
}

}  // namespace

std::variant<Response, Accepted> decide(Head head, std::string id, Services& services) {
    auto found = find_route(head);
    if (std::holds_alternative<NoSuchRoute>(found)) return decide_page(std::move(head), std::move(id), services);
    if (auto* wrong = std::get_if<WrongMethod>(&found)) return method_problem(std::move(wrong->allow), id);
    Match& match = std::get<Match>(found);
    const Route& route = *match.route;

    if (changes_state(head.method) && comes_from_elsewhere(head))
        return problem(problems::niet_toegestaan, "Dit verzoek komt van een andere website.", id);
    const std::string* accept = head.find("accept");
    if (std::none_of(route.produces.begin(), route.produces.end(),
                     [&](std::string_view type) { return is_acceptable(accept, type); }))
        return problem(problems::niet_leverbaar, "Dit adres levert alleen " + joined(route.produces) + ".", id);
    if (route.max_body_bytes > 0) {
        const std::string* type = head.find("content-type");
        const bool is_known = type != nullptr && std::any_of(route.consumes.begin(), route.consumes.end(), [&](auto known) {
                                  return is_media_type(*type, known);
                              });
        if (!is_known || head.find("content-encoding") != nullptr)
            return problem(problems::mediatype, "Dit adres neemt alleen " + joined(route.consumes) + " aan.", id);
    }
    if (head.content_length.value_or(0) > route.max_body_bytes || (head.is_chunked && route.max_body_bytes == 0))
        return problem(problems::te_groot, fmt::format("Dit adres neemt ten hoogste {} bytes aan.", route.max_body_bytes), id);

    std::vector<std::string> errors;
    check_query(head, route, errors);
    if (!errors.empty()) {
        std::string list = "[";
        for (const std::string& error : errors) list += (list.size() > 1 ? "," : "") + error;
        return problem(problems::ongeldige_invoer, "Het adres heeft parameters die niet kloppen.", id, list + "]");
    }
    Accepted accepted;
    accepted.route = &route;
    accepted.max_body_bytes = route.max_body_bytes;
    accepted.request = std::make_shared<Request>();
    accepted.request->head = std::move(head);
    accepted.request->path = std::move(match.path);
    accepted.request->id = std::move(id);
    return accepted;
}

Step start(const Accepted& accepted, Services& services) {
    Step step = guarded(accepted.request->id, [&]() -> Step { return accepted.route->start(accepted.request, services); });
    if (auto* answer = std::get_if<Response>(&step); answer != nullptr && accepted.route->allows_any_origin)
        answer->fields.push_back({"Access-Control-Allow-Origin", "*"});
    return step;
}

Response run_later(const Later& later, const Request& request) {
    return guarded(request.id, [&] { return later(); });
}

Response handle(const Request& request, Services& services) {
    auto decided = decide(request.head, request.id, services);
    if (auto* answer = std::get_if<Response>(&decided)) return std::move(*answer);
    Accepted& accepted = std::get<Accepted>(decided);
    accepted.request->body = request.body;
    if (accepted.request->body.size() > accepted.max_body_bytes)
        return problem(problems::te_groot, "De inhoud is te groot.", request.id);
    Step step = start(accepted, services);
    if (auto* answer = std::get_if<Response>(&step)) return std::move(*answer);
    return run_later(std::get<Later>(step), *accepted.request);
}

Response refuse(Refusal refusal, std::string_view request_id) {
    Response response = problem(problems::ongeldig_verzoek, sentence_of(refusal), request_id);
    response.closes = true;
    return response;
}

std::string write_head(const Response& response, bool keep_alive, std::string_view now_utc) {
    std::string out;
    out.reserve(1024);
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
    const auto field = [&](std::string_view name, std::string_view value) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    };
    if (const std::string date = http_date(now_utc); !date.empty()) field("Date", date);
    field("Content-Type", response.media_type);
    field("Content-Length", std::to_string(response.bytes().size()));
    field("API-Version", api_version);
    field("Cache-Control", response.is_immutable ? "public, max-age=31536000, immutable" : "no-store");
    field("Content-Security-Policy", response.content_security_policy.empty()
                                         ? std::string_view("default-src 'none'; frame-ancestors 'none'")
                                         : std::string_view(response.content_security_policy));
    field("Strict-Transport-Security", "max-age=31536000");
    field("X-Content-Type-Options", "nosniff");
    field("X-Frame-Options", "DENY");
    field("Referrer-Policy", "no-referrer");
    field("Cross-Origin-Opener-Policy", "same-origin");
    field("Cross-Origin-Resource-Policy", "same-origin");
    for (const Field& extra : response.fields) field(extra.name, extra.value);
    if (!keep_alive) field("Connection", "close");
    out += "\r\n";
    return out;
}

}  // namespace drempel::http
