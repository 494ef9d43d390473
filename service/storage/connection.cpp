// SPDX-License-Identifier: EUPL-1.2
#include "connection.hpp"

#include <cerrno>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace drempel::storage {

bool SqlError::is_failed_sync() const noexcept {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

bool SqlError::is_constraint() const noexcept { return (code & 0xff) == SQLITE_CONSTRAINT; }

app::StorageError SqlError::to_storage_error() const {
    using enum app::StorageError::Kind;
    // The library's own sentences can repeat values; only codes go on.
    std::string detail = fmt::format("{}: SQLite {}, systeem {}", doing, code, system_error);
    const int primary = code & 0xff;
    const bool disk_is_full = primary == SQLITE_FULL
                              || (primary == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT));
    if (disk_is_full) return {full, std::move(detail)};
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_INTERRUPT) return {busy, std::move(detail)};
    return {unavailable, std::move(detail)};
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }

// A failed bind leaves the parameter NULL, which the NOT NULL columns refuse at the step.
void Statement::bind_text(int index, std::string_view value) {
    sqlite3_bind_text64(handle_.get(), index, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bind_blob(int index, std::string_view value) {
    sqlite3_bind_blob64(handle_.get(), index, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC);
}

void Statement::bind_null(int index) { sqlite3_bind_null(handle_.get(), index); }

tl::expected<bool, SqlError> Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    sqlite3* db = sqlite3_db_handle(handle_.get());
    return tl::unexpected(SqlError{sqlite3_extended_errcode(db), sqlite3_system_errno(db), "stap"});
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(handle_.get(), column);
    const int size = sqlite3_column_bytes(handle_.get(), column);
    if (bytes == nullptr || size <= 0) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

void Statement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
}

void Connection::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

SqlError Connection::error(std::string_view doing) const {
    return {sqlite3_extended_errcode(handle_.get()), sqlite3_system_errno(handle_.get()), doing};
}

tl::expected<Connection, SqlError> Connection::open(const std::string& path, Access access, const std::string& vfs) {
    Connection connection;
    sqlite3* handle = nullptr;
    // NOMUTEX: a connection is used by one thread at a time, which its owner sees to.
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE
                      | (access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    connection.handle_.reset(handle);
    if (code != SQLITE_OK) return tl::unexpected(connection.error("openen"));

    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // The writer checkpoints itself; a reader never does, also not when it is the last to close.
    if (access == Access::read_only) sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_busy_timeout(handle, 1000);

    // recursive_triggers: otherwise REPLACE would delete a row without asking the trigger.
    const std::string_view settings =
        access == Access::read_only
            ? "PRAGMA query_only=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
            : "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA recursive_triggers=ON; PRAGMA synchronous=FULL;";
    if (auto done = connection.execute(settings, "instellen"); !done) return tl::unexpected(done.error());

    State* state = connection.state_.get();
    sqlite3_progress_handler(
        handle, 1000,
        [](void* context) {
            const auto* current = static_cast<const State*>(context);
            return current->deadline && std::chrono::steady_clock::now() > *current->deadline ? 1 : 0;
        },
        state);
    if (access == Access::read_write) {
        sqlite3_wal_hook(  // takes the place of the automatic checkpoint
            handle,
            [](void* context, sqlite3*, const char*, int pages) {
                static_cast<State*>(context)->pages_in_log = pages;
                return SQLITE_OK;
            },
            state);
    }
    return connection;
}

tl::expected<void, SqlError> Connection::execute(std::string_view sql, std::string_view doing) {
    if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
    return tl::unexpected(error(doing));
}

tl::expected<Statement, SqlError> Connection::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error("voorbereiden"));
    return Statement(statement);
}

tl::expected<std::int64_t, SqlError> Connection::integer_of(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

tl::expected<std::string, SqlError> Connection::text_of(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? statement->text(0) : std::string();
}

void Connection::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
    state_->deadline = deadline;
}

bool Connection::is_in_transaction() const noexcept { return sqlite3_get_autocommit(handle_.get()) == 0; }

tl::expected<int, SqlError> Connection::checkpoint() {
    int in_log = 0;
    int copied = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    if (code != SQLITE_OK) return tl::unexpected(error("overzetten"));
    state_->pages_in_log = in_log - copied;
    return state_->pages_in_log;
}

}  // namespace drempel::storage
