// SPDX-License-Identifier: EUPL-1.2
// Fills the case of a voorbeeld through the same door as any other case.
#include <algorithm>

#include "compile/example_cases.hpp"
#include "drempel/engine/dutch.hpp"

namespace drempel::engine::checking {

using enum text::Code;
using grammar::Expression;
using grammar::Kind;

namespace {

class Filler {
public:
    Filler(const RuleSet& rules, const Example& example)
        : rules_(rules), example_(example), builder_(rules, example.soort, example.peildatum) {
        if (!example.gemeente.empty()) builder_.set_gemeente(rules.find_gemeente(example.gemeente));
    }

    // False when the place is an element that no earlier `gegeven` made.
    bool assign(const Assignment& assignment) {
        // A field of a record makes the record; an element of a list is given as a whole.
        const std::string_view pointer = assignment.pointer;
        for (std::size_t end = pointer.find('/', 1); end != std::string_view::npos; end = pointer.find('/', end + 1)) {
            builder_.record_of(builder_.find_pointer(pointer.substr(0, end)));
        }
        const SlotId slot = builder_.find_pointer(assignment.pointer);
        if (slot.is_none()) return false;
        put(slot, *assignment.value, assignment.pointer);
        return true;
    }
    tl::expected<Case, std::vector<IntakeProblem>> finish() { return std::move(builder_).finish(); }

private:
    void put(SlotId slot, const Expression& e, const std::string& pointer) {
        const Type type = builder_.type_of(slot);
        if (is_unknown_word(e) && type.kind != ValueKind::keuze) return builder_.set_unknown(slot);
        if (e.kind == Kind::geen) {
            builder_.set_null(slot, pointer);
        } else {
            switch (type.kind) {
                case ValueKind::ja_nee: builder_.set_truth(slot, e.text == "ja", pointer); break;
                case ValueKind::getal:
                    if (e.kind == Kind::time) {
                        builder_.set_string(slot, to_clock(Number::parse(e.text).value_or(Number(0))), pointer);
                        break;
                    }
                    builder_.set_number(slot, decimal(e), pointer); break;
                case ValueKind::duur:
                    if (const auto iso = iso_duration_of(e)) builder_.set_string(slot, *iso, pointer);
                    break;
                case ValueKind::datum:
                case ValueKind::tekst:
                case ValueKind::keuze: builder_.set_string(slot, e.text, pointer); break;
                case ValueKind::record: put_record(builder_.record_of(slot), type.begrip, e, pointer); break;
                case ValueKind::lijst: put_list(slot, type, e, pointer); break;
            }
        }
        // An oordeel in a voorbeeld is just its value: the declared role gave it on the peildatum.
        if (type.is_oordeel)
            builder_.set_oordeel(slot, judge_of(pointer), to_iso(example_.peildatum), "voorbeeld", pointer);
    }

    void put_record(RecordId record, BegripId begrip, const Expression& e, const std::string& pointer) {
        if (record.is_none()) return;
        for (const Expression& entry : e.operands) {
            const SlotId slot = builder_.find(record, entry.text);
            if (!slot.is_none()) put(slot, entry.operands[0], pointer + "/" + entry.text);
        }
        (void)begrip;
    }

    void put_list(SlotId slot, const Type& type, const Expression& e, const std::string& pointer) {
        const ListId list = builder_.begin_list(slot, pointer);
        if (list.is_none()) return;
        if (e.open) builder_.mark_open(slot);
        for (std::size_t i = 0; i < e.operands.size(); ++i) {
            const std::string at = fmt::format("{}/{}", pointer, i);
            if (type.begrip.is_none()) put(builder_.add_scalar(list, at), e.operands[i], at);
            else put_record(builder_.add_record(list, at), type.begrip, e.operands[i], at);
        }
    }

    static std::string decimal(const Expression& e) {
        return e.kind == Kind::negate ? "-" + decimal(e.operands[0]) : e.text;
    }

    // Who judges stands with the field that the pointer ends in.
    std::string judge_of(std::string_view pointer) const {
        BegripId record = rules_.soorten[example_.soort.index].layout;
        const Field* field = nullptr;
        while (!pointer.empty()) {
            pointer.remove_prefix(1);
            const std::size_t end = std::min(pointer.find('/'), pointer.size());
            const std::string_view step = pointer.substr(0, end);
            pointer.remove_prefix(end);
            if (record.is_none()) return {};
            const auto& fields = rules_.begrippen[record.index].fields;
            const auto at = std::ranges::find_if(
                fields, [&](FieldId f) { return rules_.fields[f.index].name == step; });
            if (at == fields.end()) continue;  // a position in a list
            field = &rules_.fields[at->index];
            if (!field->type.begrip.is_none()) record = field->type.begrip;
        }
        return field ? field->judge : std::string();
    }

    const RuleSet& rules_;
    const Example& example_;
    CaseBuilder builder_;
};

// The words of the example that a problem is about: the deepest place it lies in.
Span span_of(const ExamplePlan& plan, std::string_view pointer) {
    const Assignment* best = nullptr;
    for (const Assignment& a : plan.assignments) {
        const bool holds = pointer.starts_with(a.pointer)
                           && (pointer.size() == a.pointer.size() || pointer[a.pointer.size()] == '/');
        if (holds && (!best || best->pointer.size() < a.pointer.size())) best = &a;
    }
    return best ? best->value->span : plan.example.span;
}

// A sentence of the intake as the clause that diagnostics are.
std::string as_clause(std::string sentence) {
    if (sentence.ends_with('.')) sentence.pop_back();
    if (!sentence.empty() && sentence[0] >= 'A' && sentence[0] <= 'Z') sentence[0] = static_cast<char>(sentence[0] + 32);
    return sentence;
}

}  // namespace

std::vector<Example> build_examples(const RuleSet& rules, std::vector<ExamplePlan> plans, text::Diagnostics& report) {
    std::vector<Example> examples;
    for (ExamplePlan& plan : plans) {
        Filler filler(rules, plan.example);
        bool good = true;
        for (const Assignment& assignment : plan.assignments) {
            if (filler.assign(assignment)) continue;
            report.at(assignment.path, T215_ElementNietGegeven, rules.words(assignment.path));
            good = false;
        }
        auto facts = filler.finish();
        if (!facts) {
            for (const IntakeProblem& problem : facts.error())
                report.at(span_of(plan, problem.pointer), T217_WaardeOnmogelijk, as_clause(problem.detail))
                    .suggest(problem.suggestion);
            good = false;
        }
        if (!good) continue;
        plan.example.facts = std::move(*facts);
        examples.push_back(std::move(plan.example));
    }
    return examples;
}

}  // namespace drempel::engine::checking
