// SPDX-License-Identifier: EUPL-1.2
// Kalenders and termijnen (semantics 6): which days are free, where a term starts, what moves its end.
#include <algorithm>
#include <array>

#include "compile/dependencies.hpp"
#include "compile/expressions.hpp"

namespace drempel::engine::checking {

using enum text::Code;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

std::uint8_t weekday_number(const grammar::Word& word) {
    const auto at = std::ranges::find(weekdays, std::string_view(word.text));
    return static_cast<std::uint8_t>(at - weekdays.begin());  // INVARIANT: the parser lets no other word through
}

}  // namespace

// "04-27", as the parser wrote it.
MonthDay month_day_in(std::string_view text) {
    const auto two = [&](std::size_t at) { return static_cast<std::uint8_t>((text[at] - '0') * 10 + (text[at + 1] - '0')); };
    return {two(0), two(3)};
}

bool Checker::is_workdays(const Type& type) const {
    return type.kind == ValueKind::getal && type.style == NumberStyle::hoeveelheid && type.unit == unit_named("werkdag");
}

// --- kalenders

std::optional<Feestdag> Checker::feestdag_of(const grammar::Feestdag& tree, RegelsetId set) {
    Feestdag model;
    model.name = tree.name.value;
    if (tree.ground) model.ground = ground_of(*tree.ground, set);
    if (tree.date) {
        const auto day = day_of(*tree.date);
        if (!day) return {};
        model.kind = Feestdag::Kind::date;
        model.date = *day;
    } else if (tree.from_easter) {
        const auto days = Number::parse(tree.from_easter->text);
        const auto count = days && days->is_whole() ? days->to_int64() : std::nullopt;
        if (!count || *count < -200 || *count > 200) {
            report.at(tree.from_easter->span, T118_GetalNietGeheel);
            return {};
        }
        model.kind = Feestdag::Kind::from_easter;
        model.easter_offset = static_cast<std::int32_t>(*count);
    } else if (tree.yearly) {
        model.kind = Feestdag::Kind::yearly;
        model.on = month_day_in(tree.yearly->text);
        if (tree.if_weekday && tree.instead) {
            model.if_weekday = weekday_number(*tree.if_weekday);
            model.instead = month_day_in(tree.instead->text);
        }
    } else {
        return {};
    }
    return model;
}

// A length of a law as written: a number of months or of days.
std::optional<Duur> Checker::duur_of(const grammar::Expression& e, RegelsetId set) {
    if (e.kind == grammar::Kind::broken) return {};
    const NodeId node = Expressions(*this, set).value(e);
    if (node.is_none()) return {};
    if (rules.node(node).op == NodeOp::duration) return rules.durations[rules.node(node).value];
    report.at(e.span, T155_AnderSoortWaarde, "een duur, zoals 12 weken", describe(type(node)));
    return {};
}

Kalender Checker::kalender_of(const grammar::Kalender& tree, RegelsetId set, bool complete) {
    Kalender model;
    model.name = tree.name.text;
    model.label = tree.label ? tree.label->value : tree.name.text;
    model.regelset = set;
    model.span = tree.name.span;
    model.grounds = grounds_of(tree.grounds, set);
    if (tree.grounds.empty() && complete) report.at(tree.name.span, T185_GrondslagOntbreekt, tree.name.text);
    for (const grammar::Word& day : tree.free_weekdays) model.free_weekdays = static_cast<std::uint8_t>(model.free_weekdays | 1U << weekday_number(day));
    if (model.free_weekdays == 0x7F) report.at(tree.name.span, T302_KalenderZonderWerkdag, tree.name.text);
    for (const grammar::Feestdag& day : tree.feestdagen)
        if (auto feestdag = feestdag_of(day, set)) model.feestdagen.push_back(std::move(*feestdag));
    const auto add_ground = [&](const std::optional<grammar::Ground>& ground) {
        if (!ground) return;
        if (auto resolved = ground_of(*ground, set)) model.shift_grounds.push_back(std::move(*resolved));
    };
    model.moves_end = tree.moves_end;
    add_ground(tree.moves_ground);
    if (tree.least_workdays && tree.least_length) {
        if (const auto count = whole_number_of(*tree.least_workdays)) model.least_workdays = std::min(*count, 366);
        if (const auto length = duur_of(*tree.least_length, set)) {
            if (length->unit == Duur::Unit::dagen) model.least_days = length->count;
            else report.at(tree.least_length->span, T155_AnderSoortWaarde, "een aantal dagen", "een aantal maanden");
        }
        add_ground(tree.least_ground);
    }
    for (const grammar::Expression& one : tree.longest) {
        const auto length = duur_of(one, set);
        if (!length) continue;
        // 12 weken is 84 dagen: beside a limit in days that is no whole number of weeks further off, the longer one holds for both.
        auto& limit = length->unit == Duur::Unit::dagen ? model.longest_days : model.longest_months;
        limit = std::max(limit.value_or(0), length->count);
    }
    add_ground(tree.longest_ground);
    return model;
}

