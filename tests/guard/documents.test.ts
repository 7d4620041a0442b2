import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';
import { read, sourceFiles } from './sources';

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...sourceFiles('docs', /\.md$/)];
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
    const own = links.filter((to) => !/^[a-z]+:/.test(to));
    expect(own.filter((to) => !existsSync(join(ROOT, dirname(document), decodeURI(to))))).toEqual([]);
  });

  it('names files of the project that are there', () => {
    const named = [
      ...text.matchAll(/`((?:data|components|entrypoints|modules|scripts|tests|docs|public)\/[\w./-]+\.\w+)`/g),
    ].map(([, path = '']) => path);
    // Made by the build, or examples with a part to fill in.
    expect(named.filter((path) => !/^public\/pack\//.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names commands that package.json has', () => {
    const named = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

it('every package that is needed is explained, and none that is not', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const text = read('docs/dependencies.md');
  const explained = (name: string): boolean =>
    text.includes(name) || name.startsWith('@types/') || text.includes(`${name.replace('-core', '')}(-core)`);
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !explained(name))).toEqual([]);
});
