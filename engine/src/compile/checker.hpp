// SPDX-License-Identifier: EUPL-1.2
// The state of one compilation: all files, the tables of declared names, the model being built.
// The passes (one file each) run in the order of compile.cpp.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/ruleset.hpp"
#include "drempel/grammar/parse.hpp"
#include "drempel/text/diagnostic.hpp"

namespace drempel::engine::checking {

using text::Code;
using text::Diagnostic;
using text::Label;

// A fact of the case, a definition about the case or a parameter: what a bare name can mean.
struct ValueRef {
    enum class Kind : std::uint8_t { feit, definitie, parameter, conclusie, tabel, termijn };
    Kind kind{};
    std::uint32_t index = 0;  // FieldId, DefinitieId, ParameterId, ConclusieId, TabelId or TermijnId
};

template <class T>
struct Entry {
    T id{};
    RegelsetId set;
    Span span;  // of the name
};

// Name -> declarations, in the order of files and text. Several sets may declare the same name as
// long as no third set sees both.
template <class T>
using Table = std::map<std::string, std::vector<Entry<T>>, std::less<>>;

struct Groep {  // feitengroep
    RegelsetId set;
    std::vector<FieldId> fields;
    bool complete = true;
};

// What a node reads, also through definitions.
struct Reads {
    std::set<FieldId> facts;
    std::set<RuleGroupId> hits;     // rules of which H is read
    std::set<RegelgroepId> counted; // groups of which the hits are counted
    std::optional<Span> knowledge;  // an `is bekend` or `is onbekend`
};

struct FileState {
    grammar::File tree;
    RegelsetId set;
    bool has_lost_names = false;  // a declaration could not be read: unknown names may be known
    bool has_lost_uses = false;   // the same for `gebruikt`: names out of sight may be in sight
};

class Checker {
public:
    Checker(std::vector<text::SourceText> sources, const grammar::Limits& limits);

    // Passes, in order.
    void collect_regelsets();
    void resolve_areas();
    void collect_names();
    void declare_begrippen();
    void declare_facts();
    void declare_soorten();
    void check_protected();
    void declare_values();
    void check_definities();
    void check_conclusies();
    void check_tabellen();
    void check_termijnen();
    void fill_parameters();
    void check_rules();
    void check_layers();
    void check_days_of_words();
    void check_rule_graph();
    void check_definition_graph();
    void assign_kinds();
    void check_stricter();
    void assign_parameters();
    void find_splits();
    void check_questions();
    void warn_unused();
    void check_size();
    void check_whole();

    // --- names ---------------------------------------------------------------------------------
    bool is_visible(RegelsetId from, RegelsetId declared) const;
    // Unknown names are not reported where a declaration that `from` can see was lost by the parser.
    bool has_lost_names(RegelsetId from) const;
    bool has_lost_uses(RegelsetId from) const;
    const std::string& set_name(RegelsetId id) const { return rules.regelsets[id.index].name; }

    // The one visible declaration of a name, or nothing after a diagnostic; `unknown` is its code when
    // no set declares the name.
    template <class T>
    std::optional<T> resolve(const Table<T>& table, const grammar::Word& word, RegelsetId from, Code unknown);
    // The same without a diagnostic for a name that is not there.
    template <class T>
    std::vector<Entry<T>> visible(const Table<T>& table, std::string_view name, RegelsetId from) const;
    // Puts a name in a table; false after a diagnostic when the set has it already.
    template <class T>
    bool declare(Table<T>& table, const grammar::Word& word, RegelsetId set, T id);

