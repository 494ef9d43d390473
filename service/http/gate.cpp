// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/gate.hpp"

#include <algorithm>
#include <utility>

#include "ascii.hpp"
#include "target.hpp"

namespace drempel::http {
namespace {

Method method_of(std::string_view text) {
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_,
                                Method::options})
        if (text == text_of(method)) return method;
    return Method::other;  // methods are case sensitive
}

// "http://host[:port]/path" -> host and the rest; RFC 9112 obliges servers to accept this form.
bool split_absolute(std::string_view target, std::string_view& host, std::string_view& rest) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() < scheme.size() || !equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = std::min(target.find_first_of("/?#"), target.size());
        host = target.substr(0, end);
        rest = target.substr(end);
        return !host.empty();
    }
    return false;
}

tl::expected<void, Refusal> read_request_line(std::string_view line, const Limits& limits, Head& head,
                                              std::string_view& target_host) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return tl::unexpected(Refusal::request_line);
    const std::string_view method = line.substr(0, first);
    std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method) || method.size() > 32) return tl::unexpected(Refusal::request_line);
    if (target.size() > limits.max_target_bytes) return tl::unexpected(Refusal::target_too_long);
    if (target.empty() || !std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; }))
        return tl::unexpected(Refusal::request_line);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return tl::unexpected(Refusal::version);
    head.method = method_of(method);
    head.minor_version = version.back() - '0';
    head.keep_alive = head.minor_version == 1;
    std::string_view rest;
    if (split_absolute(target, target_host, rest)) target = rest.empty() || rest.front() != '/' ? "/" : rest;
    head.target = target;
    return read_target(target, head);
}

tl::expected<void, Refusal> read_field(std::string_view line, Head& head) {
    if (line.front() == ' ' || line.front() == '\t') return tl::unexpected(Refusal::folded_line);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return tl::unexpected(Refusal::field_name);
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f)
            return tl::unexpected(Refusal::control_character);
    head.fields.push_back({lower(line.substr(0, colon)), std::string(value)});
    return {};
}

tl::expected<void, Refusal> read_host(Head& head, std::string_view target_host, const std::vector<std::string>& hosts) {
    const std::string* host = nullptr;
    for (const Field& field : head.fields) {
        if (field.name != "host") continue;
        if (host != nullptr) return tl::unexpected(Refusal::host_repeated);
        host = &field.value;
    }
    if (host == nullptr) return tl::unexpected(Refusal::host_missing);
    head.host = lower(*host);
    if (std::find(hosts.begin(), hosts.end(), head.host) == hosts.end()) return tl::unexpected(Refusal::host_unknown);
    if (!target_host.empty() && !equal_ignoring_case(target_host, head.host)) return tl::unexpected(Refusal::target_host);
    return {};
}

tl::expected<void, Refusal> read_framing(Head& head) {
    const std::string* encoding = nullptr;
    for (const Field& field : head.fields) {
        if (field.name == "transfer-encoding") {
            if (encoding != nullptr || !equal_ignoring_case(field.value, "chunked"))
                return tl::unexpected(Refusal::transfer_encoding);
            encoding = &field.value;
        } else if (field.name == "content-length") {
            const bool is_number = !field.value.empty() && field.value.size() <= 15
                                   && std::all_of(field.value.begin(), field.value.end(), is_digit);
            if (head.content_length || !is_number) return tl::unexpected(Refusal::content_length);
            std::uint64_t length = 0;
            for (const char digit : field.value) length = length * 10 + static_cast<std::uint64_t>(digit - '0');
            head.content_length = length;
        }
    }
    if (encoding != nullptr) {
        if (head.minor_version == 0) return tl::unexpected(Refusal::transfer_encoding_on_old_version);
        if (head.content_length) return tl::unexpected(Refusal::transfer_encoding_with_length);
        head.is_chunked = true;
    }
    const bool takes_no_body = head.method == Method::get || head.method == Method::head || head.method == Method::delete_;
    if (takes_no_body && head.has_body()) return tl::unexpected(Refusal::body_not_allowed);
    return {};
}

tl::expected<void, Refusal> read_connection(Head& head) {
    for (const Field& field : head.fields) {
        if (field.name == "connection") {
            for_each_in_list(field.value, [&](std::string_view option) {
                if (equal_ignoring_case(option, "close")) head.keep_alive = false;
            });
        } else if (field.name == "expect") {
            if (!equal_ignoring_case(field.value, "100-continue")) return tl::unexpected(Refusal::expectation);
            head.expects_continue = head.minor_version == 1;
        }
    }
    return {};
}

}  // namespace

