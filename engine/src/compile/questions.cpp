// SPDX-License-Identifier: EUPL-1.2
// `vraag "Staat {naam van leidinggevende} in het register?"`: what a question may read.
#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

#include <algorithm>

namespace drempel::engine::checking {

using enum text::Code;

namespace {

bool is_name_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || byte >= 0x80;
}

// A hole of a question is a path: `naam` or `naam van leidinggevende`. Broken for anything else.
grammar::Expression path_of(std::string_view words, Span at) {
    std::vector<grammar::Expression> names;
    bool wants_name = true;
    for (std::size_t i = 0; i < words.size();) {
        if (words[i] == ' ' || words[i] == '\n' || words[i] == '\r' || words[i] == '\t') {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < words.size() && is_name_byte(words[end])) ++end;
        const std::string_view word = words.substr(i, end - i);
        if (word.empty() || (word == "van") == wants_name) return {};
        if (wants_name) {
            grammar::Expression name;
            name.kind = grammar::Kind::name;
            name.text = std::string(word);
            name.span = {at.file, at.begin + static_cast<std::uint32_t>(i), at.begin + static_cast<std::uint32_t>(end)};
            name.text_span = name.span;
            names.push_back(std::move(name));
        }
        wants_name = !wants_name;
        i = end;
    }
    if (names.empty() || wants_name) return {};
    grammar::Expression path = std::move(names.back());
    for (std::size_t i = names.size() - 1; i > 0; --i) {
        grammar::Expression field = std::move(names[i - 1]);
        field.kind = grammar::Kind::field;
        field.span = text::join(field.text_span, path.span);
        field.operands.push_back(std::move(path));
        path = std::move(field);
    }
    return path;
}

}  // namespace

grammar::Template Checker::question_of(const grammar::Field& field) {
    const grammar::Text& text = *field.question;
    grammar::Template question;
    question.span = text.span;
    const std::string_view value = text.value;
    // The content starts after the quote; an escaped character before a hole shifts its place by one.
    const bool is_exact = value.size() + 2 == text.span.end - text.span.begin;
    std::size_t from = 0;
    while (from < value.size()) {
        const std::size_t open = value.find('{', from);
        if (open == std::string_view::npos || open > from) {
            question.parts.push_back({std::string(value.substr(from, open - from)), text.span});
            if (open == std::string_view::npos) break;
        }
        const std::size_t close = value.find('}', open);
        const Span at{text.span.file, text.span.begin + 2 + static_cast<std::uint32_t>(open), text.span.end};
        if (close == std::string_view::npos) {
            report.at(text.span, T209_VraagGatLeesbaar, value.substr(open));
            break;
        }
        grammar::Expression path = path_of(value.substr(open + 1, close - open - 1), at);
        if (path.kind == grammar::Kind::broken)
            report.at(text.span, T209_VraagGatLeesbaar, value.substr(open, close - open + 1));
        if (!is_exact) path.span = path.text_span = text.span;
        question.parts.push_back({std::move(path), text.span});
        from = close + 1;
    }
    return question;
}

// A question is asked where its field is: it may read only what is there too.
void Checker::check_questions() {
    for (const auto& [id, set] : questions) {
        const grammar::Field& tree = tree_of(id);
        const BegripId owner = rules.fields[id.index].owner;
        Expressions expressions(*this, set);
        if (!owner.is_none()) {
            const Begrip& begrip = rules.begrippen[owner.index];
            rules.fields[id.index].question_variable = expressions.bind_subject({begrip.name, begrip.span}, owner);
            expressions.set_reach(Expressions::Reach::own_fields);
        }
        std::vector<NodeId> holes;
        grammar::Template question = question_of(tree);
        for (const grammar::TemplatePart& part : question.parts) {
            const auto* hole = std::get_if<grammar::Expression>(&part.content);
            if (!hole) continue;
            const NodeId node = expressions.check(*hole);
            holes.push_back(node);
            if (node.is_none()) continue;
            const ValueKind kind = type(node).kind;
            if (kind == ValueKind::lijst || kind == ValueKind::record)
                report.at(hole->span, T199_NietInTekst, describe(type(node)));
            for (const FieldId fact : reads_of({node}).facts)
                for (const Soort& soort : rules.soorten)
                    if (soort.offset_of.contains(id) && !soort.offset_of.contains(fact))
                        report.at(hole->span, T203_SoortMistFeit, soort.name, rules.fields[fact.index].name)
                            .label(rules.fields[fact.index].span, "dit gegeven leest de vraag");
        }
        rules.fields[id.index].question = std::move(question);
        rules.fields[id.index].question_nodes = std::move(holes);
    }
}

}  // namespace drempel::engine::checking
