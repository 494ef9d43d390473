// SPDX-License-Identifier: EUPL-1.2
// `en`, `of`, presence and knowledge, and the quantifiers over lists.
#include "compile/expressions.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;
using grammar::Op;

namespace {

bool is_extreme(Op op) {
    return op == Op::hoogste || op == Op::laagste || op == Op::vroegste || op == Op::laatste || op == Op::gemiddelde;
}

}  // namespace

// The same path, written twice: same facts, same variables, same fields.
bool Expressions::same(NodeId a, NodeId b) const {
    const Node& one = c_.rules.node(a);
    const Node& other = c_.rules.node(b);
    if (one.op != other.op || one.value != other.value || one.operand_count != other.operand_count) return false;
    for (std::uint32_t i = 0; i < one.operand_count; ++i)
        if (!same(c_.rules.operand(one, i), c_.rules.operand(other, i))) return false;
    return true;
}

bool Expressions::is_assumed(NodeId node) const {
    return std::ranges::any_of(present_, [&](NodeId known) { return same(known, node); });
}

void Expressions::assume(NodeId condition) {
    if (condition.is_none()) return;
    const Node node = c_.rules.node(condition);
    if (node.op == NodeOp::present) present_.push_back(c_.rules.operand(node, 0));
    if (node.op == NodeOp::is_a) kinds_.emplace_back(c_.rules.operand(node, 0), BegripId{node.value});
    if (node.op == NodeOp::and_)
        for (std::uint32_t i = 0; i < node.operand_count; ++i) assume(c_.rules.operand(node, i));
    if (node.op == NodeOp::not_) {
        const Node& inner = c_.rules.node(c_.rules.operand(node, 0));
        if (inner.op == NodeOp::absent) present_.push_back(c_.rules.operand(inner, 0));
    }
}

// `x is aanwezig en …`: what one part establishes holds in the others, whatever their order, because
// `onwaar en iets` is onwaar. So the parts that establish go first.
NodeId Expressions::conjunction(const Expression& e) {
    const Assumptions before = assumptions();
    const NodeId result = joined(e);
    forget(before);
    return result;
}

NodeId Expressions::premise(const Expression& e) {
    if (e.kind == Kind::en) return joined(e);
    const NodeId condition = truth(e);
    assume(condition);
    return condition;
}

NodeId Expressions::joined(const Expression& e) {
    std::vector<NodeId> operands(e.operands.size());
    const auto turn = [](const Expression& part) {
        if (part.kind == Kind::aanwezig) return 0;
        if (part.kind == Kind::is_een) return 1;
        if (part.kind == Kind::niet) return 2;
        return part.kind == Kind::en ? 3 : 4;
    };
    for (int now = 0; now <= 4; ++now)
        for (std::size_t i = 0; i < e.operands.size(); ++i) {
            if (turn(e.operands[i]) != now) continue;
            operands[i] = truth(e.operands[i]);
            assume(operands[i]);
        }
    if (std::ranges::any_of(operands, [](NodeId n) { return n.is_none(); })) return {};
    return emit(NodeOp::and_, truth_type(), 0, operands, e.span);
}

NodeId Expressions::all_of(const std::vector<NodeId>& conditions, Span at) {
    if (std::ranges::any_of(conditions, [](NodeId n) { return n.is_none(); })) return {};
    return emit(NodeOp::and_, truth_type(), 0, conditions, at);
}

NodeId Expressions::disjunction(const Expression& e) {
    std::vector<NodeId> operands;
    for (const Expression& operand : e.operands) operands.push_back(truth(operand));
    if (std::ranges::any_of(operands, [](NodeId n) { return n.is_none(); })) return {};
    return emit(NodeOp::or_, truth_type(), 0, operands, e.span);
}

NodeId Expressions::presence(const Expression& e, NodeOp op_) {
    if (e.operands.empty()) return {};
    const NodeId x = check(e.operands[0]);
    if (x.is_none()) {
        a_presence_is_broken_ = true;
        return {};
    }
    if (!type(x).of_geen) {
        c_.report.at(span(x), T172_KanNooitGeenZijn, c_.rules.words(span(x)));
        return {};
    }
    return emit(op_, truth_type(), 0, {x}, e.span);
}

NodeId Expressions::knowledge(const Expression& e, NodeOp op_) {
    if (e.operands.empty()) return {};
    const NodeId x = check(e.operands[0]);
    if (x.is_none()) return {};
    if (op(x) != NodeOp::fact && op(x) != NodeOp::member_field) {
        c_.report.at(span(x), T173_BekendVanGegeven, c_.rules.words(span(x)));
        return {};
    }
    return emit(op_, truth_type(), 0, {x}, e.span);
}

