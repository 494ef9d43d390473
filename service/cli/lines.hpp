// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace drempel::cli {

// Reads line by line in constant memory: of a line longer than the limit only one byte more than the
// limit is kept (enough for the next step to refuse it), the rest is skipped.
class LineReader {
public:
    LineReader(const std::string& path, std::size_t max_line_bytes);  // "-": standard input
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    bool is_open() const noexcept { return file_ != nullptr; }
    bool failed() const noexcept { return std::ferror(file_) != 0; }
    std::optional<std::string_view> next();  // valid until the next call; a final line break opens no line
    std::size_t number() const noexcept { return number_; }  // of the last line given, from 1

private:
    std::FILE* file_;
    std::size_t limit_;
    std::size_t number_ = 0;
    std::string line_;
};

}  // namespace drempel::cli
