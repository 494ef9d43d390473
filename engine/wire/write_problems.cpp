// SPDX-License-Identifier: EUPL-1.2
#include "drempel/wire/wire.hpp"
#include "json_writer.hpp"

namespace drempel::wire {

std::string write_problems(const Problems& problems, std::string_view prefix) {
    std::string text;
    JsonWriter out(text);
    out.begin_array();
    for (const auto& problem : problems) {
        out.begin_object().member("in", "body").key("location").begin_object();
        out.member("pointer", std::string(prefix) + problem.pointer).end_object();
        out.member("code", problem.code).member("detail", problem.detail).member_if("suggestie", problem.suggestion).end_object();
    }
    out.end_array();
    return text;
}

}  // namespace drempel::wire
