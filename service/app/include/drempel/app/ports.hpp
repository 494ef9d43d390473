// SPDX-License-Identifier: EUPL-1.2
// What the use cases need from the world. Tests put their own in place, so that one seed replays a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace drempel::app {

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::string now_utc() = 0;              // "2026-11-24T13:39:55Z"
    virtual std::string today_amsterdam() = 0;      // "2026-11-24"
};

class Randomness {
public:
    virtual ~Randomness() = default;
    virtual std::string uuid() = 0;                 // random (version 4), lower case
};

struct StorageError {
    enum class Kind : std::uint8_t { conflict, full, busy, unavailable, newer_schema, locked };
    Kind kind{};
    std::string detail;  // for the log; never holds case data
};

struct StoredScreening {
    std::string tenant, id, stored_at;
    std::string aanvraagsoort, gemeente, peildatum;
    std::string regelset_hash, motor, kenmerk;
    std::string facts;     // canonical_case, provenance included
    std::string result;    // the result object, explanation included; kept byte for byte
    std::string idempotency_key, body_hash;
};

struct Saved {
    std::string id;
    bool replayed = false;  // the same key and body were stored before: `id` is of that one
};

class Storage {
public:
    virtual ~Storage() = default;
    // Returns only after commit. `conflict`: the key was used with another body.
    virtual tl::expected<Saved, StorageError> save(const StoredScreening& screening) = 0;
    virtual tl::expected<std::optional<StoredScreening>, StorageError> find(std::string_view tenant, std::string_view id) = 0;
    // What was stored under an idempotency key: a repeat is answered with it, also after the rules changed.
    virtual tl::expected<std::optional<StoredScreening>, StorageError> find_by_key(std::string_view tenant,
                                                                                   std::string_view key) = 0;
    virtual tl::expected<void, StorageError> check() = 0;  // for /gezondheid/gereed
};

struct ReportError {
    std::string detail;  // Dutch, for the user
};

enum class ReportFormat : std::uint8_t { docx, html };

class ReportWriter {
public:
    virtual ~ReportWriter() = default;
    // `result`: the result object of a screening (JSON); `sjabloon`: name of a template in rules/sjablonen.
    virtual tl::expected<std::string, ReportError> write(std::string_view result, std::string_view sjabloon, ReportFormat format,
                                                         std::string_view id) = 0;
};

}  // namespace drempel::app
