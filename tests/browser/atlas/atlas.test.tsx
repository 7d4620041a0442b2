import axe from 'axe-core';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Atlas } from '../../../components/atlas/atlas';
import type { PageStatus } from '../../../components/atlas/host';
import { OwnHostProvider } from '../../../components/own/own-host';
import type { ImportFeed } from '../../../data/messaging/import-feed';
import { all, one, said } from '../find';
import { still } from '../settle';
import { isLit, mapOf, markerOf, markersOf, popupOf, printedOf, shapesOf } from './drawn';
import { click, enter, key, leave, on, show, takeAway, type, until } from './render';
import { entities, id, names, sampleHost, sampleSource } from './sample';

const ready: ImportFeed = { ask: async () => ({ state: 'ready' }), watch: () => {} };

beforeEach(() => {
  location.hash = '';
  vi.stubGlobal('fetch', vi.fn());
});
afterEach(async () => {
  expect(fetch).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
  await takeAway();
  location.hash = '';
});

async function open(hash = '', view?: PageStatus, language: 'zh' | 'en' = 'zh') {
  location.hash = hash;
  const sample = sampleHost(view);
  const box = await show(
    <OwnHostProvider value={sample.own}>
      <Atlas host={sample.host} feed={ready} />
    </OwnHostProvider>,
    { language },
  );
  await until(() => mapOf(box));
  return { box, ...sample };
}

/** The list under the tabs. */
const listOf = (box: Element) => one(one(box, 'region', '列表'), 'list');
/** Names of its rows, as the first line of each says them. */
const namesOf = (box: Element) => all(listOf(box), 'listitem').map(nameOf);
/** Names of the sample, a longer one before one that it begins with. */
const KNOWN = [...entities.map(({ name }) => name), ...names.names.map(({ text }) => text)].sort(
  (a, b) => b.length - a.length,
);
/** The name that a row's words begin with, after its number. */
const nameOf = (item: Element) =>
  KNOWN.find((name) => item.textContent.trim().replace(/^\d+/, '').startsWith(name)) ?? '';
const row = (box: Element, name: string) => all(box, 'listitem').find((item) => nameOf(item) === name);
const lit = (item: Element | undefined) => item?.classList.contains('row-lit');
const tab = (box: Element, name: string) =>
  all(one(box, 'navigation'), 'button').find((one) => one.textContent?.startsWith(name));
const notice = (box: Element) => one(box, 'region', '列表').textContent ?? '';

