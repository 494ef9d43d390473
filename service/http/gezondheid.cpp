// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "drempel/http/problem.hpp"
#include "resources.hpp"

namespace drempel::http {

Response json_response(int status, std::string body) {
    Response response;
    response.status = status;
    response.media_type = "application/json";
    response.body = std::move(body);
    return response;
}

std::shared_ptr<const app::Bundle> rules_of(Services& services) {
    auto bundle = services.bundle.load();
    if (!bundle || !bundle->compiled.rules) return nullptr;
    return bundle;
}

Response rules_missing(std::string_view request_id) {
    return problem(problems::niet_gereed, "Er zijn geen regels geladen; er is niet getoetst.", request_id);
}

Step get_levend(std::shared_ptr<const Request>, Services&) { return json_response(200, R"({"status":"levend"})"); }

Step get_gereed(std::shared_ptr<const Request> request, Services& services) {
    if (services.is_draining) return problem(problems::niet_gereed, "De dienst stopt.", request->id);
    if (!rules_of(services)) return rules_missing(request->id);
    return Later([request, &services]() -> Response {
        if (auto ready = services.storage.check(); !ready) {
            const bool is_full = ready.error().kind == app::StorageError::Kind::full;
            return problem(problems::opslag, is_full ? "De opslag is vol." : "De opslag is niet bereikbaar.", request->id);
        }
        return json_response(200, R"({"status":"gereed"})");
    });
}

}  // namespace drempel::http
