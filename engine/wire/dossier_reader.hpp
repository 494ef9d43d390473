// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "json_scan.hpp"
#include "pointer.hpp"

namespace drempel::wire {

// Reads the value of `_dossier`. It may stand before or after the facts it speaks about, so what it
// says is kept and handed to the builder by `apply`, when all facts are there.
class DossierReader final : public JsonEvents {
public:
    explicit DossierReader(std::size_t max_problems) : max_problems_(max_problems) {}

    bool is_inside() const noexcept { return !levels_.empty(); }

    void begin_object() override;
    void end_object() override;
    void begin_array() override;
    void end_array() override;
    void key(std::string_view name) override;
    void string(std::string_view value) override;
    void number(std::string_view) override { refuse_value(); }
    void truth(bool) override { refuse_value(); }
    void null() override { refuse_value(); }

    // `broken`: places whose own value was refused; what points into them says nothing new.
    void apply(engine::CaseBuilder& builder, const std::vector<std::string>& broken);

private:
    enum class Level : std::uint8_t { dossier, bronnen, bron, herkomst, entry, incomplete, skipped };
    enum class Part : std::uint8_t { none, id, soort, naam, consulted, bron, per, status };

    struct Source {
        engine::DossierBron bron;
        std::string at;
    };
    struct Entry {
        std::string target, bron, at;
        std::optional<engine::Dag> per;
        engine::Herkomst::Status status = engine::Herkomst::Status::gesteld;
    };
    struct Incomplete {
        std::string target, at;
    };

    void open(Level level);
    void close();
    void place_element();
    void refuse_value();
    void name_unknown(std::string_view name, const std::vector<std::string_view>& known);
    bool see(unsigned bit);
    void problem(std::string code, std::string detail, std::string suggestion = {});
    void set_date(std::string_view value, std::optional<engine::Dag>& into);
    void set_status(std::string_view value);
    void apply_entries(engine::CaseBuilder& builder, const std::vector<std::string>& broken);
    void apply_incomplete(engine::CaseBuilder& builder, const std::vector<std::string>& broken);

    std::vector<Level> levels_;
    std::vector<std::size_t> marks_;      // pointer length per level
    std::vector<std::uint32_t> counts_;   // elements so far, per level
    std::vector<unsigned> seen_;          // known keys so far, per level
    Pointer pointer_{"/_dossier"};
    Part part_ = Part::none;
    std::optional<Level> next_;           // what the value after the last key may open
    std::vector<Source> sources_;
    std::vector<Entry> entries_;
    std::vector<Incomplete> incomplete_;
    std::vector<engine::IntakeProblem> problems_;
    std::size_t max_problems_;
};

}  // namespace drempel::wire
