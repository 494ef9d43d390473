// SPDX-License-Identifier: EUPL-1.2
#include "lines.hpp"

namespace drempel::cli {

LineReader::LineReader(const std::string& path, std::size_t max_line_bytes)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rbe")), limit_(max_line_bytes) {}

LineReader::~LineReader() {
    if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

std::optional<std::string_view> LineReader::next() {
    line_.clear();
    int byte = 0;
    bool any = false;
    while ((byte = ::getc_unlocked(file_)) != EOF) {
        any = true;
        if (byte == '\n') break;
        if (line_.size() <= limit_) line_ += static_cast<char>(byte);
    }
    if (!any) return std::nullopt;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    ++number_;
    return line_;
}

}  // namespace drempel::cli