void Checker::declare_kalenders() {
    struct Found {
        const grammar::Kalender* tree;
        RegelsetId set;
        bool complete;
    };
    std::vector<Found> found;
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Kalender>(&d.node)) found.push_back({tree, file.set, d.complete});
    std::ranges::stable_sort(found, {}, [](const Found& f) { return std::string_view(f.tree->name.text); });
    for (const auto& [tree, set, complete] : found) {
        const KalenderId id{static_cast<std::uint32_t>(rules.kalenders.size())};
        if (!declare(kalenders, tree->name, set, id)) continue;
        rules.kalenders.push_back(kalender_of(*tree, set, complete));
    }
}

// The one kalender by which workdays count in this set.
std::optional<KalenderId> Checker::kalender_for(RegelsetId set, Span at) {
    std::vector<KalenderId> seen;
    for (const auto& [name, entries] : kalenders)
        for (const auto& entry : entries)
            if (is_visible(set, entry.set)) seen.push_back(entry.id);
    if (seen.size() == 1) return seen.front();
    if (seen.empty() && has_lost_names(set)) return {};
    Diagnostic& d = seen.empty() ? report.at(at, T291_WerkdagenZonderKalender, "geen", "gebruik een regelset die een kalender heeft")
                                 : report.at(at, T291_WerkdagenZonderKalender, "meer dan een", "gebruik er maar een");
    for (const KalenderId one : seen) d.label(rules.kalenders[one.index].span, "dit is een kalender");
    return {};
}

// --- termijnen

// The names go into every result: one of each over all sets.
void Checker::declare_termijnen() {
    struct Found {
        const grammar::Termijn* tree;
        RegelsetId set;
        bool complete;
    };
    std::vector<Found> found;
    for (const FileState& file : files)
        for (const grammar::Declaration& d : file.tree.declarations)
            if (const auto* tree = std::get_if<grammar::Termijn>(&d.node)) found.push_back({tree, file.set, d.complete});
    std::ranges::stable_sort(found, {}, [](const Found& f) { return std::string_view(f.tree->name.text); });
    for (const auto& [tree, set, complete] : found) {
        if (tree->name.text == "peildatum") {
            report.at(tree->name.span, T127_NaamGereserveerd, tree->name.text);
            continue;
        }
        if (!rules.termijnen.empty() && rules.termijnen.back().name == tree->name.text) {
            report.at(tree->name.span, T105_NaamDubbel, tree->name.text).label(rules.termijnen.back().span, "hier staat de naam al");
            continue;
        }
        const TermijnId id{static_cast<std::uint32_t>(rules.termijnen.size())};
        if (!declare(values, tree->name, set, ValueRef{ValueRef::Kind::termijn, id.index})) continue;
        if (tree->grounds.empty() && complete) report.at(tree->name.span, T185_GrondslagOntbreekt, tree->name.text);
        if (!tree->start && complete) report.at(tree->name.span, T293_TermijnOnvolledig, tree->name.text, "waar zij begint; schrijf 'begint na D' of 'begint op D'");
        if (!tree->length && complete) report.at(tree->name.span, T293_TermijnOnvolledig, tree->name.text, "hoe lang zij duurt; schrijf 'duurt 8 weken'");
        Termijn model;
        model.name = tree->name.text;
        model.label = tree->label ? tree->label->value : tree->name.text;
        model.grounds = grounds_of(tree->grounds, set);
        model.start_counts = tree->start_counts;
        model.regelset = set;
        model.span = tree->name.span;
        if (tree->kalender)
            if (const auto kalender = resolve(kalenders, *tree->kalender, set, T290_OnbekendeKalender)) model.kalender = *kalender;
        rules.termijnen.push_back(std::move(model));
        termijn_trees.emplace_back(tree, complete);
    }
}

