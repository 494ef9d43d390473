// SPDX-License-Identifier: EUPL-1.2
#include "program/same_verdict.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace drempel::tests {

using namespace engine;

Verdict verdict_of(const Screening& screening) {
    Verdict verdict;
    verdict.advies = screening.advies;
    verdict.advies_status = screening.advies_status;
    verdict.mogelijke_adviezen = screening.mogelijke_adviezen;
    verdict.besluitrijp = screening.besluitrijp;
    for (const auto& finding : screening.bevindingen) {
        verdict.uitslagen.push_back({finding.rule, finding.h, finding.uitkomst, false, true, static_cast<std::uint32_t>(verdict.objects.size()),
                                     static_cast<std::uint32_t>(finding.objects.size()), finding.list});
        verdict.objects.insert(verdict.objects.end(), finding.objects.begin(), finding.objects.end());
    }
    return verdict;
}

bool ran_out_of_fuel(const Screening& screening) {
    return std::ranges::any_of(screening.bevindingen, [](const Bevinding& finding) { return std::ranges::find(finding.kenmerken, Kenmerk::fuel_op) != finding.kenmerken.end(); });
}

std::string difference(const RuleSet& rules, const Verdict& program, const Verdict& reference) {
    if (program.uitslagen.size() != reference.uitslagen.size()) {
        return fmt::format("{} findings by the program, {} by the reference", program.uitslagen.size(), reference.uitslagen.size());
    }
    for (std::size_t i = 0; i < program.uitslagen.size(); ++i) {
        const auto& a = program.uitslagen[i];
        const auto& b = reference.uitslagen[i];
        if (a.rule == b.rule && a.h == b.h && a.uitkomst == b.uitkomst && std::ranges::equal(program.objects_of(a), reference.objects_of(b)) && a.list == b.list) continue;
        return fmt::format("finding {}: {} H {} label {} objects {} list {} by the program; {} H {} label {} objects {} list {} by the reference", i,
                           rules.rules[a.rule.index].id, int(a.h), int(a.uitkomst), a.object_count, a.list.index, rules.rules[b.rule.index].id, int(b.h),
                           int(b.uitkomst), b.object_count, b.list.index);
    }
    if (program.advies != reference.advies) return fmt::format("advice {} by the program, {} by the reference", program.advies.index, reference.advies.index);
    if (program.advies_status != reference.advies_status) return "another status of the advice";
    if (program.mogelijke_adviezen != reference.mogelijke_adviezen) return "other possible advices";
    return program.besluitrijp == reference.besluitrijp ? "" : "besluitrijp differs";
}

}  // namespace drempel::tests
