import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../data/yearbook/index';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 上城区 in GB18030. */
const GB = [0xc9, 0xcf, 0xb3, 0xc7, 0xc7, 0xf8];

describe('the encoding of a text', () => {
  it('is UTF-8 where the bytes are, with its byte order mark kept as a sign of the source', () => {
    expect(decodeText(utf8('一、综述\n'))).toEqual({
      text: '一、综述\n',
      encoding: 'utf-8',
      converted: [],
      broken: [],
    });
    expect(decodeText(utf8('\uFEFF一、综述')).text).toBe('\uFEFF一、综述');
    expect(decodeText(utf8('plain words\n'))).toMatchObject({ encoding: 'utf-8', text: 'plain words\n' });
    expect(decodeText(utf8('Ünïcödé wörds')).text).toBe('Ünïcödé wörds');
  });

  it('is decided once for the file: short words that are valid UTF-8 by chance stay Chinese', () => {
    // 通知 医院 平台 省委 小营, each on a line: every one of them is two or three valid sequences of UTF-8.
    const bytes = [0xcd, 0xa8, 0xd6, 0xaa, 10, 0xd2, 0xbd, 0xd4, 0xba, 10, 0xc6, 0xbd, 0xcc, 0xa8, 10, 0xca, 0xa1];
    const all = Uint8Array.from([...bytes, 0xce, 0xaf, 10, 0xd0, 0xa1, 0xd3, 0xaa]);
    expect(decodeText(all)).toEqual({
      text: '通知\n医院\n平台\n省委\n小营',
      encoding: 'gb18030',
      converted: [],
      broken: [],
    });
    // The same words between lines that are GB18030 beyond doubt.
    const mixed = Uint8Array.from([...GB, 10, ...bytes, 0xce, 0xaf, 10, ...GB]);
    expect(decodeText(mixed)).toMatchObject({ text: '上城区\n通知\n医院\n平台\n省委\n上城区', encoding: 'gb18030' });
  });

  it('is UTF-16 with or without a mark', () => {
    const le = (text: string) =>
      Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    const be = (text: string) =>
      Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]));
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x0a, 0x4e])).text).toBe('上');
    for (const [encode, encoding] of [
      [le, 'utf-16le'],
      [be, 'utf-16be'],
    ] as const)
      expect(decodeText(encode('第一章 综述\n全县有村12个。\n'))).toMatchObject({
        text: '第一章 综述\n全县有村12个。\n',
        encoding,
      });
  });

  it('is told line by line only where no encoding explains the whole file', () => {
    const mixed = Uint8Array.from([...utf8('一、综述\n全区概况\n'), ...GB, 10, 0xcd, 0xa8, 0xd6, 0xaa]);
    expect(decodeText(mixed)).toEqual({
      text: '一、综述\n全区概况\n上城区\n通知',
      encoding: 'utf-8',
      converted: [3, 4],
      broken: [],
    });
    expect(decodeText(Uint8Array.from([...utf8('一、综述\n'), 0xff])).broken).toEqual([2]);
  });
});
