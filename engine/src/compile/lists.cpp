// SPDX-License-Identifier: EUPL-1.2
// Lists that are written down in the rules: the values of a parameter.
#include "compile/expressions.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;

bool Expressions::is_constant_list(NodeId list) const {
    return op(list) == NodeOp::parameter || op(list) == NodeOp::parameter_at || op(list) == NodeOp::table;
}

// `(a; b)` as the value of a parameter.
NodeId Expressions::list_value(const Expression& e, const Type& list) {
    const bool is_one = e.kind != Kind::list && e.bracketed;  // `(a)`
    if (e.kind != Kind::list && !is_one) {
        if (e.kind != Kind::broken) c_.report.at(e.span, T274_LijstWaarde);
        return {};
    }
    const std::vector<Expression> alone = is_one ? std::vector<Expression>{e} : std::vector<Expression>{};
    const Type element = c_.rules.type(list.element);
    std::vector<NodeId> members;
    bool good = true;
    for (const Expression& one : is_one ? alone : e.operands) {
        const NodeId member = value(one, Hint{&element, false});
        good = !member.is_none() && fits(element, one.span, member) && good;
        if (member.is_none()) continue;
        const auto same_as = [&](NodeId other) { return same(other, member) || equal_constants(other, member); };
        if (std::ranges::any_of(members, same_as)) c_.report.at(one.span, T275_LijstDubbel, c_.rules.words(one.span));
        members.push_back(member);
    }
    return good ? emit(NodeOp::list_of, list, 0, members, e.span) : NodeId{};
}

bool Expressions::equal_constants(NodeId a, NodeId b) const {
    if (op(a) != op(b)) return false;
    const std::uint32_t one = c_.rules.node(a).value;
    const std::uint32_t other = c_.rules.node(b).value;
    if (op(a) == NodeOp::number) return c_.rules.numbers[one] == c_.rules.numbers[other];
    if (op(a) == NodeOp::text) return c_.rules.texts[one] == c_.rules.texts[other];
    return false;
}

}  // namespace drempel::engine::checking
