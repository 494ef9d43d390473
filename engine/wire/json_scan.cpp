// SPDX-License-Identifier: EUPL-1.2
#include "json_scan.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/core.h>

#include "utf8.hpp"

namespace drempel::wire {
namespace {

namespace json = boost::json;
using engine::IntakeProblem;

// Receives the parser's calls and hands on whole tokens. The parser also computes a double for each
// number with a point or exponent; it ends here, unused: only the characters travel on.
class Handler {
public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    explicit Handler(JsonEvents& events) : events_(events) {}

    bool has_nul() const noexcept { return has_nul_; }

    using Code = json::error_code;
    using View = json::string_view;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return events_.begin_object(), true; }
    bool on_object_end(std::size_t, Code&) { return events_.end_object(), true; }
    bool on_array_begin(Code&) { return events_.begin_array(), true; }
    bool on_array_end(std::size_t, Code&) { return events_.end_array(), true; }
    bool on_key_part(View part, std::size_t, Code&) { return add(part); }
    bool on_key(View last, std::size_t, Code& code) {
        const auto text = whole(last, code);
        if (text) events_.key(*text);
        return text.has_value();
    }
    bool on_string_part(View part, std::size_t, Code&) { return add(part); }
    bool on_string(View last, std::size_t, Code& code) {
        const auto text = whole(last, code);
        if (text) events_.string(*text);
        return text.has_value();
    }
    bool on_number_part(View part, Code&) { return add(part); }
    bool on_int64(std::int64_t, View last, Code& code) { return number(last, code); }
    bool on_uint64(std::uint64_t, View last, Code& code) { return number(last, code); }
    bool on_double(double, View last, Code& code) { return number(last, code); }
    bool on_bool(bool value, Code&) { return events_.truth(value), true; }
    bool on_null(Code&) { return events_.null(), true; }
    bool on_comment_part(View, Code&) { return true; }
    bool on_comment(View, Code&) { return true; }

private:
    bool add(View part) {
        if (complete_) parts_.clear();
        complete_ = false;
        parts_.append(part.data(), part.size());
        return true;
    }

    // The token in one piece: the input itself, or the pieces between escapes put together.
    std::optional<std::string_view> whole(View last, Code& code) {
        std::string_view text(last.data(), last.size());
        if (!complete_) {
            parts_.append(text);
            text = parts_;
            complete_ = true;
        }
        if (text.find('\0') != std::string_view::npos) {
            has_nul_ = true;
            code = json::error::syntax;
            return std::nullopt;
        }
        return text;
    }

    bool number(View last, Code& code) {
        const auto text = whole(last, code);
        if (text) events_.number(*text);
        return text.has_value();
    }

    JsonEvents& events_;
    std::string parts_;
    bool complete_ = true;
    bool has_nul_ = false;
};

std::string place_of(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; })
                        + 1;
    return fmt::format("regel {}, teken {}", line, column);
}

IntakeProblem whole_text(std::string code, std::string detail) {
    return {"", std::move(code), std::move(detail), ""};
}

IntakeProblem nul_at(std::string_view text, std::size_t offset) {
    return whole_text("json.nul", fmt::format("Op {} staat een NUL-teken; dat hoort in geen enkel gegeven.", place_of(text, offset)));
}

std::optional<IntakeProblem> refuse_bytes(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.max_bytes) {
        return whole_text("json.te_groot", fmt::format("Deze invoer is groter dan {} bytes; meer is niet toegestaan.", limits.max_bytes));
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return whole_text("json.bom", "Deze invoer begint met een byte order mark; sla haar op als UTF-8 zonder dat teken.");
    }
    if (const auto bad = first_invalid_utf8(text); bad < text.size()) {
        return whole_text("json.geen_utf8", fmt::format("Op {} staat geen geldige UTF-8-tekst; sla de invoer op als UTF-8.", place_of(text, bad)));
    }
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) return nul_at(text, nul);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return whole_text("json.onleesbaar", "Deze invoer is leeg; verwacht is een JSON-object.");
    }
    return std::nullopt;
}

// Does the escape of the first half of a surrogate pair end at this place?
bool ends_in_half(std::string_view before) {
    if (before.size() < 6) return false;
    const auto escape = before.substr(before.size() - 6);
    return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') && std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

// The library reports a half followed by something else as any other slip, at that something.
bool is_half(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return ends_in_half(before) || (before.ends_with('\\') && ends_in_half(before.substr(0, before.size() - 1)));
}

IntakeProblem explain(json::error_code error, std::string_view text, std::size_t offset, const JsonLimits& limits) {
    const auto place = place_of(text, offset);
    if (error == json::error::too_deep) {
        return whole_text("json.te_diep", fmt::format("Op {} zijn objecten en lijsten meer dan {} lagen diep in elkaar gezet; dieper kan niet.",
                                                      place, limits.max_depth));
    }
    if (error == json::error::illegal_leading_surrogate || error == json::error::illegal_trailing_surrogate
        || error == json::error::expected_utf16_escape || (error == json::error::syntax && is_half(text, offset))) {
        return whole_text("json.surrogaat", fmt::format("Op {} staat een \\u-code die samen met de volgende geen teken vormt.", place));
    }
    if (error == json::error::exponent_overflow) {
        return whole_text("getal.te_groot", fmt::format("Op {} staat een getal met een te grote exponent; schrijf het voluit.", place));
    }
    if (error == json::error::incomplete) {
        return whole_text("json.onleesbaar", fmt::format("De JSON houdt op {} op voordat zij af is.", place));
    }
    if (error == json::error::extra_data) {
        return whole_text("json.onleesbaar", fmt::format("Op {} staat nog tekst na het einde van de JSON.", place));
    }
    return whole_text("json.onleesbaar", fmt::format("Op {} staat iets dat hier in JSON niet kan.", place));
}

}  // namespace

std::optional<IntakeProblem> scan_json(std::string_view text, const JsonLimits& limits, JsonEvents& events) {
    if (auto refused = refuse_bytes(text, limits)) return refused;
    json::parse_options options;
    options.max_depth = limits.max_depth;
    json::basic_parser<Handler> parser(options, events);
    json::error_code error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (parser.handler().has_nul()) return nul_at(text, read);
    if (error) return explain(error, text, read, limits);
    if (read < text.size()) return explain(json::error::extra_data, text, read, limits);
    return std::nullopt;
}

}  // namespace drempel::wire
