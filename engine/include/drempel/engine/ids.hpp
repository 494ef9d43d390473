// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>

namespace drempel::engine {

// An index into one array of a RuleSet or a Case; the tag keeps the arrays apart.
template <class Tag>
struct Id {
    static constexpr std::uint32_t none_index = 0xffffffffU;
    std::uint32_t index = none_index;

    constexpr bool is_none() const noexcept { return index == none_index; }
    auto operator<=>(const Id&) const = default;
};

using RegelsetId = Id<struct RegelsetTag>;
using BronId = Id<struct BronTag>;
using UnitId = Id<struct UnitTag>;
using KeuzeId = Id<struct KeuzeTag>;
using TypeId = Id<struct TypeTag>;
using BegripId = Id<struct BegripTag>;
using FieldId = Id<struct FieldTag>;
using ParameterId = Id<struct ParameterTag>;
using DefinitieId = Id<struct DefinitieTag>;
using ConclusieId = Id<struct ConclusieTag>;
using TabelId = Id<struct TabelTag>;
using KalenderId = Id<struct KalenderTag>;
using TermijnId = Id<struct TermijnTag>;
using GemeenteId = Id<struct GemeenteTag>;
using RuleGroupId = Id<struct RuleGroupTag>;
using RegelgroepId = Id<struct RegelgroepTag>;
using OvergangsrechtId = Id<struct OvergangsrechtTag>;
using VerbandId = Id<struct VerbandTag>;
using KetenId = Id<struct KetenTag>;
using GevolgsoortId = Id<struct GevolgsoortTag>;
using RuleId = Id<struct RuleTag>;
using SoortId = Id<struct SoortTag>;  // aanvraagsoort
using NodeId = Id<struct NodeTag>;
using VariableId = Id<struct VariableTag>;

using SlotId = Id<struct SlotTag>;
using RecordId = Id<struct RecordTag>;
using ListId = Id<struct ListTag>;

}  // namespace drempel::engine
