// SPDX-License-Identifier: EUPL-1.2
#include "keywords.hpp"

#include <algorithm>
#include <array>

namespace drempel::grammar {
namespace {

using enum ClauseWord;

constexpr std::array regelset_clauses = {
    ClauseEntry{"laag", "", laag},         ClauseEntry{"gemeente", "", gemeente},
    ClauseEntry{"regio", "", regio},       ClauseEntry{"gemeenten", "", gemeenten},
    ClauseEntry{"versie", "", versie},     ClauseEntry{"recht", "op", recht_op},
    ClauseEntry{"gebruikt", "", gebruikt}, ClauseEntry{"bron", "", bron, true},
};
constexpr std::array aanvraagsoort_clauses = {ClauseEntry{"met", "", met}};
constexpr std::array parameter_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"open", "voor", open_voor},
    ClauseEntry{"vanaf", "", vanaf, true},
};
constexpr std::array gevolgsoort_clauses = {
    ClauseEntry{"rang", "", rang},
    ClauseEntry{"werking", "", werking},
    ClauseEntry{"weging", "", weging},
};
constexpr std::array definitie_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"luidt", "", luidt},
};
constexpr std::array invulling_clauses = {
    ClauseEntry{"door", "", door},
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"vanaf", "", vanaf, true},
};
constexpr std::array vervallen_clauses = {
    ClauseEntry{"door", "", door},
    ClauseEntry{"grondslag", "", grondslag},
};
constexpr std::array beschermd_clauses = {
    ClauseEntry{"woorden", "", woorden},
    ClauseEntry{"werking", "", werking},
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"reden", "", reden},
};
constexpr std::array beslistabel_clauses = {ClauseEntry{"grondslag", "", grondslag}};
constexpr std::array kalender_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"vrij", "", vrij},
    ClauseEntry{"feestdag", "", feestdag, true},
    ClauseEntry{"einde", "", einde},
    ClauseEntry{"bevat", "", bevat},
    ClauseEntry{"geldt", "tot", geldt_tot},
};
constexpr std::array termijn_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"geldt", "als", geldt_als},
    ClauseEntry{"begint", "", begint},
    ClauseEntry{"duurt", "", duurt},
    ClauseEntry{"verlengd", "", verlengd, true},
    ClauseEntry{"opgeschort", "", opgeschort, true},
    ClauseEntry{"eindigt", "", eindigt},
    ClauseEntry{"volgens", "kalender", volgens_kalender},
};
constexpr std::array regel_clauses = {
    ClauseEntry{"status", "", status},
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"geldig", "", geldig},
    ClauseEntry{"geldt", "voor", geldt_voor},
    ClauseEntry{"open", "voor", open_voor},
    ClauseEntry{"vervangt", "", vervangt},
    ClauseEntry{"in", "afwijking", in_afwijking},
    ClauseEntry{"gaat", "voor", gaat_voor},
    ClauseEntry{"groep", "", ClauseWord::groep},
    ClauseEntry{"voor", "elke", voor_elke, true},
    ClauseEntry{"als", "", als},
    ClauseEntry{"eis", "", eis},
    ClauseEntry{"tenzij", "", tenzij, true},
    ClauseEntry{"gevolg", "", gevolg},
    ClauseEntry{"motivering", "", motivering},
};
constexpr std::array blokkade_clauses = {
    ClauseEntry{"status", "", status},
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"geldig", "", geldig},
    ClauseEntry{"geldt", "voor", geldt_voor},
    ClauseEntry{"voor", "elke", voor_elke, true},
    ClauseEntry{"van", "", van},
    ClauseEntry{"als", "", als},
    ClauseEntry{"totdat", "", totdat},
    ClauseEntry{"motivering", "", motivering},
};
constexpr std::array groep_clauses = {ClauseEntry{"regels", "", regels}};
constexpr std::array overgangsrecht_clauses = {
    ClauseEntry{"grondslag", "", grondslag}, ClauseEntry{"regels", "", regels},
    ClauseEntry{"als", "", als},             ClauseEntry{"recht", "op", recht_op},
    ClauseEntry{"totdat", "", totdat},
};
constexpr std::array verband_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"voor", "elke", voor_elke, true},
    ClauseEntry{"altijd", "", altijd},
};
constexpr std::array keten_clauses = {
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"via", "", via},
    ClauseEntry{"naar", "", naar},
    ClauseEntry{"deel", "", deel},
};
constexpr std::array waarborg_clauses = {
    ClauseEntry{"aanvraagsoort", "", ClauseWord::aanvraagsoort},
    ClauseEntry{"grondslag", "", grondslag},
    ClauseEntry{"altijd", "", altijd},
};
constexpr std::array voorbeeld_clauses = {
    ClauseEntry{"aanvraagsoort", "", ClauseWord::aanvraagsoort},
    ClauseEntry{"gemeente", "", gemeente},
    ClauseEntry{"gegeven", "", gegeven, true},
    ClauseEntry{"verwacht", "", verwacht, true},
};

