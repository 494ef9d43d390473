// SPDX-License-Identifier: EUPL-1.2
#include "values.hpp"

#include "drempel/engine/dutch.hpp"

namespace drempel::wire {

using engine::Case;
using engine::RuleSet;
using engine::SlotId;
using engine::Type;
using engine::ValueKind;

SlotId spoken_for(const Case& facts, SlotId slot) {
    const auto alias = facts.slots[slot.index].alias;
    return alias.is_none() ? slot : alias;
}

engine::Kennis given(const Case& facts, SlotId slot) {
    const auto& fact = facts.slots[spoken_for(facts, slot).index];
    return fact.kennis == engine::Kennis::onbekend ? fact.opgegeven : fact.kennis;
}

const engine::Field& field_of(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& found = facts.slots[slot.index];
    if (!found.list.is_none()) return field_of(rules, facts, found.list);
    const auto& begrip = rules.begrippen[facts.records[found.record.index].begrip.index];
    return rules.fields[begrip.fields[found.offset].index];
}

const Type& type_of(const RuleSet& rules, const Case& facts, SlotId slot) {
    const auto& field = field_of(rules, facts, slot);
    return facts.slots[slot.index].list.is_none() ? field.type : rules.type(field.type.element);
}

// A whole year or month comes from a date that was given incomplete.
std::string day_text(engine::DagInterval day) {
    auto text = engine::to_iso(day.low);
    if (day.low == day.high) return text;
    const auto last = engine::to_iso(day.high);
    const auto same_month = last.compare(0, 7, text, 0, 7) == 0;
    text.resize(same_month ? 7 : 4);
    return text;
}

std::string_view status_name(engine::Herkomst::Status status) {
    using Status = engine::Herkomst::Status;
    switch (status) {
        case Status::gesteld: return "gesteld";
        case Status::vastgesteld: return "vastgesteld";
        case Status::vermoeden: return "vermoeden";
        case Status::betwist: return "betwist";
        case Status::verlopen: return "verlopen";
    }
    return {};
}

void write_plain(JsonWriter& out, const RuleSet& rules, const Case& facts, SlotId slot, const Type& type) {
    const auto& value = facts.slots[spoken_for(facts, slot).index];
    if (given(facts, slot) != engine::Kennis::waarde) {
        out.null();
        return;
    }
    switch (type.kind) {
        case ValueKind::ja_nee: out.truth(value.truth); return;
        case ValueKind::getal:
            if (type.style == engine::NumberStyle::tijd) return void(out.string(engine::to_clock(facts.numbers[value.index])));
            out.string(facts.numbers[value.index].to_string());
            return;
        case ValueKind::datum: out.string(day_text(value.day)); return;
        case ValueKind::duur: out.string(engine::to_iso(value.duration)); return;
        case ValueKind::tekst: out.string(facts.texts[value.index]); return;
        case ValueKind::keuze: out.string(rules.keuzes[type.keuze.index].members[value.index].name); return;
        case ValueKind::record:
        case ValueKind::lijst: out.null(); return;
    }
}

namespace {

std::string_view place_name(grammar::GroundPart::Place place) {
    using Place = grammar::GroundPart::Place;
    switch (place) {
        case Place::hoofdstuk: return "hoofdstuk";
        case Place::afdeling: return "afdeling";
        case Place::paragraaf: return "paragraaf";
        case Place::artikel: return "artikel";
        case Place::lid: return "lid";
        case Place::onder: return "onder";
        case Place::sub: return "sub";
        case Place::aanhef: return "aanhef";
        case Place::bijlage: return "bijlage";
    }
    return {};
}

void write_ground(JsonWriter& out, const RuleSet& rules, const engine::Grondslag& ground, engine::Dag peildatum) {
    const auto& bron = rules.bronnen[ground.bron.index];
    out.begin_object().member("bron", bron.name).member("label", bron.label).member_if("soort", bron.soort);
    unsigned written = 0;
    for (const auto& part : ground.parts) {
        const auto bit = 1U << static_cast<unsigned>(part.place);
        if ((written & bit) != 0) continue;  // a place is named once; the short form has them all
        written |= bit;
        if (part.place == grammar::GroundPart::Place::aanhef) out.flag("aanhef", true);
        else out.member(place_name(part.place), part.label);
    }
    out.member_if("bwb", bron.bwb).member_if("cvdr", bron.cvdr).member_if("publicatie", bron.publicatie);
    out.member_if("url", engine::url_of(rules, ground, peildatum));
    out.member("tekst", engine::to_dutch(rules, ground)).end_object();
}

}  // namespace

void write_grounds(JsonWriter& out, const RuleSet& rules, const std::vector<engine::Grondslag>& grounds, engine::Dag peildatum) {
    out.begin_array();
    for (const auto& ground : grounds) write_ground(out, rules, ground, peildatum);
    out.end_array();
}

}  // namespace drempel::wire
