import { expect, it } from 'vitest';
import { read, sourceFiles } from './sources';

const folders = ['data', 'components', 'entrypoints', 'modules', 'scripts'];

it('files and folders have names in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
  const files = [...folders, 'tests'].flatMap((folder) => sourceFiles(folder));
  expect(files.filter((file) => !file.split('/').every((part) => kebab.test(part)))).toEqual([]);
});

it('what is true of one book stands with the book: the code names no place of it', () => {
  const place = /上城|江干|杭州|浙江|Shangcheng|Jianggan|Hangzhou|Zhejiang/;
  // `data/lexicon` is true of the whole country. Examples in comments explain a rule; the id of the book that comes with the extension is its file's name.
  const strip = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const files = folders
    .flatMap((folder) => sourceFiles(folder, /\.(tsx?|mjs|html|json|tsv)$/))
    .filter((file) => !/^data\/(books|lexicon)\//.test(file));
  const found = files.flatMap((file) =>
    strip(read(file))
      .split('\n')
      .filter((line) => place.test(line))
      .map((line) => `${file}: ${line.trim().slice(0, 100)}`),
  );
  expect(found).toEqual([]);
});
