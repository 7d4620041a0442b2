import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makePackOf } from '../../data/build/make-pack';
import type { BookInfo } from '../../data/yearbook/model';
import { loadLexicon } from '../../scripts/load-facts';
import { county } from '../books/content';
import { print } from '../books/layouts';
import { variants } from '../books/variants';
import { desk, lens, server, setUp } from './fixtures';
import { countsOf, namesOf, settledNames } from './golden';
import { cardFrame, hover, waitForMarks } from './harness';

const TITLE = '青浦源年鉴（2019）';
const INFO: Partial<BookInfo> = {
  id: 'qingpuyuan-2019',
  district: '青浦源县',
  city: '某州市',
  province: '江西省',
  title: TITLE,
  year: 2018,
  edition: 2019,
};

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="zh"><title>${title}</title><p>${text}</p>`;

const PAGES = {
  '/there.html': page(
    '青浦源县油茶产销对接',
    '12月3日，青浦源县在白沙镇办油茶集市。竹溪镇、云门乡的合作社来了四十家，县农业农村局现场答疑。白柳坪村的老周卖了三百斤。',
  ),
  '/elsewhere.html': page('三省赶集记', '陕西有云门乡，四川也有竹溪镇，福建的白沙镇卖海鲜，别县的县农业农村局也来。'),
  '/home.html': page('杭州市上城区', '昨天，望江街道的居民走访清波街道，又寄了茶油到白沙镇。'),
};

/** A county yearbook in a layout of its own, made into a pack by the project's own build: its names are decided as the built-in book's. */
setUp({ pages: PAGES, story: true });

it('marks the county’s names on a page about it, and leaves pages about other places alone', async () => {
  const layout = variants.find(({ name }) => name.startsWith('square brackets on lines'))!;
  const { pack } = await makePackOf(print(county, layout).text, { info: INFO as BookInfo }, {}, loadLexicon());
  const options = await lens.newPage(lens.url('options.html'));
  await options.getByLabel(/^导入年鉴包/).setInputFiles({
    name: 'qingpuyuan.json.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync(JSON.stringify(pack)),
  });
  await options.getByRole('button', { name: '收进书架' }).click();
  await options.getByRole('heading', { level: 3, name: TITLE }).waitFor();

  const there = await lens.newPage(`${server.origin}/there.html`);
  const wanted = { 青浦源县: 1, 白沙镇: 1, 竹溪镇: 1, 云门乡: 1, 县农业农村局: 1, 白柳坪村: 1 };
  expect(await settledNames(desk, there, wanted)).toEqual(wanted);

  const home = await lens.newPage(`${server.origin}/home.html`);
  await waitForMarks(home, '清波街道');
  expect(Object.keys(countsOf(await namesOf(desk, home.url())))).not.toContain('白沙镇');

  const elsewhere = await lens.newPage(`${server.origin}/elsewhere.html`);
  await elsewhere.bringToFront();
  expect(await settledNames(desk, elsewhere, {})).toEqual({});

  await there.bringToFront();
  await hover(there, '白沙镇');
  await (await cardFrame(there)).getByText('位于县境').first().waitFor();
});
