// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "drempel/app/screen.hpp"

namespace drempel::app {
namespace {

namespace fs = std::filesystem;

// The published limits (security checklist 7).
constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr std::size_t max_bundle_bytes = 4 * 1024 * 1024;
constexpr std::size_t max_entries = 10'000;  // files and folders looked at, of whatever kind
constexpr std::string_view extension = ".regels";

struct RuleFile {
    std::string shown;     // as given, for diagnostics
    std::string relative;  // below the folder given, with '/', for hashes
    std::string bytes;
};

template <class... Args>
tl::unexpected<BundleError> error(fmt::format_string<Args...> text, Args&&... args) {
    return tl::unexpected(BundleError{fmt::format(text, std::forward<Args>(args)...)});
}

bool is_inside(const fs::path& place, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), place.begin(), place.end());
    return end == folder.end();
}

class Loader {
public:
    tl::expected<void, BundleError> add(const std::string& given);
    std::vector<RuleFile> files() &&;

private:
    tl::expected<void, BundleError> add_folder(const fs::path& root);
    tl::expected<void, BundleError> add_entry(const fs::path& root, const fs::path& real_root, const fs::directory_entry& entry,
                                              std::vector<fs::path>& folders);
    tl::expected<void, BundleError> read(const fs::path& path, std::string relative);

    std::map<std::string, RuleFile> files_;  // by the path shown: a file named twice is one file
    std::size_t bytes_ = 0;
    std::size_t entries_ = 0;
};

tl::expected<void, BundleError> Loader::add(const std::string& given) {
    std::error_code failed;
    const fs::path path(given);
    const auto status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found) return error("{}: dit bestand of deze map bestaat niet", given);
    if (failed) return error("{}: niet te lezen", given);
    if (fs::is_directory(status)) return add_folder(path);
    if (!given.ends_with(extension)) return error("{}: dit is geen regelbestand; verwacht een map of een bestand op {}", given, extension);
    return read(path, path.filename().generic_string());
}

tl::expected<void, BundleError> Loader::add_folder(const fs::path& root) {
    std::error_code failed;
    const auto real_root = fs::canonical(root, failed);
    if (failed) return error("{}: deze map is niet te lezen", root.generic_string());
    std::vector<fs::path> folders{root};
    while (!folders.empty()) {
        const auto folder = std::move(folders.back());
        folders.pop_back();
        fs::directory_iterator at(folder, failed);
        if (failed) return error("{}: deze map is niet te lezen", folder.generic_string());
        while (at != fs::directory_iterator()) {
            if (++entries_ > max_entries) return error("{}: in deze map staan meer dan {} bestanden en mappen", root.generic_string(), max_entries);
            if (auto added = add_entry(root, real_root, *at, folders); !added) return added;
            at.increment(failed);
            if (failed) return error("{}: deze map is niet te lezen", folder.generic_string());
        }
    }
    return {};
}

tl::expected<void, BundleError> Loader::add_entry(const fs::path& root, const fs::path& real_root, const fs::directory_entry& entry,
                                                  std::vector<fs::path>& folders) {
    std::error_code failed;
    const auto& path = entry.path();
    const bool is_link = entry.is_symlink(failed);
    if (!is_link && entry.is_directory(failed)) {
        folders.push_back(path);
        return {};
    }
    const bool is_rule_file = path.filename().generic_string().ends_with(extension);
    if (!is_rule_file) return {};
    if (is_link) {
        const auto target = fs::canonical(path, failed);
        if (failed) return error("{}: deze verwijzing leidt nergens heen", path.generic_string());
        if (!is_inside(target, real_root)) return error("{}: deze verwijzing leidt buiten de map {}", path.generic_string(), root.generic_string());
    }
    return read(path, path.lexically_relative(root).generic_string());
}

tl::expected<void, BundleError> Loader::read(const fs::path& path, std::string relative) {
    const auto shown = path.generic_string();
    if (files_.contains(shown)) return {};
    std::error_code failed;
    if (!fs::is_regular_file(path, failed) || failed) return error("{}: dit is geen gewoon bestand", shown);
    std::ifstream in(path, std::ios::binary);
    if (!in) return error("{}: dit bestand is niet te lezen", shown);
    std::string bytes;
    std::array<char, 16 * 1024> part{};
    while (in.read(part.data(), part.size()) || in.gcount() > 0) {
        bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > max_file_bytes) {
            return error("{}: dit bestand is groter dan {} KiB; verdeel de regels over meer bestanden", shown, max_file_bytes / 1024);
        }
    }
    if (in.bad()) return error("{}: dit bestand is niet te lezen", shown);
    bytes_ += bytes.size();
    if (bytes_ > max_bundle_bytes) return error("{}: de regelbestanden zijn samen groter dan {} MiB", shown, max_bundle_bytes / (1024 * 1024));
    files_.emplace(shown, RuleFile{shown, std::move(relative), std::move(bytes)});
    return {};
}

std::vector<RuleFile> Loader::files() && {
    std::vector<RuleFile> all;
    all.reserve(files_.size());
    for (auto& [path, file] : files_) all.push_back(std::move(file));
    return all;
}

// Hash over lines of relative path and file hash, sorted by byte order: another place on disk, another
// order of arguments or another locale changes nothing.
std::string hash_of(const std::vector<RuleFile>& files, const std::map<std::string, std::string>& hashes) {
    std::vector<std::string> lines;
    lines.reserve(files.size());
    for (const auto& file : files) lines.push_back(file.relative + '\n' + hashes.at(file.shown) + '\n');
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const auto& line : lines) all += line;
    return sha256(all);
}

}  // namespace

tl::expected<Bundle, BundleError> load_bundle(const std::vector<std::string>& paths) {
    Loader loader;
    for (const auto& path : paths) {
        if (auto added = loader.add(path); !added) return tl::unexpected(std::move(added).error());
    }
    auto files = std::move(loader).files();
    if (files.empty()) {
        return error("{}: hier staat geen enkel regelbestand (*{})", paths.empty() ? std::string("regels") : paths.front(), extension);
    }
    std::map<std::string, std::string> hashes;
    for (const auto& file : files) hashes.emplace(file.shown, sha256(file.bytes));
    Bundle bundle;
    bundle.hash = hash_of(files, hashes);
    std::vector<text::SourceText> sources;
    sources.reserve(files.size());
    for (auto& file : files) sources.emplace_back(std::move(file.shown), std::move(file.bytes));
    bundle.compiled = engine::compile(std::move(sources));
    for (const auto& source : bundle.compiled.sources) bundle.file_hashes.push_back(hashes.at(source.path()));
    return bundle;
}

}  // namespace drempel::app
