// SPDX-License-Identifier: EUPL-1.2
// A voorbeeld as written -> places, values of the right type and resolved expectations.
#include <algorithm>

#include "compile/example_cases.hpp"
#include "drempel/engine/dutch.hpp"
#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;

bool is_unknown_word(const Expression& e) {
    return (e.kind == Kind::name && e.text == "onbekend") || (e.kind == Kind::onbekend && e.operands.empty());
}

std::optional<std::string> iso_duration_of(const Expression& e) {
    if (e.kind != Kind::number) return {};
    const auto number = Number::parse(e.text);
    if (!number || !number->is_whole()) return {};
    const std::string digits = number->to_string();
    const std::string& unit = e.unit;
    if (unit == "jaar" || unit == "jaren") return "P" + digits + "Y";
    if (unit == "maand" || unit == "maanden") return "P" + digits + "M";
    if (unit == "week" || unit == "weken") return "P" + digits + "W";
    if (unit == "dag" || unit == "dagen") return "P" + digits + "D";
    return {};
}

namespace {

std::string wire_form(const Expression& e);

struct Place {
    std::string pointer;
    std::size_t depth = 0;
    Type type;
};

class Planner {
public:
    Planner(Checker& checker, RegelsetId set, SoortId soort) : c_(checker), set_(set), soort_(soort) {}

    std::optional<Place> place_of(const Expression& e);
    bool check_value(const Expression& e, const Type& type);
    std::optional<Expectation> expectation(const grammar::Verwacht& written);

private:
    std::optional<Place> field_in(BegripId record, const Expression& e, const Place* owner);
    bool check_record(const Expression& e, const Type& type);
    bool check_number(const Expression& e, const Type& type);
    bool misfit(const Expression& e, const Type& type);
    std::optional<Expectation> outcome(const grammar::Verwacht& written);
    std::optional<Expectation> missing(const grammar::Verwacht& written);
    std::optional<Expectation> advice(const grammar::Verwacht& written);
    std::optional<Expectation> answer(const grammar::Verwacht& written);
    std::optional<Expectation> term(const grammar::Verwacht& written);