NodeId Expressions::is_een(const Expression& e) {
    if (e.operands.empty()) return {};
    NodeId x = value(e.operands[0]);
    const auto begrip = c_.resolve(c_.begrippen, {e.text, e.text_span}, set_, T122_OnbekendBegrip);
    if (x.is_none() || !begrip) return {};
    x = party_in(x);
    if (!require(x, ValueKind::record, "een persoon, onderneming of ander begrip")) return {};
    if (!c_.is_related(type(x).begrip, *begrip)) {
        c_.report.at(e.text_span, T174_NooitDitBegrip, describe(x), e.text).label(span(x), "dit is " + describe(x));
        return {};
    }
    return emit(NodeOp::is_a, truth_type(), begrip->index, {x}, e.span);
}

VariableId Expressions::bind_subject(const grammar::Word& name, BegripId begrip) {
    const VariableId id{static_cast<std::uint32_t>(c_.rules.variables.size())};
    c_.rules.variables.push_back({name.text, begrip});
    bound_.push_back({name.text, id, name.span});
    return id;
}

Expressions::Binding Expressions::bind(const grammar::Word& begrip, const std::optional<grammar::Word>& variable,
                                       const Expression& list) {
    const NodeId over = value(list);
    // The lines of a weekrooster have a begrip of the language's own.
    const bool is_line = begrip.text == "tijdvak" && !over.is_none() && c_.rooster_in(type(over));
    const auto named = is_line ? std::optional(type(over).begrip) : c_.resolve(c_.begrippen, begrip, set_, T122_OnbekendBegrip);
    NodeId good;
    if (!over.is_none()) {
        const Type& t = type(over);
        if (t.kind != ValueKind::lijst)
            c_.report.at(span(over), T155_AnderSoortWaarde, "een lijst", describe(over));
        else if (t.begrip.is_none())
            c_.report.at(span(over), T175_LijstZonderBegrip, c_.rules.words(span(over)));
        else if (named && !c_.extends(t.begrip, *named))
            c_.report.at(begrip.span, T176_AnderBegripInLijst, begrip.text, describe(over))
                .label(span(over), "dit is " + describe(over))
                .suggest(c_.rules.begrippen[t.begrip.index].name);
        else if (named)
            good = over;
    }
    // The variable is bound even when something is wrong, so that its uses are not unknown names.
    const grammar::Word& name = variable ? *variable : begrip;
    const auto values = c_.visible(c_.values, name.text, set_);
    if (const Bound* outer = find_bound(name.text))
        c_.report.at(name.span, T177_NaamAlInGebruik, name.text).label(outer->span, "hier is de naam al gegeven");
    else if (!values.empty())
        c_.report.at(name.span, T177_NaamAlInGebruik, name.text).label(values[0].span, "dit heet al zo");
    BegripId element = named.value_or(BegripId{});
    if (element.is_none() && !over.is_none()) element = type(over).begrip;
    if (element.is_none()) {
        broken_variables_.insert(name.text);
        bound_.push_back({"", {}, name.span});
        return {};
    }
    return {good, bind_subject(name, element)};
}