describe('names on this page', () => {
  test('are listed in reading order; the number on the map is the number in the list; a name without a point says so', async () => {
    const { box } = await open();
    await until(() => markerOf(box, '3'));
    expect(namesOf(box)).toEqual(['柳岸社区', '区档案馆', '青石公园']);
    expect(said(all(listOf(box), 'button', /^\d/)).map((line) => line[0])).toEqual(['1', '2', '3']);
    expect(said(markersOf(box)).sort()).toEqual(['1', '3']);
    expect(row(box, '区档案馆')!.textContent).toContain('仅知在柳江区');
  });

  test('a row and its marker light together, and the page is told', async () => {
    const { box, asked } = await open();
    await until(() => markerOf(box, '3'));
    await on(row(box, '青石公园'), ...enter());
    expect(isLit(markerOf(box, '3'))).toBe(true);
    expect(asked).toContainEqual(['light', id('青石公园')]);
    await on(row(box, '青石公园'), ...leave());
    expect(isLit(markerOf(box, '3'))).toBe(false);
    expect(asked.at(-1)).toEqual(['light', null]);
    await on(markerOf(box, '1')!, ...enter());
    expect(lit(row(box, '柳岸社区'))).toBe(true);
  });

  test('the pointer on a name in the page lights its row and marker', async () => {
    const { box, hovered } = await open();
    await until(() => markerOf(box, '1'));
    await act(async () => hovered('柳岸社区'));
    await until(() => lit(row(box, '柳岸社区')));
    expect(isLit(markerOf(box, '1'))).toBe(true);
  });

  test('a name known only by its area lights that area', async () => {
    const { box } = await open('', {
      state: 'page',
      tab: 1,
      names: { ...names, names: [{ ...names.names[0]!, entity: id('望桥社区'), text: '望桥社区' }] },
    });
    await on(row(box, '望桥社区'), ...enter());
    await until(() => shapesOf(box, 'hint', { vague: true })[0]);
    expect(markersOf(box)).toHaveLength(0);
  });

  test('a lit place comes out of its group with its own number, and goes back', async () => {
    const near = { ...names.names[2]!, entity: id('西岭街道'), text: '西岭街道' };
    const { box } = await open('', { state: 'page', tab: 1, names: { ...names, names: [names.names[0]!, near] } });
    await until(() => markerOf(box, '2'));
    const zoomOut = one(box, 'button', '缩小');
    for (let turn = 0; turn < 10 && !markerOf(box, '1·2'); turn++) {
      await on(zoomOut, click());
      await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    }
    await until(() => markerOf(box, '1·2'));
    await on(row(box, '西岭街道'), ...enter());
    expect(isLit(markerOf(box, '2'))).toBe(true);
    await on(row(box, '西岭街道'), ...leave());
    expect(markerOf(box, '2')).toBeUndefined();
  });

  test('a click scrolls the page to the mention, the next click to the next one', async () => {
    const { box, asked } = await open();
    const pick = row(box, '柳岸社区')!.querySelector('button');
    await on(pick, click());
    await on(pick, click());
    await on(pick, click());
    expect(asked.filter(([what]) => what === 'reveal')).toEqual([
      ['reveal', 0],
      ['reveal', 3],
      ['reveal', 0],
    ]);
  });

  test('late text and another tab change the list', async () => {
    const { box, page } = await open();
    await act(async () => page({ state: 'page', tab: 2, names: { ...names, names: names.names.slice(2) } }));
    await until(() => namesOf(box).join() === '青石公园');
  });

  test.each([
    ['no page', { state: 'no-page' }, '没有打开的网页'],
    ['restricted', { state: 'page', tab: 1, names: { ...names, state: 'unavailable', names: [] } }, '不允许扩展读取'],
    ['no names', { state: 'page', tab: 1, names: { ...names, state: 'no-names', names: [] } }, '本页没有书中的名字'],
    ['about elsewhere', { state: 'page', tab: 1, names: { ...names, state: 'foreign', names: [] } }, '说的是别处'],
  ] as [string, PageStatus, string][])('says why there is nothing: %s', async (_, view, words) => {
    const { box } = await open('', view);
    expect(notice(box)).toContain(words);
  });

  test('marking that is off can be turned on again here', async () => {
    const { box, asked } = await open('', { state: 'page', tab: 1, names: { ...names, state: 'off-site', names: [] } });
    await on(one(box, 'button', '重新打开'), click());
    expect(asked).toContainEqual(['turn on', 'off-site']);
  });
});

describe('the whole district', () => {
  test('lists what the map shows and what it cannot', async () => {
    const { box } = await open('#/all');
    await until(() => markerOf(box));
    expect(namesOf(box)).toEqual(expect.arrayContaining(['柳岸社区', '青石公园', '望桥社区', '柳江区档案馆']));
    expect(said(all(box, 'status'))).toContain('图上 7 · 仅知所在区域 2');
  });

  test('starts with the streets, then other places, then bodies', async () => {
    const { box } = await open('#/all');
    const names = await until(() => {
      const found = namesOf(box);
      return found.length > 0 && found;
    });
    expect(names.slice(0, 5).every((name) => name?.endsWith('街道'))).toBe(true);
    expect(names.indexOf('青石公园')).toBeLessThan(names.indexOf('柳江区档案馆'));
  });

  test('a kind filters list and map, and is in the address', async () => {
    const { box } = await open('#/all');
    await on(one(one(box, 'group', '种类'), 'button', /^公园/), click());
    expect(namesOf(box)).toEqual(['青石公园']);
    await until(() => markersOf(box).length === 1);
    expect(location.hash).toBe('#/all?kinds=park');
  });

  test('a marker opens a Leaflet popup with the entries, and leads to the place', async () => {
    const { box } = await open('#/all?kinds=community');
    await on(await until(() => markerOf(box)), click());
    const popup = await until(() => popupOf(box));
    await until(() => popup.textContent?.includes('柳岸社区揭牌'));
    expect(popup.textContent).toContain('第 398 页');
    await on(one(popup, 'button', '看详情 ›'), click());
    await until(() => all(box, 'heading', /^柳岸社区/)[0]);
  });

  test('a filter that fits nothing says so and can be taken back', async () => {
    const { box } = await open('#/all?text=%E4%B8%8D%E5%AD%98%E5%9C%A8');
    await on(one(box, 'button', '清除筛选'), click());
    await until(() => row(box, '柳岸社区'));
  });
});

