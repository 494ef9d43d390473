// SPDX-License-Identifier: EUPL-1.2
#include "typical.hpp"

#include <type_traits>

#include <fmt/format.h>

namespace bench {

const std::vector<Field>& case_fields() {
    using enum FieldKind;
    static const std::vector<Field> fields{
        {"formulierOntvangen", ja_nee, {}},   {"tekeningOntvangen", ja_nee, {}},  {"rijksmonument", ja_nee, {}},
        {"afwijkingVerleend", ja_nee, {}},    {"eenmanszaak", ja_nee, {}},        {"alleenInInrichting", ja_nee, {}},
        {"terrasGevraagd", ja_nee, {}},       {"muziekVersterkt", ja_nee, {}},    {"speelautomaten", ja_nee, {}},
        {"binnenOmgevingsplan", ja_nee, {}},  {"bibobVolledig", ja_nee, {}},      {"huurcontract", ja_nee, {}},
        {"eerderGesloten", ja_nee, {}},       {"alcoholGeschonken", ja_nee, {}},  {"nachtzaak", ja_nee, {}},
        {"geluidsrapport", ja_nee, {}},       {"vloer", getal, {}},               {"terras", getal, {}},
        {"zitplaatsen", geheel, {}},          {"staanplaatsen", geheel, {}},      {"afstandSchool", getal, {}},
        {"geluidsniveau", getal, {}},         {"bouwhoogte", getal, {}},          {"uitgangen", geheel, {}},
        {"parkeerplaatsen", geheel, {}},      {"bezoekers", geheel, {}},          {"investering", bedrag, {}},
        {"eigenInbreng", bedrag, {}},         {"jaarhuur", bedrag, {}},           {"overnamesom", bedrag, {}},
        {"legesBetaald", bedrag, {}},         {"belastingschuld", bedrag, {}},    {"ontvangenOp", datum, {}},
        {"ingangHuur", datum, {}},            {"laatsteKeuring", datum, {}},      {"overnameOp", datum, {}},
        {"vorigeSluiting", datum, {}},        {"eindePand", datum, {}},
        {"soortBedrijf", keuze, {"horeca", "slijterij", "paracommercie", "winkel"}},
        {"rechtsvorm", keuze, {"bv", "vof", "stichting", "vereniging", "natuurlijk"}},
        {"wijk", keuze, {"centrum", "noord", "oost", "zuid", "west", "haven"}},
        {"gebied", keuze, {"woonwijk", "uitgaansgebied", "bedrijventerrein"}}};
    return fields;
}

const std::vector<Record>& records() {
    using enum FieldKind;
    static const std::vector<Record> all{
        {"antecedent", "antecedenten", antecedents_list,
         {{"aard", keuze, {"misdrijf", "overtreding", "bestuurlijk"}}, {"onherroepelijkOp", datum, {}}, {"maanden", geheel, {}},
          {"boete", bedrag, {}}, {"aangewezenFeit", ja_nee, {}}, {"drugs", ja_nee, {}}, {"geweld", ja_nee, {}}}},
        {"persoon", "personen", "personen",
         {{"naam", tekst, {}}, {"geboren", datum, {}}, {"rol", keuze, {"leidinggevende", "bestuurder", "aandeelhouder", "financier"}},
          {"onderCuratele", ja_nee, {}}, {"socialeHygiene", ja_nee, {}}, {"geenBemoeienis", ja_nee, {}}, {"maatregel", ja_nee, {}},
          {"vogOverlegd", ja_nee, {}}, {"vogOp", datum, {}}, {"aandeel", getal, {}}, {"inkomen", bedrag, {}}, {"schulden", bedrag, {}},
          {"legitimatie", ja_nee, {}}, {"inDienst", ja_nee, {}}}},
        {"financiering", "financieringen", "financieringen",
         {{"bronsoort", keuze, {"bank", "familie", "eigen_geld", "derde"}}, {"hoofdsom", bedrag, {}}, {"rente", getal, {}}, {"verstrektOp", datum, {}},
          {"bewijsOverlegd", ja_nee, {}}, {"geldgeverBekend", ja_nee, {}}, {"uitBuitenland", ja_nee, {}}, {"looptijd", geheel, {}}}},
        {"lokaliteit", "lokaliteiten", "lokaliteiten",
         {{"functie", keuze, {"zaal", "slijtruimte", "keuken"}}, {"maat", getal, {}}, {"plafond", getal, {}}, {"ventilatie", getal, {}},
          {"vluchtroute", ja_nee, {}}}}};
    return all;
}

const std::vector<Limit>& limits() {
    static const std::vector<Limit> all{{"vandaag", 0}, {"m3", 3}, {"m6", 6}, {"m12", 12}, {"j3", 36}, {"j5", 60}, {"j10", 120}, {"l18", 216}, {"l21", 252}};
    return all;
}

namespace {

// Whose fields are meant: the case (depth 0) or an element of a list.
struct Holder {
    int depth = 0;
    std::string_view word;  // in the rule language: "persoon"
    std::string_view cpp;
};
const Holder the_case{0, "", "z"};
struct Nothing {};  // no condition

std::string logic_call(std::string_view op, std::initializer_list<std::string> arguments) { return fmt::format(R"({{"{}":[{}]}})", op, fmt::join(arguments, ",")); }

class Writer {
public:
    explicit Writer(std::size_t number) : n_(number) {}