NodeId Expressions::quantifier(const Expression& e) {
    std::size_t next = 0;
    NodeId n;
    bool good = true;
    if (e.op == Op::ten_minste) {
        if (e.operands.empty()) return {};
        n = value(e.operands[next++]);
        if (n.is_none()) {
            good = false;
        } else if (type(n).kind != ValueKind::getal || type(n).style != NumberStyle::geheel || !type(n).whole) {
            c_.report.at(span(n), T178_AantalNietGeheel, c_.rules.words(span(n)));
            good = false;
        }
    }
    const bool has_summand = e.op == Op::som || is_extreme(e.op);
    const Expression* summand = has_summand && e.operands.size() > next ? &e.operands[next++] : nullptr;
    if (e.operands.size() <= next) return {};
    const Expression& list = e.operands[next++];
    const Expression* body = e.has_body && e.operands.size() > next ? &e.operands[next] : nullptr;

    const Binding binding = bind({e.text, e.text_span}, e.variable, list);
    good = good && !binding.list.is_none();
    const Assumptions before = assumptions();
    std::vector<NodeId> operands{binding.list};
    NodeId condition;
    if (body) {
        condition = truth(*body);
        good = good && !condition.is_none();
        if (has_summand) assume(condition);  // only elements that satisfy it count
    }
    Type result = truth_type();
    NodeOp lowered = NodeOp::exists;
    switch (e.op) {
        case Op::er_is_geen: lowered = NodeOp::none_of; break;
        case Op::elke: lowered = NodeOp::each; break;
        case Op::ten_minste:
            lowered = NodeOp::at_least;
            operands.push_back(n);
            break;
        case Op::aantal:
            lowered = NodeOp::count;
            result = number_type(NumberStyle::geheel);
            result.low = Number(0);
            break;
        case Op::som:
            lowered = NodeOp::sum;
            if (summand) {
                const NodeId x = value(*summand);
                operands.push_back(x);
                if (x.is_none() || !require(x, ValueKind::getal, "een getal of bedrag")) good = false;
                else result = bare(type(x));
            } else {
                good = false;
            }
            break;
        case Op::hoogste:
        case Op::laagste:
        case Op::vroegste:
        case Op::laatste:
        case Op::gemiddelde: {
            const bool is_low = e.op == Op::laagste || e.op == Op::vroegste;
            lowered = e.op == Op::gemiddelde ? NodeOp::average : is_low ? NodeOp::lowest : NodeOp::highest;
            const NodeId x = summand ? value(*summand) : NodeId{};
            operands.push_back(x);
            const bool wants_day = e.op == Op::vroegste || e.op == Op::laatste;
            const bool may_be_duration = !x.is_none() && type(x).kind == ValueKind::duur && e.op != Op::gemiddelde && !wants_day;
            if (x.is_none()
                || (!may_be_duration
                    && !require(x, wants_day ? ValueKind::datum : ValueKind::getal, wants_day ? "een datum" : "een getal of bedrag"))) {
                good = false;
                break;
            }
            result = bare(type(x));
            if (e.op == Op::gemiddelde) {
                result.whole = false;
                if (result.style == NumberStyle::geheel) result.style = NumberStyle::getal;
            }
            // Of no elements there is none: only a list that cannot be empty always has one.
            result.of_geen = body || !good || type(binding.list).at_least == 0;
            break;
        }
        case Op::er_is_een:
        case Op::verschillende:
        case Op::ten_minste_in_enige:
        case Op::meeste_per:
        case Op::som_per:
        case Op::alle_van:
        case Op::een_van:
        case Op::ten_minste_van:
        case Op::naar_boven:
        case Op::naar_beneden:
        case Op::rekenkundig:
        case Op::none:
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::eq:
        case Op::ne:
        case Op::lt:
        case Op::le:
        case Op::gt:
        case Op::ge:
        case Op::inclusive:
        case Op::exclusive:
        case Op::minder_dan_voor:
        case Op::ten_hoogste_voor:
        case Op::uiterlijk_na: break;
    }
    forget(before);
    unbind();
    if (body) operands.push_back(condition);
    if (!body && e.op == Op::elke) return {};
    if (!good) return {};
    return emit(lowered, result, binding.variable.index, operands, e.span);
}

// The declared type must hold every value: same kind and unit, geen and fractions only where declared.
bool Expressions::fits(const Type& declared, Span declared_at, NodeId node) {
    const Type actual = type(node);
    const auto mismatch = [&](Code code) {
        c_.report.at(span(node), code, c_.describe(declared), c_.describe(actual))
            .label(declared_at, "dit is het type")
            .label(span(node), "dit is " + c_.describe(actual));
        return false;
    };
    if (declared.kind != actual.kind || declared.is_verwijzing != actual.is_verwijzing)
        return mismatch(T179_WaardeAnderType);
    switch (declared.kind) {
        case ValueKind::ja_nee:
        case ValueKind::datum:
        case ValueKind::duur: break;
        case ValueKind::tekst:
            if (declared.is_verwijzing && !c_.is_related(declared.begrip, actual.begrip))
                return mismatch(T179_WaardeAnderType);
            break;
        case ValueKind::keuze:
            if (!c_.same_members(declared.keuze, actual.keuze)) return mismatch(T179_WaardeAnderType);
            break;
        case ValueKind::record:
            if (!c_.extends(actual.begrip, declared.begrip)) return mismatch(T179_WaardeAnderType);
            break;
        case ValueKind::lijst:
            if (declared.begrip.is_none() != actual.begrip.is_none()
                || (!declared.begrip.is_none() && !c_.extends(actual.begrip, declared.begrip)))
                return mismatch(T179_WaardeAnderType);
            break;
        case ValueKind::getal: {
            const bool both_plain =
                (declared.style == NumberStyle::getal || declared.style == NumberStyle::geheel)
                && (actual.style == NumberStyle::getal || actual.style == NumberStyle::geheel);
            if (!both_plain && (declared.style != actual.style || declared.unit != actual.unit))
                return mismatch(T179_WaardeAnderType);
            if (declared.whole && !actual.whole) return mismatch(T180_WaardeNietGeheel);
            break;
        }
    }
    if (actual.of_geen && !declared.of_geen && !is_assumed(node)) {
        c_.report.at(span(node), T143_KanGeenZijn, c_.rules.words(span(node)))
            .label(declared_at, "dit type kent geen 'geen'");
        return false;
    }
    return true;
}

}  // namespace drempel::engine::checking
