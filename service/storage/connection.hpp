// SPDX-License-Identifier: EUPL-1.2
// The thin layer over the SQLite C interface: owned handles, errors as values.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drempel/app/ports.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace drempel::storage {

struct SqlError {
    int code = 0;          // extended result code
    int system_error = 0;  // errno of the last system call
    std::string_view doing;

    bool is_failed_sync() const noexcept;
    bool is_constraint() const noexcept;
    app::StorageError to_storage_error() const;
};

class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

    void bind_text(int index, std::string_view value);
    void bind_blob(int index, std::string_view value);
    void bind_null(int index);
    // True: a row. False: done. The values of a row live until the next step or reset.
    tl::expected<bool, SqlError> step();
    std::string text(int column) const;
    std::int64_t integer(int column) const;
    void reset();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const noexcept;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

enum class Access : std::uint8_t { read_write, read_only };

class Connection {
public:
    static tl::expected<Connection, SqlError> open(const std::string& path, Access access, const std::string& vfs);

    tl::expected<void, SqlError> execute(std::string_view sql, std::string_view doing);
    tl::expected<Statement, SqlError> prepare(std::string_view sql);
    tl::expected<std::int64_t, SqlError> integer_of(std::string_view sql);
    tl::expected<std::string, SqlError> text_of(std::string_view sql);
    // Statements that run past this moment end with an error; unset again with nullopt.
    void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);
    bool is_in_transaction() const noexcept;
    // Copies what the log holds into the file as far as readers allow. Gives the pages still in the log.
    tl::expected<int, SqlError> checkpoint();
    int pages_in_log() const noexcept { return state_->pages_in_log; }

private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    struct State {  // at a fixed address, for the callbacks of the library
        std::optional<std::chrono::steady_clock::time_point> deadline;
        int pages_in_log = 0;
    };
    SqlError error(std::string_view doing) const;

    std::unique_ptr<State> state_ = std::make_unique<State>();  // outlives the handle
    std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace drempel::storage
