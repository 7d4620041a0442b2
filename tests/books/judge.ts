/** How much of what a book prints was read: shares by kind of record. */
import type { Book } from '../../data/yearbook/index';
import type { Expected } from './layouts';

const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');

/** Right and wanted counts by kind, and the first few things that went wrong, for a failing test to show. */
export function judge(book: Book, want: Expected) {
  const wrong: string[] = [];
  const counts = {
    entries: 0,
    extra: 0,
    categories: 0,
    bodies: 0,
    pages: 0,
    signatures: 0,
    chronicle: 0,
    cells: 0,
    orgs: 0,
  };
  const key = (one: { section: string; title: string }) => `${bare(one.section)}|${bare(one.title)}`;
  const mine = new Map(book.entries.map((entry) => [key(entry), entry]));
  const note = (right: boolean, kind: keyof typeof counts, what: string) => {
    if (right) counts[kind]++;
    else wrong.push(`${kind}: ${what}`);
  };
  for (const entry of want.entries) {
    const got = mine.get(key(entry));
    note(got !== undefined, 'entries', key(entry));
    if (!got) continue;
    note(bare(got.category) === bare(entry.category), 'categories', `${key(entry)} in ${got.category}`);
    note(bare(got.body) === bare(entry.body), 'bodies', `${key(entry)} …${got.body.slice(-30)}`);
    note(entry.page === null || got.page === entry.page, 'pages', `${key(entry)} ${got.page} for ${entry.page}`);
    note(got.signature.join('') === entry.signature.join(''), 'signatures', `${key(entry)} ${got.signature}`);
  }
  counts.extra = book.entries.length - counts.entries;
  for (const item of want.chronicle) {
    const got = book.chronicle.find(({ text }) => bare(text) === bare(item.text));
    note(got !== undefined && got.from === item.from, 'chronicle', `${item.text} ${got?.from}`);
  }
  let cells = 0;
  for (const table of want.tables) {
    const got = book.tables.find(({ title }) => bare(title) === bare(table.title));
    table.rows.forEach((row, i) => {
      row.forEach((cell, k) => {
        cells++;
        note(bare(got?.rows[i]?.[k] ?? '') === bare(cell), 'cells', `${table.title} ${i},${k}`);
      });
    });
  }
  for (const [full, short] of want.orgs)
    note(
      book.orgs.some((org) => org.full === full && org.short === short),
      'orgs',
      full,
    );
  const n = want.entries.length;
  const wanted = {
    entries: n,
    extra: 0,
    categories: n,
    bodies: n,
    pages: n,
    signatures: n,
    chronicle: want.chronicle.length,
    cells,
    orgs: want.orgs.length,
  };
  return { counts, wanted, wrong };
}
