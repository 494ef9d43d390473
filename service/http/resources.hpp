// SPDX-License-Identifier: EUPL-1.2
// The functions that the table of routes names.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drempel/http/route.hpp"

namespace drempel::http {

Step post_toetsing(std::shared_ptr<const Request> request, Services& services);
Step get_toetsing(std::shared_ptr<const Request> request, Services& services);
Step get_rapport(std::shared_ptr<const Request> request, Services& services);
Step get_aanvraagsoorten(std::shared_ptr<const Request> request, Services& services);
Step get_aanvraagsoort(std::shared_ptr<const Request> request, Services& services);
Step get_schema(std::shared_ptr<const Request> request, Services& services);
Step get_openapi(std::shared_ptr<const Request> request, Services& services);
Step get_levend(std::shared_ptr<const Request> request, Services& services);
Step get_gereed(std::shared_ptr<const Request> request, Services& services);

Response json_response(int status, std::string body);

// The rules of now; null, and no answer possible, while there are none.
std::shared_ptr<const app::Bundle> rules_of(Services& services);
Response rules_missing(std::string_view request_id);

}  // namespace drempel::http