describe('streets', () => {
  test('are shaded by a number of the book, drawn as sketches, listed with page, and in a table', async () => {
    const { box } = await open('#/streets');
    await until(() => shapesOf(box, 'shade', { vague: true }).length === 5);
    expect(namesOf(box)[0]).toBe('中山街道');
    expect(all(listOf(box), 'listitem')[0]!.textContent).toContain('据第 49 页');
    expect(box.textContent).toContain('非行政界线');
    await on(one(box, 'button', '看数据表'), click());
    const table = one(box, 'table');
    expect(all(table, 'rowheader')).toHaveLength(5);
    expect(all(table, 'link')[0]!.getAttribute('href')).toContain('#/tables/2');
  });

  test('a street has its page: numbers, what lies in it', async () => {
    const { box } = await open('#/streets');
    await on((await until(() => row(box, '东湾街道'))).querySelector('button'), click());
    const page = await until(() => all(box, 'article')[0]);
    expect(page.textContent).toContain('户籍人口1,000人');
    const members = await until(() => all(page, 'list', '社区 2')[0]);
    expect(all(members, 'listitem').map(nameOf).sort()).toEqual(['望桥社区', '柳岸社区']);
  });
});

/** The item at hand of the year, and the days of all. */
const current = (box: Element) => box.querySelector('li:has([aria-current=true])');
const items = (box: Element) => all(one(box, 'list', '大事记'), 'listitem').map((item) => one(item, 'button'));
const daysOf = (box: Element) => items(box).map((item) => item.firstElementChild?.textContent);

