// SPDX-License-Identifier: EUPL-1.2
#include "log.hpp"

#include <unistd.h>

#include <utility>

#include <fmt/format.h>

#include "drempel/wire/wire.hpp"

namespace drempel::http {
namespace {

constexpr std::size_t longest_value = 200;

void member(std::string& line, std::string_view name, std::string_view value) {
    line += line.empty() ? "{" : ",";
    wire::append_json_string(line, name);
    line += ':';
    // Cut at a boundary of ASCII; our own words are ASCII but for a few letters.
    if (value.size() > longest_value) value = value.substr(0, longest_value);
    while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0x80U) != 0U && value.size() == longest_value)
        value.remove_suffix(1);
    wire::append_json_string(line, value);
}

void member(std::string& line, std::string_view name, std::int64_t value) {
    fmt::format_to(std::back_inserter(line), ",\"{}\":{}", name, value);
}

// The event of the route happened only when the answer says so.
std::string_view event_of(const Log::Handled& what) {
    if (what.status >= 500) return "verzoek.mislukt";
    if (what.status >= 400) return "verzoek.geweigerd";
    return what.audit_event.empty() ? std::string_view("verzoek") : what.audit_event;
}

}  // namespace

Log::Log(app::Clock& clock, std::function<void(std::string_view)> sink) : clock_(clock), sink_(std::move(sink)) {}

void Log::handled(const Handled& what) {
    std::string line;
    member(line, "tijd", clock_.now_utc());
    member(line, "niveau", what.status >= 500 ? "fout" : "info");
    member(line, "gebeurtenis", event_of(what));
    member(line, "verzoek", what.request_id);
    member(line, "methode", what.method);
    member(line, "route", what.route);
    member(line, "status", std::int64_t{what.status});
    if (!what.problem.empty()) member(line, "probleem", what.problem);
    member(line, "bytes", static_cast<std::int64_t>(what.answer_bytes));
    member(line, "microseconden", std::int64_t{what.duration.count()});
    line += '}';
    write(line);
}

void Log::note(std::string_view level, std::string_view event, std::string_view detail) {
    std::string line;
    member(line, "tijd", clock_.now_utc());
    member(line, "niveau", level);
    member(line, "gebeurtenis", event);
    if (!detail.empty()) member(line, "toelichting", detail);
    line += '}';
    write(line);
}

void Log::write(const std::string& line) {
    const std::lock_guard lock(mutex_);
    if (sink_) {
        sink_(line);
        return;
    }
    std::string whole = line + '\n';
    std::string_view rest = whole;
    while (!rest.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written <= 0) return;  // nowhere left to say it
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace drempel::http