    // --- types ---------------------------------------------------------------------------------
    TypeId intern(const Type& type);
    std::optional<Type> type_of(const grammar::TypeText& text, RegelsetId set);
    std::optional<UnitId> find_unit(std::string_view word);
    // Also what is a unit only beside another: € and stretches of time.
    std::optional<UnitId> find_part(std::string_view word) const;
    using Factors = std::vector<std::pair<UnitId, std::int32_t>>;
    Factors factors_of(const Type& type) const;
    static Factors product_of(Factors left, const Factors& right, int sign);
    UnitId unit_of(Factors factors);
    Type counted_in(const Factors& factors);
    UnitId unit_named(std::string_view name) const;
    std::vector<std::string_view> unit_words() const;
    // The record that a `periode` is: `van` and `totEnMet`, each perhaps geen. None when no field is one.
    BegripId periode() const { return periode_; }
    // A weekrooster is a list of records of a begrip that the language brings along: a day and two times.
    struct Rooster {
        BegripId begrip;
        Number day_end;            // minutes after midnight; 0: the day ends at midnight
        std::string kalender;      // "": no special days
        std::vector<std::string> special;  // `feestdag`, …: each goes before the next, and all before the weekday
        grammar::Begrip tree;
    };
    const Rooster* rooster(BegripId begrip) const;   // null when it is none
    const Rooster* rooster_in(const Type& list) const { return list.kind == ValueKind::lijst ? rooster(list.begrip) : nullptr; }
    bool is_related(BegripId a, BegripId b) const;  // the same, or one extends the other
    bool extends(BegripId sub, BegripId super) const;
    bool same_members(KeuzeId a, KeuzeId b) const;
    std::string describe(const Type& type) const;  // "een aantal m2", "een datum"

    // --- parts shared by several declarations ----------------------------------------------------
    std::optional<Dag> day_of(const grammar::Expression& e);
    std::optional<Period> period_of(const grammar::Validity& valid);
    std::optional<Grondslag> ground_of(const grammar::Ground& ground, RegelsetId set);
    std::vector<Grondslag> grounds_of(const std::vector<grammar::Ground>& grounds, RegelsetId set);
    std::optional<std::int32_t> whole_number_of(const grammar::Expression& e);
    bool is_workdays(const Type& type) const;  // a number of werkdagen
    std::optional<KalenderId> kalender_for(RegelsetId set, Span at);
    Reads reads_of(const std::vector<NodeId>& roots) const;
    // What the nodes and all that they name read, in the order of reading; definities, conclusies and tables once each.
    template <class Visit>
    void visit_all(const std::vector<NodeId>& roots, Visit&& visit) const;

    const Type& type(NodeId node) const { return rules.types[rules.nodes[node.index].type.index]; }

    text::Diagnostics report;
    RuleSet rules;
    grammar::Limits limits;
    std::vector<FileState> files;  // by source

    Table<ValueRef> values;
    Table<BegripId> begrippen;
    Table<std::uint32_t> groepen;  // index in groups
    Table<SoortId> soorten;
    Table<GevolgsoortId> gevolgsoorten;
    Table<BronId> bronnen;
    Table<KalenderId> kalenders;
    Table<DefinitieId> subject_definities;  // `definitie x van BEGRIP`
    Table<RegelgroepId> regelgroepen;
    Table<KetenId> ketens;
    Table<RuleGroupId> rule_ids;            // declared once; what replaces a rule has no entry of its own

    std::set<std::string, std::less<>> broken_names;  // declared, but not usable: quiet about them

