// SPDX-License-Identifier: EUPL-1.2
// About 60 typical rules, and 1,000 like them, on a case of 80 fields with nested people, financing and antecedents. Each is
// written once and comes out in four languages (the rule language, C++, json-logic, zen), so that they cannot drift apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

enum class FieldKind : std::uint8_t { ja_nee, getal, geheel, bedrag, datum, keuze, tekst };

struct Field {
    std::string_view name;
    FieldKind kind;
    std::vector<std::string_view> members;  // of a keuze
};

struct Record {
    std::string_view begrip, meervoud, list;  // "persoon", "personen", the list that holds them
    std::vector<Field> fields;
};

// The case, and the records of its lists. Antecedents are a list in a person.
const std::vector<Field>& case_fields();
const std::vector<Record>& records();
constexpr std::string_view antecedents_list = "antecedenten";

struct FourTimes {
    std::string drempel, cpp, logic, zen;
};

struct TypicalRule {
    std::string id;
    std::string list;  // the list of `voor elke`; empty: one finding
    std::string drempel;                   // the whole rule
    std::string cpp, logic, zen;           // the condition under which it is hit
};

std::vector<TypicalRule> typical_rules(std::size_t count);

// Whole texts.
std::string as_drempel(const std::vector<TypicalRule>& rules);
std::string as_cpp(const std::vector<TypicalRule>& rules, std::string_view function);
std::string structs_as_cpp();   // the case as plain structs
std::string visits_as_cpp();    // goes over all fields of a struct
std::string as_json(const std::vector<TypicalRule>& rules);  // {"logic": […], "zen": […]}

// The days that the rules compare with, counted from the peildatum.
struct Limit {
    std::string name;   // "j5": five years before; "m6": six months before
    int months = 0;
};
const std::vector<Limit>& limits();

}  // namespace bench
