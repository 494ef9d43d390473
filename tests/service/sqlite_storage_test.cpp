// SPDX-License-Identifier: EUPL-1.2
#include "drempel/storage/sqlite.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fault_vfs.hpp"
#include "storage_contract.hpp"
#include "temporary_directory.hpp"

namespace drempel::test {
namespace {

using app::StorageError;
using testing::HasSubstr;

class SqlitePlace : public StoragePlace {
public:
    std::unique_ptr<app::Storage> open() override {
        auto opened = storage::open(directory_.file("opslag.sqlite"));
        return opened ? std::move(*opened) : nullptr;
    }

private:
    TemporaryDirectory directory_;
};

INSTANTIATE_TEST_SUITE_P(Sqlite, StorageContract,
                         testing::Values(MakeStoragePlace([] { return std::make_unique<SqlitePlace>(); })));

mode_t mode_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

// Runs SQL as an outsider with the plain library would.
int run_sql(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    return code;
}

TEST(SqliteStorage, KeepsFileAndNewDirectoryFromOthers) {
    TemporaryDirectory directory;
    const std::string path = directory.file("nieuw/dieper/opslag.sqlite");
    auto opened = storage::open(path);
    ASSERT_TRUE(opened) << opened.error().detail;
    ASSERT_TRUE((*opened)->save(screening("a", "k")));
    EXPECT_EQ(mode_of(path), 0600U);
    EXPECT_EQ(mode_of(path + "-wal"), 0600U);
    EXPECT_EQ(mode_of(path + "-shm"), 0600U);
    EXPECT_EQ(mode_of(path + ".lock"), 0600U);
    EXPECT_EQ(mode_of(directory.file("nieuw")), 0700U);
    EXPECT_EQ(mode_of(directory.file("nieuw/dieper")), 0700U);
}

TEST(SqliteStorage, TakesTheRightsOfOthersOffAnExistingFile) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    std::ofstream(path).close();
    ::chmod(path.c_str(), 0644);
    ASSERT_TRUE(storage::open(path));
    EXPECT_EQ(mode_of(path), 0600U);
}

TEST(SqliteStorage, RefusesADirectoryWhereOthersWrite) {
    TemporaryDirectory directory;
    ::mkdir(directory.file("open").c_str(), 0777);
    ::chmod(directory.file("open").c_str(), 0777);
    auto opened = storage::open(directory.file("open/opslag.sqlite"));
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr("mogen anderen schrijven"));
}

TEST(SqliteStorage, KeepsASecondProcessOut) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    auto first = storage::open(path);
    ASSERT_TRUE(first);
    auto second = storage::open(path);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, StorageError::Kind::locked);
    EXPECT_THAT(second.error().detail, HasSubstr("al in gebruik door een ander proces met nummer "));
    first->reset();
    EXPECT_TRUE(storage::open(path));
}

TEST(SqliteStorage, RefusesANewerSchema) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    ASSERT_TRUE(storage::open(path));
    ASSERT_EQ(run_sql(path, "PRAGMA user_version=999"), SQLITE_OK);
    auto opened = storage::open(path);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StorageError::Kind::newer_schema);
    EXPECT_THAT(opened.error().detail, HasSubstr("nieuwere versie"));
}

TEST(SqliteStorage, LeavesTheDatabaseOfAnotherProgramAlone) {
    TemporaryDirectory directory;
    const std::string path = directory.file("anders.sqlite");
    ASSERT_EQ(run_sql(path, "CREATE TABLE t (x)"), SQLITE_OK);
    auto opened = storage::open(path);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr("ander programma"));
}

TEST(SqliteStorage, RefusesAFileThatIsNoDatabase) {
    TemporaryDirectory directory;
    const std::string path = directory.file("tekst.sqlite");
    std::ofstream(path) << std::string(5000, 'x');
    auto opened = storage::open(path);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr("geen opslag van Drempel"));
}

TEST(SqliteStorage, KeepsStoredScreeningsFromChangeByTheTablesOwnTriggers) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    {
        auto opened = storage::open(path);
        ASSERT_TRUE(opened);
        ASSERT_TRUE((*opened)->save(screening("a", "k")));
    }
    EXPECT_EQ(run_sql(path, "UPDATE toetsing SET peildatum = '2020-01-01'"), SQLITE_CONSTRAINT);
    EXPECT_EQ(run_sql(path, "DELETE FROM toetsing"), SQLITE_CONSTRAINT);
    EXPECT_EQ(run_sql(path, "PRAGMA recursive_triggers=ON; REPLACE INTO toetsing SELECT * FROM toetsing"), SQLITE_CONSTRAINT);
}

