import { describe, expect, it } from 'vitest';
import { blocksOfHtml } from '../../../data/index';

const rows = (html: string) => blocksOfHtml(html).blocks.map(({ role, text }) => `${role}: ${text}`);

describe('HTML read as a page would be', () => {
  it('lets a name run through inline elements and parts it at blocks', () => {
    expect(rows('<p>家住<b>望</b><a href="#">江</a>街道</p><p>附近</p>')).toEqual(['body: 家住望江街道', 'body: 附近']);
    expect(rows('<x-mark>望<i>江</i></x-mark>街道<div>清波</div>')).toEqual(['body: 望江街道', 'body: 清波']);
  });

  it('tells headings and list rows from running text', () => {
    expect(rows('<h1>标题</h1><ul><li>一</li><li>二</li></ul><table><tr><td>格</td></tr></table>')).toEqual([
      'heading: 标题',
      'list: 一',
      'list: 二',
      'list: 格',
    ]);
  });

  it('leaves out what is not rendered, with the pronunciation over a character', () => {
    expect(
      rows('<p>甲<script>x()</script><span hidden>乙</span><ruby>丙<rt>bǐng</rt></ruby><textarea>丁</textarea></p>'),
    ).toEqual(['body: 甲丙']);
    expect(rows('<p>甲</p><div style="display: none"><p>乙</p></div><p>丙</p>')).toEqual(['body: 甲', 'body: 丙']);
  });

  it('takes title, address and date from where pages keep them', () => {
    const { title, url, date } = blocksOfHtml(
      '<title>一 &amp; 二</title><link rel="canonical" href="https://a.example/1">' +
        '<meta property="article:published_time" content="2021-09-09T08:00:00+08:00"><p>文</p>',
    );
    expect({ title, url, date }).toEqual({ title: '一 & 二', url: 'https://a.example/1', date: '2021-09-09' });
  });

  it('gives offsets into its own text', () => {
    const { text, blocks } = blocksOfHtml('<div>甲<p>乙  丙</p>丁</div>');
    expect(blocks.map(({ start, text: block }) => text.slice(start, start + block.length))).toEqual(
      blocks.map((block) => block.text),
    );
  });

  it('takes any text for some HTML', () => {
    for (const text of ['', '<', '</p></div>', '<p<p>', '<!--', '\u0000', '<svg><p>文</p>', '<b>'.repeat(20_000)])
      expect(() => blocksOfHtml(text)).not.toThrow();
  });
});
