import { describe, expect, it, test } from 'vitest';
import {
  type AtlasRoute,
  atlasHash,
  hitRoute,
  pagePath,
  type ReaderRoute,
  readAtlasRoute,
  readerHash,
  readReaderRoute,
  searchHash,
  sourceRoute,
} from '../../data/routes';
import type { SearchKind } from '../../data/store/model';

describe('addresses of the reader', () => {
  const routes: ReaderRoute[] = [
    { page: 'contents', category: '街道' },
    { page: 'entry', id: 'sample-2022/街道/青杨街道/书屋 100% 开放?#1' },
    { page: 'entity', id: 'sample-2022/street/青杨街道' },
    { page: 'names', kind: 'street' },
    { page: 'tables', number: 7 },
    { page: 'chronicle', month: '2021-03' },
    { page: 'chronicle', id: 'sample-2022/chronicle/2021-03-01' },
    { page: 'glossary', id: 'sample-2022/term/a b' },
    { page: 'people', id: 'sample-2022/person/a' },
    { page: 'treatises', id: 'sample-2022/特载' },
    { page: 'search', query: '青杨 书屋&=' },
    { page: 'index' },
    { page: 'offices' },
    { page: 'honours' },
    { page: 'documents' },
    { page: 'about' },
    { page: 'about', book: 'other-2019' },
    { page: 'tables', number: 3, book: 'other-2019' },
    { page: 'search', query: 'a b', book: 'other-2019' },
    { page: 'search', query: 'a', shelf: true },
  ];

  it.each(routes)('come back from their address: $page', (route) => {
    const back = readReaderRoute(readerHash(route));
    expect(back).toMatchObject(route);
  });

  it('lead to the contents when they lead nowhere', () => {
    for (const hash of ['', '#', '#/', '#/nothing', '#/entry', '#/entry/'])
      expect(readReaderRoute(hash).page).toBe('contents');
  });

  it('take a broken escape as it stands', () => {
    expect(readReaderRoute('#/entity/100%')).toEqual({ page: 'entity', id: '100%' });
  });

  it('take no table number but a whole one', () => {
    expect(readReaderRoute('#/tables/x')).toEqual({ page: 'tables' });
    expect(readReaderRoute('#/tables/-1')).toEqual({ page: 'tables' });
  });
});

const fallback: AtlasRoute = { view: 'page' };

describe('addresses of the atlas', () => {
  test.each<AtlasRoute>([
    { view: 'page' },
    { view: 'all', kinds: ['park', 'hill'], text: '湖' },
    { view: 'year', month: '2021-03', street: 'p/entity/湖滨街道' },
    { view: 'streets', measure: '户籍人口' },
    { view: 'all', kinds: [], text: '', book: 'other-2019' },
    { view: 'entity', id: 'shangcheng-2022/entity/100%某社区' },
  ])('%o is read back from its address', (route) => {
    expect(readAtlasRoute(atlasHash(route), fallback)).toEqual(route);
  });

  test('what is no route, and what is half one, gives something that can be shown', () => {
    expect(readAtlasRoute('#/nowhere', fallback)).toEqual(fallback);
    expect(readAtlasRoute('#/entity/', fallback)).toEqual(fallback);
    expect(readAtlasRoute('#/entity/%E4%B8', fallback)).toEqual(fallback);
    expect(readAtlasRoute('#/all?kinds=park,nonsense', fallback)).toEqual({ view: 'all', kinds: ['park'], text: '' });
    expect(readAtlasRoute('#/year?month=March', fallback)).toEqual({ view: 'year', month: null, street: null });
  });
});

describe('what a search has found', () => {
  const found: [SearchKind, string, string][] = [
    ['entity', 'b/街道/a', '#/entity/b%2F%E8%A1%97%E9%81%93%2Fa'],
    ['entry', 'b/e', '#/entry/b%2Fe'],
    ['term', 'b/term/t', '#/glossary?id=b%2Fterm%2Ft'],
    ['chronicle', 'b/2021-03-01', '#/chronicle?id=b%2F2021-03-01'],
    ['table', '7', '#/tables/7?book=b'],
    ['person', 'b/p', '#/people?id=b%2Fp'],
    ['treatise', 'b/x', '#/treatises/b%2Fx'],
  ];
  it.each(found)('of kind %s opens at the thing itself', (kind, id, hash) => {
    expect(readerHash(hitRoute({ kind, id, pack: 'b' }))).toBe(hash);
  });
});

it('leads from a figure to its table or its entry, in its own book', () => {
  expect(sourceRoute('b-2020/表2')).toEqual({ page: 'tables', number: 2, book: 'b-2020' });
  expect(sourceRoute('b-2020/街道/概况')).toEqual({ page: 'entry', id: 'b-2020/街道/概况' });
});

it('opens a page of ours at a fragment and at nothing else', () => {
  expect(pagePath('reader', searchHash('青杨 书屋'))).toBe(
    '/reader.html#/search?q=%E9%9D%92%E6%9D%A8%20%E4%B9%A6%E5%B1%8B',
  );
  expect(pagePath('atlas', '?x=1#/all')).toBe('/sidepanel.html?tab=1');
});
