// SPDX-License-Identifier: EUPL-1.2
// Weekroosters: lines of a day and two times. What is asked of them is asked of their lines.
#include "compile/expressions.hpp"

#include <algorithm>
#include <array>

#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;

namespace {

constexpr std::array<std::string_view, 7> days_of_week{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};
constexpr std::array<std::string_view, 3> special_days{"feestdag", "dag_voor_feestdag", "dag_na_feestdag"};

constexpr std::uint32_t day_offset = 0;
constexpr std::uint32_t opens_offset = 1;
constexpr std::uint32_t closes_offset = 2;

Number minutes_in(const std::optional<Expression>& time) {
    return time ? Number::parse(time->text).value_or(Number(0)) : Number(0);
}

Expression time_of(const Number& minutes) {
    Expression e;
    e.kind = Kind::time;
    e.text = minutes.to_string();
    return e;
}

grammar::Field field_of(std::string name, std::string label, grammar::TypeText::Kind kind) {
    grammar::Field field;
    field.name.text = std::move(name);
    field.label = grammar::Text{std::move(label), {}};
    field.type.kind = kind;
    return field;
}

template <class Visit>
void each_rooster(const grammar::TypeText& type, Visit&& visit) {
    if (type.kind == grammar::TypeText::Kind::begrip && type.name && type.name->text == "weekrooster") visit(type);
    for (const grammar::TypeText& element : type.element) each_rooster(element, visit);
}

}  // namespace

void Checker::add_roosters() {
    for (const FileState& file : files) {
        for (const grammar::Declaration& d : file.tree.declarations) {
            const auto look = [&](const std::vector<grammar::Field>& fields) {
                for (const grammar::Field& field : fields)
                    each_rooster(field.type, [&](const grammar::TypeText& type) { add_rooster(type, file.set); });
            };
            if (const auto* begrip = std::get_if<grammar::Begrip>(&d.node)) look(begrip->fields);
            if (const auto* groep = std::get_if<grammar::Feitengroep>(&d.node)) look(groep->fields);
            if (const auto* soort = std::get_if<grammar::Aanvraagsoort>(&d.node)) look(soort->fields);
        }
    }
}

// One begrip for all roosters that say the same of their days.
void Checker::add_rooster(const grammar::TypeText& text, RegelsetId set) {
    Rooster made;
    made.day_end = minutes_in(text.high);
    const bool is_hour = !text.high || (text.high->kind == Kind::time && Number(0) < made.day_end && made.day_end <= Number(12 * 60));
    if (!is_hour) {
        if (text.high->kind != Kind::broken) report.at(text.high->span, T306_DagEinde, rules.words(text.high->span));
        return;
    }
    for (const grammar::Member& member : text.members) {
        if (std::ranges::find(special_days, member.name.text) == special_days.end()) {
            report.at(member.name.span, T304_GeenBijzondereDag, member.name.text).suggest(text::nearest(member.name.text, special_days));
            return;
        }
        if (std::ranges::find(made.special, member.name.text) != made.special.end()) {
            report.at(member.name.span, T105_NaamDubbel, member.name.text);
            return;
        }
        made.special.push_back(member.name.text);
    }
    if (text.unit) {
        made.kalender = text.unit->text;
        rooster_kalenders_.emplace_back(*text.unit, set);
    }
    const auto same = [&](const Rooster& known) {
        return known.day_end == made.day_end && known.kalender == made.kalender && known.special == made.special;
    };
    if (std::ranges::any_of(roosters_, same)) return;

    grammar::Begrip& tree = made.tree;
    tree.name.text = roosters_.empty() ? "tijdvak" : fmt::format("tijdvak{}", roosters_.size() + 1);
    tree.label = grammar::Text{"het tijdvak", {}};
    tree.plural = grammar::Text{"de tijdvakken", {}};
    tree.fields.push_back(field_of("dag", "dag", grammar::TypeText::Kind::keuze));
    for (const std::string_view day : days_of_week) tree.fields[0].type.members.push_back({{std::string(day), {}}, std::nullopt, std::nullopt});
    for (const std::string& day : made.special) tree.fields[0].type.members.push_back({{day, {}}, std::nullopt, std::nullopt});
    tree.fields.push_back(field_of("van", "opent om", grammar::TypeText::Kind::tijd));
    tree.fields[1].type.low = time_of(made.day_end);
    tree.fields[1].type.high = time_of(Number(24 * 60 - 1));
    tree.fields.push_back(field_of("tot", "sluit om", grammar::TypeText::Kind::tijd));
    tree.fields[2].type.low = time_of(Number(1));
    made.begrip = BegripId{static_cast<std::uint32_t>(rules.begrippen.size())};
    Begrip model;
    model.name = tree.name.text;
    model.label = tree.label->value;
    model.plural = tree.plural->value;
    model.regelset = RegelsetId{0};
    rules.begrippen.push_back(std::move(model));
    roosters_.push_back(std::move(made));
    begrip_trees.push_back(&roosters_.back().tree);
    begrip_complete.push_back(true);
}

