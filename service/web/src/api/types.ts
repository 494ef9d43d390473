// SPDX-License-Identifier: EUPL-1.2
// What the API says, as far as the page reads it. More fields may come along; the page ignores them.

export type VeldType =
  | 'ja_nee'
  | 'getal'
  | 'geheel'
  | 'bedrag'
  | 'percentage'
  | 'hoeveelheid'
  | 'datum'
  | 'datum_onvolledig'
  | 'duur'
  | 'tijd'
  | 'jaren'
  | 'tekst'
  | 'keuze'
  | 'lijst'
  | 'record'
  | 'verwijzing';

export interface Lid {
  waarde: string;
  label: string;
  /** Can be chosen from this reference date, and no longer from that one. */
  vanaf?: string;
  tot?: string;
}

export interface Veld {
  naam: string;
  label: string;
  vraag?: string;
  toelichting?: string;
  type: VeldType;
  oordeel: boolean;
  ofGeen: boolean;
  eenheid?: string;
  van?: string | number;
  totEnMet?: string | number;
  leden?: Lid[];
  minimum?: number;
  maximum?: number;
  velden?: Veld[];
  /** A list of records: what one is called, "de leidinggevende". */
  elementLabel?: string;
  /** A list of values: what each is; it has no name of its own. */
  element?: Omit<Veld, 'naam' | 'label'>;
  door?: string;
  herkomst?: { soort: string; naam?: string };
  gebruiktDoor?: string[];
  grondslag?: string[];
}

export interface RegelsetNaam {
  naam: string;
  versie: string;
  label?: string;
  hash?: string;
}

export interface SoortKort {
  naam: string;
  titel: string;
  gemeente: string | null;
}

export interface Gemeente {
  naam: string;
  label: string;
}

export interface Soort extends SoortKort {
  regelset: RegelsetNaam;
  /** Those with rules or norms of their own for this kind. */
  gemeenten: Gemeente[];
  velden: Veld[];
}

export interface Grondslag {
  bron: string;
  /** The ground as a Dutch reader writes it. */
  tekst?: string;
  url?: string;
}

export type Uitkomst =
  | 'voldaan'
  | 'geraakt'
  | 'onbepaald'
  | 'uitzondering'
  | 'niet_van_toepassing'
  | 'rekenfout';

/** A value as the API writes it: exact numbers are strings. */
export type Json = null | boolean | number | string | Json[] | { [naam: string]: Json };

export interface Gebruikt {
  pad: string;
  label?: string;
  waarde?: Json;
  /** The value as a Dutch reader writes it. */
  weergave?: string;
  aantal?: string;
  volledig?: boolean;
  bron?: string;
  bronNaam?: string;
  per?: string;
  status?: string;
  oordeel?: { door: string; op: string; reden: string };
}

export interface Ontbreekt {
  /** "" for a norm, which has no place in the case. */
  pad: string;
  soort: string;
  label?: string;
  norm?: string;
  /** Who may set the norm. */
  openVoor?: string[];
}

/** The set that a rule or a conclusion comes from. */
export interface Laag {
  regelset: string;
  laag: string;
  gemeente?: string;
  regio?: string;
}

/** A norm that a rule read: its value, and who set it. */
export interface GelezenNorm {
  norm: string;
  label: string;
  weergave: string;
  laag: Laag;
  door?: string;
  grondslag: Grondslag[];
}

export interface Conclusie {
  naam: string;
  label: string;
  staat: 'waarde' | 'mogelijk' | 'geen' | 'niet_van_toepassing' | 'rekenfout' | 'onbekend';
  laag: Laag;
  /** The answer as a Dutch reader writes it. */
  weergave: string;
  grondslag: Grondslag[];
  gebruikt: Gebruikt[];
  ontbreekt: Ontbreekt[];
}

/** A legal term: how it stands on the peildatum. */
export interface Termijn {
  naam: string;
  label: string;
  laag: Laag;
  einde?: string;
  /** The last day before weekend and holidays moved it. */
  zonderVerschuiving?: string;
  weergave: string;
  grondslag: Grondslag[];
  gebruikt: Gebruikt[];
  ontbreekt: Ontbreekt[];
}

export interface Bevinding {
  regel: string;
  titel: string;
  object: string;
  objecten?: string[];
  laag: Laag;
  uitkomst: Uitkomst;
  gevolg: string;
  gevolgLabel?: string;
  gevolgTekst?: string;
  ontvanger?: string;
  status?: string;
  opmerking?: string;
  grondslag: Grondslag[];
  uitzondering?: { voorwaarde: string; grondslag: Grondslag[] };
  /** The rules that hold in the place of this one. */
  afgewekenDoor?: string[];
  /** The rules by which something that this one reads may not be used. */
  geblokkeerdDoor?: string[];
  blokkade?: { soort: string; tekst: string };
  overgangsrecht?: { naam: string; label: string; grondslag: Grondslag[] };
  motivering: string;
  gebruikt: Gebruikt[];
  normen: GelezenNorm[];
  ontbreekt: Ontbreekt[];
  kenmerken: string[];
}

export interface Ontbrekend extends Ontbreekt {
  vraag?: string;
  van?: string;
  vanNaam?: string;
  door?: string;
  reden?: string;
  grondslag: Grondslag[];
  beslistMee: string[];
}

export interface Toetsing {
  id?: string;
  aanvraagsoort: string;
  gemeente?: string;
  regelset: RegelsetNaam;
  motor: string;
  peildatum: string;
  kenmerk: string;
  advies: string;
  adviesLabel?: string;
  adviesStatus: string;
  mogelijkeAdviezen: string[];
  besluitrijp: boolean;
  bevindingen: Bevinding[];
  conclusies: Conclusie[];
  termijnen?: Termijn[];
  ontbrekend: Ontbrekend[];
}

export interface ApiFout {
  in?: string;
  location?: { pointer?: string; name?: string };
  code?: string;
  detail: string;
}

export interface Probleem {
  type?: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: ApiFout[];
}

export interface ToetsingVraag {
  aanvraagsoort: string;
  peildatum: string;
  gemeente?: string;
  opslaan: boolean;
  gegevens: { [naam: string]: Json };
}
