// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "drempel/wire/wire.hpp"
#include "json_writer.hpp"
#include "values.hpp"

namespace drempel::wire {
namespace {

using engine::Case;
using engine::Kennis;
using engine::RecordId;
using engine::RuleSet;
using engine::SlotId;
using engine::Type;
using engine::ValueKind;

// Walks a case in the order of its layout, so that neither the order of the input nor that of the
// arena shows. On the way it notes the slots with provenance and the open lists.
class CanonicalWriter {
public:
    CanonicalWriter(const RuleSet& rules, const Case& facts) : rules_(rules), facts_(facts), out_(text_) {}

    std::string write() && {
        out_.begin_object();
        fields(RecordId{0});
        dossier();
        out_.end_object();
        return std::move(text_);
    }

private:
    // INVARIANT: the depth of a case is bounded by the depth of its JSON (JsonLimits) or of the
    // `gegeven` paths it was built from (grammar limits).
    void fields(RecordId record);
    void value(SlotId slot, const Type& type);
    void judged(SlotId slot, const Type& type);
    void list(SlotId slot, const Type& type);
    void note(SlotId slot);
    const engine::Slot& fact(SlotId slot) const { return facts_.slots[spoken_for(facts_, slot).index]; }
    void dossier();

    const RuleSet& rules_;
    const Case& facts_;
    std::string text_;
    JsonWriter out_;
    std::vector<SlotId> with_origin_;
    std::vector<SlotId> open_lists_;
};

void CanonicalWriter::note(SlotId slot) {
    if (facts_.slots[slot.index].herkomst != UINT32_MAX) with_origin_.push_back(slot);
}

void CanonicalWriter::fields(RecordId record) {
    const auto& found = facts_.records[record.index];
    const auto& layout = rules_.begrippen[found.begrip.index].fields;
    for (std::uint32_t i = 0; i < layout.size(); ++i) {
        const SlotId slot{found.first.index + i};
        const auto& field = rules_.fields[layout[i].index];
        note(slot);
        if (given(facts_, slot) == Kennis::onbekend) continue;
        out_.key(field.name);
        if (field.type.is_oordeel) judged(slot, field.type);
        else value(slot, field.type);
    }
}

void CanonicalWriter::judged(SlotId slot, const Type& type) {
    const auto at = fact(slot).oordeel;
    if (at == UINT32_MAX) return value(slot, type);  // an example gives the bare value
    const auto& oordeel = facts_.oordelen[at];
    out_.begin_object().key("waarde");
    value(slot, type);
    out_.member("door", oordeel.door).member("op", engine::to_iso(oordeel.op)).member("reden", oordeel.reden).end_object();
}

void CanonicalWriter::value(SlotId slot, const Type& type) {
    const auto& found = fact(slot);
    const bool is_value = given(facts_, slot) == Kennis::waarde;
    if (is_value && type.kind == ValueKind::record) {
        out_.begin_object();
        fields(RecordId{found.index});
        out_.end_object();
    } else if (is_value && type.kind == ValueKind::lijst) {
        list(slot, type);
    } else {
        write_plain(out_, rules_, facts_, slot, type);
    }
}

void CanonicalWriter::list(SlotId slot, const Type& type) {
    const auto& found = facts_.lists[fact(slot).index];
    if (found.open) open_lists_.push_back(slot);
    out_.begin_array();
    for (const auto record : found.records) {
        out_.begin_object();
        fields(record);
        out_.end_object();
    }
    for (const auto element : found.scalars) {
        note(element);
        if (given(facts_, element) == Kennis::onbekend) out_.begin_object().flag("onbekend", true).end_object();
        else value(element, rules_.type(type.element));
    }
    out_.end_array();
}

void CanonicalWriter::dossier() {
    if (facts_.bronnen.empty() && with_origin_.empty() && open_lists_.empty()) return;
    out_.key("_dossier").begin_object();
    if (!facts_.bronnen.empty()) {
        auto bronnen = facts_.bronnen;
        std::sort(bronnen.begin(), bronnen.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        out_.key("bronnen").begin_array();
        for (const auto& bron : bronnen) {
            out_.begin_object().member("id", bron.id).member_if("soort", bron.soort).member_if("naam", bron.naam);
            if (bron.geraadpleegd_op) out_.member("geraadpleegdOp", engine::to_iso(*bron.geraadpleegd_op));
            out_.end_object();
        }
        out_.end_array();
    }
    if (!with_origin_.empty()) {
        out_.key("herkomst").begin_object();
        for (const auto slot : with_origin_) {
            const auto& herkomst = facts_.herkomsten[facts_.slots[slot.index].herkomst];
            out_.key(facts_.pointer_of(rules_, slot)).begin_object();
            if (herkomst.bron != UINT32_MAX) out_.member("bron", facts_.bronnen[herkomst.bron].id);
            if (herkomst.per) out_.member("per", engine::to_iso(*herkomst.per));
            out_.member("status", status_name(herkomst.status)).end_object();
        }
        out_.end_object();
    }
    if (!open_lists_.empty()) {
        out_.key("onvolledigeLijsten").begin_array();
        for (const auto slot : open_lists_) out_.string(facts_.pointer_of(rules_, slot));
        out_.end_array();
    }
    out_.end_object();
}

}  // namespace

std::string canonical_case(const RuleSet& rules, const Case& facts) { return CanonicalWriter(rules, facts).write(); }

}  // namespace drempel::wire
