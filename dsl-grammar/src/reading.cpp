// SPDX-License-Identifier: EUPL-1.2
#include "reading.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "literals.hpp"

namespace drempel::grammar {

using text::Code;

void Reading::enter(const Token* from, const Token* to) {
    begin = from;
    end = to;
    last = from;
    reserved_at = nullptr;
    construct_at = nullptr;
    resplit = nullptr;
    resplit_as = nullptr;
    stack_.clear();
    marks_.clear();
    pending.clear();
    counts.clear();
    logic.clear();
    binders.clear();
    brackets = 0;
    lists.clear();
    groups_.clear();
    open_list = false;
    names.clear();
    group_names.clear();
    grounds.clear();
    types.clear();
    validity = {};
    field_draft = {};
    depth_ = 0;
}

std::string_view Reading::words(const Token& token) const {
    return source.bytes().substr(token.begin, token.end - token.begin);
}

Text Reading::last_text() {
    return {text_value(*last), last_span()};
}

std::string Reading::text_value(const Token& token) {
    std::string_view inside = words(token);
    // An opening “ has three bytes and has been reported; the closing one may be either.
    const std::size_t opening = inside.starts_with('"') ? 1 : inside.starts_with("\xC2") ? 2 : 3;
    const std::uint32_t start = token.begin + static_cast<std::uint32_t>(opening);
    inside.remove_prefix(std::min(opening, inside.size()));
    if (token.closed && !inside.empty()) inside.remove_suffix(inside.ends_with('"') ? 1 : opening);
    std::string value;
    value.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != '\\' || i + 1 >= inside.size()) {
            value.push_back(inside[i]);
            continue;
        }
        const char next = inside[++i];
        if (next == '"' || next == '\\') {
            value.push_back(next);
        } else {
            const auto place = start + static_cast<std::uint32_t>(i) - 1;
            report.at({file, place, place + 2}, Code::T029_Escape, std::string_view(&inside[i], 1));
        }
    }
    return value;
}

const Token* Reading::unmark() {
    const Token* token = marks_.back();
    marks_.pop_back();
    return token;
}

Word Reading::take_name() {
    Word word = std::move(names.back());
    names.pop_back();
    return word;
}

void Reading::deeper() {
    if (++depth_ > limits.max_nesting) {
        report.at(last_span(), Code::T023_TeDiep, limits.max_nesting);
        throw Abandoned{};
    }
}

void Reading::put(Expression value, std::size_t depth) {
    if (depth > limits.max_nesting) {
        report.at(last_span(), Code::T023_TeDiep, limits.max_nesting);
        throw Abandoned{};
    }
    if (++nodes_ > limits.max_nodes) {
        if (nodes_ == limits.max_nodes + 1) {
            report.at(last_span(), Code::T025_TeVeelOnderdelen, limits.max_nodes);
        }
        throw Abandoned{};
    }
    stack_.push_back({std::move(value), depth});
}

Expression Reading::at_last(Kind kind) const {
    Expression value;
    value.kind = kind;
    value.span = last_span();
    value.text_span = value.span;
    return value;
}

void Reading::push(Kind kind, std::string text) {
    Expression value = at_last(kind);
    value.text = std::move(text);
    put(std::move(value), 1);
}

void Reading::push_number() {
    Expression value = at_last(Kind::number);
    if (auto number = canonical_number(last_words())) {
        value.text = std::move(*number);
    } else {
        value.kind = Kind::broken;
        report.at(last_span(), Code::T014_Getalopmaak, last_words())
            .suggest(suggested_number(last_words()));
    }
    put(std::move(value), 1);
}

void Reading::set_unit() {
    Expression& number = top();
    number.unit = std::string(last_words());
    number.unit_span = last_span();
    number.span = join(number.span, last_span());
}

void Reading::add_per_unit() {
    Expression& number = top();
    number.unit.append(" per ").append(last_words());
    number.unit_span = join(number.unit_span, last_span());
    number.span = join(number.span, last_span());
}

