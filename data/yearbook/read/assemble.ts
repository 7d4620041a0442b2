/** Rows and their roles → records of divisions, entries, notes, people, terms and running texts. */

import { keyOf } from '../infer/contents';
import { BOX } from '../infer/headings';
import type { Role } from '../infer/outline/outline';
import type { Row } from '../infer/rows';
import type { Setting } from '../infer/setting';
import { cutSignature, signatureOfLine } from '../infer/signatures';
import type { TypedTable } from '../infer/typed-tables';
import type { Caption, Category, Entry, NoteBox, Person, Section, Term, Treatise } from '../model';
import type { ByPage } from './by-page';
import { IdRegister } from './ids';
import type { Owned } from './ledger';
import { cutPiece, type Piece } from './lines';
import { extent } from './lists';
import { LooseTexts } from './loose-texts';
import { noteOf } from './notes';
import { personOf } from './person-of';
import { tableId } from './table-records';

/** The category of what stands under none. */
const UNNAMED = '正文';
const FRONT = '卷首';

export interface AssembleInput {
  rows: readonly Row[];
  roles: readonly Role[];
  setting: Setting;
  pack: string;
  owned: Owned[];
  categoryOf: (page: number | null) => ByPage | null;
  tables: readonly TypedTable[];
  ordered: readonly Row[];
  captionRows: readonly { row: Row; caption: Caption }[];
  chronicle: { heading: Row; lines: [number, number] } | null;
}

export interface TypedRecords {
  categories: Category[];
  sections: Section[];
  entries: Entry[];
  notes: NoteBox[];
  terms: Term[];
  people: Person[];
  treatises: Treatise[];
}

type DivisionRole = Exclude<Role, EntryRole | { kind: 'text' }>;
type EntryRole = Extract<Role, { kind: 'entry' }>;

/** Rows and their roles → records. Text that stands in no entry becomes a treatise of its division. */
export function assemble(input: AssembleInput): TypedRecords {
  const assembly = new Assembly(input);
  input.roles.forEach((role, i) => {
    assembly.take(role, i);
  });
  return assembly.finish();
}

