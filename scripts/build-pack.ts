/** `npm run pack`: the sources of the built-in book → `public/pack/`. Exit 1 with the reason when they are not a book. */
import { loadDescription, loadFacts, loadText } from './load-facts';
import { makePack } from './make-pack';
import { writePackFile } from './pack-file';

const started = performance.now();
try {
  const pack = await makePack(loadText(), loadDescription(), loadFacts());
  const { characters, bytes } = await writePackFile(pack);
  const { count } = pack.book.report.unaccounted;
  console.error(
    `${pack.book.info.title}: ${pack.book.entries.length} entries, ${pack.entities.length} entities, ${pack.names.length} names, ` +
      `${(characters / 1e6).toFixed(1)} M characters (${(bytes / 1e6).toFixed(1)} MB packed), ${count} source lines without a home; ` +
      `${Math.round(performance.now() - started)} ms; checksum ${pack.checksum.slice(0, 12)}`,
  );
} catch (error) {
  console.error(`The pack was not built: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
