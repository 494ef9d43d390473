// SPDX-License-Identifier: EUPL-1.2
// Types as written -> types of the model; units; what a type is called in a message.
#include "compile/checker.hpp"

#include <algorithm>
#include <array>

#include "compile/expressions.hpp"
#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

constexpr std::size_t max_keuze_members = 64;  // a set of members is one 64-bit word

struct BuiltinUnit {
    std::string_view name, singular, plural;
};

// Units known without declaration. "procentpunt" is what the difference of two percentages is in.
constexpr std::array builtin_units{
    BuiltinUnit{"m2", "m2", "m2"},           BuiltinUnit{"m3", "m3", "m3"},
    BuiltinUnit{"meter", "meter", "meter"},  BuiltinUnit{"kilometer", "kilometer", "kilometer"},
    BuiltinUnit{"uur", "uur", "uur"},        BuiltinUnit{"minuut", "minuut", "minuten"},
    BuiltinUnit{"persoon", "persoon", "personen"},
    BuiltinUnit{"kamer", "kamer", "kamers"}, BuiltinUnit{"plaats", "plaats", "plaatsen"},
    BuiltinUnit{"werkdag", "werkdag", "werkdagen"}, BuiltinUnit{"stuk", "stuk", "stuks"},    BuiltinUnit{"procentpunt", "procentpunt", "procentpunt"},
};

// Only parts of a unit of two: an amount, and the stretches of time that alone make a duur.
constexpr std::array part_units{
    BuiltinUnit{"€", "€", "€"},              BuiltinUnit{"dag", "dag", "dagen"},
    BuiltinUnit{"week", "week", "weken"},    BuiltinUnit{"maand", "maand", "maanden"},
    BuiltinUnit{"jaar", "jaar", "jaren"},
};

constexpr std::string_view per = " per ";

// A key under which equal types meet.
std::string key_of(const Type& t) {
    const auto number = [](const std::optional<Number>& n) { return n ? n->to_string() : std::string("-"); };
    const auto limit = [](const std::optional<DateLimit>& d) {
        return !d ? std::string("-") : d->is_peildatum ? std::string("p") : std::to_string(d->dag.number);
    };
    return fmt::format("{}|{}|{}|{}{}{}{}{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", static_cast<int>(t.kind),
                       static_cast<int>(t.style), t.unit.index, t.whole ? 1 : 0, t.of_geen ? 1 : 0,
                       t.onvolledig ? 1 : 0, t.is_oordeel ? 1 : 0, t.is_verwijzing ? 1 : 0, number(t.low),
                       number(t.high), limit(t.earliest), limit(t.latest), t.keuze.index, t.begrip.index,
                       t.element.index, t.at_least, t.at_most ? std::to_string(*t.at_most) : "-");
}

std::optional<Number> constant_of(const grammar::Expression& e) {
    if (e.kind == grammar::Kind::number) return Number::parse(e.text);
    if (e.kind == grammar::Kind::negate && e.operands.size() == 1)
        if (const auto inner = constant_of(e.operands[0])) return -*inner;
    return {};
}

const grammar::Expression& literal_in(const grammar::Expression& e) {
    return e.kind == grammar::Kind::negate && !e.operands.empty() ? literal_in(e.operands[0]) : e;
}

grammar::Field end_of_period(std::string name, std::string label) {
    grammar::Field field;
    field.name.text = std::move(name);
    field.label = grammar::Text{std::move(label), {}};
    field.type.kind = grammar::TypeText::Kind::datum;
    field.type.or_geen = true;
    return field;
}

const grammar::Begrip& periode_tree() {
    static const grammar::Begrip tree = [] {
        grammar::Begrip begrip;
        begrip.name.text = "periode";
        begrip.label = grammar::Text{"de periode", {}};
        begrip.plural = grammar::Text{"de perioden", {}};
        begrip.fields.push_back(end_of_period("van", "eerste dag"));
        begrip.fields.push_back(end_of_period("totEnMet", "laatste dag"));
        return begrip;
    }();
    return tree;
}

bool is_periode(const grammar::TypeText& type) {
    return type.kind == grammar::TypeText::Kind::periode || std::ranges::any_of(type.element, is_periode);
}

bool has_periode(const std::vector<grammar::Field>& fields) {
    return std::ranges::any_of(fields, [](const grammar::Field& field) { return is_periode(field.type); });
}

}  // namespace

