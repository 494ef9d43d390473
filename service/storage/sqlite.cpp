// SPDX-License-Identifier: EUPL-1.2
#include "drempel/storage/sqlite.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include "connection.hpp"
#include "files.hpp"
#include "schema.hpp"
#include "toetsingen.hpp"
#include "writer.hpp"

namespace drempel::storage {
namespace {

using app::StorageError;
using app::StoredScreening;

class Readers {
public:
    Readers(std::vector<Connection> connections, std::chrono::milliseconds limit)
        : free_(std::move(connections)), limit_(limit) {}

    template <class Query>
    tl::expected<std::optional<StoredScreening>, StorageError> run(Query query) {
        const auto deadline = std::chrono::steady_clock::now() + limit_;
        std::unique_lock lock(mutex_);
        if (!returned_.wait_until(lock, deadline, [this] { return !free_.empty(); }))
            return tl::unexpected(StorageError{StorageError::Kind::busy, "alle leesverbindingen zijn bezet"});
        Connection connection = std::move(free_.back());
        free_.pop_back();
        lock.unlock();

        connection.set_deadline(deadline);
        auto found = query(connection);
        connection.set_deadline(std::nullopt);

        lock.lock();
        free_.push_back(std::move(connection));
        lock.unlock();
        returned_.notify_one();
        if (!found) return tl::unexpected(found.error().to_storage_error());
        return std::move(*found);
    }

private:
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Connection> free_;
    const std::chrono::milliseconds limit_;
};

class SqliteStorage final : public app::Storage {
public:
    SqliteStorage(FileLock lock, Connection writer, std::vector<Connection> readers, const SqliteOptions& options)
        : lock_(std::move(lock)), writer_(std::move(writer), options), readers_(std::move(readers), options.statement_limit) {}

    tl::expected<app::Saved, StorageError> save(const StoredScreening& screening) override {
        return writer_.save(screening);
    }

    tl::expected<std::optional<StoredScreening>, StorageError> find(std::string_view tenant, std::string_view id) override {
        return readers_.run([&](Connection& connection) { return find_by_id(connection, tenant, id); });
    }

    tl::expected<std::optional<StoredScreening>, StorageError> find_by_key(std::string_view tenant,
                                                                           std::string_view key) override {
        return readers_.run([&](Connection& connection) { return storage::find_by_key(connection, tenant, key); });
    }

    tl::expected<void, StorageError> check() override {
        // No tenant is called this; the search only shows that the file can be read.
        if (auto readable = find("-", "-"); !readable) return tl::unexpected(readable.error());
        return writer_.check();
    }

private:
    FileLock lock_;    // first in, last out
    Writer writer_;    // closes after the readers and leaves an empty log
    Readers readers_;
};

tl::unexpected<StorageError> cannot_open(const SqlError& error) { return tl::unexpected(opening_error(error)); }

}  // namespace

tl::expected<std::unique_ptr<app::Storage>, StorageError> open(const std::string& path, const SqliteOptions& options) {
    if (path.empty() || path.find('\0') != std::string::npos)
        return tl::unexpected(StorageError{StorageError::Kind::unavailable, "Geef een bestandsnaam voor de opslag."});
    if (auto made = prepare_directory(path); !made) return tl::unexpected(made.error());
    auto lock = FileLock::take(path + ".lock");
    if (!lock) return tl::unexpected(lock.error());
    if (auto made = prepare_file(path); !made) return tl::unexpected(made.error());

    auto writer = Connection::open(path, Access::read_write, options.vfs);
    if (!writer) return cannot_open(writer.error());
    if (auto current = migrate(*writer, sqlite_migrations()); !current) return tl::unexpected(current.error());

    std::vector<Connection> readers;
    for (std::size_t i = 0; i < std::max<std::size_t>(options.readers, 1); ++i) {
        auto reader = Connection::open(path, Access::read_only, options.vfs);
        if (!reader) return cannot_open(reader.error());
        readers.push_back(std::move(*reader));
    }
    return std::make_unique<SqliteStorage>(std::move(*lock), std::move(*writer), std::move(readers), options);
}

}  // namespace drempel::storage
