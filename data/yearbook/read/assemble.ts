/** Rows and their roles → records of divisions, entries, notes, people, terms and running texts. */
import { readGlossary } from '../divisions/glossary';
import { readPeople } from '../divisions/people';
import { keyOf } from '../infer/contents';
import { BOX } from '../infer/headings';
import type { Role } from '../infer/outline/outline';
import type { Row } from '../infer/rows';
import type { Setting } from '../infer/setting';
import { cutSignature, signatureOf } from '../infer/signatures';
import type { TypedTable } from '../infer/typed-tables';
import type { Caption, Category, Entry, NoteBox, Person, Section, Term, Treatise } from '../model';
import type { ByPage } from './by-page';
import { IdRegister } from './ids';
import type { Owned } from './ledger';
import { cutPiece, type Piece } from './lines';
import { append } from './lists';
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

/** Rows and their roles → records. Text that stands in no entry becomes a treatise of its division. */
export function assemble(input: AssembleInput): TypedRecords {
  const { rows, roles, setting, pack, owned } = input;
  const out: TypedRecords = {
    categories: [],
    sections: [],
    entries: [],
    notes: [],
    terms: [],
    people: [],
    treatises: [],
  };
  const ids = new IdRegister();
  const categoryIds = new IdRegister();
  const treatiseIds = new IdRegister();
  const personIds = new IdRegister();
  const order = new Map(input.ordered.map((row, i) => [row.piece, i]));
  let category: Category | null = null;
  let section: Section | null = null;
  let entry: Entry | null = null;
  let open: { title: Piece[]; body: Piece[] } | null = null;
  let run: { id: string; signature?: string[] }[] = [];
  let loose: Row[] = [];
  const shown = new Set(roles.flatMap((role) => (role.kind === 'category' ? [keyOf(role.title)] : [])));
  const entryEnds: { entry: Entry; from: number; to: number }[] = [];

  const newCategory = (title: string, piece: Piece, from: Category['titleFrom']): Category => {
    const made: Category = {
      id: categoryIds.claim(`${pack}/${title}`, piece.page),
      title,
      titleFrom: from,
      page: piece.page ?? 0,
      lines: [piece.line, piece.line],
    };
    out.categories.push(made);
    return made;
  };
  const ensure = (piece: Piece): void => {
    const named = input.categoryOf(piece.page);
    const current: Category | null = category;
    const other = named !== null && (current === null || keyOf((current as Category).title) !== keyOf(named.title));
    // A title in the text stands unless the book's own lists say that a category has begun since whose title is lost.
    const lost = current && named?.listed && !shown.has(keyOf(named.title));
    if (named && other && (current === null || (current as Category).titleFrom !== 'layout' || lost))
      category =
        out.categories.find(({ title }) => keyOf(title) === keyOf(named.title)) ??
        newCategory(named.title, piece, 'index');
    category ??= newCategory(UNNAMED, piece, 'description');
  };
  const newSection = (title: string, piece: Piece): Section => {
    ensure(piece);
    const made: Section = {
      id: ids.claim(`${pack}/${category!.title}/${title}`, piece.page),
      title,
      category: category!.title,
      page: piece.page ?? 0,
      column: null,
      lines: [piece.line, piece.line],
    };
    out.sections.push(made);
    return made;
  };
  const sign = (names: string[], pieces: Piece[]): void => {
    const signed = run.filter((one) => (one.signature ?? []).length === 0);
    for (const one of signed) one.signature = names;
    owned.push({ owner: `signature:${signed[signed.length - 1]?.id ?? ''}`, pieces });
    run = [];
  };
  const close = (): void => {
    if (!entry || !open) return;
    const made: Entry = entry;
    const { body, names, signature } = cutSignature(open.body, setting.wrapped);
    const boxAt = body.findIndex((piece) => BOX.test(piece.tight));
    const box = boxAt < 0 ? [] : body.slice(boxAt);
    const text = boxAt < 0 ? body : body.slice(0, boxAt);
    made.body = setting.join(text);
    const own = [...open.title, ...text];
    made.lines = [open.title[0]!.line, Math.max(...own.map(({ line }) => line))];
    const person = box.length === 0 ? personOf(made, pack) : null;
    if (person) {
      out.entries.pop();
      person.id = personIds.claim(person.id, person.page);
      out.people.push(person);
    }
    owned.push({ owner: person ? `person:${person.id}` : `entry:${made.id}`, pieces: own });
    if (box.length > 0) {
      const note = noteOf(box, made.id, setting.paragraphs(box.slice(1)));
      made.notes.push(note.id);
      out.notes.push(note);
      owned.push({ owner: `note:${note.id}`, pieces: box });
    }
    run.push(person ?? made);
    if (names) sign(names, signature);
    const bounds = [...own, ...box, ...signature].map((piece) => order.get(piece) ?? -1).filter((at) => at >= 0);
    if (!person) entryEnds.push({ entry: made, from: Math.min(...bounds), to: Math.max(...bounds) });
    if (section) section.lines[1] = Math.max(section.lines[1], made.lines[1]);
    if (category) category.lines[1] = Math.max(category.lines[1], made.lines[1]);
    entry = null;
    open = null;
  };
  const flush = (): void => {
    if (loose.length === 0) return;
    const pieces = loose.map(({ piece }) => piece);
    loose = [];
    looseText(pieces);
  };

  let consumed = -1;
  // Complexity: one case a role of a line.
  rows.forEach((row, i) => {
    const role = roles[i]!;
    const { piece } = row;
    if (i <= consumed || (role.kind === 'group' && role.more === -1)) return;
    if (role.kind === 'category') {
      close();
      flush();
      run = [];
      const pieces = [piece, ...rows.slice(i + 1, i + 1 + role.more).map((one) => one.piece)];
      const title = role.title.replace(/[\s\u3000]+/g, '');
      const again: Category | null = category;
      if (
        again !== null &&
        (again as Category).title === title &&
        (again as Category).lines[0] === (again as Category).lines[1]
      ) {
        owned.push({ owner: `category:${title}`, pieces });
        return;
      }
      category = newCategory(title, piece, 'layout');
      section = null;
      owned.push({ owner: `category:${category.id}`, pieces });
      if (input.chronicle && input.chronicle.heading === row) category.lines = [...input.chronicle.lines];
    } else if (role.kind === 'section') {
      close();
      flush();
      run = [];
      section = newSection(role.title.replace(/[\s\u3000]+/g, ''), piece);
      const pieces = [piece, ...rows.slice(i + 1, i + 1 + role.more).map((one) => one.piece)];
      owned.push({ owner: `section:${section.id}`, pieces });
    } else if (role.kind === 'group') {
      close();
      flush();
      owned.push({ owner: `group:${role.title}`, pieces: [piece] });
    } else if (role.kind === 'entry') {
      close();
      flush();
      if (section === null) {
        ensure(piece);
        section = newSection(category!.title, piece);
      }
      const title = role.title.replace(/[\s\u3000]*\n[\s\u3000]*/g, '');
      const clean = title.replace(/(?<=[^A-Za-z])[\s\u3000]+|[\s\u3000]+(?=[^A-Za-z])/g, '');
      entry = {
        id: ids.claim(`${(section as Section).id}/${clean}`, piece.page),
        title: clean,
        category: category!.title,
        section: (section as Section).title,
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
      out.entries.push(entry);
      const titleRows = rows.slice(i, i + role.more).map((one) => one.piece);
      const lastTitle = rows[i + role.more]!.piece;
      consumed = i + role.more;
      if (role.body > 0 && role.body < lastTitle.text.length) {
        const [left, right] = cutPiece(lastTitle, role.body);
        open = { title: [...titleRows, left], body: right.text === '' ? [] : [right] };
        order.set(left, order.get(lastTitle) ?? 0);
        order.set(right, order.get(lastTitle) ?? 0);
      } else open = { title: [...titleRows, lastTitle], body: [] };
    } else if (open) {
      if (!open.title.includes(piece)) open.body.push(piece);
    } else loose.push(row);
  });
  close();
  flush();
  place();
  return out;

  /** Text under a division without entries: people, terms, or a treatise. */
  function looseText(pieces: Piece[]): void {
    const first = pieces[0]!;
    if (run.length > 0 && pieces.length === 1) {
      const names = signatureOf(first.text);
      if (names) {
        sign(names, pieces);
        return;
      }
    }
    const division: Section | Category | null = section ?? category;
    const name = division === null ? FRONT : (division as Section | Category).title;
    if (/人物|英模|先进/.test(`${category?.title ?? ''}${name}`)) {
      const read = readPeople(pieces, category?.title ?? name, pack);
      if (read.people.length > 0 && read.sections.length === 0) {
        for (const person of read.people) person.section = person.section || name;
        append(out.people, read.people);
        append(owned, read.owned);
        if (read.rest.length > 0) treatise(name, read.rest);
        return;
      }
    }
    if (/名词解释|名词注释|词语解释|术语/.test(name)) {
      const read = readGlossary(pieces, name, pack);
      append(out.terms, read.terms);
      append(owned, read.owned);
      if (read.rest.length > 0) treatise(name, read.rest);
      return;
    }
    treatise(name, pieces);
  }

  function treatise(name: string, pieces: Piece[]): void {
    const last = pieces[pieces.length - 1]!;
    const names = pieces.length > 1 ? signatureOf(last.text) : null;
    const text = names ? pieces.slice(0, -1) : pieces;
    const id = treatiseIds.claim(`${pack}/文/${name}`, pieces[0]!.page);
    const sections: Treatise['sections'] = [];
    let heading: Piece | null = null;
    let lines: Piece[] = [];
    const end = () => {
      if (heading === null && lines.length === 0) return;
      const all_ = heading ? [heading, ...lines] : lines;
      const title = heading?.text.trim() ?? '';
      const level = /^[（(]/.test(title) ? 2 : 1;
      sections.push({
        heading: title.slice(0, 300),
        level,
        text: setting.join(lines),
        page: all_[0]!.page,
        lines: [all_[0]!.line, all_[all_.length - 1]!.line],
      });
      heading = null;
      lines = [];
    };
    for (const piece of text) {
      if (
        /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(piece.tight) &&
        piece.tight.length <= 30 &&
        !/[。；]/.test(piece.tight)
      ) {
        end();
        heading = piece;
      } else lines.push(piece);
    }
    end();
    out.treatises.push({
      id,
      title: name,
      subtitle: null,
      signature: names ?? [],
      sections,
      page: pieces[0]!.page,
      lines: [pieces[0]!.line, Math.max(...pieces.map(({ line }) => line))],
    });
    owned.push({ owner: `treatise:${id}`, pieces });
    if (category) category.lines[1] = Math.max(category.lines[1], last.line);
  }

  /** Tables and captions stand in the entry they come after. */
  function place(): void {
    const at = (position: number) => entryEnds.filter(({ from }) => from <= position).at(-1);
    for (const table of input.tables) {
      const home = at(table.at);
      if (home) home.entry.tables.push(tableId(pack, table, input.tables));
    }
    for (const { row, caption } of input.captionRows) {
      const home = at(order.get(row.piece) ?? -1);
      if (home) home.entry.captions.push(caption.id);
    }
  }
}
