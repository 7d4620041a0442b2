/** Prints a book of records in a layout: the many ways real yearbooks are set and come out of their files. */
import type { BookContent, EntryContent } from './content';

export interface Layout {
  name: string;
  /** How an entry is titled: brackets on the text's line or alone, a sign, nothing, or a number. */
  entry: 'brackets' | 'bracket line' | 'sign' | 'sign line' | 'line' | 'number';
  mark: string;
  /** How an entry is titled where none of those says it; `inline`: its text goes on on the line. */
  title?: (title: string, n: number, section: number, category: number) => { text: string; inline?: boolean };
  category: (title: string, n: number) => string[];
  section: (title: string, n: number, category: number) => string[];
  signature: 'line' | 'inline' | 'label' | 'bracketed label' | 'half' | 'none' | 'role' | 'suffix';
  chronicle: 'months' | 'full dates' | 'date lines';
  /** What stands around months and dates; the bare words where it is missing. */
  month?: (month: number) => string;
  date?: (label: string, text: string) => string;
  orgs: 'cells' | 'dash' | 'brackets' | 'none';
  table: 'blanks' | 'tabs' | 'drawn' | 'bars';
  /** Width of a column in full-width signs; 0: a paragraph a line. */
  width: number;
  columns: 1 | 2;
  /** Columns run down the whole page, titles in them, this many blanks apart; else titles and tables run across. */
  apart?: number;
  indent: boolean;
  pages: 'none' | 'foot and head' | 'feed foot' | 'foot' | 'head' | 'feed head' | 'marks' | 'sides' | 'both edges';
  /** As an extractor leaves a page: a blank line after each, a blank before the first of a page. */
  dump?: boolean;
  contents: 'none' | 'pages' | 'slashes' | 'titles';
  index: 'none' | 'pinyin' | 'strokes' | 'two a line';
  blankLines: boolean;
}

export interface Expected {
  entries: {
    category: string;
    section: string;
    title: string;
    body: string;
    page: number | null;
    signature: string[];
  }[];
  chronicle: { from: string | null; text: string }[];
  tables: { number: number; title: string; rows: string[][] }[];
  orgs: [string, string][];
}

const CN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
export const cn = (n: number) => CN[n - 1]!;
export const centred = (text: string) => `　　　　　　　${text}`;
export const spaced = (text: string) => [...text].join('　');

interface Line {
  text: string;
  /** Title of the category that begins here. */
  category?: string;
  /** Starts a record whose page is wanted. */
  entry?: number;
  /** Never cut or put beside another. */
  whole?: boolean;
}

const width = (text: string) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x100 ? 0.5 : 1), 0);

/** Cuts running text into printed lines; closing punctuation never opens one. */
function wrap(text: string, columns: number): string[] {
  if (columns === 0 || width(text) <= columns) return [text];
  const out: string[] = [];
  let line = '';
  for (const sign of text) {
    if (width(line + sign) > columns && !/[，。、；：！？）”》】〕]/.test(sign)) {
      out.push(line);
      line = '';
    }
    line += sign;
  }
  if (line !== '') out.push(line);
  return out;
}

