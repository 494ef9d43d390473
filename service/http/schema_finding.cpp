// SPDX-License-Identifier: EUPL-1.2
// What a finding says: grounds, facts read, what is missing, explanation (engine/wire/write_screening.cpp).
#include "schema.hpp"

namespace drempel::http {
namespace {

using enum Shape;

constexpr std::string_view bronsoorten[] = {"wet", "amvb", "regeling", "verordening", "beleid", "rechtspraak", "ontwerp"};

constexpr Property grondslag[] = {
    {.name = "bron", .shape = text, .description = "Naam van de bron in de regels.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam van de bron voor mensen."},
    {.name = "soort", .shape = text, .required = false, .description = "Soort bron.", .limits = {.values = bronsoorten}},
    {.name = "hoofdstuk", .shape = text, .required = false, .description = "Hoofdstuk.", .limits = as_some_text},
    {.name = "afdeling", .shape = text, .required = false, .description = "Afdeling.", .limits = as_some_text},
    {.name = "paragraaf", .shape = text, .required = false, .description = "Paragraaf.", .limits = as_some_text},
    {.name = "artikel", .shape = text, .required = false, .description = "Artikel.", .limits = as_some_text},
    {.name = "lid", .shape = text, .required = false, .description = "Lid.", .limits = as_some_text},
    {.name = "onder", .shape = text, .required = false, .description = "Onderdeel.", .limits = as_some_text},
    {.name = "sub", .shape = text, .required = false, .description = "Onderdeel van een onderdeel.", .limits = as_some_text},
    {.name = "aanhef", .shape = truth, .required = false, .description = "Waar als het om de aanhef gaat; anders is dit veld er niet."},
    {.name = "bijlage", .shape = text, .required = false, .description = "Bijlage.", .limits = as_some_text},
    {.name = "bwb", .shape = text, .required = false, .description = "Kenmerk in het Basiswettenbestand.", .limits = as_some_text},
    {.name = "cvdr", .shape = text, .required = false, .description = "Kenmerk in de verzameling van decentrale regelgeving.",
     .limits = as_some_text},
    {.name = "publicatie", .shape = text, .required = false, .description = "Kenmerk van de officiële publicatie.",
     .limits = as_some_text},
    {.name = "url", .shape = text, .required = false, .description = "Vindplaats op het net, zoals geldend op de peildatum.",
     .limits = {.pattern = "^https://"}},
    {.name = "tekst", .shape = text, .description = "De plaats zoals een jurist die schrijft, bijvoorbeeld: Alcoholwet art. 8 lid 1.",
     .limits = as_some_text},
};

constexpr Property oordeel[] = {
    {.name = "door", .shape = text, .description = "Wie oordeelde: de rol.", .limits = as_some_text},
    {.name = "op", .shape = text, .description = "De dag van het oordeel.", .limits = as_day},
    {.name = "reden", .shape = text, .description = "Waarom."},
};

constexpr std::string_view feitstatussen[] = {"gesteld", "vastgesteld", "vermoeden", "betwist", "verlopen"};

constexpr Property gebruikt[] = {
    {.name = "pad", .shape = text, .description = "JSON Pointer in gegevens.", .limits = as_pointer},
    {.name = "label", .shape = text, .description = "Naam van het gegeven voor mensen."},
    {.name = "waarde", .shape = plain, .required = false,
     .description = "De waarde die is gelezen; getallen als tekst, zonder afronding; null: geen. Niet bij een lijst."},
    {.name = "weergave", .shape = text, .required = false, .description = "De waarde zoals een mens die schrijft. Niet bij een lijst."},
    {.name = "aantal", .shape = text, .required = false, .description = "Bij een lijst: hoeveel erin staan.",
     .limits = {.pattern = "^(0|[1-9][0-9]*)$"}},
    {.name = "volledig", .shape = truth, .required = false, .description = "Bij een lijst: staat alles erin?"},
    {.name = "oordeel", .shape = object, .required = false, .description = "Bij een oordeel: van wie, wanneer en waarom.",
     .component = "GegevenOordeel"},
    {.name = "bron", .shape = text, .required = false, .description = "Kenmerk van de bron in _dossier."},
    {.name = "bronNaam", .shape = text, .required = false, .description = "Naam van die bron.", .limits = as_some_text},
    {.name = "per", .shape = text, .required = false, .description = "De dag waarop het gegeven zo was.", .limits = as_day},
    {.name = "status", .shape = text, .required = false, .description = "Hoe zeker het gegeven is, volgens _dossier.",
     .limits = {.values = feitstatussen}},
};

constexpr std::string_view bij_waarde[] = {"weergave"};
constexpr std::string_view bij_lijst[] = {"aantal", "volledig"};
constexpr std::string_view bron[] = {"bron"};
constexpr std::string_view status[] = {"status"};
constexpr Property gelezen_norm[] = {
    {.name = "norm", .shape = text, .description = "Naam van de norm in de regels.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam van de norm voor mensen; leeg als zij geen andere naam heeft."},
    {.name = "weergave", .shape = text, .description = "De waarde zoals een mens die schrijft.", .limits = as_some_text},
    {.name = "laag", .shape = object, .description = "De regelset die de waarde geeft.", .component = "LaagVan"},
    {.name = "door", .shape = text, .required = false, .description = "Bij een invulling: het orgaan dat de waarde heeft gesteld.",
     .limits = as_some_text},
    {.name = "grondslag", .shape = list, .description = "Waar de waarde op rust.", .component = "Grondslag"},
};

constexpr Condition gebruikt_conditions[] = {
    {.member = "waarde", .asks = bij_waarde, .bars = bij_lijst, .otherwise_asks = bij_lijst, .otherwise_bars = bij_waarde},
    {.member = "bronNaam", .asks = bron},
    {.member = "bron", .asks = status},
    {.member = "per", .asks = status},
};

constexpr Property uitzondering[] = {
    {.name = "voorwaarde", .shape = text, .description = "De uitzondering, in de woorden van de regel.", .limits = as_some_text},
    {.name = "grondslag", .shape = list, .description = "Waarop de uitzondering rust; leeg als de regel het niet apart noemt.",
     .component = "Grondslag"},
};

constexpr std::string_view uitkomsten[] = {"geraakt",  "onbepaald", "rekenfout", "uitzondering", "voldaan",
                                           "niet_van_toepassing"};
constexpr std::string_view regelstatussen[] = {"in_werking", "concept"};
constexpr std::string_view kenmerken[] = {"lege_lijst", "ongeverifieerd", "concept", "open_lijst", "rekenruimte_op",
                                          "vermoeden", "botsing", "geblokkeerd", "kring"};

constexpr std::string_view wat_blokkeert[] = {"gegeven", "element", "besluit", "stap"};
constexpr Property blokkade[] = {
    {.name = "soort", .shape = text, .description = "Wat niet mag worden gebruikt, of wat moet wachten.", .limits = {.values = wat_blokkeert}},
    {.name = "tekst", .shape = text, .description = "Welk gegeven, onderdeel, besluit of welke stap dat is."},
};

constexpr Property overgangsrecht[] = {
    {.name = "naam", .shape = text, .description = "Naam van het overgangsrecht in de regels.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
    {.name = "grondslag", .shape = list, .description = "Waarop het rust.", .component = "Grondslag"},
};

constexpr Property bevinding[] = {
    {.name = "regel", .shape = text, .description = "Nummer van de regel.", .limits = as_some_text},
    {.name = "titel", .shape = text, .description = "Titel van de regel."},
    {.name = "object", .shape = text, .description = "JSON Pointer van het onderdeel; leeg voor de hele aanvraag.",
     .limits = as_pointer},
    {.name = "objecten", .shape = list, .required = false,
     .description = "JSON Pointers van alle onderdelen samen, als de regel over meer dan één tegelijk gaat.", .limits = as_pointer,
     .minimum = 2},
    {.name = "laag", .shape = object, .description = "Waar de regel vandaan komt.", .component = "LaagVan"},
    {.name = "uitkomst", .shape = text, .description = "Wat de regel voor dit onderdeel zegt.", .limits = {.values = uitkomsten}},
    {.name = "gevolg", .shape = text, .description = "Het gevolg dat de regel heeft als hij wordt geraakt: een gevolgsoort.",
     .limits = as_some_text},
    {.name = "gevolgLabel", .shape = text, .description = "Het gevolg voor mensen."},
    {.name = "weging", .shape = truth, .description = "Weegt een mens bij dit gevolg nog belangen af?"},
    {.name = "gevolgTekst", .shape = text, .required = false, .description = "Wat het gevolg precies inhoudt.", .limits = as_some_text},
    {.name = "ontvanger", .shape = text, .required = false, .description = "Voor wie het gevolg is bedoeld.", .limits = as_some_text},
    {.name = "status", .shape = text, .description = "Is de regel in werking, of een concept dat nog niet meetelt?",
     .limits = {.values = regelstatussen}},
    {.name = "opmerking", .shape = text, .required = false, .description = "Opmerking bij de regel.", .limits = as_some_text},
    {.name = "grondslag", .shape = list, .description = "Waarop de regel rust; de eigen grondslag eerst, dan die van het gevolg.",
     .component = "Grondslag"},
    {.name = "uitzondering", .shape = object, .required = false, .description = "De uitzondering die zich voordoet.",
     .component = "Uitzondering"},
    {.name = "afgewekenDoor", .shape = list, .required = false,
     .description = "Nummers van de regels die gelden in plaats van deze, omdat ze ervan afwijken.", .limits = as_some_text,
     .minimum = 1},
    {.name = "geblokkeerdDoor", .shape = list, .required = false,
     .description = "Nummers van de blokkades die maken dat deze regel niet telt.", .limits = as_some_text, .minimum = 1},
    {.name = "blokkade", .shape = object, .required = false, .description = "Bij een blokkade: wat zij tegenhoudt.", .component = "Blokkade"},
    {.name = "overgangsrecht", .shape = object, .required = false,
     .description = "Het overgangsrecht waardoor de regel naar ouder recht is beoordeeld.", .component = "Overgangsrecht"},
    {.name = "motivering", .shape = text, .description = "De reden, in een zin."},
    {.name = "gebruikt", .shape = list, .description = "De gegevens die zijn gelezen, in volgorde van lezen.",
     .component = "GebruiktGegeven"},
    {.name = "normen", .shape = list, .description = "De waarden van normen die zijn gelezen, met wie ze heeft gesteld.",
     .component = "GelezenNorm"},
    {.name = "ontbreekt", .shape = list, .description = "Wat nodig is om zeker te zijn.", .component = "Ontbreekt"},
    {.name = "kenmerken", .shape = list, .description = "Bijzonderheden van de bevinding.", .limits = {.values = kenmerken}},
    {.name = "uitleg", .shape = list, .required = false,
     .description = "De stappen, de regel zelf eerst. Alleen als om uitleg is gevraagd, en bij een bewaarde toetsing.",
     .component = "Uitlegstap", .minimum = 1},
};

constexpr std::string_view soorten[] = {"feit", "lijst", "oordeel", "norm"};
constexpr std::string_view fasen[] = {"geldig", "als", "eis", "tenzij"};

constexpr Property wat_ontbreekt[] = {
    {.name = "pad", .shape = text, .description = "JSON Pointer in gegevens; leeg bij een norm zonder waarde.", .limits = as_pointer},
    {.name = "soort", .shape = text, .description = "Wat ontbreekt.", .limits = {.values = soorten}},
    {.name = "norm", .shape = text, .required = false, .description = "Naam van de norm die in de regels geen waarde heeft.",
     .limits = as_some_text},
    {.name = "openVoor", .shape = list, .required = false, .description = "Wie die norm mag invullen, zoals raad of college.",
     .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
};

constexpr Property ontbreekt[] = {
    {.name = "fase", .shape = text, .description = "Bij welk deel van de regel het nodig is.", .limits = {.values = fasen}},
    {.name = "kanAlleenBeslissen", .shape = truth, .description = "Kan dit ene gegeven de regel beslissen?"},
};

constexpr std::string_view redenen[] = {"niet_opgegeven", "als_onbekend_opgegeven", "betwist", "verlopen"};

constexpr Property ontbrekend[] = {
    {.name = "vraag", .shape = text, .required = false, .description = "De vraag aan wie het weet.", .limits = as_some_text},
    {.name = "van", .shape = text, .required = false, .description = "Soort herkomst, zoals aanvrager of register.",
     .limits = as_some_text},
    {.name = "vanNaam", .shape = text, .required = false, .description = "Naam van die herkomst.", .limits = as_some_text},
    {.name = "door", .shape = text, .required = false, .description = "Wie hierover oordeelt: de rol.", .limits = as_some_text},
    {.name = "reden", .shape = text, .required = false, .description = "Waarom het niet bekend is.", .limits = {.values = redenen}},
    {.name = "grondslag", .shape = list, .description = "Waarom het gevraagd mag worden.", .component = "Grondslag"},
    {.name = "beslistMee", .shape = list, .description = "Nummers van de regels die op dit gegeven wachten.", .limits = as_some_text,
     .minimum = 1},
};

constexpr std::string_view norm[] = {"norm"};
constexpr std::string_view reden[] = {"reden"};
constexpr std::string_view van[] = {"van"};
constexpr std::string_view van_de_vraag[] = {"vraag", "van", "vanNaam", "door", "reden"};
constexpr std::string_view open_voor[] = {"openVoor"};
constexpr Condition wat_ontbreekt_conditions[] = {
    {.member = "soort", .is_one_of = norm, .otherwise_bars = norm},
    {.member = "norm", .asks = open_voor, .otherwise_bars = open_voor},
};
constexpr Condition ontbrekend_conditions[] = {
    {.member = "soort", .is_one_of = norm, .bars = van_de_vraag, .otherwise_asks = reden},
    {.member = "vanNaam", .asks = van},
};

constexpr Property ontbreekt_bij_conclusie[] = {
    {.name = "kanAlleenBeslissen", .shape = truth, .description = "Kan dit ene gegeven het beslissen?"},
};

constexpr std::string_view staten[] = {"waarde", "mogelijk", "geen", "niet_van_toepassing", "rekenfout", "onbekend"};

constexpr Property conclusie[] = {
    {.name = "naam", .shape = text, .description = "Naam van de conclusie in de regels.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
    {.name = "staat", .shape = text, .description = "Wat er over de conclusie te zeggen is.", .limits = {.values = staten}},
    {.name = "laag", .shape = object, .description = "Waar de conclusie vandaan komt.", .component = "LaagVan"},
    {.name = "waarde", .shape = plain, .required = false,
     .description = "De waarde, als die vaststaat; getallen als tekst, zonder afronding; null: geen."},
    {.name = "weergave", .shape = text, .description = "De conclusie zoals een mens die schrijft."},
    {.name = "mogelijk", .shape = plain_list, .required = false,
     .description = "Wat de waarde nog kan zijn, als dat te tellen is; null: geen.", .minimum = 1},
    {.name = "grondslag", .shape = list, .description = "Waarop de conclusie rust.", .component = "Grondslag"},
    {.name = "gebruikt", .shape = list, .description = "De gegevens die zijn gelezen, in volgorde van lezen.",
     .component = "GebruiktGegeven"},
    {.name = "ontbreekt", .shape = list, .description = "Wat nodig is om zeker te zijn.", .component = "OntbreektBijConclusie"},
};

constexpr std::string_view vast[] = {"waarde", "geen"};
constexpr std::string_view waarde[] = {"waarde"};
constexpr std::string_view mogelijk[] = {"mogelijk"};
constexpr Condition conclusie_conditions[] = {
    {.member = "staat", .is_one_of = vast, .asks = waarde, .otherwise_bars = waarde},
    {.member = "staat", .is_one_of = mogelijk, .otherwise_bars = mogelijk},
};

constexpr std::string_view termijnstaten[] = {"niet_begonnen", "loopt", "staat_stil", "verstreken", "niet_van_toepassing", "onbekend"};

constexpr Property termijn[] = {
    {.name = "naam", .shape = text, .description = "Naam van de termijn in de regels.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
    {.name = "staat", .shape = text, .description = "Hoe de termijn er op de peildatum voor staat.", .limits = {.values = termijnstaten}},
    {.name = "laag", .shape = object, .description = "Waar de termijn vandaan komt.", .component = "LaagVan"},
    {.name = "begin", .shape = text, .required = false, .description = "De eerste dag, als die vaststaat.", .limits = as_day},
    {.name = "beginVroegst", .shape = text, .required = false, .description = "De eerste dag kan niet vroeger zijn.", .limits = as_day},
    {.name = "beginLaatst", .shape = text, .required = false, .description = "De eerste dag kan niet later zijn.", .limits = as_day},
    {.name = "einde", .shape = text, .required = false, .description = "De laatste dag, als die vaststaat.", .limits = as_day},
    {.name = "eindeVroegst", .shape = text, .required = false, .description = "De laatste dag kan niet vroeger zijn.", .limits = as_day},
    {.name = "eindeLaatst", .shape = text, .required = false, .description = "De laatste dag kan niet later zijn.", .limits = as_day},
    {.name = "zonderVerschuiving", .shape = text, .required = false,
     .description = "De laatste dag voordat weekend en feestdagen meetelden, als die vaststaat.", .limits = as_day},
    {.name = "dagenStil", .shape = whole, .required = false, .description = "Hoeveel dagen de termijn stilstaat, als dat vaststaat.",
     .minimum = 0},
    {.name = "weergave", .shape = text, .description = "De termijn zoals een mens die schrijft."},
    {.name = "grondslag", .shape = list, .description = "Waarop de termijn, de verlenging en de opschorting rusten.",
     .component = "Grondslag"},
    {.name = "gebruikt", .shape = list, .description = "De gegevens die zijn gelezen, in volgorde van lezen.",
     .component = "GebruiktGegeven"},
    {.name = "ontbreekt", .shape = list, .description = "Wat nodig is om de dagen te weten.", .component = "OntbreektBijConclusie"},
};

constexpr std::string_view begin_grenzen[] = {"beginVroegst", "beginLaatst"};
constexpr std::string_view einde_grenzen[] = {"eindeVroegst", "eindeLaatst"};
constexpr Condition termijn_conditions[] = {
    {.member = "begin", .bars = begin_grenzen},
    {.member = "einde", .bars = einde_grenzen},
};

constexpr std::string_view onderdelen[] = {"geldig", "als", "eis", "tenzij", "gevolg"};

constexpr Property uitlegstap[] = {
    {.name = "id", .shape = text, .description = "Kenmerk van de stap, blijvend voor dezelfde regel en hetzelfde onderdeel.",
     .limits = as_some_text},
    {.name = "onderdeel", .shape = text, .required = false, .description = "Deel van de regel; niet bij de regel zelf.",
     .limits = {.values = onderdelen}},
    {.name = "regelset", .shape = text, .description = "Naam van de regelset waarin de woorden staan.", .limits = as_some_text},
    {.name = "lijn", .shape = whole, .description = "Regel in dat bestand, vanaf 1.", .minimum = 1},
    {.name = "kolom", .shape = whole, .description = "Teken in die regel, vanaf 1.", .minimum = 1},
    {.name = "tekst", .shape = text, .description = "De woorden van de regel."},
    {.name = "waarde", .shape = text, .required = false, .description = "Wat het wordt, voor mensen.", .limits = as_some_text},
    {.name = "pad", .shape = text, .required = false, .description = "JSON Pointer van het gegeven.", .limits = as_pointer},
    {.name = "stappen", .shape = list, .description = "Kenmerken van de stappen waaruit deze bestaat.", .limits = as_some_text},
};

constexpr Schema all[] = {
    {.name = "Bevinding", .description = "Wat een regel over een onderdeel van de aanvraag zegt.", .properties = bevinding},
    {.name = "Blokkade", .description = "Wat een blokkade tegenhoudt.", .properties = blokkade},
    {.name = "Conclusie", .description = "Een antwoord van de regels naast de bevindingen.", .properties = conclusie,
     .conditions = conclusie_conditions},
    {.name = "GebruiktGegeven", .description = "Een gegeven dat een regel heeft gelezen.", .properties = gebruikt,
     .conditions = gebruikt_conditions},
    {.name = "GegevenOordeel", .description = "Een oordeel dat bij de gegevens zit.", .properties = oordeel},
    {.name = "GelezenNorm", .description = "Een norm die een regel heeft gelezen.", .properties = gelezen_norm},
    {.name = "Grondslag", .description = "Een plaats in een wet of regeling.", .properties = grondslag},
    {.name = "Ontbreekt", .description = "Wat een regel nog nodig heeft.", .base = "WatOntbreekt", .properties = ontbreekt},
    {.name = "OntbreektBijConclusie", .description = "Wat een conclusie of termijn nog nodig heeft.", .base = "WatOntbreekt",
     .properties = ontbreekt_bij_conclusie},
    {.name = "OntbrekendGegeven", .description = "Een vraag die openstaat.", .base = "WatOntbreekt", .properties = ontbrekend,
     .conditions = ontbrekend_conditions},
    {.name = "Overgangsrecht", .description = "Het recht dat voor oude zaken blijft gelden.", .properties = overgangsrecht},
    {.name = "Termijn", .description = "Een wettelijke termijn: begin, einde en stand.", .properties = termijn, .conditions = termijn_conditions},
    {.name = "Uitlegstap", .description = "Een stap van de uitleg.", .properties = uitlegstap},
    {.name = "Uitzondering", .description = "De uitzondering op een regel die zich voordoet.", .properties = uitzondering},
    {.name = "WatOntbreekt", .description = "Welk gegeven, welke lijst, welk oordeel of welke norm niet bekend is.",
     .properties = wat_ontbreekt, .conditions = wat_ontbreekt_conditions},
};

}  // namespace

std::span<const Schema> finding_schemas() { return all; }

}  // namespace drempel::http
