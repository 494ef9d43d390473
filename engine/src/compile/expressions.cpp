// SPDX-License-Identifier: EUPL-1.2
// Names, fields and literals.
#include "compile/expressions.hpp"

#include <algorithm>

#include "drempel/text/suggest.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;

namespace {

constexpr std::size_t max_depth = 256;  // of one expression; the parser allows less between brackets

bool is_month_word(std::string_view w) { return w == "maand" || w == "maanden"; }
bool is_year_word(std::string_view w) { return w == "jaar" || w == "jaren"; }
bool is_week_word(std::string_view w) { return w == "week" || w == "weken"; }
bool is_day_word(std::string_view w) { return w == "dag" || w == "dagen"; }
bool is_time_word(std::string_view w) {
    return is_month_word(w) || is_year_word(w) || is_week_word(w) || is_day_word(w);
}

}  // namespace

Type truth_type() { return plain_type(ValueKind::ja_nee); }

Type plain_type(ValueKind kind) {
    Type type;
    type.kind = kind;
    return type;
}

Type number_type(NumberStyle style, UnitId unit) {
    Type type;
    type.kind = ValueKind::getal;
    type.style = style;
    type.unit = unit;
    type.whole = style == NumberStyle::geheel || style == NumberStyle::jaren || style == NumberStyle::tijd;
    return type;
}

Type bare(Type type) {
    type.of_geen = type.onvolledig = type.is_oordeel = false;
    type.low.reset();
    type.high.reset();
    type.earliest.reset();
    type.latest.reset();
    return type;
}

NodeId Expressions::emit(NodeOp op, const Type& type, std::uint32_t value, const std::vector<NodeId>& operands,
                         Span span) {
    Node node;
    node.op = op;
    node.type = c_.intern(type);
    node.value = value;
    node.first_operand = static_cast<std::uint32_t>(c_.rules.operands.size());
    node.operand_count = static_cast<std::uint32_t>(operands.size());
    node.span = span;
    c_.rules.operands.insert(c_.rules.operands.end(), operands.begin(), operands.end());
    c_.rules.nodes.push_back(node);
    return NodeId{static_cast<std::uint32_t>(c_.rules.nodes.size() - 1)};
}

NodeId Expressions::emit(NodeOp op, const Type& type, std::uint32_t value, std::initializer_list<NodeId> operands,
                         Span span) {
    return emit(op, type, value, std::vector<NodeId>(operands), span);
}

NodeId Expressions::check(const Expression& e, Hint hint) {
    if (depth_ >= max_depth) {
        c_.report.at(e.span, T140_UitdrukkingTeDiep, max_depth);
        return {};
    }
    ++depth_;
    NodeId result;
    switch (e.kind) {
        case Kind::broken: break;
        case Kind::ja_nee: result = emit(NodeOp::truth, truth_type(), e.text == "ja" ? 1 : 0, {}, e.span); break;
        case Kind::number:
        case Kind::date:
        case Kind::string: result = literal(e, hint); break;
        case Kind::name: result = name(e, hint); break;
        case Kind::field: result = field(e); break;
        // The parser keeps these to voorbeelden, and has said so where one stands elsewhere.
        case Kind::geen:
        case Kind::index:
        case Kind::list:
        case Kind::record:
        case Kind::entry: break;
        case Kind::count_hits:
            if (const auto group = c_.resolve(c_.regelgroepen, {e.text, e.text_span}, set_, T325_OnbekendeGroep); group && reach_ == Reach::everything) {
                Type counted = number_type(NumberStyle::geheel);
                counted.whole = true;
                counted.low = Number(0);
                result = emit(NodeOp::hits_in, counted, group->index, {}, e.span);
            }
            break;
        case Kind::implies:
        case Kind::nothing_known:
        case Kind::hit_with: result = promised(e); break;
        case Kind::call: result = call(e); break;
        case Kind::negate: result = negate(e, hint); break;
        case Kind::arithmetic: result = arithmetic(e, hint); break;
        case Kind::share: result = share(e); break;
        case Kind::comparison: result = comparison(e); break;
        case Kind::in_set: result = in_set(e); break;
        case Kind::in_range: result = in_range(e); break;
        case Kind::window: result = window(e); break;
        case Kind::aanwezig: result = presence(e, NodeOp::present); break;
        case Kind::afwezig: result = presence(e, NodeOp::absent); break;
        case Kind::bekend: result = knowledge(e, NodeOp::known); break;
        case Kind::onbekend: result = knowledge(e, NodeOp::unknown); break;
        case Kind::is_een: result = is_een(e); break;
        case Kind::niet:
            if (const NodeId inner = e.operands.empty() ? NodeId{} : truth(e.operands[0]); !inner.is_none())
                result = emit(NodeOp::not_, truth_type(), 0, {inner}, e.span);
            break;
        case Kind::en: result = conjunction(e); break;
        case Kind::of: result = disjunction(e); break;
        case Kind::quantifier: result = quantifier(e); break;
        case Kind::conditional: result = conditional(e, hint); break;
        case Kind::conditions: result = condition_list(e); break;
        case Kind::rounded: result = rounded(e); break;
        case Kind::at_date: result = parameter_on_day(e); break;
        case Kind::hit: result = hit(e); break;
        case Kind::time: result = literal(e, hint); break;
        case Kind::termijn: result = term_state(e); break;
        case Kind::yearly: result = season(e); break;
    }
    --depth_;
    return result;
}