/** The text of a book in a layout, and what reading it must give. */
export function print(book: BookContent, layout: Layout): { text: string; expected: Expected } {
  const lines: Line[] = [];
  const expected: Expected = { entries: [], chronicle: [], tables: [], orgs: layout.orgs === 'none' ? [] : book.orgs };
  const put = (text: string, more: Partial<Line> = {}) => {
    lines.push({ text, ...more });
  };
  const indent = layout.indent ? '　　' : '';
  const paragraph = (text: string, more: Partial<Line> = {}) =>
    wrap(indent + text, layout.width).forEach((part, i) => {
      put(part, i === 0 ? more : {});
    });
  const blank = () => {
    if (layout.blankLines) put('');
  };

  if (layout.orgs !== 'none') {
    put('部分机构全称、简称对照表', { whole: true });
    if (layout.orgs === 'cells') put('全称　　　　　　　　　　　　简称', { whole: true });
    for (const [full, short] of book.orgs)
      put(
        layout.orgs === 'cells'
          ? `${full}　　　　${short}`
          : layout.orgs === 'dash'
            ? `${full}——${short}`
            : `${full}（简称“${short}”）`,
        { whole: true },
      );
    blank();
  }
  let n = 1;
  for (const line of layout.category('大事记', n++)) put(line, { whole: true });
  for (const { month, items } of book.chronicle) {
    if (layout.chronicle === 'months') put(layout.month?.(month) ?? `${month}月`, { whole: true });
    for (const { label, from, text } of items) {
      expected.chronicle.push({ from, text });
      if (layout.chronicle === 'full dates' && /\d/.test(label)) paragraph(`${month}月${label}　${text}`);
      else if (layout.chronicle === 'date lines') {
        if (label === '是月') {
          paragraph(`是月　${text}`);
          continue;
        }
        if (/\d/.test(label)) put(`${month}月${label}`, { whole: true });
        paragraph(/\d/.test(label) ? text : `△　${text}`);
      } else paragraph(layout.date?.(label, text) ?? `${label}　${text}`);
    }
  }
  blank();
  book.categories.forEach((category) => {
    for (const line of layout.category(category.title, n)) put(line, { whole: true, category: category.title });
    n++;
    blank();
    category.sections.forEach((section, s) => {
      for (const line of layout.section(section.title, s + 1, n - 1)) put(line, { whole: true });
      section.entries.forEach((entry, e) => {
        const last = e === section.entries.length - 1;
        printEntry(
          entry,
          category.title,
          section.title,
          last ? section.signature : null,
          layout.signature === 'none' ? [] : section.signature,
          [e + 1, s + 1, n - 1],
        );
      });
      blank();
    });
  });

  function printEntry(
    entry: EntryContent,
    category: string,
    section: string,
    sign: string[] | null,
    signature: string[],
    [number, s, c]: [number, number, number],
  ): void {
    const at = expected.entries.length;
    expected.entries.push({
      category,
      section,
      title: entry.title,
      body: entry.paragraphs.join(''),
      page: null,
      signature,
    });
    const paragraphs = [...entry.paragraphs];
    const names = (sign ?? []).map((name) => (name.length === 2 ? [...name].join('　') : name)).join('　');
    if (sign && layout.signature === 'inline')
      paragraphs[paragraphs.length - 1] += `（${names.replaceAll('　', ' ')}）`;
    if (sign && layout.signature === 'half') paragraphs[paragraphs.length - 1] += `(${sign.join(' ')})`;
    const [first, ...others] = paragraphs as [string, ...string[]];
    const [open, close] = [layout.mark[0] ?? '', layout.mark[1] ?? ''];
    const own = layout.title?.(entry.title, number, s, c);
    if (own?.inline) paragraph(own.text + first, { entry: at });
    else if (own) {
      blank();
      put(own.text, { entry: at });
      paragraph(first);
    } else if (layout.entry === 'brackets') paragraph(`${open}${entry.title}${close}　${first}`, { entry: at });
    else if (layout.entry === 'sign') paragraph(`${open}${entry.title}　　${first}`, { entry: at });
    else {
      const title = {
        'bracket line': `${open}${entry.title}${close}`,
        'sign line': `${open} ${entry.title}`,
        line: entry.title,
        number: `${number}. ${entry.title}`,
      }[layout.entry];
      put(title, { entry: at });
      paragraph(first);
    }
    for (const text of others) paragraph(text);
    if (entry.caption) put(entry.caption, { whole: true });
    if (entry.table) printTable(entry.table);
    if (sign && layout.signature === 'line') put(`　　　　　　　　（${names}）`);
    if (sign && layout.signature === 'role') put(`（撰稿人：${names}）`);
    if (sign && layout.signature === 'suffix') put(`　　　　（${names}供稿）`);
    if (sign && layout.signature === 'label') put(`供稿：${names}`);
    if (sign && layout.signature === 'bracketed label') put(`【供稿】${names}`);
  }

  function printTable({ number, title, header, rows }: NonNullable<EntryContent['table']>): void {
    expected.tables.push({ number, title, rows });
    const all = [header, ...rows];
    const widths = header.map((_, k) => Math.max(...all.map((row) => width(row[k]!))) + 2);
    const pad = (cell: string, k: number) => cell + ' '.repeat(Math.round((widths[k]! - width(cell)) * 2));
    put(`表${number}　${title}`, { whole: true });
    if (layout.table === 'blanks') for (const row of all) put(row.map(pad).join('  ').trimEnd(), { whole: true });
    if (layout.table === 'tabs') for (const row of all) put(row.join('\t'), { whole: true });
    if (layout.table === 'bars') for (const row of all) put(`| ${row.join(' | ')} |`, { whole: true });
    if (layout.table === 'drawn') {
      const rule = (l: string, m: string, r: string) => l + widths.map((w) => '─'.repeat(Math.round(w))).join(m) + r;
      put(rule('┌', '┬', '┐'), { whole: true });
      all.forEach((row, i) => {
        put(`│${row.map(pad).join('│')}│`, { whole: true });
        put(i === all.length - 1 ? rule('└', '┴', '┘') : rule('├', '┼', '┤'), { whole: true });
      });
    }
  }

  const pages = paginate(lines, layout);
  const contentsPages = new Map<string, number>();
  const out: string[] = [`${book.title}（${book.year + 1}）`];
  pages.forEach(({ lines: page, number }) => {
    for (const { entry } of page)
      if (entry !== undefined && layout.pages !== 'none') expected.entries[entry]!.page = number;
    for (const { text } of page) contentsPages.set(text.trim(), number);
  });
  if (layout.contents !== 'none') {
    out.push('目　录');
    let k = 1;
    for (const title of ['大事记', ...book.categories.map((category) => category.title)]) {
      const head = layout
        .category(title, k)
        .filter((line) => !line.startsWith('='))
        .map((line) => line.trim())
        .join(' ')
        .replace(/(.)　(?=.　|.$)/g, '$1');
      const page = contentsPages.get(layout.category(title, k)[0]!.trim()) ?? 1;
      const leaders = layout.contents === 'slashes' ? '/' : '…………………………';
      const paged = layout.contents !== 'titles';
      out.push(paged ? `${head}${leaders}${page}` : head);
      k++;
      for (const [s, section] of (
        book.categories.find((category) => category.title === title)?.sections ?? []
      ).entries()) {
        const line = layout
          .section(section.title, s + 1, k - 1)
          .map((one) => one.trim())
          .join(' ');
        out.push(
          `　　${line}${paged ? `${leaders}${contentsPages.get(layout.section(section.title, s + 1, k - 1)[0]!.trim()) ?? page}` : ''}`,
        );
      }
    }
    out.push('');
  }
  out.push(...pages.flatMap((page) => printPage(page, book, layout)));
  if (layout.index !== 'none') {
    if (layout.pages.startsWith('feed')) out.push('\f索　引');
    else out.push('索　引');
    const rows = expected.entries
      .filter(({ title }) => title !== '概况')
      .map(({ title, page }) => `${title}${layout.index === 'two a line' ? '……' : '　'}${page ?? 12}`);
    const groups = layout.index === 'strokes' ? ['二画', '五画', '九画'] : ['B', 'H', 'Z'];
    groups.forEach((group, g) => {
      out.push(group);
      const part = rows.filter((_, i) => i % groups.length === g);
      if (layout.index === 'two a line')
        for (let i = 0; i < part.length; i += 2) out.push(part.slice(i, i + 2).join('　　　'));
      else out.push(...part);
    });
  }
  if (layout.dump) {
    // Form feeds are gone: a blank before the first line of a page is what is left.
    const text = out
      .map((line) => (line.startsWith('\f') ? ` ${line.slice(1).trimStart()}` : line.trimStart()))
      .filter((line) => line !== '');
    return { text: `${text.join('\n\n')}\n`, expected };
  }
  return { text: `${out.join('\n')}\n`, expected };
}