// A periode is a record like any other, of a begrip that the language brings along.
void Checker::add_periode() {
    const auto asks = [](const grammar::Declaration& d) {
        if (const auto* begrip = std::get_if<grammar::Begrip>(&d.node)) return has_periode(begrip->fields);
        if (const auto* groep = std::get_if<grammar::Feitengroep>(&d.node)) return has_periode(groep->fields);
        if (const auto* soort = std::get_if<grammar::Aanvraagsoort>(&d.node)) return has_periode(soort->fields);
        return false;
    };
    if (std::ranges::none_of(files, [&](const FileState& file) { return std::ranges::any_of(file.tree.declarations, asks); })) return;
    const grammar::Begrip& tree = periode_tree();
    periode_ = BegripId{static_cast<std::uint32_t>(rules.begrippen.size())};
    Begrip model;
    model.name = tree.name.text;
    model.label = tree.label->value;
    model.plural = tree.plural->value;
    model.regelset = RegelsetId{0};
    rules.begrippen.push_back(std::move(model));
    begrip_trees.push_back(&tree);
    begrip_complete.push_back(true);
}

// Of a unit of two units: the part that is not known, or that the two are one.
void report_unknown_unit(Checker& checker, const grammar::Word& word) {
    const auto at = word.text.find(per);
    if (at == std::string::npos) return report_unknown(checker, T120_OnbekendeEenheid, word, checker.unit_words());
    const std::string counted = word.text.substr(0, at);
    const std::string each = word.text.substr(at + per.size());
    const auto one = checker.find_part(counted);
    const auto other = checker.find_part(each);
    if (one && other) {
        checker.report.at(word.span, T271_EenheidValtWeg, counted, each);
        return;
    }
    const Span first{word.span.file, word.span.begin, word.span.begin + static_cast<std::uint32_t>(counted.size())};
    const Span last{word.span.file, word.span.end - static_cast<std::uint32_t>(each.size()), word.span.end};
    report_unknown(checker, T120_OnbekendeEenheid, one ? grammar::Word{each, last} : grammar::Word{counted, first}, checker.unit_words());
}

void Checker::add_builtin_units() {
    for (const BuiltinUnit& unit : builtin_units)
        rules.units.push_back({std::string(unit.name), std::string(unit.singular), std::string(unit.plural), {}});
    for (const BuiltinUnit& unit : part_units)
        rules.units.push_back({std::string(unit.name), std::string(unit.singular), std::string(unit.plural), {}});
}

TypeId Checker::intern(const Type& type) {
    const auto [at, is_new] =
        interned_.try_emplace(key_of(type), TypeId{static_cast<std::uint32_t>(rules.types.size())});
    if (is_new) rules.types.push_back(type);
    return at->second;
}

UnitId Checker::unit_named(std::string_view name) const {
    for (std::uint32_t i = 0; i < rules.units.size(); ++i)
        if (rules.units[i].name == name) return UnitId{i};
    return {};
}

std::optional<UnitId> Checker::find_part(std::string_view word) const {
    for (std::uint32_t i = 0; i < rules.units.size(); ++i) {
        const Unit& unit = rules.units[i];
        if (unit.factors.empty() && (word == unit.name || word == unit.singular || word == unit.plural)) return UnitId{i};
    }
    if (word == "uren") return unit_named("uur");  // "48 uur", "een aantal uren"
    return {};
}

std::optional<UnitId> Checker::find_unit(std::string_view word) {
    if (const auto at = word.find(per); at != std::string_view::npos) {
        const auto counted = find_part(word.substr(0, at));
        const auto each = find_part(word.substr(at + per.size()));
        if (!counted || !each || *counted == *each) return {};
        return unit_of({{*counted, 1}, {*each, -1}});
    }
    const auto found = find_part(word);
    if (!found || std::ranges::find(part_units, rules.units[found->index].name, &BuiltinUnit::name) != part_units.end()) return {};
    return found;
}

// What a number is counted in: nothing, one unit, or powers of several; an amount counts in €.
Checker::Factors Checker::factors_of(const Type& type) const {
    if (type.style == NumberStyle::bedrag) return {{unit_named("€"), 1}};
    if (type.style != NumberStyle::hoeveelheid) return {};
    const Unit& unit = rules.units[type.unit.index];
    return unit.factors.empty() ? Factors{{type.unit, 1}} : unit.factors;
}

