// SPDX-License-Identifier: EUPL-1.2
// Operations for each kind of node. A node without one makes its rule go to the reference evaluator.
#include <algorithm>

#include "program/lower.hpp"

namespace drempel::engine::program {

namespace {

constexpr std::uint32_t deepest = 200;

struct Deeper {
    explicit Deeper(std::uint32_t& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    std::uint32_t& depth_;
};

}  // namespace

template <class Make>
Lowering::Reg Lowering::with_argument(const Node& node, Make&& make) {
    if (node.operand_count == 0) return make();
    const auto argument = record(rules_.operand(node, 0));
    if (!argument) return std::nullopt;
    auto& bound = variables_[rules_.definities[node.value].variable.index];
    const auto before = bound;
    bound = *argument;
    const auto result = make();
    variables_[rules_.definities[node.value].variable.index] = before;
    return result;
}

std::optional<Kind> Lowering::kind_of(NodeId id) {
    switch (rules_.type(rules_.node(id).type).kind) {
        case ValueKind::getal: return Kind::getal;
        case ValueKind::datum: return Kind::dag;
        case ValueKind::duur: return Kind::duur;
        case ValueKind::keuze: return Kind::keuze;
        case ValueKind::tekst: return Kind::tekst;
        case ValueKind::ja_nee:
        case ValueKind::record:
        case ValueKind::lijst: break;
    }
    return std::nullopt;
}

std::optional<Lowering::Place> Lowering::place(const Node& node) {
    Place result;
    if (node.op == NodeOp::fact) {
        const auto& offsets = rules_.soorten[soort_.index].offset_by_field;
        if (node.value >= offsets.size() || offsets[node.value] == SlotId::none_index) {
            no("a fact of another aanvraagsoort");
            return std::nullopt;
        }
        result.offset = offsets[node.value];
        result.field = &rules_.fields[node.value];
    } else {
        const auto holder = record(rules_.operand(node, 0));
        if (!holder) return std::nullopt;
        result.record = *holder;
        result.offset = node.value;
        const auto begrip = rules_.type(rules_.node(rules_.operand(node, 0)).type).begrip;
        if (!begrip.is_none()) {
            const auto& fields = rules_.begrippen[begrip.index].fields;
            if (node.value < fields.size()) result.field = &rules_.fields[fields[node.value].index];
        }
    }
    if (result.field == nullptr || !result.field->derived.is_none()) {
        no("a fact with `anders afgeleid als`");
        return std::nullopt;
    }
    return result;
}

Lowering::Reg Lowering::record(NodeId id) {
    const auto& node = rules_.node(id);
    const Deeper deeper(depth_);
    if (depth_ > deepest) return no("too deep");
    if (node.op == NodeOp::element) {
        const auto bound = variables_[node.value];
        return bound == no_register ? no("one list twice in one test") : Reg(bound);
    }
    if (node.op == NodeOp::as_kind) {
        const auto from = record(rules_.operand(node, 0));
        if (!from) return std::nullopt;
        return add_record({RecordSource::Kind::as_kind, code_.records[*from].space, *from, node.value});
    }
    if (node.op == NodeOp::fact || node.op == NodeOp::member_field) {
        const auto at = place(node);
        if (!at) return std::nullopt;
        return add_record({RecordSource::Kind::within, code_.records[at->record].space, at->record, at->offset});
    }
    return no("a record that is computed");
}

std::optional<std::uint32_t> Lowering::list(NodeId id) {
    const auto& node = rules_.node(id);
    const auto& type = rules_.type(node.type);
    if (node.op != NodeOp::fact && node.op != NodeOp::member_field) return no("a list that is computed");
    if (type.kind != ValueKind::lijst || type.element.is_none() || rules_.type(type.element).kind != ValueKind::record) {
        return no("a list of something else than records");
    }
    const auto at = place(node);
    if (!at) return std::nullopt;
    const auto parent = code_.records[at->record].space;
    for (std::uint32_t i = 1; i < code_.spaces.size(); ++i) {
        if (code_.spaces[i].holder == at->record && code_.spaces[i].offset == at->offset) return i;
    }
    code_.spaces.push_back({parent, at->record, at->offset, code_.spaces[parent].depth + 1, static_cast<std::uint32_t>(code_.records.size())});
    code_.truths_in.push_back(0);
    code_.values_in.push_back(0);
    return static_cast<std::uint32_t>(code_.spaces.size() - 1);
}

Lowering::Reg Lowering::truth(NodeId id) {
    const Deeper deeper(depth_);
    return depth_ > deepest ? no("too deep") : truth_of(rules_.node(id));
}

Lowering::Reg Lowering::value(NodeId id) {
    const Deeper deeper(depth_);
    return depth_ > deepest ? no("too deep") : value_of(rules_.node(id));
}

Lowering::Reg Lowering::truth_of(const Node& node) {
    switch (node.op) {
        case NodeOp::truth: return truth_constant(to_truth(node.value != 0));
        case NodeOp::fact:
        case NodeOp::member_field: {
            const auto at = place(node);
            if (!at) return std::nullopt;
            return add_truth({.op = Op::load_truth, .space = code_.records[at->record].space, .a = at->record, .imm = at->offset, .type = &at->field->type}, {}, {});
        }
        case NodeOp::parameter: return parameter(node, true);
        case NodeOp::conclusie: return truth(rules_.conclusies[node.value].body);
        case NodeOp::definition: return with_argument(node, [&] { return truth(rules_.definities[node.value].body); });
        case NodeOp::conditional: return select(node, true);
        case NodeOp::eq:
        case NodeOp::ne:
        case NodeOp::lt:
        case NodeOp::le:
        case NodeOp::gt:
        case NodeOp::ge: return comparison(node);
        case NodeOp::in_set: return in_set(node);
        case NodeOp::in_inclusive:
        case NodeOp::in_exclusive: return in_range(node);
        case NodeOp::window_less_than_before:
        case NodeOp::window_at_most_before:
        case NodeOp::window_at_latest_after: return window(node);
        case NodeOp::present:
        case NodeOp::absent:
        case NodeOp::known:
        case NodeOp::unknown: return presence(node);
        case NodeOp::is_a: {
            const auto from = record(rules_.operand(node, 0));
            if (!from) return std::nullopt;
            return add_truth({.op = Op::is_kind, .space = code_.records[*from].space, .a = *from, .imm = node.value}, {}, {});
        }
        case NodeOp::not_: {
            const auto operand = truth(rules_.operand(node, 0));
            return operand ? add_truth({.op = Op::not_, .a = *operand}, {*operand}, {}) : std::nullopt;
        }
        case NodeOp::and_: return chain(node, Op::and_);
        case NodeOp::or_: return chain(node, Op::or_);
        case NodeOp::exists:
        case NodeOp::none_of:
        case NodeOp::each: return quantified(node);
        case NodeOp::at_least: return tallied(node, Op::at_least, 2);
        case NodeOp::at_least_of: return at_least_of(node);
        // Not compiled, or never a truth.
        case NodeOp::parameter_at:
        case NodeOp::table:
        case NodeOp::hit:
        case NodeOp::hits_in:
        case NodeOp::chain_reaches:
        case NodeOp::chain_share:
        case NodeOp::nothing_known:
        case NodeOp::hit_with:
        case NodeOp::term_paused:
        case NodeOp::in_season:
        case NodeOp::at_least_within:
        case NodeOp::in_list:
        case NodeOp::alike:
        case NodeOp::number:
        case NodeOp::date:
        case NodeOp::duration:
        case NodeOp::text:
        case NodeOp::member:
        case NodeOp::element:
        case NodeOp::peildatum:
        case NodeOp::as_kind:
        case NodeOp::deref:
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
        case NodeOp::count_distinct:
        case NodeOp::most_per:
        case NodeOp::most_sum_per:
        case NodeOp::list_of:
        case NodeOp::week_of: break;
    }
    return no("a construct of which the program has no operation");
}

Lowering::Reg Lowering::value_of(const Node& node) {
    switch (node.op) {
        case NodeOp::number: {
            const auto cell = number_cell(rules_.numbers[node.value]);
            return cell ? constant(*cell) : no("a number that does not fit");
        }
        case NodeOp::date: {
            const auto day = static_cast<std::int32_t>(node.value);
            return constant({day, day, 0});
        }
        case NodeOp::duration: {
            const auto& duration = rules_.durations[node.value];
            if (duration.unit != Duur::Unit::maanden && duration.unit != Duur::Unit::dagen) return no("a length in another unit");
            return constant({duration.count, duration.count, Cell::unit_known | (duration.unit == Duur::Unit::dagen ? Cell::in_days : 0U)});
        }
        case NodeOp::text: return constant(text_cell(rules_.texts[node.value]));
        case NodeOp::member: return constant({static_cast<std::int64_t>(std::uint64_t{1} << node.value), 0, 0});
        case NodeOp::peildatum: return add_value({.op = Op::peildatum}, {}, {});
        case NodeOp::fact:
        case NodeOp::member_field: {
            const auto at = place(node);
            if (!at) return std::nullopt;
            return add_value({.op = Op::load_value, .space = code_.records[at->record].space, .a = at->record, .imm = at->offset, .type = &at->field->type}, {}, {});
        }
        case NodeOp::parameter: return parameter(node, false);
        case NodeOp::conclusie: return value(rules_.conclusies[node.value].body);
        case NodeOp::definition: return with_argument(node, [&] { return value(rules_.definities[node.value].body); });
        case NodeOp::conditional: return select(node, false);
        case NodeOp::negate:
        case NodeOp::add:
        case NodeOp::subtract:
        case NodeOp::multiply:
        case NodeOp::divide:
        case NodeOp::share:
        case NodeOp::date_plus:
        case NodeOp::date_minus:
        case NodeOp::days_between:
        case NodeOp::age:
        case NodeOp::round_up:
        case NodeOp::round_down:
        case NodeOp::round_half: return arithmetic(node);
        case NodeOp::count: return tallied(node, Op::count, 1);
        case NodeOp::sum: return sum(node);
        // Not compiled, or a truth.
        case NodeOp::parameter_at:
        case NodeOp::as_kind:
        case NodeOp::deref:
        case NodeOp::element:
        case NodeOp::table:
        case NodeOp::hits_in:
        case NodeOp::chain_share:
        case NodeOp::workdays_plus:
        case NodeOp::workdays_minus:
        case NodeOp::term_begin:
        case NodeOp::term_end:
        case NodeOp::highest:
        case NodeOp::lowest:
        case NodeOp::average:
        case NodeOp::count_distinct:
        case NodeOp::most_per:
        case NodeOp::most_sum_per:
        case NodeOp::list_of:
        case NodeOp::week_of:
        case NodeOp::truth:
        case NodeOp::hit:
        case NodeOp::chain_reaches:
        case NodeOp::nothing_known:
        case NodeOp::hit_with:
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
        case NodeOp::term_paused:
        case NodeOp::in_season:
        case NodeOp::is_a:
        case NodeOp::not_:
        case NodeOp::and_:
        case NodeOp::or_:
        case NodeOp::at_least_of:
        case NodeOp::exists:
        case NodeOp::none_of:
        case NodeOp::each:
        case NodeOp::at_least:
        case NodeOp::at_least_within:
        case NodeOp::in_list:
        case NodeOp::alike: break;
    }
    return no("a construct of which the program has no operation");
}

// ---------------------------------------------------------------------------------------------
// Truths

Lowering::Reg Lowering::chain(const Node& node, Op op) {
    Reg result = truth_constant(op == Op::and_ ? Truth::waar : Truth::onwaar);
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const auto part = truth(rules_.operand(node, i));
        if (!part) return std::nullopt;
        result = i == 0 ? part : add_truth({.op = op, .a = *result, .b = *part}, {*result, *part}, {});
        if (!result) return std::nullopt;
    }
    return result;
}

Lowering::Reg Lowering::comparison(const Node& node) { return compare(node.op, rules_.operand(node, 0), rules_.operand(node, 1)); }

Lowering::Reg Lowering::compare(NodeOp op, NodeId left, NodeId right) {
    const auto negated = [&](Reg reg, bool turn) { return reg && turn ? add_truth({.op = Op::not_, .a = *reg}, {*reg}, {}) : reg; };
    const auto left_kind = rules_.type(rules_.node(left).type).kind;
    if (left_kind != rules_.type(rules_.node(right).type).kind) return no("a record against a key");
    if (left_kind == ValueKind::ja_nee) {
        const auto a = truth(left);
        const auto b = a ? truth(right) : std::nullopt;
        if (!b) return std::nullopt;
        return negated(add_truth({.op = Op::equal_truth, .a = *a, .b = *b}, {*a, *b}, {}), op == NodeOp::ne);
    }
    const auto kind = kind_of(left);
    if (!kind) return no("records that are compared");
    const auto a = value(left);
    const auto b = a ? value(right) : std::nullopt;
    return b ? ordered(op, *kind, *a, *b) : std::nullopt;
}

Lowering::Reg Lowering::ordered(NodeOp op, Kind kind, std::uint32_t left, std::uint32_t right) {
    const auto both = [&](Op code, std::uint32_t a, std::uint32_t b) { return add_truth({.op = code, .a = a, .b = b}, {}, {a, b}); };
    const auto negated = [&](Reg reg, bool turn) { return reg && turn ? add_truth({.op = Op::not_, .a = *reg}, {*reg}, {}) : reg; };
    const bool is_length = kind == Kind::duur;
    const auto less = is_length ? Op::less_length : Op::less;
    if (op == NodeOp::lt || op == NodeOp::ge) return negated(both(less, left, right), op == NodeOp::ge);
    if (op == NodeOp::gt || op == NodeOp::le) return negated(both(less, right, left), op == NodeOp::le);
    const auto equal = [&] {
        switch (kind) {
            case Kind::getal: return Op::equal_numbers;
            case Kind::dag: return Op::equal_days;
            case Kind::duur: return Op::equal_lengths;
            case Kind::keuze: return Op::equal_members;
            case Kind::tekst: break;
        }
        return Op::equal_text;
    }();
    return negated(both(equal, left, right), op == NodeOp::ne);
}

Lowering::Reg Lowering::in_set(const Node& node) {
    const auto candidate_id = rules_.operand(node, 0);
    bool all_written = kind_of(candidate_id) == Kind::keuze;
    std::uint64_t wanted = 0;
    for (std::uint32_t i = 1; i < node.operand_count && all_written; ++i) {
        const auto& member = rules_.node(rules_.operand(node, i));
        all_written = member.op == NodeOp::member;
        wanted |= std::uint64_t{1} << (member.value & 63U);
    }
    if (all_written) {
        const auto candidate = value(candidate_id);
        return candidate ? add_truth({.op = Op::in_members, .a = *candidate, .members = wanted}, {}, {*candidate}) : std::nullopt;
    }
    auto result = truth_constant(Truth::onwaar);
    for (std::uint32_t i = 1; i < node.operand_count; ++i) {
        const auto here = compare(NodeOp::eq, candidate_id, rules_.operand(node, i));
        if (!here) return std::nullopt;
        result = i == 1 ? here : add_truth({.op = Op::or_, .a = *result, .b = *here}, {*result, *here}, {});
        if (!result) return std::nullopt;
    }
    return result;
}

Lowering::Reg Lowering::in_range(const Node& node) {
    const auto kind = kind_of(rules_.operand(node, 0));
    if (!kind) return no("a range of records");
    const auto candidate = value(rules_.operand(node, 0));
    const auto low = candidate ? value(rules_.operand(node, 1)) : std::nullopt;
    const auto high = low ? value(rules_.operand(node, 2)) : std::nullopt;
    if (!high) return std::nullopt;
    const auto from = ordered(NodeOp::ge, *kind, *candidate, *low);
    const auto until = from ? ordered(node.op == NodeOp::in_inclusive ? NodeOp::le : NodeOp::lt, *kind, *candidate, *high) : std::nullopt;
    return until ? add_truth({.op = Op::and_, .a = *from, .b = *until}, {*from, *until}, {}) : std::nullopt;
}

Lowering::Reg Lowering::window(const Node& node) {
    const auto first = value(rules_.operand(node, 0));
    const auto length = first ? value(rules_.operand(node, 1)) : std::nullopt;
    const auto last = length ? value(rules_.operand(node, 2)) : std::nullopt;
    if (!last) return std::nullopt;
    const auto form = node.op == NodeOp::window_less_than_before ? Window::less_than_before
                      : node.op == NodeOp::window_at_most_before ? Window::at_most_before
                                                                 : Window::at_latest_after;
    const auto back = form == Window::at_latest_after ? Op::date_plus : Op::date_minus;
    const auto end = add_value({.op = back, .a = *last, .b = *length}, {}, {*last, *length});  // made once for all that compare with it
    if (!end) return std::nullopt;
    return add_truth({.op = Op::window, .a = *first, .b = *end, .c = *last, .imm = static_cast<std::uint32_t>(form)}, {}, {*first, *end, *last});
}

// Asked of a fact, or of a definition that is one; not of what is computed.
Lowering::Reg Lowering::presence(const Node& node) {
    const auto ask = [&](const Node& asked) -> Reg {
        if (asked.op != NodeOp::fact && asked.op != NodeOp::member_field) return no("whether something computed is known");
        const auto at = place(asked);
        if (!at) return std::nullopt;
        const bool is_presence = node.op == NodeOp::present || node.op == NodeOp::absent;
        const auto reg = add_truth({.op = is_presence ? Op::load_present : Op::load_known, .space = code_.records[at->record].space,
                                    .a = at->record, .imm = at->offset, .imm2 = !is_presence && still_open_ ? 1U : 0U}, {}, {});
        const bool turned = node.op == NodeOp::absent || node.op == NodeOp::unknown;
        return reg && turned ? add_truth({.op = Op::not_, .a = *reg}, {*reg}, {}) : reg;
    };
    const auto& asked = rules_.node(rules_.operand(node, 0));
    if (asked.op != NodeOp::definition) return ask(asked);
    return with_argument(asked, [&] { return ask(rules_.node(rules_.definities[asked.value].body)); });
}

// ---------------------------------------------------------------------------------------------
// Values

Lowering::Reg Lowering::arithmetic(const Node& node) {
    const auto a = value(rules_.operand(node, 0));
    const auto b = !a || node.operand_count < 2 ? a : value(rules_.operand(node, 1));
    if (!b) return std::nullopt;
    const bool is_length = kind_of(rules_.operand(node, 0)) == Kind::duur;
    const auto unary = [&](Op op, std::uint32_t x) { return add_value({.op = op, .a = x}, {}, {x}); };
    const auto binary = [&](Op op, std::uint32_t x, std::uint32_t y) { return add_value({.op = op, .a = x, .b = y}, {}, {x, y}); };
    switch (node.op) {
        case NodeOp::negate: return unary(is_length ? Op::negate_length : Op::negate_number, *a);
        case NodeOp::add: return binary(is_length ? Op::add_lengths : Op::add_numbers, *a, *b);
        case NodeOp::subtract: {
            const auto turned = unary(is_length ? Op::negate_length : Op::negate_number, *b);
            return turned ? binary(is_length ? Op::add_lengths : Op::add_numbers, *a, *turned) : std::nullopt;
        }
        case NodeOp::multiply: return is_length ? no("a length that is multiplied") : binary(Op::multiply, *a, *b);
        case NodeOp::divide: return is_length ? no("a length that is divided") : binary(Op::divide, *a, *b);
        case NodeOp::share: return is_length ? no("a share of a length") : binary(Op::share, *a, *b);
        case NodeOp::date_plus: return binary(Op::date_plus, *a, *b);
        case NodeOp::date_minus: return binary(Op::date_minus, *a, *b);
        case NodeOp::days_between: return binary(Op::days_between, *a, *b);
        case NodeOp::age: return binary(Op::age, *a, *b);
        case NodeOp::round_up: return binary(Op::round_up, *a, *b);
        case NodeOp::round_down: return binary(Op::round_down, *a, *b);
        case NodeOp::round_half: return binary(Op::round_half, *a, *b);
        default: break;  // value_of sends no other node here
    }
    return no("a construct of which the program has no operation");
}

Lowering::Reg Lowering::select(const Node& node, bool is_truth) {
    const auto condition = truth(rules_.operand(node, 0));
    if (!condition) return std::nullopt;
    if (is_truth) {
        const auto x = truth(rules_.operand(node, 1));
        const auto y = x ? truth(rules_.operand(node, 2)) : std::nullopt;
        return y ? add_truth({.op = Op::select_truth, .a = *condition, .b = *x, .c = *y}, {*condition, *x, *y}, {}) : std::nullopt;
    }
    const auto kind = kind_of(rules_.operand(node, 1));
    if (!kind) return no("a choice between records");
    const auto x = value(rules_.operand(node, 1));
    const auto y = x ? value(rules_.operand(node, 2)) : std::nullopt;
    if (!y) return std::nullopt;
    return add_value({.op = Op::select_value, .a = *condition, .b = *x, .c = *y, .imm = static_cast<std::uint32_t>(*kind)}, {*condition}, {*x, *y});
}

Lowering::Reg Lowering::parameter(const Node& node, bool is_truth) {
    const auto& declared = rules_.parameters[node.value];
    if (declared.type.kind == ValueKind::lijst || declared.type.kind == ValueKind::record) return no("a parameter that is a list");
    Choice choice{ParameterId{node.value}, law_, is_truth, {}};
    Operation operation{.op = is_truth ? Op::choose_truth : Op::choose_value};
    const auto take = [&](const std::vector<DatedNode>& values) {
        for (const auto& dated : values) {
            if (dated.value.is_none()) return no("a parameter that may have `geen norm`").has_value();
            const auto reg = is_truth ? truth(dated.value) : value(dated.value);
            if (!reg || !settle_space(operation, is_truth ? std::initializer_list<std::uint32_t>{*reg} : std::initializer_list<std::uint32_t>{},
                                      is_truth ? std::initializer_list<std::uint32_t>{} : std::initializer_list<std::uint32_t>{*reg})) {
                return false;
            }
            if (operation.space != 0) return no("a parameter that depends on an element").has_value();
            choice.candidates.emplace_back(dated.value, *reg);
        }
        return true;
    };
    for (const auto& fill : declared.fills) {
        if (!take(fill.values)) return std::nullopt;
    }
    if (!take(declared.values)) return std::nullopt;
    std::uint32_t index = 0;
    while (index < code_.choices.size() && !(code_.choices[index].parameter.index == node.value && code_.choices[index].law == law_)) ++index;
    if (index == code_.choices.size()) code_.choices.push_back(std::move(choice));
    operation.imm = index;
    return add(operation, is_truth);
}

}  // namespace drempel::engine::program
