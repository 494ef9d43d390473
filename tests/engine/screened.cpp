// SPDX-License-Identifier: EUPL-1.2
#include "engine/screened.hpp"

#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include "consequences.hpp"

namespace drempel::tests {

using namespace engine;

const std::string test_header = std::string(R"(regelset proef.regels "Proef"
  laag      landelijk
  versie    2026.1
  recht op  peildatum
  bron      wet "Proefwet" bwb BWBR0002458
)") + std::string(consequences) + "\n";

Rules::Rules(std::string_view text) : Rules(std::vector<std::string>{std::string(text)}) {}

Rules::Rules(const std::vector<std::string>& texts) {
    std::vector<text::SourceText> sources;
    for (const auto& text : texts) sources.emplace_back("proef" + std::to_string(sources.size()) + ".regels", text);
    auto compiled = compile(std::move(sources));
    rules_ = compiled.rules;
    if (rules_) return;
    for (const auto& diagnostic : compiled.diagnostics.all()) {
        const auto at = compiled.sources[diagnostic.span.file].position_of(diagnostic.span.begin);
        ADD_FAILURE() << at.line << ":" << at.column << " " << diagnostic.message;
    }
    throw std::runtime_error("the rules of this test do not compile");
}

namespace {

std::vector<std::string> tokens_of(std::string_view pointer) {
    std::vector<std::string> tokens;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        tokens.emplace_back(pointer.substr(0, end));
        pointer.remove_prefix(end);
    }
    return tokens;
}

// Walks to a place and makes the lists and records on the way.
class Filler {
public:
    Filler(CaseBuilder& builder, const RuleSet& rules) : builder_(builder), rules_(rules) {}

    void put(const std::string& pointer, const std::string& value) {
        RecordId record = builder_.root();
        SlotId slot;
        std::string here;
        for (const auto& token : tokens_of(pointer)) {
            here += "/" + token;
            if (slot.is_none()) {
                slot = builder_.find(record, token);
                if (slot.is_none()) return builder_.unknown_field(record, token, here);
                if (here != pointer && builder_.type_of(slot).kind == ValueKind::record) {
                    record = builder_.record_of(slot);
                    slot = {};
                }
                continue;
            }
            const auto list = list_of(slot, here);
            const auto index = static_cast<std::size_t>(std::stoul(token));
            if (rules_.type(builder_.type_of(slot).element).kind == ValueKind::record) {
                while (builder_.facts().lists[list.index].records.size() <= index) builder_.add_record(list, here);
                record = builder_.facts().lists[list.index].records[index];
                slot = {};
            } else {
                while (builder_.facts().lists[list.index].scalars.size() <= index) builder_.add_scalar(list, here);
                slot = builder_.facts().lists[list.index].scalars[index];
            }
        }
        if (!slot.is_none()) write(slot, value, pointer);
    }

private:
    ListId list_of(SlotId slot, const std::string& here) {
        const auto& fact = builder_.facts().slots[slot.index];
        return fact.kennis == Kennis::waarde ? ListId{fact.index} : builder_.begin_list(slot, here);
    }

    void write(SlotId slot, const std::string& value, const std::string& pointer) {
        const auto kind = builder_.type_of(slot).kind;
        if (value == "null") return builder_.set_null(slot, pointer);
        if (value == "onbekend") return builder_.set_unknown(slot);
        if (kind == ValueKind::lijst && value == "open") {
            list_of(slot, pointer);
            return builder_.mark_open(slot);
        }
        if (kind == ValueKind::lijst && value == "[]") {
            list_of(slot, pointer);
            return;
        }
        if (kind == ValueKind::record && value == "{}") {
            builder_.record_of(slot);
            return;
        }
        const bool is_oordeel = builder_.type_of(slot).is_oordeel;
        if (value == "ja" || value == "nee") {
            builder_.set_truth(slot, value == "ja", pointer);
        } else if (kind == ValueKind::getal) {
            if (value.find(':') == std::string::npos) builder_.set_number(slot, value, pointer);
            else builder_.set_string(slot, value, pointer);  // a time of day
        } else {
            builder_.set_string(slot, value, pointer);
        }
        if (is_oordeel) builder_.set_oordeel(slot, "burgemeester", "2026-02-20", "proef", pointer);
    }

    CaseBuilder& builder_;
    const RuleSet& rules_;
};

}  // namespace

void fill(CaseBuilder& builder, const RuleSet& rules, const Facts& facts) {
    for (const auto& [pointer, value] : facts) Filler(builder, rules).put(pointer, value);
}

