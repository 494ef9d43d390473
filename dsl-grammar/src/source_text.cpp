// SPDX-License-Identifier: EUPL-1.2
#include "drempel/text/source_text.hpp"

#include <algorithm>
#include <utility>

namespace drempel::text {

SourceText::SourceText(std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(std::move(bytes)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        if (bytes_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::string_view SourceText::slice(Span span) const {
    const std::string_view all = bytes_;
    const std::size_t begin = std::min<std::size_t>(span.begin, all.size());
    const std::size_t end = std::min<std::size_t>(std::max(span.end, span.begin), all.size());
    return all.substr(begin, end - begin);
}

Position SourceText::position_of(std::uint32_t offset) const {
    const auto at = std::min<std::size_t>(offset, bytes_.size());
    const auto after =
        std::upper_bound(line_starts_.begin(), line_starts_.end(), static_cast<std::uint32_t>(at));
    const auto number = static_cast<std::uint32_t>(after - line_starts_.begin());
    std::size_t i = line_starts_[number - 1];
    // A byte order mark has no width for the reader.
    if (i == 0 && std::string_view(bytes_).starts_with("\xEF\xBB\xBF"))
        i = std::min<std::size_t>(3, at);
    std::uint32_t column = 1;
    for (; i < at; ++i) {
        const auto byte = static_cast<unsigned char>(bytes_[i]);
        if ((byte & 0xC0u) != 0x80u) ++column;
    }
    return {number, column};
}

std::string_view SourceText::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) return {};
    const std::size_t begin = line_starts_[number - 1];
    std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : bytes_.size();
    if (end > begin && bytes_[end - 1] == '\r') --end;
    return std::string_view(bytes_).substr(begin, end - begin);
}

}  // namespace drempel::text