void Reading::push_euro_number() {
    push_number();
    const Token* euro = unmark();
    Expression& number = top();
    number.unit = "€";
    number.unit_span = span(*euro);
    number.span = join(number.unit_span, number.span);
}

void Reading::push_dutch_date() {
    const Token* day = last - 2;
    const Token* month = last - 1;
    Expression value = at_last(Kind::date);
    value.span = join(span(*day), last_span());
    value.text_span = value.span;
    if (auto iso = date_of(words(*day), words(*month), last_words(), value.span, report)) {
        value.text = std::move(*iso);
    } else {
        value.kind = Kind::broken;
    }
    put(std::move(value), 1);
}

void Reading::push_iso_date() {
    Expression value = at_last(Kind::date);
    if (auto iso = date_of(last_words(), value.span, report)) {
        value.text = std::move(*iso);
    } else {
        value.kind = Kind::broken;
    }
    put(std::move(value), 1);
}

void Reading::push_month() {
    const Token* month = last - 1;
    Expression value = at_last(Kind::date);
    value.span = join(span(*month), last_span());
    value.text_span = value.span;
    if (auto iso = month_in_year(words(*month), last_words(), value.span, report)) {
        value.text = std::move(*iso);
    } else {
        value.kind = Kind::broken;
    }
    put(std::move(value), 1);
}

void Reading::push_time() {
    const Token* hours = last - 2;
    Expression value = at_last(Kind::time);
    value.span = join(span(*hours), last_span());
    value.text_span = value.span;
    runs.emplace_back(hours, last + 1);
    if (auto minutes = minutes_of(words(*hours), last_words(), value.span, report)) {
        value.text = std::move(*minutes);
    } else {
        value.kind = Kind::broken;
    }
    put(std::move(value), 1);
}

void Reading::take_month_day() {
    const Token* day = last - 1;
    Word& word = names.back();
    word.span = join(span(*day), last_span());
    auto text = month_day(words(*day), last_words(), word.span, report);
    if (!text) throw Abandoned{};
    word.text = std::move(*text);
}

void Reading::wrap(Kind kind, std::string text) {
    const std::size_t depth = stack_.back().depth + 1;
    Expression value = at_last(kind);
    value.text = std::move(text);
    value.operands.push_back(pop());
    value.span = join(value.operands.front().span, last_span());
    put(std::move(value), depth);
}

void Reading::prefix(Kind kind, const Token* from) {
    const std::size_t depth = stack_.back().depth + 1;
    Expression value;
    value.kind = kind;
    value.operands.push_back(pop());
    value.span = join(span(*from), value.operands.front().span);
    put(std::move(value), depth);
}

void Reading::combine(Kind kind, Op op, std::size_t operands) {
    Expression value;
    value.kind = kind;
    value.op = op;
    std::size_t depth = 0;
    const auto first = stack_.end() - static_cast<std::ptrdiff_t>(operands);
    value.operands.reserve(operands);
    for (auto at = first; at != stack_.end(); ++at) {
        depth = std::max(depth, at->depth);
        value.operands.push_back(std::move(at->value));
    }
    stack_.erase(first, stack_.end());
    value.span = join(value.operands.front().span, value.operands.back().span);
    put(std::move(value), depth + 1);
}

void Reading::field() {
    const std::size_t depth = stack_.back().depth + 1;
    Expression owner = pop();
    Expression value = pop();
    value.kind = Kind::field;
    value.text_span = value.span;
    value.span = join(value.span, owner.span);
    value.operands.push_back(std::move(owner));
    put(std::move(value), depth);
}

void Reading::call(std::size_t arguments) {
    std::size_t depth = 0;
    const auto first = stack_.end() - static_cast<std::ptrdiff_t>(arguments);
    Expression value = std::move((first - 1)->value);
    value.kind = Kind::call;
    for (auto at = first; at != stack_.end(); ++at) {
        depth = std::max(depth, at->depth);
        value.operands.push_back(std::move(at->value));
    }
    stack_.erase(first - 1, stack_.end());
    value.span = join(value.span, last_span());
    put(std::move(value), depth + 1);
}

