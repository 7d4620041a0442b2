/** Step 8: blocks → categories, sections, entries and note boxes. */

import type { CategoryDescription } from '../description';
import type { Category, Entry, NoteBox, Section } from '../model';
import type { EntryBlock, SectionBlock } from '../read/blocks';
import { IdRegister } from '../read/ids';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { columnWidth } from '../read/measure';
import { readNames } from '../read/names';
import { readNote } from '../read/notes';
import { paragraphs } from '../read/paragraphs';
import { joinPieces } from '../read/spacing';

export interface EntryRecords {
  categories: Category[];
  sections: Section[];
  entries: Entry[];
  notes: NoteBox[];
  owned: Owned[];
}

/** Titles of categories whose decorative title line is in the text, by title. */
export type TabTitles = ReadonlySet<string>;

/**
 * Names the category of each section: a category begins at the first section that bears the name the description gives
 * for it, looked for after the begin of the category before.
 */
export function buildEntries(
  sections: readonly SectionBlock[],
  categories: readonly CategoryDescription[],
  tabs: TabTitles,
  indexed: ReadonlySet<string>,
  pack: string,
): EntryRecords {
  const out: EntryRecords = { categories: [], sections: [], entries: [], notes: [], owned: [] };
  const used = new IdRegister();
  const blocks = sections.flatMap((section) => section.entries);
  const column = columnWidth(blocks.flatMap((block) => block.body));
  const boxColumn = columnWidth(blocks.flatMap((block) => block.box));
  const starts = categoryStarts(sections, categories);
  let category: Category | null = null;
  sections.forEach((block, i) => {
    const title = joinPieces(block.title);
    const first = block.title[0] ?? block.entries[0]!.title[0]!;
    const name = starts.get(i);
    if (name !== undefined || category === null) {
      const categoryTitle = name ?? '';
      category = {
        id: `${pack}/${categoryTitle}`,
        title: categoryTitle,
        titleFrom: tabs.has(categoryTitle) ? 'layout' : indexed.has(categoryTitle) ? 'index' : 'description',
        page: first.page ?? 0,
        lines: [first.line, first.line],
      };
      out.categories.push(category);
    }
    const section: Section = {
      id: used.claim(`${pack}/${category.title}/${title}`, first.page),
      title,
      category: category.title,
      page: first.page ?? 0,
      column: null,
      lines: [first.line, first.line],
    };
    out.sections.push(section);
    if (block.title.length > 0) out.owned.push({ owner: `section:${section.id}`, pieces: block.title });
    buildSection(block, section);
    category.lines[1] = section.lines[1];
  });
  return out;

  function buildSection(block: SectionBlock, section: Section): void {
    let run: Entry[] = [];
    for (const entryBlock of block.entries) {
      const entry = buildEntry(entryBlock, section);
      run.push(entry);
      section.lines[1] = last(allPieces(entryBlock)).line;
      if (entryBlock.signature.length === 0) continue;
      const names = readNames(entryBlock.signature.map((piece) => piece.text).join(' '));
      for (const signed of run) signed.signature = names;
      out.owned.push({ owner: `signature:${entry.id}`, pieces: entryBlock.signature });
      run = [];
    }
  }

  function buildEntry(block: EntryBlock, section: Section): Entry {
    const title = joinPieces(block.title).replace(/^【/, '').replace(/】$/, '');
    const page = block.title[0]!.page ?? 0;
    const id = used.claim(`${section.id}/${title}`, page);
    const own = [...block.title, ...block.body];
    const entry: Entry = {
      id,
      title,
      category: section.category,
      section: section.title,
      page,
      column: null,
      columnFrom: null,
      body: paragraphs(block.body, column).join('\n'),
      signature: [],
      notes: [],
      captions: [],
      tables: [],
      lines: [block.title[0]!.line, last(own).line],
    };
    out.entries.push(entry);
    out.owned.push({ owner: `entry:${id}`, pieces: own });
    if (block.box.length > 0) {
      const note = readNote(block.box, id, boxColumn);
      entry.notes.push(note.id);
      out.notes.push(note);
      out.owned.push({ owner: `note:${note.id}`, pieces: block.box });
    }
    return entry;
  }
}

/** Pages after its first on which a category's first section may begin: a page of photographs stands between. */
const LATE = 2;

/** Index of the section each category begins at; where its first section's title is lost, the second one's. */
function categoryStarts(
  sections: readonly SectionBlock[],
  categories: readonly CategoryDescription[],
): Map<number, string> {
  const titles = sections.map((section) => joinPieces(section.title));
  const pages = sections.map(({ title, entries }) => (title[0] ?? entries[0]!.title[0]!).page ?? 0);
  const starts = new Map<number, string>();
  let from = 0;
  for (const [k, { title, page, firstSection = null, nextSection = null }] of categories.entries()) {
    if (page !== undefined) {
      const start = pages.findIndex((one, i) => i >= from && one >= page);
      const next = categories[k + 1]?.page ?? Number.POSITIVE_INFINITY;
      if (start < 0 || pages[start]! > page + LATE || (pages[start]! >= next && next > page)) continue;
      starts.set(start, title);
      from = start + 1;
      continue;
    }
    if (firstSection === null) continue;
    const both = titles.findIndex(
      (name, i) => i >= from && name === firstSection && (nextSection === null || titles[i + 1] === nextSection),
    );
    const start = both >= 0 ? both : titles.findIndex((name, i) => i >= from && name === (nextSection ?? firstSection));
    if (start < 0) continue;
    starts.set(start, title);
    from = start + 1;
  }
  return starts;
}

function allPieces(block: EntryBlock): Piece[] {
  return [...block.title, ...block.body, ...block.box, ...block.signature];
}

function last<T>(items: readonly T[]): T {
  return items[items.length - 1]!;
}
