// SPDX-License-Identifier: EUPL-1.2
#include "program/generate.hpp"

#include <fmt/format.h>

#include "consequences.hpp"

namespace drempel::tests {

using namespace engine;

namespace {

constexpr std::string_view schema = R"(
begrip deel "het deel" meervoud "de delen"
  heel   : ja_nee
  maat   : getal
  dag    : datum

begrip ding "het ding" meervoud "de dingen"
  goed   : ja_nee
  maat   : getal
  stuks  : geheel van 0 tot en met 5
  dag    : datum
  kleur  : keuze (rood; groen; blauw; geel tot 1 maart 2026)
  naam   : tekst
  looptijd : duur
  extra  : getal of geen
  af     : ja_nee of geen
  delen  : lijst van deel

begrip grootDing is een ding "het grote ding" meervoud "de grote dingen"
  zwaar  : ja_nee

aanvraagsoort proef "de proef"
  rechtOp : datum van aanvrager
  a1     : ja_nee van aanvrager
  a2     : ja_nee
  a3     : ja_nee
  n1     : getal van aanvrager
  n2     : getal niet negatief
  n3     : getal van 0 tot en met 4
  g1     : geheel van 0 tot en met 5
  g2     : geheel
  p1     : percentage
  b1     : bedrag niet negatief
  d1     : datum
  d2     : datum tot en met peildatum
  d3     : datum ook onvolledig tot en met peildatum
  u1     : duur
  u2     : duur
  kleur1 : keuze (rood; groen; blauw; geel tot 1 maart 2026)
  kleur2 : keuze (rood; groen; blauw; geel tot 1 maart 2026)
  t1     : tekst
  t2     : tekst
  misschien : ja_nee of geen
  extra1 : getal of geen
  dag1   : datum of geen
  eerste : ding
  dingen : lijst van ding
  dozen  : lijst van ding ten minste 1 ten hoogste 3
  groteDingen : lijst van grootDing
)";

struct Bound {
    std::string begrip, name;
};

class Writer {
public:
    explicit Writer(std::uint64_t seed) : dice_(seed) {}

    std::string write() {
        const bool own_day = dice_.one_in(6);
        std::string text = fmt::format("regelset proef.regels \"Proef\"\n  laag landelijk\n  versie 2026.1\n  recht op {}\n  bron wet \"Proefwet\" bwb BWBR0002458\n",
                                       own_day ? "rechtOp" : "peildatum");
        text += consequences;
        text += schema;
        text += fmt::format("\nparameter grens : getal \"grens\"\n  grondslag wet art. 9\n  vanaf 1 januari 2000 tot 1 juli 2024 luidt {}\n  vanaf 1 juli 2024 luidt {}\n",
                            literal(), literal());
        text += fmt::format("\nparameter termijn : duur \"termijn\"\n  grondslag wet art. 9\n  vanaf 1 januari 2000 luidt {}\n", duration_literal());
        text += "\nparameter leeg : getal niet negatief \"leeg\"\n  grondslag wet art. 9\n  open voor raad\n";
        for (int i = 0; i < 2; ++i) definition(i, text);
        const auto count = 3 + dice_.below(4);
        for (std::uint32_t i = 0; i < count; ++i) rule(i, text);
        return text;
    }

private:
    using Scope = std::vector<Bound>;

    std::string fresh() { return fmt::format("v{}", ++variables_); }
    std::string literal() {
        if (dice_.one_in(3)) return fmt::format("{},{}", dice_.below(5), dice_.pick({"5", "25", "1", "333333"}));
        return fmt::format("{}", dice_.below(6));
    }
    std::string day_literal() {
        return std::string(dice_.pick({"29 februari 2024", "28 februari 2021", "31 januari 2024", "1 juli 2024", "30 juni 2024", "1 maart 2026", "15 mei 2019", "1 maart 2021"}));
    }
    std::string duration_literal() { return std::string(dice_.pick({"1 maand", "6 maanden", "5 jaar", "2 weken", "30 dagen", "12 maanden", "1 jaar", "365 dagen"})); }

    // "veld van x" for an element in scope whose begrip has the field, or a fact of the case.
    std::string of_element(const Scope& scope, std::string_view of_ding, std::string_view of_deel, std::string_view otherwise) {
        if (!scope.empty() && !dice_.one_in(3)) {
            const auto& bound = scope[dice_.below(static_cast<std::uint32_t>(scope.size()))];
            const auto field = bound.begrip == "deel" ? of_deel : of_ding;
            if (!field.empty()) return fmt::format("{} van {}", field, bound.name);
        }
        if (!of_ding.empty() && dice_.one_in(10)) return fmt::format("{} van eerste", of_ding);
        return std::string(otherwise);
    }

