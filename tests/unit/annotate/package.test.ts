import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/load-facts';

// The package as somebody else has it: copied out of the project, with nothing of the project around it.
const home = mkdtempSync(join(tmpdir(), 'package-'));
const installed = join(home, 'node_modules/yearbook-lens');
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-package.ts'], { cwd: ROOT, stdio: 'pipe' });
  mkdirSync(installed, { recursive: true });
  cpSync(join(ROOT, '.output/package'), installed, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
}, 60_000);

describe('the package', () => {
  it('is imported by plain Node and recognizes names', () => {
    const code = `
      import { readFile } from 'node:fs/promises';
      import { lookup, openPack, recognize } from 'yearbook-lens';
      const file = new URL(import.meta.resolve('yearbook-lens/pack/shangcheng-2022.json.gz'));
      const book = await openPack(await readFile(file));
      const text = '望江街道近日开放社区食堂，上城区的居民到场。';
      console.log(JSON.stringify([recognize(book, text).map((m) => m.text), lookup(book, '望江街道')[0].kind]));`;
    writeFileSync(join(home, 'use.js'), code);
    const out = execFileSync(process.execPath, ['use.js'], { cwd: home, encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual([['望江街道', '上城区'], 'street']);
  });

  it('has types that a strict project checks against', () => {
    const code = `
      import { openPack, recognize, type Mention } from 'yearbook-lens';
      const book = await openPack('');
      export const first: Mention | undefined = recognize(book, '', { title: '' })[0];
      export const wrong = recognize(book, '', { title: 1 });`;
    writeFileSync(join(home, 'use.ts'), code);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom'];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'use.ts'], { cwd: home, encoding: 'utf8' });
    const told = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(told).toEqual([expect.stringMatching(/^use\.ts\(5,.*not assignable/)]);
  });

  it('imports nothing and asks for nothing of Node or a page', () => {
    const code = readFileSync(join(installed, 'dist/index.js'), 'utf8');
    expect(code).not.toMatch(/(from\s*|import\()["']/);
    expect(code).not.toMatch(/(?<![.\w])(window|localStorage|process|Buffer)\.\w/);
  });

  it('brings the command for archives, threads included', () => {
    writeFileSync(join(home, 'a.txt'), '望江街道近日开放社区食堂，上城区的居民到场。');
    const cli = join(installed, 'dist/cli.js');
    const out = execFileSync(process.execPath, [cli, 'annotate', 'a.txt', '-j', '2'], { cwd: home, encoding: 'utf8' });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).text),
    ).toEqual(['望江街道', '上城区']);
    const counts = execFileSync(process.execPath, [cli, 'summarize', '--by', 'entity'], {
      cwd: home,
      input: out,
      encoding: 'utf8',
    });
    expect(JSON.parse(counts.split('\n')[0]!)).toMatchObject({ mentions: 1, documents: 1 });
  });

  it('goes on with a killed run, and the output is that of an undisturbed one', async () => {
    const at = (name: string) => join(home, name);
    const put = (name: string, content: string | Uint8Array) => {
      writeFileSync(at(name), content);
      return at(name);
    };
    const news = '望江街道近日开放社区食堂，上城区的居民到场。';
    // Fills batches and names nothing.
    const rest = '那一天风和日丽，大家都说很好，没有谁想早些回家。';
    const lines = Array.from({ length: 6000 }, (_, i) =>
      i % 1999 === 7 ? '{' : JSON.stringify({ id: `d${i}`, text: news + rest.repeat(i % 20) }),
    );
    const files = [
      put('k1.jsonl', lines.slice(0, 3000).join('\n')),
      put('k2.jsonl.gz', gzipSync(lines.slice(3000).join('\n'))),
    ];
    const cli = join(installed, 'dist/cli.js');
    const command = (...args: string[]) => [cli, 'annotate', ...files, ...args, '--quiet', '-j', '1'];
    const whole = spawnSync(process.execPath, command('-o', at('k.whole')), { cwd: home });
    expect(whole.status).toBe(1);
    let kills = 0;
    const killed = () =>
      new Promise<void>((resolve) => {
        const child = spawn(process.execPath, command('-o', at('k.out'), '--resume'), { cwd: home, stdio: 'ignore' });
        // Killed as soon as something has been written down, with no chance to tidy up.
        const watch = setInterval(() => {
          try {
            if (readFileSync(at('k.out')).length > 0 && Math.random() < 0.5) child.kill('SIGKILL');
          } catch {
            // Not there yet.
          }
        }, 5);
        child.once('exit', (_code, signal) => {
          clearInterval(watch);
          if (signal === 'SIGKILL') kills += 1;
          resolve();
        });
      });
    await killed();
    await killed();
    expect(kills).toBeGreaterThan(0);
    expect(spawnSync(process.execPath, command('-o', at('k.out'), '--resume'), { cwd: home }).status).toBe(1);
    for (const name of ['', '.errors.jsonl'])
      expect(readFileSync(at(`k.out${name}`), 'utf8')).toBe(readFileSync(at(`k.whole${name}`), 'utf8'));
  });
});