Checker::Factors Checker::product_of(Factors left, const Factors& right, int sign) {
    for (const auto& [unit, power] : right) {
        const auto at = std::ranges::find(left, unit, &Factors::value_type::first);
        if (at == left.end()) left.emplace_back(unit, sign * power);
        else at->second += sign * power;
    }
    std::erase_if(left, [](const auto& factor) { return factor.second == 0; });
    std::ranges::sort(left);
    return left;
}

// One entry per product, so that equal units are one unit however they came about.
UnitId Checker::unit_of(Factors factors) {
    std::ranges::sort(factors);
    if (factors.size() == 1 && factors[0].second == 1) return factors[0].first;
    for (std::uint32_t i = 0; i < rules.units.size(); ++i)
        if (rules.units[i].factors == factors) return UnitId{i};
    std::string singular, plural, below;
    for (const auto& [unit, power] : factors) {
        const Unit& one = rules.units[unit.index];
        for (int n = 0; n < power; ++n) {
            singular += (singular.empty() ? "" : " maal ") + one.singular;
            plural += (plural.empty() ? "" : " maal ") + one.plural;
        }
        for (int n = 0; n > power; --n) below += (below.empty() ? "per " : " per ") + one.singular;
    }
    if (!below.empty()) {
        singular += (singular.empty() ? "" : " ") + below;
        plural += (plural.empty() ? "" : " ") + below;
    }
    rules.units.push_back({singular, singular, plural, std::move(factors)});
    return UnitId{static_cast<std::uint32_t>(rules.units.size() - 1)};
}

Type Checker::counted_in(const Factors& factors) {
    if (factors.empty()) return number_type(NumberStyle::getal);
    if (factors == Factors{{unit_named("€"), 1}}) return number_type(NumberStyle::bedrag);
    return number_type(NumberStyle::hoeveelheid, unit_of(factors));
}

std::vector<std::string_view> Checker::unit_words() const {
    std::vector<std::string_view> words;
    for (const Unit& unit : rules.units) {
        if (!unit.factors.empty()) continue;
        words.push_back(unit.singular);
        words.push_back(unit.plural);
    }
    return words;
}

bool Checker::extends(BegripId sub, BegripId super) const {
    // INVARIANT: cycles in `is een` have been cut by lay_out; the count is a belt beside the braces.
    for (std::size_t step = 0; !sub.is_none() && step <= rules.begrippen.size(); ++step) {
        if (sub == super) return true;
        sub = rules.begrippen[sub.index].super;
    }
    return false;
}

bool Checker::is_related(BegripId a, BegripId b) const { return extends(a, b) || extends(b, a); }

bool Checker::same_members(KeuzeId a, KeuzeId b) const {
    if (a == b) return true;
    if (a.is_none() || b.is_none()) return false;
    return std::ranges::equal(rules.keuzes[a.index].members, rules.keuzes[b.index].members, {}, &KeuzeMember::name,
                              &KeuzeMember::name);
}

std::string Checker::describe(const Type& t) const {
    switch (t.kind) {
        case ValueKind::ja_nee: return "ja of nee";
        case ValueKind::datum: return "een datum";
        case ValueKind::duur: return "een duur";
        case ValueKind::tekst:
            return t.is_verwijzing ? "een verwijzing naar " + rules.begrippen[t.begrip.index].name : "een tekst";
        case ValueKind::record: return "een " + rules.begrippen[t.begrip.index].name;
        case ValueKind::lijst:
            return t.begrip.is_none() ? "een lijst" : "een lijst van " + rules.begrippen[t.begrip.index].name;
        case ValueKind::keuze: {
            std::string words = "een keuze (";
            std::size_t shown = 0;
            for (const KeuzeMember& member : rules.keuzes[t.keuze.index].members) {
                if (shown == 4) {
                    words += "; …";
                    break;
                }
                words += (shown++ ? "; " : "") + member.name;
            }
            return words + ")";
        }
        case ValueKind::getal: break;
    }
    switch (t.style) {
        case NumberStyle::getal: return "een getal zonder eenheid";
        case NumberStyle::geheel: return "een geheel getal zonder eenheid";
        case NumberStyle::bedrag: return "een bedrag";
        case NumberStyle::percentage: return "een percentage";
        case NumberStyle::jaren: return "een aantal jaren";
        case NumberStyle::tijd: return "een tijd";
        case NumberStyle::hoeveelheid: break;
    }
    const std::string& unit = rules.units[t.unit.index].plural;
    return unit.starts_with("€ ") ? "een bedrag" + unit.substr(std::string_view("€").size()) : "een aantal " + unit;
}

