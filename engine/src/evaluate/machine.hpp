// SPDX-License-Identifier: EUPL-1.2
// The plain evaluator: a recursive walk over the nodes that keeps track of what it read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/screening.hpp"
#include "evaluate/sets.hpp"
#include "evaluate/term.hpp"

namespace drempel::engine::evaluation {

// Something not known that an open answer rests on.
struct Missing {
    Ontbreekt::Soort soort{};
    SlotId slot;
    ParameterId parameter;
    Fase fase{};
    bool operator==(const Missing&) const = default;
};

// How `is bekend` and `is onbekend` answer (semantics 4): as the file is now, or as open as long as
// somebody may still supply the fact.
enum class KnowledgeReading : std::uint8_t { as_is, still_open };

// Somebody of 29 February has a birthday on 1 March in other years; the other reading tells whether it matters.
enum class LeapReading : std::uint8_t { first_of_march, last_of_february };

enum class Quantifier : std::uint8_t { some, every };

// Three-valued record of what is known about a fact itself, apart from its value.
struct Presence {
    bool can_be_value = true;
    bool can_be_geen = false;
    bool is_known = true;
};

// Whether the machine keeps which facts it used; not for one sentence about a large case.
enum class Tracking : std::uint8_t { used_facts, nothing };

// What a fact or a norm is taken to be for the time being: a case of a case split, or a try.
struct Fixed {
    SlotId slot;
    ParameterId parameter;
    Value value;
};

// A blokkade that may hold back an element of a list, and the objects that it is judged for.
struct Holding {
    RuleGroupId group;
    std::vector<RecordId> objects;
    std::vector<RecordRef> bound;
};

// One side of a comparison against the other: its sign, and how much when that is a number.
struct Gap {
    int sign = 0;
    std::optional<Number> size;
};

class Machine {
public:
    Machine(const RuleSet& rules, const Case& facts, Dag peildatum, std::uint64_t fuel, Tracking tracking = Tracking::used_facts);

    const RuleSet& rules;
    const Case& facts;
    const Dag peildatum;

    // What one evaluation depends on besides the case.
    Dag rechtsdatum;
    Fase fase = Fase::als;
    KnowledgeReading knowledge = KnowledgeReading::as_is;
    LeapReading leap = LeapReading::first_of_march;
    std::vector<RecordRef> variables;  // by VariableId
    std::vector<Fixed> fixed;

    // What it came across.
    std::vector<Missing> missing;    // what the residual of the open answer reads, in order of reading
    std::vector<SlotId> used;        // known facts, in order of reading, each once
    std::vector<GelezenNorm> norms;  // values of parameters, in order of reading, each once
    bool saw_leap_birthday = false;
    SlotId empty_list;               // the first that `elke` or `er is geen` went over without finding an element
    bool saw_open_list = false;
    std::vector<std::pair<TabelId, std::uint32_t>> rows;  // of tables, that count or may count
    bool exhausted = false;

    // Only H, labels and what is missing: no marks, no motivering.
    bool outcome_only = false;

    // Forgets what earlier evaluations came across.
    void start_finding();

    Oordeel truth(NodeId id);
    void value(NodeId id, Value& out);
    Presence presence(NodeId id);

    // By RuleGroupId: the rules that say `in afwijking van` it.
    std::vector<std::vector<RuleId>> deviators;
    const std::vector<RuleId>& deviators_of(RuleId rule) const;

