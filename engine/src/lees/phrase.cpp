// SPDX-License-Identifier: EUPL-1.2
#include "lees/phrase.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "drempel/engine/dutch.hpp"

namespace drempel::engine::lees {

namespace {

std::string definite(std::string_view label) { return std::string(label.starts_with("een ") ? label.substr(4) : label); }

struct Sign {
    NodeOp op;
    std::string_view words, words_for_days, words_for_times;
};

constexpr std::array<Sign, 6> signs{{
    {NodeOp::eq, "is", "is", "is"},
    {NodeOp::ne, "is niet", "is niet", "is niet"},
    {NodeOp::lt, "is minder dan", "ligt voor", "is eerder dan"},
    {NodeOp::le, "is ten hoogste", "ligt op of voor", "is niet later dan"},
    {NodeOp::gt, "is meer dan", "ligt na", "is later dan"},
    {NodeOp::ge, "is ten minste", "ligt op of na", "is niet eerder dan"},
}};

// " (vanaf 1 juli 2021)", of what holds on some days only.
std::string days_words(const std::optional<Dag>& from, const std::optional<Dag>& until) {
    if (from && until) return fmt::format(" (van {} tot {})", to_dutch(*from), to_dutch(*until));
    if (from) return fmt::format(" (vanaf {})", to_dutch(*from));
    return until ? fmt::format(" (tot {})", to_dutch(*until)) : std::string();
}

}  // namespace

std::string Wording::variable(VariableId id) const {
    const Variable& variable = rules_.variables[id.index];
    const Begrip& begrip = rules_.begrippen[variable.begrip.index];
    std::string label = definite(spoken(begrip.label, begrip.name));
    if (variable.name != begrip.name) label += " (" + spoken({}, variable.name) + ")";
    return label;
}

std::string Wording::owner(NodeId record) const {
    const Node& node = rules_.node(record);
    if (node.op == NodeOp::element) return variable(VariableId{node.value});
    if (node.op == NodeOp::as_kind) return owner(rules_.operand(node, 0));
    return value(record);
}

std::string Wording::term(TermijnId id) const {
    const Termijn& term = rules_.termijnen[id.index];
    return named(spoken(term.label, term.name));
}

std::string Wording::dated(const std::vector<DatedNode>& values) const {
    std::string text;
    for (const DatedNode& one : values) {
        if (!text.empty()) text += "; ";
        text += one.value.is_none() ? "uitdrukkelijk geen norm" : value(one.value);
        text += days_words(one.from, one.until);
    }
    return text;
}

std::string Wording::choices(const Type& type) const {
    if (type.kind == ValueKind::ja_nee) return "ja of nee";
    if (type.kind != ValueKind::keuze) return {};
    std::string text;
    const auto& members = rules_.keuzes[type.keuze.index].members;
    for (std::size_t i = 0; i < members.size(); ++i)
        text += (i == 0 ? "" : i + 1 == members.size() ? " of " : ", ") + member_words(members[i].label) + days_words(members[i].from, members[i].until);
    return text;
}

std::string Wording::value(NodeId id) const {
    if (id.is_none()) return {};
    const Node& node = rules_.node(id);
    const Type& type = rules_.type(node.type);
    const auto operand = [&](std::uint32_t i) { return value(rules_.operand(node, i)); };
    switch (node.op) {
        case NodeOp::truth: return node.value != 0 ? "ja" : "nee";
        case NodeOp::number: return to_dutch(rules_, rules_.numbers[node.value], type);
        case NodeOp::date: return to_dutch(Dag{static_cast<std::int32_t>(node.value)});
        case NodeOp::duration: {
            const std::string_view written = rules_.words(node.span);  // the model counts weeks in days
            const std::size_t digits = written.find_first_not_of("0123456789");
            if (digits > 0 && digits != std::string_view::npos && (written.substr(digits) == " weken" || written.substr(digits) == " week"))
                return std::string(written);
            return to_dutch(rules_.durations[node.value]);
        }
        case NodeOp::text: return "“" + rules_.texts[node.value] + "”";
        case NodeOp::member: return member_words(rules_.keuzes[type.keuze.index].members[node.value].label);
        case NodeOp::peildatum: return "de dag van de beoordeling";
        case NodeOp::element: return variable(VariableId{node.value});
        case NodeOp::as_kind: return owner(rules_.operand(node, 0));
        case NodeOp::deref: return operand(0);
        case NodeOp::fact: {
            const Field& field = rules_.fields[node.value];
            return named(spoken(field.label, field.name));
        }
        case NodeOp::member_field: {
            const NodeId record = rules_.operand(node, 0);
            const Begrip& begrip = rules_.begrippen[rules_.type(rules_.node(record).type).begrip.index];
            const Field& field = rules_.fields[begrip.fields[node.value].index];
            if (is_period(rules_.type(rules_.node(record).type))) return "de " + field.label + " van " + owner(record);
            return named(spoken(field.label, field.name)) + " van " + owner(record);
        }
        case NodeOp::parameter:
        case NodeOp::parameter_at: {
            const Parameter& parameter = rules_.parameters[node.value];
            std::string text = named(spoken(parameter.label, parameter.name));
            if (node.op == NodeOp::parameter_at) return text + " zoals die geldt op " + operand(0);
            for (const DatedNode& one : parameter.values) {
                const bool holds = (!one.from || *one.from <= peildatum_) && (!one.until || peildatum_ < *one.until);
                if (holds && !one.value.is_none()) text += " (" + value(one.value) + ")";
            }
            return text;
        }
        case NodeOp::conclusie: {
            const Conclusie& conclusie = rules_.conclusies[node.value];
            return named(spoken(conclusie.label, conclusie.name));
        }
        case NodeOp::table: {
            const Tabel& table = rules_.tabellen[node.value];
            return "de uitkomst van de tabel " + named(spoken(table.label, table.name));
        }
        case NodeOp::definition: {
            const Definitie& definitie = rules_.definities[node.value];
            const std::string name = named(spoken(definitie.label, definitie.name));
            return node.operand_count == 0 ? name : name + " van " + owner(rules_.operand(node, 0));
        }
        case NodeOp::negate: return "min " + operand(0);
        case NodeOp::add: {
            const Node& left = operand_of(node, 0);
            if (left.op == NodeOp::days_between && left.span == node.span)  // `lengte van p`: both ends count
                if (const auto period = period_of(rules_.operand(left, 0), 1)) return "het aantal dagen van " + value(*period);
            return operand(0) + " plus " + operand(1);
        }
        case NodeOp::subtract: return operand(0) + " min " + operand(1);
        case NodeOp::multiply: return operand(0) + " maal " + operand(1);
        case NodeOp::divide: return operand(0) + " gedeeld door " + operand(1);
        case NodeOp::share: return operand(0) + " van " + operand(1);
        case NodeOp::date_plus: return operand(1) + " na " + operand(0);
        case NodeOp::date_minus: return operand(1) + " voor " + operand(0);
        case NodeOp::workdays_plus: return operand(1) + " na " + operand(0);
        case NodeOp::workdays_minus: return operand(1) + " voor " + operand(0);
        case NodeOp::term_begin: return "de eerste dag van " + term(TermijnId{node.value});
        case NodeOp::term_end: return "de laatste dag van " + term(TermijnId{node.value});
        case NodeOp::week_of: return "de week van " + operand(0);
        case NodeOp::hits_in: {
            const Regelgroep& group = rules_.regelgroepen[node.value];
            return "het aantal regels van " + named(spoken(group.label, group.name)) + " waarvan het gevolg intreedt";
        }
        case NodeOp::chain_share: {
            const Keten& chain = rules_.ketens[node.value];
            return fmt::format("het aandeel in {} dat {} heeft, over {}", operand(0), operand(1), named(spoken(chain.label, chain.name)));
        }
        case NodeOp::list_of: {
            std::string text;
            for (std::uint32_t i = 0; i < node.operand_count; ++i)
                text += (i == 0 ? "" : i + 1 == node.operand_count ? " en " : ", ") + operand(i);
            return text;
        }
        case NodeOp::count_distinct: {
            std::string text = fmt::format("het aantal verschillende waarden van {}, over {}", operand(1), operand(0));
            if (node.operand_count > 2) text += " waarvoor geldt: " + inline_words(condition(rules_.operand(node, 2)));
            return text;
        }
        case NodeOp::most_per:
        case NodeOp::most_sum_per: {
            const bool is_sum = node.op == NodeOp::most_sum_per;
            std::string text = is_sum ? fmt::format("de hoogste som van {} per {}, over {}", operand(2), operand(1), operand(0))
                                      : fmt::format("het grootste aantal per {}, over {}", operand(1), operand(0));
            const std::uint32_t body = is_sum ? 3 : 2;
            if (node.operand_count > body) text += " waarvoor geldt: " + inline_words(condition(rules_.operand(node, body)));
            return text;
        }
        case NodeOp::days_between: return "het aantal dagen van " + operand(1) + " tot " + operand(0);
        case NodeOp::age: return "de leeftijd op " + operand(1) + " van wie is geboren op " + operand(0);
        case NodeOp::conditional:
            return operand(1) + " als " + inline_words(condition(rules_.operand(node, 0))) + ", en anders " + operand(2);
        case NodeOp::round_up: return operand(0) + ", naar boven afgerond op " + operand(1);
        case NodeOp::round_down: return operand(0) + ", naar beneden afgerond op " + operand(1);
        case NodeOp::round_half: return operand(0) + ", afgerond op " + operand(1);
        case NodeOp::count:
            if (node.operand_count < 2) return counted(node);
            return counted(node) + " waarvoor geldt: " + inline_words(condition(rules_.operand(node, 1)));
        case NodeOp::sum:
        case NodeOp::highest:
        case NodeOp::lowest:
        case NodeOp::average: {
            const bool is_date = type.kind == ValueKind::datum;
            const std::string_view what = node.op == NodeOp::sum       ? "de som"
                                          : node.op == NodeOp::highest ? (is_date ? "de laatste" : "de hoogste waarde")
                                          : node.op == NodeOp::lowest  ? (is_date ? "de vroegste" : "de laagste waarde")
                                                                       : "het gemiddelde";
            std::string text = fmt::format("{} van {}, over {}", what, operand(1), operand(0));
            if (node.operand_count > 2) text += " waarvoor geldt: " + inline_words(condition(rules_.operand(node, 2)));
            return text;
        }
        case NodeOp::hit:
        case NodeOp::eq:
        case NodeOp::ne:
        case NodeOp::lt:
        case NodeOp::le:
        case NodeOp::gt:
        case NodeOp::ge:
        case NodeOp::in_set:
        case NodeOp::in_inclusive:
        case NodeOp::in_exclusive:
        case NodeOp::window_less_than_before:
        case NodeOp::window_at_most_before:
        case NodeOp::window_at_latest_after:
        case NodeOp::present:
        case NodeOp::absent:
        case NodeOp::known:
        case NodeOp::unknown:
        case NodeOp::is_a:
        case NodeOp::not_:
        case NodeOp::and_:
        case NodeOp::or_:
        case NodeOp::at_least_of:
        case NodeOp::exists:
        case NodeOp::none_of:
        case NodeOp::each:
        case NodeOp::chain_reaches:
        case NodeOp::nothing_known:
        case NodeOp::hit_with:
        case NodeOp::term_paused:
        case NodeOp::in_season:
        case NodeOp::at_least_within:
        case NodeOp::in_list:
        case NodeOp::alike:
        case NodeOp::at_least: return "of " + inline_words(condition(id));
    }
    return {};
}

// One point for each `als`, in the order in which they are asked.
Phrase Wording::answer(NodeId id) const {
    const auto said = [&](NodeId part) {
        const Node& node = rules_.node(part);
        if (node.op == NodeOp::count)
            if (auto counts = filtered(counted(node), node)) return *std::move(counts);
        return rules_.type(node.type).kind == ValueKind::ja_nee ? condition(part) : Phrase{value(part), {}};
    };
    if (id.is_none() || rules_.node(id).op != NodeOp::conditional) return said(id);
    Phrase phrase{"de eerste van deze punten die past:", {}};
    while (rules_.node(id).op == NodeOp::conditional) {
        const Node& node = rules_.node(id);
        Phrase when = condition(rules_.operand(node, 0));
        const NodeId then = rules_.operand(node, 1);
        Phrase outcome = rules_.node(then).op == NodeOp::conditional ? answer(then) : said(then);
        if (when.points.empty() && outcome.points.empty()) {
            phrase.points.push_back({"als " + when.words + ", dan: " + outcome.words, {}});
        } else {
            Phrase point = joined("als dit geldt", std::move(when));
            point.points.push_back(joined("dan", std::move(outcome)));
            phrase.points.push_back(std::move(point));
        }
        id = rules_.operand(node, 2);
    }
    phrase.points.push_back(joined("en anders", said(id)));
    return phrase;
}

Phrase Wording::joined(std::string lead, Phrase inner) const {
    if (inner.points.empty()) return {lead + ": " + inner.words, {}};
    return {lead + ", " + inner.words, std::move(inner.points)};
}

Phrase Wording::all_of(std::string lead, const Node& node, std::uint32_t first) const {
    Phrase phrase{std::move(lead), {}};
    add_points(phrase.points, node, first);
    return phrase;
}

// An `en` in an `en` is one list, as is an `of` in an `of`.
void Wording::add_points(std::vector<Phrase>& points, const Node& node, std::uint32_t first) const {
    for (std::uint32_t i = first; i < node.operand_count; ++i) {
        const Node& part = operand_of(node, i);
        const bool is_same = part.op == node.op && (part.op == NodeOp::and_ || part.op == NodeOp::or_);
        if (is_same && !shorthand(part)) add_points(points, part, 0);
        else points.push_back(condition(rules_.operand(node, i)));
    }
}

// Points between commas, for where no list can stand.
std::string Wording::inline_words(const Phrase& phrase) const {
    if (phrase.points.empty()) return phrase.words;
    std::string text = phrase.words + " ";
    for (std::size_t i = 0; i < phrase.points.size(); ++i) {
        if (i > 0) text += "; ";
        text += inline_words(phrase.points[i]);
    }
    return "[" + text + "]";
}

Phrase Wording::quantified(const Node& node) const {
    const Begrip& begrip = rules_.begrippen[rules_.variables[node.value].begrip.index];
    const std::string one = bare(spoken(begrip.label, begrip.name));
    const std::string many = bare(spoken(begrip.plural, begrip.name));
    const std::string list = value(rules_.operand(node, 0));
    const std::uint32_t body_at = node.op == NodeOp::at_least ? 2 : 1;
    const bool has_body = node.operand_count > body_at;
    std::string lead;
    if (node.op == NodeOp::exists) lead = fmt::format("er is een {} in {}", one, list);
    else if (node.op == NodeOp::none_of) lead = fmt::format("er is geen {} in {}", one, list);
    else if (node.op == NodeOp::each) lead = fmt::format("voor {} {} in {} geldt", begrip.label.starts_with("het ") ? "elk" : "elke", one, list);
    else lead = fmt::format("er zijn ten minste {} {} in {}", value(rules_.operand(node, 1)), many, list);
    if (!has_body) return {lead, {}};
    Phrase body = condition(rules_.operand(node, body_at));
    if (node.op == NodeOp::each) return joined(lead, std::move(body));
    if (body.points.empty()) return {lead + " waarvoor geldt: " + body.words, {}};
    return {lead + " waarvoor " + body.words, std::move(body.points)};
}

// A fact that is itself a condition: its label says it as a sentence.
Phrase Wording::fact(NodeId id) const {
    const Node& node = rules_.node(id);
    if (node.op == NodeOp::member_field) {
        const NodeId record = rules_.operand(node, 0);
        const Begrip& begrip = rules_.begrippen[rules_.type(rules_.node(record).type).begrip.index];
        const Field& field = rules_.fields[begrip.fields[node.value].index];
        const std::string label = spoken(field.label, field.name);
        if (lacks_subject(label)) return {owner(record) + " " + label, {}};
        return {label + " (" + owner(record) + ")", {}};
    }
    std::string label;
    bool is_only_a_name = false;
    const auto said = [&](const auto& one) {
        label = spoken(one.label, one.name);
        is_only_a_name = one.label.empty() || one.label == one.name;
    };
    if (node.op == NodeOp::fact) said(rules_.fields[node.value]);
    else if (node.op == NodeOp::definition) said(rules_.definities[node.value]);
    else if (node.op == NodeOp::conclusie) said(rules_.conclusies[node.value]);
    else said(rules_.parameters[node.value]);
    if (node.op == NodeOp::definition && node.operand_count > 0) {
        const std::string subject = owner(rules_.operand(node, 0));
        return {lacks_subject(label) ? subject + " " + label : label + " (" + subject + ")", {}};
    }
    std::string words = lacks_subject(label) || is_only_a_name ? "“" + label + "” is het geval" : label;
    if (node.op == NodeOp::parameter_at) words += ", zoals dat geldt op " + value(rules_.operand(node, 0));
    return {std::move(words), {}};
}

Phrase Wording::condition(NodeId id) const {
    if (id.is_none()) return {};
    const Node& node = rules_.node(id);
    const auto operand = [&](std::uint32_t i) { return value(rules_.operand(node, i)); };
    const auto kind_of = [&](std::uint32_t i) { return rules_.type(rules_.node(rules_.operand(node, i)).type).kind; };
    if (auto said = shorthand(node)) return *std::move(said);
    for (const Sign& sign : signs) {
        if (sign.op != node.op) continue;
        // “x = nee” of a fact is its opposite, said as a sentence.
        if (kind_of(0) == ValueKind::ja_nee && rules_.node(rules_.operand(node, 1)).op == NodeOp::truth) {
            const bool wanted = (rules_.node(rules_.operand(node, 1)).value != 0) == (node.op == NodeOp::eq);
            return wanted ? condition(rules_.operand(node, 0)) : joined("dit is niet zo", condition(rules_.operand(node, 0)));
        }
        const Type& type = rules_.type(operand_of(node, 0).type);
        const std::string_view words = type.kind == ValueKind::datum                                            ? sign.words_for_days
                                       : type.kind == ValueKind::getal && type.style == NumberStyle::tijd ? sign.words_for_times
                                                                                                               : sign.words;
        const Node& left = operand_of(node, 0);
        if (left.op == NodeOp::count)
            if (auto said = filtered(fmt::format("{} {} {}", counted(left), words, operand(1)), left)) return *std::move(said);
        return {fmt::format("{} {} {}", operand(0), words, operand(1)), {}};
    }
    switch (node.op) {
        case NodeOp::truth: return {node.value != 0 ? "dit is altijd zo" : "dit is nooit zo", {}};
        case NodeOp::fact:
        case NodeOp::member_field:
        case NodeOp::definition:
        case NodeOp::parameter:
        case NodeOp::parameter_at:
        case NodeOp::conclusie: return fact(id);
        case NodeOp::in_set: {
            std::string text = operand(0) + " is ";
            for (std::uint32_t i = 1; i < node.operand_count; ++i)
                text += (i == 1 ? "" : i + 1 == node.operand_count ? " of " : ", ") + operand(i);
            return {text, {}};
        }
        case NodeOp::in_inclusive: return {fmt::format("{} is van {} tot en met {}", operand(0), operand(1), operand(2)), {}};
        case NodeOp::in_exclusive:
            return {fmt::format("{} is van {} tot {} ({} zelf telt niet mee)", operand(0), operand(1), operand(2), operand(2)), {}};
        case NodeOp::window_less_than_before:
            return {fmt::format("{} ligt minder dan {} voor {} (precies {} telt niet mee)", operand(0), operand(1), operand(2), operand(1)), {}};
        case NodeOp::window_at_most_before:
            return {fmt::format("{} ligt ten hoogste {} voor {} (precies {} telt mee)", operand(0), operand(1), operand(2), operand(1)), {}};
        case NodeOp::window_at_latest_after:
            return {fmt::format("{} ligt op of na {}, en uiterlijk {} daarna", operand(0), operand(2), operand(1)), {}};
        case NodeOp::present: return {operand(0) + " is er", {}};
        case NodeOp::absent: return {operand(0) + " is er niet", {}};
        case NodeOp::known: return {operand(0) + " is opgegeven", {}};
        case NodeOp::unknown: return {operand(0) + " is nog niet opgegeven", {}};
        case NodeOp::is_a: {
            const Begrip& begrip = rules_.begrippen[node.value];
            return {fmt::format("{} is een {}", owner(rules_.operand(node, 0)), bare(spoken(begrip.label, begrip.name))), {}};
        }
        case NodeOp::not_: {
            Phrase inner = condition(rules_.operand(node, 0));
            constexpr std::string_view so = " is het geval";
            if (!inner.points.empty() || !inner.words.ends_with(so)) return joined("dit is niet zo", std::move(inner));
            inner.words.replace(inner.words.size() - so.size(), so.size(), " is niet het geval");
            return inner;
        }
        case NodeOp::and_: return all_of("al deze punten gelden:", node, 0);
        case NodeOp::or_: return all_of("ten minste een van deze punten geldt:", node, 0);
        case NodeOp::at_least_of: return all_of(fmt::format("ten minste {} van deze punten gelden:", operand(0)), node, 1);
        case NodeOp::exists:
        case NodeOp::none_of:
        case NodeOp::each:
        case NodeOp::at_least: return quantified(node);
        case NodeOp::term_paused: return {fmt::format("{} staat stil op {}", term(TermijnId{node.value}), operand(0)), {}};
        case NodeOp::in_season: {
            const Season& season = rules_.seasons[node.value];
            return {fmt::format("{} valt in de periode van {} tot en met {} van elk jaar", operand(0), month_day(season.from), month_day(season.until)), {}};
        }
        case NodeOp::in_list:
            if (operand_of(node, 1).op == NodeOp::table) return {fmt::format("{} hoort bij {}", operand(0), operand(1)), {}};
            return {fmt::format("{} staat in de lijst {}", operand(0), operand(1)), {}};
        case NodeOp::alike: return {fmt::format("{} en {} zijn gelijk, ook bij andere hoofdletters, spaties of accenten", operand(0), operand(1)), {}};
        case NodeOp::chain_reaches: {
            const Keten& chain = rules_.ketens[node.value];
            return {fmt::format("{} leidt van {} naar {}", named(spoken(chain.label, chain.name)), operand(0), operand(1)), {}};
        }
        case NodeOp::nothing_known: return {"er is nog niets opgegeven", {}};
        case NodeOp::hit_with: return {"een regel heeft als gevolg: " + rules_.gevolgsoorten[node.value].label, {}};
        case NodeOp::at_least_within: {
            const std::string lead = fmt::format("in een periode van {} zijn er ten minste {} in {}, gerekend naar {}", operand(3), operand(1),
                                                 operand(0), operand(2));
            if (node.operand_count < 5) return {lead, {}};
            return joined(lead + " waarvoor geldt", condition(rules_.operand(node, 4)));
        }
        case NodeOp::hit: {
            const RuleGroup& group = rules_.rule_groups[node.value];
            const std::string place = node.operand_count == 0 ? "" : " voor " + owner(rules_.operand(node, 0));
            return {fmt::format("het gevolg van {} ({}) treedt in{}", group.id, rules_.rules[group.first].title, place), {}};
        }
        case NodeOp::conditional: return answer(id);
        case NodeOp::number:
        case NodeOp::date:
        case NodeOp::duration:
        case NodeOp::text:
        case NodeOp::member:
        case NodeOp::element:
        case NodeOp::peildatum:
        case NodeOp::as_kind:
        case NodeOp::deref:
        case NodeOp::table:
        case NodeOp::negate:
        case NodeOp::add:
        case NodeOp::subtract:
        case NodeOp::multiply:
        case NodeOp::divide:
        case NodeOp::share:
        case NodeOp::date_plus:
        case NodeOp::date_minus:
        case NodeOp::workdays_plus:
        case NodeOp::workdays_minus:
        case NodeOp::term_begin:
        case NodeOp::term_end:
        case NodeOp::week_of:
        case NodeOp::hits_in:
        case NodeOp::chain_share:
        case NodeOp::list_of:
        case NodeOp::count_distinct:
        case NodeOp::most_per:
        case NodeOp::most_sum_per:
        case NodeOp::days_between:
        case NodeOp::age:
        case NodeOp::round_up:
        case NodeOp::round_down:
        case NodeOp::round_half:
        case NodeOp::count:
        case NodeOp::sum:
        case NodeOp::highest:
        case NodeOp::lowest:
        case NodeOp::average:
        case NodeOp::eq:
        case NodeOp::ne:
        case NodeOp::lt:
        case NodeOp::le:
        case NodeOp::gt:
        case NodeOp::ge: break;
    }
    return {value(id) + " is ja", {}};
}

}  // namespace drempel::engine::lees