    TypicalRule rule() {
        switch (n_ % 20) {
            case 0: return made("", {}, ja_nee_of_case(0), {});
            case 1: return made("", {}, number("vloer", ">=", 20 + round() % 60), both(fact("rijksmonument"), fact("afwijkingVerleend")));
            case 2: return made("", ja_nee_of_case(6), number("uitgangen", ">=", 1 + round() % 5), {});
            case 3: {
                const Holder l{1, "lokaliteit", "l"};
                const auto here = in(1, [&] { return both(is(l, "functie", "zaal"), compare(field(l, "maat"), ">=", whole(25 + round() % 40))); });
                return made("", not_(is(the_case, "soortBedrijf", "slijterij")), exists("lokaliteiten", l, here), both(fact("rijksmonument"), fact("afwijkingVerleend")));
            }
            case 4: return per("persoon", Nothing{}, [&](const Holder& p) { return age(p, round() % 2 == 0 ? 21 : 18); });
            case 5: return per("persoon", [&](const Holder& p) { return both(field(p, pick({"onderCuratele", "maatregel", "inDienst"})), compare(field(p, "aandeel"), ">=", whole(round() % 50))); }, Nothing{});
            case 6: return per("persoon", Nothing{}, [&](const Holder& p) { return either(field(p, pick({"socialeHygiene", "legitimatie", "vogOverlegd"})), field(p, pick({"geenBemoeienis", "inDienst"}))); });
            case 7:
                return per("persoon", [&](const Holder& p) {
                    const Holder a{2, "antecedent", "a"};
                    const auto here = in(2, [&] { return both(both(is(a, "aard", "misdrijf"), compare(field(a, "maanden"), ">", whole(round() % 24))), window(a, "onherroepelijkOp", "j5")); });
                    return exists_in(p, a, here);
                }, Nothing{});
            case 8:
                return per("persoon", [&](const Holder& p) {
                    const Holder a{2, "antecedent", "a"};
                    const auto here = in(2, [&] { return both(both(field(a, pick({"aangewezenFeit", "drugs", "geweld"})), compare(field(a, "boete"), ">=", euro(100 + round() % 900))), window(a, "onherroepelijkOp", "j5")); });
                    return at_least_in(p, a, 2, here);
                }, Nothing{});
            case 9: return per("financiering", Nothing{}, [&](const Holder& f) { return either(field(f, "bewijsOverlegd"), compare(field(f, "hoofdsom"), "<", euro(1000 + 50 * round()))); });
            case 10: {
                const Holder f{1, "financiering", "f"};
                const auto here = in(1, [&] { return not_(field(f, "geldgeverBekend")); });
                return made("", compare(sum("financieringen", f, "hoofdsom", here), ">", euro(5000 + 100 * round())), {}, {});
            }
            case 11: return made("", is_in("wijk", {"centrum", "haven", "noord"}), number(pick({"geluidsniveau", "bouwhoogte", "terras"}), "<", 30 + round() % 60), {});
            case 12: return made("", fact("alcoholGeschonken"), window(the_case, pick({"laatsteKeuring", "vorigeSluiting"}), pick({"m12", "j3"})), ja_nee_of_case(9));
            case 13: return made("", both(compare(plus(field(the_case, "zitplaatsen"), field(the_case, "staanplaatsen")), ">", whole(50 + round() % 200)), not_(fact("geluidsrapport"))), {}, {});
            case 14: return per("persoon", [&](const Holder& p) { return both(compare(field(p, "schulden"), ">", field(p, "inkomen")), compare(field(p, "schulden"), ">", euro(500 * (1 + round() % 60)))); }, Nothing{});
            case 15: return per("lokaliteit", [&](const Holder& l) { return is(l, "functie", pick({"zaal", "keuken"})); },
                               [&](const Holder& l) { return both(compare(field(l, "ventilatie"), ">=", tenths(38 + round() % 40)), field(l, "vluchtroute")); });
            case 16: {
                // The sum first: json-logic-engine 5.0.7 goes wrong on a compiled `reduce` in the second operand of a comparison.
                const Holder f{1, "financiering", "f"};
                const auto here = in(1, [&] { return is(f, "bronsoort", pick({"bank", "eigen_geld"})); });
                return made("", compare(plus(sum("financieringen", f, "hoofdsom", here), euro(1000 * (round() % 50))), "<", field(the_case, "investering")), fact("bibobVolledig"), {});
            }
            case 17: {
                const Holder p{1, "persoon", "p"};
                const auto here = in(1, [&] { return either(not_(is(p, "rol", pick({"bestuurder", "leidinggevende"}))), both(field(p, "vogOverlegd"), window(p, "vogOp", pick({"m3", "m6", "m12"})))); });
                return made("", {}, each("personen", p, here), ja_nee_of_case(3));
            }
            case 18: {
                const Holder p{1, "persoon", "p"};
                const auto here = in(1, [&] { return both(is(p, "rol", pick({"financier", "aandeelhouder"})), compare(field(p, "aandeel"), ">", whole(round() % 50))); });
                return made("", compare(count("personen", p, here), ">", whole(round() % 3)), {}, {});
            }
            default: return made("", both(ja_nee_of_case(1), compare(field(the_case, pick({"jaarhuur", "overnamesom", "belastingschuld"})), ">", euro(2000 + 300 * (round() % 100)))), {}, ja_nee_of_case(4));
        }
    }

private:
    std::size_t round() const { return n_ / 20; }  // how manieth of its kind
    std::string_view pick(std::initializer_list<std::string_view> words) const { return words.begin()[round() % words.size()]; }

