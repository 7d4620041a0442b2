/**
 * `npm run measure`: the shape of the house in figures: longest files and functions, most ways through one function,
 * arrows between rooms and circles. `--root FOLDER` measures another checkout, to compare.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCall } from './call';
import { functionsOf } from './functions';
import { circles, importsOf, sourceFiles } from './imports';
import { ROOT } from './load-facts';

const { values } = readCall({ options: { root: { type: 'string', default: ROOT } } });
const root = resolve(values.root);
const files = ['data', 'components', 'entrypoints', 'modules', 'scripts'].flatMap((folder) =>
  sourceFiles(folder, /\.tsx?$/, root),
);
const lengths = files.map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));
const functions = files.flatMap((file) => functionsOf(file, root));
const imports = files.flatMap((file) => importsOf(file, root));

const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
const places = ({ file, name, line }: { file: string; name: string; line: number }) => `${name}  ${file}:${line}`;

function table(title: string, rows: readonly (readonly [number, string])[]): void {
  console.log(`\n${title}`);
  for (const [value, text] of rows) console.log(`${String(value).padStart(6)}  ${text}`);
}

const total = sorted.reduce((sum, lines) => sum + lines, 0);
console.log(`${files.length} files, ${total} lines; median ${at(0.5)}, 90th percentile ${at(0.9)} lines a file`);
console.log(`${functions.length} functions; over 60 lines: ${functions.filter((one) => one.lines > 60).length}`);
console.log(
  `complexity over 10: ${functions.filter((one) => one.complexity > 10).length}, over 20: ${functions.filter((one) => one.complexity > 20).length}`,
);
const found = circles(imports);
console.log(`circles of imports (types too): ${found.length}`);
for (const circle of found) console.log(`  ${circle.join(' ⇄ ')}`);
table(
  'longest files',
  lengths
    .sort((a, b) => b.lines - a.lines)
    .slice(0, 12)
    .map(({ file, lines }) => [lines, file]),
);
table(
  'longest functions',
  [...functions]
    .sort((a, b) => b.lines - a.lines)
    .slice(0, 12)
    .map((one) => [one.lines, places(one)]),
);
table(
  'most ways through (cyclomatic complexity)',
  [...functions]
    .sort((a, b) => b.complexity - a.complexity)
    .slice(0, 15)
    .map((one) => [one.complexity, places(one)]),
);
