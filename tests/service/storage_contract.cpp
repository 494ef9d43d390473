// SPDX-License-Identifier: EUPL-1.2
#include "storage_contract.hpp"

#include <atomic>
#include <set>
#include <thread>
#include <vector>

namespace drempel::test {

app::StoredScreening screening(const std::string& id, const std::string& key, const std::string& body_hash) {
    app::StoredScreening stored;
    stored.tenant = "lokaal";
    stored.id = id;
    stored.stored_at = "2026-11-24T13:39:55Z";
    stored.aanvraagsoort = "alcoholvergunning";
    stored.gemeente = "schiedam";
    stored.peildatum = "2026-03-01";
    stored.regelset_hash = "sha256:aa";
    stored.motor = "1.0.0";
    stored.kenmerk = "sha256:bb";
    stored.facts = R"({"soortBedrijf":"horeca"})";
    stored.result = R"({"advies":"geen_beletsel"})";
    stored.idempotency_key = key;
    stored.body_hash = body_hash;
    return stored;
}

namespace {

using Kind = app::StorageError::Kind;

TEST_P(StorageContract, GivesBackEveryFieldByteForByteAlsoAfterReopening) {
    app::StoredScreening stored = screening("a", "k");
    stored.result = std::string("{\"t\":\"\xc3\xab\"}") + std::string(200'000, ' ') + std::string("\0x", 2);
    ASSERT_TRUE(storage_->save(stored));
    reopen();
    auto found = storage_->find("lokaal", "a");
    ASSERT_TRUE(found);
    ASSERT_TRUE(found->has_value());
    const app::StoredScreening& read = **found;
    EXPECT_EQ(read.tenant, stored.tenant);
    EXPECT_EQ(read.id, stored.id);
    EXPECT_EQ(read.stored_at, stored.stored_at);
    EXPECT_EQ(read.aanvraagsoort, stored.aanvraagsoort);
    EXPECT_EQ(read.gemeente, stored.gemeente);
    EXPECT_EQ(read.peildatum, stored.peildatum);
    EXPECT_EQ(read.regelset_hash, stored.regelset_hash);
    EXPECT_EQ(read.motor, stored.motor);
    EXPECT_EQ(read.kenmerk, stored.kenmerk);
    EXPECT_EQ(read.facts, stored.facts);
    EXPECT_EQ(read.result, stored.result);
    EXPECT_EQ(read.idempotency_key, stored.idempotency_key);
    EXPECT_EQ(read.body_hash, stored.body_hash);
}

TEST_P(StorageContract, FindsNothingUnderAnUnknownId) {
    ASSERT_TRUE(storage_->save(screening("a", "k")));
    auto found = storage_->find("lokaal", "b");
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->has_value());
}

TEST_P(StorageContract, HidesAScreeningFromAnotherTenant) {
    ASSERT_TRUE(storage_->save(screening("a", "k")));
    EXPECT_FALSE(storage_->find("elders", "a")->has_value());
    EXPECT_FALSE(storage_->find_by_key("elders", "k")->has_value());
    EXPECT_TRUE(storage_->find_by_key("lokaal", "k")->has_value());
}

TEST_P(StorageContract, LetsTwoTenantsUseTheSameIdAndKey) {
    ASSERT_TRUE(storage_->save(screening("a", "k", "sha256:01")));
    app::StoredScreening other = screening("a", "k", "sha256:02");
    other.tenant = "elders";
    auto saved = storage_->save(other);
    ASSERT_TRUE(saved);
    EXPECT_FALSE(saved->replayed);
    EXPECT_EQ((*storage_->find("elders", "a"))->body_hash, "sha256:02");
    EXPECT_EQ((*storage_->find("lokaal", "a"))->body_hash, "sha256:01");
}

TEST_P(StorageContract, AnswersTheSameKeyAndBodyWithTheFirstId) {
    ASSERT_TRUE(storage_->save(screening("a", "k", "sha256:01")));
    auto again = storage_->save(screening("b", "k", "sha256:01"));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->id, "a");
    EXPECT_FALSE(storage_->find("lokaal", "b")->has_value());
}

TEST_P(StorageContract, RefusesTheSameKeyWithAnotherBody) {
    ASSERT_TRUE(storage_->save(screening("a", "k", "sha256:01")));
    auto again = storage_->save(screening("b", "k", "sha256:02"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, Kind::conflict);
    EXPECT_FALSE(storage_->find("lokaal", "b")->has_value());
}

TEST_P(StorageContract, StoresManyWithoutAKey) {
    EXPECT_TRUE(storage_->save(screening("a", "")));
    EXPECT_TRUE(storage_->save(screening("b", "")));
    EXPECT_TRUE(storage_->find("lokaal", "b")->has_value());
}

TEST_P(StorageContract, NeverReplacesAnIdThatIsThere) {
    ASSERT_TRUE(storage_->save(screening("a", "k", "sha256:01")));
    EXPECT_FALSE(storage_->save(screening("a", "andere", "sha256:02")));
    EXPECT_EQ((*storage_->find("lokaal", "a"))->body_hash, "sha256:01");
}

TEST_P(StorageContract, OneRefusedRowDoesNotTakeOthersOfItsGroupAlong) {
    ASSERT_TRUE(storage_->save(screening("bezet", "k")));
    std::atomic<int> saved = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&, i] {
            const bool refuse = i % 2 == 0;
            const std::string id = refuse ? "bezet" : "id" + std::to_string(i);
            if (storage_->save(screening(id, "sleutel" + std::to_string(i)))) ++saved;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(saved, 8);
    for (int i = 1; i < 16; i += 2) EXPECT_TRUE(storage_->find("lokaal", "id" + std::to_string(i))->has_value());
}

TEST_P(StorageContract, OneOfManyRacingRequestsWithTheSameKeyWins) {
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::set<std::string> ids;
    int first = 0;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&, i] {
            auto saved = storage_->save(screening("id" + std::to_string(i), "zelfde"));
            ASSERT_TRUE(saved);
            const std::lock_guard lock(mutex);
            ids.insert(saved->id);
            if (!saved->replayed) ++first;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(ids.size(), 1U);
    EXPECT_EQ(first, 1);
}

TEST_P(StorageContract, RefusesARowWithoutTenant) {
    app::StoredScreening stored = screening("a", "k");
    stored.tenant.clear();
    EXPECT_FALSE(storage_->save(stored));
}

TEST_P(StorageContract, IsReadyAfterOpening) { EXPECT_TRUE(storage_->check()); }

}  // namespace

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(StorageContract);

}  // namespace drempel::test