    std::vector<Groep> groups;
    std::vector<const grammar::Begrip*> begrip_trees;        // by BegripId; null for soort layouts
    std::vector<bool> begrip_complete;                       // by BegripId
    std::vector<const grammar::Aanvraagsoort*> soort_trees;  // by SoortId
    std::vector<bool> soort_complete;                        // by SoortId
    std::vector<std::pair<const grammar::Definitie*, bool>> definitie_trees;  // by DefinitieId; complete
    std::vector<std::pair<const grammar::Conclusie*, bool>> conclusie_trees;  // by ConclusieId; complete
    std::vector<std::pair<const grammar::Beslistabel*, bool>> tabel_trees;  // by TabelId; complete
    std::vector<std::pair<const grammar::Termijn*, bool>> termijn_trees;      // by TermijnId; complete
    struct RuleNotes {
        std::vector<grammar::Word> narrowing;  // `geldt voor`
        bool complete = true;
        const grammar::Regel* tree = nullptr;
    };
    std::vector<RuleNotes> rule_notes;  // by position in rules
    std::set<std::string, std::less<>> unplaced_rules;       // ids of rules that something is wrong with
    std::set<std::string, std::less<>> exampled_rules;       // ids that a `verwacht` names
    std::vector<std::pair<FieldId, RegelsetId>> questions;   // fields with a `vraag`, and whose text it is
    const grammar::Field& tree_of(FieldId id) const { return *field_trees_[id.index]; }

private:
    void declare_beschermd();
    void resolve_uses();
    bool follow_uses(RegelsetId at, std::vector<std::uint8_t>& state);
    void check_regelset(const grammar::Regelset& tree, Regelset& set, bool complete);
    void collect_bronnen(const grammar::Regelset& tree, RegelsetId set);
    void check_completeness_of_gevolgsoorten();
    void resolve_law_dates();
    std::vector<FieldId> declare_fields(const std::vector<grammar::Field>& fields, RegelsetId set, BegripId owner);
    std::optional<FieldId> declare_field(const grammar::Field& field, RegelsetId set, BegripId owner);
    bool in_same_file(FieldId a, FieldId b) const;
    void lay_out(BegripId id, std::vector<std::uint8_t>& state);
    void check_record_cycles();
    void declare_gevolgsoorten();
    bool is_list_of_values(const Type& type) const;
    void declare_parameter(const grammar::Parameter& tree, RegelsetId set, bool complete);
    void check_parameter(const grammar::Parameter& tree, ParameterId id);
    void declare_definitie(const grammar::Definitie& tree, RegelsetId set, bool complete);
    void declare_conclusies();
    void declare_tabellen();
    void check_rows(const grammar::Beslistabel& tree, Tabel& table);
    void collect_rule_ids();
    std::vector<DatedNode> dated_values(const std::vector<grammar::DatedValue>& values, const Type& type, Span type_at,
                                        RegelsetId set);
    void check_periods(const std::string& name, std::vector<DatedNode>& dated);
    void fill_parameter(const grammar::Invulling& tree, RegelsetId set, bool complete);
    bool may_fill(RegelsetId lower, RegelsetId higher, const std::string& what, Span at);
    bool is_competent(const std::optional<grammar::Word>& organ, const std::vector<std::string>& open_for,
                      const std::string& what, Span at, bool complete);
    Reads reads_with_rules(const std::vector<NodeId>& roots, RegelsetId set) const;
    void check_hits();
    void declare_regelgroepen();
    void declare_ketens();
    void check_ketens();
    void check_afgeleid();
    void check_waarborgen();
    void check_afgeleid_in_kring(FieldId at, std::vector<std::uint8_t>& state);
    void fill_regelgroepen();
    void check_competing_deviations();
    void check_overgangsrecht();
    void check_verbanden();
    void place_verbanden();
    bool counts_something_in(const Reads& reads, SoortId soort) const;
    std::vector<RuleGroupId> rules_named(const std::vector<grammar::Word>& ids, const std::vector<grammar::Word>& named, RegelsetId set);
    bool reads_only_facts(const std::vector<NodeId>& roots, std::string_view who);
    void check_blokkades();
    void lower_blokkade(const grammar::Regel& tree, RegelsetId set, Rule& rule, NodeId what);
    void check_deviations();
    void check_replacements();
    std::string stricter_parameter(ParameterId id);  // "hoger" or "lager"; empty after a diagnostic
    void check_fills(const Parameter& parameter, const std::string& direction);
    void check_stricter_rule(RuleId rule, RuleId base);
    void check_gap(const Rule& earlier, const Rule& later);
    void end_rules();
    void assign_conclusies();
    void declare_kalenders();
    Kalender kalender_of(const grammar::Kalender& tree, RegelsetId set, bool complete);
    std::optional<Feestdag> feestdag_of(const grammar::Feestdag& tree, RegelsetId set);
    std::optional<Duur> duur_of(const grammar::Expression& e, RegelsetId set);
    void declare_termijnen();
    void assign_termijnen();
    bool declare_for_subject(const grammar::Definitie& tree, RegelsetId set, BegripId subject, DefinitieId id);
    void check_rule(const grammar::Regel& tree, RegelsetId set, bool complete);
    void check_rule_ids();
    grammar::Template question_of(const grammar::Field& field);
    void number_limits(const grammar::TypeText& text, Type& type);
    void date_limits(const grammar::TypeText& text, Type& type);
    void check_days(const grammar::TypeText& text, const Keuze& keuze);
    bool has_days(const Type& type) const;  // a keuze of which some word can be chosen only on some days

