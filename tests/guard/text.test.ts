import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { faults } from '../../scripts/licences.mjs';
import { ROOT } from '../../scripts/load-facts';
import { read, sourceFiles } from './sources';

const code = ['data', 'components', 'entrypoints', 'scripts', 'tests'].flatMap((folder) =>
  sourceFiles(folder, /\.(tsx?|mjs|html)$/),
);
/** Files kept in the repository, or about to be. */
const kept = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const texts = kept.filter((file) =>
  /\.(tsx?|mjs|cjs|js|json|md|html|css|tsv|txt|svg|yml)$|^\.ci\/|^LICENSE$/.test(file),
);
const shipped = code.filter((file) => !/^(tests|scripts)\//.test(file));

const stripComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

describe('what stands in the files', () => {
  it('makes no HTML out of strings', () => {
    const html =
      /\.(innerHTML|outerHTML)\s*[+]?=(?!=)|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(|createContextualFragment|\beval\(|new Function\(/;
    expect(shipped.filter((file) => html.test(stripComments(read(file))))).toEqual([]);
  });

  it('leads to no address outside, but for the map tiles a reader may switch on', () => {
    // Tiles, the query service, links to other maps: nothing is asked before the reader says so; the README names them.
    const allowed = new Set(['components/map/tiles.ts', 'components/map/services.ts', 'data/basemap/query.ts']);
    // Addresses that are names of vocabularies and are never fetched.
    const name =
      /^https?:\/\/(www\.w3\.org\/|www\.tei-c\.org\/ns\/|schemas\.openxmlformats\.org\/|127\.0\.0\.1|localhost|\S*linkedplaces-context)/;
    const found = shipped.flatMap((file) =>
      [...stripComments(read(file)).matchAll(/https?:\/\/[^\s'"`<>)]+/g)]
        .filter(([url]) => !name.test(url) && !allowed.has(file))
        .map(([url]) => `${file}: ${url}`),
    );
    expect(found).toEqual([]);
  });

  it('writes the addresses of our pages in one place', () => {
    const address = /['"`](#\/|\/?(reader|sidepanel|options|welcome)\.html)/;
    const elsewhere = shipped.filter((file) => file.endsWith('.ts') || file.endsWith('.tsx'));
    expect(elsewhere.filter((file) => file !== 'data/routes.ts' && address.test(stripComments(read(file))))).toEqual(
      [],
    );
  });

  it('tells readers in our pages when what they chose cannot be kept', () => {
    // The page script says it on the card; all else goes through `keepItem`, which the page's frame listens to.
    const silent = /(void|await|return) changeItem\(/;
    const pages = shipped.filter((file) =>
      /^(components|data\/own|entrypoints\/(?!page\.content|background))/.test(file),
    );
    expect(pages.filter((file) => silent.test(stripComments(read(file))))).toEqual([]);
  });

  it('names no path of a machine and no registry', () => {
    const machine = /(?<![\w.-])\/(work|tmp|root|home)\/[\w.-]+|registry\.npmjs|[A-Z]:\\Users\\/;
    expect(texts.filter((file) => file !== 'tests/guard/text.test.ts' && machine.test(read(file)))).toEqual([]);
  });

  it('keeps no download address in the lock, and an entry with its hash for every platform', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<
        string,
        { resolved?: string; integrity?: string; optionalDependencies?: Record<string, string> }
      >;
    };
    const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved);
    expect(addressed.map(([path]) => path)).toEqual([]);
    const unchecked = Object.entries(lock.packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(
      unchecked.map(([path]) => path),
      'run: node scripts/lock.mjs',
    ).toEqual([]);
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      ),
    );
    expect(missing, 'run: node scripts/lock.mjs').toEqual([]);
  });

  it('skips no test and leaves no note to finish later', () => {
    const skipped = /\b(it|test|describe)\.(skip|only|todo|fails)\b|\b(xit|xdescribe)\(/;
    const later = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|'),
    );
    const own = code.filter((file) => file !== 'tests/guard/text.test.ts');
    expect(own.filter((file) => skipped.test(read(file)))).toEqual([]);
    expect(own.filter((file) => later.test(read(file)))).toEqual([]);
  });

  it('has no package under terms that we may not use', () => {
    expect(faults()).toEqual([]);
  });

  it('names every package that is shipped in LICENSE', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const licence = read('LICENSE');
    expect(Object.keys(dependencies).filter((name) => !licence.includes(name))).toEqual([]);
    expect(licence).toContain('Hippocratic');
  });
});