void Checker::number_limits(const grammar::TypeText& text, Type& type) {
    using grammar::Kind;
    const auto read = [&](const std::optional<grammar::Expression>& limit) -> std::optional<Number> {
        if (!limit || limit->kind == Kind::broken) return {};
        const auto number = constant_of(*limit);
        if (!number) {
            report.at(limit->span, T116_GrensIsGeenGetal);
            return {};
        }
        const grammar::Expression& literal = literal_in(*limit);
        bool fits = literal.unit.empty();  // the field says its unit already
        if (literal.unit == "€") fits = type.style == NumberStyle::bedrag;
        else if (literal.unit == "%") fits = type.style == NumberStyle::percentage;
        else if (literal.unit == "jaar" || literal.unit == "jaren") fits = type.style == NumberStyle::jaren;
        else if (!literal.unit.empty())
            fits = type.style == NumberStyle::hoeveelheid && find_unit(literal.unit) == type.unit;
        if (!fits)
            report.at(literal.unit_span, T117_GrensAndereEenheid, literal.unit, describe(type))
                .label(text.span, "dit is het type");
        else if (type.whole && !number->is_whole())
            report.at(limit->span, T118_GetalNietGeheel);
        return number;
    };
    type.low = read(text.low);
    type.high = read(text.high);
    if (text.not_negative && (!type.low || *type.low < Number(0))) type.low = Number(0);
    if (type.low && type.high && *type.high < *type.low && text.high)
        report.at(text.high->span, T119_GrenzenOmgekeerd)
            .label(text.low ? text.low->span : text.span, "hier staat de ondergrens");
}

void Checker::date_limits(const grammar::TypeText& text, Type& type) {
    using grammar::Kind;
    const auto read = [&](const std::optional<grammar::Expression>& limit) -> std::optional<DateLimit> {
        if (!limit || limit->kind == Kind::broken) return {};
        if (limit->kind == Kind::name && limit->text == "peildatum") return DateLimit{true, {}};
        if (const auto day = day_of(*limit)) return DateLimit{false, *day};
        return {};
    };
    type.earliest = read(text.low);
    type.latest = read(text.high);
    if (type.earliest && type.latest && !type.earliest->is_peildatum && !type.latest->is_peildatum
        && type.latest->dag < type.earliest->dag)
        report.at(text.high->span, T119_GrenzenOmgekeerd).label(text.low->span, "hier staat de ondergrens");
}

