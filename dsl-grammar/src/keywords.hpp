// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace drempel::grammar {

enum class DeclarationWord : std::uint8_t {
    regelset,
    begrip,
    feitengroep,
    aanvraagsoort,
    parameter,
    gevolgsoort,
    definitie,
    conclusie,
    invulling,
    vervallen,
    beschermd,
    beslistabel,
    kalender,
    termijn,
    regel,
    blokkade,
    groep,
    overgangsrecht,
    verband,
    keten,
    waarborg,
    voorbeeld,
};

enum class ClauseWord : std::uint8_t {
    header,
    field,
    laag,
    gemeente,
    regio,
    gemeenten,
    versie,
    recht_op,
    gebruikt,
    bron,
    met,
    grondslag,
    open_voor,
    vanaf,
    rang,
    werking,
    weging,
    luidt,
    status,
    geldig,
    geldt_voor,
    vervangt,
    in_afwijking,
    woorden,
    reden,
    row,  // starts with '|' instead of a word
    door,
    voor_elke,
    als,
    eis,
    tenzij,
    gevolg,
    motivering,
    groep,
    regels,
    gaat_voor,
    van,
    totdat,
    altijd,
    via,
    naar,
    deel,
    aanvraagsoort,
    gegeven,
    verwacht,
    vrij,
    feestdag,
    einde,
    bevat,
    geldt_tot,
    geldt_als,
    begint,
    duurt,
    verlengd,
    opgeschort,
    eindigt,
    volgens_kalender,
};

struct ClauseEntry {
    std::string_view first;
    std::string_view second;  // empty for a keyword of one word
    ClauseWord word{};
    bool repeats = false;

    std::string written() const;  // "voor elke"
};

struct DeclarationEntry {
    std::string_view word;
    DeclarationWord kind{};
    std::span<const ClauseEntry> clauses;
    bool has_fields = false;
};

std::span<const DeclarationEntry> declarations() noexcept;
const DeclarationEntry& entry_of(DeclarationWord word) noexcept;
const DeclarationEntry* find_declaration(std::string_view word) noexcept;
const ClauseEntry* find_clause(const DeclarationEntry& declaration, std::string_view first,
                               std::string_view second) noexcept;

// Words that are never a name, a unit or a member.
bool is_reserved(std::string_view word) noexcept;
// Words with a meaning inside clauses; a unit never looks like one of these.
bool is_structural(std::string_view word) noexcept;
std::span<const std::string_view> structural_words() noexcept;
// Words of constructs that the language has but this version does not read yet.
bool is_future(std::string_view word) noexcept;
bool is_future_declaration(std::string_view word) noexcept;
std::string_view declaration_that_says(std::string_view word) noexcept;  // empty: none
// 1 to 12 for januari to december, else 0.
int month_of(std::string_view word) noexcept;
std::string_view month_name(int month) noexcept;

}  // namespace drempel::grammar
