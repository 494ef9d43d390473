// SPDX-License-Identifier: EUPL-1.2
#include "dossier_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/core.h>

#include "names.hpp"

namespace drempel::wire {
namespace {

using engine::Herkomst;

constexpr std::array<std::pair<std::string_view, Herkomst::Status>, 5> statuses{{
    {"gesteld", Herkomst::Status::gesteld},
    {"vastgesteld", Herkomst::Status::vastgesteld},
    {"vermoeden", Herkomst::Status::vermoeden},
    {"betwist", Herkomst::Status::betwist},
    {"verlopen", Herkomst::Status::verlopen},
}};

const std::vector<std::string_view> dossier_names{"bronnen", "herkomst", "onvolledigeLijsten"};
const std::vector<std::string_view> bron_names{"id", "soort", "naam", "geraadpleegdOp"};
const std::vector<std::string_view> entry_names{"bron", "per", "status"};

std::optional<unsigned> position_in(const std::vector<std::string_view>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin());
}

// Is the place itself, or something around it, among the broken ones?
bool lies_in(std::string_view place, const std::vector<std::string>& broken) {
    return std::any_of(broken.begin(), broken.end(), [place](const std::string& bad) {
        return place.starts_with(bad) && (place.size() == bad.size() || place[bad.size()] == '/');
    });
}

}  // namespace

void DossierReader::problem(std::string code, std::string detail, std::string suggestion) {
    if (problems_.size() >= max_problems_) return;
    problems_.push_back({pointer_.text(), std::move(code), std::move(detail), std::move(suggestion)});
}

void DossierReader::open(Level level) {
    levels_.push_back(level);
    marks_.push_back(pointer_.mark());
    counts_.push_back(0);
    seen_.push_back(0);
    next_.reset();
    part_ = Part::none;
}

void DossierReader::close() {
    pointer_.back_to(marks_.back());
    levels_.pop_back();
    marks_.pop_back();
    counts_.pop_back();
    seen_.pop_back();
    next_.reset();
    part_ = Part::none;
}

// Notes a known key; false when it stood here before.
bool DossierReader::see(unsigned bit) {
    if ((seen_.back() & (1U << bit)) != 0) {
        problem("json.dubbele_sleutel", "Deze naam staat twee keer in hetzelfde object.");
        return false;
    }
    seen_.back() |= 1U << bit;
    return true;
}

void DossierReader::name_unknown(std::string_view name, const std::vector<std::string_view>& known) {
    if (problems_.size() >= max_problems_) return;
    problem("veld.onbekend", "Dit veld hoort niet in dit deel van _dossier.", nearest_name(name, known));
    next_ = Level::skipped;
}

void DossierReader::key(std::string_view name) {
    if (levels_.back() == Level::skipped) return;
    pointer_.back_to(marks_.back());
    pointer_.add(name);
    next_.reset();
    part_ = Part::none;
    switch (levels_.back()) {
        case Level::dossier:
            if (const auto at = position_in(dossier_names, name)) {
                static constexpr std::array opened{Level::bronnen, Level::herkomst, Level::incomplete};
                next_ = see(*at) ? opened[*at] : Level::skipped;
            } else {
                name_unknown(name, dossier_names);
                next_ = Level::skipped;
            }
            return;
        case Level::bron:
            if (const auto at = position_in(bron_names, name)) {
                static constexpr std::array parts{Part::id, Part::soort, Part::naam, Part::consulted};
                if (see(*at)) part_ = parts[*at];
                else next_ = Level::skipped;
            } else {
                name_unknown(name, bron_names);
                next_ = Level::skipped;
            }
            return;
        case Level::herkomst:
            entries_.push_back({std::string(name), {}, pointer_.text(), {}, {}});
            next_ = Level::entry;
            return;
        case Level::entry:
            if (const auto at = position_in(entry_names, name)) {
                static constexpr std::array parts{Part::bron, Part::per, Part::status};
                if (see(*at)) part_ = parts[*at];
                else next_ = Level::skipped;
            } else {
                name_unknown(name, entry_names);
                next_ = Level::skipped;
            }
            return;
        case Level::bronnen:
        case Level::incomplete:
        case Level::skipped: return;
    }
}

void DossierReader::place_element() {
    pointer_.back_to(marks_.back());
    pointer_.add(counts_.back()++);
}

void DossierReader::begin_object() {
    if (levels_.empty()) return open(Level::dossier);
    if (levels_.back() == Level::skipped || next_ == Level::skipped) return open(Level::skipped);
    if (levels_.back() == Level::bronnen) {
        place_element();
        sources_.push_back({{}, pointer_.text()});
        return open(Level::bron);
    }
    if (next_ == Level::herkomst || next_ == Level::entry) return open(*next_);
    refuse_value();
    open(Level::skipped);
}

void DossierReader::end_object() {
    const auto level = levels_.back();
    close();
    if (level == Level::bron && sources_.back().bron.id.empty()) {
        problem("dossier.bron_zonder_id", "Deze bron heeft geen id; herkomst kan er zo niet naar verwijzen.");
    }
}

void DossierReader::begin_array() {
    if (!levels_.empty()) {
        if (levels_.back() == Level::skipped || next_ == Level::skipped) return open(Level::skipped);
        if (next_ == Level::bronnen || next_ == Level::incomplete) return open(*next_);
    }
    refuse_value();
    open(Level::skipped);
}