    // By record: the blokkades of an element. None while a blokkade itself is judged: it sees the facts as they were given.
    std::map<RecordId, std::vector<Holding>> holdings;
    std::vector<BegripId> held_kinds;   // of the elements that a blokkade may hold back
    std::vector<RuleGroupId> blokkades; // of facts, that hold for this aanvraagsoort and here
    bool judging_blokkade = false;
    // The overgangsrecht of each rule, by RuleGroupId; empty when this aanvraagsoort has none.
    std::vector<OvergangsrechtId> transitions;
    // What verbanden leave of facts that are not known, or of dates that are known in part.
    std::map<SlotId, Value> narrowed;
    // By FieldId: whether a fact that nobody gave can be derived here; empty when none can.
    std::vector<bool> derivable;
    bool saw_circle = false;  // a chain of parties came back to itself
    void find_derivable();
    // The value of a fact that nobody gave, from others; false when they do not settle it.
    bool derive(SlotId slot, const Type& type, Value& out);
    // What holds for the whole case: overgangsrecht, verbanden, blokkades. Once, before anything is judged.
    void prepare();
    // One place of each verband with its truth, in order of declaration; with the slot that its first side reads.
    struct Related {
        VerbandId verband;
        SlotId slot, other;
        Oordeel holds{};
    };
    std::vector<Related> related();
    // Whether an element counts as a member of its list; with the blokkades that hold it back.
    Oordeel membership(const RecordRef& element, std::vector<RuleId>* by = nullptr);

    // While something is tried the steps are paid apart, so that a mark never costs a rule its answer.
    bool trying = false;
    // How far apart the sides of each comparison are, and the texts met; filled while somebody looks for borders.
    std::vector<Gap>* gaps = nullptr;
    std::vector<std::string_view>* texts_met = nullptr;

    // False when the fuel is gone; then everything on the way out is fout.
    bool charge(std::uint64_t amount = 1);
    void read_slot(SlotId slot, const Type& type, Value& out);
    void note_missing(Ontbreekt::Soort soort, SlotId slot, ParameterId parameter = {});
    // The days of a term as far as they are known.
    TermDays term(TermijnId id);
    ListRef list_of(NodeId id);
    // How many elements of a list are known, and the record of one of them (of a verwijzing: the party it points at).
    std::size_t size_of(const ListRef& list) const;
    RecordRef element_at(const ListRef& list, std::size_t position);
    // The slot a node reads directly, none when it reads none.
    SlotId slot_of(NodeId id);
    // The first slot that an expression reads.
    SlotId first_slot_in(NodeId id);

    // Runs `work` while the variable stands for `record`.
    template <class Work>
    void with_variable(VariableId variable, const RecordRef& record, Work&& work) {
        const RecordRef before = variables[variable.index];
        variables[variable.index] = record;
        work();
        variables[variable.index] = before;
    }

