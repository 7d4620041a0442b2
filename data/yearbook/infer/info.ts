/** What the book is: title, district, city, province, years, publisher, compiler. */
import type { BookInfo } from '../model';
import { type Division, shortName } from './divisions';
import type { Evidence } from './evidence';
import { placeInTitle } from './place-in-title';
import { reignOfTitle, reignYears } from './reigns';
import { half, numberOf, type Row } from './rows';

const TITLE =
  /《?([\u3400-\u9fff]{2,14}?)(年鉴|年鑑)》?\s*[（(〔[]?\s*(\d{4}|[〇零一二三四五六七八九]{4})?\s*(?:年卷|年版|年|卷)?\s*[）)〕\]]?/g;
const TITLE_YEAR_FIRST = /(\d{4})\s*年?\s*[《]?([\u3400-\u9fff]{2,12}?)(年鉴|年鑑)/g;
/** A gazetteer has no year in its title. */
const GAZETTEER =
  /^[《#+A-Z:\s]*([\u3400-\u9fff]{2,12}(?:志|縣志|府志|通志|州志|县志|市志|区志|图经|圖經))[》]?(?:[\s（(〔].*)?$/;

/** Works the facts out; what `given` says stands. Never null: what the text does not say is empty, and 0 for years. */
// Complexity: one condition a fact and a form of it.
export function inferInfo(
  rows: readonly Row[],
  given: Partial<BookInfo>,
  divisions: readonly Division[],
  evidence: Evidence,
): BookInfo {
  const titles = titlesOf(rows);
  const best = titles[0];
  const gazetteer = best ? null : gazetteerTitle(rows);
  const edition = given.edition ?? best?.edition ?? 0;
  const title =
    given.title ??
    (best ? `${best.name}年鉴${edition ? `（${edition}）` : ''}` : (gazetteer?.title ?? firstTitle(rows)));
  if (given.title === undefined)
    evidence.note(
      'info.title',
      title,
      best ? Math.min(0.95, 0.5 + best.count * 0.1) : 0.4,
      best ? `“${title}”出现${best.count}次` : '文首的标题',
      best ? best.lines : [rows[0]?.piece.line ?? 0],
    );
  const year = given.year ?? yearOf(rows, edition, title, evidence);
  const place = placeOf(rows, placeInTitle(given.title ?? title, divisions), given, divisions, evidence);
  const publisher =
    given.publisher ??
    imprint(
      rows,
      /(?:出版发行|出版者|出版社|出版)[：:\s]*([\u3400-\u9fff]{2,16}(?:出版社|书局|书店|印书馆))/,
      /([\u3400-\u9fff]{2,14}(?:出版社|书局))/,
      evidence,
      'info.publisher',
    );
  const compiler =
    given.compiler ??
    imprint(
      rows,
      /(?:编纂单位|编纂者?|编者|主办单位|主编单位|编著者?)[：:][\s\u3000]*([\u3400-\u9fff（）、]{4,40})/,
      /([\u3400-\u9fff]{2,20}(?:地方志编纂委员会(?:办公室)?|地方志办公室|史志办公室|党史研究室|年鉴编纂委员会|年鉴编辑部|档案史志馆|地方志研究室))/,
      evidence,
      'info.compiler',
    );
  return {
    id: given.id ?? idOf(title, edition || year),
    title,
    district: given.district ?? place.district,
    city: given.city ?? place.city,
    province: given.province ?? place.province,
    year,
    edition: edition || (year === 0 || gazetteer ? year : year + 1),
    publisher: publisher?.replace(/\s+/g, '') ?? null,
    compiler: compiler?.replace(/\s+/g, '') ?? null,
  };
}

/** A line this short that begins with a title is the title. */
const ALONE = 24;

function titlesOf(rows: readonly Row[]): { name: string; edition: number | null; count: number; lines: number[] }[] {
  const found = new Map<string, { name: string; edition: number | null; count: number; lines: number[] }>();
  const add = (name: string, year: string | undefined, line: number, weight: number, opens: boolean) => {
    const edition = year ? numberOf(year) : null;
    // What stands before the name in running text; at the head of a line it is the name: 和田, 和平.
    const clean = (opens ? name : name.replace(/^.*[的和与及对在为《]/, '')).replace(
      /^(?:编纂|出版|本|这部|首部|全国|优秀|大型|综合性|资料性|地方性?|专业性?|年度|官方|权威)+/,
      '',
    );
    if (clean.length < 2) return;
    const one = found.get(clean) ?? { name: clean, edition: null, count: 0, lines: [] };
    one.count += weight;
    one.edition ??= edition;
    if (one.lines.length < 5) one.lines.push(line);
    found.set(clean, one);
  };
  rows.forEach(({ piece }, i) => {
    if (!/年[鉴鑑]/.test(piece.tight)) return;
    const text = half(piece.tight);
    const early = i < 40 ? 2 : 1;
    for (const match of text.matchAll(TITLE))
      add(
        match[1]!,
        match[3],
        piece.line,
        (match[3] ? 2 : 1) * early,
        match[0].startsWith('《') || (match.index === 0 && text.length <= ALONE),
      );
    for (const match of text.matchAll(TITLE_YEAR_FIRST)) add(match[2]!, match[1], piece.line, early, false);
  });
  return [...found.values()].sort(
    (a, b) => Number(b.edition !== null) - Number(a.edition !== null) || b.count - a.count,
  );
}

function gazetteerTitle(rows: readonly Row[]): { title: string } | null {
  for (const { piece } of rows.slice(0, 60)) {
    const match = GAZETTEER.exec(piece.text.replace(/[¶]/g, '').trim());
    if (match) return { title: match[1]! };
  }
  return null;
}

function firstTitle(rows: readonly Row[]): string {
  const first = rows.find(
    ({ piece }) => piece.tight.length >= 2 && piece.tight.length <= 30 && /[\u3400-\u9fff]/.test(piece.tight),
  );
  return first?.piece.text.trim() ?? '无题';
}

/** The year an old gazetteer was made: the last one it names, never before the reign in its title; 0 where it names none. */
function yearOfGazetteer(rows: readonly Row[], title: string): number {
  const years = rows.flatMap(({ piece }) => reignYears(piece.tight));
  return years.reduce((last, year) => Math.max(last, year), reignOfTitle(title) ?? 0);
}

/** The year reported on: the one the text names most, near the edition. */
function yearOf(rows: readonly Row[], edition: number, title: string, evidence: Evidence): number {
  const counts = new Map<number, number>();
  for (const { piece } of rows)
    for (const match of half(piece.tight).matchAll(/((?:19|20)\d\d)年(?!版|卷|鉴)/g)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  const near = [...counts]
    .filter(([year]) => edition === 0 || (year <= edition && year >= edition - 3))
    .sort((a, b) => b[1] - a[1])[0];
  const year = near?.[0] ?? (edition ? edition - 1 : yearOfGazetteer(rows, title));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  evidence.note(
    'info.year',
    year ? String(year) : '',
    near ? 0.5 + (0.45 * near[1]) / Math.max(1, total) : 0.4,
    near ? `“${year}年”出现${near[1]}次` : edition ? '由书名年份推定' : year ? '文中最晚的年号纪年' : '文中没有写明',
    [],
  );
  return year;
}

function placeOf(
  rows: readonly Row[],
  stem: string,
  given: Partial<BookInfo>,
  divisions: readonly Division[],
  evidence: Evidence,
): { district: string; city: string; province: string } {
  const text = rows.map(({ piece }) => piece.tight).join('\n');
  const count = (word: string) => (word === '' ? 0 : text.split(word).length - 1);
  const wanted = given.district;
  /** The form of the unit's name that the text uses; the one given where it uses none. */
  const asCalled = (name: string): string => {
    const forms = ['县', '区', '市', '旗', '自治县', '新区'].map((end) => ({ form: base + end, n: count(base + end) }));
    // What an autonomous county is called in full stands in its book, however often the short name does.
    if (/自治[县旗]$/.test(name) && count(name) >= 2) return name;
    const [most] = forms.sort((a, b) => b.n - a.n);
    // A bare name stands inside all its forms.
    return base.length > 0 && most && most.n > (name === base ? 0 : count(name) * 2) ? most.form : name;
  };
  const base = stem.replace(/[县區区市旗]$/, '');
  const named = wanted ? divisions.filter(({ name }) => name === wanted) : [];
  // Counties become districts or cities: the list has today's, the book its own.
  const short = shortName(wanted ?? stem);
  const fits = (
    named.length > 0
      ? named
      : divisions.filter(({ name }) => name === stem || (short.length >= 2 && [base, short].includes(shortName(name))))
  )
    .map((one) => ({
      one,
      score:
        count(one.name) * 3 +
        count(one.city) * 2 +
        count(shortName(one.city)) +
        count(one.province) * 2 +
        count(shortName(one.province)),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = fits;
  if (first) {
    const sure = second === undefined ? 0.9 : first.score / Math.max(1, first.score + second.score);
    if (!wanted)
      evidence.note(
        'info.district',
        first.one.name,
        sure,
        `“${first.one.name}”在文中出现${count(first.one.name)}次，行政区划属${first.one.province}${first.one.city}`,
        [],
      );
    const district = wanted ?? asCalled(first.one.name);
    return { district, city: first.one.city, province: first.one.province };
  }
  // A unit that no list has: the text says what it is called and whose it is.
  const called = wanted ?? asCalled(stem);
  const ups = new Map<string, number>();
  for (const match of text.matchAll(/([\u3400-\u9fff]{2,4}(?:市|地区|自治州|盟))/g)) {
    const up = match[1]!.replace(/^(?:中共|全)+|^.*[属在于由是向到从和与省共成个各该本其]/, '');
    if (up.length >= 3 && up !== called) ups.set(up, (ups.get(up) ?? 0) + 1);
  }
  const provinces = new Map<string, number>();
  for (const { province } of divisions)
    if (!provinces.has(province)) provinces.set(province, count(province) + count(shortName(province)) * 0.5);
  const province = [...provinces].sort((a, b) => b[1] - a[1])[0];
  evidence.note('info.district', called, 0.4, '区划表中没有，取书名与正文所称', []);
  return {
    district: called,
    city: [...ups].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '',
    province: province && province[1] > 0 ? province[0] : '',
  };
}

/** What the colophon says, from the first and last lines. */
function imprint(
  rows: readonly Row[],
  labelled: RegExp,
  plain: RegExp,
  evidence: Evidence,
  field: string,
): string | null {
  const edge = [...rows.slice(0, 60), ...rows.slice(-60)];
  for (const pattern of [labelled, plain])
    for (const { piece } of edge) {
      const match = pattern.exec(piece.text);
      if (!match || match[1]!.length < 4) continue;
      evidence.note(field, match[1]!, pattern === labelled ? 0.8 : 0.6, `第${piece.line}行`, [piece.line]);
      return match[1]!;
    }
  return null;
}

/** A pack id of the pattern the format asks for; a fingerprint stands in for a title that has no Latin letters. */
export function idOf(title: string, year: number): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < title.length; i++) hash = Math.imul(hash ^ title.charCodeAt(i), 0x01000193);
  return `book-${(hash >>> 0).toString(36)}${year ? `-${year}` : ''}`;
}
