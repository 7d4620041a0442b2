/**
 * `npm run sizes`: what each page of the built extension loads, and what each part of the page script weighs, in bytes as they
 * are and under gzip, as a table. `--before FOLDER` puts another build beside it.
 */
import { join } from 'node:path';
import { readCall } from './call';
import { ROOT } from './load-facts';
import { bytesOfBuild } from './page-bytes';

const { values } = readCall({ options: { before: { type: 'string' } } });

const now = bytesOfBuild(join(ROOT, '.output/chrome-mv3'));
const before = values.before ? bytesOfBuild(values.before) : null;
console.log(
  before ? '| | gzip before | after | change |\n| --- | --- | --- | --- |' : '| | bytes | gzip |\n| --- | --- | --- |',
);
for (const [name, { bytes, gzip }] of now) {
  const old = before?.get(name);
  if (!before) console.log(`| ${name} | ${bytes} | ${gzip} |`);
  else
    console.log(
      `| ${name} | ${old?.gzip ?? '–'} | ${gzip} | ${old ? `${gzip - old.gzip > 0 ? '+' : ''}${gzip - old.gzip}` : 'new'} |`,
    );
}