interface Page {
  /** Category that the page ends in. */
  category: string;
  lines: Line[];
  number: number;
}

/** Pages of some forty lines; in two columns twice that. */
function paginate(lines: readonly Line[], layout: Layout): Page[] {
  const size = layout.width > 0 ? 38 * layout.columns : 24;
  const pages: Page[] = [];
  let category = '';
  for (let i = 0; i < lines.length; i += size) {
    const page = lines.slice(i, i + size);
    category = page.filter((line) => line.category).at(-1)?.category ?? category;
    pages.push({ lines: page, number: pages.length + 11, category });
  }
  return pages;
}

function printPage({ lines, number, category }: Page, book: BookContent, layout: Layout): string[] {
  const body: string[] = [];
  if (layout.apart !== undefined) {
    const left = lines.slice(0, Math.ceil(lines.length / 2));
    for (const [k, { text }] of left.entries()) {
      const right = lines[left.length + k]?.text;
      const blanks = Math.max(0, (layout.width - width(text)) * 2) + layout.apart;
      body.push(right === undefined ? text : text + ' '.repeat(blanks) + right);
    }
  } else if (layout.columns === 2) {
    // Runs of lines that may stand side by side; titles and tables run across.
    for (let i = 0; i < lines.length; ) {
      if (lines[i]!.whole) {
        body.push(lines[i++]!.text);
        continue;
      }
      let j = i;
      while (j < lines.length && !lines[j]!.whole) j++;
      const run = lines
        .slice(i, j)
        .map(({ text }) => text)
        .filter((text) => text !== '');
      const half = Math.ceil(run.length / 2);
      for (let k = 0; k < half; k++) {
        const left = run[k]!;
        const right = run[half + k];
        body.push(
          right === undefined ? left : left + ' '.repeat(Math.round((layout.width + 3 - width(left)) * 2)) + right,
        );
      }
      i = j;
    }
  } else body.push(...lines.map(({ text }) => text));
  const head =
    number % 2 === 0 ? `${number}　${book.title}（${book.year + 1}）` : `${book.title}（${book.year + 1}）　${number}`;
  switch (layout.pages) {
    case 'none':
      return body;
    case 'feed foot':
      return [`\f${body[0] ?? ''}`, ...body.slice(1), `　　　　　　— ${number} —`];
    case 'feed head':
      return [`\f${head}`, ...body];
    case 'foot':
      return [...body, '', `· ${number} ·`, ''];
    case 'foot and head':
      // The number ends its page; what heads the next one follows: the book's title, or the category that goes on.
      return [...body, `· ${number} ·`, number % 2 === 0 ? `${book.title}（${book.year + 1}）` : category || '大事记'];
    case 'head':
      return [head, '', ...body];
    case 'sides':
      return [
        number % 2 === 0 ? `${number}　${book.title}（${book.year + 1}）` : `${category || '大事记'}　${number}`,
        ...body,
      ];
    case 'both edges':
      return [`\fYearbook / ${book.year + 1}　${book.title}`, ...body, `Page ${number}　　　　　　P. ${number}`];
    case 'marks':
      return [`<!-- page ${number} -->`, ...body];
  }
}
