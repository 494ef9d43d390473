// SPDX-License-Identifier: EUPL-1.2
// The shipped rules, loaded once, and the fixtures with what the law says of each.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "drempel/app/screen.hpp"

namespace drempel::rules_test {

// Ends the test program when rules/ cannot be read at all; diagnostics are for the tests to judge.
const app::Bundle& bundle();

// The same with the two municipalities that fixtures/gemeenten invents.
const app::Bundle& bundle_with_invented_municipalities();

struct Fixture {
    std::string name;         // without .json
    std::string path;         // of the case
    std::string golden_path;  // of the result
    app::Question question;
    std::string advies, advies_status;  // "" where the index is only about some findings
    std::map<std::string, std::string> uitkomsten;  // "HOR-02 /leidinggevenden/0" -> "geraakt"
};

std::vector<Fixture> aanvragen();
std::vector<Fixture> dossiers();
std::vector<Fixture> in_invented_municipalities();  // one file screened for several municipalities; no golden bytes
std::vector<Fixture> sectoren();  // of every other folder in fixtures/ with an index.json

std::string read_text(const std::string& path);
bool must_rewrite();  // DREMPEL_BIJWERKEN=1

// The bytes that `drempel toets --formaat json` prints.
std::string result_of(const app::Bundle& bundle, const Fixture& fixture);

// "HOR-02 /leidinggevenden/0" -> "geraakt", of a result object; the whole case has no pointer.
std::map<std::string, std::string> uitkomsten_of(std::string_view result);

}  // namespace drempel::rules_test
