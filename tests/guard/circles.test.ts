import { expect, it } from 'vitest';
import { circles, type Import, importsOf, sourceFiles } from '../../scripts/imports';

const folders = ['data', 'components', 'entrypoints', 'modules', 'scripts'];
const imports = folders.flatMap((folder) => sourceFiles(folder, /\.(tsx?|mjs)$/)).flatMap((file) => importsOf(file));

it('no file leads back to itself, not by types either', () => {
  expect(circles(imports)).toEqual([]);
});

it('every import of ours leads to a file', () => {
  const own = /^(data|components|entrypoints|modules|scripts)\//;
  const lost = imports.filter(({ to }) => own.test(to) && !/\.\w+(\?\w+)?$/.test(to));
  expect(lost.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

it('finds circles where there are some', () => {
  const arrow = (from: string, to: string): Import => ({ from, to, typeOnly: true });
  expect(circles([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a'), arrow('c', 'd')])).toEqual([['a', 'b', 'c']]);
  expect(circles([arrow('a', 'b'), arrow('a', 'c'), arrow('b', 'c')])).toEqual([]);
});