namespace {

// One term: its parts in the order in which they may rely on each other.
class TermChecker {
public:
    TermChecker(Checker& checker, std::uint32_t index, const grammar::Termijn& tree)
        : c_(checker), index_(index), tree_(tree), set_(checker.rules.termijnen[index].regelset), expressions_(checker, set_) {
        expressions_.count_by(checker.rules.termijnen[index].kalender);
    }

    void run() {
        if (tree_.condition) model().condition = expressions_.premise(*tree_.condition);
        if (tree_.start) model().start = day(*tree_.start);
        if (tree_.length) model().length = length(*tree_.length);
        for (const grammar::Verlenging& extension : tree_.extensions) {
            const auto before = expressions_.assumptions();
            Verlenging lowered;
            if (extension.condition) lowered.condition = expressions_.premise(*extension.condition);
            lowered.is_day = extension.is_day;
            lowered.by = extension.is_day ? day(extension.by) : length(extension.by);
            if (extension.ground) lowered.ground = c_.ground_of(*extension.ground, set_);
            expressions_.forget(before);
            model().extensions.push_back(std::move(lowered));
        }
        for (const grammar::Opschorting& pause : tree_.suspensions) add(pause);
        if (tree_.cap) model().cap = length(*tree_.cap);
        if (tree_.kalender_condition) model().kalender_condition = expressions_.truth(*tree_.kalender_condition);
    }

private:
    Termijn& model() { return c_.rules.termijnen[index_]; }

    NodeId day(const grammar::Expression& e) { return of_kind(expressions_.value(e), "een datum", false); }

    // A day that may be absent: there is no suspension, or it still goes on.
    NodeId day_or_geen(const grammar::Expression& e) { return of_kind(expressions_.check(e), "een datum", false); }

    NodeId length(const grammar::Expression& e) { return of_kind(expressions_.value(e), "een duur, zoals 8 weken of 5 werkdagen", true); }

    NodeId of_kind(NodeId node, std::string_view wanted, bool is_length) {
        if (node.is_none()) return {};
        const Type& found = c_.type(node);
        if (found.kind == (is_length ? ValueKind::duur : ValueKind::datum)) return node;
        const Span at = c_.rules.node(node).span;
        if (is_length && c_.is_workdays(found)) {
            if (!found.whole) {
                c_.report.at(at, T292_WerkdagenGeheel, c_.rules.words(at));
                return {};
            }
            if (model().kalender.is_none()) {
                const auto kalender = c_.kalender_for(set_, at);
                if (!kalender) return {};
                workdays_by_ = *kalender;
            }
            return node;
        }
        c_.report.at(at, T155_AnderSoortWaarde, wanted, c_.describe(found));
        return {};
    }

    void add(const grammar::Opschorting& pause) {
        const auto before = expressions_.assumptions();
        Opschorting lowered;
        if (pause.each) {
            const auto bound = expressions_.bind(pause.each->begrip, pause.each->variable, pause.each->list);
            lowered.each = ForEach{bound.variable, bound.list};
        }
        if (pause.condition) lowered.condition = expressions_.premise(*pause.condition);
        lowered.from = day_or_geen(pause.from);
        lowered.until = day_or_geen(pause.until);
        lowered.from_counts = pause.from_counts;
        lowered.until_counts = pause.until_counts;
        if (pause.at_most) lowered.at_most = length(*pause.at_most);
        if (pause.ground) lowered.ground = c_.ground_of(*pause.ground, set_);
        expressions_.forget(before);
        if (pause.each) expressions_.unbind();
        model().suspensions.push_back(std::move(lowered));
    }

