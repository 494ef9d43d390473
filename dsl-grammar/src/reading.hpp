// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cut.hpp"
#include "drempel/grammar/parse.hpp"
#include "drempel/grammar/syntax.hpp"
#include "lex.hpp"

namespace drempel::grammar {

// Leaves a clause that has its diagnostic already; caught where the clause was entered.
struct Abandoned {};

// The state of reading one file: the grammar's actions push what they recognise here, and take it
// off again as our own tree. No action runs before its alternative is certain, so nothing is
// undone.
class Reading {
public:
    Reading(const text::SourceText& from, std::uint32_t file_index, const Limits& limit,
            text::Diagnostics& to)
        : source(from), file(file_index), limits(limit), report(to) {}

    const text::SourceText& source;
    std::uint32_t file;
    const Limits& limits;
    text::Diagnostics& report;

    // --- the clause being read
    const Token* begin = nullptr;
    const Token* end = nullptr;
    const Token* last = nullptr;         // the token read last
    const Token* reserved_at = nullptr;  // a reserved word stood where a name was asked
    const Token* construct_at =
        nullptr;              // something stood where a construct of a later version may stand
    bool in_example = false;  // lists, records, indexes and geen are allowed

    // Tokens that together are one mark, like HOR-02 or 4:5; of the whole file, for the formatter.
    std::vector<std::pair<const Token*, const Token*>> runs;

    // --- the declaration around it
    const DeclarationEntry* entry = nullptr;
    bool in_body = false;             // `luidt`: als … dan … anders may stand here
    bool in_field = false;            // the clause starts with the name of a field
    std::uint32_t clause_column = 2;  // where its clause keywords stand

    // After a slip: a token inside the clause that was meant to start one of its own, and as what.
    const Token* resplit = nullptr;
    const ClauseEntry* resplit_as = nullptr;

    void enter(const Token* from, const Token* to);
    std::string_view words(const Token& token) const;
    Span span(const Token& token) const { return {file, token.begin, token.end}; }
    Span last_span() const { return span(*last); }
    std::string_view last_words() const { return words(*last); }
    Span span_from(const Token* from) const { return {file, from->begin, last->end}; }
    Word last_word() const { return {std::string(last_words()), last_span()}; }
    Text last_text();
    std::string text_value(const Token& token);  // unescaped; reports unknown escapes

    // --- marks: first tokens of constructs that are still open
    void mark(const Token* token) { marks_.push_back(token); }
    const Token* unmark();

    // --- expressions
    void deeper();
    void shallower() { --depth_; }
    void push(Kind kind, std::string text = {});  // of the token read last
    void push_number();
    void set_unit();          // of the number on top
    void add_per_unit();      // … per the last word
    void push_euro_number();  // € was marked
    void push_dutch_date();   // day and month are tokens before the last one
    void push_iso_date();
    void push_time();   // hours and minutes are the tokens around the colon, the last one
    void take_month_day();  // day and month were the last two tokens: the name becomes "04-27"
    void push_month();  // `mei 1980`, the month is the token before the last one
    void wrap(Kind kind, std::string text = {});  // one operand; span ends at the last token
    void prefix(Kind kind, const Token* from);    // one operand; span starts at a token
    void combine(Kind kind, Op op, std::size_t operands);  // the top ones, first operand first
    void field();                                          // [name, owner] -> field
    void call(std::size_t arguments);                      // [name, arguments…] -> call
    void bracket(const Token* from);                       // the top was written between brackets
    Expression pop();
    const Expression& top() const { return stack_.back().value; }
    Expression& top() { return stack_.back().value; }
    std::size_t height() const { return stack_.size(); }

    std::vector<Op> pending;          // operators that wait for their right side
    std::vector<std::size_t> counts;  // heights of the stack where a list started
    struct Logic {
        std::size_t height = 0;
        const Token* first = nullptr;  // the first `en` or `of`
        bool mixed = false;
    };
    std::vector<Logic> logic;
    void begin_logic() { logic.push_back({stack_.size(), nullptr, false}); }
    void connector();  // the last token is `en` or `of`
    void end_logic();

    // --- lists and records of an example
    bool open_list = false;  // `mogelijk meer` was read in the innermost list
    void open_group();
    void record_group() { groups_.back().is_record = true; }
    void close_group();
    void fill_entry();  // [entry, value] -> entry

    // --- als … dan … anders, `van deze voorwaarden`, afgerond, op, geraakt
    std::size_t brackets = 0;              // open ones around the token read last
    std::vector<std::size_t> lists;        // brackets around each list of conditions that is open
    void begin_conditions(Op op);          // `van deze voorwaarden` was read, its start is marked
    void end_conditions();
    void started_at(const Token* from) { top().span = join(span(*from), top().span); }
    void at_date();  // [name, day] -> at_date
    void hit();      // [path] when one was read -> hit; the rule's number is a name

    struct Binder {
        Op op = Op::none;
        const Token* from = nullptr;
        std::optional<Word> begrip;
        std::optional<Word> variable;
        bool has_body = false;
    };
    std::vector<Binder> binders;
    void end_quantifier();

    // --- parts of clauses
    std::vector<Word> names;  // names read and not yet taken
    std::vector<Word> group_names;  // the same, of groups of rules
    std::vector<Ground> grounds;
    std::vector<TypeText> types;
    Validity validity;
    Status status;
    ForEach for_each;
    Blocking blocking;
    Gevolg gevolg;
    Bron bron;
    Origin origin;
    std::optional<Text> label;
    OpenFor open_for;
    Replacement replacement;
    std::size_t table_outputs = 0;  // columns behind '||' in the head of the table being read
    bool rebuts = false;  // `tegenbewijs` was read
    Feestdag feestdag;
    Verlenging verlenging;
    Opschorting opschorting;
    Verwacht verwacht;
    Word take_name();

    // --- the declaration being filled
    Declaration* declaration = nullptr;
    template <class Node>
    Node& node() {
        return std::get<Node>(declaration->node);
    }
    Field field_draft;  // the field being read

private:
    struct Built {
        Expression value;
        std::size_t depth = 1;
    };
    struct Group {
        std::size_t height = 0;
        const Token* from = nullptr;
        bool outer_open = false;
        bool is_record = false;
    };
    void put(Expression value, std::size_t depth);
    Expression at_last(Kind kind) const;

    std::vector<Built> stack_;
    std::vector<const Token*> marks_;
    std::vector<Group> groups_;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
};

}  // namespace drempel::grammar
