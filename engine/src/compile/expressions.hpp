// SPDX-License-Identifier: EUPL-1.2
// One expression of the tree -> checked and lowered nodes, in one walk.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compile/checker.hpp"

namespace drempel::engine::checking {

// What the place asks for: decides what `21 jaar` and a bare word of a keuze mean. `quiet`: the other
// side is broken already, so an unknown word may be a member of a keuze we cannot see.
struct Hint {
    const Type* type = nullptr;
    bool quiet = false;
};

// A node that is none is broken and has been reported.
class Expressions {
public:
    Expressions(Checker& checker, RegelsetId set) : c_(checker), set_(set) {}

    NodeId check(const grammar::Expression& e, Hint hint = {});  // may be geen
    NodeId value(const grammar::Expression& e, Hint hint = {});  // geen has been excluded
    NodeId truth(const grammar::Expression& e);                  // ja of nee
    NodeId premise(const grammar::Expression& e);                // truth that is relied on from here on
    NodeId list_value(const grammar::Expression& e, const Type& list);  // of a parameter
    NodeId all_of(const std::vector<NodeId>& conditions, Span at);
    // The list of a quantifier or `voor elke`, and the variable that runs over it.
    struct Binding {
        NodeId list;
        VariableId variable;
    };
    Binding bind(const grammar::Word& begrip, const std::optional<grammar::Word>& variable,
                 const grammar::Expression& list);
    NodeId party(const grammar::Expression& e);  // a record, also behind a verwijzing
    VariableId bind_subject(const grammar::Word& name, BegripId begrip);
    void unbind() { bound_.pop_back(); }

    // Everything that holds when `condition` does may be relied on from here.
    void assume(NodeId condition);
    struct Assumptions {
        std::size_t present = 0, kinds = 0;
    };
    Assumptions assumptions() const { return {present_.size(), kinds_.size()}; }
    void forget(Assumptions before) {
        present_.resize(before.present);
        kinds_.resize(before.kinds);
    }

    // By which kalender werkdagen count here; none: the one that the set sees.
    void count_by(KalenderId kalender) { kalender_ = kalender; }
    // The first or last day of a term.
    NodeId term_day(NodeOp which, TermijnId id, Span at);

    // Rounding may stand only in a declaration that names its own ground.
    void may_round(bool has_ground) { rounding_allowed_ = has_ground; }

    // A constant (parameter value) or a question reads less; the code says why not.
    enum class Reach : std::uint8_t { everything, constants, own_fields };
    void set_reach(Reach reach) { reach_ = reach; }

    // The declared type fits the value; reports with both places otherwise.
    bool fits(const Type& declared, Span declared_at, NodeId node);

private:
    struct Bound {
        std::string name;
        VariableId variable;
        Span span;
    };
    struct Sides {
        NodeId left, right;
        bool broken() const { return left.is_none() || right.is_none(); }
    };

    // names and literals (expressions.cpp)
    NodeId literal(const grammar::Expression& e, Hint hint);
    NodeId name(const grammar::Expression& e, Hint hint);
    NodeId field(const grammar::Expression& e);
    NodeId party_in(NodeId owner);
    NodeId narrowed(NodeId owner);
    NodeId unknown_field(const grammar::Expression& e, BegripId begrip);
    NodeId unknown_name(const grammar::Expression& e, Hint hint);
    NodeId member(const grammar::Expression& e, const Type& type);
    const Bound* find_bound(std::string_view name) const;
    bool is_plain_value(const grammar::Expression& e) const;
    bool is_reachable(const ValueRef& ref, Span span);

    // operators (operators.cpp)
    NodeId negate(const grammar::Expression& e, Hint hint);
    NodeId arithmetic(const grammar::Expression& e, Hint hint);
    NodeId sum_of_dates(const grammar::Expression& e, Sides sides);
    NodeId product(const grammar::Expression& e, Sides sides);
    NodeId share(const grammar::Expression& e);
    NodeId call(const grammar::Expression& e);
    NodeId chain(const grammar::Expression& e);
    NodeId promised(const grammar::Expression& e);
    NodeId comparison(const grammar::Expression& e);
    NodeId in_set(const grammar::Expression& e);
    NodeId in_list(const grammar::Expression& e);
    bool is_constant_list(NodeId list) const;
    bool equal_constants(NodeId a, NodeId b) const;
    NodeId alike(const grammar::Expression& e);
    NodeId group_key(const grammar::Expression& e);
    NodeId in_range(const grammar::Expression& e);
    NodeId part_of_day(const grammar::Expression& e, NodeId x, NodeId low, NodeId high);
    NodeId window(const grammar::Expression& e);
    Sides sides(const grammar::Expression& left, const grammar::Expression& right, Hint hint = {});
    bool comparable(NodeId& left, NodeId& right, bool ordered, Span op);
    bool comparable_numbers(NodeId left, NodeId right);
    bool comparable_records(NodeId& left, NodeId& right);
    bool require(NodeId node, ValueKind kind, std::string_view place);
    std::optional<Duur::Unit> unit_of(NodeId node) const;
    bool is_number_literal(NodeId node) const;