    std::string number(const Scope& scope, int depth) {
        if (depth <= 0 || dice_.one_in(3)) {
            switch (dice_.below(8)) {
                case 0: return of_element(scope, "stuks", "", "g1");
                case 1: return of_element(scope, "maat", "maat", "n1");
                case 2: return of_element(scope, "maat", "maat", "n2");
                case 3: return std::string(dice_.pick({"n1", "n2", "n3", "g1", "g2"}));
                case 4: return dice_.one_in(3) ? "leeg" : "grens";
                case 5: return definition_use(scope, "number");
                default: return literal();
            }
        }
        switch (dice_.below(9)) {
            case 0: return fmt::format("({} + {})", number(scope, depth - 1), number(scope, depth - 1));
            case 1: return fmt::format("({} - {})", number(scope, depth - 1), number(scope, depth - 1));
            case 2: return fmt::format("({} * {})", number(scope, depth - 1), number(scope, depth - 1));
            case 3: return fmt::format("({} / {})", number(scope, depth - 1), number(scope, depth - 1));
            case 4: return fmt::format("({} % van {})", dice_.pick({"10", "12,5", "50", "200"}), number(scope, depth - 1));
            case 5: {
                const auto [text, inner] = list(scope);
                return fmt::format("(aantal {}{})", text, body(inner, depth - 1, dice_.one_in(4)));
            }
            case 6:
            case 7: {
                const auto [text, inner] = list(scope);
                const Scope only{inner.back()};
                return fmt::format("(som van {} over {}{})", number(dice_.one_in(2) ? only : inner, depth - 2), text, body(inner, depth - 1, dice_.one_in(2)));
            }
            default: return fmt::format("(-{})", number(scope, depth - 1));
        }
    }

    std::string day(const Scope& scope, int depth) {
        if (depth <= 0 || !dice_.one_in(4)) {
            switch (dice_.below(4)) {
                case 0: return day_literal();
                case 1: return "peildatum";
                case 2: return std::string(dice_.pick({"d1", "d2", "d3"}));
                default: return of_element(scope, "dag", "dag", "d1");
            }
        }
        return fmt::format("({} {} {})", day(scope, depth - 1), dice_.pick({"+", "-"}), duration(scope, depth - 1));
    }

    std::string duration(const Scope& scope, int depth) {
        if (depth <= 0 || !dice_.one_in(5)) {
            switch (dice_.below(4)) {
                case 0: return std::string(dice_.pick({"u1", "u2"}));
                case 1: return of_element(scope, "looptijd", "", "u1");
                case 2: return "termijn";
                default: return duration_literal();
            }
        }
        if (dice_.one_in(2)) return fmt::format("({} - {})", day(scope, depth - 1), day(scope, depth - 1));
        return fmt::format("({} {} {})", duration(scope, depth - 1), dice_.pick({"+", "-"}), duration(scope, depth - 1));
    }

    std::pair<std::string, Scope> list(const Scope& scope) {
        Scope inner = scope;
        const auto name = fresh();
        for (auto at = scope.rbegin(); at != scope.rend(); ++at) {
            if (at->begrip == "deel" || !dice_.one_in(2)) continue;
            inner.push_back({"deel", name});
            return {fmt::format("deel genaamd {} in delen van {}", name, at->name), inner};
        }
        if (dice_.one_in(8)) {
            inner.push_back({"deel", name});
            return {fmt::format("deel genaamd {} in delen van eerste", name), inner};
        }
        if (dice_.one_in(5)) {
            inner.push_back({"grootDing", name});
            return {fmt::format("grootDing genaamd {} in groteDingen", name), inner};
        }
        inner.push_back({"ding", name});
        return {fmt::format("ding genaamd {} in {}", name, dice_.pick({"dingen", "dingen", "dozen"})), inner};
    }

    std::string body(const Scope& scope, int depth, bool nothing) { return nothing ? "" : " waarvoor " + truth(scope, depth - 1); }

    std::string compare() { return std::string(dice_.pick({"=", "<>", "<", "<=", ">", ">="})); }
    std::string same() { return std::string(dice_.pick({"=", "<>"})); }
    std::string colour() { return std::string(dice_.pick({"rood", "groen", "blauw", "geel"})); }  // geel: not on the day of the cases

