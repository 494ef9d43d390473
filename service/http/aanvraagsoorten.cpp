// SPDX-License-Identifier: EUPL-1.2
// GET /aanvraagsoorten, /aanvraagsoorten/{naam}, /aanvraagsoorten/{naam}/schema
#include <utility>

#include "drempel/http/problem.hpp"
#include "drempel/wire/wire.hpp"
#include "resources.hpp"

namespace drempel::http {
namespace {

std::string listed(const engine::RuleSet& rules) {
    std::string out = R"({"_links":{"self":{"href":"/api/v1/aanvraagsoorten"}},"aanvraagsoorten":[)";
    bool is_first = true;
    for (const engine::Soort& soort : rules.soorten) {
        const engine::Regelset& regelset = rules.regelsets[soort.regelset.index];
        if (!is_first) out += ',';
        is_first = false;
        out += R"({"naam":)";
        wire::append_json_string(out, soort.name);
        out += R"(,"titel":)";
        wire::append_json_string(out, soort.label.empty() ? soort.name : soort.label);
        out += R"(,"gemeente":)";
        if (regelset.gemeente.empty()) {
            out += "null";
        } else {
            wire::append_json_string(out, regelset.gemeente);
        }
        const std::string self = "/api/v1/aanvraagsoorten/" + soort.name;
        out += R"(,"_links":{"self":{"href":)";
        wire::append_json_string(out, self);
        out += R"(},"schema":{"href":)";
        wire::append_json_string(out, self + "/schema");
        out += "}}}";
    }
    return out + "]}";
}

// Answers about the one named in the path.
template <class Write>
Step about_soort(const Request& request, Services& services, Write write) {
    const auto bundle = rules_of(services);
    if (!bundle) return rules_missing(request.id);
    const engine::RuleSet& rules = *bundle->compiled.rules;
    const engine::Soort* soort = rules.find_soort(request.path_value("naam"));
    if (soort == nullptr) return problem(problems::niet_gevonden, "Op dit adres is niets te vinden.", request.id);
    return json_response(200, write(rules, engine::SoortId{static_cast<std::uint32_t>(soort - rules.soorten.data())}, *soort));
}

}  // namespace

Step get_aanvraagsoorten(std::shared_ptr<const Request> request, Services& services) {
    const auto bundle = rules_of(services);
    if (!bundle) return rules_missing(request->id);
    return json_response(200, listed(*bundle->compiled.rules));
}

Step get_aanvraagsoort(std::shared_ptr<const Request> request, Services& services) {
    return about_soort(*request, services, [](const engine::RuleSet& rules, engine::SoortId id, const engine::Soort& soort) {
        return wire::write_soort(rules, id, rules.regelsets[soort.regelset.index].gemeente);
    });
}

Step get_schema(std::shared_ptr<const Request> request, Services& services) {
    return about_soort(*request, services, [](const engine::RuleSet& rules, engine::SoortId id, const engine::Soort&) {
        return wire::write_schema(rules, id);
    });
}

}  // namespace drempel::http