describe('the year', () => {
  test('puts an item where the names in it are; the map follows', async () => {
    const { box } = await open('#/year');
    await until(() => markerOf(box, '1'));
    expect(daysOf(box)).toEqual(['1月5日', '3月8日', '3月20日']);
    expect(current(box)!.textContent).toContain('柳岸社区');
    await on(items(box)[1], click());
    await until(() => current(box)?.textContent?.includes('青石公园'));
    expect(one(current(box)!, 'button', '1 青石公园')).toBeTruthy();
    await on(items(box)[2], click());
    await until(() => current(box)?.textContent?.includes('未提到有位置的地方'));
  });

  test('filters by month and by street', async () => {
    const { box } = await open('#/year?month=2019-03');
    await until(() => current(box));
    expect(daysOf(box)).toEqual(['3月8日', '3月20日']);
    const streets = one(box, 'combobox', '街道') as HTMLSelectElement;
    const other = await open(`#/year?street=${encodeURIComponent(id('东湾街道'))}`);
    await until(() => current(other.box));
    expect(daysOf(other.box)).toEqual(['1月5日']);
    expect(streets.options).toHaveLength(6);
  });

  test('plays from item to item and stops at the end', async () => {
    const { box } = await open('#/year');
    await until(() => current(box));
    const player = one(box, 'button', '播放');
    const label = () => player.getAttribute('aria-label');
    const beat = () =>
      act(async () => {
        await vi.advanceTimersByTimeAsync(5000);
      });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await on(player, click());
      expect(label()).toBe('暂停');
      await beat();
      expect(current(box)!.textContent).toContain('3月8日');
      await beat();
      expect(current(box)!.textContent).toContain('3月20日');
      await beat();
      expect(label()).toBe('播放');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a place', () => {
  test('shows what the book says, with printed page, citation, pin and neighbours', async () => {
    const { box, asked } = await open(`#/entity/${encodeURIComponent(id('柳岸社区'))}`);
    const page = await until(() => all(box, 'article')[0]);
    await until(() => page.textContent?.includes('第 398 页'));
    // No mark of order after the last: nothing follows it on its line.
    expect(page.querySelector('header')!.firstElementChild!.textContent).toBe('柳江区 › 东湾街道');
    expect(page.textContent).toContain('又称柳岸');
    expect(page.textContent).toContain('精度约 200 米 · 试验点');
    expect(page.textContent).toContain('附近');
    expect(asked).toContainEqual(['recent', id('柳岸社区')]);
    await on(await until(() => all(page, 'button', '收藏')[0]), click());
    expect(asked).toContainEqual(['pin', [id('柳岸社区')]]);
    const link = one(page, 'link', '柳岸社区揭牌') as HTMLAnchorElement;
    expect(decodeURIComponent(link.href)).toContain('reader#/entry/probe-2020/柳岸社区揭牌');
  });

  test('that the book does not have is said to be missing', async () => {
    const { box } = await open('#/entity/probe-2020%2Fnone');
    await until(() => notice(box).includes('没有这个名字'));
  });
});

const searchOf = (box: Element) => one(box, 'combobox', /^搜/) as HTMLInputElement;

describe('search', () => {
  test('is reached by /, moved through by arrows, chosen by Enter', async () => {
    const { box } = await open();
    await on(document.body, key('/'));
    const field = searchOf(box);
    expect(document.activeElement).toBe(field);
    await type(field, '社区');
    await until(() => all(box, 'option').length === 2);
    await on(field, key('ArrowDown'));
    await on(field, key('ArrowDown'));
    const chosen = all(box, 'option').find((option) => option.getAttribute('aria-selected') === 'true')!;
    expect(field.getAttribute('aria-activedescendant')).toBe(chosen.id);
    await on(field, key('Enter'));
    await until(() => all(box, 'heading', /^望桥社区/)[0]);
    // The keyboard goes on in what was opened.
    expect(document.activeElement).toBe(one(box, 'region', '列表'));
  });

  test('offers what was looked at lately before a letter is typed', async () => {
    const { box } = await open();
    const field = searchOf(box);
    await on(field, new FocusEvent('focusin', { bubbles: true }));
    expect(one(box, 'listbox').textContent).toContain('最近看过');
    expect(all(box, 'option').map(nameOf)).toEqual(['青石公园']);
  });

  test('that finds nothing says so', async () => {
    const { box } = await open();
    await type(searchOf(box), '没有这里');
    await until(() => box.textContent?.includes('全书没有“没有这里”'));
  });
});

describe('export', () => {
  async function saved(box: Element, label: string): Promise<Blob> {
    const blobs: Blob[] = [];
    const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return '#';
    });
    const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await on(one(box, 'button', '更多'), click());
    await on(one(box, 'menuitem', label), click());
    const blob = await until(() => blobs[0]);
    make.mockRestore();
    press.mockRestore();
    return blob;
  }

  test('GeoJSON and Linked Places hold everything listed, unplaced names too', async () => {
    const { box } = await open();
    const geojson = JSON.parse(await (await saved(box, 'GeoJSON')).text());
    expect(geojson.features.map((one: GeoJSON.Feature) => [one.properties?.name, one.geometry?.type ?? null])).toEqual([
      ['柳岸社区', 'Point'],
      ['柳江区档案馆', null],
      ['青石公园', 'Point'],
    ]);
    const again = await open();
    const linked = JSON.parse(await (await saved(again.box, 'Linked Places')).text());
    expect(linked.features[0].names[0].toponym).toBe('柳岸社区');
  });

  test('the picture is a PNG of twice the size on screen', async () => {
    const { box } = await open('#/streets');
    await until(() => shapesOf(box, 'shade')[0]);
    const { width } = mapOf(box)!.getBoundingClientRect();
    const blob = await saved(box, '图片 PNG');
    const picture = await createImageBitmap(blob);
    expect(picture.width).toBe(Math.round(width) * 2);
  });

  test('the picture as SVG has the names as text and the numbers of the list', async () => {
    const { box } = await open();
    await until(() => markerOf(box, '3'));
    const drawing = new DOMParser().parseFromString(await (await saved(box, '图片 SVG')).text(), 'image/svg+xml');
    expect(drawing.querySelector('parsererror')).toBeNull();
    const texts = [...drawing.querySelectorAll('text:not([aria-hidden])')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['1', '3']));
    expect(texts.some((text) => text?.includes('示意图'))).toBe(true);
    expect(drawing.querySelectorAll('path[d*="M"]').length).toBeGreaterThan(1);
  });

  test('the page to embed stands by itself: map, numbered list, book and source; names are text', async () => {
    const { box } = await open();
    await until(() => markerOf(box, '3'));
    const html = await (await saved(box, '可嵌入的网页')).text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(page.querySelector('script, link, img, iframe')).toBeNull();
    expect(page.querySelector('svg path')).not.toBeNull();
    const rows = [...page.querySelectorAll('li')].map((item) => item.textContent);
    expect(rows[0]).toMatch(/^1柳岸社区/);
    expect(rows[1]).toMatch(/^区档案馆|^柳江区档案馆/);
    expect(page.querySelector('figcaption')!.textContent).toContain('《柳江年鉴');
  });

  test('on paper the map is its drawing', async () => {
    const { box } = await open();
    await until(() => markerOf(box, '3'));
    dispatchEvent(new Event('beforeprint'));
    expect(printedOf(box)!.querySelector('text')).not.toBeNull();
    dispatchEvent(new Event('afterprint'));
    expect(printedOf(box)).toBeNull();
  });
});