NodeId Expressions::value(const Expression& e, Hint hint) {
    const NodeId node = check(e, hint);
    if (node.is_none() || !type(node).of_geen || is_assumed(node)) return node;
    if (a_presence_is_broken_) return {};
    c_.report.at(span(node), T143_KanGeenZijn, c_.rules.words(span(node)))
        .suggest(fmt::format("{} is aanwezig en …", c_.rules.words(span(node))));
    return {};
}

NodeId Expressions::truth(const Expression& e) {
    const NodeId node = value(e);
    if (node.is_none()) return {};
    if (type(node).kind == ValueKind::ja_nee) return node;
    c_.report.at(span(node), T144_GeenVoorwaarde, describe(node));
    return {};
}

NodeId Expressions::literal(const Expression& e, Hint hint) {
    if (e.kind == Kind::string) {
        c_.rules.texts.push_back(e.text);
        return emit(NodeOp::text, plain_type(ValueKind::tekst),
                    static_cast<std::uint32_t>(c_.rules.texts.size() - 1), {}, e.span);
    }
    if (e.kind == Kind::date) {
        const auto day = c_.day_of(e);
        if (!day) return {};
        return emit(NodeOp::date, plain_type(ValueKind::datum), static_cast<std::uint32_t>(day->number), {}, e.span);
    }
    const auto number = Number::parse(e.text);
    if (!number) return {};
    if (e.kind == Kind::time) {
        c_.rules.numbers.push_back(*number);
        return emit(NodeOp::number, number_type(NumberStyle::tijd), static_cast<std::uint32_t>(c_.rules.numbers.size() - 1), {}, e.span);
    }
    if (number->exceeds_limit()) {
        c_.report.at(e.span, T145_GetalTeGroot);
        return {};
    }
    const bool counts_years = is_year_word(e.unit) && hint.type && hint.type->kind == ValueKind::getal;
    if (is_time_word(e.unit) && !counts_years) {
        const auto count = number->to_int64();
        if (!number->is_whole() || !count || *count > 12'000) {
            c_.report.at(e.span, T146_DuurNietGeheel, e.unit);
            return {};
        }
        const std::int64_t factor = is_year_word(e.unit) ? 12 : is_week_word(e.unit) ? 7 : 1;
        const bool months = is_year_word(e.unit) || is_month_word(e.unit);
        c_.rules.durations.push_back({months ? Duur::Unit::maanden : Duur::Unit::dagen,
                                      static_cast<std::int32_t>(*count * factor)});
        return emit(NodeOp::duration, plain_type(ValueKind::duur),
                    static_cast<std::uint32_t>(c_.rules.durations.size() - 1), {}, e.span);
    }
    Type type;
    if (e.unit.empty()) type = number_type(number->is_whole() ? NumberStyle::geheel : NumberStyle::getal);
    else if (e.unit == "€") type = number_type(NumberStyle::bedrag);
    else if (e.unit == "%") type = number_type(NumberStyle::percentage);
    else if (counts_years) type = number_type(NumberStyle::jaren);
    else {
        const auto unit = c_.find_unit(e.unit);
        if (!unit) {
            report_unknown_unit(c_, {e.unit, e.unit_span});
            return {};
        }
        type = number_type(NumberStyle::hoeveelheid, *unit);
    }
    type.whole = number->is_whole();
    c_.rules.numbers.push_back(*number);
    return emit(NodeOp::number, type, static_cast<std::uint32_t>(c_.rules.numbers.size() - 1), {}, e.span);
}

