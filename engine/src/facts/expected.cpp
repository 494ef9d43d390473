// SPDX-License-Identifier: EUPL-1.2
#include "facts/expected.hpp"

#include "choosable.hpp"

namespace drempel::engine {

namespace {

std::string number_form(const RuleSet& rules, const Type& type) {
    switch (type.style) {
        case NumberStyle::getal: return "een getal, zoals 12.5";
        case NumberStyle::geheel: return "een geheel getal, zoals 3";
        case NumberStyle::bedrag: return "een bedrag in euro's, zoals 1250.50";
        case NumberStyle::percentage: return "een percentage, zoals 12.5";
        case NumberStyle::jaren: return "een geheel aantal jaren, zoals 21";
        case NumberStyle::tijd: return "een tijd, zoals \"23:30\"";
        case NumberStyle::hoeveelheid: break;
    }
    return type.unit.is_none() ? "een getal, zoals 12.5" : "een getal in " + rules.units[type.unit.index].name + ", zoals 12.5";
}

}  // namespace

std::string expected_form(const RuleSet& rules, const Type& type, Dag peildatum) {
    switch (type.kind) {
        case ValueKind::ja_nee: return "true of false";
        case ValueKind::getal: return number_form(rules, type);
        case ValueKind::datum: return type.onvolledig ? "een datum, zoals 2026-03-01, 2026-03 of 2026" : "een datum, zoals 2026-03-01";
        case ValueKind::duur: return "een duur, zoals P7M (maanden) of P210D (dagen)";
        case ValueKind::tekst: return "een tekst";
        case ValueKind::keuze: {
            std::string form = "een van deze woorden: ";
            std::string_view before;
            for (const KeuzeMember& member : rules.keuzes[type.keuze.index].members) {
                if (!can_be_chosen(member, peildatum)) continue;
                form += std::string(before) + member.name;
                before = ", ";
            }
            return form;
        }
        case ValueKind::record: return "een object tussen { en }";
        case ValueKind::lijst: return "een lijst tussen [ en ]";
    }
    return {};
}

}  // namespace drempel::engine
