import { beforeAll, describe, expect, it } from 'vitest';
import { type OpenBook, openPack, recognize } from '../../../data/index';
import { documentOf, type MarkedText, marksFile } from '../../../data/lens/page-marks';
import { currentPack } from '../../../scripts/cli/books';

const LINES = ['望江街道近日开放了社区食堂。', '上城区发改经信局的人\n到场，也去了望江街道。'];

let book: OpenBook;
let page: MarkedText;
beforeAll(async () => {
  book = await openPack(await currentPack());
  const blocks = LINES.map((text) => ({ text, mentions: [...recognize(book, text)] }));
  page = { title: '=一条新闻', url: 'https://news.example/1', blocks };
});

describe('the marks of a page as a file', () => {
  it('put the blocks one after another, with every mark at its place', () => {
    const { document, mentions } = documentOf(page);
    expect(document.text.split('\n')).toHaveLength(2);
    expect(mentions.length).toBeGreaterThanOrEqual(3);
    for (const { start, end, text } of mentions) expect(document.text.slice(start, end)).toBe(text);
  });

  it('is a table with the words around', () => {
    const [head, ...rows] = marksFile('csv', [page], 'v').trimEnd().split('\r\n');
    expect(head).toMatch(/^\ufefffile,date,start,end,text,.*,before,after$/);
    expect(rows[0]).toMatch(/^https:\/\/news\.example\/1,,0,4,望江街道,.*,,近日开放了社区食堂。$/);
    expect(rows.at(-1)).toMatch(/望江街道.*也去了,。$/);
  });

  it('is Web Annotations with quotes, a line each', () => {
    const rows = marksFile('webannotation', [page], 'v')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows[0].target.source).toBe('https://news.example/1');
    expect(rows[0].target.selector[0]).toMatchObject({
      exact: '望江街道',
      prefix: '',
      suffix: '近日开放了社区食堂。\n上城区发改经信局的人 到场，也去了望江街道',
    });
  });

  it('is TEI, a paragraph a block', () => {
    const tei = marksFile('tei', [page], 'v');
    expect(tei).toMatch(/^<\?xml[\s\S]*<teiCorpus[\s\S]*<\/teiCorpus>\n$/);
    expect(tei.match(/<p><|<p>[^<]+</g)!.length).toBeGreaterThanOrEqual(2);
    expect(tei).toContain('<placeName ref="urn:yearbook:');
  });

  it('is a map of the places, each with what the page says there', () => {
    const places = JSON.parse(marksFile('geojson', [page], 'v', book.pack.entities));
    const street = places.features.find((one: { properties: { name: string } }) => one.properties.name === '望江街道');
    expect(street.properties.mentions.map((one: { before: string }) => one.before)).toEqual([
      '',
      '上城区发改经信局的人 到场，也去了',
    ]);
    expect(JSON.parse(marksFile('geojson', [page], 'v', [])).features).toEqual([]);
  });
});
