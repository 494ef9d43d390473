// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "drempel/engine/dutch.hpp"
#include "drempel/wire/wire.hpp"
#include "names.hpp"
#include "json_writer.hpp"
#include "layers.hpp"
#include "reads.hpp"

namespace drempel::wire {
namespace {

using engine::BegripId;
using engine::Field;
using engine::FieldId;
using engine::NumberStyle;
using engine::RuleSet;
using engine::Type;
using engine::ValueKind;

std::string_view type_name(const Type& type) {
    switch (type.kind) {
        case ValueKind::ja_nee: return "ja_nee";
        case ValueKind::getal:
            switch (type.style) {
                case NumberStyle::getal: return "getal";
                case NumberStyle::geheel: return type.unit.is_none() ? "geheel" : "hoeveelheid";
                case NumberStyle::bedrag: return "bedrag";
                case NumberStyle::percentage: return "percentage";
                case NumberStyle::hoeveelheid: return "hoeveelheid";
                case NumberStyle::jaren: return "jaren";
                case NumberStyle::tijd: return "tijd";
            }
            return {};
        case ValueKind::datum: return type.onvolledig ? "datum_onvolledig" : "datum";
        case ValueKind::duur: return "duur";
        case ValueKind::tekst: return type.is_verwijzing ? "verwijzing" : "tekst";
        case ValueKind::keuze: return "keuze";
        case ValueKind::record: return "record";
        case ValueKind::lijst: return "lijst";
    }
    return {};
}

class FormWriter {
public:
    FormWriter(std::string& text, const RuleSet& rules, engine::SoortId soort)
        : rules_(rules), soort_(soort), readers_(readers_of(rules, soort)), out_(text) {}

    void write(std::string_view gemeente);

private:
    void fields(BegripId begrip);
    void field(FieldId id);
    void type(const Type& type);
    void limits(const Type& type);
    void limit(std::string_view name, const std::optional<engine::DateLimit>& limit);
    void readers(FieldId id);
    std::string question(const Field& field) const;
    std::string hole(engine::NodeId node) const;

