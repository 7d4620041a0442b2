import type { Book, Entry, Table } from '../../yearbook/model';
import type { DistrictFigure, Figure } from '../facts/facts';
import type { Fact } from '../model';

/** Numbers of a street that its first entry (概况) gives, as yearbooks print them: 面积1.6平方千米 … 户籍人口2.89万人. */
const STREET: readonly Figure[] = [
  { label: '面积', pattern: /面积约?([\d.]+)平方千米/, unit: '平方千米' },
  { label: '社区', pattern: /([\d]+)个社区/, unit: '个' },
  { label: '行政村', pattern: /([\d]+)个行政村/, unit: '个' },
  { label: '户籍人口', pattern: /户籍人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '常住人口', pattern: /常住人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '流动人口', pattern: /流动人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '财政总收入', pattern: /财政总收入([\d.]+)亿元/, unit: '亿元' },
  { label: '税收', pattern: /(?:街道|实现)税收(?:收入)?([\d.]+)亿元/, unit: '亿元' },
  { label: '社会消费品零售总额', pattern: /社会消费品零售总额([\d.]+)亿元/, unit: '亿元' },
];

/** The appendix repeats the statistics bulletin, whose counts differ from the yearbook's own tables. */
const APPENDIX = '附录';

function read(entry: Entry, patterns: readonly Figure[]): Fact[] {
  const facts: Fact[] = [];
  for (const { label, pattern, unit } of patterns) {
    const match = pattern.exec(entry.body);
    if (match === null) continue;
    const value = match[2] === '万' ? Math.round(Number(match[1]) * 10000) : Number(match[1]);
    const about = match[0].includes('约') ? { about: true as const } : {};
    facts.push({ label, value, unit, ...about, source: entry.id, page: entry.page });
  }
  return facts;
}

/** `户籍人口（人）` → label and unit; null for a heading without a unit. */
function heading(cell: string): { label: string; unit: string } | null {
  const match = /^(.+?)（(?:.*\/)?([^（）]+)）$/.exec(cell);
  return match === null ? null : { label: match[1]!, unit: match[2]! };
}

/** Rows that name a known entity give one fact for every numeric column with a unit. */
function readTable(table: Table, known: ReadonlySet<string>, add: (name: string, fact: Fact) => void): void {
  const columns = table.header.map(heading);
  for (const row of table.rows) {
    const whole = row.includes('合计') || row.includes('总计');
    const name = row.find((cell) => known.has(cell));
    if (name === undefined || whole) continue;
    row.forEach((cell, column) => {
      const head = columns[column];
      if (head === null || head === undefined || !/^[\d.]+$/.test(cell)) return;
      add(name, { ...head, value: Number(cell), source: table.id, page: table.page });
    });
  }
}

/**
 * The book's numbers by entity name: exact ones of its tables before rounded ones of its entries. Counts given in 万 are
 * in ones. `figures`: how this book's own entries give the numbers of the district.
 */
export function numbersOf(
  book: Book,
  known: ReadonlySet<string>,
  figures: readonly DistrictFigure[],
): Map<string, Fact[]> {
  const facts = new Map<string, Fact[]>();
  const add = (name: string, fact: Fact): void => {
    const list = facts.get(name) ?? [];
    if (!list.some((one) => one.label === fact.label)) list.push(fact);
    facts.set(name, list);
  };
  const appendix = book.categories.find((one) => one.title === APPENDIX)?.page ?? Number.POSITIVE_INFINITY;
  for (const table of book.tables) {
    if (table.page >= appendix) continue;
    readTable(table, known, add);
    const total = table.rows.find((row) => row[0] === '合计');
    if (total !== undefined && known.has(table.rows[0]?.[0] ?? '')) {
      total.forEach((cell, column) => {
        const head = heading(table.header[column] ?? '');
        if (head !== null && /^[\d.]+$/.test(cell)) {
          add(book.info.district, { ...head, value: Number(cell), source: table.id, page: table.page });
        }
      });
    }
  }
  for (const entry of book.entries) {
    if (entry.title === '概况' && entry.section.endsWith('街道')) {
      for (const fact of read(entry, STREET)) add(entry.section, fact);
    }
    const own = figures.filter((figure) => figure.entry === entry.title);
    for (const fact of read(entry, own)) add(book.info.district, fact);
  }
  return facts;
}

/** Addresses that the book's tables state (表11, 表12, 表13): name → address. */
export function addressesOf(book: Book): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const table of book.tables) {
    const name = table.header.findIndex((cell) => cell.endsWith('名称'));
    const address = table.header.indexOf('地址');
    if (name < 0 || address < 0) continue;
    for (const row of table.rows) {
      if (row[name] && row[address]) addresses.set(row[name], row[address]);
    }
  }
  return addresses;
}
