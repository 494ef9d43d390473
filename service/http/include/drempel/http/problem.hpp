// SPDX-License-Identifier: EUPL-1.2
// Every 4xx and 5xx answer comes from here: problem+json (RFC 9457) with a fixed list of kinds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "drempel/http/message.hpp"

namespace drempel::http {

struct ProblemKind {
    int status = 500;
    std::string_view slug;   // the type is "/problemen/" + slug, which answers with `help`
    std::string_view title;  // fixed
    std::string_view help;   // what it means and what to do
    int retry_after_s = 0;   // 0: the answer has no Retry-After
};

namespace problems {
extern const ProblemKind ongeldig_verzoek;    // the gate
extern const ProblemKind ongeldige_invoer;
extern const ProblemKind niet_toegestaan;
extern const ProblemKind niet_gevonden;
extern const ProblemKind methode;
extern const ProblemKind niet_leverbaar;
extern const ProblemKind sleutel_hergebruikt;
extern const ProblemKind te_groot;
extern const ProblemKind mediatype;
extern const ProblemKind te_veel_verzoeken;
extern const ProblemKind interne_fout;
extern const ProblemKind rapport_mislukt;
extern const ProblemKind te_druk;
extern const ProblemKind niet_gereed;
extern const ProblemKind opslag;
extern const ProblemKind te_zwaar;
}  // namespace problems

std::span<const ProblemKind* const> all_problems();

// `errors`: a JSON array, or "" for none. `request_id`: the UUID of the instance.
Response problem(const ProblemKind& kind, std::string_view detail, std::string_view request_id, std::string_view errors = {});

// One entry of `errors` for a parameter or header.
std::string error_entry(std::string_view in, std::string_view name, std::string_view code, std::string_view detail);

}  // namespace drempel::http