describe('the measure', () => {
  const measure = (box: Element) => one(box, 'button', '量距离');
  const lengthSaid = (box: Element) => said(all(box, 'status')).find((text) => /点两处|直线/.test(text));

  test('adds up what is pressed, takes it back, and ends', async () => {
    const { box } = await open();
    await until(() => markerOf(box, '3'));
    await on(measure(box), click());
    expect(lengthSaid(box)).toContain('点两处');
    const map = mapOf(box)!;
    const { left, top } = map.getBoundingClientRect();
    const at = (x: number, y: number) =>
      new MouseEvent('click', { bubbles: true, clientX: left + x, clientY: top + y });
    await on(map, at(40, 40));
    await on(map, at(140, 40));
    const first = await until(() => lengthSaid(box)?.match(/直线共 ([\d.]+) (千米|米)/));
    await on(map, at(240, 40));
    const second = await until(() => {
      const now = lengthSaid(box)?.match(/直线共 ([\d.]+) (千米|米)/);
      return now && now[0] !== first[0] && now;
    });
    const metres = ([, value, unit]: RegExpMatchArray) => Number(value) * (unit === '米' ? 1 : 1000);
    expect(metres(second) / metres(first)).toBeCloseTo(2, 0);
    await on(map, key('Backspace'));
    await until(() => lengthSaid(box) === first[0]);
    // A press on a marker is a point, not a popup.
    await on(markerOf(box, '1')!, at(60, 60));
    expect(popupOf(box)).toBeNull();
    await on(map, key('Escape'));
    expect(lengthSaid(box)).toBeUndefined();
    expect(shapesOf(box, 'measure')).toEqual([]);
  });
});

