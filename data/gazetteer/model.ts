import type { LineSpan } from '../yearbook/model';

/** Names, entities and places. Coordinates are WGS-84 degrees, precision in metres. */

/** What kinds of thing a name can be, and how the page paints it. */
export const KINDS = {
  district: 'place',
  street: 'place',
  community: 'place',
  village: 'place',
  road: 'place',
  railway: 'place',
  bridge: 'place',
  water: 'place',
  hill: 'place',
  park: 'place',
  heritage: 'place',
  venue: 'place',
  building: 'place',
  estate: 'place',
  station: 'place',
  area: 'place',
  market: 'place',
  school: 'organization',
  hospital: 'organization',
  company: 'organization',
  government: 'organization',
  party: 'organization',
  association: 'organization',
  institute: 'organization',
  post: 'organization',
  telecom: 'organization',
} as const satisfies Record<string, 'place' | 'organization'>;

export type Kind = keyof typeof KINDS;
export type MarkGroup = 'place' | 'organization' | 'abbreviation';

/**
 * Risk class of a surface form, from corpus evidence:
 * A unique (lights alone) · B real but also elsewhere (needs a little) · C ordinary word, personal name, generic noun,
 * every bare 区× (needs much).
 */
export type NameClass = 'A' | 'B' | 'C';

/**
 * Whose it is: the book's district, its city, the province (and the state in it), or a place elsewhere. An entity of which the
 * book does not say that it is the district's is `mentioned`; a name never is (how it is recognized does not depend on that).
 */
export type Scope = 'district' | 'city' | 'province' | 'outside' | 'mentioned';

/** What a claim rests on. */
export interface Evidence {
  /**
   * By its own name, a row of a table, a list, a title, a sentence, the thing it is in or at, a point within the outline, a
   * curated source.
   */
  how: 'name' | 'table' | 'list' | 'title' | 'statement' | 'place' | 'point' | 'source';
  lines: LineSpan | null;
  page: number | null;
  /** The words of the book, or the ground of the position. */
  quote: string;
}

/** How a surface form was got. */
export type NameOrigin = 'table' | 'list' | 'title' | 'text' | 'rule' | 'curated';

/** A surface form and the entity it stands for. */
export interface Name {
  name: string;
  entity: string;
  kind: Kind;
  class: NameClass;
  /** Absent: the district's own. */
  scope?: Scope;
  origin: NameOrigin;
  /** Full name of the organization where this form is an abbreviation of it; expansion inserts it. */
  full?: string;
  /** The body or unit ended before or during the book's year; never expanded to its successor. */
  former?: boolean;
  /** Source line of the book (1-based) or null for a curated fact with a source of its own. */
  line: number | null;
  /** Other entities that carry the same form (兴隆社区 of two streets). */
  others?: string[];
  /** How much likelier the form is on a page about the book's place than elsewhere, nats; absent: by class and kind. */
  weight?: number;
  /** Nothing is known against the form: neither a word nor a place elsewhere nor seen in other texts. */
  clean?: boolean;
  /** A body of the city, province or nation, of use only beside a name of the district; absent: by scope. */
  wider?: boolean;
}

/** A number the book gives for an entity in its year. */
export interface Fact {
  label: string;
  value: number;
  unit: string;
  /** The book gives it as about so much (约). */
  about?: true;
  /** Id of the table or entry it was read from. */
  source: string;
  page: number;
}

/**
 * What a record is to an entity: it tells of it (`subject`), lists who led it (`holder`), gives it an honour (`recipient`),
 * says that it gave one (`awarder`), happened there (`place`), is about someone or something of it (`member`), counts it up with
 * others (`listed`), or names it (`mentioned`).
 */
export type LinkRole = 'subject' | 'holder' | 'recipient' | 'awarder' | 'place' | 'member' | 'listed' | 'mentioned';

