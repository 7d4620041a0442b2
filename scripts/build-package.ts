/**
 * `npm run package`: the data layer as a package that others import, in `.output/package`. ES modules without
 * dependencies, types, the built-in book, and the command for archives; `npm pack` there gives one file to carry.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Pack } from '../data/pack/model';
import { ROOT } from './load-facts';
import { PACK_FILE, readPackText } from './pack-file';

const OUT = join(ROOT, '.output/package');
const { name, version, license, engines, description, devDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

/** What goes along as it is: the pool finds its thread file beside itself, and the types name GeoJSON's. */
const BUNDLED = ['tinypool', '@types/geojson'];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(join(OUT, 'pack'), { recursive: true });

const common = { configFile: false, root: ROOT, logLevel: 'warn', publicDir: false } as const;
// The library: nothing of Node in it.
await build({
  ...common,
  build: {
    outDir: join(OUT, 'dist'),
    emptyOutDir: false,
    minify: false,
    target: 'es2022',
    lib: { entry: { index: join(ROOT, 'data/index.ts') }, formats: ['es'] },
  },
});
// The command and its worker: each a file of its own beside the other.
for (const [file, entry] of [
  ['cli', 'scripts/package/cli.ts'],
  ['annotate-worker', 'scripts/annotate/worker.ts'],
] as const)
  await build({
    ...common,
    ssr: { noExternal: true, external: ['tinypool'] },
    build: {
      outDir: join(OUT, 'dist'),
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      ssr: join(ROOT, entry),
      rolldownOptions: {
        output: {
          format: 'es',
          entryFileNames: `${file}.js`,
          codeSplitting: false,
          ...(file === 'cli' ? { banner: '#!/usr/bin/env node' } : {}),
        },
      },
    },
  });

// Types, with the endings that Node's resolution wants.
execFileSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    ...['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--allowImportingTsExtensions', 'false'],
    ...['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--strict', '--skipLibCheck'],
    ...['--lib', 'es2023,dom', '--resolveJsonModule', '--ignoreConfig', '--types', 'geojson'],
    ...['--rootDir', join(ROOT, 'data'), '--outDir', join(OUT, 'types'), join(ROOT, 'data/index.ts')],
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
const declarations = (folder: string): string[] =>
  readdirSync(folder).flatMap((one) => {
    const path = join(folder, one);
    return statSync(path).isDirectory() ? declarations(path) : path.endsWith('.d.ts') ? [path] : [];
  });
for (const file of declarations(join(OUT, 'types'))) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(from |import\()(['"])(\.{1,2}\/[^'"]+?)\2/g, '$1$2$3.js$2'));
}

for (const one of BUNDLED) cpSync(join(ROOT, 'node_modules', one), join(OUT, 'node_modules', one), { recursive: true });
const entry = join(OUT, 'types/index.d.ts');
writeFileSync(entry, `/// <reference types="geojson" />\n${readFileSync(entry, 'utf8')}`);
copyFileSync(PACK_FILE, join(OUT, 'pack/shangcheng-2022.json.gz'));
const { id, checksum, vocabulary } = JSON.parse(readPackText()) as Pack;
writeFileSync(
  join(OUT, 'pack/shangcheng-2022.names.json.gz'),
  gzipSync(JSON.stringify({ id, checksum, vocabulary }), { level: 9 }),
);
for (const file of ['LICENSE', 'README.md'])
  copyFileSync(join(ROOT, file === 'README.md' ? 'docs/library.md' : file), join(OUT, file));
writeFileSync(
  join(OUT, 'package.json'),
  `${JSON.stringify(
    {
      name,
      version,
      description,
      license,
      type: 'module',
      engines,
      sideEffects: false,
      exports: {
        '.': { types: './types/index.d.ts', default: './dist/index.js' },
        './pack/shangcheng-2022.json.gz': './pack/shangcheng-2022.json.gz',
        './package.json': './package.json',
      },
      bin: { 'yearbook-lens': './dist/cli.js' },
      dependencies: Object.fromEntries(BUNDLED.map((one) => [one, devDependencies[one]])),
      bundledDependencies: BUNDLED,
      files: ['dist', 'types', 'pack', 'LICENSE', 'README.md'],
    },
    null,
    2,
  )}\n`,
);
console.error(`${name} ${version} → .output/package`);
