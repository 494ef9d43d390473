// SPDX-License-Identifier: EUPL-1.2
#include "waarborg_text.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "drempel/wire/wire.hpp"

namespace drempel::cli {

bool is_broken(const std::vector<engine::TriedWaarborg>& tried) {
    return std::any_of(tried.begin(), tried.end(), [](const engine::TriedWaarborg& one) { return one.broken_by.has_value(); });
}

std::string waarborgen_text(const engine::RuleSet& rules, const std::vector<engine::TriedWaarborg>& tried) {
    std::string out;
    for (const engine::TriedWaarborg& one : tried) {
        const engine::Waarborg& waarborg = rules.waarborgen[one.waarborg];
        if (!one.broken_by) {
            fmt::format_to(std::back_inserter(out), "Waarborg \"{}\": niet beslist. In {} bedachte gevallen niet weerlegd; in {} daarvan staat vast dat hij klopt\n",
                           waarborg.title, one.tried, one.held);
            continue;
        }
        const text::SourceText& source = rules.sources[waarborg.span.file];
        const text::Position at = source.position_of(waarborg.span.begin);
        fmt::format_to(std::back_inserter(out), "WEERLEGD  waarborg \"{}\"\n  {}:{}:{}: aanvraagsoort {}, peildatum {}, gegevens {}\n", waarborg.title,
                       source.path(), at.line, at.column, rules.soorten[one.broken_by->soort.index].name, engine::to_iso(one.peildatum),
                       wire::canonical_case(rules, *one.broken_by));
    }
    return out;
}

std::string waarborgen_json(const engine::RuleSet& rules, const std::vector<engine::TriedWaarborg>& tried) {
    std::string out = R"("waarborgen":[)";
    const char* between = "";
    for (const engine::TriedWaarborg& one : tried) {
        out += between;
        between = ",";
        out += R"({"titel":)";
        wire::append_json_string(out, rules.waarborgen[one.waarborg].title);
        fmt::format_to(std::back_inserter(out), R"(,"uitkomst":"{}","gevallen":{},"zeker":{})", one.broken_by ? "weerlegd" : "niet beslist", one.tried,
                       one.held);
        if (one.broken_by) {
            fmt::format_to(std::back_inserter(out), R"(,"aanvraagsoort":"{}","peildatum":"{}","gegevens":)",
                           rules.soorten[one.broken_by->soort.index].name, engine::to_iso(one.peildatum));
            out += wire::canonical_case(rules, *one.broken_by);
        }
        out += '}';
    }
    return out + "]";
}

}  // namespace drempel::cli