void Checker::check_roosters() {
    for (const auto& [word, set] : rooster_kalenders_) resolve(kalenders, word, set, T290_OnbekendeKalender);
}

std::optional<Type> Checker::rooster_type(const grammar::TypeText& text) {
    std::vector<std::string> special;
    for (const grammar::Member& member : text.members) special.push_back(member.name.text);
    const auto at = std::ranges::find_if(roosters_, [&](const Rooster& known) {
        return known.day_end == minutes_in(text.high) && known.kalender == (text.unit ? text.unit->text : "") && known.special == special;
    });
    if (at == roosters_.end()) {
        if (!report.has_errors()) report.at(text.span, T184_TypeKanHierNiet, "een waarde die geen gegeven is");
        return {};
    }
    Type line;
    line.kind = ValueKind::record;
    line.begrip = at->begrip;
    Type list;
    list.kind = ValueKind::lijst;
    list.begrip = at->begrip;
    list.element = intern(line);
    return list;
}

const Checker::Rooster* Checker::rooster(BegripId begrip) const {
    if (begrip.is_none()) return nullptr;
    const auto at = std::ranges::find(roosters_, begrip, &Rooster::begrip);
    return at == roosters_.end() ? nullptr : &*at;
}

NodeId Expressions::constant_number(const Number& number, const Type& of, Span at) {
    c_.rules.numbers.push_back(number);
    return emit(NodeOp::number, of, static_cast<std::uint32_t>(c_.rules.numbers.size() - 1), {}, at);
}

NodeId Expressions::all_of_nodes(NodeOp joined, const std::vector<NodeId>& parts, Span at) {
    return parts.size() == 1 ? parts.front() : emit(joined, truth_type(), 0, parts, at);
}

NodeId Expressions::part_of_line(NodeId line, std::uint32_t offset, Span at) {
    const FieldId field = c_.rules.begrippen[type(line).begrip.index].fields[offset];
    return emit(NodeOp::member_field, c_.rules.fields[field.index].type, offset, {line}, at);
}

// A line belongs to the day on which it opens. Where the day runs on after midnight a line closes the next morning when it
// closes at or before the hour at which it opens.
NodeId Expressions::within_times(NodeId line, NodeId low, NodeId high, const Checker::Rooster& rooster, Span at) {
    const NodeId opens = part_of_line(line, opens_offset, at);
    const NodeId closes = part_of_line(line, closes_offset, at);
    const bool runs_on = Number(0) < rooster.day_end;
    const auto compare = [&](NodeOp op, NodeId a, NodeId b) { return emit(op, truth_type(), 0, {a, b}, at); };
    const NodeId after_low = compare(NodeOp::ge, opens, low);
    const NodeId before_high = compare(NodeOp::le, closes, high);
    std::vector<NodeId> plain{after_low, before_high};
    if (runs_on) plain.push_back(compare(NodeOp::gt, closes, opens));
    const NodeId in_plain = all_of_nodes(NodeOp::and_, plain, at);
    const NodeId in_passing =
        runs_on ? all_of_nodes(NodeOp::and_, {after_low, all_of_nodes(NodeOp::or_, {compare(NodeOp::gt, closes, opens), before_high}, at)}, at)
                : all_of_nodes(NodeOp::or_, {after_low, before_high, compare(NodeOp::eq, low, high)}, at);
    // The times of the norm pass midnight when the second is not after the first; written times say so themselves.
    if (this->op(low) == NodeOp::number && this->op(high) == NodeOp::number) {
        const auto number = [&](NodeId node) -> const Number& { return c_.rules.numbers[c_.rules.node(node).value]; };
        return number(low) < number(high) ? in_plain : in_passing;
    }
    const NodeId is_plain = compare(NodeOp::lt, low, high);
    return all_of_nodes(NodeOp::or_,
                        {all_of_nodes(NodeOp::and_, {is_plain, in_plain}, at),
                         all_of_nodes(NodeOp::and_, {emit(NodeOp::not_, truth_type(), 0, {is_plain}, at), in_passing}, at)},
                        at);
}

