// SPDX-License-Identifier: EUPL-1.2
// All words of the page, in plain Dutch. Words about the law come from the API, not from here.
import type { Uitkomst } from './api/types';
import type { ConvertFault } from './form/convert';

const invoerfout: Record<ConvertFault | 'peildatum' | 'oordeelOp' | 'oordeelReden', string> = {
  oordeelOp: 'Vul in op welke dag dit oordeel is gegeven, bijvoorbeeld 1-3-2026.',
  oordeelReden: 'Vul in waarom dit oordeel is gegeven.',
  peildatum: 'Vul de peildatum in, bijvoorbeeld 1-3-2026.',
  getal: 'Schrijf dit als een getal, bijvoorbeeld 1.250 of 12,5.',
  punt: 'Schrijf een komma voor de decimalen, bijvoorbeeld 1,5. Een punt staat alleen tussen duizendtallen, zoals in 1.250.',
  heel: 'Schrijf dit als een heel getal, zonder cijfers achter de komma.',
  datum: 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 1-3-2026.',
  datum_onvolledig: 'Schrijf de datum als dag-maand-jaar, maand-jaar of alleen het jaar, bijvoorbeeld 1-3-1980, 3-1980 of 1980.',
  duur: 'Schrijf de duur met hele getallen, bijvoorbeeld 7 maanden.',
  duur_gemengd: 'Vul jaren en maanden in, of alleen dagen. Samen kan niet, want een maand heeft geen vast aantal dagen.',
};

const uitkomsten: Record<Uitkomst, string> = {
  geraakt: 'Geraakt',
  onbepaald: 'Nog niet te bepalen',
  rekenfout: 'Rekenfout',
  uitzondering: 'Uitzondering',
  voldaan: 'Voldaan',
  niet_van_toepassing: 'Niet van toepassing',
};

const uitkomstUitleg: Record<Uitkomst, string> = {
  geraakt: 'Met deze gegevens geldt het gevolg.',
  onbepaald: 'Er ontbreken gegevens. Daarom is nog niet te zeggen of het gevolg geldt.',
  rekenfout: 'Met deze gegevens kan niet worden gerekend. Kijk de gegevens na.',
  uitzondering: 'De regel is geraakt, maar een uitzondering neemt het gevolg weg.',
  voldaan: 'De aanvraag voldoet aan de eis.',
  niet_van_toepassing: 'De regel gaat niet over deze aanvraag.',
};

const lagen: Record<string, string> = {
  gemeenschappelijk: 'Regel voor alle soorten aanvraag',
  landelijk: 'Landelijke regel',
  sector: 'Regel voor deze sector',
  regio: 'Regel van de regio',
  gemeente: 'Regel van de gemeente',
};

const kenmerken: Record<string, string> = {
  lege_lijst: 'Er is een lege lijst opgegeven.',
  open_lijst: 'De lijst is misschien niet volledig.',
  ongeverifieerd: 'Niet door een bron bevestigd: laat een jurist hiernaar kijken.',
  vermoeden: 'Dit geldt volgens de wet, tenzij het wordt weerlegd.',
  botsing: 'Twee regels gaan hier allebei voor. Laat een jurist beslissen welke geldt.',
  geblokkeerd: 'Dit rust op iets wat niet mag worden gebruikt.',
  kring: 'De keten van partijen loopt in een kring.',
  rekenruimte_op: 'Dit was te veel rekenwerk en is niet afgemaakt.',
};

/** Names of the API as words: "weigeren_verplicht" is "weigeren verplicht". */
export function words(name: string): string {
  return name.replaceAll('_', ' ');
}

export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sentence(name: string): string {
  return sentenceStart(words(name));
}

const smallWords = new Set(['aan', 'en', 'de', 'het', 'op', 'bij', 'van']);

/** The name of a municipality or region in the rules as a place: "voorne_aan_zee" is "Voorne aan Zee". */
export function placeName(name: string): string {
  return name
    .split('_')
    .map((word, index) => (index > 0 && smallWords.has(word) ? word : sentenceStart(word)))
    .join(' ');
}

