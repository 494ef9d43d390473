// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace drempel::reports {

// Any text as one line of Markdown that means exactly that text: every ASCII punctuation gets a
// backslash, line breaks and control characters become blanks, invisible and direction-changing
// characters become visible as ‹U+202E›.
std::string markdown_text(std::string_view text);

// An https address made of the characters of RFC 3986 only; nothing else becomes a link.
bool is_plain_https(std::string_view url);

}  // namespace drempel::reports
