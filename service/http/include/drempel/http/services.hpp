// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "drempel/app/ports.hpp"
#include "drempel/app/screen.hpp"
#include "drempel/http/limits.hpp"

namespace drempel::http {

struct Contact {  // of who runs this service, for the API description
    std::string name = "Functioneel beheer Drempel";
    std::string url = "https://example.org/drempel";
    std::string email = "drempel@example.org";
};

// What the routes work with. The ports are used from several threads at once.
struct Services {
    app::Storage& storage;
    app::ReportWriter& reports;
    app::Clock& clock;
    app::Randomness& randomness;
    std::atomic<std::shared_ptr<const app::Bundle>> bundle{};  // swapped whole; a request keeps what it started with
    std::string tenant = "lokaal";
    std::string sjabloon = "toetsingsverslag";  // name of a template in rules/sjablonen
    Contact contact{};
    Limits limits{};
    std::atomic<bool> is_draining = false;
};

}  // namespace drempel::http