const Expressions::Bound* Expressions::find_bound(std::string_view name) const {
    const auto at = std::ranges::find(bound_, name, &Bound::name);
    return at == bound_.end() ? nullptr : &*at;
}

// A name that means something without looking at the other side.
bool Expressions::is_plain_value(const Expression& e) const {
    return e.text == "peildatum" || find_bound(e.text) || !c_.visible(c_.values, e.text, set_).empty();
}

NodeId Expressions::member(const Expression& e, const Type& type) {
    const auto& members = c_.rules.keuzes[type.keuze.index].members;
    const auto at = std::ranges::find(members, e.text, &KeuzeMember::name);
    if (at == members.end()) return {};
    return emit(NodeOp::member, bare(type), static_cast<std::uint32_t>(at - members.begin()), {}, e.span);
}

bool Expressions::is_reachable(const ValueRef& ref, Span at) {
    if (reach_ == Reach::everything) return true;
    if (reach_ == Reach::own_fields && ref.kind == ValueRef::Kind::parameter) return true;
    c_.report.at(at, reach_ == Reach::constants ? T147_ParameterLeestGegeven : T148_VraagLeestAnder,
                 c_.rules.words(at));
    return false;
}

NodeId Expressions::name(const Expression& e, Hint hint) {
    if (e.text == "peildatum") {
        if (reach_ == Reach::constants) {
            c_.report.at(e.span, T147_ParameterLeestGegeven, e.text);
            return {};
        }
        return emit(NodeOp::peildatum, plain_type(ValueKind::datum), 0, {}, e.span);
    }
    if (const Bound* bound = find_bound(e.text)) {
        Type type = plain_type(ValueKind::record);
        type.begrip = c_.rules.variables[bound->variable.index].begrip;
        return emit(NodeOp::element, type, bound->variable.index, {}, e.span);
    }
    const auto found = c_.visible(c_.values, e.text, set_);
    if (hint.type && hint.type->kind == ValueKind::keuze) {
        const NodeId as_member = member(e, *hint.type);
        if (!as_member.is_none() && !found.empty()) {
            c_.report.at(e.span, T103_NaamBetekentTweeDingen, e.text)
                .label(found[0].span, "dit kan bedoeld zijn")
                .label(e.span, "of het woord uit " + c_.describe(*hint.type));
            return {};
        }
        if (!as_member.is_none()) return as_member;
    }
    if (found.empty()) return unknown_name(e, hint);
    const auto ref = c_.resolve(c_.values, {e.text, e.span}, set_, T101_OnbekendeNaam);
    if (!ref || !is_reachable(*ref, e.span)) return {};
    switch (ref->kind) {
        case ValueRef::Kind::feit:
            return emit(NodeOp::fact, c_.rules.fields[ref->index].type, ref->index, {}, e.span);
        case ValueRef::Kind::parameter:
            return emit(NodeOp::parameter, c_.rules.parameters[ref->index].type, ref->index, {}, e.span);
        case ValueRef::Kind::definitie:
            return emit(NodeOp::definition, c_.rules.type(c_.rules.definities[ref->index].type), ref->index, {},
                        e.span);
        case ValueRef::Kind::conclusie:
            return emit(NodeOp::conclusie, c_.rules.type(c_.rules.conclusies[ref->index].type), ref->index, {}, e.span);
        case ValueRef::Kind::termijn:
            c_.report.at(e.span, T294_TermijnIsGeenWaarde, e.text, e.text, e.text, e.text, e.text, e.text);
            return {};
        case ValueRef::Kind::tabel:
            return emit(NodeOp::table, c_.rules.type(c_.rules.tabellen[ref->index].type), ref->index, {}, e.span);
    }
    return {};
}