    std::string truth(const Scope& scope, int depth) {
        if (depth > 0 && dice_.percent(60)) {
            switch (dice_.below(9)) {
                case 0:
                case 1: return fmt::format("({} en {})", truth(scope, depth - 1), truth(scope, depth - 1));
                case 2:
                case 3: return fmt::format("({} of {})", truth(scope, depth - 1), truth(scope, depth - 1));
                case 4: return fmt::format("(niet ({}))", truth(scope, depth - 1));
                case 5:
                case 6: {
                    const auto [text, inner] = list(scope);
                    const auto which = dice_.below(3);
                    if (which == 0) return fmt::format("(er is een {}{})", text, body(inner, depth, dice_.one_in(4)));
                    if (which == 1) return fmt::format("(er is geen {}{})", text, body(inner, depth, dice_.one_in(4)));
                    return fmt::format("(elke {}{})", text, body(inner, depth, false));
                }
                case 7: {
                    const auto [text, inner] = list(scope);
                    return fmt::format("(ten minste {} {}{})", 1 + dice_.below(3), text, body(inner, depth, false));
                }
                default: return definition_use(scope, "truth");
            }
        }
        switch (dice_.below(17)) {
            case 0:
            case 1: return of_element(scope, "goed", "heel", dice_.pick({"a1", "a2", "a3"}));
            case 2:
            case 3:
            case 4: return fmt::format("({} {} {})", number(scope, depth), compare(), number(scope, depth));
            case 5: return fmt::format("({} {} {})", day(scope, depth), compare(), day(scope, depth));
            case 6: return fmt::format("({} {} {})", duration(scope, depth), compare(), duration(scope, 0));
            case 7: return fmt::format("({} {} {})", of_element(scope, "kleur", "", "kleur1"), same(), dice_.one_in(2) ? colour() : "kleur2");
            case 8: return fmt::format("({} in ({}; {}))", of_element(scope, "kleur", "", "kleur1"), colour(), colour());
            case 9: return fmt::format("({} {} {})", of_element(scope, "naam", "", "t1"), same(), dice_.one_in(2) ? "\"A\"" : "t2");
            case 10: return fmt::format("({} in {})", number(scope, depth - 1), dice_.pick({"0 t/m 2", "1 tot 4", "0,5 t/m 2,25", "2 tot 5", "3 t/m 3"}));
            case 11: return fmt::format("({} {} {} voor {})", day(scope, depth - 1), dice_.pick({"minder dan", "ten hoogste"}), duration_literal(), day(scope, 0));
            case 12: return fmt::format("({} uiterlijk {} na {})", day(scope, depth - 1), duration_literal(), day(scope, 0));
            case 13: {
                const auto field = of_element(scope, "extra", "", "extra1");
                return fmt::format("({} is aanwezig en {} {} {})", field, field, compare(), literal());
            }
            case 14: return fmt::format("({} is {})", of_element(scope, "af", "", "misschien"), dice_.pick({"aanwezig", "afwezig"}));
            case 15: return fmt::format("(leeftijdOp({}; {}) {} {} jaar)", dice_.pick({"d3", "d1", "d2"}), day(scope, 0), compare(), dice_.pick({"2", "5", "18", "21"}));
            default: {
                for (const auto& bound : scope) {
                    if (bound.begrip == "ding") return fmt::format("({} is een grootDing)", bound.name);
                }
                return fmt::format("({} {} ({}))", dice_.pick({"a1", "a2"}), same(), dice_.pick({"a3", "a2", "a1"}));
            }
        }
    }

    // Name, type and begrip (or none) of each definition.
    struct Definition {
        std::string name, type, begrip;
    };

    std::string definition_use(const Scope& scope, std::string_view type) {
        for (const auto& definition : definitions_) {
            if (definition.type != type) continue;
            if (definition.begrip.empty()) return definition.name;
            for (const auto& bound : scope) {
                if (bound.begrip == definition.begrip) return fmt::format("{} van {}", definition.name, bound.name);
            }
        }
        return type == "truth" ? "a2" : "n2";
    }

    void definition(int i, std::string& text) {
        Definition made{fmt::format("def{}", i), dice_.one_in(2) ? "truth" : "number", dice_.one_in(2) ? "ding" : ""};
        Scope scope;
        if (!made.begrip.empty()) scope.push_back({"ding", "ding"});
        std::string value;
        const bool is_truth = made.type == "truth";
        const auto expression = [&] { return is_truth ? truth(scope, 2) : number(scope, 2); };
        switch (dice_.below(4)) {
            case 0:
            case 1: value = fmt::format("als {} dan {} anders {}", truth(scope, 1), expression(), expression()); break;
            case 2:
                value = is_truth ? expression() : fmt::format("afgerond {} op {} van ({})", dice_.pick({"naar boven", "naar beneden", "rekenkundig"}), dice_.pick({"1", "0,5", "0,25"}), expression());
                break;
            default: value = expression(); break;
        }
        text += fmt::format("\ndefinitie {}{} : {}\n  grondslag wet art. 2\n  luidt {}\n", made.name, made.begrip.empty() ? "" : " van ding", is_truth ? "ja_nee" : "getal", value);
        definitions_.push_back(std::move(made));
    }

