// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace drempel::wire {

// A JSON Pointer (RFC 6901) that grows and shrinks with the place in a text.
class Pointer {
public:
    explicit Pointer(std::string base = {}) : text_(std::move(base)) {}

    std::size_t mark() const noexcept { return text_.size(); }
    void back_to(std::size_t mark) { text_.resize(mark); }
    // Names from outside are cut at 100 bytes: a pointer in a problem must stay readable.
    void add(std::string_view name);
    void add(std::size_t index) { text_ += '/' + std::to_string(index); }
    const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

}  // namespace drempel::wire