export interface EntryRef {
  entry: string;
  /** Its own section's first entry (概况) > in the title > in its own section > subject of a sentence > in the body. */
  rank: 'own' | 'title' | 'section' | 'subject' | 'body';
  role: LinkRole;
  count: number;
  /** Offset of the first telling mention in the entry's body, UTF-16 code units; -1 where the body does not name it. */
  at: number;
  /** Source lines of that mention, or of the entry. */
  lines: LineSpan;
  /** Printed page of the entry. */
  page: number;
}

/** Kinds of record besides entries that an entity is linked to; the names are those of `Book`. */
export type LinkKind =
  | 'sections'
  | 'chronicle'
  | 'tables'
  | 'offices'
  | 'honours'
  | 'documents'
  | 'people'
  | 'captions'
  | 'notes'
  | 'terms'
  | 'treatises'
  | 'orgs';

/** A record besides the entries that has to do with an entity. */
export interface Link {
  kind: LinkKind;
  /** Index of the record among the book's records of its kind. */
  record: number;
  role: LinkRole;
  /** Row of a table, or part of a treatise. */
  part?: number;
  /** Offset of the mention in the record's text, where it has one. */
  at?: number;
  page: number | null;
  lines: LineSpan;
}

/** A body or unit that is this one under another plate, or was there before or came after it. */
export interface Relation {
  relation: 'plate' | 'plate-of' | 'predecessor' | 'successor';
  name: string;
  /** Id of the entity of that name, where the book has one. */
  entity: string | null;
  /** Source line that says so, and its printed page; null where it comes from another source. */
  line: number | null;
  page: number | null;
}

/**
 * `own`: a sourced point of the thing itself. `address`: worked out from a stated address. `within`: only the smallest
 * placed area that holds it is known. `none`: not even that. A coordinate always has a source id.
 */
export type Location =
  | {
      level: 'own' | 'address';
      lon: number;
      lat: number;
      precision: number;
      source: string;
      basis: string;
      approximate: boolean;
    }
  | { level: 'within'; within: string; basis: string }
  | { level: 'none'; basis: string };

export interface Entity {
  id: string;
  name: string;
  kind: Kind;
  /** Absent: the district's own. */
  scope?: Scope;
  /** Other forms: first those that the book or another source writes. */
  aliases: string[];
  /** How many of the aliases, the last ones, a rule made that the book writes nowhere. Absent: none. */
  ruled?: number;
  full?: string;
  short?: string;
  /** For units and bodies that ended: what they were and what followed in the book's year. */
  former?: { until: string | null; successor: string | null; note: string };
  /** What shows that it is the district's; absent where the scope is another. */
  evidence?: Evidence;
  /** Parent in 社区 ⊂ 街道 ⊂ 区. */
  within: string | null;
  address: string | null;
  location: Location;
  facts: Fact[];
  entries: EntryRef[];
  /** Records of all other kinds, in the order of kinds and of the book. */
  links: Link[];
  /** Absent where there are none. */
  relations?: Relation[];
  /**
   * Why no record of the book has to do with it: the name was made by rule and stands nowhere (`rule`), it stands only inside
   * the names of others (`inner`: 葵巷 in 葵巷社区), or it comes from another source (`source`). Absent where one has.
   */
  unwritten?: 'rule' | 'inner' | 'source';
  /** Full pinyin without tones and initials, for search. */
  pinyin: string;
  initials: string;
}

/** A layer of the offline base map. */
export interface MapLayer {
  id: string;
  /** What the layer draws; the map decides style and zoom range by it. */
  role:
    | 'district'
    | 'street-sketch'
    | 'water'
    | 'river'
    | 'road'
    | 'rail'
    | 'bridge'
    | 'metro-line'
    | 'metro-station'
    | 'path'
    | 'green'
    | 'former-boundary';
  /** True where the geometry is a sketch and must be drawn dashed and labelled 示意. */
  sketch: boolean;
  sources: string[];
  attribution: string;
  licence: string;
  features: GeoJSON.FeatureCollection;
}