// Why a bare name means nothing here, in the words that help most.
NodeId Expressions::unknown_name(const Expression& e, Hint hint) {
    const grammar::Word word{e.text, e.span};
    if (hint.quiet || c_.broken_names.contains(e.text) || broken_variables_.contains(e.text)) return {};
    for (const Bound& bound : bound_) {
        if (bound.variable.is_none()) continue;
        const BegripId begrip = c_.rules.variables[bound.variable.index].begrip;
        const auto& fields = c_.rules.begrippen[begrip.index].fields;
        const bool is_field =
            std::ranges::any_of(fields, [&](FieldId f) { return c_.rules.fields[f.index].name == e.text; });
        const auto defined = c_.visible(c_.subject_definities, e.text, set_);
        const bool is_defined = std::ranges::any_of(defined, [&](const auto& d) {
            return c_.extends(begrip, c_.rules.definities[d.id.index].subject);
        });
        if (!is_field && !is_defined) continue;
        c_.report.at(e.span, T149_VeldZonderElement, e.text, bound.name)
            .suggest(fmt::format("{} van {}", e.text, bound.name));
        return {};
    }
    if (const auto begrip = c_.visible(c_.begrippen, e.text, set_); !begrip.empty()) {
        c_.report.at(e.span, T150_BegripZonderBinding, e.text).label(begrip[0].span, "dit is het begrip");
        return {};
    }
    if (const auto defined = c_.visible(c_.subject_definities, e.text, set_); !defined.empty()) {
        const BegripId subject = c_.rules.definities[defined[0].id.index].subject;
        const std::string& of = c_.rules.begrippen[subject.index].name;
        c_.report.at(e.span, T149_VeldZonderElement, e.text, of).suggest(fmt::format("{} van {}", e.text, of));
        return {};
    }
    if (hint.type && hint.type->kind == ValueKind::keuze) {
        std::vector<std::string_view> words;
        for (const KeuzeMember& m : c_.rules.keuzes[hint.type->keuze.index].members) words.push_back(m.name);
        c_.report.at(e.span, T151_GeenWoordVanKeuze, e.text, c_.describe(*hint.type))
            .suggest(text::nearest(e.text, words));
        return {};
    }
    if (c_.values.contains(e.text)) {
        c_.resolve(c_.values, word, set_, T101_OnbekendeNaam);  // declared where this set does not look
        return {};
    }
    if (c_.has_lost_names(set_)) return {};
    std::vector<std::string_view> known{"peildatum"};
    for (const auto& [name, entries] : c_.values)
        for (const auto& entry : entries)
            if (c_.is_visible(set_, entry.set)) known.push_back(name);
    for (const Bound& bound : bound_) known.push_back(bound.name);
    report_unknown(c_, T101_OnbekendeNaam, word, std::move(known));
    return {};
}

// The party behind a verwijzing; anything else as it is.
NodeId Expressions::party_in(NodeId owner) {
    if (!type(owner).is_verwijzing) return owner;
    Type party = plain_type(ValueKind::record);
    party.begrip = type(owner).begrip;
    return emit(NodeOp::deref, party, 0, {owner}, span(owner));
}