    const RuleSet& rules_;
    engine::SoortId soort_;
    std::map<FieldId, std::vector<engine::RuleId>> readers_;
    std::set<BegripId> open_;  // the layouts around this place: a begrip may hold a list of itself
    JsonWriter out_;
};

void FormWriter::write(std::string_view gemeente) {
    const auto& soort = rules_.soorten[soort_.index];
    const auto& regelset = rules_.regelsets[soort.regelset.index];
    const auto place = gemeente.empty() ? std::string_view(regelset.gemeente) : gemeente;
    out_.begin_object().member("naam", soort.name).member("titel", soort.label);
    out_.key("regelset").begin_object().member("naam", regelset.name).member("versie", regelset.versie).end_object();
    out_.key("gemeente");
    if (place.empty()) out_.null();
    else out_.string(place);
    out_.key("gemeenten").begin_array();
    for (const auto id : gemeenten_of(rules_, soort_)) {
        const auto& one = rules_.gemeenten[id.index];
        out_.begin_object().member("naam", one.name).member("label", one.label).end_object();
    }
    out_.end_array().key("velden");
    fields(soort.layout);
    out_.end_object();
}

void FormWriter::fields(BegripId begrip) {
    out_.begin_array();
    if (open_.insert(begrip).second) {
        for (const auto id : rules_.begrippen[begrip.index].fields) field(id);
        open_.erase(begrip);
    }
    out_.end_array();
}

void FormWriter::field(FieldId id) {
    const auto& found = rules_.fields[id.index];
    out_.begin_object().member("naam", found.name).member("label", found.label);
    out_.member_if("vraag", question(found)).member_if("toelichting", found.explanation);
    type(found.type);
    out_.member_if("door", found.judge);
    if (!found.origin_kind.empty()) {
        out_.key("herkomst").begin_object().member("soort", found.origin_kind).member_if("naam", found.origin_name).end_object();
    }
    readers(id);
    out_.end_object();
}

void FormWriter::type(const Type& type) {
    out_.member("type", type_name(type)).flag("oordeel", type.is_oordeel);
    if (type.kind == ValueKind::getal && !type.unit.is_none()) out_.member("eenheid", rules_.units[type.unit.index].name);
    limits(type);
    out_.flag("ofGeen", type.of_geen);
    if (type.kind == ValueKind::keuze) {
        out_.key("leden").begin_array();
        for (const auto& member : rules_.keuzes[type.keuze.index].members) {
            out_.begin_object().member("waarde", member.name).member("label", member.label);
            if (member.from) out_.member("vanaf", engine::to_iso(*member.from));
            if (member.until) out_.member("tot", engine::to_iso(*member.until));
            out_.end_object();
        }
        out_.end_array();
    }
    if (type.kind == ValueKind::record) {
        out_.key("velden");
        fields(type.begrip);
    }
    if (type.kind != ValueKind::lijst) return;
    if (holds_records(rules_, type)) {
        const auto begrip = rules_.type(type.element).begrip;
        out_.member_if("elementLabel", rules_.begrippen[begrip.index].label).key("velden");
        fields(begrip);
        return;
    }
    out_.key("element").begin_object();
    this->type(rules_.type(type.element));
    out_.end_object();
}

void FormWriter::limits(const Type& type) {
    const bool is_time = type.style == NumberStyle::tijd;  // its limits are those of the day
    if (type.low && !is_time) out_.member("van", type.low->to_string());
    if (type.high && !is_time) out_.member("totEnMet", type.high->to_string());
    limit("van", type.earliest);
    limit("totEnMet", type.latest);
    if (type.kind != ValueKind::lijst) return;
    out_.key("minimum").literal(std::to_string(type.at_least));
    if (type.at_most) out_.key("maximum").literal(std::to_string(*type.at_most));
}

void FormWriter::limit(std::string_view name, const std::optional<engine::DateLimit>& limit) {
    if (limit) out_.member(name, limit->is_peildatum ? std::string("peildatum") : engine::to_iso(limit->dag));
}

void FormWriter::readers(FieldId id) {
    const auto found = readers_.find(id);
    std::vector<std::string> grounds;
    out_.key("gebruiktDoor").begin_array();
    if (found != readers_.end()) {
        std::string_view last;  // one id may have several periods, side by side
        for (const auto rule_id : found->second) {
            const auto& rule = rules_.rules[rule_id.index];
            if (rule.id != last) out_.string(rule.id);
            last = rule.id;
            for (const auto& ground : rule.grounds) {
                auto words = engine::to_dutch(rules_, ground);
                if (std::find(grounds.begin(), grounds.end(), words) == grounds.end()) grounds.push_back(std::move(words));
            }
        }
    }
    out_.end_array().key("grondslag").begin_array();
    for (const auto& words : grounds) out_.string(words);
    out_.end_array();
}

// The question as it reads before anything is known: a hole for a field of the same record stays a hole with its
// JSON name, any other shows the label of what it would show.
std::string FormWriter::question(const Field& field) const {
    std::string text;
    if (!field.question) return text;
    std::size_t next = 0;
    for (const auto& part : field.question->parts) {
        if (const auto* words = std::get_if<std::string>(&part.content)) text += *words;
        else if (next < field.question_nodes.size()) text += hole(field.question_nodes[next++]);
    }
    return text;
}

std::string FormWriter::hole(engine::NodeId id) const {
    const auto& node = rules_.node(id);
    if (node.op == engine::NodeOp::fact) return rules_.fields[node.value].label;
    if (node.op == engine::NodeOp::definition) return rules_.definities[node.value].label;
    if (node.op == engine::NodeOp::member_field) {
        const auto& holder = rules_.node(rules_.operand(node, 0));
        const auto begrip = rules_.type(holder.type).begrip;
        if (!begrip.is_none() && node.value < rules_.begrippen[begrip.index].fields.size()) {
            const auto& field = rules_.fields[rules_.begrippen[begrip.index].fields[node.value].index];
            // A field of the record that is being filled in: whoever shows the form puts its value there.
            return holder.op == engine::NodeOp::element ? "{" + field.name + "}" : field.label;
        }
    }
    return std::string(rules_.words(node.span));
}

}  // namespace

std::string write_soort(const RuleSet& rules, engine::SoortId soort, std::string_view gemeente) {
    std::string text;
    FormWriter(text, rules, soort).write(gemeente);
    return text;
}

}  // namespace drempel::wire
