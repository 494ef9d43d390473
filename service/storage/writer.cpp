// SPDX-License-Identifier: EUPL-1.2
#include "writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>

#include "toetsingen.hpp"

namespace drempel::storage {
namespace {

using app::StorageError;

void end_process(std::string_view detail) {
    std::string line = "Het wegschrijven naar schijf is mislukt; Drempel stopt om niets te bevestigen dat er niet staat: ";
    line += detail;
    line += '\n';
    if (::write(STDERR_FILENO, line.data(), line.size()) < 0) ::_exit(71);
    ::_exit(70);
}

StorageError broken() {
    return {StorageError::Kind::unavailable, "een eerdere schrijfactie naar schijf is mislukt"};
}

}  // namespace

Writer::Writer(Connection connection, const SqliteOptions& options)
    : connection_(std::move(connection)), options_(options), thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

tl::expected<app::Saved, StorageError> Writer::save(const app::StoredScreening& screening) { return submit(&screening); }

tl::expected<void, StorageError> Writer::check() {
    {
        const std::lock_guard lock(mutex_);
        if (health_ == Health::good) return {};
        if (health_ == Health::broken) return tl::unexpected(broken());
    }
    if (auto tried = submit(nullptr); !tried) return tl::unexpected(tried.error());
    return {};
}

Writer::Answer Writer::submit(const app::StoredScreening* screening) {
    std::future<Answer> answer;
    {
        const std::lock_guard lock(mutex_);
        if (health_ == Health::broken) return tl::unexpected(broken());
        if (stopping_) return tl::unexpected(StorageError{StorageError::Kind::unavailable, "de opslag wordt gesloten"});
        if (queue_.size() >= options_.max_queue)
            return tl::unexpected(StorageError{StorageError::Kind::busy, "de wachtrij van de opslag is vol"});
        Job& job = queue_.emplace_back();
        job.screening = screening;
        answer = job.answer.get_future();
    }
    arrived_.notify_one();
    return answer.get();
}

void Writer::run() {
    std::vector<Job> group;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            const std::size_t size = std::min(queue_.size(), std::max<std::size_t>(options_.max_group, 1));
            for (std::size_t i = 0; i < size; ++i) {
                group.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
        }
        run_group(group);
        group.clear();
        checkpoint_when_due();
    }
}

void Writer::run_group(std::vector<Job>& group) {
    {
        const std::lock_guard lock(mutex_);
        if (health_ == Health::broken) {
            for (Job& job : group) job.answer.set_value(tl::unexpected(broken()));
            return;
        }
    }
    auto answers = write_group(group);
    if (answers) {
        {
            const std::lock_guard lock(mutex_);
            health_ = Health::good;
        }
        for (std::size_t i = 0; i < group.size(); ++i) group[i].answer.set_value(std::move((*answers)[i]));
        return;
    }
    // Not one of them is on disk for sure, so not one of them hears that it is.
    if (connection_.is_in_transaction()) {
        if (auto undone = connection_.execute("ROLLBACK", "terugdraaien"); !undone) note_failure(undone.error());
    }
    note_failure(answers.error());
    for (Job& job : group) job.answer.set_value(tl::unexpected(answers.error().to_storage_error()));
}

tl::expected<std::vector<Writer::Answer>, SqlError> Writer::write_group(const std::vector<Job>& group) {
    if (auto begun = connection_.execute("BEGIN IMMEDIATE", "beginnen"); !begun) return tl::unexpected(begun.error());
    std::vector<Answer> answers;
    answers.reserve(group.size());
    for (const Job& job : group) {
        if (job.screening == nullptr) {
            auto touched = connection_.execute("UPDATE schrijfproef SET teller = teller + 1", "proefschrijven");
            if (!touched) return tl::unexpected(touched.error());
            answers.emplace_back(app::Saved{});
            continue;
        }
        auto placed = place(connection_, *job.screening);
        if (!placed) return tl::unexpected(placed.error());
        answers.push_back(std::move(*placed));
    }
    if (auto committed = connection_.execute("COMMIT", "vastleggen"); !committed) return tl::unexpected(committed.error());
    return answers;
}

void Writer::note_failure(const SqlError& error) {
    const StorageError translated = error.to_storage_error();
    const bool sync_failed = error.is_failed_sync();
    {
        const std::lock_guard lock(mutex_);
        if (sync_failed) {
            health_ = Health::broken;
        } else if (translated.kind == StorageError::Kind::full && health_ == Health::good) {
            health_ = Health::full;
        }
    }
    if (!sync_failed) return;
    // Never retried: after a failed sync the system may have dropped the pages and report success the next time.
    if (options_.on_sync_failure) {
        options_.on_sync_failure(translated.detail);
    } else {
        end_process(translated.detail);
    }
}

void Writer::checkpoint_when_due() {
    if (connection_.pages_in_log() < options_.checkpoint_pages) return;
    // Any failure but a failed sync leaves the log as it was; the next commit tries again.
    if (auto done = connection_.checkpoint(); !done) note_failure(done.error());
}

}  // namespace drempel::storage