CaseBuilder Rules::builder(std::string_view soort, std::string_view peildatum) const {
    const auto* found = rules_->find_soort(soort);
    const auto index = static_cast<std::uint32_t>(found - rules_->soorten.data());
    return {*rules_, SoortId{index}, *parse_iso_date(peildatum)};
}

Case Rules::facts(std::string_view soort, std::string_view peildatum, const Facts& facts) const {
    auto building = builder(soort, peildatum);
    fill(building, *rules_, facts);
    auto finished = std::move(building).finish();
    if (finished) return std::move(*finished);
    for (const auto& problem : finished.error()) ADD_FAILURE() << problem.pointer << " " << problem.code << ": " << problem.detail;
    throw std::runtime_error("the facts of this test are not accepted");
}

std::vector<std::string> Rules::problems(std::string_view soort, std::string_view peildatum, const Facts& facts) const {
    auto building = builder(soort, peildatum);
    fill(building, *rules_, facts);
    const auto finished = std::move(building).finish();
    std::vector<std::string> result;
    if (finished) return result;
    for (const auto& problem : finished.error()) result.push_back(problem.pointer + " " + problem.code);
    return result;
}

Screened::Screened(const Rules& rule_set, std::string_view soort, std::string_view peildatum, const Facts& the_facts,
                   const EvaluationLimits& limits)
    : rules(rule_set.set()),
      facts(rule_set.facts(soort, peildatum, the_facts)),
      screening(evaluate(rules, facts, *parse_iso_date(peildatum), limits)) {}

const Bevinding* Screened::find(std::string_view rule, std::string_view object) const {
    for (const auto& finding : screening.bevindingen) {
        if (rules.rules[finding.rule.index].id != rule) continue;
        std::string at;
        if (!finding.objects.empty()) at = facts.pointer_of(rules, finding.objects.back());
        if (!finding.list.is_none()) at = facts.pointer_of(rules, finding.list);
        if (at == object) return &finding;
    }
    return nullptr;
}

const Bevinding& Screened::finding(std::string_view rule, std::string_view object) const {
    const auto* found = find(rule, object);
    if (found == nullptr) throw std::runtime_error("no finding " + std::string(rule) + " at '" + std::string(object) + "'");
    return *found;
}

std::string name_of(Uitkomst uitkomst) {
    switch (uitkomst) {
        case Uitkomst::geraakt: return "geraakt";
        case Uitkomst::onbepaald: return "onbepaald";
        case Uitkomst::rekenfout: return "rekenfout";
        case Uitkomst::uitzondering: return "uitzondering";
        case Uitkomst::voldaan: return "voldaan";
        case Uitkomst::niet_van_toepassing: return "niet_van_toepassing";
    }
    return {};
}

std::string Screened::uitkomst(std::string_view rule, std::string_view object) const {
    const auto* found = find(rule, object);
    return found == nullptr ? "" : name_of(found->uitkomst);
}

std::vector<std::string> Screened::ontbreekt(std::string_view rule, std::string_view object) const {
    std::vector<std::string> result;
    for (const auto& entry : finding(rule, object).ontbreekt) {
        std::string text = entry.slot.is_none() ? rules.parameters[entry.parameter.index].name : facts.pointer_of(rules, entry.slot);
        result.push_back(text + (entry.kan_alleen_beslissen ? "!" : ""));
    }
    return result;
}

std::vector<std::string> Screened::gebruikt(std::string_view rule, std::string_view object) const {
    std::vector<std::string> result;
    for (const auto slot : finding(rule, object).gebruikt) result.push_back(facts.pointer_of(rules, slot));
    return result;
}

namespace {

std::string advice_name(const RuleSet& rules, GevolgsoortId id) {
    return id.is_none() ? "geen_beletsel" : rules.gevolgsoorten[id.index].name;
}

}  // namespace

std::string Screened::advies() const {
    return advice_name(rules, screening.advies) + (screening.advies_status == AdviesStatus::definitief ? " definitief" : " voorlopig");
}

std::string Screened::mogelijk() const {
    std::string result;
    for (const auto id : screening.mogelijke_adviezen) result += (result.empty() ? "" : " ") + advice_name(rules, id);
    return result;
}

std::vector<std::string> Screened::ontbrekend() const {
    std::vector<std::string> result;
    for (const auto& entry : screening.ontbrekend) {
        result.push_back(entry.slot.is_none() ? rules.parameters[entry.parameter.index].name : facts.pointer_of(rules, entry.slot));
    }
    return result;
}

bool Screened::has(std::string_view rule, std::string_view object, Kenmerk kenmerk) const {
    const auto& kenmerken = finding(rule, object).kenmerken;
    return std::find(kenmerken.begin(), kenmerken.end(), kenmerk) != kenmerken.end();
}

}  // namespace drempel::tests
