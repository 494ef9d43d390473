// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>

#include "drempel/wire/wire.hpp"
#include "json_writer.hpp"

namespace drempel::wire {
namespace {

using text::Diagnostic;
using text::Severity;
using text::SourceText;

std::string_view name_of(Severity severity) { return severity == Severity::fout ? "fout" : "waarschuwing"; }

void write_count(JsonWriter& out, std::string_view name, std::uint32_t count) { out.key(name).literal(std::to_string(count)); }

// In a URI only unreserved characters and '/' stand for themselves (RFC 3986).
std::string uri_of(std::string_view path) {
    static constexpr char hex[] = "0123456789ABCDEF";
    static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string uri;
    for (const char c : path) {
        if (plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += hex[byte >> 4U];
            uri += hex[byte & 0xFU];
        }
    }
    return uri;
}

void write_location(JsonWriter& out, const std::vector<SourceText>& sources, text::Span span, std::string_view message) {
    const auto& source = sources[span.file];
    const auto begin = source.position_of(span.begin);
    const auto end = source.position_of(span.end);
    out.begin_object().key("physicalLocation").begin_object();
    out.key("artifactLocation").begin_object().member("uri", uri_of(source.path())).end_object();
    out.key("region").begin_object();
    write_count(out, "startLine", begin.line);
    write_count(out, "startColumn", begin.column);
    write_count(out, "endLine", end.line);
    write_count(out, "endColumn", end.column);
    out.end_object().end_object();
    if (!message.empty()) out.key("message").begin_object().member("text", message).end_object();
    out.end_object();
}

std::string with_suggestions(const Diagnostic& diagnostic) {
    auto text = diagnostic.message;
    for (std::size_t i = 0; i < diagnostic.suggestions.size(); ++i) {
        text += (i == 0 ? "; bedoelt u: " : ", ") + diagnostic.suggestions[i];
    }
    return text;
}

}  // namespace

std::string write_diagnostics(const std::vector<SourceText>& sources, const text::Diagnostics& diagnostics) {
    std::string text;
    JsonWriter out(text);
    out.begin_array();
    for (const auto& each : diagnostics.sorted()) {
        const auto& source = sources[each.span.file];
        const auto place = source.position_of(each.span.begin);
        out.begin_object().member("code", text::code_of(each.code)).member("ernst", name_of(text::severity_of(each.code)));
        out.member("bestand", source.path());
        write_count(out, "lijn", place.line);
        write_count(out, "kolom", place.column);
        out.member("bericht", each.message).key("suggesties").begin_array();
        for (const auto& suggestion : each.suggestions) out.string(suggestion);
        out.end_array().key("plaatsen").begin_array();
        for (const auto& label : each.labels) {
            const auto& other = sources[label.span.file];
            const auto other_place = other.position_of(label.span.begin);
            out.begin_object().member("bestand", other.path());
            write_count(out, "lijn", other_place.line);
            write_count(out, "kolom", other_place.column);
            out.member("bericht", label.text).end_object();
        }
        out.end_array().end_object();
    }
    out.end_array();
    return text;
}

std::string write_sarif(const std::vector<SourceText>& sources, const text::Diagnostics& diagnostics) {
    const auto sorted = diagnostics.sorted();
    std::set<text::Code> codes;
    for (const auto& each : sorted) codes.insert(each.code);

    std::string text;
    JsonWriter out(text);
    out.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
    out.key("runs").begin_array().begin_object();
    out.key("tool").begin_object().key("driver").begin_object().member("name", "drempel");
    out.key("rules").begin_array();
    for (const auto code : codes) {
        out.begin_object().member("id", text::code_of(code));
        out.key("shortDescription").begin_object().member("text", text::sentence_of(code)).end_object().end_object();
    }
    out.end_array().end_object().end_object();
    out.member("columnKind", "unicodeCodePoints");
    out.key("results").begin_array();
    for (const auto& each : sorted) {
        out.begin_object().member("ruleId", text::code_of(each.code));
        out.member("level", text::severity_of(each.code) == Severity::fout ? "error" : "warning");
        out.key("message").begin_object().member("text", with_suggestions(each)).end_object();
        out.key("locations").begin_array();
        write_location(out, sources, each.span, {});
        out.end_array();
        if (!each.labels.empty()) {
            out.key("relatedLocations").begin_array();
            for (const auto& label : each.labels) write_location(out, sources, label.span, label.text);
            out.end_array();
        }
        out.end_object();
    }
    out.end_array().end_object().end_array().end_object();
    return text;
}

}  // namespace drempel::wire