std::optional<Type> Checker::type_of(const grammar::TypeText& text, RegelsetId set) {
    using K = grammar::TypeText::Kind;
    Type type;
    type.of_geen = text.or_geen;
    type.is_oordeel = text.oordeel;
    switch (text.kind) {
        case K::broken: return {};
        case K::ja_nee: type.kind = ValueKind::ja_nee; break;
        case K::getal:
        case K::geheel:
            type.kind = ValueKind::getal;
            type.style = text.kind == K::geheel ? NumberStyle::geheel : NumberStyle::getal;
            type.whole = text.kind == K::geheel;
            if (text.unit) {
                const auto unit = find_unit(text.unit->text);
                if (!unit) {
                    report_unknown_unit(*this, *text.unit);
                    return {};
                }
                type.style = NumberStyle::hoeveelheid;
                type.unit = *unit;
            }
            break;
        case K::bedrag:
            type.kind = ValueKind::getal;
            type.style = NumberStyle::bedrag;
            if (text.unit) {  // `bedrag per uur`
                const auto unit = find_unit("€" + std::string(per) + text.unit->text);
                if (!unit) {
                    report_unknown(*this, T120_OnbekendeEenheid, *text.unit, unit_words());
                    return {};
                }
                type.style = NumberStyle::hoeveelheid;
                type.unit = *unit;
            }
            break;
        case K::percentage:
            type.kind = ValueKind::getal;
            type.style = NumberStyle::percentage;
            break;
        case K::jaren:
            type.kind = ValueKind::getal;
            type.style = NumberStyle::jaren;
            type.whole = true;
            break;
        case K::datum:
            type.kind = ValueKind::datum;
            type.onvolledig = text.incomplete_allowed;
            date_limits(text, type);
            break;
        case K::duur: type.kind = ValueKind::duur; break;
        case K::tekst: type.kind = ValueKind::tekst; break;
        case K::tijd:
            type.kind = ValueKind::getal;
            type.style = NumberStyle::tijd;
            type.whole = true;
            type.low = Number(0);
            type.high = Number(24 * 60);
            // Only a weekrooster narrows its times.
            if (text.low) type.low = Number::parse(text.low->text).value_or(Number(0));
            if (text.high) type.high = Number::parse(text.high->text).value_or(Number(24 * 60));
            break;
        case K::periode:
            if (periode_.is_none()) {
                report.at(text.span, T184_TypeKanHierNiet, "een waarde die geen gegeven is");
                return {};
            }
            type.kind = ValueKind::record;
            type.begrip = periode_;
            break;
        case K::keuze: {
            type.kind = ValueKind::keuze;
            if (text.members.size() > max_keuze_members) {
                report.at(text.span, T121_KeuzeTeGroot, text.members.size(), max_keuze_members);
                return {};
            }
            Keuze keuze;
            for (const grammar::Member& member : text.members) {
                const auto same = std::ranges::find(keuze.members, member.name.text, &KeuzeMember::name);
                if (same != keuze.members.end()) {
                    const auto first = static_cast<std::size_t>(same - keuze.members.begin());
                    report.at(member.name.span, T105_NaamDubbel, member.name.text)
                        .label(text.members[first].name.span, "hier staat de naam al");
                    return {};
                }
                std::string label = member.label ? member.label->value : member.name.text;
                if (!member.label) std::ranges::replace(label, '_', ' ');
                const Period days = member.valid ? period_of(*member.valid).value_or(Period{}) : Period{};
                keuze.members.push_back({member.name.text, std::move(label), days.from, days.until});
            }
            check_days(text, keuze);
            type.keuze = KeuzeId{static_cast<std::uint32_t>(rules.keuzes.size())};
            rules.keuzes.push_back(std::move(keuze));
            break;
        }
        case K::begrip:
        case K::verwijzing: {
            if (!text.name) return {};
            if (text.name->text == "weekrooster") {
                const auto rooster = rooster_type(text);
                if (!rooster) return {};
                type.kind = rooster->kind;
                type.element = rooster->element;
                type.begrip = rooster->begrip;
                break;
            }
            const auto begrip = resolve(begrippen, *text.name, set, T122_OnbekendBegrip);
            if (!begrip) return {};
            type.kind = text.kind == K::begrip ? ValueKind::record : ValueKind::tekst;
            type.is_verwijzing = text.kind == K::verwijzing;
            type.begrip = *begrip;
            break;
        }
        case K::lijst: {
            if (text.element.empty()) return {};
            const auto element = type_of(text.element[0], set);
            if (!element) return {};
            type.kind = ValueKind::lijst;
            if (element->kind == ValueKind::lijst || element->of_geen || element->is_oordeel) {
                report.at(text.element[0].span, T123_LijstElementKanNiet);
                return {};
            }
            type.element = intern(*element);
            if (element->kind == ValueKind::record) type.begrip = element->begrip;
            const auto bound = [&](const std::optional<grammar::Expression>& e) -> std::optional<std::uint32_t> {
                if (!e) return {};
                const auto n = whole_number_of(*e);
                if (n && *n < 0) report.at(e->span, T118_GetalNietGeheel);
                return n && *n >= 0 ? std::optional(static_cast<std::uint32_t>(*n)) : std::nullopt;
            };
            type.at_least = bound(text.at_least).value_or(0);  // absent: the type asks for no element
            type.at_most = bound(text.at_most);
            if (type.at_most && *type.at_most < type.at_least)
                report.at(text.at_most->span, T119_GrenzenOmgekeerd)
                    .label(text.at_least->span, "hier staat de ondergrens");
            break;
        }
    }
    if (type.kind == ValueKind::getal && text.kind != K::tijd) number_limits(text, type);
    return type;
}

}  // namespace drempel::engine::checking