    Checker& c_;
    std::uint32_t index_;
    const grammar::Termijn& tree_;
    RegelsetId set_;
    Expressions expressions_;

public:
    KalenderId workdays_by_;  // when the term itself names none
};

bool is_whole(const Termijn& term) {
    if (term.start.is_none() || term.length.is_none()) return false;
    const auto has_hole = [](const Opschorting& pause) {
        return pause.from.is_none() || pause.until.is_none() || (pause.each && (pause.each->list.is_none() || pause.each->variable.is_none()));
    };
    return std::ranges::none_of(term.suspensions, has_hole)
           && std::ranges::none_of(term.extensions, [](const Verlenging& extension) { return extension.by.is_none(); });
}

}  // namespace

void Checker::check_termijnen() {
    for (std::uint32_t i = 0; i < rules.termijnen.size(); ++i) {
        const auto [tree, complete] = termijn_trees[i];
        const std::size_t errors = report.all().size();
        TermChecker checker(*this, i, *tree);
        checker.run();
        rules.termijnen[i].workdays_by = rules.termijnen[i].kalender.is_none() ? checker.workdays_by_ : rules.termijnen[i].kalender;
        if (!is_whole(rules.termijnen[i]) && complete && report.all().size() == errors && tree->start && tree->length)
            report.at(tree->name.span, T142_NietTeLezen);
        Expressions expressions(*this, rules.termijnen[i].regelset);
        rules.termijnen[i].begin_node = expressions.term_day(NodeOp::term_begin, TermijnId{i}, tree->name.span);
        rules.termijnen[i].end_node = expressions.term_day(NodeOp::term_end, TermijnId{i}, tree->name.span);
    }
}

// A term belongs to the kinds that include everything it reads, as a conclusie does.
void Checker::assign_termijnen() {
    for (std::uint32_t i = 0; i < rules.termijnen.size(); ++i) {
        const Termijn& term = rules.termijnen[i];
        if (!is_whole(term)) continue;
        const Reads reads = reads_with_rules(term.parts(), term.regelset);
        if (reads.knowledge) {
            report.at(*reads.knowledge, T297_TermijnLeestKennis).label(term.span, "voor deze termijn");
            continue;
        }
        bool belongs = false;
        bool quiet = has_lost_names(term.regelset);
        for (std::uint32_t s = 0; s < rules.soorten.size(); ++s) {
            Soort& soort = rules.soorten[s];
            if (!is_visible(term.regelset, soort.regelset) && !is_visible(soort.regelset, term.regelset)) continue;
            if (!soort_complete[s]) quiet = true;
            if (!std::ranges::all_of(reads.facts, [&](FieldId fact) { return soort.offset_of.contains(fact); })) continue;
            soort.termijnen.push_back(TermijnId{i});
            belongs = true;
        }
        if (!belongs && !quiet) report.at(term.span, T298_TermijnBijGeenSoort, term.name);
    }
}

// --- expressions about them

NodeId Expressions::term_day(NodeOp which, TermijnId id, Span at) {
    Type day = plain_type(ValueKind::datum);
    day.of_geen = c_.termijn_trees[id.index].first->condition.has_value();
    return emit(which, day, id.index, {}, at);
}

// `einde van T`, `begin van T`; none when the name is no term.
std::optional<TermijnId> Expressions::find_term(const grammar::Expression& e) const {
    if (e.kind != grammar::Kind::name || find_bound(e.text)) return {};
    const auto found = c_.visible(c_.values, e.text, set_);
    if (found.size() != 1 || found.front().id.kind != ValueRef::Kind::termijn) return {};
    return TermijnId{found.front().id.index};
}