    // Runs `work` with the argument of a `definition` node bound to the definition's variable.
    template <class Work>
    void with_argument(const Node& node, Work&& work) {
        if (node.operand_count == 0) {
            work();
            return;
        }
        with_variable(rules.definities[node.value].variable, record_of(rules.operand(node, 0)), work);
    }

private:
    Oordeel truth_of(const Node& node);
    void value_of(const Node& node, Value& out);
    Oordeel fact_truth(const Node& node);
    Oordeel comparison(const Node& node);
    Oordeel compare(NodeOp op, const Value& a, const Value& b);
    Oordeel compare_durations(NodeOp op, const Value& a, const Value& b);
    Oordeel in_set(const Node& node);
    Oordeel in_range(const Node& node);
    Oordeel window(const Node& node);
    Oordeel knowledge_test(const Node& node);
    Oordeel is_a(const Node& node);
    Oordeel same_party(const Value& a, const Value& b);
    Oordeel quantified(const Node& node, Quantifier quantifier);
    Oordeel body_truth(const Node& node, std::uint32_t body_at, const RecordRef& element);
    Oordeel unknown_rest(const Node& node, std::uint32_t body_at, const ListRef& list);
    struct Tally {
        std::size_t waar = 0, onbekend = 0, fout = 0;
        bool open = false;          // perhaps more, without a bound
        bool is_complete = true;    // no element is unmentioned
    };
    Tally tally(const Node& node, std::uint32_t body_at, const ListRef& list);
    static void set_count(const Tally& counted, Value& out);
    Oordeel reaches(const Tally& counted, const Value& needed);
    Oordeel at_least(const Node& node);
    Oordeel at_least_of(const Node& node);
    void conditional(const Node& node, Value& out);
    void round(const Node& node, Value& out);
    Oordeel in_list(const Node& node);
    Oordeel among(const Value& candidate, const Node& holder, std::uint32_t first);
    Oordeel in_parameter(const Value& candidate, ParameterId id, Dag day);
    Oordeel in_rows(const Value& candidate, const Tabel& tabel);
    Oordeel alike(const Node& node);
    void table(const Node& node, Value& out);
    void extreme(const Node& node, Value& out);
    DaySet after(const DaySet& day, const Value& length, KalenderId kalender);
    void add_extensions(const Termijn& term, TermDays& days);
    void add_pause(const Termijn& term, const Opschorting& pause, TermDays& days);
    void add_pauses(const Termijn& term, TermDays& days);
    Oordeel term_paused(const Node& node);
    void term_day(const Node& node, Value& out);
    void workdays(const Node& node, Value& out);
    Oordeel in_season(const Node& node);
    void parameter_on(ParameterId id, Dag day, Value& out);
    void note_norm(ParameterId id, NodeId value);
    void parameter_at(const Node& node, Value& out);
    // The days that stand for every version of a parameter between two days.
    std::vector<Dag> borders_of(const Parameter& parameter, Dag low, Dag high) const;
    void count(const Node& node, Value& out);
    void sum(const Node& node, Value& out);
    void read_fact(const Node& node, Value& out);
    void hits_in(const Node& node, Value& out);
    friend class ChainOfParties;
    Oordeel chain_reaches(const Node& node);
    Oordeel nothing_known() const;
    Oordeel hit_with(GevolgsoortId gevolg);
    void chain_share(const Node& node, Value& out);
    void find_blokkades();
    void find_transitions();
    void narrow();
    bool has_all_facts(const std::vector<NodeId>& roots) const;
    void keep_within(SlotId slot, Value& out) const;
    void read_definition(const Node& node, Value& out);
    void arithmetic(const Node& node, Value& out);
    void age(const Node& node, Value& out);
    void read_known(const Slot& slot, const Type& type, Value& out);
    struct FactPlace;
    FactPlace place_of(const Node& node);
    RecordRef record_of(NodeId id);
    RecordRef viewed_as(const RecordRef& record, BegripId kind) const;
    RecordRef party_with_key(const Value& key, BegripId begrip, SlotId verwijzing);
    bool read_key(const RecordRef& record, Value& key);
    void note_gaps(const Value& a, const Value& b);

    std::uint64_t fuel_;
    std::uint64_t try_fuel_;
    std::vector<std::uint32_t> seen_;  // by slot: the finding in which it was noted as used
    std::uint32_t finding_ = 0;
};

Oordeel to_oordeel(Waarheid truth);
void set_fout(Value& out, ValueKind kind);
// Semantics 6: a value with a name stays below the limit.
void check_limit(Value& value);
// H of a rule that another reads: of all its objects, or of one. Defined beside the findings.
Oordeel hit_truth(Machine& machine, RuleGroupId group, const std::optional<RecordRef>& object);
// H of a blokkade for the objects of one of its places.
Oordeel held_truth(Machine& machine, const Holding& holding, RuleId* version = nullptr);
// The value of a parameter that holds on a day in the municipality of the case; none when nobody gave one.
const DatedNode* norm_on(const RuleSet& rules, const Case& facts, const Parameter& parameter, Dag day);
// How many elements an open or unknown list still has beside the known ones, by its type.
std::uint32_t least_rest(const ListRef& list, std::size_t known);
std::optional<std::uint32_t> most_rest(const ListRef& list, std::size_t known);
RecordRef unknown_element(const ListRef& list);
bool is_kind_of(const RuleSet& rules, BegripId begrip, BegripId ancestor);

}  // namespace drempel::engine::evaluation