class FaultySqlite : public testing::Test {
protected:
    void SetUp() override {
        faults_.disk_full = false;
        faults_.sync_fails = false;
        options_.vfs = "storing";
        options_.on_sync_failure = [this](std::string_view) { ++sync_failures_; };
        auto opened = storage::open(directory_.file("opslag.sqlite"), options_);
        ASSERT_TRUE(opened) << opened.error().detail;
        storage_ = std::move(*opened);
    }
    void TearDown() override {
        faults_.disk_full = false;
        faults_.sync_fails = false;
        storage_.reset();
    }
    Faults& faults_ = register_fault_vfs();
    TemporaryDirectory directory_;
    storage::SqliteOptions options_;
    std::atomic<int> sync_failures_ = 0;
    std::unique_ptr<app::Storage> storage_;
};

TEST_F(FaultySqlite, SyncsBeforeItAcknowledges) {
    const int before = faults_.syncs;
    ASSERT_TRUE(storage_->save(screening("a", "k")));
    EXPECT_GT(faults_.syncs, before);
}

TEST_F(FaultySqlite, FullDiskIsAnErrorWhileReadingGoesOnAndRecoversByItself) {
    ASSERT_TRUE(storage_->save(screening("a", "ka")));
    faults_.disk_full = true;
    auto refused = storage_->save(screening("b", "kb"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, StorageError::Kind::full);
    EXPECT_TRUE((*storage_->find("lokaal", "a")).has_value());
    EXPECT_FALSE((*storage_->find("lokaal", "b")).has_value());
    auto ready = storage_->check();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().kind, StorageError::Kind::full);

    faults_.disk_full = false;
    EXPECT_TRUE(storage_->check());
    EXPECT_TRUE(storage_->save(screening("b", "kb")));
    EXPECT_EQ(sync_failures_, 0);
}

TEST_F(FaultySqlite, FailedSyncIsNeverAcknowledgedAndNeverRetried) {
    ASSERT_TRUE(storage_->save(screening("a", "ka")));
    faults_.sync_fails = true;
    EXPECT_FALSE(storage_->save(screening("b", "kb")));
    EXPECT_EQ(sync_failures_, 1);
    faults_.sync_fails = false;  // the disk says it is well again: that is exactly what may not be believed
    EXPECT_FALSE(storage_->save(screening("c", "kc")));
    EXPECT_FALSE(storage_->check());
}

TEST_F(FaultySqlite, WithoutAHandlerAFailedSyncEndsTheProcess) {
    storage_.reset();
    EXPECT_EXIT(
        {
            storage::SqliteOptions plain;
            plain.vfs = "storing";
            auto opened = storage::open(directory_.file("opslag.sqlite"), plain);
            faults_.sync_fails = true;
            static_cast<void>((*opened)->save(screening("b", "kb")));
        },
        testing::ExitedWithCode(70), "Drempel stopt");
}

TEST_F(FaultySqlite, ManyRequestsShareOneSync) {
    const int before = faults_.syncs;
    std::vector<std::thread> threads;
    for (int i = 0; i < 32; ++i)
        threads.emplace_back([&, i] {
            for (int k = 0; k < 8; ++k) {
                const std::string id = std::to_string(i) + "-" + std::to_string(k);
                EXPECT_TRUE(storage_->save(screening(id, id)));
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_LT(faults_.syncs - before, 32 * 8);
}

TEST(SqliteStorage, LosesNothingAcknowledgedWhenKilledUnderLoad) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    int acknowledged[2] = {};
    ASSERT_EQ(::pipe(acknowledged), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::close(acknowledged[0]);
        storage::SqliteOptions options;
        options.checkpoint_pages = 50;  // so that the kill also meets checkpoints
        auto opened = storage::open(path, options);
        if (!opened) ::_exit(1);
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0;; ++i) {
                    char id[40] = {};
                    std::snprintf(id, sizeof id, "%07d-%08d", t, i);
                    if (!(*opened)->save(screening(id, id))) ::_exit(2);
                    if (::write(acknowledged[1], id, 16) != 16) ::_exit(3);  // atomic: shorter than PIPE_BUF
                }
            });
        for (std::thread& thread : threads) thread.join();
        ::_exit(0);
    }
    ::close(acknowledged[1]);
    std::string ids;
    char buffer[4096];
    bool killed = false;
    for (;;) {
        const ssize_t size = ::read(acknowledged[0], buffer, sizeof buffer);
        if (size <= 0) break;
        ids.append(buffer, static_cast<std::size_t>(size));
        if (!killed && ids.size() >= 16U * 200U) killed = ::kill(child, SIGKILL) == 0;
    }
    ::close(acknowledged[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_GE(ids.size(), 16U * 200U);

    auto opened = storage::open(path);
    ASSERT_TRUE(opened) << opened.error().detail;
    for (std::size_t at = 0; at + 16 <= ids.size(); at += 16) {
        auto found = (*opened)->find("lokaal", ids.substr(at, 16));
        ASSERT_TRUE(found);
        ASSERT_TRUE(found->has_value()) << ids.substr(at, 16);
    }
}

}  // namespace
}  // namespace drempel::test
