import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileKindError, kindOfFile, textOfFile } from '../../../data/build/text-of-file';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string) => `<w:p>${inner}</w:p>`;

describe('text of other files', () => {
  it('of a .docx: a paragraph a line, a row of a table a line, page breaks as form feeds', () => {
    const body =
      paragraph(run('第一编　农业')) +
      paragraph(`${run('【概况】')}${run(' A &amp; B')}<w:r><w:tab/></w:r>${run('完')}`) +
      '<w:p/>' +
      `<w:tbl><w:tr><w:tc>${paragraph(run('乡镇'))}</w:tc><w:tc>${paragraph(run('人口'))}</w:tc></w:tr>` +
      `<w:tr><w:tc>${paragraph(run('白沙镇'))}</w:tc><w:tc>${paragraph(run('21000'))}</w:tc></w:tr></w:tbl>` +
      paragraph(`<w:r><w:br w:type="page"/></w:r>${run('下一页')}`);
    const file = zipSync({ 'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`) });
    expect(kindOfFile('a.docx', file)).toBe('docx');
    expect(textOfFile('docx', file, decode)).toBe(
      '第一编　农业\n【概况】 A & B\t完\n\n乡镇\t人口\n白沙镇\t21000\n\f下一页',
    );
  });

  it('of an .epub: the documents of the spine in order', () => {
    const file = zipSync({
      'META-INF/container.xml': strToU8('<container><rootfile full-path="OPS/a.opf"/></container>'),
      'OPS/a.opf': strToU8(
        '<package><manifest><item id="b" href="b.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      ),
      'OPS/a.xhtml': strToU8('<html><body><h1>第一编　农业</h1><p>【概况】全县丰收。</p></body></html>'),
      'OPS/b.xhtml': strToU8('<html><body><p>第二编　工业</p></body></html>'),
    });
    expect(kindOfFile('a.epub', file)).toBe('epub');
    expect(textOfFile('epub', file, decode).split('\n')).toEqual([
      '第一编　农业',
      '【概况】全县丰收。',
      '第二编　工业',
    ]);
  });

  it('is refused with a reason where there is none', () => {
    const reason = (name: string, bytes: Uint8Array) => {
      try {
        textOfFile(kindOfFile(name, bytes), bytes, decode);
      } catch (error) {
        return error instanceof FileKindError ? error.reason : error;
      }
      return 'read';
    };
    expect(reason('a.pdf', strToU8('%PDF-1.7'))).toBe('pdf');
    expect(reason('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0))).toBe('doc');
    expect(reason('a.docx', strToU8('PK not really'))).toBe('zip');
    expect(reason('a.docx', zipSync({ 'other.xml': strToU8('<a/>') }))).toBe('zip');
    expect(kindOfFile('a.txt', strToU8('文本'))).toBe('text');
  });
});