// Two lines of one kind of rooster: on the same day, and the one inside the other.
NodeId Expressions::within_line(NodeId line, NodeId holder, const Checker::Rooster& rooster, Span at) {
    const auto compare = [&](NodeOp op, NodeId a, NodeId b) { return emit(op, truth_type(), 0, {a, b}, at); };
    const NodeId opens = part_of_line(line, opens_offset, at);
    const NodeId closes = part_of_line(line, closes_offset, at);
    const NodeId holder_opens = part_of_line(holder, opens_offset, at);
    const NodeId holder_closes = part_of_line(holder, closes_offset, at);
    const NodeId same_day = compare(NodeOp::eq, part_of_line(line, day_offset, at), part_of_line(holder, day_offset, at));
    const NodeId after = compare(NodeOp::ge, opens, holder_opens);
    const NodeId before = compare(NodeOp::le, closes, holder_closes);
    if (!(Number(0) < rooster.day_end)) return all_of_nodes(NodeOp::and_, {same_day, after, before}, at);
    const NodeId in_evening = compare(NodeOp::gt, closes, opens);
    const NodeId holder_passes = compare(NodeOp::le, holder_closes, holder_opens);
    const NodeId until = all_of_nodes(
        NodeOp::or_,
        {all_of_nodes(NodeOp::and_, {in_evening, all_of_nodes(NodeOp::or_, {holder_passes, before}, at)}, at),
         all_of_nodes(NodeOp::and_, {emit(NodeOp::not_, truth_type(), 0, {in_evening}, at), holder_passes, before}, at)},
        at);
    return all_of_nodes(NodeOp::and_, {same_day, after, until}, at);
}

// The days of `op (vrijdag; zaterdag)`; nothing after a diagnostic.
std::optional<std::vector<NodeId>> Expressions::days_in(const Expression& e, std::size_t count, const Checker::Rooster& rooster) {
    const FieldId field = c_.rules.begrippen[rooster.begrip.index].fields[day_offset];
    const Type day = c_.rules.fields[field.index].type;
    std::vector<NodeId> days;
    for (std::size_t i = 1; i <= count; ++i) {
        const Expression& word = e.operands[i];
        const NodeId node = word.kind == Kind::name ? member(word, day) : NodeId{};
        if (node.is_none()) {
            std::vector<std::string_view> words;
            for (const KeuzeMember& m : c_.rules.keuzes[day.keuze.index].members) words.push_back(m.name);
            if (word.kind != Kind::broken)
                c_.report.at(word.span, T151_GeenWoordVanKeuze, word.text, c_.describe(day)).suggest(text::nearest(word.text, words));
            return {};
        }
        days.push_back(node);
    }
    return days;
}

NodeId Expressions::on_days(NodeId line, const std::vector<NodeId>& days, NodeId condition, Span at) {
    if (days.empty()) return condition;
    std::vector<NodeId> set{part_of_line(line, day_offset, at)};
    set.insert(set.end(), days.begin(), days.end());
    const NodeId among = emit(NodeOp::in_set, truth_type(), 0, set, at);
    return emit(NodeOp::or_, truth_type(), 0, {emit(NodeOp::not_, truth_type(), 0, {among}, at), condition}, at);
}

