// SPDX-License-Identifier: EUPL-1.2
// A leesversie before it has a form: headings, sentences and lists. Markdown and HTML are written from this.
#pragma once

#include <string>
#include <vector>

#include "drempel/engine/lees.hpp"
#include "lees/phrase.hpp"

namespace drempel::engine::lees {

struct Run {  // a piece of a sentence
    enum class Style : std::uint8_t { plain, strong, code };
    std::string text;
    std::string url;  // "" for no link; "#…" within the document
    Style style = Style::plain;
};

struct Block {
    enum class Kind : std::uint8_t { heading, sentence };
    Kind kind = Kind::sentence;
    int level = 0;                // heading
    std::string anchor;           // heading
    std::vector<Run> runs;
    std::vector<Phrase> points;   // below a sentence
};

std::vector<Block> document_of(const RuleSet& rules, const LeesOptions& options);
std::string markdown_of(const std::vector<Block>& document);
std::string html_of(const std::vector<Block>& document);

}  // namespace drempel::engine::lees
