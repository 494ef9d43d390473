// SPDX-License-Identifier: EUPL-1.2
// What kind of value a fact has, in words.
#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"
#include "lees/phrase.hpp"

namespace drempel::engine::lees {

bool Wording::is_period(const Type& type) const {
    return type.kind == ValueKind::record && !type.begrip.is_none() && rules_.begrippen[type.begrip.index].name == "periode";
}

std::string Wording::limits(const Type& type) const {
    if (type.kind == ValueKind::datum) {
        const auto day = [](const DateLimit& limit) { return limit.is_peildatum ? "de dag van de beoordeling" : to_dutch(limit.dag); };
        std::string text;
        if (type.earliest) text += ", niet voor " + day(*type.earliest);
        if (type.latest) text += ", niet na " + day(*type.latest);
        return text;
    }
    if (type.kind != ValueKind::getal || type.style == NumberStyle::tijd) return {};
    const auto number = [&](const Number& limit) { return to_dutch(rules_, limit, type); };
    if (type.low && type.high) return fmt::format(", van {} tot en met {}", number(*type.low), number(*type.high));
    if (type.low) return ", ten minste " + number(*type.low);
    if (type.high) return ", ten hoogste " + number(*type.high);
    return {};
}

std::string Wording::kind(const Type& type) const {
    const auto noun = [&](BegripId id, bool is_many) {
        const Begrip& begrip = rules_.begrippen[id.index];
        return bare(is_many ? spoken(begrip.plural, begrip.name) : spoken(begrip.label, begrip.name));
    };
    std::string text;
    switch (type.kind) {
        case ValueKind::ja_nee: text = "ja of nee"; break;
        case ValueKind::getal:
            switch (type.style) {
                case NumberStyle::getal: text = "een getal"; break;
                case NumberStyle::geheel: text = "een heel getal"; break;
                case NumberStyle::bedrag: text = "een bedrag"; break;
                case NumberStyle::percentage: text = "een percentage"; break;
                case NumberStyle::jaren: text = "een aantal jaren"; break;
                case NumberStyle::tijd: text = "een tijd op de klok"; break;
                case NumberStyle::hoeveelheid:
                    text = type.unit.is_none() ? "een getal"
                                               : fmt::format("een {}getal in {}", type.whole ? "heel " : "", rules_.units[type.unit.index].plural);
                    break;
            }
            break;
        case ValueKind::datum: text = type.onvolledig ? "een datum, of alleen het jaar of de maand" : "een datum"; break;
        case ValueKind::duur: text = "een lengte van tijd"; break;
        case ValueKind::tekst: text = type.is_verwijzing && !type.begrip.is_none() ? "een van de " + noun(type.begrip, true) : "tekst"; break;
        case ValueKind::keuze: text = "een keuze: " + choices(type); break;
        case ValueKind::record: text = "een " + noun(type.begrip, false); break;
        case ValueKind::lijst: {
            const Type& element = rules_.type(type.element);
            text = element.kind == ValueKind::record ? "een lijst van " + noun(element.begrip, true) : "een lijst, elk " + kind(element);
            if (type.at_least > 0) text += fmt::format(", ten minste {}", type.at_least);
            if (type.at_most) text += fmt::format(", ten hoogste {}", *type.at_most);
            break;
        }
    }
    text += limits(type);
    if (type.of_geen) text += "; het kan ook zijn dat het er niet is";
    return text;
}

}  // namespace drempel::engine::lees