    template <class Make>
    std::invoke_result_t<Make> in(int depth, Make&& make) {
        const int before = depth_;
        depth_ = depth;
        auto result = make();
        depth_ = before;
        return result;
    }

    // ------------------------------------------------------------------ values
    FourTimes field(const Holder& holder, std::string_view name) const {
        std::string up;
        for (int i = holder.depth; i < depth_; ++i) up += "../../";
        const bool is_case = holder.depth == 0;
        return {is_case ? std::string(name) : fmt::format("{} van {}", name, holder.word), fmt::format("{}.{}", holder.cpp, name),
                fmt::format(R"({{"var":"{}{}"}})", up, name), is_case ? fmt::format("{}{}", depth_ == 0 ? "" : "$root.", name) : fmt::format("#.{}", name)};
    }
    FourTimes fact(std::string_view name) const { return field(the_case, name); }
    // C++ counts hundredths.
    static FourTimes whole(std::size_t value) { return {fmt::format("{}", value), fmt::format("{}", value * 100), fmt::format("{}", value), fmt::format("{}", value)}; }
    static FourTimes euro(std::size_t value) { auto result = whole(value); result.drempel = fmt::format("€ {}", value); return result; }
    static FourTimes tenths(std::size_t value) {
        const auto text = fmt::format("{}.{}", value / 10, value % 10);
        return {fmt::format("{},{}", value / 10, value % 10), fmt::format("{}", value * 10), text, text};
    }
    FourTimes limit(std::string_view name) const {
        std::string up;
        for (int i = 0; i < depth_; ++i) up += "../../";
        return {"", fmt::format("d.{}", name), fmt::format(R"({{"var":"{}{}"}})", up, name), fmt::format("{}{}", depth_ == 0 ? "" : "$root.", name)};
    }
    static FourTimes plus(const FourTimes& a, const FourTimes& b) {
        return {fmt::format("({} + {})", a.drempel, b.drempel), fmt::format("({} + {})", a.cpp, b.cpp), logic_call("+", {a.logic, b.logic}), fmt::format("({} + {})", a.zen, b.zen)};
    }

