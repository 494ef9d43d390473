// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "drempel/grammar/parse.hpp"
#include "grammar/show.hpp"

namespace drempel::grammar::test {

inline Parsed read(std::string_view text, const Limits& limits = {}) {
    return parse(text::SourceText("proef.regels", std::string(text)), 0, limits);
}

inline std::string codes_of(const Parsed& parsed) {
    std::string result;
    for (const text::Diagnostic& one : parsed.diagnostics.sorted()) {
        result += (result.empty() ? "" : " ") + std::string(text::code_of(one.code));
    }
    return result;
}

// The one declaration behind the regelset, shown; or the codes of what is wrong.
inline std::string declaration(std::string_view text) {
    const Parsed parsed = read("regelset proef \"Proef\"\n\n" + std::string(text));
    if (parsed.diagnostics.has_errors()) return codes_of(parsed);
    std::string shown = show(parsed.file);
    shown.erase(0, shown.find('\n') + 1);
    while (shown.ends_with('\n')) shown.pop_back();
    return shown;
}

// An expression as the eis of a rule.
inline std::string expression(std::string_view text) {
    const Parsed parsed = read("regelset proef \"Proef\"\n\nregel HOR-01 \"Titel\"\n  eis "
                               + std::string(text) + "\n");
    if (parsed.diagnostics.has_errors()) return codes_of(parsed);
    return show(*std::get<Regel>(parsed.file.declarations.back().node).eis);
}

// A value as it is given in a voorbeeld.
inline std::string value(std::string_view text) {
    const Parsed parsed = read(
        "regelset proef \"Proef\"\n\nvoorbeeld \"v\"\n  gegeven x = " + std::string(text) + "\n");
    if (parsed.diagnostics.has_errors()) return codes_of(parsed);
    return show(std::get<Voorbeeld>(parsed.file.declarations.back().node).gegeven.front().value);
}

}  // namespace drempel::grammar::test
