// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/reading.hpp"
#include "mutate/plan.hpp"

namespace drempel::engine::mutation {

// Who reads whom, backwards: rules, conclusies, definities, tables, parameters, terms, chains, groups and the facts that can
// be derived are numbered through.
class Readers {
public:
    explicit Readers(const RuleSet& rules);

    std::uint32_t of(RuleGroupId id) const { return id.index; }
    std::uint32_t of(ConclusieId id) const { return conclusies_ + id.index; }
    std::uint32_t of(DefinitieId id) const { return definities_ + id.index; }
    std::uint32_t of(TabelId id) const { return tabellen_ + id.index; }
    std::uint32_t of(ParameterId id) const { return parameters_ + id.index; }
    std::uint32_t of(TermijnId id) const { return termijnen_ + id.index; }
    std::uint32_t of(KetenId id) const { return ketens_ + id.index; }
    std::uint32_t of(RegelgroepId id) const { return regelgroepen_ + id.index; }
    std::uint32_t of(FieldId id) const { return fields_ + id.index; }

    Reach reach(std::uint32_t from) const;

private:
    void add(const RuleSet& rules, std::uint32_t reader, const std::vector<NodeId>& roots);

    std::uint32_t conclusies_, definities_, tabellen_, parameters_, termijnen_, ketens_, regelgroepen_, fields_;
    std::vector<bool> blocks_element_;  // by rule group
    std::vector<std::vector<std::uint32_t>> readers_;
};

std::vector<NodeId> roots_of(const Parameter& parameter);

}  // namespace drempel::engine::mutation
