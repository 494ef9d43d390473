// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>
#include <vector>

#include "drempel/wire/wire.hpp"
#include "names.hpp"
#include "json_writer.hpp"

namespace drempel::wire {
namespace {

using engine::BegripId;
using engine::RuleSet;
using engine::Type;
using engine::ValueKind;

// Decimal text with at most 15 digits before the point and 6 after it; whole numbers may have a point and noughts.
constexpr std::string_view decimal_pattern = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$";
constexpr std::string_view whole_pattern = "^-?[0-9]{1,15}(\\.0{1,6})?$";
constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view incomplete_pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
constexpr std::string_view time_pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
constexpr std::string_view duration_pattern = "^P([0-9]+Y([0-9]+M)?|[0-9]+M|[0-9]+W([0-9]+D)?|[0-9]+D)$";

class SchemaWriter {
public:
    SchemaWriter(std::string& text, const RuleSet& rules, engine::SoortId soort) : rules_(rules), soort_(soort), out_(text) {}

    void write();

private:
    void layout(BegripId begrip, bool is_case);
    void field(const engine::Field& field, bool in_list);
    void value(const Type& type);
    void plain(const Type& type, bool in_list);
    void unknown_mark();
    void days_of_words(const engine::Keuze& keuze);
    void dossier();
    void need(BegripId begrip);
    std::string name_of(BegripId begrip) const;

