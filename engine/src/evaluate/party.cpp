// SPDX-License-Identifier: EUPL-1.2
// Which record an expression stands for: a variable, a field, a party behind a key, or the same party in another role.
#include <algorithm>

#include "evaluate/machine.hpp"
#include "facts/place.hpp"

namespace drempel::engine::evaluation {

RecordRef Machine::record_of(NodeId id) {
    const auto& node = rules.node(id);
    if (node.op == NodeOp::element) return variables[node.value];
    Value holder;
    value(id, holder);
    if (holder.fout || holder.is_geen) return {};
    return holder.record;
}

// `is een` showed that the record is of this begrip: itself, or another role of the same party. A record that is not
// of it has no such view; reading a field of that is an error beside an `is een` that is onwaar (semantics 5).
RecordRef Machine::viewed_as(const RecordRef& record, BegripId kind) const {
    if (record.begrip.is_none()) return {};
    if (is_kind_of(rules, record.begrip, kind)) return record;
    if (!record.is_known()) return {{}, kind, record.why, record.key};
    const auto party = facts.records[record.id.index].party;
    if (party == Record::no_party) return {};
    for (const auto other : facts.parties[party].records) {
        const auto begrip = facts.records[other.index].begrip;
        if (is_kind_of(rules, begrip, kind)) return {other, begrip, {}, {}};
    }
    return {};
}

// The record of the party behind a verwijzing. A key that is not known, or that nobody in the file has, leaves it open.
RecordRef Machine::party_with_key(const Value& key, BegripId begrip, SlotId verwijzing) {
    const RecordRef unknown{{}, begrip, verwijzing, verwijzing};
    if (!key.text_known) return unknown;
    auto at = std::lower_bound(facts.parties.begin(), facts.parties.end(), key.text,
                               [](const Party& party, std::string_view text) { return party.key < text; });
    for (; at != facts.parties.end() && at->key == key.text; ++at) {
        for (const auto record : at->records) {
            const auto kind = facts.records[record.index].begrip;
            if (is_kind_of(rules, kind, begrip)) return {record, kind, {}, verwijzing};
        }
    }
    return unknown;
}

std::size_t Machine::size_of(const ListRef& list) const {
    if (list.id.is_none()) return 0;
    const auto& elements = facts.lists[list.id.index];
    return elements.records.size() + elements.scalars.size();
}

RecordRef Machine::element_at(const ListRef& list, std::size_t position) {
    const auto& elements = facts.lists[list.id.index];
    if (position < elements.records.size()) {
        const auto record = elements.records[position];
        return {record, facts.records[record.index].begrip, {}, {}};
    }
    const auto slot = elements.scalars[position - elements.records.size()];
    const auto& type = type_of(rules, facts, slot);
    if (!type.is_verwijzing) return {};
    Value key;
    read_slot(slot, type, key);
    return party_with_key(key, type.begrip, slot);
}

// False when it has no sleutel.
bool Machine::read_key(const RecordRef& record, Value& key) {
    if (record.begrip.is_none()) return false;
    const auto& begrip = rules.begrippen[record.begrip.index];
    if (!begrip.key_offset) return false;
    const auto& type = rules.fields[begrip.fields[*begrip.key_offset].index].type;
    if (record.is_known()) {
        read_slot(SlotId{facts.records[record.id.index].first.index + *begrip.key_offset}, type, key);
    } else if (!record.key.is_none()) {
        read_slot(record.key, type_of(rules, facts, record.key), key);
    } else {
        set_unknown(rules, type, peildatum, key);
    }
    return true;
}

// `=` on records compares keys, with the key of a verwijzing too; a key that is not known leaves it open (semantics 5).
Oordeel Machine::same_party(const Value& a, const Value& b) {
    const auto key_of = [this](const Value& side, Value& key) {
        if (side.kind == ValueKind::record) return read_key(side.record, key);
        key = side;
        return true;
    };
    Value key_a;
    Value key_b;
    if (!key_of(a, key_a) || !key_of(b, key_b)) return Oordeel::fout;
    if (key_a.kind != key_b.kind) return Oordeel::onbekend;  // a verwijzing writes every key as text
    return compare(NodeOp::eq, key_a, key_b);
}

Oordeel Machine::is_a(const Node& node) {
    const BegripId asked{node.value};
    const auto record = record_of(rules.operand(node, 0));
    if (record.begrip.is_none()) return Oordeel::fout;
    if (is_kind_of(rules, record.begrip, asked)) return Oordeel::waar;
    // One party may stand in several roles: another record of it may have the asked kind.
    if (record.is_known() && !viewed_as(record, asked).begrip.is_none()) return Oordeel::waar;
    if (!is_kind_of(rules, asked, record.begrip)) return Oordeel::onwaar;
    if (!record.why.is_none()) note_missing(soort_of(type_of(rules, facts, record.why)), record.why);
    return Oordeel::onbekend;
}

}  // namespace drempel::engine::evaluation