// `R valt binnen 06:00 tot 01:00`, `R valt op (vrijdag) binnen sluit tot opent`, `R valt binnen S`; R may be one line too.
NodeId Expressions::in_roster(const Expression& e) {
    const std::size_t limits = e.text == "binnen_tijden" ? 2 : 1;
    if (e.operands.size() < 1 + limits) return {};
    const std::size_t day_count = e.operands.size() - 1 - limits;
    const NodeId tested = value(e.operands[0]);
    const NodeId first = value(e.operands[1 + day_count]);
    const NodeId second = limits == 2 ? value(e.operands[2 + day_count]) : NodeId{};
    if (tested.is_none() || first.is_none() || (limits == 2 && second.is_none())) return {};
    const bool is_line = type(tested).kind == ValueKind::record;
    const Checker::Rooster* rooster = is_line ? c_.rooster(type(tested).begrip) : c_.rooster_in(type(tested));
    if (!rooster) {
        c_.report.at(span(tested), T155_AnderSoortWaarde, "een weekrooster", describe(tested));
        return {};
    }
    const auto days = days_in(e, day_count, *rooster);
    if (!days) return {};

    const auto new_line = [&](NodeId list) {
        c_.rules.variables.push_back({"tijdvak", type(list).begrip});
        return VariableId{static_cast<std::uint32_t>(c_.rules.variables.size() - 1)};
    };
    const auto element = [&](VariableId variable) {
        Type record = plain_type(ValueKind::record);
        record.begrip = c_.rules.variables[variable.index].begrip;
        return emit(NodeOp::element, record, variable.index, {}, e.span);
    };
    // What holds of each line, or of the one line.
    const auto of_lines = [&](auto&& condition) {
        if (is_line) return condition(tested);
        const VariableId variable = new_line(tested);
        return emit(NodeOp::each, truth_type(), variable.index, {tested, condition(element(variable))}, e.span);
    };

    if (limits == 1) {
        const Checker::Rooster* other = c_.rooster_in(type(first));
        if (!other) {
            c_.report.at(span(first), T155_AnderSoortWaarde, "een weekrooster", describe(first));
            return {};
        }
        if (other != rooster || !rooster->special.empty()) {
            c_.report.at(e.span, T305_AnderRooster,
                         other != rooster ? "hun dagen eindigen anders, of zij hebben andere bijzondere dagen" : "zij hebben feestdagen; vergelijk per dag met tijden");
            return {};
        }
        return of_lines([&](NodeId line) {
            const VariableId variable = new_line(first);
            const NodeId inside = within_line(line, element(variable), *rooster, e.span);
            return on_days(line, *days, emit(NodeOp::exists, truth_type(), variable.index, {first, inside}, e.span), e.span);
        });
    }

    for (const NodeId time : {first, second}) {
        if (type(time).kind == ValueKind::getal && type(time).style == NumberStyle::tijd) continue;
        c_.report.at(span(time), T155_AnderSoortWaarde, "een tijd, zoals 23:00", describe(time));
        return {};
    }
    if (op(first) == NodeOp::number && c_.rules.numbers[c_.rules.node(first).value] == Number(24 * 60)) {
        c_.report.at(span(first), T301_AlleenEinde);
        return {};
    }
    const auto inside = [&](NodeId line) { return within_times(line, first, second, *rooster, e.span); };
    std::vector<NodeId> parts{of_lines([&](NodeId line) { return on_days(line, *days, inside(line), e.span); })};
    if (is_line) return parts.front();
    // A special day without lines of its own has the hours of the other days.
    for (const NodeId day : *days) {
        if (c_.rules.node(day).value < days_of_week.size()) continue;
        const VariableId variable = new_line(tested);
        const NodeId is_that_day = emit(NodeOp::eq, truth_type(), 0, {part_of_line(element(variable), day_offset, e.span), day}, e.span);
        const NodeId has_own = emit(NodeOp::exists, truth_type(), variable.index, {tested, is_that_day}, e.span);
        parts.push_back(emit(NodeOp::or_, truth_type(), 0, {has_own, of_lines(inside)}, e.span));
    }
    return all_of_nodes(NodeOp::and_, parts, e.span);
}

// `uren van R`: of an ordinary week, without special days.
NodeId Expressions::hours_of(NodeId list, Span at) {
    const Checker::Rooster& rooster = *c_.rooster_in(type(list));
    c_.rules.variables.push_back({"tijdvak", rooster.begrip});
    const VariableId variable{static_cast<std::uint32_t>(c_.rules.variables.size() - 1)};
    Type record = plain_type(ValueKind::record);
    record.begrip = rooster.begrip;
    const NodeId line = emit(NodeOp::element, record, variable.index, {}, at);
    const Type count = number_type(NumberStyle::getal);
    const NodeId opens = part_of_line(line, opens_offset, at);
    const NodeId closes = part_of_line(line, closes_offset, at);
    NodeId minutes = emit(NodeOp::subtract, count, 0, {closes, opens}, at);
    if (Number(0) < rooster.day_end) {
        const NodeId next_day = emit(NodeOp::add, count, 0, {minutes, constant_number(Number(24 * 60), count, at)}, at);
        minutes = emit(NodeOp::conditional, count, 0, {emit(NodeOp::gt, truth_type(), 0, {closes, opens}, at), minutes, next_day}, at);
    }
    const auto unit = c_.find_unit("uur");
    const Type hours = unit ? number_type(NumberStyle::hoeveelheid, *unit) : count;
    const NodeId summand = emit(NodeOp::divide, hours, 0, {minutes, constant_number(Number(60), count, at)}, at);
    std::vector<NodeId> operands{list, summand};
    if (!rooster.special.empty()) {
        const Type day = c_.rules.fields[c_.rules.begrippen[rooster.begrip.index].fields[day_offset].index].type;
        std::vector<NodeId> set{part_of_line(line, day_offset, at)};
        for (std::uint32_t i = 0; i < days_of_week.size(); ++i) set.push_back(emit(NodeOp::member, bare(day), i, {}, at));
        operands.push_back(emit(NodeOp::in_set, truth_type(), 0, set, at));
    }
    return emit(NodeOp::sum, hours, variable.index, operands, at);
}

}  // namespace drempel::engine::checking
