/** `npm run pack`: the sources of the built-in book → `public/pack/`. Exit 1 with the reason when they are not a book. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN, loadDescription, loadFacts, loadText, ROOT } from './load-facts';
import { makePack } from './make-pack';

const started = performance.now();
try {
  const pack = await makePack(loadText(), loadDescription(), loadFacts());
  const folder = join(ROOT, 'public/pack');
  const text = JSON.stringify(pack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${BUILT_IN}.json`), text);
  // The stamp lets a start of the extension see that nothing changed without reading the pack.
  writeFileSync(
    join(folder, `${BUILT_IN}.stamp.json`),
    `${JSON.stringify({ id: pack.id, checksum: pack.checksum })}\n`,
  );
  const { count } = pack.book.report.unaccounted;
  console.error(
    `${pack.book.info.title}: ${pack.book.entries.length} entries, ${pack.entities.length} entities, ${pack.names.length} names, ` +
      `${(text.length / 1e6).toFixed(1)} M characters, ${count} source lines without a home; ` +
      `${Math.round(performance.now() - started)} ms; checksum ${pack.checksum.slice(0, 12)}`,
  );
} catch (error) {
  console.error(`The pack was not built: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
