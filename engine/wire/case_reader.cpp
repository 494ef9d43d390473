// SPDX-License-Identifier: EUPL-1.2
#include "case_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "decimal_text.hpp"
#include "names.hpp"
#include "utf8.hpp"

namespace drempel::wire {
namespace {

using engine::SlotId;
using engine::ValueKind;

constexpr std::array<std::string_view, 5> wrapped_names{"waarde", "door", "op", "reden", "onbekend"};
constexpr std::size_t longest_name = 100;
constexpr std::string_view said_twice = "Deze naam staat twee keer in hetzelfde object.";
constexpr std::string_view needs_object = "Hier hoort een object met de gegevens van de aanvraag.";
constexpr unsigned unknown_bit = 1U << 4U;

}  // namespace

CaseReader::CaseReader(const engine::RuleSet& rules, engine::SoortId soort, engine::Dag peildatum,
                       const engine::IntakeLimits& limits, engine::GemeenteId gemeente)
    : rules_(rules),
      builder_(rules, soort, peildatum, limits),
      max_problems_(limits.max_problems),
      dossier_(limits.max_problems) {
    if (!gemeente.is_none()) builder_.set_gemeente(gemeente);
}

// False when so much is wrong already that more would only cost time.
bool CaseReader::note_broken() {
    if (broken_.size() >= max_problems_) return false;
    broken_.push_back(pointer_.text());
    return true;
}

void CaseReader::refuse(std::string detail, std::string code, std::string suggestion) {
    if (!note_broken()) return;
    builder_.problem({pointer_.text(), std::move(code), std::move(detail), std::move(suggestion)});
}

void CaseReader::push(Role role) {
    Frame frame;
    frame.role = role;
    frame.mark = pointer_.mark();
    frame.first_seen = seen_.size();
    frame.slot = slot_;
    frames_.push_back(frame);
}

// ---------------------------------------------------------------------------------------------
// Where the next value belongs

void CaseReader::key(std::string_view name) {
    if (dossier_.is_inside()) return dossier_.key(name);
    const auto& top = frames_.back();
    if (top.role == Role::skipped) return;
    pointer_.back_to(top.mark);
    pointer_.add(name);
    place_ = top.role == Role::wrapped ? wrapped_key(name) : known_key(name);
}

CaseReader::Place CaseReader::known_key(std::string_view name) {
    const auto& top = frames_.back();
    if (frames_.size() == 1 && name == "_dossier") {
        if (!std::exchange(dossier_seen_, true)) return Place::dossier;
        refuse(std::string(said_twice), "json.dubbele_sleutel");
        return Place::nothing;
    }
    slot_ = builder_.find(top.record, name);
    if (slot_.is_none()) {
        if (note_broken()) builder_.unknown_field(top.record, utf8_prefix(name, longest_name), pointer_.text());
        return Place::nothing;
    }
    const auto first = seen_.begin() + static_cast<std::ptrdiff_t>(top.first_seen);
    if (std::find(first, seen_.end(), slot_) != seen_.end()) {
        refuse(std::string(said_twice), "json.dubbele_sleutel");
        return Place::nothing;
    }
    seen_.push_back(slot_);
    return Place::fact;
}

CaseReader::Place CaseReader::wrapped_key(std::string_view name) {
    static constexpr std::array places{Place::judged_fact, Place::door, Place::op, Place::reden, Place::unknown_mark};
    const auto& top = frames_.back();
    slot_ = top.slot;
    const bool is_oordeel = builder_.type_of(slot_).is_oordeel;
    const auto found = std::find(wrapped_names.begin(), wrapped_names.end(), name);
    const auto at = static_cast<std::size_t>(found - wrapped_names.begin());
    if (found == wrapped_names.end() || (!is_oordeel && places[at] != Place::unknown_mark)) {
        wrapped_.back().stray = true;
        if (is_oordeel && broken_.size() < max_problems_) {
            refuse("Dit veld bestaat hier niet; een oordeel heeft waarde, door, op en reden.", "veld.onbekend",
                   nearest_name(name, {wrapped_names.begin(), wrapped_names.end() - 1}));
        }
        return Place::nothing;
    }
    if ((wrapped_.back().seen & (1U << at)) != 0) {
        refuse(std::string(said_twice), "json.dubbele_sleutel");
        return Place::nothing;
    }
    wrapped_.back().seen |= 1U << at;
    return places[at];
}

// In a list each value is the next element; elsewhere the last key decided.
CaseReader::Place CaseReader::next_place() {
    auto& top = frames_.back();
    if (top.role == Role::skipped) return Place::nothing;
    if (top.role != Role::list) return std::exchange(place_, Place::nothing);
    pointer_.back_to(top.mark);
    pointer_.add(top.count++);
    if (is_full_) return Place::nothing;
    if (top.of_records) return Place::element_record;
    slot_ = builder_.add_scalar(top.list, pointer_.text());
    is_full_ = slot_.is_none();
    return is_full_ ? Place::nothing : Place::fact;
}

// ---------------------------------------------------------------------------------------------
// Objects and lists

void CaseReader::begin_object() {
    if (dossier_.is_inside()) return dossier_.begin_object();
    if (frames_.empty()) {
        push(Role::record);
        frames_.back().record = builder_.root();
        
        return;
    }
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.begin_object();
    if (place == Place::element_record) {
        const auto record = builder_.add_record(frames_.back().list, pointer_.text());
        is_full_ = record.is_none();
        push(is_full_ ? Role::skipped : Role::record);
        frames_.back().record = record;
        return;
    }
    if (place != Place::fact && place != Place::judged_fact) {
        refuse_value(place, "een object");
        return push(Role::skipped);
    }
    const auto& type = builder_.type_of(slot_);
    const bool plain = place == Place::judged_fact || !type.is_oordeel;
    if (plain && type.kind == ValueKind::record) {
        const auto record = builder_.record_of(slot_);
        push(record.is_none() ? Role::skipped : Role::record);
        frames_.back().record = record;
        return;
    }
    if (place == Place::judged_fact || (!type.is_oordeel && type.kind == ValueKind::lijst)) {
        refuse_value(place, "een object");
        return push(Role::skipped);
    }
    push(Role::wrapped);
    wrapped_.emplace_back();
}

void CaseReader::end_object() {
    if (dossier_.is_inside()) return dossier_.end_object();
    const auto frame = frames_.back();
    frames_.pop_back();
    pointer_.back_to(frame.mark);
    seen_.resize(frame.first_seen);
    if (frame.role == Role::wrapped) end_wrapped(frame);
}

void CaseReader::begin_array() {
    if (dossier_.is_inside()) return dossier_.begin_array();
    if (frames_.empty()) {
        refuse(std::string(needs_object));
        return push(Role::skipped);
    }
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.begin_array();
    const bool is_fact = place == Place::fact || place == Place::judged_fact;
    if (!is_fact || builder_.type_of(slot_).kind != ValueKind::lijst || (place == Place::fact && builder_.type_of(slot_).is_oordeel)) {
        refuse_value(place, "een lijst");
        return push(Role::skipped);
    }
    const auto list = builder_.begin_list(slot_, pointer_.text());
    push(list.is_none() ? Role::skipped : Role::list);
    auto& frame = frames_.back();
    frame.list = list;
    frame.of_records = holds_records(rules_, builder_.type_of(slot_));
    if (frame.role == Role::list) ++list_depth_;
}

void CaseReader::end_array() {
    if (dossier_.is_inside()) return dossier_.end_array();
    if (frames_.back().role == Role::list) --list_depth_;
    pointer_.back_to(frames_.back().mark);
    frames_.pop_back();
}

// ---------------------------------------------------------------------------------------------
// Plain values

// Says what belongs where a value stands that cannot be there; `found` is Dutch: "een lijst".
void CaseReader::refuse_value(Place place, std::string_view found) {
    switch (place) {
        case Place::nothing:
        case Place::dossier: return;
        case Place::fact:
            if (builder_.type_of(slot_).is_oordeel) {
                return refuse(fmt::format("Hier hoort een oordeel: een object met waarde, door, op en reden; er staat {}.", found));
            }
            [[fallthrough]];
        case Place::judged_fact:
            if (note_broken()) builder_.wrong_type(slot_, found, pointer_.text());
            return;
        case Place::element_record:
            refuse(fmt::format("Hier hoort een object tussen {{ en }}; er staat {}.", found));
            builder_.add_record(frames_.back().list, pointer_.text());  // so that later positions stay right
            return;
        case Place::door:
        case Place::reden: return refuse(fmt::format("Hier hoort een tekst; er staat {}.", found));
        case Place::op: return refuse(fmt::format("Hier hoort de dag van het oordeel, zoals 2026-03-01; er staat {}.", found));
        case Place::unknown_mark:
            wrapped_.back().stray = true;
            return refuse("Hier kan alleen true staan; geef een bekend gegeven zelf, zonder deze aanduiding.");
    }
}

// True when slot_ takes a plain value here; otherwise the problem has been said.
bool CaseReader::takes_plain_value(Place place, std::string_view found) {
    const bool is_fact = place == Place::judged_fact || (place == Place::fact && !builder_.type_of(slot_).is_oordeel);
    const auto kind = is_fact ? builder_.type_of(slot_).kind : ValueKind::record;
    if (is_fact && kind != ValueKind::record && kind != ValueKind::lijst) return true;
    refuse_value(place, found);
    return false;
}

void CaseReader::string(std::string_view value) {
    if (dossier_.is_inside()) return dossier_.string(value);
    if (frames_.empty()) return refuse(std::string(needs_object));
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.string(value);
    if (place == Place::door) {
        wrapped_.back().door = value;
    } else if (place == Place::op) {
        wrapped_.back().op = value;
    } else if (place == Place::reden) {
        wrapped_.back().reden = value;
    } else if (takes_plain_value(place, "een tekst")) {
        builder_.set_string(slot_, value, pointer_.text());
    }
}

void CaseReader::number(std::string_view written) {
    if (dossier_.is_inside()) return dossier_.number(written);
    if (frames_.empty()) return refuse(std::string(needs_object));
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.number(written);
    if (!takes_plain_value(place, "een getal")) return;
    if (const auto decimal = plain_decimal(written)) {
        builder_.set_number(slot_, *decimal, pointer_.text());
    } else {
        refuse("Dit getal heeft te veel cijfers.", "getal.te_groot");
    }
}

void CaseReader::truth(bool value) {
    if (dossier_.is_inside()) return dossier_.truth(value);
    if (frames_.empty()) return refuse(std::string(needs_object));
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.truth(value);
    if (place == Place::unknown_mark && value) {
        wrapped_.back().unknown = true;
    } else if (takes_plain_value(place, "true of false")) {
        builder_.set_truth(slot_, value, pointer_.text());
    }
}

void CaseReader::null() {
    if (dossier_.is_inside()) return dossier_.null();
    if (frames_.empty()) return refuse(std::string(needs_object));
    const auto place = next_place();
    if (place == Place::dossier) return dossier_.null();
    const bool is_fact = place == Place::judged_fact || (place == Place::fact && !builder_.type_of(slot_).is_oordeel);
    if (!is_fact) return refuse_value(place, "null");
    builder_.set_null(slot_, pointer_.text());
}

// ---------------------------------------------------------------------------------------------
// {"onbekend": true} and oordelen

void CaseReader::end_wrapped(const Frame& frame) {
    auto wrapped = std::move(wrapped_.back());
    wrapped_.pop_back();
    slot_ = frame.slot;
    const auto& type = builder_.type_of(slot_);
    if (wrapped.unknown && wrapped.seen == unknown_bit && !wrapped.stray) {
        if (list_depth_ > 0) return builder_.set_unknown(slot_);
        return refuse("Een onbekend gegeven buiten een lijst laat u weg.", "onbekend.hier_niet");
    }
    if (type.is_oordeel) return judge(slot_, std::move(wrapped));
    const bool is_said = !broken_.empty() && broken_.back() == pointer_.text() + "/onbekend";
    if (!is_said) refuse_value(Place::judged_fact, "een object");
}

void CaseReader::judge(SlotId slot, Wrapped wrapped) {
    if ((wrapped.seen & unknown_bit) != 0) {
        if (wrapped.stray) return;
        return refuse("Een oordeel is onbekend, of het heeft waarde, door, op en reden; niet allebei.");
    }
    std::string missing;
    for (std::size_t i = 0; i < 4; ++i) {
        if ((wrapped.seen & (1U << i)) == 0) missing += (missing.empty() ? "" : ", ") + std::string(wrapped_names[i]);
    }
    if (!missing.empty()) return refuse(fmt::format("Een oordeel heeft vier delen; hier ontbreekt: {}.", missing), "oordeel.onvolledig");
    builder_.set_oordeel(slot, std::move(wrapped.door), std::move(wrapped.op), std::move(wrapped.reden), pointer_.text());
}

tl::expected<engine::Case, Problems> CaseReader::finish() && {
    dossier_.apply(builder_, broken_);
    return std::move(builder_).finish();
}

tl::expected<engine::Case, Problems> read_case(const engine::RuleSet& rules, engine::SoortId soort, engine::Dag peildatum,
                                               std::string_view json, const JsonLimits& limits, const engine::IntakeLimits& intake, engine::GemeenteId gemeente) {
    CaseReader reader(rules, soort, peildatum, intake, gemeente);
    if (auto refused = scan_json(json, limits, reader)) return tl::unexpected(Problems{std::move(*refused)});
    return std::move(reader).finish();
}

}  // namespace drempel::wire
