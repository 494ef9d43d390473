// SPDX-License-Identifier: EUPL-1.2
#include "characters.hpp"
#include "drempel/text/suggest.hpp"
#include "x3/clauses.hpp"
#include "x3/expression.hpp"
#include "x3/names.hpp"
#include "x3/parts.hpp"

namespace drempel::grammar::x3_grammar {
namespace {

using text::Code;

constexpr EndOfClause end{"het einde van dit onderdeel"};

bool is_dotted(std::string_view words) {
    return !words.empty() && is_ascii_letter(words.front());
}
bool is_version(std::string_view words) {
    return !words.empty() && is_digit(words.front());
}
bool is_bwb(std::string_view words) {
    return words.starts_with("BWB") && words.size() > 4;
}
bool is_cvdr(std::string_view words) {
    return words.starts_with("CVDR") && words.size() > 4;
}

constexpr GluedRun set_name{is_dotted, "een naam van een regelset, zoals horeca.alcoholwet"};
constexpr GluedRun version{is_version, "een versie, zoals 2026.1"};
constexpr GluedRun bwb_mark{is_bwb, "een BWB-nummer, zoals BWBR0002458"};
constexpr GluedRun cvdr_mark{is_cvdr, "een CVDR-nummer, zoals CVDR603544/1"};
constexpr GluedRun publication_mark{is_dotted, "een publicatienummer, zoals gmb-2016-131964"};

constexpr x3::rule<struct set_header_id> header =
    "een naam van een regelset, zoals horeca.alcoholwet";
constexpr auto header_def =
    x3::eps > set_name > act([](Reading& r) { r.node<Regelset>().name = r.take_name(); })
    >> -(text("een titel") >> act([](Reading& r) { r.node<Regelset>().label = r.last_text(); }))
    > EndOfClause{"een titel tussen aanhalingstekens of het volgende onderdeel"};

// One of a closed list of words; another word is reported with the list and the nearest one.
template <std::size_t n>
void check_word(Reading& r, const std::string_view (&known)[n], std::string_view list) {
    if (r.names.empty()) return;
    const Word& word = r.names.back();
    for (const std::string_view one : known) {
        if (word.text == one) return;
    }
    r.report.at(word.span, Code::T038_OnbekendWoord, word.text, list)
        .suggest(text::nearest(word.text, known));
    throw Abandoned{};
}

constexpr std::string_view layers[] = {"gemeenschappelijk", "landelijk", "sector", "regio",
                                       "gemeente"};
constexpr std::string_view source_kinds[] = {"wet",    "amvb",        "regeling", "verordening",
                                             "beleid", "rechtspraak", "ontwerp"};

constexpr x3::rule<struct layer_clause_id> layer_clause = "een laag";
constexpr auto layer_clause_def =
    x3::eps > any_word("een laag: gemeenschappelijk, landelijk, sector, regio of gemeente")
    > act([](Reading& r) {
          check_word(r, layers, "gemeenschappelijk, landelijk, sector, regio of gemeente");
      })
    > end;

constexpr x3::rule<struct municipality_clause_id> municipality_clause = "een gemeente";
constexpr auto municipality_clause_def =
    x3::eps > any_word("een gemeente, zoals schiedam")
    > act([](Reading& r) { r.node<Regelset>().gemeente_label.reset(); })
    >> -(text("een naam")
         >> act([](Reading& r) { r.node<Regelset>().gemeente_label = r.last_text(); }))
    > EndOfClause{"de naam van de gemeente tussen aanhalingstekens of het volgende onderdeel"};

constexpr x3::rule<struct region_clause_id> region_clause = "een regio";
constexpr auto region_clause_def =
    x3::eps > any_word("een regio, zoals achterhoek")
    > act([](Reading& r) { r.node<Regelset>().regio_label.reset(); })
    >> -(text("een naam")
         >> act([](Reading& r) { r.node<Regelset>().regio_label = r.last_text(); }))
    > EndOfClause{"de naam van de regio tussen aanhalingstekens of het volgende onderdeel"};

constexpr x3::rule<struct municipalities_clause_id> municipalities_clause = "gemeenten";
constexpr auto municipalities_clause_def =
    x3::eps > any_word("een gemeente, zoals aalten")
    > *(semicolon > any_word("een gemeente, zoals aalten"))
    > EndOfClause{"een puntkomma ';' met nog een gemeente, of het volgende onderdeel"};

constexpr x3::rule<struct version_clause_id> version_clause = "een versie";
constexpr auto version_clause_def = x3::eps > version > end;

constexpr x3::rule<struct law_clause_id> law_clause = "een datum";
constexpr auto law_clause_def = x3::eps > name("peildatum of een datum van de aanvraag") > end;

constexpr x3::rule<struct uses_clause_id> uses_clause = "regelsets";
constexpr auto uses_clause_def = x3::eps > set_name > *(semicolon > set_name) > end;

constexpr x3::rule<struct source_clause_id> source_clause = "een bron";
constexpr auto source_clause_def =
    x3::eps > name("een naam van een bron, zoals alcoholwet") > act([](Reading& r) {
        r.bron = {};
        r.bron.name = r.take_name();
    })
    >> -(text("een titel") >> act([](Reading& r) { r.bron.label = r.last_text(); }))
    >> *((kw("bwb") > bwb_mark > act([](Reading& r) { r.bron.bwb = r.take_name(); }))
         | (kw("cvdr") > cvdr_mark > act([](Reading& r) { r.bron.cvdr = r.take_name(); }))
         | (kw("publicatie") > publication_mark
            > act([](Reading& r) { r.bron.publicatie = r.take_name(); }))
         | (kw("soort") > any_word("een soort bron, zoals wet of beleid") > act([](Reading& r) {
                check_word(r, source_kinds,
                           "wet, amvb, regeling, verordening, beleid, rechtspraak of ontwerp");
                r.bron.soort = r.take_name();
            }))
         | (kw("geldig") > validity > act([](Reading& r) { r.bron.valid = r.validity; })))
    > EndOfClause{"een titel, bwb, cvdr, publicatie, soort, geldig of het volgende onderdeel"};

BOOST_SPIRIT_DEFINE(header, layer_clause, municipality_clause, region_clause, municipalities_clause,
                    version_clause, law_clause, uses_clause, source_clause)

}  // namespace

bool read_regelset(Reading& r, ClauseWord word) {
    Regelset& set = r.node<Regelset>();
    switch (word) {
        case ClauseWord::header:
            return run(header, r);
        case ClauseWord::laag:
            if (!run(layer_clause, r)) return false;
            set.laag = r.take_name();
            return true;
        case ClauseWord::gemeente:
            if (!run(municipality_clause, r)) return false;
            set.gemeente = r.take_name();
            check_snake(r, *set.gemeente, "een gemeente");
            return true;
        case ClauseWord::regio:
            if (!run(region_clause, r)) return false;
            set.regio = r.take_name();
            check_snake(r, *set.regio, "een regio");
            return true;
        case ClauseWord::gemeenten:
            if (!run(municipalities_clause, r)) return false;
            set.gemeenten = std::move(r.names);
            for (const Word& one : set.gemeenten) check_snake(r, one, "een gemeente");
            return true;
        case ClauseWord::versie:
            if (!run(version_clause, r)) return false;
            set.versie = r.take_name();
            return true;
        case ClauseWord::recht_op:
            if (!run(law_clause, r)) return false;
            set.recht_op = r.take_name();
            return true;
        case ClauseWord::gebruikt:
            if (!run(uses_clause, r)) return false;
            set.gebruikt = std::move(r.names);
            return true;
        case ClauseWord::bron:
            if (!run(source_clause, r)) return false;
            r.bron.span = r.span_from(r.begin);
            check_snake(r, r.bron.name, "een bron");
            set.bronnen.push_back(std::move(r.bron));
            return true;
        case ClauseWord::field:
        case ClauseWord::met:
        case ClauseWord::grondslag:
        case ClauseWord::open_voor:
        case ClauseWord::vanaf:
        case ClauseWord::rang:
        case ClauseWord::werking:
        case ClauseWord::weging:
        case ClauseWord::luidt:
        case ClauseWord::status:
        case ClauseWord::geldig:
        case ClauseWord::geldt_voor:
        case ClauseWord::vervangt:
        case ClauseWord::in_afwijking:
        case ClauseWord::door:
        case ClauseWord::woorden:
        case ClauseWord::reden:
        case ClauseWord::row:
        case ClauseWord::voor_elke:
        case ClauseWord::als:
        case ClauseWord::eis:
        case ClauseWord::tenzij:
        case ClauseWord::gevolg:
        case ClauseWord::motivering:
        case ClauseWord::aanvraagsoort:
        case ClauseWord::gegeven:
        case ClauseWord::verwacht:
        case ClauseWord::groep:
        case ClauseWord::regels:
        case ClauseWord::gaat_voor:
        case ClauseWord::van:
        case ClauseWord::totdat:
        case ClauseWord::altijd:
        case ClauseWord::via:
        case ClauseWord::naar:
        case ClauseWord::deel:
        case ClauseWord::vrij:
        case ClauseWord::feestdag:
        case ClauseWord::einde:
        case ClauseWord::bevat:
        case ClauseWord::geldt_tot:
        case ClauseWord::geldt_als:
        case ClauseWord::begint:
        case ClauseWord::duurt:
        case ClauseWord::verlengd:
        case ClauseWord::opgeschort:
        case ClauseWord::eindigt:
        case ClauseWord::volgens_kalender:
            break;
    }
    return false;
}

}  // namespace drempel::grammar::x3_grammar
