// SPDX-License-Identifier: EUPL-1.2
// One function per kind of declaration: reads the clause that `reading` has entered into
// reading.declaration. False: nothing was stored for this clause and there is a diagnostic, or
// reading.resplit tells where the next clause starts.
#pragma once

#include "reading.hpp"

namespace drempel::grammar::x3_grammar {

bool read_regelset(Reading& reading, ClauseWord word);
bool read_begrip(Reading& reading, ClauseWord word);
bool read_feitengroep(Reading& reading, ClauseWord word);
bool read_aanvraagsoort(Reading& reading, ClauseWord word);
bool read_parameter(Reading& reading, ClauseWord word);
bool read_gevolgsoort(Reading& reading, ClauseWord word);
bool read_definitie(Reading& reading, ClauseWord word);
bool read_conclusie(Reading& reading, ClauseWord word);
bool read_invulling(Reading& reading, ClauseWord word);
bool read_vervallen(Reading& reading, ClauseWord word);
bool read_beschermd(Reading& reading, ClauseWord word);
bool read_beslistabel(Reading& reading, ClauseWord word);
bool read_kalender(Reading& reading, ClauseWord word);
bool read_termijn(Reading& reading, ClauseWord word);
bool read_regel(Reading& reading, ClauseWord word);
bool read_groep(Reading& reading, ClauseWord word);
bool read_overgangsrecht(Reading& reading, ClauseWord word);
bool read_verband(Reading& reading, ClauseWord word);
bool read_keten(Reading& reading, ClauseWord word);
bool read_waarborg(Reading& reading, ClauseWord word);
bool read_voorbeeld(Reading& reading, ClauseWord word);

// `open voor raad  alleen hoger`.
bool read_open_for(Reading& reading, std::optional<OpenFor>& into);

// The field that `reading` has entered, its name included.
bool read_field(Reading& reading, Field& into);

// "…{expression}…": the text token cut at its holes.
Template read_template(Reading& reading, const Token& token);

}  // namespace drempel::grammar::x3_grammar
