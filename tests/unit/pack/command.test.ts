import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { yearbook } from '../../../scripts/cli/command';
import { ROOT } from '../../../scripts/load-facts';

interface Said {
  code: number | null;
  out: string;
  err: string;
}

const PROGRAM = ['--import', 'tsx', join(ROOT, 'scripts/yearbook.ts')];

/** Runs the command as a shell would, without npm in between. */
function program(args: string[], input: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...PROGRAM, ...args], { cwd: ROOT });
    const said: Said = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.err += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ ...said, code }));
    child.stdin.end(input);
  });
}

/** The same without a process of its own, whose start takes longer than most commands. */
async function command(...args: string[]): Promise<Said> {
  const said: Said = { code: null, out: '', err: '' };
  const heard = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream === 'stdout' ? 'out' : 'err'] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    }),
  );
  try {
    said.code = await yearbook(args);
    return said;
  } finally {
    for (const one of heard) one.mockRestore();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const rows = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('the yearbook command', () => {
  it('exports JSON Lines', async () => {
    const { code, out, err } = await command('export', 'orgs');
    expect([code, err]).toEqual([0, '']);
    expect(rows(out)).toHaveLength(91);
    expect(rows(out)).toContainEqual(expect.objectContaining({ short: '区教育局', full: '杭州市上城区教育局' }));
  });

  it('annotates stdin with offsets into the text as read', async () => {
    const text = '7月，上城区的区发改经信局在望江街道开会。';
    const { code, out } = await program(['annotate'], text);
    expect(code).toBe(0);
    for (const row of rows(out)) expect(text.slice(row.start, row.end)).toBe(row.text);
    const short = rows(out).find((row) => row.text === '区发改经信局');
    expect(short).toMatchObject({ full: '杭州市上城区发展改革和经济信息化局', expand: true, file: '-' });
  });

  it('annotates many documents in one go, names a bad line and answers the others', async () => {
    const good = JSON.stringify({ id: 'a', text: '上城区望江街道始版桥社区。' });
    const after = good.replace('"a"', '"c"');
    // Which 区教育局, nothing around it says.
    const alone = JSON.stringify({ id: 'd', text: '区教育局组织学生参与设计。' });
    const broken = put('bad.jsonl', `${good}\n{"id":\nnull\n${after}\n${alone}\n`);
    const bad = await command('annotate', '-j', '1', '--jsonl', broken);
    expect(bad.code).toBe(1);
    expect(bad.err).toContain(`${broken}:2`);
    expect(bad.err).toContain(`${broken}:3`);
    expect(new Set(rows(bad.out).map((row) => row.file))).toEqual(new Set(['a', 'c']));
  });

  it('takes title and address of a text as evidence', async () => {
    const text = put('plain.txt', '区教育局组织学生参与设计。');
    const evidence = ['--title', '上城区新闻', '--url', 'https://example.com/'];
    const { code, out } = await command('annotate', '-j', '1', text, ...evidence);
    expect(code).toBe(0);
    expect(rows(out).map((row) => row.text)).toEqual(['区教育局']);
    const twice = await command('annotate', '--jsonl', '--title', '上城区新闻');
    expect(twice.code).toBe(2);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [...PROGRAM, 'export', 'names'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (more) => {
      err += more;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  it('reports in the agreed shape', async () => {
    const { out } = await command('report', '--json');
    const [report] = rows(out);
    expect(report).toMatchObject({
      unaccounted: { count: expect.any(Number), lines: expect.any(Array) },
      counts: { entries: { got: 1344, expected: 1344 } },
      furniture: expect.any(Object),
      findings: expect.any(Array),
    });
  });

  it('exports places as one GeoJSON document and tables as CSV', async () => {
    const [geo] = rows((await command('export', 'places')).out);
    expect(geo).toMatchObject({ type: 'FeatureCollection' });
    expect(geo.features[0]).toMatchObject({ type: 'Feature', properties: { source: expect.any(String) } });
    const { out } = await command('export', 'names', '--csv');
    expect(out.split('\r\n')[0]).toBe('\ufeffname,kind,entity,needsEvidence');
  });

  it('says why a text is no yearbook, with the line', async () => {
    const description = ['--description', join(ROOT, 'data/books/shangcheng-2022/shangcheng-2022.book.json')];
    const empty = await command('build', put('empty.txt', ''), ...description);
    expect([empty.code, empty.out]).toEqual([1, '']);
    expect(empty.err).toContain('empty');
    const foreign = await command('build', put('foreign.txt', 'hello world\n'.repeat(50)), ...description);
    expect([foreign.code, foreign.out]).toEqual([1, '']);
    expect(foreign.err).toMatch(/line \d+/);
  });

  it('looks a name up with its place and entries, and says when it is unknown', async () => {
    const { code, out } = await command('lookup', '望江街道');
    expect(code).toBe(0);
    const [street] = rows(out);
    expect(street).toMatchObject({ name: '望江街道', kind: 'street', withinName: '上城区' });
    expect(street.entries[0]).toMatchObject({ rank: 'own', page: expect.any(Number) });
    expect((await command('lookup', '没有这个名字')).code).toBe(1);
  });

  it('tells wrong use (2) from failure (1)', async () => {
    expect((await command()).code).toBe(2);
    expect((await command('nonsense')).code).toBe(2);
    expect((await command('export', 'nonsense')).code).toBe(2);
    expect((await command('annotate', '--nonsense')).code).toBe(2);
    const missing = await command('annotate', 'no-such-file.txt');
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('no-such-file.txt');
    expect(missing.out).toBe('');
  });
});