// A record as the most special begrip that it was shown to be.
NodeId Expressions::narrowed(NodeId owner) {
    if (type(owner).kind != ValueKind::record) return owner;
    BegripId narrowest = type(owner).begrip;
    for (const auto& [record, begrip] : kinds_)
        if (same(record, owner) && c_.extends(begrip, narrowest)) narrowest = begrip;
    if (narrowest == type(owner).begrip) return owner;
    Type special = type(owner);
    special.begrip = narrowest;
    return emit(NodeOp::as_kind, special, narrowest.index, {owner}, span(owner));
}

NodeId Expressions::field(const Expression& e) {
    if (e.operands.empty()) return {};
    if (e.text == "einde" || e.text == "begin") {
        if (const auto term = find_term(e.operands[0])) {
            if (!is_reachable(ValueRef{ValueRef::Kind::termijn, term->index}, e.span)) return {};
            return term_day(e.text == "einde" ? NodeOp::term_end : NodeOp::term_begin, *term, e.span);
        }
    }
    if (joins_periods(e.operands[0])) {
        if (e.text == "lengte") return length_of_joined(e.operands[0], e.span);
        c_.report.at(e.text_span, T303_DeelVanPerioden, e.operands[0].text);
        return {};
    }
    NodeId owner = value(e.operands[0]);
    if (owner.is_none()) return {};
    if (e.text == "uren" && c_.rooster_in(type(owner))) return hours_of(owner, e.span);
    owner = narrowed(party_in(owner));
    if (type(owner).kind != ValueKind::record) {
        if (type(owner).kind == ValueKind::lijst)
            c_.report.at(span(owner), T152_VeldVanLijst, e.text, c_.rules.words(span(owner)));
        else
            c_.report.at(span(owner), T153_VeldVanWaarde, e.text, describe(owner));
        return {};
    }
    const BegripId begrip = type(owner).begrip;
    if (!c_.periode().is_none() && begrip == c_.periode()) return part_of_period(e, owner);
    const auto& fields = c_.rules.begrippen[begrip.index].fields;
    if (c_.rooster(begrip) && (e.text == "opent" || e.text == "sluit")) return part_of_line(owner, e.text == "opent" ? 1 : 2, e.span);
    for (std::uint32_t offset = 0; offset < fields.size(); ++offset) {
        const Field& candidate = c_.rules.fields[fields[offset].index];
        if (candidate.name == e.text) return emit(NodeOp::member_field, candidate.type, offset, {owner}, e.span);
    }
    std::vector<Entry<DefinitieId>> fitting;
    for (const auto& entry : c_.visible(c_.subject_definities, e.text, set_))
        if (c_.extends(begrip, c_.rules.definities[entry.id.index].subject)) fitting.push_back(entry);
    if (fitting.empty()) return unknown_field(e, begrip);
    if (fitting.size() > 1) {
        report_ambiguous(c_, {e.text, e.text_span}, fitting[0].span, fitting[1].span);
        return {};
    }
    if (reach_ == Reach::own_fields) {
        // A definition may read facts that another aanvraagsoort does not have.
        c_.report.at(e.text_span, T148_VraagLeestAnder, e.text);
        return {};
    }
    const Definitie& definitie = c_.rules.definities[fitting[0].id.index];
    return emit(NodeOp::definition, c_.rules.type(definitie.type), fitting[0].id.index, {owner}, e.span);
}

NodeId Expressions::unknown_field(const Expression& e, BegripId begrip) {
    if (!c_.begrip_complete[begrip.index] || c_.broken_names.contains(e.text)) return {};
    std::vector<std::string_view> known;
    for (const FieldId f : c_.rules.begrippen[begrip.index].fields) known.push_back(c_.rules.fields[f.index].name);
    for (const auto& [name, entries] : c_.subject_definities)
        for (const auto& entry : entries)
            if (c_.is_visible(set_, entry.set) && c_.extends(begrip, c_.rules.definities[entry.id.index].subject))
                known.push_back(name);
    std::sort(known.begin(), known.end());
    c_.report.at(e.text_span, T154_OnbekendVeld, e.text, c_.rules.begrippen[begrip.index].name)
        .suggest(text::nearest(e.text, known));
    return {};
}

}  // namespace drempel::engine::checking
