// SPDX-License-Identifier: EUPL-1.2
// The two forms of a leesversie. All text comes from rule files, so all of it is escaped.
#include <string_view>

#include "drempel/text/html.hpp"
#include "lees/document.hpp"

namespace drempel::engine {

namespace lees {

namespace {

std::string escape_markdown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

void markdown_points(std::string& out, const std::vector<Phrase>& points, std::size_t depth) {
    for (const Phrase& point : points) {
        out += std::string(depth * 2, ' ') + "- " + escape_markdown(point.words) + "\n";
        markdown_points(out, point.points, depth + 1);
    }
}

void html_points(std::string& out, const std::vector<Phrase>& points) {
    if (points.empty()) return;
    out += "<ul>\n";
    for (const Phrase& point : points) {
        out += "<li>" + text::html_text(point.words);
        html_points(out, point.points);
        out += "</li>\n";
    }
    out += "</ul>\n";
}

std::string markdown_runs(const std::vector<Run>& runs) {
    std::string out;
    for (const Run& run : runs) {
        std::string words = escape_markdown(run.text);
        if (run.style == Run::Style::strong) {
            const bool has_blank = words.ends_with(' ');
            if (has_blank) words.pop_back();
            words = "**" + words + "**" + (has_blank ? " " : "");
        }
        out += run.url.empty() ? words : "[" + words + "](" + run.url + ")";
    }
    return out;
}

std::string html_runs(const std::vector<Run>& runs) {
    std::string out;
    for (const Run& run : runs) {
        std::string words = text::html_text(run.text);
        if (run.style == Run::Style::strong) words = "<strong>" + words + "</strong>";
        out += run.url.empty() ? words : "<a href=\"" + text::html_text(run.url) + "\">" + words + "</a>";
    }
    return out;
}

}  // namespace

std::string markdown_of(const std::vector<Block>& document) {
    std::string out;
    for (const Block& block : document) {
        if (!out.empty()) out += "\n";
        switch (block.kind) {
            case Block::Kind::heading:
                if (!block.anchor.empty()) out += "<a id=\"" + text::html_text(block.anchor) + "\"></a>\n\n";
                out += std::string(static_cast<std::size_t>(block.level), '#') + " " + markdown_runs(block.runs) + "\n";
                break;
            case Block::Kind::sentence:
                out += markdown_runs(block.runs) + "\n";
                if (!block.points.empty()) out += "\n";
                markdown_points(out, block.points, 0);
                break;
        }
    }
    return out;
}

std::string html_of(const std::vector<Block>& document) {
    std::string title = "Leesversie";
    for (const Block& block : document)
        if (block.kind == Block::Kind::heading && block.level == 1 && !block.runs.empty()) title = block.runs.front().text;
    std::string out =
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + text::html_text(title)
        + "</title>\n<style>\nbody { max-width: 45rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 sans-serif; color: #1b1b1b; background: #fff; }\n"
          "h2 { border-bottom: 1px solid #767676; margin-top: 3rem; }\nh3 { margin-top: 2rem; }\na { color: #154273; }\n"
          "@media print { h3 { break-after: avoid; } a { color: inherit; } }\n</style>\n</head>\n<body>\n<main>\n";
    for (const Block& block : document) {
        switch (block.kind) {
            case Block::Kind::heading: {
                const std::string tag = "h" + std::to_string(block.level);
                const std::string id = block.anchor.empty() ? "" : " id=\"" + text::html_text(block.anchor) + "\"";
                out += "<" + tag + id + ">" + html_runs(block.runs) + "</" + tag + ">\n";
                break;
            }
            case Block::Kind::sentence:
                out += "<p>" + html_runs(block.runs) + "</p>\n";
                html_points(out, block.points);
                break;
        }
    }
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace lees

std::string leesversie(const RuleSet& rules, const LeesOptions& options, LeesVorm vorm) {
    const std::vector<lees::Block> document = lees::document_of(rules, options);
    switch (vorm) {
        case LeesVorm::markdown: return lees::markdown_of(document);
        case LeesVorm::html: return lees::html_of(document);
    }
    return {};
}

}  // namespace drempel::engine