describe('a book without a map', () => {
  test('has its areas by name instead of another map; a press leads to the area', async () => {
    location.hash = '#/all';
    const bare = entities.map((row) => ({ ...row, location: { level: 'none' as const, basis: '' } }));
    const source = sampleSource({
      listEntities: async () => bare,
      getEntity: async (key) => bare.find((row) => row.id === key),
      getLayers: async () => [],
    });
    const box = await show(<Atlas host={sampleHost().host} feed={ready} />, { source });
    const map = await until(() => all(box, 'region').find(({ textContent }) => textContent?.includes('不表示远近')));
    expect(mapOf(box)).toBeNull();
    const area = one(map, 'button', /^东湾街道/);
    await on(area, click());
    await until(() => all(one(box, 'article'), 'heading', /^东湾街道/)[0]);
    expect((await axe.run(map)).violations).toEqual([]);
  });
});

describe('online base maps', () => {
  test('are off; turning one on says first what it reveals, and saves the choice', async () => {
    const { box, asked } = await open();
    expect(box.querySelectorAll('img')).toHaveLength(0);
    await on(one(box, 'button', '更多'), click());
    const choose = async (name: string) => {
      await on(one(box, 'radio', name), click());
    };
    expect(one(box, 'group', '底图').textContent).toContain('不联网');
    await choose('天地图');
    expect(one(box, 'group', '底图').textContent).toContain('你的密钥');
    const use = () => one(box, 'button', '使用') as HTMLButtonElement;
    expect(use().disabled).toBe(true);
    await type(one(box, 'textbox', '密钥') as HTMLInputElement, 'k1');
    await on(use(), click());
    expect(asked).toContainEqual(['tiles', expect.objectContaining({ url: expect.stringContaining('tk=k1') })]);
  });
});

describe('the library', () => {
  test('on its way, empty, broken: said in words, with what to do', async () => {
    const { host, asked } = sampleHost();
    const empty = sampleSource({ listPacks: async () => [] });
    let box = await show(<Atlas host={host} feed={ready} />, { source: empty });
    await until(() => box.textContent?.includes('还没有装入年鉴'));
    const coming: ImportFeed = {
      ask: async () => ({ state: 'importing', step: 'entries', done: 2, total: 4 }),
      watch: () => {},
    };
    box = await show(<Atlas host={host} feed={coming} />, { source: empty });
    await until(() => box.textContent?.includes('写入条目 2 / 4'));
    expect(box.querySelector('progress')!.value).toBe(2);
    const broken: ImportFeed = { ask: async () => ({ state: 'failed', error: '读不到文件' }), watch: () => {} };
    box = await show(<Atlas host={host} feed={broken} />, { source: empty });
    await until(() => box.textContent?.includes('读不到文件'));
    await on(one(box, 'button', '重试'), click());
    expect(asked).toContainEqual(['import']);
  });
});

describe('everyone', () => {
  test.each([
    ['#/page', 'zh', ''],
    ['#/all', 'zh', ''],
    ['#/all', 'en', 'dark'],
    ['#/year', 'zh', 'dark'],
    ['#/streets', 'en', ''],
    [`#/entity/${encodeURIComponent(id('柳岸社区'))}`, 'zh', 'dark'],
  ] as const)('%s in %s %s: nothing for axe to say', async (hash, language, theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    const { box } = await open(hash, undefined, language);
    if (theme) document.documentElement.dataset.theme = theme;
    await until(() => all(box, 'listitem')[0]);
    await still();
    const { violations } = await axe.run(document, {
      // The title and language belong to the real page around the component.
      rules: { 'landmark-one-main': { enabled: true } },
    });
    expect(
      violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ''}`).join(' | ')}`,
      ),
    ).toEqual([]);
  });

  test('at 320 px nothing is cut off sideways', async () => {
    const { box } = await open('#/all');
    box.style.inlineSize = '320px';
    await until(() => all(box, 'listitem')[0]);
    for (const part of [box.querySelector('header')!, one(box, 'region', '列表')])
      expect(part.scrollWidth).toBeLessThanOrEqual(part.clientWidth + 1);
  });

  test('the tabs go round by keyboard: each is a button of its own, the current one named', async () => {
    const { box } = await open();
    await on(tab(box, '街道'), click());
    expect(tab(box, '街道')!.getAttribute('aria-current')).toBe('page');
    expect(location.hash).toBe('#/streets');
  });
});