    std::string condition(const Scope& scope, bool with_knowledge) {
        if (with_knowledge && dice_.one_in(2)) {
            return fmt::format("({} is {} {} {})", dice_.pick({"n1", "a1", "d1", "kleur1", "extra1"}), dice_.pick({"bekend", "onbekend"}), dice_.pick({"en", "of"}), truth(scope, 1));
        }
        if (dice_.one_in(8)) {
            return fmt::format("ten minste {} van deze voorwaarden\n      - {}\n      - {}\n      - {}", 1 + dice_.below(3), truth(scope, 1), truth(scope, 1), truth(scope, 1));
        }
        return truth(scope, 3);
    }

    void rule(std::uint32_t i, std::string& text) {
        const bool knows = dice_.one_in(6);
        text += fmt::format("\nregel R-{} \"Regel\"\n  grondslag wet art. 1\n", i);
        if (dice_.one_in(5)) text += fmt::format("  geldig vanaf 1 januari 2000{}\n", dice_.one_in(2) ? " tot 1 juli 2024" : "");
        Scope scope;
        if (dice_.one_in(2)) {
            const auto which = dice_.below(4);
            if (which == 0) {
                text += "  voor elke deel in delen van eerste\n";
                scope.push_back({"deel", "deel"});
            } else {
                text += fmt::format("  voor elke ding in {}\n", which == 1 ? "dozen" : "dingen");
                scope.push_back({"ding", "ding"});
                if (dice_.one_in(4)) {
                    text += "  voor elke deel in delen van ding\n";
                    scope.push_back({"deel", "deel"});
                }
            }
        }
        const bool has_als = knows || dice_.percent(70);
        if (has_als) text += fmt::format("  als {}\n", condition(scope, knows));
        if (!has_als || dice_.one_in(2)) text += fmt::format("  eis {}\n", condition(scope, false));
        if (dice_.one_in(3)) text += fmt::format("  tenzij {}\n", condition(scope, false));
        if (dice_.one_in(8)) text += fmt::format("  tenzij {}\n", condition(scope, false));
        text += fmt::format("  gevolg {}\n  motivering \"x\"\n",
                            knows ? dice_.pick({"aanvullen", "nader onderzoek"})
                                  : dice_.pick({"weigeren verplicht", "weigeren mogelijk", "aanvullen", "nader onderzoek", "voorschrift \"v\"", "signaal", "plicht \"p\""}));
    }

    Dice dice_;
    int variables_ = 0;
    std::vector<Definition> definitions_;
};

// What stands in one slot: nothing, geen, a word, a record or a list.
struct Planned {
    bool known = false, geen = false, truth = false, open = false, is_element = false;
    std::string word;
    std::vector<Planned> parts;  // record: its fields; lijst: its elements
};

// Draws a file; `known` is how many in a hundred facts are given.
class Planner {
public:
    Planner(const RuleSet& rules, Dice& dice, std::uint32_t known) : rules_(rules), dice_(dice), known_(known) {}

    std::vector<Planned> record(BegripId begrip, int depth) {
        std::vector<Planned> result;
        for (const auto field : rules_.begrippen[begrip.index].fields) result.push_back(slot(rules_.fields[field.index].type, depth));
        return result;
    }

private:
    Planned slot(const Type& type, int depth) {
        Planned result;
        result.known = dice_.percent(known_);
        if (!result.known) return result;
        result.geen = type.of_geen && dice_.one_in(3);
        if (result.geen) return result;
        switch (type.kind) {
            case ValueKind::ja_nee: result.truth = dice_.one_in(2); break;
            case ValueKind::getal: result.word = number(type); break;
            case ValueKind::datum:
                result.word = type.onvolledig && dice_.one_in(3) ? dice_.pick({"2024", "2019-05", "2021-02", "2005"})
                                                                 : dice_.pick({"2024-02-29", "2021-02-28", "2021-03-01", "2024-01-31", "2024-06-30", "2024-07-01", "2019-05-15", "2026-03-01", "2008-02-29", "2005-03-02"});
                break;
            case ValueKind::duur: result.word = dice_.pick({"P1M", "P6M", "P60M", "P12M", "P14D", "P30D", "P365D", "P0D"}); break;
            case ValueKind::tekst: result.word = dice_.pick({"A", "B", "b"}); break;
            case ValueKind::keuze: result.word = dice_.pick({"rood", "groen", "blauw"}); break;
            case ValueKind::record: result.parts = record(type.begrip, depth + 1); break;
            case ValueKind::lijst: {
                const auto low = type.at_least;
                const auto size = low + dice_.below(type.at_most ? *type.at_most - low + 1 : depth > 0 ? 3 : 4);
                for (std::uint32_t i = 0; i < size; ++i) {
                    Planned element;
                    element.is_element = true;
                    element.parts = record(rules_.type(type.element).begrip, depth + 1);
                    result.parts.push_back(std::move(element));
                }
                result.open = dice_.one_in(4);
                break;
            }
        }
        return result;
    }

