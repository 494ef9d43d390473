// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "command.hpp"

namespace drempel::cli {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

tl::expected<void, std::string> store_one(const app::Bundle& bundle, const std::string& path, const app::Question& question,
                                          const std::string& key, const DemoPorts& ports) {
    const auto facts = read_file(path, wire::JsonLimits{}.max_bytes);
    if (!facts) return tl::unexpected(fmt::format("{}: niet te lezen", path));
    auto screened = app::screen(bundle, question, *facts, true);
    if (!screened) return tl::unexpected(fmt::format("{}: deze aanvraag past niet bij de regels", path));
    app::StoredScreening stored;
    stored.tenant = ports.tenant;
    stored.id = ports.randomness.uuid();
    stored.stored_at = ports.clock.now_utc();
    stored.aanvraagsoort = question.aanvraagsoort;
    stored.gemeente = screened->gemeente;
    stored.peildatum = question.peildatum;
    stored.regelset_hash = screened->regelset_hash;
    stored.motor = app::engine_version;
    stored.kenmerk = screened->kenmerk;
    stored.facts = std::move(screened->facts);
    stored.result = std::move(screened->result);
    stored.idempotency_key = key;
    stored.body_hash = app::sha256(*facts);
    const auto saved = ports.storage.save(stored);
    if (!saved) return tl::unexpected(fmt::format("{}: niet opgeslagen ({})", path, saved.error().detail));
    return {};
}

}  // namespace

tl::expected<std::size_t, std::string> store_demo(const app::Bundle& bundle, const std::string& folder, const DemoPorts& ports) {
    const std::string index_path = folder + "/index.json";
    const auto bytes = read_file(index_path, wire::JsonLimits{}.max_bytes);
    if (!bytes) return tl::unexpected(fmt::format("de voorbeeldaanvragen zijn er niet: {}", index_path));
    const json index = json::parse(*bytes, nullptr, false);
    if (!index.is_array()) return tl::unexpected(fmt::format("{}: geen lijst van aanvragen", index_path));
    std::size_t count = 0;
    for (const json& one : index) {
        if (!one.is_object()) continue;
        const app::Question question{.aanvraagsoort = text_of(one, "aanvraagsoort"),
                                     .peildatum = text_of(one, "peildatum"),
                                     .gemeente = text_of(one, "gemeente")};
        const std::string file = text_of(one, "bestand");
        // A demo with only some of the rule sets shows the applications that these know.
        if (bundle.compiled.rules->find_soort(question.aanvraagsoort) == nullptr) continue;
        const std::string path = folder + "/" + file;
        // With rules and date in the key: a second start stores nothing twice, other rules give new screenings.
        const std::string key = app::sha256(fmt::format("demo {} {} {}", bundle.hash, file, question.peildatum)).substr(7, 40);
        if (const auto stored = store_one(bundle, path, question, key, ports); !stored) return tl::unexpected(stored.error());
        ++count;
    }
    return count;
}

}  // namespace drempel::cli
