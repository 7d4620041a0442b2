import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotateCommand } from '../../../scripts/cli/annotate';
import { currentPack } from '../../../scripts/cli/books';

const folder = mkdtempSync(join(tmpdir(), 'annotate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const annotate = (args: string[]) => annotateCommand(args, currentPack);
const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};
const read = (name: string) =>
  readFileSync(at(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const groupByFile = (rows: Record<string, unknown>[]) => {
  const groups = new Map<unknown, Record<string, unknown>[]>();
  for (const row of rows) groups.set(row['file'], [...(groups.get(row['file']) ?? []), row]);
  return groups;
};
const names = (rows: Record<string, unknown>[]) => rows.map(({ text }) => text);

const NEWS = '望江街道近日开放社区食堂，上城区的居民到场。';
const NAMES = ['望江街道', '上城区'];

const record = (type: string, media: string, body: string) => {
  const bytes = Buffer.from(body);
  const head =
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${type}>\r\nWARC-Target-URI: https://a.example/\r\n` +
    `WARC-Date: 2021-09-09T01:02:03Z\r\nContent-Type: ${media}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return gzipSync(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]));
};

/** 望江街道 in GBK, cut in two by an inline element. */
const GBK_PAGE = Buffer.concat([
  Buffer.from('<meta charset="gbk"><p>'),
  Buffer.from([0xcd, 0xfb]),
  Buffer.from('<b>'),
  Buffer.from([0xbd, 0xad, 0xbd, 0xd6, 0xb5, 0xc0]),
  Buffer.from('</b></p>'),
]);

describe('annotate reads what archives hold, in one run over a folder and a file', () => {
  let code: number;
  let of: Map<unknown, Record<string, unknown>[]>;

  beforeAll(async () => {
    mkdirSync(at('in/sub'), { recursive: true });
    put('in/1.jsonl.gz', gzipSync(`${JSON.stringify({ id: 1, text: NEWS })}\n`));
    put('in/2.csv', `\ufeffid,"text",date,n\r\nrow,"${NEWS}\n""引""",2021-09-09,1\r\n`);
    put('in/3.html', GBK_PAGE);
    const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${NEWS}</p>`;
    put(
      'in/4.warc.gz',
      Buffer.concat([
        record('warcinfo', 'application/warc-fields', 'software: x\r\n'),
        record('response', 'application/http; msgtype=response', page),
        record('conversion', 'text/plain', NEWS),
      ]),
    );
    put('in/skip.bin', NEWS);
    put('in/sub/5.txt', NEWS);
    const all = ['--id-field', 'id', '--date-field', 'date', '-o', at('in.out'), '--quiet', '-j', '1'];
    code = await annotate([at('in'), put('6.txt', NEWS), ...all]);
    of = groupByFile(read('in.out'));
  }, 60_000);

  it('takes every file of a known kind in the order of their paths', () => {
    expect(code).toBe(0);
    expect([...of.keys()]).toEqual([
      '1',
      'row',
      at('in/3.html'),
      '<urn:uuid:response>',
      '<urn:uuid:conversion>',
      at('in/sub/5.txt'),
      at('6.txt'),
    ]);
  });

  it('finds the same names in each', () => {
    for (const [file, rows] of of)
      expect([file, names(rows)]).toEqual([file, file === at('in/3.html') ? ['望江街道'] : NAMES]);
  });

  it('hands a date through', () => {
    for (const id of ['row', '<urn:uuid:response>']) expect(of.get(id)![0]).toMatchObject({ date: '2021-09-09' });
  });

  it('writes Parquet that a reader of it opens, with the rows of JSON Lines', async () => {
    const all = ['--id-field', 'id', '--date-field', 'date', '--format', 'parquet', '--quiet', '-j', '1'];
    await annotate([at('in'), at('6.txt'), '-o', at('p.parquet'), ...all]);
    const bytes = readFileSync(at('p.parquet'));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    });
    const known = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
    expect(known).toEqual(read('in.out'));
  });
});

describe('one bad document spoils nothing', () => {
  it('names each in the side file, goes on, and tells by the exit code', async () => {
    const lines = [
      JSON.stringify({ nr: 'a', body: NEWS }),
      '{broken',
      '{"nr":1}',
      JSON.stringify({ nr: 'b', body: NEWS }),
    ];
    const files = [
      put('b1.jsonl', lines.join('\n')),
      put('b2.jsonl.gz', gzipSync(`${JSON.stringify({ nr: 'c', body: NEWS })}\n`).subarray(0, 40)),
      put('b3.csv', 'a,b\n1,2\n'),
      put('b4.txt', NEWS),
    ];
    const code = await annotate([
      ...files,
      '--id-field',
      'nr',
      '--text-field',
      'body',
      '-o',
      at('b.out'),
      '--quiet',
      '-j',
      '1',
    ]);
    expect(code).toBe(1);
    expect(names(read('b.out'))).toEqual([...NAMES, ...NAMES, ...NAMES]);
    const bad = read('b.out.errors.jsonl');
    expect(bad.map(({ where }) => where)).toEqual([`${files[0]}:2`, `${files[0]}:3`, files[1], files[2]]);
    expect(bad.at(-1)!['reason']).toMatch(/“body”.*a, b/);
  });
});

// That it is gone on with: the built command, package.test.ts.
describe('a killed run', () => {
  it('is not mixed with another one', async () => {
    const file = put('m.txt', NEWS);
    writeFileSync(
      at('m.out.journal'),
      JSON.stringify({ job: 'other', position: { input: 0, at: 0 }, bytes: 0, errorBytes: 0, totals: {} }),
    );
    await expect(annotate([file, '-o', at('m.out'), '--resume', '--quiet'])).rejects.toThrow(/another run/);
  });
});