    const RuleSet& rules_;
    engine::SoortId soort_;
    std::set<BegripId> known_;       // layouts that have, or will have, a definition
    std::vector<BegripId> pending_;  // in order of first need
    JsonWriter out_;
};

void SchemaWriter::write() {
    const auto& soort = rules_.soorten[soort_.index];
    out_.begin_object().member("$schema", "https://json-schema.org/draft/2020-12/schema");
    out_.member("title", soort.label.empty() ? soort.name : soort.label);
    layout(soort.layout, true);
    out_.key("$defs").begin_object();
    out_.key("_dossier");
    dossier();
    for (std::size_t i = 0; i < pending_.size(); ++i) {  // a definition may ask for more
        const auto begrip = pending_[i];
        out_.key(name_of(begrip)).begin_object();
        layout(begrip, false);
        out_.end_object();
    }
    out_.end_object().end_object();
}

void SchemaWriter::need(BegripId begrip) {
    if (known_.insert(begrip).second) pending_.push_back(begrip);
}

// Two rule sets may each declare a begrip of the same name; the number keeps their definitions apart.
std::string SchemaWriter::name_of(BegripId begrip) const {
    const auto& name = rules_.begrippen[begrip.index].name;
    for (std::uint32_t i = 0; i < begrip.index; ++i) {
        if (rules_.begrippen[i].name == name) return name + "." + std::to_string(begrip.index);
    }
    return name;
}

void SchemaWriter::layout(BegripId begrip, bool is_case) {
    const auto& found = rules_.begrippen[begrip.index];
    out_.member("type", "object");
    if (!is_case) out_.member_if("title", found.label);
    out_.flag("additionalProperties", false).key("properties").begin_object();
    for (const auto id : found.fields) {
        const auto& each = rules_.fields[id.index];
        out_.key(each.name);
        field(each, !is_case);
    }
    if (is_case) out_.key("_dossier").begin_object().member("$ref", "#/$defs/_dossier").end_object();
    out_.end_object();
}

void SchemaWriter::field(const engine::Field& field, bool in_list) {
    out_.begin_object().member("title", field.label).member_if("description", field.explanation);
    const auto& type = field.type;
    if (!type.is_oordeel) {
        plain(type, in_list);
        out_.end_object();
        return;
    }
    out_.key("anyOf").begin_array().begin_object().member("type", "object").flag("additionalProperties", false);
    out_.key("required").begin_array().string("waarde").string("door").string("op").string("reden").end_array();
    out_.key("properties").begin_object().key("waarde").begin_object();
    plain(type, false);
    out_.end_object();
    out_.key("door").begin_object().member("type", "string");
    if (!field.judge.empty()) out_.member("const", field.judge);
    out_.end_object();
    out_.key("op").begin_object().member("type", "string").member("format", "date").end_object();
    out_.key("reden").begin_object().member("type", "string").end_object();
    out_.end_object().end_object();
    if (in_list) {
        out_.begin_object();
        unknown_mark();
        out_.end_object();
    }
    out_.end_array().end_object();
}

void SchemaWriter::unknown_mark() {
    out_.member("type", "object").flag("additionalProperties", false).key("required").begin_array().string("onbekend").end_array();
    out_.key("properties").begin_object().key("onbekend").begin_object().flag("const", true).end_object().end_object();
}

// A schema knows no peildatum: which words can be chosen on only some days stands beside them.
void SchemaWriter::days_of_words(const engine::Keuze& keuze) {
    std::string days;
    for (const auto& member : keuze.members) {
        if (!member.from && !member.until) continue;
        days += (days.empty() ? "Op de peildatum te kiezen: " : "; ") + member.name;
        if (member.from) days += " vanaf " + engine::to_iso(*member.from);
        if (member.until) days += " tot " + engine::to_iso(*member.until);
    }
    out_.member_if("$comment", days);
}

// The value itself, null where it may be known to be absent, the unknown mark where it may stand.
void SchemaWriter::plain(const Type& type, bool in_list) {
    const bool is_number = type.kind == ValueKind::getal && type.style != engine::NumberStyle::tijd;  // also as text
    const bool may_be_unknown = in_list && type.kind != ValueKind::lijst && type.kind != ValueKind::record;
    if (!may_be_unknown && !type.of_geen && !is_number) return value(type);
    out_.key("anyOf").begin_array().begin_object();
    value(type);
    out_.end_object();
    if (is_number) {
        const bool whole = type.whole;
        out_.begin_object().member("type", "string").member("pattern", whole ? whole_pattern : decimal_pattern).end_object();
    }
    if (type.of_geen) out_.begin_object().member("type", "null").end_object();
    if (may_be_unknown) {
        out_.begin_object();
        unknown_mark();
        out_.end_object();
    }
    out_.end_array();
}

void SchemaWriter::value(const Type& type) {
    switch (type.kind) {
        case ValueKind::ja_nee: out_.member("type", "boolean"); return;
        case ValueKind::getal:
            if (type.style == engine::NumberStyle::tijd) {
                out_.member("type", "string").member("pattern", time_pattern);
                return;
            }
            out_.member("type", type.whole ? "integer" : "number");
            if (type.low) out_.key("minimum").literal(type.low->to_string());
            if (type.high) out_.key("maximum").literal(type.high->to_string());
            if (!type.unit.is_none()) out_.member("description", "in " + rules_.units[type.unit.index].name);
            return;
        case ValueKind::datum:
            out_.member("type", "string").member("pattern", type.onvolledig ? incomplete_pattern : date_pattern);
            if (!type.onvolledig) out_.member("format", "date");
            return;
        case ValueKind::duur: out_.member("type", "string").member("pattern", duration_pattern); return;
        case ValueKind::tekst: out_.member("type", "string"); return;
        case ValueKind::keuze:
            out_.key("enum").begin_array();
            for (const auto& member : rules_.keuzes[type.keuze.index].members) out_.string(member.name);
            out_.end_array();
            days_of_words(rules_.keuzes[type.keuze.index]);
            return;
        case ValueKind::record:
            need(type.begrip);
            out_.member("$ref", "#/$defs/" + name_of(type.begrip));
            return;
        case ValueKind::lijst:
            out_.member("type", "array");
            if (type.at_most) out_.key("maxItems").literal(std::to_string(*type.at_most));
            out_.key("items").begin_object();
            if (holds_records(rules_, type)) {
                const auto begrip = rules_.type(type.element).begrip;
                need(begrip);
                out_.member("$ref", "#/$defs/" + name_of(begrip));
            } else {
                plain(rules_.type(type.element), true);
            }
            out_.end_object();
            return;
    }
}

void SchemaWriter::dossier() {
    const auto text = [this](std::string_view name) { out_.key(name).begin_object().member("type", "string").end_object(); };
    const auto date = [this](std::string_view name) {
        out_.key(name).begin_object().member("type", "string").member("pattern", date_pattern).member("format", "date").end_object();
    };
    out_.begin_object().member("type", "object").flag("additionalProperties", false).key("properties").begin_object();

    out_.key("bronnen").begin_object().member("type", "array").key("items").begin_object().member("type", "object");
    out_.flag("additionalProperties", false).key("required").begin_array().string("id").end_array();
    out_.key("properties").begin_object();
    text("id");
    text("soort");
    text("naam");
    date("geraadpleegdOp");
    out_.end_object().end_object().end_object();

    out_.key("herkomst").begin_object().member("type", "object").key("additionalProperties").begin_object().member("type", "object");
    out_.flag("additionalProperties", false).key("properties").begin_object();
    text("bron");
    date("per");
    out_.key("status").begin_object().key("enum").begin_array();
    for (const auto* status : {"gesteld", "vastgesteld", "vermoeden", "betwist", "verlopen"}) out_.string(status);
    out_.end_array().end_object().end_object().end_object().end_object();

    out_.key("onvolledigeLijsten").begin_object().member("type", "array").key("items").begin_object().member("type", "string");
    out_.member("format", "json-pointer").end_object().end_object();
    out_.end_object().end_object();
}

}  // namespace

std::string write_schema(const RuleSet& rules, engine::SoortId soort) {
    std::string text;
    SchemaWriter(text, rules, soort).write();
    return text;
}

}  // namespace drempel::wire
