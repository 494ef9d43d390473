// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dossier_reader.hpp"
#include "drempel/engine/facts.hpp"
#include "json_scan.hpp"
#include "pointer.hpp"

namespace drempel::wire {

// Binds the facts of one case, token by token, into the slots of a CaseBuilder.
class CaseReader final : public JsonEvents {
public:
    CaseReader(const engine::RuleSet& rules, engine::SoortId soort, engine::Dag peildatum, const engine::IntakeLimits& limits, engine::GemeenteId gemeente = {});

    void begin_object() override;
    void end_object() override;
    void begin_array() override;
    void end_array() override;
    void key(std::string_view name) override;
    void string(std::string_view value) override;
    void number(std::string_view written) override;
    void truth(bool value) override;
    void null() override;

    // The case, once the whole text has been read.
    tl::expected<engine::Case, Problems> finish() &&;

private:
    enum class Role : std::uint8_t {
        record,   // fields of a layout
        list,     // elements
        wrapped,  // {"onbekend": true}, or an oordeel with waarde, door, op, reden
        skipped,  // inside something that was refused already
    };
    struct Frame {
        Role role = Role::skipped;
        std::size_t mark = 0;        // pointer length
        engine::RecordId record;     // record
        engine::SlotId slot;         // list, wrapped
        engine::ListId list;         // list
        bool of_records = false;     // list
        std::uint32_t count = 0;     // list: elements so far
        std::size_t first_seen = 0;  // record: in seen_
    };
    struct Wrapped {  // what a wrapped frame has seen
        bool unknown = false, stray = false;
        unsigned seen = 0;
        std::string door, op, reden;
    };
    enum class Place : std::uint8_t { nothing, dossier, fact, judged_fact, element_record, door, op, reden, unknown_mark };

    Place next_place();
    Place known_key(std::string_view name);
    Place wrapped_key(std::string_view name);
    void push(Role role);
    void refuse(std::string detail, std::string code = "type.verkeerd", std::string suggestion = {});
    void refuse_value(Place place, std::string_view found);
    bool takes_plain_value(Place place, std::string_view found);
    bool note_broken();
    void end_wrapped(const Frame& frame);
    void judge(engine::SlotId slot, Wrapped wrapped);

    const engine::RuleSet& rules_;
    engine::CaseBuilder builder_;
    std::size_t max_problems_;
    DossierReader dossier_;
    bool dossier_seen_ = false;

    std::vector<Frame> frames_;
    std::vector<engine::SlotId> seen_;     // slots named so far, per record frame
    std::vector<std::string> broken_;      // places whose value was refused
    std::size_t list_depth_ = 0;
    bool is_full_ = false;                 // more elements than a case may have: said once, then passed over
    std::vector<Wrapped> wrapped_;         // one per wrapped frame
    Pointer pointer_;
    Place place_ = Place::nothing;         // of the value after the last key
    engine::SlotId slot_;
};

}  // namespace drempel::wire