    void add_builtin_units();
    void add_periode();
    void add_roosters();
    void add_rooster(const grammar::TypeText& text, RegelsetId set);
    void check_roosters();
    std::optional<Type> rooster_type(const grammar::TypeText& text);

    BegripId periode_;
    std::deque<Rooster> roosters_;
    std::vector<std::pair<grammar::Word, RegelsetId>> rooster_kalenders_;  // as written, to be looked up

    std::map<std::string, TypeId, std::less<>> interned_;
    std::vector<const grammar::Field*> field_trees_;  // by FieldId
    std::vector<std::pair<FieldId, RegelsetId>> derived_;  // fields with `anders afgeleid als`, and whose text it is
    std::vector<std::pair<const grammar::Keten*, KetenId>> keten_trees_;
    std::vector<std::vector<std::pair<RegelsetId, grammar::Word>>> direct_uses_;  // by RegelsetId
    std::vector<std::pair<const grammar::Parameter*, ParameterId>> parameter_trees_;
    std::vector<const grammar::Regelset*> regelset_trees_;                        // by RegelsetId
    std::vector<std::vector<std::pair<std::uint32_t, Span>>> deviations_;         // by RuleGroupId: who deviates from it
    bool a_set_has_no_own_name_ = false;  // then every unknown name may stand in that set
};

// ---------------------------------------------------------------------------------------------

// Reports an unknown name with the nearest of the known ones, or the set that should be `gebruikt`.
void report_unknown(Checker& checker, Code code, const grammar::Word& word, std::vector<std::string_view> known);
void report_unknown_unit(Checker& checker, const grammar::Word& word);
void report_invisible(Checker& checker, const grammar::Word& word, RegelsetId from, RegelsetId declared_in,
                      Span declared_at);
void report_ambiguous(Checker& checker, const grammar::Word& word, Span one, Span other);

template <class T>
std::vector<Entry<T>> Checker::visible(const Table<T>& table, std::string_view name, RegelsetId from) const {
    std::vector<Entry<T>> found;
    const auto at = table.find(name);
    if (at == table.end()) return found;
    for (const Entry<T>& entry : at->second)
        if (is_visible(from, entry.set)) found.push_back(entry);
    return found;
}

template <class T>
std::optional<T> Checker::resolve(const Table<T>& table, const grammar::Word& word, RegelsetId from,
                                  Code unknown) {
    const auto found = visible(table, word.text, from);
    if (found.size() == 1) return found.front().id;
    if (found.size() > 1) {
        report_ambiguous(*this, word, found[0].span, found[1].span);
        return {};
    }
    if (const auto at = table.find(word.text); at != table.end()) {
        report_invisible(*this, word, from, at->second.front().set, at->second.front().span);
        return {};
    }
    if (has_lost_names(from)) return {};
    std::vector<std::string_view> known;
    for (const auto& [name, entries] : table)
        for (const Entry<T>& entry : entries)
            if (is_visible(from, entry.set)) known.push_back(name);
    report_unknown(*this, unknown, word, std::move(known));
    return {};
}

template <class T>
bool Checker::declare(Table<T>& table, const grammar::Word& word, RegelsetId set, T id) {
    auto& entries = table[word.text];
    for (const Entry<T>& entry : entries) {
        if (entry.set != set) continue;
        report.at(word.span, Code::T105_NaamDubbel, word.text).label(entry.span, "hier staat de naam al");
        return false;
    }
    entries.push_back({id, set, word.span});
    return true;
}

}  // namespace drempel::engine::checking