    // ------------------------------------------------------------------ truths
    static FourTimes two(std::string_view drempel, std::string_view cpp, std::string_view logic, std::string_view zen, const FourTimes& a, const FourTimes& b) {
        return {fmt::format("({} {} {})", a.drempel, drempel, b.drempel), fmt::format("({} {} {})", a.cpp, cpp, b.cpp), logic_call(logic, {a.logic, b.logic}),
                fmt::format("({} {} {})", a.zen, zen, b.zen)};
    }
    static FourTimes both(const FourTimes& a, const FourTimes& b) { return two("en", "&&", "and", "and", a, b); }
    static FourTimes either(const FourTimes& a, const FourTimes& b) { return two("of", "||", "or", "or", a, b); }
    static FourTimes not_(const FourTimes& a) { return {fmt::format("(niet ({}))", a.drempel), fmt::format("!{}", a.cpp), logic_call("!", {a.logic}), fmt::format("(not {})", a.zen)}; }
    static FourTimes compare(const FourTimes& a, std::string_view op, const FourTimes& b) { return two(op, op, op, op, a, b); }
    FourTimes number(std::string_view name, std::string_view op, std::size_t value) const { return compare(fact(name), op, whole(value)); }
    static FourTimes is_member(const FourTimes& value, std::string_view enumeration, std::string_view member) {
        return {fmt::format("({} = {})", value.drempel, member), fmt::format("({} == {}::{})", value.cpp, enumeration, member), fmt::format(R"({{"===":[{},"{}"]}})", value.logic, member),
                fmt::format(R"(({} == "{}"))", value.zen, member)};
    }
    FourTimes is(const Holder& holder, std::string_view name, std::string_view member) const { return is_member(field(holder, name), fmt::format("K_{}", name), member); }
    FourTimes is_in(std::string_view name, std::initializer_list<std::string_view> members) const {
        const auto value = fact(name);
        std::vector<std::string> cpp;
        for (const auto member : members) cpp.push_back(fmt::format("{} == K_{}::{}", value.cpp, name, member));
        return {fmt::format("({} in ({}))", value.drempel, fmt::join(members, "; ")), fmt::format("({})", fmt::join(cpp, " || ")),
                fmt::format(R"({{"in":[{},["{}"]]}})", value.logic, fmt::join(members, "\",\"")), fmt::format(R"(({} in ["{}"]))", value.zen, fmt::join(members, "\",\""))};
    }
    FourTimes ja_nee_of_case(std::size_t shift) const { return fact(case_fields()[(round() * 5 + shift) % 16].name); }
    FourTimes age(const Holder& holder, int years) const {
        auto result = compare(field(holder, "geboren"), "<=", limit(fmt::format("l{}", years)));
        result.drempel = fmt::format("(leeftijdOp(geboren van {}; peildatum) >= {} jaar)", holder.word, years);
        return result;
    }
    // In the time from so long before the peildatum up to that day.
    FourTimes window(const Holder& holder, std::string_view name, std::string_view from) const {
        const auto value = field(holder, name);
        auto result = both(compare(value, ">=", limit(from)), compare(value, "<=", limit("vandaag")));
        result.drempel = fmt::format("({} ten hoogste {} {} voor peildatum)", value.drempel, from.substr(1), from[0] == 'j' ? "jaar" : "maanden");
        return result;
    }

