// SPDX-License-Identifier: EUPL-1.2
#include "page.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "drempel/http/problem.hpp"
#include "negotiation.hpp"

namespace drempel::http {
namespace {

constexpr std::string_view html = "text/html; charset=utf-8";

std::string page_policy(std::string_view nonce) {
    std::string policy = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-";
    policy += nonce;
    policy += "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
              "frame-ancestors 'none'; require-trusted-types-for 'script'";
    return policy;
}

std::string fresh_nonce(app::Randomness& randomness) {
    std::string nonce = randomness.uuid();
    nonce.erase(std::remove(nonce.begin(), nonce.end(), '-'), nonce.end());
    return nonce;
}

Response page_with_nonce(std::string_view text, app::Randomness& randomness) {
    constexpr std::string_view hole = "__NONCE__";
    const std::string nonce = fresh_nonce(randomness);
    Response response;
    response.status = 200;
    response.media_type = html;
    response.content_security_policy = page_policy(nonce);
    while (true) {
        const std::size_t at = text.find(hole);
        response.body += text.substr(0, at);
        if (at == std::string_view::npos) break;
        response.body += nonce;
        text.remove_prefix(at + hole.size());
    }
    return response;
}

const Asset* find_asset(std::span<const Asset> assets, std::string_view path) {
    for (const Asset& asset : assets)
        if (asset.path == path) return &asset;
    return nullptr;
}

// All of it is our own text: nothing from outside reaches these pages.
std::string plain_page(std::string_view title, std::string_view text) {
    std::string out = "<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>";
    out += title;
    out += " - Drempel</title></head><body><main><h1>";
    out += title;
    out += "</h1><p>";
    out += text;
    out += "</p></main></body></html>\n";
    return out;
}

std::string path_of(const Head& head) {
    std::string path;
    for (const std::string& segment : head.segments) {
        path += '/';
        path += segment;
    }
    return path;
}

}  // namespace

std::optional<Response> find_page(const Head& head, std::span<const Asset> assets, Services& services) {
    const std::string& first = head.segments.front();
    if (first == "api" || first == "gezondheid") return std::nullopt;
    if (first == "problemen") {
        for (const ProblemKind* kind : all_problems())
            if (head.segments.size() == 2 && head.segments[1] == kind->slug)
                return page_with_nonce(plain_page(kind->title, kind->help), services.randomness);
        return std::nullopt;
    }
    const std::string path = path_of(head);
    const bool is_root = path == "/";
    const bool has_gap = std::any_of(head.segments.begin(), head.segments.end(), [](const std::string& one) { return one.empty(); });
    if (has_gap && !is_root) return std::nullopt;  // a doubled or trailing slash is no other spelling of an address
    if (const Asset* asset = find_asset(assets, path); asset != nullptr && path != "/index.html") {
        Response response;
        response.status = 200;
        response.media_type = asset->media_type;
        response.static_body = asset->bytes;
        response.is_immutable = asset->immutable;
        return response;
    }
    const std::string& last = head.segments.back();
    if (last.find('.') != std::string::npos) return std::nullopt;
    if (!is_acceptable(head.find("accept"), "text/html")) return std::nullopt;
    if (const Asset* index = find_asset(assets, "/index.html"))
        return page_with_nonce(index->bytes, services.randomness);
    return page_with_nonce(plain_page("De pagina is niet meegebouwd",
                                      "Bij het bouwen van dit programma was de webpagina er niet. De API op /api/v1 werkt wel; "
                                      "de beschrijving staat op /api/v1/openapi.json. Bouw de webpagina en daarna het programma "
                                      "opnieuw om hier de pagina te zien."),
                           services.randomness);
}

}  // namespace drempel::http