// In the order of DeclarationWord.
const std::array declaration_entries = {
    DeclarationEntry{"regelset", DeclarationWord::regelset, regelset_clauses, false},
    DeclarationEntry{"begrip", DeclarationWord::begrip, {}, true},
    DeclarationEntry{"feitengroep", DeclarationWord::feitengroep, {}, true},
    DeclarationEntry{"aanvraagsoort", DeclarationWord::aanvraagsoort, aanvraagsoort_clauses, true},
    DeclarationEntry{"parameter", DeclarationWord::parameter, parameter_clauses, false},
    DeclarationEntry{"gevolgsoort", DeclarationWord::gevolgsoort, gevolgsoort_clauses, false},
    DeclarationEntry{"definitie", DeclarationWord::definitie, definitie_clauses, false},
    DeclarationEntry{"conclusie", DeclarationWord::conclusie, definitie_clauses, false},
    DeclarationEntry{"invulling", DeclarationWord::invulling, invulling_clauses, false},
    DeclarationEntry{"vervallen", DeclarationWord::vervallen, vervallen_clauses, false},
    DeclarationEntry{"beschermd", DeclarationWord::beschermd, beschermd_clauses, false},
    DeclarationEntry{"beslistabel", DeclarationWord::beslistabel, beslistabel_clauses, false},
    DeclarationEntry{"kalender", DeclarationWord::kalender, kalender_clauses, false},
    DeclarationEntry{"termijn", DeclarationWord::termijn, termijn_clauses, false},
    DeclarationEntry{"regel", DeclarationWord::regel, regel_clauses, false},
    DeclarationEntry{"blokkade", DeclarationWord::blokkade, blokkade_clauses, false},
    DeclarationEntry{"groep", DeclarationWord::groep, groep_clauses, false},
    DeclarationEntry{"overgangsrecht", DeclarationWord::overgangsrecht, overgangsrecht_clauses, false},
    DeclarationEntry{"verband", DeclarationWord::verband, verband_clauses, false},
    DeclarationEntry{"keten", DeclarationWord::keten, keten_clauses, false},
    DeclarationEntry{"waarborg", DeclarationWord::waarborg, waarborg_clauses, false},
    DeclarationEntry{"voorbeeld", DeclarationWord::voorbeeld, voorbeeld_clauses, false},
};

constexpr std::array<std::string_view, 45> reserved_words = {
    "aantal",  "als",  "binnen", "dan",       "een",   "elke",  "en",      "er",   "geen",
    "genaamd", "in",   "is",     "ja",        "luidt", "met",   "minder",  "na",   "naar",
    "nee",     "niet", "of",     "onbekend",  "op",    "over",  "per",     "som",  "t/m",
    "afgerond", "geraakt", "gemiddelde", "hoogste", "laagste", "laatste", "tegenbewijs", "vroegste",
    "ten",     "tot",  "tussen", "uiterlijk", "van",   "vanaf", "volgens", "voor", "waarvoor",
    "weekrooster",
};

constexpr std::array<std::string_view, 31> structural = {
    "aanwezig",  "afwezig",   "anders",   "alleen",   "bekend",      "door",      "herkomst",
    "hoogste",   "ontbreekt", "meervoud", "minste",      "mogelijk",  "naar",
    "negatief",  "omdat",     "ook",      "oordeel",     "opmerking", "publicatie",
    "register",  "sleutel",   "soort",    "toelichting", "verplicht", "verwijzing",
    "voorlopig", "vraag",     "waarvoor", "definitief",  "lijst",     "keuze",
};

// Constructs of the next version, where an expression or type could stand.
constexpr std::array<std::string_view, 2> future_words = {"dagdeel", "tijdstip"};
constexpr std::array<std::string_view, 2> future_declarations = {"clausule", "eenheid"};

// What one would expect to write, and the declaration that says it: an open norm is a parameter, a rule ends by `vervallen`.
struct SaidOtherwise {
    std::string_view word, declaration;
};
constexpr std::array<SaidOtherwise, 2> said_otherwise = {{{"norm", "parameter"}, {"vervalt", "vervallen"}}};

constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december",
};

template <class Words>
bool has(const Words& words, std::string_view word) noexcept {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string ClauseEntry::written() const {
    std::string result(first);
    if (!second.empty()) result.append(" ").append(second);
    return result;
}

std::span<const DeclarationEntry> declarations() noexcept {
    return declaration_entries;
}

const DeclarationEntry& entry_of(DeclarationWord word) noexcept {
    return declaration_entries[static_cast<std::size_t>(word)];
}

const DeclarationEntry* find_declaration(std::string_view word) noexcept {
    for (const DeclarationEntry& entry : declaration_entries) {
        if (entry.word == word) return &entry;
    }
    return nullptr;
}

const ClauseEntry* find_clause(const DeclarationEntry& declaration, std::string_view first,
                               std::string_view second) noexcept {
    for (const ClauseEntry& entry : declaration.clauses) {
        if (entry.first == first && (entry.second.empty() || entry.second == second)) return &entry;
    }
    return nullptr;
}

bool is_reserved(std::string_view word) noexcept {
    return has(reserved_words, word);
}
bool is_structural(std::string_view word) noexcept {
    return has(structural, word) || is_reserved(word);
}
std::span<const std::string_view> structural_words() noexcept {
    static const auto all = [] {
        std::array<std::string_view, reserved_words.size() + structural.size()> result{};
        std::copy(structural.begin(), structural.end(),
                  std::copy(reserved_words.begin(), reserved_words.end(), result.begin()));
        return result;
    }();
    return all;
}
bool is_future(std::string_view word) noexcept {
    return has(future_words, word);
}
bool is_future_declaration(std::string_view word) noexcept {
    return has(future_declarations, word);
}
std::string_view declaration_that_says(std::string_view word) noexcept {
    for (const SaidOtherwise& one : said_otherwise) {
        if (one.word == word) return one.declaration;
    }
    return {};
}

int month_of(std::string_view word) noexcept {
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months[i] == word) return static_cast<int>(i + 1);
    }
    return 0;
}

std::string_view month_name(int month) noexcept {
    return months[static_cast<std::size_t>(month - 1)];
}

}  // namespace drempel::grammar
