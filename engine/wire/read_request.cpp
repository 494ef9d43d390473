// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "names.hpp"
#include "json_scan.hpp"
#include "pointer.hpp"

namespace drempel::wire {
namespace {

const std::vector<std::string_view> names{"aanvraagsoort", "peildatum", "gemeente", "opslaan", "uitleg", "gegevens"};
enum class Member : std::uint8_t { aanvraagsoort, peildatum, gemeente, opslaan, uitleg, gegevens, none };

std::string pointer_of(Member member) { return '/' + std::string(names[static_cast<std::size_t>(member)]); }

// Reads the members of the envelope; what is inside `gegevens` passes by unread.
class RequestReader final : public JsonEvents {
public:
    explicit RequestReader(std::string_view json) : json_(json) {}

    void begin_object() override {
        if (depth_ == 1) value(Shape::object);
        ++depth_;
    }
    void end_object() override { --depth_; }
    void begin_array() override {
        if (depth_ == 0) problem("", "type.verkeerd", "Hier hoort een object met aanvraagsoort, peildatum en gegevens.");
        if (depth_ == 0) is_refused_ = true;
        if (depth_ == 1) value(Shape::other);
        ++depth_;
    }
    void end_array() override { --depth_; }
    void key(std::string_view name) override;
    void string(std::string_view text) override {
        if (depth_ == 1) value(Shape::text, text);
        else bare();
    }
    void number(std::string_view) override {
        if (depth_ == 1) value(Shape::other);
        else bare();
    }
    void truth(bool is_true) override {
        if (depth_ == 1) value(is_true ? Shape::yes : Shape::no);
        else bare();
    }
    void null() override {
        if (depth_ == 1) value(Shape::other);
        else bare();
    }

    tl::expected<ScreeningRequest, Problems> finish() &&;

private:
    enum class Shape : std::uint8_t { object, text, yes, no, other };

    void value(Shape shape, std::string_view text = {});
    void bare() {
        if (depth_ != 0) return;
        problem("", "type.verkeerd", "Hier hoort een object met aanvraagsoort, peildatum en gegevens.");
        is_refused_ = true;
    }
    void problem(std::string pointer, std::string code, std::string detail, std::string suggestion = {}) {
        if (problems_.size() < 100) problems_.push_back({std::move(pointer), std::move(code), std::move(detail), std::move(suggestion)});
    }
    bool has(Member member) const { return (seen_ & (1U << static_cast<unsigned>(member))) != 0; }

    std::string_view json_;
    std::size_t depth_ = 0;
    Member member_ = Member::none;
    unsigned seen_ = 0;
    bool is_refused_ = false;
    std::size_t after_name_ = 0;  // offset just past the name `gegevens`
    ScreeningRequest request_;
    Problems problems_;
};

void RequestReader::key(std::string_view name) {
    if (depth_ != 1) return;
    member_ = Member::none;
    Pointer pointer;
    pointer.add(name);
    std::size_t at = 0;
    while (at < names.size() && names[at] != name) ++at;
    if (at == names.size()) {
        if (problems_.size() < 100) problem(pointer.text(), "veld.onbekend", "Dit veld hoort niet bij een toetsing.", nearest_name(name, names));
        return;
    }
    if (has(static_cast<Member>(at))) {
        problem(pointer.text(), "json.dubbele_sleutel", "Deze naam staat twee keer in hetzelfde object.");
        return;
    }
    member_ = static_cast<Member>(at);
    seen_ |= 1U << at;
    if (member_ != Member::gegevens) return;
    // The name is a view into the text itself unless it was written with escapes.
    const bool is_inside = std::less_equal<>{}(json_.data(), name.data()) && std::less<>{}(name.data(), json_.data() + json_.size());
    if (is_inside) {
        after_name_ = static_cast<std::size_t>(name.data() - json_.data()) + name.size();
    } else {
        problem(pointer.text(), "veld.onbekend", "Schrijf deze naam zonder \\u-codes.", "gegevens");
    }
}

void RequestReader::value(Shape shape, std::string_view text) {
    const auto member = std::exchange(member_, Member::none);
    switch (member) {
        case Member::aanvraagsoort:
        case Member::peildatum:
        case Member::gemeente: {
            if (shape != Shape::text) return problem(pointer_of(member), "type.verkeerd", "Hier hoort een tekst.");
            auto& into = member == Member::aanvraagsoort ? request_.aanvraagsoort
                         : member == Member::peildatum   ? request_.peildatum
                                                         : request_.gemeente;
            into = text;
            if (text.empty()) problem(pointer_of(member), "veld.leeg", "Deze tekst is leeg.");
            return;
        }
        case Member::opslaan:
        case Member::uitleg:
            if (shape != Shape::yes && shape != Shape::no) {
                return problem(pointer_of(member), "type.verkeerd", "Hier hoort true of false.");
            }
            (member == Member::opslaan ? request_.opslaan : request_.uitleg) = shape == Shape::yes;
            return;
        case Member::gegevens:
            if (shape != Shape::object) problem("/gegevens", "type.verkeerd", "Hier hoort een object met de gegevens van de aanvraag.");
            return;
        case Member::none: return;
    }
}

// The bytes of the object that follows the name at `from`; the text has been read as JSON already.
std::string_view object_after(std::string_view json, std::size_t from) {
    const auto begin = json.find('{', from);
    std::size_t depth = 0;
    bool in_string = false;
    for (auto at = begin; at < json.size(); ++at) {
        const char c = json[at];
        if (in_string) {
            if (c == '\\') ++at;
            else if (c == '"') in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        else if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && --depth == 0) return json.substr(begin, at + 1 - begin);
    }
    return {};
}

tl::expected<ScreeningRequest, Problems> RequestReader::finish() && {
    if (!is_refused_) {
        for (const auto member : {Member::aanvraagsoort, Member::peildatum, Member::gegevens}) {
            if (!has(member)) problem(pointer_of(member), "veld.ontbreekt", "Dit veld is verplicht.");
        }
    }
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    request_.gegevens = object_after(json_, after_name_);
    return std::move(request_);
}

}  // namespace

tl::expected<ScreeningRequest, Problems> read_request(std::string_view json, const JsonLimits& limits) {
    RequestReader reader(json);
    auto with_envelope = limits;
    ++with_envelope.max_depth;  // so that a case as deep as allowed fits
    if (auto refused = scan_json(json, with_envelope, reader)) return tl::unexpected(Problems{std::move(*refused)});
    return std::move(reader).finish();
}

}  // namespace drempel::wire
