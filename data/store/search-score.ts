import { foldForSearch } from './fold';
import { holdsDate } from './search-dates';
import type { SearchEntity, SearchRow } from './search-index';
import type { Form, Query, Term } from './search-query';
import type { SearchDocument } from './search-records';

/** A row made ready: folded texts beside the printed ones. Kept for the life of the context. */
export interface SearchText {
  pack: string;
  checksum: string;
  titles: string;
  paths: string;
  bodies: string;
  printedTitles: string;
  printedPaths: string;
  printedBodies: string;
  titleAt: Uint32Array;
  pathAt: Uint32Array;
  bodyAt: Uint32Array;
  documents: SearchDocument[];
  entities: (SearchEntity & { forms: string[] })[];
}

export function loadText(row: SearchRow, checksum: string): SearchText {
  return {
    pack: row.pack,
    checksum,
    titles: foldForSearch(row.titles),
    paths: foldForSearch(row.paths),
    bodies: foldForSearch(row.bodies),
    printedTitles: row.titles,
    printedPaths: row.paths,
    printedBodies: row.bodies,
    titleAt: row.titleAt,
    pathAt: row.pathAt,
    bodyAt: row.bodyAt,
    documents: JSON.parse(row.documents),
    entities: (JSON.parse(row.entities) as SearchEntity[]).map((entity) => ({
      ...entity,
      forms: [entity.name, ...entity.aliases].map(foldForSearch),
    })),
  };
}

// Title > section > body, as a reader expects of a book; a name that is the query itself comes first of all.
const SCORE = {
  nameExact: 120,
  titleExact: 110,
  aliasExact: 105,
  sound: 100,
  day: 90,
  titlePrefix: 80,
  namePrefix: 75,
  title: 60,
  soundPrefix: 50,
  nameInside: 40,
  path: 20,
  body: 10,
};

/** What was found: the record by its place in the row, and how well it fits. */
export interface Found {
  text: SearchText;
  /** Place in `text.entities` or, where `entity` is false, in `text.documents`. */
  at: number;
  entity: boolean;
  score: number;
}

const digit = /\d/;

/** Offset of the next occurrence of a form at or after `from`; -1 when there is none. */
function nextOf(text: string, { text: form, noDigitBefore }: Form, from: number): number {
  let at = text.indexOf(form, from);
  while (noDigitBefore && at > 0 && digit.test(text[at - 1]!)) at = text.indexOf(form, at + 1);
  return at;
}

function scoreName(entity: SearchText['entities'][number], term: Term): number {
  let best = 0;
  // As typed alone: its other names are those of entities that have it already.
  const { text } = term.forms[0]!;
  for (let i = 0; i < entity.forms.length; i++) {
    const form = entity.forms[i]!;
    const at = form.indexOf(text);
    if (at < 0) continue;
    const whole = i === 0 ? SCORE.nameExact : SCORE.aliasExact;
    best = Math.max(best, form.length === text.length ? whole : at === 0 ? SCORE.namePrefix : SCORE.nameInside);
  }
  if (!term.latin || best >= SCORE.sound) return best;
  if (entity.pinyin === term.text || entity.initials === term.text) return SCORE.sound;
  const starts = entity.initials.startsWith(term.text) || entity.pinyin.startsWith(term.text);
  return starts ? Math.max(best, SCORE.soundPrefix) : best;
}

/** Entities that every term names, by name, alias, pinyin or initials. */
export function findEntities(text: SearchText, { terms, excluded }: Query): Found[] {
  const found: Found[] = [];
  for (const [at, entity] of text.entities.entries()) {
    let score = 0;
    for (const term of terms) {
      const one = scoreName(entity, term);
      if (one === 0) {
        score = 0;
        break;
      }
      score += one;
    }
    if (score === 0 || excluded.some((word) => entity.forms.some((form) => form.includes(word)))) continue;
    found.push({ text, at, entity: true, score: score / terms.length + Math.min(entity.weight, 20) / 10 });
  }
  return found;
}

/** Each occurrence of a form in one field, documents walked along with them. */
function eachHit(field: string, starts: Uint32Array, form: Form, onHit: (document: number, offset: number) => void) {
  let document = 0;
  for (let hit = nextOf(field, form, 0); hit >= 0; hit = nextOf(field, form, hit + form.text.length)) {
    while (starts[document + 1]! <= hit) document++;
    onHit(document, hit - starts[document]!);
  }
}

/** Records that hold every term and none of the excluded ones. */
export function findDocuments(text: SearchText, { terms, excluded }: Query): Found[] {
  const { documents } = text;
  const size = documents.length;
  const total = new Float64Array(size);
  const met = new Uint8Array(size);
  for (const [t, term] of terms.entries()) {
    const best = scoreTerm(text, term);
    for (let d = 0; d < size; d++) {
      if (!best[d] || met[d] !== t) continue;
      met[d] = t + 1;
      total[d]! += best[d]!;
    }
  }
  for (const word of excluded) {
    const out = (document: number) => {
      met[document] = 255;
    };
    eachHit(text.titles, text.titleAt, { text: word, weight: 1 }, out);
    eachHit(text.paths, text.pathAt, { text: word, weight: 1 }, out);
    eachHit(text.bodies, text.bodyAt, { text: word, weight: 1 }, out);
  }
  const found: Found[] = [];
  for (let at = 0; at < size; at++) {
    if (met[at] === terms.length) found.push({ text, at, entity: false, score: total[at]! / terms.length });
  }
  return found;
}

/** How well each document fits one term: its best field and a little for the others. */
function scoreTerm(text: SearchText, term: Term): Float64Array {
  const size = text.documents.length;
  const best = new Float64Array(size);
  const field = new Float64Array(size);
  const bodyHits = new Uint32Array(size);
  for (const form of term.forms) {
    field.fill(0);
    bodyHits.fill(0);
    eachHit(text.titles, text.titleAt, form, (document, offset) => {
      const length = text.titleAt[document + 1]! - text.titleAt[document]! - 1;
      const score = length === form.text.length ? SCORE.titleExact : offset === 0 ? SCORE.titlePrefix : SCORE.title;
      if (score > field[document]!) field[document] = score;
    });
    eachHit(text.paths, text.pathAt, form, (document) => {
      if (field[document]! < SCORE.path) field[document] = SCORE.path;
    });
    eachHit(text.bodies, text.bodyAt, form, (document) => {
      bodyHits[document]!++;
    });
    for (let d = 0; d < size; d++) {
      // Body hits add less than one step between fields, however many they are.
      const body = bodyHits[d]! ? SCORE.body + Math.min(bodyHits[d]! - 1, 9) / 2 : 0;
      const score = Math.max(field[d]!, body) + (field[d]! && body ? body / 10 : 0);
      if (score * form.weight > best[d]!) best[d] = score * form.weight;
    }
  }
  if (term.date) {
    for (let d = 0; d < size; d++) {
      const days = text.documents[d]!.days;
      if (days && holdsDate({ from: days[0], to: days[1] }, term.date)) best[d] = Math.max(best[d]!, SCORE.day);
    }
  }
  return best;
}
