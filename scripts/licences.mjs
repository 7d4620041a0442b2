/**
 * Licences of the packages: `node scripts/licences.mjs` checks that every package of the lock is under terms we may use, and
 * `notices()` gives the text of THIRD-PARTY-NOTICES for those that are shipped. No network: licences are read where the
 * packages are installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;

/** Terms anything here may be under. */
const ALLOWED = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  'WTFPL',
];

/** Terms of single packages that are looked at one by one, with the reason. */
const SINGLE = {
  'react-leaflet': 'Hippocratic-2.1', // shipped; named in LICENSE
  '@react-leaflet/core': 'Hippocratic-2.1', // part of react-leaflet
  winreg: 'BSD', // a tool of web-ext; the two-clause text
};

/** For tools that are never shipped: weak copyleft that does not reach what they work on. */
const TOOLS_ONLY = ['MPL-2.0', 'LGPL-3.0-or-later'];

const lock = () => JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function manifestOf(path) {
  const file = join(ROOT, path, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** An SPDX expression in its parts; `OR` leaves a choice, `AND` asks for all. */
function allowed(expression, list) {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => list.includes(one.trim())));
}

/** Packages of the lock that may not be used, each with what it is under. */
export function faults() {
  const found = [];
  for (const [path, entry] of Object.entries(lock())) {
    if (path === '') continue;
    const name = nameOf(path);
    const { license, licenses } = manifestOf(path) ?? entry;
    const terms =
      typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' AND '));
    // A binary of another platform that is not here is its parent's work, under its parent's terms.
    if (!terms && entry.optional) continue;
    if (SINGLE[name] === terms) continue;
    if (!terms || !allowed(terms, entry.dev ? [...ALLOWED, ...TOOLS_ONLY] : ALLOWED))
      found.push(`${name}: ${terms ?? 'none'}`);
  }
  return found;
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * The notices of packages that are in the extension.
 * @param shipped names of packages whose code was bundled
 */
export function notices(shipped) {
  const parts = [];
  for (const name of [...new Set(shipped)].sort()) {
    const path = `node_modules/${name}`;
    const manifest = manifestOf(path);
    if (!manifest) continue;
    const texts = readdirSync(join(ROOT, path))
      .filter((file) => LICENCE_FILE.test(file))
      .sort()
      .map((file) => readFileSync(join(ROOT, path, file), 'utf8').trim());
    const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
    parts.push(
      [
        `${name} ${manifest.version} — ${manifest.license ?? 'see below'}`,
        '='.repeat(72),
        ...(texts.length > 0 ? texts : [author ? `Copyright (c) ${author}` : '(The package carries no licence file.)']),
      ].join('\n\n'),
    );
  }
  return `Packages in this extension and their terms. Made by the build.\n\n\n${parts.join('\n\n\n')}\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const found = faults();
  for (const line of found) console.error(`licence: ${line}`);
  if (found.length > 0) process.exitCode = 1;
}
