// SPDX-License-Identifier: EUPL-1.2
// What every adapter of app::Storage must do. An adapter's test file instantiates this suite with a factory that
// gives storages on one and the same empty store:
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StorageContract, testing::Values(sqlite_place));
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "drempel/app/ports.hpp"

namespace drempel::test {

// A place where a store lives; `open` may be called again after the former storage is gone.
class StoragePlace {
public:
    virtual ~StoragePlace() = default;
    virtual std::unique_ptr<app::Storage> open() = 0;
};

using MakeStoragePlace = std::function<std::unique_ptr<StoragePlace>()>;

class StorageContract : public testing::TestWithParam<MakeStoragePlace> {
protected:
    void SetUp() override {
        place_ = GetParam()();
        storage_ = place_->open();
        ASSERT_NE(storage_, nullptr);
    }
    void reopen() {
        storage_.reset();
        storage_ = place_->open();
        ASSERT_NE(storage_, nullptr);
    }
    std::unique_ptr<StoragePlace> place_;
    std::unique_ptr<app::Storage> storage_;
};

app::StoredScreening screening(const std::string& id, const std::string& key, const std::string& body_hash = "sha256:01");

}  // namespace drempel::test