    // truths and quantifiers (conditions.cpp)
    NodeId conjunction(const grammar::Expression& e);
    NodeId joined(const grammar::Expression& e);
    NodeId disjunction(const grammar::Expression& e);
    NodeId presence(const grammar::Expression& e, NodeOp op);
    NodeId knowledge(const grammar::Expression& e, NodeOp op);
    NodeId is_een(const grammar::Expression& e);
    NodeId quantifier(const grammar::Expression& e);

    // terms.cpp
    std::optional<TermijnId> find_term(const grammar::Expression& e) const;
    NodeId term_state(const grammar::Expression& e);
    NodeId season(const grammar::Expression& e);
    std::optional<KalenderId> workdays_of(NodeId count);
    NodeId moved_by_workdays(NodeOp which, NodeId day, NodeId count, Span at);
    NodeId part_of_period(const grammar::Expression& e, NodeId period);
    NodeId of_periods(const grammar::Expression& e);
    NodeId end_of(NodeId period, bool is_begin, Span at);
    NodeId not_after(NodeId one, NodeId other, Span at);
    // Two perioden joined: their shared days, or all days of either.
    NodeId period(const grammar::Expression& e);
    bool two_periods(const grammar::Expression& e, NodeId& one, NodeId& other);
    NodeId overlap(NodeId one, NodeId other, Span at);
    NodeId holds_day(const grammar::Expression& periods, NodeId day, Span at);
    NodeId overlaps(const grammar::Expression& periods, const grammar::Expression& others, Span at);
    NodeId length_of_joined(const grammar::Expression& periods, Span at);
    NodeId length_between(NodeId first, NodeId last, Span at);
    NodeId outer_day(NodeId one, NodeId other, bool is_later, Span at);
    NodeId shared_length(NodeId one, NodeId other, Span at);

    // rosters.cpp
    NodeId in_roster(const grammar::Expression& e);
    NodeId hours_of(NodeId list, Span at);
    std::optional<std::vector<NodeId>> days_in(const grammar::Expression& e, std::size_t count, const Checker::Rooster& rooster);
    NodeId constant_number(const Number& number, const Type& type, Span at);
    NodeId all_of_nodes(NodeOp op, const std::vector<NodeId>& parts, Span at);
    NodeId within_times(NodeId line, NodeId low, NodeId high, const Checker::Rooster& rooster, Span at);
    NodeId within_line(NodeId line, NodeId holder, const Checker::Rooster& rooster, Span at);
    NodeId part_of_line(NodeId line, std::uint32_t offset, Span at);
    NodeId on_days(NodeId line, const std::vector<NodeId>& days, NodeId condition, Span at);
    NodeId workday_window(grammar::Op written, NodeId date, NodeId count, NodeId anchor, Span at);

    // choices.cpp
    NodeId conditional(const grammar::Expression& e, Hint hint);
    NodeId condition_list(const grammar::Expression& e);
    NodeId rounded(const grammar::Expression& e);
    NodeId parameter_on_day(const grammar::Expression& e);
    NodeId hit(const grammar::Expression& e);
    bool is_assumed(NodeId node) const;
    bool same(NodeId a, NodeId b) const;

    NodeId emit(NodeOp op, const Type& type, std::uint32_t value, std::initializer_list<NodeId> operands, Span span);
    NodeId emit(NodeOp op, const Type& type, std::uint32_t value, const std::vector<NodeId>& operands, Span span);
    const Type& type(NodeId node) const { return c_.type(node); }
    Span span(NodeId node) const { return c_.rules.nodes[node.index].span; }
    NodeOp op(NodeId node) const { return c_.rules.nodes[node.index].op; }
    std::string describe(NodeId node) const { return c_.describe(type(node)); }

    Checker& c_;
    RegelsetId set_;
    Reach reach_ = Reach::everything;
    std::vector<Bound> bound_;
    std::set<std::string, std::less<>> broken_variables_;  // bound to nothing we know: quiet about them
    std::vector<NodeId> present_;  // paths that are known not to be geen here
    std::vector<std::pair<NodeId, BegripId>> kinds_;  // records that `is een` showed to be of a begrip
    bool a_presence_is_broken_ = false;  // it may be the one that a later use relies on
    bool rounding_allowed_ = false;
    KalenderId kalender_;
    std::size_t depth_ = 0;
};

// `doorsnede(p; q)`, `vereniging(p; q)`.
bool joins_periods(const grammar::Expression& e);

// "04-27" of the tree.
MonthDay month_day_in(std::string_view text);

Type truth_type();
Type number_type(NumberStyle style, UnitId unit = {});
Type plain_type(ValueKind kind);
// The type of a computed value: without limits, geen and the like.
Type bare(Type type);

}  // namespace drempel::engine::checking