// `T loopt`, `T staat stil`, `T is verstreken`: on the peildatum.
NodeId Expressions::term_state(const grammar::Expression& e) {
    if (e.operands.empty() || e.operands[0].kind == grammar::Kind::broken) return {};
    const auto id = find_term(e.operands[0]);
    if (!id || reach_ != Reach::everything) {
        if (e.operands[0].kind == grammar::Kind::name && c_.visible(c_.values, e.operands[0].text, set_).empty() && c_.has_lost_names(set_)) return {};
        c_.report.at(e.operands[0].span, T295_GeenTermijn, c_.rules.words(e.operands[0].span));
        return {};
    }
    const NodeId today = emit(NodeOp::peildatum, plain_type(ValueKind::datum), 0, {}, e.span);
    const NodeId begin = term_day(NodeOp::term_begin, *id, e.operands[0].span);
    const NodeId end = term_day(NodeOp::term_end, *id, e.operands[0].span);
    std::vector<NodeId> parts;
    if (type(end).of_geen) parts.push_back(emit(NodeOp::present, truth_type(), 0, {end}, e.span));
    if (e.text == "verstreken") {
        parts.push_back(emit(NodeOp::gt, truth_type(), 0, {today, end}, e.span));
    } else {
        parts.push_back(emit(NodeOp::ge, truth_type(), 0, {today, begin}, e.span));
        parts.push_back(emit(NodeOp::le, truth_type(), 0, {today, end}, e.span));
        const NodeId paused = emit(NodeOp::term_paused, truth_type(), id->index, {today}, e.span);
        parts.push_back(e.text == "staat_stil" ? paused : emit(NodeOp::not_, truth_type(), 0, {paused}, e.span));
    }
    return parts.size() == 1 ? parts.front() : emit(NodeOp::and_, truth_type(), 0, parts, e.span);
}

NodeId Expressions::season(const grammar::Expression& e) {
    if (e.operands.empty()) return {};
    const NodeId day = value(e.operands[0]);
    if (day.is_none() || !require(day, ValueKind::datum, "een datum")) return {};
    const auto slash = e.text.find('/');
    c_.rules.seasons.push_back({month_day_in(e.text), month_day_in(std::string_view(e.text).substr(slash + 1))});
    return emit(NodeOp::in_season, truth_type(), static_cast<std::uint32_t>(c_.rules.seasons.size() - 1), {day}, e.span);
}

// The kalender by which a number of werkdagen counts; none after a diagnostic.
std::optional<KalenderId> Expressions::workdays_of(NodeId count) {
    if (!type(count).whole) {
        c_.report.at(span(count), T292_WerkdagenGeheel, c_.rules.words(span(count)));
        return {};
    }
    if (!kalender_.is_none()) return kalender_;
    return c_.kalender_for(set_, span(count));
}

// `D + 5 werkdagen`, `D - 5 werkdagen`.
NodeId Expressions::moved_by_workdays(NodeOp which, NodeId day, NodeId count, Span at) {
    const auto kalender = workdays_of(count);
    return kalender ? emit(which, plain_type(ValueKind::datum), kalender->index, {day, count}, at) : NodeId{};
}

// A window of workdays is two comparisons with the day that they lead to.
NodeId Expressions::workday_window(grammar::Op written, NodeId date, NodeId count, NodeId anchor, Span at) {
    const bool is_after = written == grammar::Op::uiterlijk_na;  // [D, 5 werkdagen, x]: x <= D <= x + 5 werkdagen
    const NodeId border = moved_by_workdays(is_after ? NodeOp::workdays_plus : NodeOp::workdays_minus, anchor, count, at);
    if (border.is_none()) return {};
    if (is_after)
        return emit(NodeOp::and_, truth_type(), 0,
                    {emit(NodeOp::le, truth_type(), 0, {anchor, date}, at), emit(NodeOp::le, truth_type(), 0, {date, border}, at)}, at);
    const NodeOp low = written == grammar::Op::minder_dan_voor ? NodeOp::lt : NodeOp::le;
    return emit(NodeOp::and_, truth_type(), 0,
                {emit(low, truth_type(), 0, {border, date}, at), emit(NodeOp::le, truth_type(), 0, {date, anchor}, at)}, at);
}

}  // namespace drempel::engine::checking
