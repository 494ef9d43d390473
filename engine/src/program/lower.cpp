// SPDX-License-Identifier: EUPL-1.2
// Registers, operations and records, each made once; and the rules of the soort.
#include "program/lower.hpp"

#include <algorithm>

namespace drempel::engine::program {

std::optional<std::int64_t> millionths(const Number& number) {
    std::int64_t result = 0;
    if (const auto whole = number.to_int64()) {
        if (__builtin_mul_overflow(*whole, one, &result)) return std::nullopt;
    } else {
        const auto steps = (number * Number(one)).to_int64();
        if (!steps) return std::nullopt;
        result = *steps;
    }
    return -largest <= result && result <= largest ? std::optional(result) : std::nullopt;
}

std::optional<Cell> number_cell(const Number& number) {
    const auto steps = millionths(number);
    if (!steps) return std::nullopt;
    return Cell{*steps, *steps, *steps % one == 0 ? Cell::whole : 0U};
}

Lowering::Lowering(const RuleSet& rules, SoortId soort) : rules_(rules), soort_(soort), variables_(rules.variables.size(), no_register) {
    for (const auto& rule : rules.rules) deviated_.insert(deviated_.end(), rule.deviates_from.begin(), rule.deviates_from.end());
    code_.spaces.push_back({});
    code_.truths_in.push_back(0);
    code_.values_in.push_back(0);
    code_.records.push_back({RecordSource::Kind::element, 0, no_register, 0});  // record 0: the case
}

Lowering::Reg Lowering::no(std::string_view why) {
    if (why_.empty()) why_ = why;
    return std::nullopt;
}

std::uint32_t Lowering::new_register(std::vector<Register>& registers, std::vector<std::uint32_t>& counts, std::uint32_t space) {
    registers.push_back({space, counts[space]++, false});
    return static_cast<std::uint32_t>(registers.size() - 1);
}

bool Lowering::holds(std::uint32_t outer, std::uint32_t inner) const {
    while (code_.spaces[inner].depth > code_.spaces[outer].depth) inner = code_.spaces[inner].parent;
    return inner == outer;
}

bool Lowering::widen(std::uint32_t& space, std::uint32_t other) const {
    if (holds(other, space)) return true;
    if (!holds(space, other)) return false;
    space = other;
    return true;
}

bool Lowering::settle_space(Operation& operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values) {
    for (const auto reg : truths) {
        if (!widen(operation.space, code_.truths[reg].space)) return false;
        operation.level = std::max(operation.level, truth_levels_[reg] + 1);
    }
    for (const auto reg : values) {
        if (!widen(operation.space, code_.values[reg].space)) return false;
        operation.level = std::max(operation.level, value_levels_[reg] + 1);
    }
    return true;
}

Lowering::Reg Lowering::add(Operation operation, bool is_truth) {
    const OperationKey key{{operation.op, operation.space, operation.a, operation.b, operation.c, operation.imm, operation.imm2, operation.members}};
    auto& known = is_truth ? known_truths_ : known_values_;
    const auto [at, is_new] = known.try_emplace(key, 0);
    if (!is_new) return at->second;
    auto& registers = is_truth ? code_.truths : code_.values;
    if (is_constant(operation)) {
        operation.level = 0;
        at->second = static_cast<std::uint32_t>(registers.size());
        if (is_truth) {
            registers.push_back({0, static_cast<std::uint32_t>(code_.truth_constants.size()), true});
            code_.truth_constants.push_back(Truth::onbekend);
        } else {
            registers.push_back({0, static_cast<std::uint32_t>(code_.constants.size()), true});
            code_.constants.push_back({});
        }
    } else {
        at->second = new_register(registers, is_truth ? code_.truths_in : code_.values_in, operation.space);
    }
    (is_truth ? truth_levels_ : value_levels_).push_back(operation.level);
    operation.out = registers[at->second].local;
    operation.reg = at->second;
    (registers[at->second].is_constant ? code_.for_the_day : code_.operations).push_back(operation);
    return at->second;
}

// The same for every case of a day.
bool Lowering::is_constant(const Operation& operation) const {
    if (!operation.is_pure()) return false;
    const auto truths_read = operation.truths_read();
    const std::uint32_t operands[]{operation.a, operation.b, operation.c};
    for (std::uint32_t i = 0; i < 3; ++i) {
        if (operands[i] != no_register && !(i < truths_read ? code_.truths : code_.values)[operands[i]].is_constant) return false;
    }
    return true;
}

Lowering::Reg Lowering::add_truth(Operation operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values) {
    return settle_space(operation, truths, values) ? add(operation, true) : no("a test on elements of two lists at once");
}

Lowering::Reg Lowering::add_value(Operation operation, std::initializer_list<std::uint32_t> truths, std::initializer_list<std::uint32_t> values) {
    return settle_space(operation, truths, values) ? add(operation, false) : no("a value of elements of two lists at once");
}

Lowering::Reg Lowering::truth_constant(Truth truth) {
    const auto [at, is_new] = known_constant_truths_.try_emplace(truth, static_cast<std::uint32_t>(code_.truths.size()));
    if (is_new) {
        code_.truths.push_back({0, static_cast<std::uint32_t>(code_.truth_constants.size()), true});
        truth_levels_.push_back(0);
        code_.truth_constants.push_back(truth);
    }
    return at->second;
}

Lowering::Reg Lowering::constant(const Cell& cell) {
    const auto [at, is_new] = known_constants_.try_emplace({cell.lo, cell.hi, cell.flags}, static_cast<std::uint32_t>(code_.values.size()));
    if (is_new) {
        code_.values.push_back({0, static_cast<std::uint32_t>(code_.constants.size()), true});
        value_levels_.push_back(0);
        code_.constants.push_back(cell);
    }
    return at->second;
}

std::uint32_t Lowering::add_record(RecordSource source) {
    for (std::uint32_t i = 0; i < code_.records.size(); ++i) {
        const auto& known = code_.records[i];
        if (known.kind == source.kind && known.space == source.space && known.from == source.from && known.imm == source.imm) return i;
    }
    code_.records.push_back(source);
    return static_cast<std::uint32_t>(code_.records.size() - 1);
}

// ---------------------------------------------------------------------------------------------
// Rules

bool Lowering::parts(const Rule& rule, std::uint32_t& als, std::uint32_t& eis, std::vector<std::uint32_t>& tenzij) {
    const auto take = [&](NodeId id, std::uint32_t& out) {
        const auto reg = truth(id);
        if (!reg) return false;
        out = *reg;
        return true;
    };
    if (rule.als && !take(*rule.als, als)) return false;
    if (rule.eis && !take(*rule.eis, eis)) return false;
    for (const auto& part : rule.tenzij) {
        tenzij.push_back(no_register);
        if (!take(part.condition, tenzij.back())) return false;
    }
    return true;
}

bool Lowering::version(RuleId id, Version& out) {
    const auto& rule = rules_.rules[id.index];
    out.rule = id;
    out.is_kennisregel = rule.is_kennisregel;
    for (const auto& for_each : rule.for_each) {
        const auto space = list(for_each.list);
        if (!space) return false;
        if (!holds(out.space, *space)) return no("`voor elke` over lists beside each other").has_value();
        // Each element of the outer list must have its own elements of the inner one.
        if (out.space != 0 && code_.spaces[*space].parent != out.space) return no("`voor elke` over lists beside each other").has_value();
        out.space = *space;
        variables_[for_each.variable.index] = add_record({RecordSource::Kind::element, *space, no_register, 0});
    }
    if (!parts(rule, out.als, out.eis, out.tenzij)) return false;
    if (rule.is_kennisregel) {
        still_open_ = true;
        const bool ok = parts(rule, out.later_als, out.later_eis, out.later_tenzij);
        still_open_ = false;
        if (!ok) return false;
    }
    const auto hit_here = hit(out);
    if (!hit_here) return false;
    out.h = *hit_here;
    const auto fits = [&](std::uint32_t reg) { return reg == no_register || holds(code_.truths[reg].space, out.space); };
    bool all_fit = fits(out.als) && fits(out.eis) && fits(out.later_als) && fits(out.later_eis);
    for (const auto reg : out.tenzij) all_fit = all_fit && fits(reg);
    for (const auto reg : out.later_tenzij) all_fit = all_fit && fits(reg);
    return all_fit || no("a condition on another list than that of `voor elke`").has_value();
}

// Why a rule is not for the program, whatever it reads; empty when nothing is.
std::string_view Lowering::hindrance(RuleId id) const {
    const auto& rule = rules_.rules[id.index];
    const auto in_group = [&](RuleGroupId group) {
        const auto& here = rules_.rule_groups[group.index];
        return here.first <= id.index && id.index < here.first + here.count;
    };
    if (!rule.blocked_by.empty() || rule.blocks.kind != Blocked::Kind::niets) return "blokkade";
    if (std::ranges::any_of(deviated_, in_group)) return "another rule deviates from it";
    for (const auto& old : rules_.overgangsrecht) {
        if (std::ranges::any_of(old.groups, in_group)) return "overgangsrecht";
    }
    if (std::ranges::any_of(rules_.vervallen, [&](const Vervallen& ended) { return in_group(ended.group); })) return "ended in a layer";
    return {};
}

void Lowering::group(const std::vector<RuleId>& versions) {
    Group result;
    result.rules = versions;
    why_ = {};
    const auto law_of = [&](RuleId id) {
        const auto& set = rules_.regelsets[rules_.rules[id.index].regelset.index];
        return set.law_on_peildatum ? FieldId{} : set.law_field;
    };
    const auto law = law_of(versions.front());
    auto known = std::ranges::find(code_.laws, law, &LawDay::field);
    if (known == code_.laws.end()) {
        const auto& offsets = rules_.soorten[soort_.index].offset_by_field;
        LawDay day{law, 0};
        if (!law.is_none()) day.offset = law.index < offsets.size() ? offsets[law.index] : SlotId::none_index;
        if (!law.is_none() && (day.offset == SlotId::none_index || !rules_.fields[law.index].derived.is_none())) {
            no("its rechtsdatum is no plain fact of this aanvraagsoort");
        }
        code_.laws.push_back(day);
        known = code_.laws.end() - 1;
    }
    law_ = static_cast<std::uint32_t>(known - code_.laws.begin());
    result.law = law_;
    for (const auto id : versions) {
        if (!why_.empty()) break;
        if (law_of(id) != law) no("versions with another rechtsdatum");
        if (const auto why = hindrance(id); !why.empty()) no(why);
        if (!why_.empty()) break;
        std::ranges::fill(variables_, no_register);
        Version made;
        if (!version(id, made)) break;
        result.versions.push_back(std::move(made));
        result.always_speaks = result.always_speaks && rules_.regelsets[rules_.rules[id.index].regelset.index].area.empty();
    }
    if (!why_.empty()) {
        result.versions.clear();
        code_.not_compiled.push_back({versions.front(), why_});
    }
    code_.groups.push_back(std::move(result));
}

Code Lowering::finish() && {
    const auto& all = rules_.soorten[soort_.index].rules;
    const bool blocks_elements = std::ranges::any_of(rules_.rules, [](const Rule& rule) { return rule.blocks.kind == Blocked::Kind::element; });
    const bool has_verbanden = !rules_.soorten[soort_.index].verbanden.empty();
    for (std::size_t begin = 0; begin < all.size();) {
        std::vector<RuleId> versions;
        const auto& id = rules_.rules[all[begin].index].id;
        while (begin < all.size() && rules_.rules[all[begin].index].id == id) versions.push_back(all[begin++]);
        if (blocks_elements || has_verbanden) {
            code_.not_compiled.push_back({versions.front(), blocks_elements ? "blokkade of elements" : "verband"});
            code_.groups.push_back({std::move(versions), {}, 0, true});
            continue;
        }
        group(versions);
    }
    arrange();
    code_.order = order_of_findings(rules_);
    std::ranges::stable_sort(code_.groups, {}, [&](const Group& one_group) { return code_.order[one_group.rules.front().index]; });
    for (auto& group_here : code_.groups) {
        for (auto& version_here : group_here.versions) {
            if (!rules_.rules[version_here.rule.index].split.empty()) slice(version_here);
        }
    }
    return std::move(code_);
}

Source Lowering::source_of(const Register& reg) const {
    return {reg.is_constant ? static_cast<std::uint32_t>(code_.spaces.size()) : reg.space, reg.local};
}

Step Lowering::step_of(const Operation& operation, std::uint32_t space) const {
    Step step;
    step.op = operation.op;
    step.space = space;
    step.out = operation.out;
    step.imm = operation.imm;
    step.imm2 = operation.imm2;
    step.has_a = operation.a != no_register;
    step.has_b = operation.b != no_register;
    if (operation.type != nullptr) {
        step.type = operation.type;
    } else {
        step.members = operation.members;
    }
    if (operation.reads_record()) {
        step.from[0].local = operation.a;
        return step;
    }
    const auto truths_read = operation.truths_read();
    const std::uint32_t operands[]{operation.a, operation.b, operation.c};
    for (std::uint32_t i = 0; i < 3; ++i) {
        if (operands[i] == no_register) continue;
        const auto& reg = (i < truths_read ? code_.truths : code_.values)[operands[i]];
        step.from[i] = source_of(reg);
        step.is_level = step.is_level && (reg.is_constant || reg.space == operation.space);
    }
    return step;
}

// In runs: everything of one level can be done in any order. What reads the case has level 0.
void Lowering::arrange() {
    std::ranges::stable_sort(code_.operations, [](const Operation& a, const Operation& b) {
        return std::tie(a.level, a.op, a.space) < std::tie(b.level, b.op, b.space);
    });
    for (std::uint32_t i = 0; i < code_.operations.size(); ++i) {
        const auto& operation = code_.operations[i];
        code_.steps.push_back(step_of(operation, operation.space));
        const auto level_before = i == 0 ? 0U : code_.operations[i - 1].level;
        if (i == 0 || code_.runs.back().op != operation.op || code_.runs.back().space != operation.space || operation.level != level_before) {
            code_.runs.push_back({operation.op, operation.space, i, i});
        }
        code_.runs.back().until = i + 1;
        if (operation.level == 0) code_.runs_that_fill = code_.runs.size();
    }
    for (const auto& operation : code_.for_the_day) code_.steps_for_the_day.push_back(step_of(operation, static_cast<std::uint32_t>(code_.spaces.size())));
}

// Semantics 2 in one register; only waar is asked of it.
Lowering::Reg Lowering::hit(const Version& version) {
    auto result = version.als == no_register ? truth_constant(Truth::waar) : Reg(version.als);
    const auto and_not = [&](std::uint32_t part) {
        const auto turned = add_truth({.op = Op::not_, .a = part}, {part}, {});
        result = result && turned ? add_truth({.op = Op::and_, .a = *result, .b = *turned}, {*result, *turned}, {}) : std::nullopt;
    };
    if (version.eis != no_register) and_not(version.eis);
    for (const auto part : version.tenzij) and_not(part);
    return result;
}

// What must be run again when a fact is taken to be something else.
void Lowering::slice(Version& version) const {
    std::vector<bool> truth_needed(code_.truths.size(), false);
    std::vector<bool> value_needed(code_.values.size(), false);
    const auto need = [](std::vector<bool>& needed, std::uint32_t reg) {
        if (reg != no_register) needed[reg] = true;
    };
    for (const auto reg : {version.als, version.eis, version.later_als, version.later_eis}) need(truth_needed, reg);
    for (const auto reg : version.tenzij) need(truth_needed, reg);
    for (const auto reg : version.later_tenzij) need(truth_needed, reg);
    for (auto i = static_cast<std::uint32_t>(code_.operations.size()); i-- > 0;) {
        const auto& operation = code_.operations[i];
        const bool gives_truth = operation.gives_truth();
        if (!(gives_truth ? truth_needed : value_needed)[operation.reg]) continue;
        version.slice.push_back(i);
        if (operation.reads_record()) continue;
        const auto truths_read = operation.truths_read();
        const std::uint32_t operands[]{operation.a, operation.b, operation.c};
        for (std::uint32_t k = 0; k < 3; ++k) need(k < truths_read ? truth_needed : value_needed, operands[k]);
        if (operation.op == Op::at_least_of) {
            for (std::uint32_t k = 0; k < operation.imm2; ++k) need(truth_needed, code_.pool[operation.imm + k]);
        }
        if (operation.op == Op::choose_truth || operation.op == Op::choose_value) {
            for (const auto& candidate : code_.choices[operation.imm].candidates) need(gives_truth ? truth_needed : value_needed, candidate.second);
        }
    }
    std::ranges::reverse(version.slice);
}

std::vector<std::uint32_t> order_of_findings(const RuleSet& rules) {
    const auto key = [&](std::uint32_t index) {
        const auto& rule = rules.rules[index];
        return std::tuple(rules.gevolgsoorten[rule.gevolg.index].rank, std::string_view(rule.id));
    };
    std::vector<std::uint32_t> sorted(rules.rules.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
    std::ranges::sort(sorted, {}, key);
    std::vector<std::uint32_t> order(sorted.size());
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && key(sorted[i]) != key(sorted[i - 1])) ++place;
        order[sorted[i]] = place;
    }
    return order;
}

Code lower(const RuleSet& rules, SoortId soort) { return Lowering(rules, soort).finish(); }

}  // namespace drempel::engine::program
