// SPDX-License-Identifier: EUPL-1.2
// What a template can show: the closed list. Everything here is plain text; escaping comes later.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace drempel::reports {

struct GroundLine {
    std::string text, url;  // url only when it is a plain https address
};

struct FactLine {
    std::string name, value, source, status;
};

struct FindingPart {
    std::string rule, title, object, outcome, consequence, reason;
    std::vector<GroundLine> grounds;
    std::vector<FactLine> facts;
    std::vector<std::string> missing, remarks;
};

struct ConclusionPart {  // a published answer beside the rules
    std::string label, answer;
    std::vector<GroundLine> grounds;
};

struct TermPart {  // a legal term: how it stands on the peildatum
    std::string label, state;
    std::vector<GroundLine> grounds;
    std::vector<std::string> missing;
};

struct MissingLine {
    std::string name, kind, question, from, decides;
};

struct LayerLine {
    std::string name, layer, hash;
};

struct ReportData {
    std::string id, kenmerk;  // id: of the stored screening; empty when it was not stored
    std::string soort, gemeente, peildatum, regelset, versie, hash, motor;
    std::string advice, advice_status, possible;
    bool ready_for_decision = false;
    std::vector<LayerLine> layers;
    std::vector<FindingPart> hit, undecided, excepted, in_order, concept_rules;
    std::vector<FindingPart> to_weigh;  // hit or undecided, and a person must weigh the interests
    std::vector<ConclusionPart> conclusions;
    std::vector<TermPart> terms;
    std::vector<MissingLine> missing;
};

// Reads the result object of a screening. The error is a Dutch sentence.
tl::expected<ReportData, std::string> read_result(std::string_view json, std::string_view id, std::size_t max_bytes);

}  // namespace drempel::reports
