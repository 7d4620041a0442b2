/** The ten corrections that would help most: what the reading doubts, measured by how many records hang on it. */
import type { Book, Finding } from '../model';

export interface Correction {
  /** The field of the description that would settle it, or `text` for a fault of the text itself. */
  field: string;
  /** What to look at, in a sentence for a person. */
  message: string;
  /** 1-based source line; 0 where there is none. */
  line: number;
  /** Records that would be right with it, at a guess. */
  gain: number;
}

/** Inferences below this share of agreeing evidence are shown. */
const SURE = 0.7;
/** An entry so many times as long as the median has probably swallowed what follows it. */
const LONG = 8;
const MOST = 10;

type Read = Omit<Book, 'report'> & { report: Pick<Book['report'], 'findings' | 'unaccounted' | 'inferred'> };

/** Suggestions for a book that was read, the most useful first. */
export function correctionsOf(book: Read): Correction[] {
  const records = book.entries.length + book.chronicle.length + book.sections.length;
  const all = [
    ...doubtful(book, records),
    ...shape(book),
    ...unusual(book),
    ...months(book),
    ...ofFindings(book.report.findings),
  ];
  if (book.report.unaccounted.count > 0)
    all.push({
      field: 'headings',
      message: `有${book.report.unaccounted.count}行没有归属，从这一行看起`,
      line: book.report.unaccounted.lines[0]!,
      gain: book.report.unaccounted.count,
    });
  return all.sort((a, b) => b.gain - a.gain).slice(0, MOST);
}

function doubtful({ report, info }: Read, records: number): Correction[] {
  const out = (report.inferred ?? [])
    .filter(({ confidence }) => confidence < SURE)
    .map(({ field, value, evidence, lines }) => ({
      field,
      message: `${FIELDS[field] ?? field}推得“${value === '' ? '无' : value}”，把握不大：${evidence}`,
      line: lines[0] ?? 0,
      gain: /^(?:mark|wrapped|tree|columns)$/.test(field)
        ? records * 0.5
        : field === 'pages'
          ? records * 0.2
          : records * 0.1,
    }));
  if (info.city === '' || info.province === '')
    out.push({ field: 'info.city', message: '没有推得所属的市、省，外地同名会难以分辨', line: 0, gain: records * 0.3 });
  return out;
}

const FIELDS: Record<string, string> = {
  'info.title': '书名',
  'info.district': '区县',
  'info.year': '记事年份',
  'info.publisher': '出版者',
  'info.compiler': '编者',
  mark: '条目标志',
  wrapped: '换行方式',
  pages: '页码',
  columns: '分栏',
  contents: '目录',
  index: '索引',
  tree: '类目、分目',
};

/** A tree that lacks a level, or holds all in one place. */
function shape({ categories, sections, entries, treatises }: Read): Correction[] {
  const out: Correction[] = [];
  if (entries.length === 0 && treatises.length > 0)
    out.push({ field: 'mark', message: '没有找到条目：请指出一行条目标题', line: treatises[0]!.lines[0], gain: 100 });
  const most = [...countBy(entries.map(({ section, category }) => `${category}\n${section}`))].sort(
    (a, b) => b[1] - a[1],
  )[0];
  if (most && entries.length >= 20 && most[1] > entries.length * 0.4) {
    const [category, section] = most[0].split('\n');
    const first = sections.find((one) => one.title === section && one.category === category);
    out.push({
      field: 'headings',
      message: `分目“${section}”一下有${most[1]}条，其后的分目标题可能没有认出`,
      line: first?.lines[0] ?? 0,
      gain: most[1] * 0.8,
    });
  }
  if (entries.length >= 20 && categories.length <= 1)
    out.push({
      field: 'headings',
      message: '只认出一个类目：请指出一行类目标题',
      line: entries[0]!.lines[0],
      gain: entries.length * 0.5,
    });
  return out;
}

/** Entries whose length says that a title was missed, and headings without anything under them. */
function unusual({ entries, sections }: Read): Correction[] {
  const sizes = entries.map(({ body }) => body.length).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const out: Correction[] = entries
    .filter(({ body }) => median > 0 && body.length > median * LONG && body.length > 2000)
    .map(({ title, body, lines }) => ({
      field: 'headings',
      message: `“${title}”长${body.length}字，是一般条目的${Math.round(body.length / median)}倍，其中可能有没认出的标题`,
      line: lines[0],
      gain: Math.min(20, body.length / Math.max(1, median)),
    }));
  for (const { title, lines, body } of entries)
    if (body.length === 0)
      out.push({ field: 'headings', message: `条目“${title}”没有正文，可能是标题`, line: lines[0], gain: 1.5 });
  const owners = new Set(entries.map(({ section, category }) => `${category}\n${section}`));
  for (const { title, category, lines } of sections)
    if (!owners.has(`${category}\n${title}`))
      out.push({ field: 'headings', message: `分目“${title}”之下没有条目，可能不是标题`, line: lines[0], gain: 1 });
  return out;
}

/** Months that the chronicle of a whole year lacks. */
function months({ chronicle }: Read): Correction[] {
  if (chronicle.length < 24) return [];
  const seen = new Set(chronicle.map(({ month }) => month.slice(5)));
  const missing = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')).filter(
    (month) => !seen.has(month),
  );
  if (missing.length === 0 || missing.length > 6) return [];
  return [
    {
      field: 'text',
      message: `大事记缺${missing.map((month) => `${Number(month)}月`).join('、')}`,
      line: chronicle[0]!.lines[0],
      gain: missing.length * 3,
    },
  ];
}

const WEIGHT: Record<string, number> = {
  'contents-missing': 4,
  'index-missing': 2,
  'contents-page': 0.5,
  'index-page': 0.5,
  'table-total': 0.6,
  unbalanced: 0.3,
  unreadable: 1,
};

/** What the book's own lists print and the text does not show, each kind by its first lines. */
function ofFindings(findings: readonly Finding[]): Correction[] {
  return findings
    .filter(({ code }) => code in WEIGHT)
    .map(({ code, message, lines }) => ({
      field: /missing/.test(code) ? 'headings' : 'text',
      message,
      line: lines[0] ?? 0,
      gain: WEIGHT[code]!,
    }));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