/** What is open while the rows are read in their order. */
class Assembly {
  readonly #input: AssembleInput;
  readonly #out: TypedRecords = {
    categories: [],
    sections: [],
    entries: [],
    notes: [],
    terms: [],
    people: [],
    treatises: [],
  };
  readonly #ids = new IdRegister();
  readonly #categoryIds = new IdRegister();
  readonly #personIds = new IdRegister();
  readonly #looseTexts: LooseTexts;
  /** Position of each piece in the order of reading. */
  readonly #order: Map<Piece, number>;
  /** Keys of the categories whose titles the text shows. */
  readonly #shown: Set<string>;
  #category: Category | null = null;
  #section: Section | null = null;
  #open: { entry: Entry; title: Piece[]; body: Piece[] } | null = null;
  /** What the next signature signs. */
  #run: { id: string; signature?: string[] }[] = [];
  #loose: Piece[] = [];
  /** Index of the last row of the title being read. */
  #consumed = -1;
  readonly #entryEnds: { entry: Entry; from: number; to: number }[] = [];

  constructor(input: AssembleInput) {
    this.#input = input;
    this.#order = new Map(input.ordered.map((row, i) => [row.piece, i]));
    this.#shown = new Set(input.roles.flatMap((role) => (role.kind === 'category' ? [keyOf(role.title)] : [])));
    this.#looseTexts = new LooseTexts(input.pack, input.setting, input.owned, this.#out);
  }

  take(role: Role, i: number): void {
    if (i <= this.#consumed || (role.kind === 'group' && role.more === -1)) return;
    const { piece } = this.#input.rows[i]!;
    if (role.kind === 'text') {
      if (!this.#open) this.#loose.push(piece);
      else if (!this.#open.title.includes(piece)) this.#open.body.push(piece);
      return;
    }
    this.#close();
    this.#flush();
    if (role.kind === 'entry') this.#takeEntry(role, i);
    else if (role.kind === 'category') this.#takeCategory(role, i);
    else if (role.kind === 'section') this.#takeSection(role, i);
    else this.#own(`group:${role.title}`, [piece]);
  }

  finish(): TypedRecords {
    this.#close();
    this.#flush();
    this.#placeTablesAndCaptions();
    return this.#out;
  }

  #own(owner: string, pieces: Piece[]): void {
    this.#input.owned.push({ owner, pieces });
  }

  /** The pieces of a title that runs over `more` further rows. */
  #titlePieces(i: number, more: number): Piece[] {
    return this.#input.rows.slice(i, i + 1 + more).map(({ piece }) => piece);
  }

  #takeCategory(role: DivisionRole, i: number): void {
    this.#run = [];
    const pieces = this.#titlePieces(i, role.more);
    const title = role.title.replace(/[\s\u3000]+/g, '');
    const current = this.#category;
    // The title again, at the head of its first page.
    if (current !== null && current.title === title && current.lines[0] === current.lines[1]) {
      this.#own(`category:${title}`, pieces);
      return;
    }
    const made = this.#newCategory(title, pieces[0]!, 'layout');
    this.#category = made;
    this.#section = null;
    this.#own(`category:${made.id}`, pieces);
    const { chronicle, rows } = this.#input;
    if (chronicle && chronicle.heading === rows[i]) made.lines = [...chronicle.lines];
  }

  #takeSection(role: DivisionRole, i: number): void {
    this.#run = [];
    const pieces = this.#titlePieces(i, role.more);
    this.#section = this.#newSection(role.title.replace(/[\s\u3000]+/g, ''), pieces[0]!);
    this.#own(`section:${this.#section.id}`, pieces);
  }

  #takeEntry(role: EntryRole, i: number): void {
    const { piece } = this.#input.rows[i]!;
    this.#section ??= this.#newSection(this.#ensureCategory(piece).title, piece);
    const title = role.title.replace(/[\s\u3000]*\n[\s\u3000]*/g, '');
    const clean = title.replace(/(?<=[^A-Za-z])[\s\u3000]+|[\s\u3000]+(?=[^A-Za-z])/g, '');
    const entry: Entry = {
      id: this.#ids.claim(`${this.#section.id}/${clean}`, piece.page),
      title: clean,
      category: this.#category!.title,
      section: this.#section.title,
      page: piece.page ?? 0,
      column: null,
      columnFrom: null,
      body: '',
      signature: [],
      notes: [],
      captions: [],
      tables: [],
      lines: [piece.line, piece.line],
    };
    this.#out.entries.push(entry);
    this.#consumed = i + role.more;
    const above = this.#titlePieces(i, role.more);
    const last = above.pop()!;
    if (role.body > 0 && role.body < last.text.length) {
      const [left, right] = cutPiece(last, role.body);
      this.#open = { entry, title: [...above, left], body: right.text === '' ? [] : [right] };
      const at = this.#order.get(last) ?? 0;
      this.#order.set(left, at);
      this.#order.set(right, at);
    } else this.#open = { entry, title: [...above, last], body: [] };
  }

  #newCategory(title: string, piece: Piece, from: Category['titleFrom']): Category {
    const made: Category = {
      id: this.#categoryIds.claim(`${this.#input.pack}/${title}`, piece.page),
      title,
      titleFrom: from,
      page: piece.page ?? 0,
      lines: [piece.line, piece.line],
    };
    this.#out.categories.push(made);
    return made;
  }

  /** The category a piece stands in: as the text says, or the book's own lists by its page. */
  #ensureCategory(piece: Piece): Category {
    const named = this.#input.categoryOf(piece.page);
    const current = this.#category;
    const other = named !== null && (current === null || keyOf(current.title) !== keyOf(named.title));
    // A title in the text stands unless the book's own lists say that a category has begun since whose title is lost.
    const lost = current && named?.listed && !this.#shown.has(keyOf(named.title));
    if (other && (current?.titleFrom !== 'layout' || lost))
      this.#category =
        this.#out.categories.find(({ title }) => keyOf(title) === keyOf(named.title)) ??
        this.#newCategory(named.title, piece, 'index');
    this.#category ??= this.#newCategory(UNNAMED, piece, 'description');
    return this.#category;
  }

  #newSection(title: string, piece: Piece): Section {
    const category = this.#ensureCategory(piece).title;
    const made: Section = {
      id: this.#ids.claim(`${this.#input.pack}/${category}/${title}`, piece.page),
      title,
      category,
      page: piece.page ?? 0,
      column: null,
      lines: [piece.line, piece.line],
    };
    this.#out.sections.push(made);
    return made;
  }

  /** A signature signs all since the last one that have none of their own. */
  #sign(names: string[], pieces: Piece[]): void {
    const signed = this.#run.filter((one) => (one.signature ?? []).length === 0);
    for (const one of signed) one.signature = names;
    this.#own(`signature:${signed[signed.length - 1]?.id ?? ''}`, pieces);
    this.#run = [];
  }

  /** Ends the open entry: its body, its box, who signed it; one that tells of a person becomes that person. */
  #close(): void {
    if (!this.#open) return;
    const { entry, title, body: read } = this.#open;
    this.#open = null;
    const { setting, pack } = this.#input;
    const { body, names, signature } = cutSignature(read);
    const boxAt = body.findIndex((piece) => BOX.test(piece.tight));
    const box = boxAt < 0 ? [] : body.slice(boxAt);
    const text = boxAt < 0 ? body : body.slice(0, boxAt);
    entry.body = setting.join(text);
    const own = [...title, ...text];
    entry.lines = [title[0]!.line, extent(own.map(({ line }) => line))[1]];
    const person = box.length === 0 ? personOf(entry, pack) : null;
    if (person) {
      this.#out.entries.pop();
      person.id = this.#personIds.claim(person.id, person.page);
      this.#out.people.push(person);
    }
    this.#own(person ? `person:${person.id}` : `entry:${entry.id}`, own);
    if (box.length > 0) {
      const note = noteOf(box, entry.id, setting.paragraphs(box.slice(1)));
      entry.notes.push(note.id);
      this.#out.notes.push(note);
      this.#own(`note:${note.id}`, box);
    }
    this.#run.push(person ?? entry);
    if (names) this.#sign(names, signature);
    const bounds = [...own, ...box, ...signature].flatMap((piece) => this.#order.get(piece) ?? []);
    const [from, to] = extent(bounds);
    if (!person) this.#entryEnds.push({ entry, from, to });
    for (const division of [this.#section, this.#category])
      if (division) division.lines[1] = Math.max(division.lines[1], entry.lines[1]);
  }

  /** Ends a text under a division without entries: a signature, or what its division makes of it. */
  #flush(): void {
    const pieces = this.#loose;
    if (pieces.length === 0) return;
    this.#loose = [];
    const names = this.#run.length > 0 && pieces.length === 1 ? signatureOfLine(pieces[0]!) : null;
    if (names) {
      this.#sign(names, pieces);
      return;
    }
    this.#looseTexts.take(pieces, (this.#section ?? this.#category)?.title ?? FRONT, this.#category);
  }

  /** Tables and captions stand in the entry they come after. */
  #placeTablesAndCaptions(): void {
    const { tables, captionRows, pack } = this.#input;
    const at = (position: number) => this.#entryEnds.filter(({ from }) => from <= position).at(-1)?.entry;
    for (const table of tables) at(table.at)?.tables.push(tableId(pack, table, tables));
    for (const { row, caption } of captionRows) at(this.#order.get(row.piece) ?? -1)?.captions.push(caption.id);
  }
}
