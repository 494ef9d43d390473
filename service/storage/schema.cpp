// SPDX-License-Identifier: EUPL-1.2
#include "schema.hpp"

#include <utility>

#include <fmt/format.h>

namespace drempel::storage {
namespace {

using app::StorageError;

constexpr std::int64_t application_id = 0x4472706C;  // "Drpl": a file that is somebody else's is left alone

tl::unexpected<StorageError> refused(StorageError::Kind kind, std::string detail) {
    return tl::unexpected(StorageError{kind, std::move(detail)});
}

tl::unexpected<StorageError> failed(const SqlError& error) { return tl::unexpected(opening_error(error)); }

}  // namespace

StorageError opening_error(const SqlError& error) {
    constexpr int not_a_database = 26;  // SQLITE_NOTADB
    if ((error.code & 0xff) == not_a_database)
        return {StorageError::Kind::unavailable, "Het bestand is geen opslag van Drempel."};
    StorageError translated = error.to_storage_error();
    translated.detail = "De opslag kan niet worden geopend (" + translated.detail + ").";
    return translated;
}

tl::expected<void, StorageError> migrate(Connection& connection, std::span<const Migration> migrations) {
    auto mode = connection.text_of("PRAGMA journal_mode=WAL");
    if (!mode) return failed(mode.error());
    if (*mode != "wal")
        return refused(StorageError::Kind::unavailable, "De opslag staat op een bestandssysteem zonder gedeeld geheugen (WAL).");

    auto version = connection.integer_of("PRAGMA user_version");
    if (!version) return failed(version.error());
    auto owner = connection.integer_of("PRAGMA application_id");
    if (!owner) return failed(owner.error());
    auto tables = connection.integer_of("SELECT count(*) FROM sqlite_schema");
    if (!tables) return failed(tables.error());
    const bool is_empty = *version == 0 && *tables == 0;
    if (!is_empty && *owner != application_id)
        return refused(StorageError::Kind::unavailable, "Het bestand is een database van een ander programma.");
    const auto newest = static_cast<std::int64_t>(migrations.size());
    if (*version > newest)
        return refused(StorageError::Kind::newer_schema,
                       fmt::format("De opslag is van een nieuwere versie van Drempel (schema {}, dit programma kent {}). "
                                   "Gebruik die nieuwere versie.",
                                   *version, newest));

    for (const Migration& migration : migrations) {
        if (migration.number <= *version) continue;
        const std::string sql = fmt::format("BEGIN IMMEDIATE;\n{}\nPRAGMA application_id={}; PRAGMA user_version={};\nCOMMIT;",
                                            migration.sql, application_id, migration.number);
        if (auto done = connection.execute(sql, "migreren"); !done) return failed(done.error());
    }
    return {};
}

}  // namespace drempel::storage