    Checker& c_;
    RegelsetId set_;
    SoortId soort_;
};

std::optional<Place> Planner::field_in(BegripId record, const Expression& e, const Place* owner) {
    const Begrip& begrip = c_.rules.begrippen[record.index];
    std::vector<std::string_view> known;
    // The ends of a periode have words of their own: `van` is no name.
    const bool is_period = !c_.periode().is_none() && record == c_.periode();
    const bool is_line = c_.rooster(record) != nullptr;
    const std::string_view name = (is_period && e.text == "begin") || (is_line && e.text == "opent") ? "van"
                                  : is_period && e.text == "einde"                                   ? "totEnMet"
                                  : is_line && e.text == "sluit"                                     ? "tot"
                                                                                                     : std::string_view(e.text);
    for (const FieldId id : begrip.fields) {
        const Field& field = c_.rules.fields[id.index];
        known.push_back(field.name);
        if (field.name != name) continue;
        return Place{(owner ? owner->pointer : "") + "/" + field.name, owner ? owner->depth + 1 : 1, field.type};
    }
    if (!c_.begrip_complete[record.index] || c_.broken_names.contains(e.text)) return {};
    std::sort(known.begin(), known.end());
    c_.report.at(e.text_span, T212_PadBestaatNiet, e.text, begrip.name).suggest(text::nearest(e.text, known));
    return {};
}

std::optional<Place> Planner::place_of(const Expression& e) {
    if (e.kind == Kind::name) return field_in(c_.rules.soorten[soort_.index].layout, e, nullptr);
    if (e.kind == Kind::field && e.operands.size() == 2) {
        // `antecedenten[2] van X` as the parser builds it: the position as text, list and owner as operands.
        Expression list = e.operands[0];
        list.kind = Kind::field;
        list.text_span = list.span;
        list.operands = {e.operands[1]};
        Expression element;
        element.kind = Kind::index;
        element.text = e.text;
        element.span = e.span;
        element.operands.push_back(std::move(list));
        return place_of(element);
    }
    if (e.kind == Kind::field && !e.operands.empty()) {
        const auto owner = place_of(e.operands[0]);
        if (!owner) return {};
        if (owner->type.kind == ValueKind::record) return field_in(owner->type.begrip, e, &*owner);
        const std::string_view words = c_.rules.words(e.operands[0].span);
        if (owner->type.kind == ValueKind::lijst)
            c_.report.at(e.operands[0].span, T213_PadLijst, words, words);
        else
            c_.report.at(e.text_span, T153_VeldVanWaarde, e.text, c_.describe(owner->type));
        return {};
    }
    if (e.kind == Kind::index && !e.operands.empty()) {
        auto list = place_of(e.operands[0]);
        if (!list) return {};
        if (list->type.kind != ValueKind::lijst) {
            c_.report.at(e.operands[0].span, T214_PadGeenLijst, c_.rules.words(e.operands[0].span));
            return {};
        }
        const auto position = Number::parse(e.text);
        const auto n = position ? position->to_int64() : std::nullopt;
        if (!n || *n < 1) return {};
        return Place{fmt::format("{}/{}", list->pointer, *n - 1), list->depth + 1, c_.rules.type(list->type.element)};
    }
    if (e.kind != Kind::broken) c_.report.at(e.span, T212_PadBestaatNiet, c_.rules.words(e.span),
                                             c_.rules.soorten[soort_.index].name);
    return {};
}

bool Planner::misfit(const Expression& e, const Type& type) {
    if (e.kind != Kind::broken) c_.report.at(e.span, T216_WaardePastNiet, c_.rules.words(e.span), c_.describe(type));
    return false;
}

bool Planner::check_number(const Expression& e, const Type& type) {
    if (e.kind == Kind::negate && e.operands.size() == 1) return check_number(e.operands[0], type);
    if (type.style == NumberStyle::tijd) return e.kind == Kind::time || misfit(e, type);
    if (e.kind != Kind::number) return misfit(e, type);
    bool fits = false;
    switch (type.style) {
        case NumberStyle::getal:
        case NumberStyle::geheel: fits = e.unit.empty(); break;
        case NumberStyle::bedrag: fits = e.unit == "€"; break;
        case NumberStyle::percentage: fits = e.unit == "%"; break;
        case NumberStyle::jaren: fits = e.unit == "jaar" || e.unit == "jaren"; break;
        case NumberStyle::hoeveelheid: fits = c_.find_unit(e.unit) == type.unit; break;
        case NumberStyle::tijd: break;
    }
    return fits || misfit(e, type);
}

bool Planner::check_record(const Expression& e, const Type& type) {
    if (e.kind != Kind::record) return misfit(e, type);
    bool good = true;
    std::vector<const Expression*> seen;
    for (const Expression& entry : e.operands) {
        if (entry.kind != Kind::entry || entry.operands.empty()) {
            good = false;
            continue;
        }
        const auto twin = std::ranges::find_if(seen, [&](const Expression* s) { return s->text == entry.text; });
        if (twin != seen.end()) {
            c_.report.at(entry.text_span, T211_GegevenTweemaal, entry.text)
                .label((*twin)->text_span, "hier staat de eerste waarde");
            good = false;
            continue;
        }
        seen.push_back(&entry);
        const auto place = field_in(type.begrip, entry, nullptr);
        good = place && check_value(entry.operands[0], place->type) && good;
    }
    return good;
}

bool Planner::check_value(const Expression& e, const Type& type) {
    if (e.kind == Kind::broken) return false;
    if (e.kind == Kind::geen) return type.of_geen || misfit(e, type);
    switch (type.kind) {
        case ValueKind::ja_nee: return e.kind == Kind::ja_nee || misfit(e, type);
        case ValueKind::getal: return check_number(e, type);
        case ValueKind::datum: {
            const bool is_whole = e.kind == Kind::date && parse_iso_date(e.text);
            const bool is_part = e.kind == Kind::date || e.kind == Kind::string || (e.kind == Kind::number && e.unit.empty());
            return is_whole || (type.onvolledig && is_part) || misfit(e, type);
        }
        case ValueKind::duur: return iso_duration_of(e).has_value() || misfit(e, type);
        case ValueKind::tekst: return e.kind == Kind::string || misfit(e, type);
        case ValueKind::keuze: {
            if (e.kind != Kind::name) return misfit(e, type);
            std::vector<std::string_view> words;
            for (const KeuzeMember& member : c_.rules.keuzes[type.keuze.index].members) words.push_back(member.name);
            if (std::ranges::find(words, e.text) != words.end()) return true;
            c_.report.at(e.span, T151_GeenWoordVanKeuze, e.text, c_.describe(type)).suggest(text::nearest(e.text, words));
            return false;
        }
        case ValueKind::record: return check_record(e, type);
        case ValueKind::lijst: break;
    }
    if (e.kind != Kind::list) return misfit(e, type);
    const Type element = c_.rules.type(type.element);
    bool good = true;
    for (const Expression& one : e.operands) {
        const bool unknown_scalar = is_unknown_word(one) && element.kind != ValueKind::record;
        good = (unknown_scalar || check_value(one, element)) && good;
    }
    return good;
}

std::optional<Expectation> Planner::expectation(const grammar::Verwacht& written) {
    switch (written.kind) {
        case grammar::Verwacht::Kind::uitkomst: return outcome(written);
        case grammar::Verwacht::Kind::ontbreekt: return missing(written);
        case grammar::Verwacht::Kind::advies: return advice(written);
        case grammar::Verwacht::Kind::conclusie: return answer(written);
        case grammar::Verwacht::Kind::termijn: return term(written);
    }
    return {};
}

std::optional<Expectation> Planner::outcome(const grammar::Verwacht& written) {
    Expectation e;
    e.kind = Expectation::Kind::uitkomst;
    e.span = written.span;
    e.rule_id = written.regel.text;
    const auto by_id = [&](const Rule& rule) { return rule.id == e.rule_id; };
    if (std::ranges::none_of(c_.rules.rules, by_id)) {
        if (c_.has_lost_names(set_)) return {};
        std::vector<std::string_view> known;
        for (const Rule& rule : c_.rules.rules) known.push_back(rule.id);
        report_unknown(c_, T218_OnbekendeRegel, written.regel, std::move(known));
        return {};
    }
    const Soort& soort = c_.rules.soorten[soort_.index];
    const bool belongs =
        std::ranges::any_of(soort.rules, [&](RuleId id) { return c_.rules.rules[id.index].id == e.rule_id; });
    if (!belongs && !c_.unplaced_rules.contains(e.rule_id))
        c_.report.at(written.regel.span, T219_RegelNietBijSoort, e.rule_id, soort.name)
            .label(std::ranges::find_if(c_.rules.rules, by_id)->span, "hier staat de regel");
    constexpr std::pair<std::string_view, Uitkomst> words[] = {
        {"voldaan", Uitkomst::voldaan},         {"geraakt", Uitkomst::geraakt},
        {"onbepaald", Uitkomst::onbepaald},     {"uitzondering", Uitkomst::uitzondering},
        {"rekenfout", Uitkomst::rekenfout},     {"niet_van_toepassing", Uitkomst::niet_van_toepassing},
    };
    const auto word = std::ranges::find(words, written.uitkomst.text, &std::pair<std::string_view, Uitkomst>::first);
    if (word == std::end(words)) return {};  // the parser lets only these words through
    e.uitkomst = word->second;
    if (written.ground) e.ground = c_.ground_of(*written.ground, set_);
    if (written.reason) e.reason = written.reason->value;
    if (written.object) {
        const auto place = place_of(*written.object);
        if (!place) return {};
        e.has_object = true;
        e.pointer = place->pointer;
    }
    return e;
}

std::optional<Expectation> Planner::missing(const grammar::Verwacht& written) {
    if (!written.path) return {};
    Expectation e;
    e.kind = Expectation::Kind::ontbreekt;
    e.span = written.span;
    if (written.path->kind == Kind::name) {
        // A local norm that nobody filled is missing too.
        const auto found = c_.visible(c_.values, written.path->text, set_);
        if (found.size() == 1 && found[0].id.kind == ValueRef::Kind::parameter) {
            e.parameter = ParameterId{found[0].id.index};
            return e;
        }
    }
    const auto place = place_of(*written.path);
    if (!place) return {};
    e.pointer = place->pointer;
    return e;
}

std::optional<Expectation> Planner::advice(const grammar::Verwacht& written) {
    Expectation e;
    e.kind = Expectation::Kind::advies;
    e.span = written.span;
    e.advies = written.advies.text;
    if (e.advies != "geen_beletsel" && !c_.resolve(c_.gevolgsoorten, written.advies, set_, T197_OnbekendGevolg))
        return {};
    if (written.advies_status)
        e.advies_status = written.advies_status->text == "definitief" ? AdviesStatus::definitief : AdviesStatus::voorlopig;
    return e;
}

// The value as the result writes it; a length of time as ISO 8601.
std::string wire_form(const Expression& e) {
    if (e.kind == Kind::ja_nee) return e.text == "ja" ? "true" : "false";
    if (e.kind == Kind::negate) return "-" + wire_form(e.operands[0]);
    if (const auto duration = iso_duration_of(e)) return *duration;
    if (e.kind == Kind::time) return to_clock(Number::parse(e.text).value_or(Number(0)));
    return e.text;
}

std::optional<Expectation> Planner::answer(const grammar::Verwacht& written) {
    Expectation e;
    e.kind = Expectation::Kind::conclusie;
    e.span = written.span;
    e.rule_id = written.regel.text;
    const auto at = std::ranges::find(c_.rules.conclusies, e.rule_id, &Conclusie::name);
    if (at == c_.rules.conclusies.end()) {
        if (c_.has_lost_names(set_)) return {};
        std::vector<std::string_view> known;
        for (const Conclusie& conclusie : c_.rules.conclusies) known.push_back(conclusie.name);
        report_unknown(c_, T248_OnbekendeConclusie, written.regel, std::move(known));
        return {};
    }
    const ConclusieId id{static_cast<std::uint32_t>(at - c_.rules.conclusies.begin())};
    const Soort& soort = c_.rules.soorten[soort_.index];
    if (std::ranges::find(soort.conclusies, id) == soort.conclusies.end() && !at->body.is_none())
        c_.report.at(written.regel.span, T249_ConclusieNietBijSoort, e.rule_id, soort.name).label(at->span, "hier staat de conclusie");
    if (!written.value) return e;
    const Type type = c_.rules.type(at->type);
    if (!check_value(*written.value, type)) return {};
    e.waarde = written.value->kind == Kind::geen ? std::string() : wire_form(*written.value);
    return e;
}

std::optional<Expectation> Planner::term(const grammar::Verwacht& written) {
    Expectation e;
    e.kind = Expectation::Kind::termijn;
    e.span = written.span;
    e.rule_id = written.regel.text;
    using Part = Expectation::Part;
    if (written.part.text == "begin") e.part = Part::begin;
    if (written.part.text == "einde") e.part = Part::einde;
    if (written.part.text == "loopt") e.part = Part::loopt;
    if (written.part.text == "staat_stil") e.part = Part::staat_stil;
    if (written.part.text == "verstreken") e.part = Part::verstreken;
    const auto at = std::ranges::find(c_.rules.termijnen, e.rule_id, &Termijn::name);
    if (at == c_.rules.termijnen.end()) {
        if (c_.has_lost_names(set_)) return {};
        std::vector<std::string_view> known;
        for (const Termijn& termijn : c_.rules.termijnen) known.push_back(termijn.name);
        report_unknown(c_, T299_OnbekendeTermijn, written.regel, std::move(known));
        return {};
    }
    const TermijnId id{static_cast<std::uint32_t>(at - c_.rules.termijnen.begin())};
    const Soort& soort = c_.rules.soorten[soort_.index];
    if (std::ranges::find(soort.termijnen, id) == soort.termijnen.end())
        c_.report.at(written.regel.span, T300_TermijnNietBijSoort, e.rule_id, soort.name).label(at->span, "hier staat de termijn");
    if (!written.value) return e;
    e.dag = c_.day_of(*written.value);
    return e.dag ? std::optional(e) : std::nullopt;
}

void check_gemeente(Checker& c, const grammar::Word& word) {
    std::vector<std::string_view> known;
    for (const Gemeente& gemeente : c.rules.gemeenten) known.push_back(gemeente.name);
    if (std::ranges::find(known, word.text) == known.end())
        report_unknown(c, T220_OnbekendeGemeente, word, std::move(known));
}

std::optional<ExamplePlan> plan(Checker& c, const grammar::Voorbeeld& tree, RegelsetId set, bool complete) {
    for (const grammar::Verwacht& v : tree.verwacht)
        if (v.kind == grammar::Verwacht::Kind::uitkomst) c.exampled_rules.insert(v.regel.text);
    if (tree.gemeente) check_gemeente(c, *tree.gemeente);
    if (!tree.aanvraagsoort) {
        if (complete) c.report.at(tree.title.span, T210_VoorbeeldOnvolledig, tree.title.value, "aanvraagsoort");
        return {};
    }
    const auto soort = c.resolve(c.soorten, *tree.aanvraagsoort, set, T202_OnbekendeSoort);
    if (!soort) return {};
    ExamplePlan result;
    result.example.title = tree.title.value;
    if (tree.herkomst) result.example.herkomst = tree.herkomst->value;
    if (tree.gemeente) result.example.gemeente = tree.gemeente->text;
    result.example.soort = *soort;
    result.example.span = tree.title.span;

    Planner planner(c, set, *soort);
    std::optional<Dag> peildatum;
    std::map<std::string, Span> given;
    for (const grammar::Gegeven& gegeven : tree.gegeven) {
        const bool is_peildatum = gegeven.path.kind == Kind::name && gegeven.path.text == "peildatum";
        std::optional<Place> place;
        if (is_peildatum) place = Place{"peildatum", 0, {}};
        else place = planner.place_of(gegeven.path);
        if (!place) continue;
        const auto [first, is_new] = given.try_emplace(place->pointer, gegeven.path.span);
        if (!is_new) {
            c.report.at(gegeven.path.span, T211_GegevenTweemaal, c.rules.words(gegeven.path.span))
                .label(first->second, "hier staat de eerste waarde");
            continue;
        }
        if (is_peildatum) peildatum = c.day_of(gegeven.value);
        else if (planner.check_value(gegeven.value, place->type))
            result.assignments.push_back({place->pointer, place->depth, &gegeven.value, gegeven.path.span});
    }
    if (!given.contains("peildatum") && complete)
        c.report.at(tree.title.span, T210_VoorbeeldOnvolledig, tree.title.value, "peildatum");
    result.example.peildatum = peildatum.value_or(Dag{});  // absent: reported, and the example is not built
    std::ranges::stable_sort(result.assignments, {}, &Assignment::depth);
    for (const grammar::Verwacht& written : tree.verwacht)
        if (auto expectation = planner.expectation(written))
            result.example.expectations.push_back(std::move(*expectation));
    return result;
}

}  // namespace

std::vector<ExamplePlan> plan_examples(Checker& checker) {
    std::vector<ExamplePlan> plans;
    for (const FileState& file : checker.files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Voorbeeld>(&d.node))
                if (auto made = plan(checker, *tree, file.set, d.complete)) plans.push_back(std::move(*made));
    return plans;
}

}  // namespace drempel::engine::checking