std::string_view sentence_of(Refusal refusal) noexcept {
    switch (refusal) {
        case Refusal::header_too_large: return "De kop van het verzoek is te groot.";
        case Refusal::too_many_fields: return "De kop van het verzoek heeft te veel velden.";
        case Refusal::target_too_long: return "Het adres van het verzoek is te lang.";
        case Refusal::request_line: return "De eerste regel van het verzoek is niet leesbaar.";
        case Refusal::version: return "Deze versie van HTTP wordt niet ondersteund; gebruik HTTP/1.1.";
        case Refusal::line_end: return "Een regel in de kop eindigt niet op CR LF.";
        case Refusal::folded_line: return "Een veld in de kop loopt door op een volgende regel.";
        case Refusal::field_name: return "De naam van een veld in de kop is niet leesbaar.";
        case Refusal::control_character: return "Een veld in de kop bevat een stuurteken.";
        case Refusal::host_missing: return "Het veld Host ontbreekt.";
        case Refusal::host_repeated: return "Het veld Host staat er meer dan één keer.";
        case Refusal::host_unknown: return "Het veld Host noemt een adres dat niet van deze dienst is.";
        case Refusal::target_form: return "Het adres van het verzoek begint niet met een schuine streep.";
        case Refusal::target_host: return "Het adres van het verzoek en het veld Host verschillen.";
        case Refusal::path_encoding: return "Het adres van het verzoek bevat een code die niet leesbaar is.";
        case Refusal::path_forbidden: return "Het adres van het verzoek bevat een teken dat daar niet mag staan.";
        case Refusal::transfer_encoding: return "Transfer-Encoding mag alleen één keer chunked zijn.";
        case Refusal::transfer_encoding_on_old_version: return "Transfer-Encoding hoort niet bij HTTP/1.0.";
        case Refusal::transfer_encoding_with_length: return "Transfer-Encoding en Content-Length gaan niet samen.";
        case Refusal::content_length: return "Content-Length is geen enkel getal.";
        case Refusal::body_not_allowed: return "Bij deze methode hoort geen inhoud.";
        case Refusal::expectation: return "Het veld Expect vraagt iets dat deze dienst niet kent.";
        case Refusal::trailer: return "Velden na de inhoud worden niet aanvaard.";
        case Refusal::body_framing: return "De inhoud van het verzoek is niet leesbaar verdeeld.";
    }
    return "Het verzoek is niet leesbaar.";
}

tl::expected<std::size_t, Refusal> find_end_of_header(std::string_view bytes, const Limits& limits) {
    const std::string_view seen = bytes.substr(0, limits.max_header_bytes);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (seen[i] == '\0') return tl::unexpected(Refusal::control_character);
        if (seen[i] == '\n') {
            if (i == 0 || seen[i - 1] != '\r') return tl::unexpected(Refusal::line_end);
            if (i >= 3 && seen[i - 2] == '\n') return i + 1;
        } else if (i > 0 && seen[i - 1] == '\r') {
            return tl::unexpected(Refusal::line_end);
        }
    }
    if (bytes.size() >= limits.max_header_bytes) return tl::unexpected(Refusal::header_too_large);
    return 0;
}

tl::expected<Head, Refusal> read_head(std::string_view block, const std::vector<std::string>& hosts, const Limits& limits) {
    Head head;
    std::string_view target_host;
    bool is_first = true;
    while (true) {
        const std::size_t end = block.find("\r\n");
        if (end == std::string_view::npos) return tl::unexpected(Refusal::line_end);
        const std::string_view line = block.substr(0, end);
        block.remove_prefix(end + 2);
        if (is_first) {
            if (auto read = read_request_line(line, limits, head, target_host); !read) return tl::unexpected(read.error());
            is_first = false;
            continue;
        }
        if (line.empty()) break;
        if (head.fields.size() >= limits.max_fields) return tl::unexpected(Refusal::too_many_fields);
        if (auto read = read_field(line, head); !read) return tl::unexpected(read.error());
    }
    if (auto read = read_host(head, target_host, hosts); !read) return tl::unexpected(read.error());
    if (auto read = read_framing(head); !read) return tl::unexpected(read.error());
    if (auto read = read_connection(head); !read) return tl::unexpected(read.error());
    return head;
}

}  // namespace drempel::http