void Reading::bracket(const Token* from) {
    top().bracketed = true;
    top().span = span_from(from);
}

Expression Reading::pop() {
    Expression value = std::move(stack_.back().value);
    stack_.pop_back();
    return value;
}

void Reading::connector() {
    Logic& frame = logic.back();
    if (frame.first == nullptr) {
        frame.first = last;
    } else if (!frame.mixed && words(*frame.first) != last_words()) {
        frame.mixed = true;
        report.at(last_span(), Code::T017_EnOfGemengd, words(*frame.first), last_words())
            .label(span(*frame.first), "dit staat er zonder haakjes naast");
    }
}

void Reading::end_logic() {
    const Logic frame = logic.back();
    logic.pop_back();
    if (frame.first == nullptr) return;
    Kind kind = words(*frame.first) == "en" ? Kind::en : Kind::of;
    if (frame.mixed) kind = Kind::broken;
    combine(kind, Op::none, stack_.size() - frame.height);
}

void Reading::open_group() {
    groups_.push_back({stack_.size(), last, open_list, false});
    open_list = false;
}

void Reading::close_group() {
    const Group group = groups_.back();
    groups_.pop_back();
    Expression value;
    value.kind = group.is_record ? Kind::record : Kind::list;
    value.open = open_list;
    value.span = span_from(group.from);
    std::size_t depth = 0;
    const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(group.height);
    for (auto at = first; at != stack_.end(); ++at) {
        depth = std::max(depth, at->depth);
        value.operands.push_back(std::move(at->value));
    }
    stack_.erase(first, stack_.end());
    open_list = group.outer_open;
    put(std::move(value), depth + 1);
}

void Reading::fill_entry() {
    const std::size_t depth = stack_.back().depth + 1;
    Expression value = pop();
    Expression entry_value = pop();
    entry_value.span = join(entry_value.span, value.span);
    entry_value.operands.push_back(std::move(value));
    put(std::move(entry_value), depth);
}

void Reading::begin_conditions(Op op) {
    if (!lists.empty() && lists.back() == brackets) {
        report.at(span_from(marks_.back()), Code::T043_LijstInLijst);
        throw Abandoned{};
    }
    lists.push_back(brackets);
    pending.push_back(op);
    counts.push_back(stack_.size() - (op == Op::ten_minste_van ? 1u : 0u));
}

void Reading::end_conditions() {
    const Op op = pending.back();
    pending.pop_back();
    const std::size_t operands = stack_.size() - counts.back();
    counts.pop_back();
    lists.pop_back();
    combine(Kind::conditions, op, operands);
    started_at(unmark());
}

void Reading::at_date() {
    const std::size_t depth = stack_.back().depth + 1;
    Expression day = pop();
    Expression value = pop();
    value.kind = Kind::at_date;
    value.span = join(value.span, day.span);
    value.operands.push_back(std::move(day));
    put(std::move(value), depth);
}

void Reading::hit() {
    const Word rule = take_name();
    const Token* from = unmark();
    Expression value = at_last(Kind::hit);
    value.text = rule.text;
    value.text_span = rule.span;
    value.span = span_from(from);
    std::size_t depth = 1;
    if (stack_.size() > counts.back()) {
        depth = stack_.back().depth + 1;
        value.operands.push_back(pop());
    }
    counts.pop_back();
    put(std::move(value), depth);
}

void Reading::end_quantifier() {
    Binder binder = std::move(binders.back());
    binders.pop_back();
    const bool has_extra = binder.op != Op::er_is_een && binder.op != Op::er_is_geen
                           && binder.op != Op::elke && binder.op != Op::aantal;
    combine(Kind::quantifier, binder.op, 1u + (has_extra ? 1u : 0u) + (binder.has_body ? 1u : 0u));
    Expression& value = top();
    value.span = join(span(*binder.from), value.span);
    value.has_body = binder.has_body;
    value.text = binder.begrip->text;
    value.text_span = binder.begrip->span;
    value.variable = std::move(binder.variable);
}

}  // namespace drempel::grammar
