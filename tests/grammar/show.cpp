// SPDX-License-Identifier: EUPL-1.2
#include "grammar/show.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace drempel::grammar::test {
namespace {

constexpr std::array<std::string_view, 42> kinds = {
    "broken", "ja_nee",     "number",  "date",       "string",   "geen",       "name",   "field",
    "index",  "call",       "negate",  "arithmetic", "share",    "comparison", "in_set", "in_range",
    "window", "aanwezig",   "afwezig", "bekend",     "onbekend", "is_een",     "niet",   "en",
    "of",     "quantifier", "conditional", "conditions", "rounded", "at_date", "time", "termijn", "yearly", "hit",
    "count_hits", "implies", "nothing_known", "hit_with",
    "list",   "record",     "entry",
};
constexpr std::array<std::string_view, 37> ops = {
    "",
    "+",
    "-",
    "*",
    "/",
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "t/m",
    "tot",
    "minder_dan_voor",
    "ten_hoogste_voor",
    "uiterlijk_na",
    "er_is_een",
    "er_is_geen",
    "elke",
    "ten_minste",
    "aantal",
    "som",
    "hoogste",
    "laagste",
    "vroegste",
    "laatste",
    "gemiddelde",
    "verschillende",
    "ten_minste_in_enige",
    "meeste_per",
    "som_per",
    "alle_van",
    "een_van",
    "ten_minste_van",
    "naar_boven",
    "naar_beneden",
    "rekenkundig",
};
constexpr std::array<std::string_view, 16> types = {
    "broken", "ja_nee", "getal", "geheel", "bedrag", "percentage", "datum",
    "duur",   "jaren",  "tekst", "keuze",  "begrip", "lijst",      "verwijzing",
    "tijd",   "periode",
};
constexpr std::array<std::string_view, 9> places = {
    "hoofdstuk", "afdeling", "paragraaf", "art", "lid", "onder", "sub", "aanhef", "bijlage",
};

std::string of(const Word& word) {
    return word.text;
}
std::string of(const Text& text) {
    return "\"" + text.value + "\"";
}
std::string of(const Expression& expression) {
    return show(expression);
}
std::string of(const Ground& ground) {
    std::string result = "[" + ground.bron.text;
    for (const GroundPart& part : ground.parts) {
        result +=
            " " + std::string(places[static_cast<std::size_t>(part.place)]) + ":" + part.label;
    }
    return result + "]";
}
std::string of(const Cell& cell) {
    static constexpr std::array<std::string_view, 5> cells = {"broken", "-", "=", "<>", "t/m"};
    std::string result(cell.kind == Cell::Kind::comparison || cell.kind == Cell::Kind::range
                           ? ops[static_cast<std::size_t>(cell.op)]
                           : cells[static_cast<std::size_t>(cell.kind)]);
    for (const Expression& part : cell.operands) result += " " + of(part);
    return result;
}
std::string of(const Validity& valid);
std::string of(const TypeText& type);
std::string of(const Member& member);
std::string of(const Origin& origin);

template <class T>
std::string of(const std::vector<T>& values);

template <class T>
std::string of(const std::optional<T>& value) {
    return value ? of(*value) : std::string();
}
template <class T>
std::string named(std::string_view name, const T& value) {
    const std::string shown = of(value);
    return shown.empty() ? shown : " " + std::string(name) + "=" + shown;
}
template <class T>
std::string of(const std::vector<T>& values) {
    std::string result;
    for (const T& value : values) result += (result.empty() ? "" : " ") + of(value);
    return result;
}

std::string of(const Member& member) {
    return member.name.text + of(member.label) + of(member.valid);
}
std::string of(const Origin& origin) {
    return origin.soort.text + of(origin.name);
}
std::string of(const Validity& valid) {
    return named("from", valid.from) + named(valid.until_included ? "tem" : "tot", valid.until);
}
std::string of(const TypeText& type) {
    std::string result = "<" + std::string(types[static_cast<std::size_t>(type.kind)]);
    result += named("in", type.unit) + named("low", type.low) + named("high", type.high);
    if (type.not_negative) result += " niet_negatief";
    if (type.incomplete_allowed) result += " onvolledig";
    if (type.oordeel) result += " oordeel";
    result +=
        named("members", type.members) + named("name", type.name) + named("element", type.element);
    result += named("min", type.at_least) + named("max", type.at_most);
    if (type.or_geen) result += " of_geen";
    return result + ">";
}

std::string fields(const std::vector<Field>& all) {
    std::string result;
    for (const Field& field : all) {
        result += "\n  field " + field.name.text + " " + of(field.type) + of(field.label)
                  + named("van", field.origin) + named("vraag", field.question)
                  + named("toelichting", field.explanation) + named("door", field.judge)
                  + named("afgeleid", field.derived);
        if (field.justification) {
            result += " rechtvaardiging=" + of(field.justification->reason)
                      + of(field.justification->ground);
        }
    }
    return result;
}

std::string open(const std::optional<OpenFor>& open_for) {
    if (!open_for) return {};
    return named("open", open_for->organs) + named("alleen", open_for->only);
}

struct Shower {
    std::string operator()(const Regelset& set) const {
        std::string result = "regelset " + set.name.text + of(set.label) + named("laag", set.laag)
                             + named("gemeente", set.gemeente) + of(set.gemeente_label)
                             + named("regio", set.regio) + of(set.regio_label)
                             + named("gemeenten", set.gemeenten)
                             + named("versie", set.versie) + named("recht_op", set.recht_op)
                             + named("gebruikt", set.gebruikt);
        for (const Bron& bron : set.bronnen) {
            result += "\n  bron " + bron.name.text + of(bron.label) + named("bwb", bron.bwb)
                      + named("cvdr", bron.cvdr) + named("publicatie", bron.publicatie)
                      + named("soort", bron.soort) + named("geldig", bron.valid);
        }
        return result;
    }
    std::string operator()(const Begrip& begrip) const {
        return "begrip " + begrip.name.text + named("is", begrip.super)
               + named("sleutel", begrip.sleutel) + of(begrip.label)
               + named("meervoud", begrip.plural) + fields(begrip.fields);
    }
    std::string operator()(const Feitengroep& group) const {
        return "feitengroep " + group.name.text + of(group.label) + fields(group.fields);
    }
    std::string operator()(const Aanvraagsoort& kind) const {
        return "aanvraagsoort " + kind.name.text + of(kind.label) + named("met", kind.met)
               + fields(kind.fields);
    }
    std::string operator()(const Parameter& parameter) const {
        std::string result = "parameter " + parameter.name.text + " " + of(parameter.type)
                             + of(parameter.label) + named("grondslag", parameter.grounds);
        result += open(parameter.open_for);
        for (const DatedValue& value : parameter.values)
            result += "\n  " + of(value.valid) + " luidt " + of(value.value);
        return result;
    }
    std::string operator()(const Gevolgsoort& kind) const {
        return "gevolgsoort " + kind.name.text + of(kind.label) + named("rang", kind.rank)
               + named("werking", kind.effect) + named("weging", kind.weighed);
    }
    std::string operator()(const Definitie& definition) const {
        return "definitie " + definition.name.text + named("van", definition.subject) + " "
               + of(definition.type) + of(definition.label) + named("grondslag", definition.grounds)
               + "\n  luidt " + of(definition.body);
    }
    std::string operator()(const Conclusie& conclusion) const {
        return "conclusie " + conclusion.name.text + " " + of(conclusion.type)
               + of(conclusion.label) + named("grondslag", conclusion.grounds) + "\n  luidt "
               + of(conclusion.body);
    }
    std::string operator()(const Invulling& fill) const {
        std::string result = "invulling " + fill.name.text + named("door", fill.organ)
                             + named("grondslag", fill.grounds);
        for (const DatedValue& value : fill.values)
            result += "\n  " + of(value.valid) + " luidt " + of(value.value);
        return result;
    }
    std::string operator()(const Vervallen& ended) const {
        return "vervallen " + ended.regel.text + named("door", ended.organ)
               + named("grondslag", ended.grounds);
    }
    std::string operator()(const Beslistabel& table) const {
        static constexpr std::array<std::string_view, 3> policies = {"precies_een", "eerste", "alle"};
        std::string result = "beslistabel " + table.name.text + " " + of(table.type) + of(table.label)
                             + named("grondslag", table.grounds);
        if (table.policy) result += " " + std::string(policies[static_cast<std::size_t>(*table.policy)]);
        result += "\n  |";
        for (const Expression& column : table.columns) result += " " + of(column) + " |";
        for (const TableRow& row : table.rows) {
            result += "\n  |";
            for (const Cell& cell : row.inputs) result += " " + of(cell) + " |";
            result += "| " + (row.output ? of(*row.output) : std::string()) + named("volgens", row.ground);
        }
        return result;
    }
    std::string operator()(const Kalender& kalender) const { return "kalender " + kalender.name.text; }
    std::string operator()(const Termijn& termijn) const { return "termijn " + termijn.name.text; }
    std::string operator()(const Regelgroep& group) const {
        return "groep " + group.name.text + of(group.label) + named("regels", group.regels);
    }
    std::string operator()(const Overgangsrecht& transition) const {
        return "overgangsrecht " + transition.name.text + of(transition.label) + named("grondslag", transition.grounds)
               + named("regels", transition.regels) + named("groepen", transition.groepen) + "\n  als "
               + of(transition.als) + "\n  recht_op " + of(transition.day) + named("totdat", transition.until);
    }
    std::string operator()(const Verband& relation) const {
        std::string result = "verband " + of(relation.title) + named("grondslag", relation.grounds);
        for (const ForEach& each : relation.for_each)
            result += "\n  voor_elke " + each.begrip.text + named("genaamd", each.variable) + " " + of(each.list);
        return result + "\n  altijd " + of(relation.always);
    }
    std::string operator()(const Keten& chain) const {
        std::string result = "keten " + chain.name.text + named("van", chain.subject) + of(chain.label)
                             + named("grondslag", chain.grounds);
        if (chain.via)
            result += "\n  via " + chain.via->begrip.text + named("genaamd", chain.via->variable) + " " + of(chain.via->list);
        return result + "\n  naar " + of(chain.to) + named("deel", chain.share);
    }
    std::string operator()(const Waarborg& promise) const {
        return "waarborg " + of(promise.title) + named("soort", promise.aanvraagsoort)
               + named("grondslag", promise.grounds) + "\n  altijd " + of(promise.always);
    }
    std::string operator()(const Beschermd& one) const {
        return "beschermd " + one.name.text + of(one.label) + named("woorden", one.words)
               + named("werking", one.effect) + named("grondslag", one.grounds)
               + named("reden", one.reason);
    }
    std::string operator()(const Regel& regel) const {
        std::string result = (regel.is_blokkade ? "blokkade " : "regel ") + regel.id.text + of(regel.title);
        if (regel.status) {
            result +=
                regel.status->kind == Status::Kind::concept_ ? "\n  concept" : "\n  in_werking";
            result += of(regel.status->remark);
        }
        result += "\n  grondslag " + of(regel.grounds) + named("geldig", regel.valid)
                  + named("voor", regel.applies_to) + open(regel.open_for);
        if (regel.replaces) {
            result += "\n  vervangt" + named("door", regel.replaces->organ)
                      + of(regel.replaces->ground);
        }
        if (!regel.deviates_from.empty()) result += "\n  afwijking " + of(regel.deviates_from);
        if (!regel.deviates_from_groups.empty()) result += "\n  afwijking groep " + of(regel.deviates_from_groups);
        if (!regel.goes_before.empty()) result += "\n  gaat_voor " + of(regel.goes_before);
        if (!regel.groups.empty()) result += "\n  groep " + of(regel.groups);
        for (const ForEach& each : regel.for_each) {
            result += "\n  voor_elke " + each.begrip.text + named("genaamd", each.variable) + " "
                      + of(each.list);
        }
        if (regel.blocks) {
            constexpr std::string_view what[] = {"gegeven ", "besluit ", "stap "};
            result += "\n  van " + std::string(what[static_cast<std::size_t>(regel.blocks->kind)]);
            result += regel.blocks->text ? of(regel.blocks->text) : of(regel.blocks->what);
        }
        if (regel.als) result += "\n  als " + of(regel.als);
        if (regel.eis) result += "\n  eis " + of(regel.eis);
        for (const Exception& one : regel.tenzij)
            result += "\n  tenzij " + of(one.condition) + (one.rebuttal ? " tegenbewijs" : "") + of(one.ground);
        if (regel.gevolg) {
            result += "\n  gevolg " + regel.gevolg->name.text + of(regel.gevolg->text)
                      + named("naar", regel.gevolg->recipient) + of(regel.gevolg->ground);
        }
        if (regel.motivering) {
            result += "\n  motivering";
            for (const TemplatePart& part : regel.motivering->parts) {
                if (const auto* words = std::get_if<std::string>(&part.content))
                    result += " \"" + *words + "\"";
                else
                    result += " {" + of(std::get<Expression>(part.content)) + "}";
            }
        }
        return result;
    }
    std::string operator()(const Voorbeeld& example) const {
        std::string result = "voorbeeld " + of(example.title) + named("herkomst", example.herkomst)
                             + named("soort", example.aanvraagsoort)
                             + named("gemeente", example.gemeente);
        for (const Gegeven& given : example.gegeven)
            result += "\n  " + of(given.path) + " := " + of(given.value);
        for (const Verwacht& one : example.verwacht) {
            result += "\n  verwacht";
            switch (one.kind) {
                case Verwacht::Kind::uitkomst:
                    result +=
                        " " + one.regel.text + named("voor", one.object) + " " + one.uitkomst.text
                              + of(one.ground) + named("met", one.reason);
                    break;
                case Verwacht::Kind::ontbreekt:
                    result += " ontbreekt " + of(one.path);
                    break;
                case Verwacht::Kind::advies:
                    result += " advies " + one.advies.text + named("status", one.advies_status);
                    break;
                case Verwacht::Kind::conclusie:
                    result += " " + one.regel.text
                              + (one.value ? " = " + of(*one.value) : " onbekend");
                    break;
                case Verwacht::Kind::termijn:
                    result += " " + one.part.text + " " + one.regel.text + (one.value ? " = " + of(*one.value) : "");
                    break;
            }
        }
        return result;
    }
};

}  // namespace

std::string show(const Expression& e) {
    std::string result = "(" + std::string(kinds[static_cast<std::size_t>(e.kind)]);
    if (e.op != Op::none) result += " " + std::string(ops[static_cast<std::size_t>(e.op)]);
    if (!e.text.empty()) result += " " + e.text;
    if (!e.unit.empty()) result += " " + e.unit;
    if (e.variable) result += " genaamd " + e.variable->text;
    if (e.open) result += " open";
    if (e.has_body) result += " waarvoor";
    for (const Expression& operand : e.operands) result += " " + show(operand);
    return result + ")";
}

std::string show(const File& file) {
    std::string result;
    for (const Declaration& declaration : file.declarations) {
        result += std::visit(Shower{}, declaration.node);
        result += declaration.complete ? "\n" : "\n  onvolledig\n";
    }
    return result;
}

}  // namespace drempel::grammar::test