    // ------------------------------------------------------------------ lists
    FourTimes list_of_case(std::string_view name) const { return field(the_case, name); }
    static std::string lambda(const Holder& element, std::string_view body) { return fmt::format("[&](const {}& {}) {{ return {}; }}", element.word, element.cpp, body); }
    static std::string over(const FourTimes& list, const Holder& element, std::string_view algorithm, std::string_view body) {
        return fmt::format("std::{}({}.begin(), {}.end(), {})", algorithm, list.cpp, list.cpp, lambda(element, body));
    }
    static FourTimes exists(const FourTimes& list, std::string_view drempel_list, const Holder& element, const FourTimes& body) {
        return {fmt::format("(er is een {} in {} waarvoor {})", element.word, drempel_list, body.drempel), over(list, element, "any_of", body.cpp), logic_call("some", {list.logic, body.logic}),
                fmt::format("some({}, {})", list.zen, body.zen)};
    }
    FourTimes exists(std::string_view list, const Holder& element, const FourTimes& body) const { return exists(list_of_case(list), list, element, body); }
    FourTimes exists_in(const Holder& person, const Holder& element, const FourTimes& body) const {
        return exists(field(person, antecedents_list), fmt::format("{} van {}", antecedents_list, person.word), element, body);
    }
    static FourTimes counted(const FourTimes& list, std::string_view drempel_list, const Holder& element, const FourTimes& body) {
        return {fmt::format("(aantal {} in {} waarvoor {})", element.word, drempel_list, body.drempel), fmt::format("100 * {}", over(list, element, "count_if", body.cpp)),
                fmt::format(R"({{"length":{}}})", logic_call("filter", {list.logic, body.logic})), fmt::format("count({}, {})", list.zen, body.zen)};
    }
    FourTimes count(std::string_view list, const Holder& element, const FourTimes& body) const { return counted(list_of_case(list), list, element, body); }
    FourTimes at_least_in(const Holder& person, const Holder& element, std::size_t needed, const FourTimes& body) const {
        const auto words = fmt::format("{} van {}", antecedents_list, person.word);
        auto result = compare(counted(field(person, antecedents_list), words, element, body), ">=", whole(needed));
        result.drempel = fmt::format("(ten minste {} {} in {} waarvoor {})", needed, element.word, words, body.drempel);
        return result;
    }
    FourTimes each(std::string_view list, const Holder& element, const FourTimes& body) const {
        const auto all = list_of_case(list);
        // `all` of json-logic says false of an empty list.
        return {fmt::format("(elke {} in {} waarvoor {})", element.word, list, body.drempel), over(all, element, "all_of", body.cpp),
                logic_call("none", {all.logic, logic_call("!", {body.logic})}), fmt::format("all({}, {})", all.zen, body.zen)};
    }
    FourTimes sum(std::string_view list, const Holder& element, std::string_view name, const FourTimes& body) const {
        const auto all = list_of_case(list);
        return {fmt::format("(som van {} van {} over {} in {} waarvoor {})", name, element.word, element.word, list, body.drempel),
                fmt::format("sum_of({}, {}, {})", all.cpp, lambda(element, body.cpp), lambda(element, fmt::format("{}.{}", element.cpp, name))),
                fmt::format(R"({{"reduce":[{},{{"+":[{{"var":"accumulator"}},{{"var":"current.{}"}}]}},0]}})", logic_call("filter", {all.logic, body.logic}), name),
                fmt::format("sum(map(filter({}, {}), #.{}))", all.zen, body.zen, name)};
    }

