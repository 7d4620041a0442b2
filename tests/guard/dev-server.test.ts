import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer, type WxtDevServer } from 'wxt';
import { ROOT } from '../../scripts/load-facts';

/** `npm run dev` on a copy of the sources, without a browser. */
const copy = mkdtempSync(join(tmpdir(), 'yearbook-lens-dev-'));
const part = (name: string) => readFileSync(join(copy, `.output/chrome-mv3-dev/parts/${name}.js`), 'utf8');
let server: WxtDevServer;

beforeAll(async () => {
  const left = /^(node_modules|\.output|\.wxt|\.git|tests|docs)$/;
  for (const name of readdirSync(ROOT).filter((one) => !left.test(one)))
    cpSync(join(ROOT, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/data[\\/]books|public[\\/]pack/.test(path),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  // The page script alone: its parts are built with it, and the pages of the extension have no part in this.
  server = await createServer({ root: copy, webExt: { disabled: true }, filterEntrypoints: ['page'], logger: quiet() });
  await server.start();
}, 120_000);

afterAll(async () => {
  await server?.stop();
  rmSync(copy, { recursive: true, force: true });
});

function quiet() {
  const nothing = () => {};
  return {
    debug: nothing,
    log: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
    success: nothing,
    level: 0,
  };
}

/** Adds a statement that no bundler drops to the end of a source file. */
function edit(file: string, mark: string): void {
  const path = join(copy, file);
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n(globalThis as Record<string, unknown>)['${mark}'] = 1;\n`);
}

it.each([
  ['show', 'entrypoints/page.content/show.part.ts', 'edited-show'],
  ['show', 'entrypoints/page.content/mark/paint/painter.ts', 'edited-painter'],
  ['find', 'data/recognizer/match/scan.ts', 'edited-scan'],
])('while developing, the part %s is built again when %s changes', async (name, file, mark) => {
  expect(part(name)).not.toContain(mark);
  edit(file, mark);
  await expect.poll(() => part(name), { timeout: 30_000 }).toContain(mark);
});
