// SPDX-License-Identifier: EUPL-1.2
#include "toetsingen.hpp"

#include <string>
#include <utility>

namespace drempel::storage {
namespace {

using app::StorageError;
using app::StoredScreening;

StoredScreening row_of(const Statement& row) {
    StoredScreening screening;
    screening.tenant = row.text(0);
    screening.id = row.text(1);
    screening.stored_at = row.text(2);
    screening.aanvraagsoort = row.text(3);
    screening.gemeente = row.text(4);
    screening.peildatum = row.text(5);
    screening.regelset_hash = row.text(6);
    screening.motor = row.text(7);
    screening.kenmerk = row.text(8);
    screening.facts = row.text(9);
    screening.result = row.text(10);
    screening.idempotency_key = row.text(11);
    screening.body_hash = row.text(12);
    return screening;
}

Found find_with(Connection& connection, std::string_view sql, std::string_view tenant, std::string_view what) {
    auto statement = connection.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    statement->bind_text(1, tenant);
    statement->bind_text(2, what);
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    return row_of(*statement);
}

}  // namespace

Found find_by_id(Connection& connection, std::string_view tenant, std::string_view id) {
    return find_with(connection,
                     "SELECT tenant, id, opgeslagen_op, aanvraagsoort, gemeente, peildatum, regelset_hash, motor, kenmerk,"
                     "       feiten, resultaat, idempotentiesleutel, inhoud_hash"
                     "  FROM toetsing WHERE tenant = ?1 AND id = ?2",
                     tenant, id);
}

Found find_by_key(Connection& connection, std::string_view tenant, std::string_view key) {
    return find_with(connection,
                     "SELECT tenant, id, opgeslagen_op, aanvraagsoort, gemeente, peildatum, regelset_hash, motor, kenmerk,"
                     "       feiten, resultaat, idempotentiesleutel, inhoud_hash"
                     "  FROM toetsing WHERE tenant = ?1 AND idempotentiesleutel = ?2",
                     tenant, key);
}

tl::expected<Placed, SqlError> place(Connection& connection, const StoredScreening& screening) {
    if (!screening.idempotency_key.empty()) {
        auto statement = connection.prepare(
            "SELECT id, inhoud_hash FROM toetsing WHERE tenant = ?1 AND idempotentiesleutel = ?2");
        if (!statement) return tl::unexpected(statement.error());
        statement->bind_text(1, screening.tenant);
        statement->bind_text(2, screening.idempotency_key);
        auto row = statement->step();
        if (!row) return tl::unexpected(row.error());
        if (*row) {
            if (statement->text(1) == screening.body_hash) return Placed(app::Saved{statement->text(0), true});
            return Placed(tl::unexpected(StorageError{StorageError::Kind::conflict, "sleutel met andere inhoud"}));
        }
    }
    auto insert = connection.prepare(
        "INSERT INTO toetsing (tenant, id, opgeslagen_op, aanvraagsoort, gemeente, peildatum, regelset_hash, motor,"
        "                      kenmerk, feiten, resultaat, idempotentiesleutel, inhoud_hash)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind_text(1, screening.tenant);
    insert->bind_text(2, screening.id);
    insert->bind_text(3, screening.stored_at);
    insert->bind_text(4, screening.aanvraagsoort);
    insert->bind_text(5, screening.gemeente);
    insert->bind_text(6, screening.peildatum);
    insert->bind_text(7, screening.regelset_hash);
    insert->bind_text(8, screening.motor);
    insert->bind_text(9, screening.kenmerk);
    insert->bind_blob(10, screening.facts);
    insert->bind_blob(11, screening.result);
    if (screening.idempotency_key.empty()) {
        insert->bind_null(12);
    } else {
        insert->bind_text(12, screening.idempotency_key);
    }
    insert->bind_text(13, screening.body_hash);
    auto done = insert->step();
    if (done) return Placed(app::Saved{screening.id, false});
    // A refused row (an id that is there, an empty tenant) undoes only its own statement; the others go on.
    if (done.error().is_constraint())
        return Placed(tl::unexpected(StorageError{StorageError::Kind::unavailable, "rij geweigerd door de opslag"}));
    return tl::unexpected(done.error());
}

}  // namespace drempel::storage