    // ------------------------------------------------------------------ rules
    TypicalRule made(std::string_view list_word, const FourTimes& als, const FourTimes& eis, const FourTimes& tenzij) {
        TypicalRule result;
        result.id = fmt::format("MET-{:04}", n_);
        result.drempel = fmt::format("regel {} \"Regel {}\"\n  grondslag wet art. {} lid {}\n", result.id, n_, n_ % 400 + 1, n_ % 9 + 1);
        std::vector<std::string> cpp, logic, zen;
        const auto clause = [&](std::string_view word, const FourTimes& part, bool must_hold) {
            if (part.cpp.empty()) return;
            result.drempel += fmt::format("  {} {}\n", word, part.drempel);
            const auto turned = must_hold ? part : not_(part);
            cpp.push_back(turned.cpp);
            logic.push_back(turned.logic);
            zen.push_back(turned.zen);
        };
        for (const auto& record : records()) {
            if (record.begrip != list_word) continue;
            result.list = record.list;
            result.drempel += fmt::format("  voor elke {} in {}\n", record.begrip, record.list);
        }
        clause("als", als, true);
        clause("eis", eis, false);
        clause("tenzij", tenzij, false);
        result.drempel += fmt::format("  gevolg {}\n  motivering \"Omdat regel {} het zegt.\"\n\n", n_ % 3 == 0 ? "weigeren verplicht" : n_ % 3 == 1 ? "weigeren mogelijk" : "voorschrift \"v\"", n_);
        result.cpp = fmt::format("{}", fmt::join(cpp, " && "));
        result.logic = fmt::format(R"({{"and":[{}]}})", fmt::join(logic, ","));
        result.zen = fmt::format("({})", fmt::join(zen, " and "));
        return result;
    }

    template <class Als, class Eis>
    TypicalRule per(std::string_view begrip, Als&& als, Eis&& eis) {
        const Holder element{1, begrip, begrip.substr(0, 1)};
        return in(1, [&] { return made(begrip, condition(als, element), condition(eis, element), {}); });
    }
    template <class Make>
    static FourTimes condition(Make&& make, const Holder& element) {
        if constexpr (std::is_invocable_v<Make, const Holder&>) return make(element);
        return {};
    }