/** "de leidinggevende" as a heading or in a button is "leidinggevende". */
export function withoutArticle(label: string): string {
  return label.replace(/^(de|het|een) /, '');
}

export const texts = {
  naam: 'Drempel',
  ondertitel: 'Aanvragen toetsen aan de regels',
  skip: 'Naar de inhoud',
  laden: 'Bezig met laden…',
  opnieuw: 'Probeer het opnieuw',
  ja: 'Ja',
  nee: 'Nee',
  geen: 'Geen',
  onbekend: 'Nog niet bekend',
  samengesteld: 'meer gegevens',
  maanden: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  invoerfout,
  apifout: {
    'getal.decimalen': 'Dit getal heeft te veel cijfers achter de komma.',
    'datum.ongeldig': 'Deze datum bestaat niet. Schrijf dag-maand-jaar, bijvoorbeeld 1-3-2026.',
  } as Record<string, string>,
  uitkomsten,
  uitkomstUitleg,
  kenmerken,
  voet: {
    advies: 'Drempel geeft advies en neemt geen besluit. Een bevoegde ambtenaar beslist.',
    hulp: 'Hulp nodig? Vraag het de functioneel beheerder van uw gemeente.',
  },
  fouten: {
    titel: 'Er ging iets mis',
    paginatitel: 'Fout: ',
    onbekend: 'De server gaf een fout zonder uitleg.',
    geenVerbinding: 'De server is niet te bereiken. Uw invoer staat er nog. Probeer het zo opnieuw.',
    onleesbaar: 'De server gaf een antwoord dat deze pagina niet kan lezen. Probeer het opnieuw of meld het bij de beheerder.',
    server: (status: number): string => `De server kon deze vraag niet beantwoorden (code ${status}). Probeer het zo opnieuw.`,
    melding: (instance: string): string => `Kenmerk voor de beheerder: ${instance}`,
    overzicht: (count: number): string =>
      count === 1 ? 'Er is 1 fout. Verbeter die en toets opnieuw.' : `Er zijn ${count} fouten. Verbeter ze en toets opnieuw.`,
  },
  kiezen: {
    titel: 'Kies een soort aanvraag',
    uitleg:
      'Kies waar de aanvraag over gaat. Daarna vult u in wat u weet. Wat u nog niet weet, laat u open: Drempel laat zien wat er nog nodig is.',
    landelijk: 'Landelijke regels',
    gemeente: (naam: string): string => `Regels van de gemeente ${sentence(naam)}`,
    zoek: 'Zoek in de soorten',
    zoekUitleg: 'Typ een woord, bijvoorbeeld vergunning of toezicht.',
    gevonden: (count: number): string => (count === 1 ? '1 soort gevonden' : `${count} soorten gevonden`),
    nietsGevonden: 'Geen soort gevonden met deze woorden. Typ een ander woord of maak het vak leeg.',
    geen: 'Er zijn geen soorten aanvragen geladen. Vraag de beheerder om regels te laden.',
    onbekend: 'Deze soort aanvraag bestaat niet. Kies hieronder een soort.',
    uitslagWeg:
      'Deze uitslag staat niet meer op het scherm, omdat de pagina opnieuw is geladen. De toetsing zelf is opgeslagen.',
  },
  invullen: {
    paginatitel: 'Gegevens invullen',
    terug: 'Andere soort aanvraag kiezen',
    uitleg:
      'Vul in wat u weet. Weet u iets nog niet? Laat het dan leeg of kies ‘Nog niet bekend’. Dat telt nooit als nee.',
    opslaan: 'De toetsing wordt met deze gegevens opgeslagen.',
    peildatum: 'Peildatum',
    peildatumUitleg:
      'De dag waarvoor de aanvraag wordt getoetst, meestal de dag van het besluit. Schrijf dag-maand-jaar, bijvoorbeeld 1-3-2026.',
    vandaag: 'Vul vandaag in',
    gemeente: 'Gemeente',
    gemeenteUitleg: 'Deze gemeenten hebben voor dit soort aanvraag eigen regels of normen. Die tellen dan mee.',
    geenGemeente: 'Geen: alleen de regels die overal gelden',
    algemeen: 'De aanvraag',
    verzenden: 'Toets de aanvraag',
    bezig: 'Bezig met toetsen…',
    bezigMelding: 'De aanvraag wordt getoetst. Een ogenblik.',
    waarom: 'Waarom deze vraag?',
    waaromKort: 'Waarom:',
    regels: (ids: string[]): string => (ids.length === 1 ? `regel ${ids[0] ?? ''}` : `regels ${ids.join(', ')}`),
    herkomst: (soort: string, naam: string | undefined): string => {
      const name = naam === undefined ? '' : ` ${naam}`;
      if (soort === 'aanvrager') return 'De aanvrager geeft dit op.';
      if (soort === 'register') return `Zoek dit op in het register${naam === undefined ? '' : `:${name}`}.`;
      return `Dit is bekend bij: ${words(soort)}${name}.`;
    },
    wel: 'Wel, namelijk:',
    jaren: 'Jaren',
    maanden: 'Maanden',
    dagen: 'Dagen',
    duurUitleg: 'Vul jaren en maanden in, of alleen dagen.',
    tijdUitleg: 'Uren en minuten, bijvoorbeeld 23:30. Het einde van de dag is 24:00.',
    datumUitleg: 'Dag-maand-jaar, bijvoorbeeld 1-3-2026.',
    datumOnvolledigUitleg: 'Dag-maand-jaar. Alleen maand en jaar, of alleen het jaar, mag ook.',
    jarenUitleg: 'In hele jaren.',
    eenheid: (eenheid: string): string => `In ${eenheid}.`,
    bedragUitleg: 'In euro, bijvoorbeeld 1.250,50.',
    percentageUitleg: 'In procenten, bijvoorbeeld 12,5.',
    oordeelVan: (door: string): string => `Dit is een oordeel van: ${door}.`,
    oordeelOp: 'Datum van het oordeel',
    oordeelReden: 'Reden van het oordeel',
    lijstLeeg: 'Nog niets ingevuld.',
    toevoegen: (label: string): string => `${label} toevoegen`,
    verwijderen: (label: string): string => `Verwijder ${label}`,
    verwijderd: (label: string): string => `${label} is verwijderd.`,
    toegevoegd: (label: string): string => `${label} is toegevoegd.`,
    volledigVraag: (label: string): string => `Is de lijst ‘${label}’ volledig?`,
    allemaal: 'Dit zijn ze allemaal',
    meer: 'Misschien zijn er meer',
    erZijnErGeen: 'Er zijn er geen',
  },
  uitslag: {
    paginatitel: 'Uitslag van de toetsing',
    titel: 'Uitslag van de toetsing',
    aanpassen: 'Gegevens aanpassen',
    nieuw: 'Nieuwe aanvraag toetsen',
    advies: 'Advies',
    voorlopig: 'Met meer gegevens kan dit advies nog veranderen.',
    definitief: 'Meer gegevens veranderen dit advies niet.',
    mogelijk: 'Dit advies kan nog worden:',
    besluitrijp: 'Er is genoeg bekend voor een besluit.',
    nietBesluitrijp: 'Er is nog niet genoeg bekend voor een besluit: zie ‘Wat is nog nodig’.',
    mens: 'Dit is een advies. Een bevoegde ambtenaar beslist en legt de redenen vast.',
    bevindingen: 'Bevindingen',
    geenBevindingen: 'Geen enkele regel is geraakt en er staat geen regel open.',
    rest: (count: number): string =>
      count === 1 ? '1 regel is niet geraakt' : `${count} regels zijn niet geraakt`,
    concept: 'Regels in concept',
    conceptMerk: 'Concept',
    conceptUitleg:
      'Deze regels zijn nog niet door een jurist bevestigd. Zij gelden niet en tellen niet mee in het advies.',
    grondslag: 'Grondslag',
    gebruikt: 'Gebruikte gegevens',
    normen: 'Gebruikte normen',
    norm: (naam: string, waarde: string, door: string | undefined): string =>
      `${naam}: ${waarde}${door === undefined ? '' : `, gesteld door: ${words(door)}`}`,
    gegeven: 'Gegeven',
    waarde: 'Waarde',
    bron: 'Bron',
    bronAanvraag: 'Ingevuld bij deze toetsing',
    aantal: (aantal: string, volledig: boolean): string => `${aantal} ingevuld, ${volledig ? 'de lijst is volledig' : 'misschien zijn er meer'}`,
    oordeelBron: (door: string, op: string, reden: string): string =>
      `Oordeel van ${door}, ${op}${reden === '' ? '' : `: ${reden}`}`,
    uitzondering: 'Uitzondering die geldt',
    afgeweken: (ids: string[]): string => `In plaats van deze regel ${ids.length === 1 ? 'geldt regel' : 'gelden regels'} ${ids.join(' en ')}.`,
    geblokkeerd: (ids: string[]): string => `Dit mag niet worden gebruikt volgens ${ids.length === 1 ? 'regel' : 'regels'} ${ids.join(' en ')}.`,
    houdtTegen: (soort: string, tekst: string): string => `Houdt tegen (${soort}): ${tekst}`,
    overgangsrecht: 'Overgangsrecht',
    laag: (laag: string, plaats: string | undefined): string =>
      plaats === undefined ? (lagen[laag] ?? words(laag)) : `${lagen[laag] ?? words(laag)} ${placeName(plaats)}`,
    conclusies: 'Conclusies',
    conclusiesUitleg: 'Antwoorden die uit de regels volgen. Zij staan naast het advies.',
    termijnen: 'Termijnen',
    termijnenUitleg: 'Hoe de wettelijke termijnen ervoor staan op de peildatum.',
    verschoven: (dag: string): string => `Zonder weekend en feestdagen was de laatste dag ${dag}.`,
    openVoor: (organen: string[]): string => `Open voor: ${organen.map(words).join(' of ')}`,
    voor: (ontvanger: string): string => `Voor: ${words(ontvanger)}`,
    nogNodig: 'Nog nodig',
    regel: 'Regel',
    over: 'Over',
    heleAanvraag: 'de hele aanvraag',
    ontbrekend: 'Wat is nog nodig',
    ontbrekendUitleg: 'Met deze gegevens worden de open regels duidelijk.',
    inhoud: 'Op deze pagina',
    alsGeraakt: 'Als deze regel wordt geraakt:',
    nietsNodig: 'Er zijn geen gegevens meer nodig voor dit advies.',
    vanAanvrager: 'Vraag dit aan de aanvrager',
    vanAnders: (van: string, naam: string | undefined): string =>
      van === 'register'
        ? `Zoek dit op in ${naam === undefined ? 'een register' : `het register: ${naam}`}`
        : `Vraag dit na bij: ${words(van)}${naam === undefined ? '' : ` ${naam}`}`,
    vanOordeel: (door: string): string => `Vraag een oordeel aan: ${words(door)}`,
    normZonderNaam: 'Een norm of omrekening die nog niet is vastgesteld',
    vanNorm: 'De gemeente moet deze norm nog vaststellen',
    vanOnbekend: 'Nog uit te zoeken',
    invullen: (plek: string): string => `Vul in: ${plek}`,
    beslistMee: (ids: string[]): string => `Nodig voor ${ids.length === 1 ? 'regel' : 'regels'} ${ids.join(', ')}`,
    soorten: { feit: 'Gegeven', lijst: 'Lijst', oordeel: 'Oordeel', norm: 'Norm van de gemeente' } as Record<string, string>,
    rapport: 'Rapport',
    rapportUitleg: 'Het rapport is een concept. U vult de open plekken zelf aan.',
    docx: 'Download het rapport (Word)',
    html: 'Download het rapport (webpagina)',
    nietOpgeslagen: 'Deze toetsing is niet opgeslagen. Daarom is er geen rapport.',
    verantwoording: 'Verantwoording',
    peildatum: 'Peildatum',
    soort: 'Soort aanvraag',
    gemeente: 'Gemeente',
    regelset: 'Regels',
    regelsetHash: 'Kenmerk van de regels',
    id: 'Nummer van de toetsing',
    kenmerk: 'Kenmerk van de toetsing',
    motor: 'Versie van Drempel',
    versie: (versie: string): string => `versie ${versie}`,
    nieuwVenster: '(opent in een nieuw tabblad)',
  },
};