void DossierReader::end_array() { close(); }

void DossierReader::refuse_value() {
    if (levels_.empty()) {
        problem("type.verkeerd", "Hier hoort een object met bronnen, herkomst of onvolledigeLijsten.");
        return;
    }
    if (levels_.back() == Level::skipped || next_ == Level::skipped) return;
    switch (levels_.back()) {
        case Level::dossier:
            problem("type.verkeerd", next_ == Level::herkomst ? "Hier hoort een object met per plek de herkomst." : "Hier hoort een lijst tussen [ en ].");
            return;
        case Level::bronnen:
            place_element();
            problem("type.verkeerd", "Hier hoort een object met id, soort, naam en geraadpleegdOp.");
            return;
        case Level::herkomst: problem("type.verkeerd", "Hier hoort een object met bron, per en status."); return;
        case Level::incomplete:
            place_element();
            problem("type.verkeerd", "Hier hoort de plek van een lijst, als tekst (JSON Pointer).");
            return;
        case Level::bron:
        case Level::entry:
            problem("type.verkeerd", part_ == Part::per || part_ == Part::consulted ? "Hier hoort een datum, zoals 2026-03-01." : "Hier hoort een tekst.");
            return;
        case Level::skipped: return;
    }
}

void DossierReader::set_date(std::string_view value, std::optional<engine::Dag>& into) {
    into = engine::parse_iso_date(value);
    if (!into) problem("datum.ongeldig", "Dit is geen bestaande datum; hier hoort een datum, zoals 2026-03-01.");
}

void DossierReader::set_status(std::string_view value) {
    std::vector<std::string_view> known;
    for (const auto& [name, status] : statuses) {
        if (name == value) {
            entries_.back().status = status;
            return;
        }
        known.push_back(name);
    }
    problem("dossier.status_onbekend", "Hier hoort een van gesteld, vastgesteld, vermoeden, betwist of verlopen.", nearest_name(value, known));
}

void DossierReader::string(std::string_view value) {
    if (levels_.empty()) return refuse_value();
    if (levels_.back() == Level::skipped || next_ == Level::skipped) return;
    if (levels_.back() == Level::incomplete) {
        place_element();
        incomplete_.push_back({std::string(value), pointer_.text()});
        return;
    }
    switch (part_) {
        case Part::id: sources_.back().bron.id = value; return;
        case Part::soort: sources_.back().bron.soort = value; return;
        case Part::naam: sources_.back().bron.naam = value; return;
        case Part::consulted: return set_date(value, sources_.back().bron.geraadpleegd_op);
        case Part::bron: entries_.back().bron = value; return;
        case Part::per: return set_date(value, entries_.back().per);
        case Part::status: return set_status(value);
        case Part::none: return refuse_value();
    }
}

void DossierReader::apply(engine::CaseBuilder& builder, const std::vector<std::string>& broken) {
    for (auto& found : problems_) builder.problem(std::move(found));
    apply_entries(builder, broken);
    apply_incomplete(builder, broken);
}

void DossierReader::apply_entries(engine::CaseBuilder& builder, const std::vector<std::string>& broken) {
    std::map<std::string_view, std::uint32_t> index_of;
    std::vector<std::string_view> ids;
    for (const auto& source : sources_) {
        const auto index = builder.add_bron(source.bron);
        if (source.bron.id.empty()) continue;
        if (!index_of.emplace(source.bron.id, index).second) {
            builder.problem({source.at, "dossier.bron_dubbel", "Een andere bron heeft dezelfde id.", ""});
        }
        ids.emplace_back(source.bron.id);
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.target < b.target; });
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& entry = entries_[i];
        if (i > 0 && entries_[i - 1].target == entry.target) {
            builder.problem({entry.at, "json.dubbele_sleutel", "Deze plek staat twee keer in herkomst.", ""});
            continue;
        }
        Herkomst herkomst;
        herkomst.per = entry.per;
        herkomst.status = entry.status;
        if (!entry.bron.empty()) {
            if (const auto found = index_of.find(entry.bron); found != index_of.end()) {
                herkomst.bron = found->second;
            } else {
                builder.problem({entry.at + "/bron", "dossier.bron_onbekend", "Deze bron staat niet in _dossier.bronnen.",
                                 ids.size() > 100 ? std::string{} : nearest_name(entry.bron, ids)});
            }
        }
        const auto slot = builder.find_pointer(entry.target);
        if (!slot.is_none()) {
            builder.set_herkomst(slot, herkomst);
        } else if (!lies_in(entry.target, broken)) {
            builder.problem({entry.at, "dossier.plek_onbekend", "Op deze plek staat in deze zaak geen gegeven.", ""});
        }
    }
}

void DossierReader::apply_incomplete(engine::CaseBuilder& builder, const std::vector<std::string>& broken) {
    for (const auto& [target, at] : incomplete_) {
        const auto slot = builder.find_pointer(target);
        if (!slot.is_none() && builder.type_of(slot).kind == engine::ValueKind::lijst) {
            builder.mark_open(slot);
        } else if (!lies_in(target, broken)) {
            builder.problem({at, "dossier.geen_lijst", "Op deze plek staat in deze zaak geen lijst.", ""});
        }
    }
}

}  // namespace drempel::wire