    std::size_t n_;
    int depth_ = 0;
};

std::string_view type_in_rules(const Field& field) {
    switch (field.kind) {
        case FieldKind::ja_nee: return "ja_nee";
        case FieldKind::getal: return "getal niet negatief";
        case FieldKind::geheel: return "geheel niet negatief";
        case FieldKind::bedrag: return "bedrag niet negatief";
        case FieldKind::datum: return "datum";
        case FieldKind::tekst: return "tekst";
        case FieldKind::keuze: break;
    }
    return "";
}

std::string type_in_cpp(const Field& field) {
    switch (field.kind) {
        case FieldKind::ja_nee: return "bool";
        case FieldKind::getal:
        case FieldKind::geheel:
        case FieldKind::bedrag: return "std::int64_t";  // hundredths
        case FieldKind::datum: return "std::int32_t";   // days since 1970
        case FieldKind::tekst: return "std::string";
        case FieldKind::keuze: break;
    }
    return fmt::format("K_{}", field.name);
}

std::string fields_in_rules(const std::vector<Field>& fields) {
    std::string text;
    for (const auto& field : fields)
        text += field.kind == FieldKind::keuze ? fmt::format("  {} : keuze ({})\n", field.name, fmt::join(field.members, "; ")) : fmt::format("  {} : {}\n", field.name, type_in_rules(field));
    return text;
}

}  // namespace

std::vector<TypicalRule> typical_rules(std::size_t count) {
    std::vector<TypicalRule> rules;
    for (std::size_t n = 0; n < count; ++n) rules.push_back(Writer(n).rule());
    return rules;
}

std::string as_drempel(const std::vector<TypicalRule>& rules) {
    std::string text =
        "regelset meting.typisch \"Typisch\"\n  laag landelijk\n  versie 1\n  recht op peildatum\n  bron wet \"Wet\" bwb BWBR0000001\n\n"
        "gevolgsoort weigeren_verplicht \"weigeren verplicht\"\n  rang 10\n  werking weigert\n  weging nee\n"
        "gevolgsoort weigeren_mogelijk \"weigeren mogelijk\"\n  rang 30\n  werking weigert\n  weging ja\n"
        "gevolgsoort aanvullen \"aanvullen\"\n  rang 50\n  werking vult_aan\n  weging nee\n"
        "gevolgsoort nader_onderzoek \"nader onderzoek\"\n  rang 60\n  werking onderzoekt\n  weging nee\n"
        "gevolgsoort voorschrift \"voorschrift\"\n  rang 70\n  werking schrijft_voor\n  weging nee\n\n";
    for (const auto& record : records()) {
        text += fmt::format("begrip {} \"{}\" meervoud \"{}\"\n{}", record.begrip, record.begrip, record.meervoud, fields_in_rules(record.fields));
        if (record.begrip == "persoon") text += "  antecedenten : lijst van antecedent\n";
        text += '\n';
    }
    text += "aanvraagsoort zaak \"de zaak\"\n" + fields_in_rules(case_fields());
    for (const auto& record : records())
        if (record.list != antecedents_list) text += fmt::format("  {} : lijst van {}\n", record.list, record.begrip);
    text += '\n';
    for (const auto& rule : rules) text += rule.drempel;
    return text;
}

std::string structs_as_cpp() {
    std::string text = "#pragma once\n#include <cstdint>\n#include <string>\n#include <vector>\n\nnamespace bench {\n\n";
    const auto enumerations = [&](const std::vector<Field>& fields) {
        for (const auto& field : fields)
            if (field.kind == FieldKind::keuze) text += fmt::format("enum class K_{} : std::uint8_t {{ {} }};\n", field.name, fmt::join(field.members, ", "));
    };
    const auto members = [&](const std::vector<Field>& fields) {
        for (const auto& field : fields) text += fmt::format("    {} {}{{}};\n", type_in_cpp(field), field.name);
    };
    enumerations(case_fields());
    for (const auto& record : records()) {
        enumerations(record.fields);
        text += fmt::format("struct {} {{\n", record.begrip);
        members(record.fields);
        if (record.begrip == "persoon") text += "    std::vector<antecedent> antecedenten;\n";
        text += "};\n";
    }
    text += "struct Zaak {\n";
    members(case_fields());
    for (const auto& record : records())
        if (record.list != antecedents_list) text += fmt::format("    std::vector<{}> {};\n", record.begrip, record.list);
    text += "};\n// Days from which and up to which the rules look.\nstruct Dagen {\n";
    for (const auto& limit : limits()) text += fmt::format("    std::int32_t {} = 0;\n", limit.name);
    return text + "};\n\nvoid screen_60(const Zaak& z, const Dagen& d, std::int32_t* hits);\nvoid screen_1000(const Zaak& z, const Dagen& d, std::int32_t* hits);\n\n}  // namespace bench\n";
}

std::string visits_as_cpp() {
    std::string text = "#pragma once\n#include \"typical.hpp\"\n#include \"zaak.hpp\"\n\nnamespace bench {\n\n";
    const auto visit = [&](const std::vector<Field>& fields) {
        for (const auto& field : fields) {
            std::string more;
            if (field.kind == FieldKind::keuze) more = fmt::format(", std::vector<std::string_view>{{\"{}\"}}", fmt::join(field.members, "\", \""));
            if (field.kind == FieldKind::getal) more = ", FieldKind::getal";
            if (field.kind == FieldKind::geheel) more = ", FieldKind::geheel";
            if (field.kind == FieldKind::bedrag) more = ", FieldKind::bedrag";
            text += fmt::format("    draw(\"{0}\", record.{0}{1});\n", field.name, more);
        }
    };
    for (const auto& record : records()) {
        text += fmt::format("template <class Draw>\nvoid draw_fields(Draw& draw, {}& record) {{\n", record.begrip);
        visit(record.fields);
        if (record.begrip == "persoon") text += "    draw.list(\"antecedenten\", record.antecedenten, 0, 3, [](auto& inner, auto& element) { draw_fields(inner, element); });\n";
        text += "}\n";
    }
    text += "template <class Draw>\nvoid draw_fields(Draw& draw, Zaak& record) {\n";
    visit(case_fields());
    for (const auto& record : records())
        if (record.list != antecedents_list) text += fmt::format("    draw.list(\"{0}\", record.{0}, 1, 4, [](auto& inner, auto& element) {{ draw_fields(inner, element); }});\n", record.list);
    return text + "}\n\n}  // namespace bench\n";
}

std::string as_cpp(const std::vector<TypicalRule>& rules, std::string_view function) {
    std::string text = fmt::format(
        "#include <algorithm>\n#include <cstring>\n#include \"zaak.hpp\"\n\nnamespace bench {{\n\nnamespace {{\n"
        "template <class List, class Test, class Part>\nstd::int64_t sum_of(const List& list, Test test, Part part) {{\n    std::int64_t total = 0;\n"
        "    for (const auto& element : list)\n        if (test(element)) total += part(element);\n    return total;\n}}\n}}  // namespace\n\n"
        "void {}(const Zaak& z, [[maybe_unused]] const Dagen& d, std::int32_t* hits) {{\n    std::memset(hits, 0, sizeof *hits * {});\n",
        function, rules.size());
    const auto part = [&](std::string_view list, std::string_view indent) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules[i].list == list) text += fmt::format("{}hits[{}] += {};\n", indent, i, rules[i].cpp);
    };
    part("", "    ");
    for (const auto& record : records()) {
        if (record.list == antecedents_list) continue;
        text += fmt::format("    for (const auto& {} : z.{}) {{\n", record.begrip.substr(0, 1), record.list);
        part(record.list, "        ");
        text += "    }\n";
    }
    return text + "}\n\n}  // namespace bench\n";
}

std::string as_json(const std::vector<TypicalRule>& rules) {
    std::vector<std::string> logic, zen;
    for (const auto& rule : rules) {
        if (rule.list.empty()) {
            logic.push_back(fmt::format(R"({{"if":[{},1,0]}})", rule.logic));
            zen.push_back(fmt::format("{} ? 1 : 0", rule.zen));
        } else {
            logic.push_back(fmt::format(R"({{"length":{{"filter":[{{"var":"{}"}},{}]}}}})", rule.list, rule.logic));
            zen.push_back(fmt::format("count({}, {})", rule.list, rule.zen));
        }
        std::string escaped;
        for (const char c : zen.back()) {
            if (c == '"') escaped += '\\';
            escaped += c;
        }
        zen.back() = '"' + escaped + '"';
    }
    return fmt::format("{{\"logic\":[{}],\n\"zen\":[{}]}}\n", fmt::join(logic, ",\n"), fmt::join(zen, ",\n"));
}

}  // namespace bench