    std::string_view number(const Type& type) {
        if (type.whole && type.low) return dice_.pick({"0", "1", "2", "3", "5"});
        if (type.whole) return dice_.pick({"-3", "0", "1", "2", "12"});
        if (type.low) return dice_.pick({"0", "1", "2", "0.5", "2.25", "3.333333", "4"});
        return dice_.pick({"-3", "-0.5", "0", "1", "2", "0.5", "2.25", "3.333333", "4", "100", "900000000000000"});
    }

    const RuleSet& rules_;
    Dice& dice_;
    std::uint32_t known_;
};

// The same file with less known: facts left out, lists left open with fewer elements.
void forget(std::vector<Planned>& record, Dice& dice, std::uint32_t lost) {
    for (auto& slot : record) {
        if (!slot.known) continue;
        if (dice.percent(lost)) {
            slot.known = false;
            continue;
        }
        const bool is_list = !slot.parts.empty() && slot.parts.front().is_element;
        if (!is_list) {
            forget(slot.parts, dice, lost);
            continue;
        }
        if (dice.one_in(3)) {
            slot.open = true;
            slot.parts.resize(1 + dice.below(static_cast<std::uint32_t>(slot.parts.size())));
        }
        for (auto& element : slot.parts) forget(element.parts, dice, lost);
    }
}

class Filler {
public:
    explicit Filler(CaseBuilder& builder) : builder_(builder) {}

    void fill(RecordId record, const std::vector<Planned>& plan) {
        const auto first = builder_.facts().records[record.index].first;
        for (std::uint32_t i = 0; i < plan.size(); ++i) give(SlotId{first.index + i}, plan[i]);
    }

private:
    void give(SlotId slot, const Planned& plan) {
        if (!plan.known) return;
        if (plan.geen) return builder_.set_null(slot, "");
        const auto kind = builder_.type_of(slot).kind;
        switch (kind) {
            case ValueKind::ja_nee: return builder_.set_truth(slot, plan.truth, "");
            case ValueKind::getal: return builder_.set_number(slot, plan.word, "");
            case ValueKind::datum:
            case ValueKind::duur:
            case ValueKind::tekst:
            case ValueKind::keuze: return builder_.set_string(slot, plan.word, "");
            case ValueKind::record: return fill(builder_.record_of(slot), plan.parts);
            case ValueKind::lijst: {
                const auto list = builder_.begin_list(slot, "");
                for (const auto& element : plan.parts) fill(builder_.add_record(list, ""), element.parts);
                if (plan.open) builder_.mark_open(slot);
                return;
            }
        }
    }

    CaseBuilder& builder_;
};

Case build(const RuleSet& rules, Dag peildatum, const std::vector<Planned>& plan) {
    CaseBuilder builder(rules, SoortId{0}, peildatum);
    Filler(builder).fill(builder.root(), plan);
    auto finished = std::move(builder).finish();
    return finished ? std::move(*finished) : *CaseBuilder(rules, SoortId{0}, peildatum).finish();
}

}  // namespace

std::string generate_rules(std::uint64_t seed) { return Writer(seed).write(); }

Case generate_case(const RuleSet& rules, Dice& dice, Dag peildatum) {
    const std::uint32_t known[]{20, 50, 80, 95, 100};
    return build(rules, peildatum, Planner(rules, dice, known[dice.below(5)]).record(rules.soorten[0].layout, 0));
}

TwoCases generate_two_cases(const RuleSet& rules, Dice& dice, Dag peildatum) {
    const std::uint32_t known[]{50, 80, 95, 100};
    auto plan = Planner(rules, dice, known[dice.below(4)]).record(rules.soorten[0].layout, 0);
    auto more = build(rules, peildatum, plan);
    forget(plan, dice, 5 + dice.below(30));
    return {build(rules, peildatum, plan), std::move(more)};
}

}  // namespace drempel::tests
