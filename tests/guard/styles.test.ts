import { describe, expect, it } from 'vitest';
import { importsOf, read, sourceFiles } from './sources';

/**
 * A class without its rules looks like a browser's own link or button, and only where no other page has loaded the rules
 * before: so each module must bring the sheets of the classes it writes, by what it imports at once or by what has to be
 * there before it is loaded (the page that loads it late).
 */
const modules = ['components', 'entrypoints'].flatMap((folder) => sourceFiles(folder, /\.tsx?$/));
const sheets = ['components', 'entrypoints'].flatMap((folder) => sourceFiles(folder, /\.css$/));

const early = new Map<string, string[]>();
const late = new Map<string, string[]>();
for (const file of modules) {
  const found = importsOf(file).filter(({ typeOnly, to }) => !typeOnly && /^(components|entrypoints)\//.test(to));
  const source = read(file);
  const isLate = (to: string) => {
    const name = to
      .split('/')
      .at(-1)!
      .replace(/\.tsx?$/, '');
    return new RegExp(`import\\(\\s*['"][^'"]*/${name}['"]`).test(source);
  };
  early.set(
    file,
    found.map(({ to }) => to).filter((to) => !isLate(to)),
  );
  late.set(file, found.map(({ to }) => to).filter(isLate));
}

/** Everything that is loaded with a file. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of early.get(file) ?? []) loadedWith(next, seen);
  return seen;
}

/** Files that are there when a part is: its own, and those that every way to it has loaded. */
function thereWith(root: string, trail: readonly string[] = []): Set<string> {
  const own = loadedWith(root);
  const parents = modules.filter((file) => !trail.includes(file) && late.get(file)?.includes(root));
  const ways = parents.map((parent) => {
    const roots = rootsOf(parent).filter((one) => one !== root && !trail.includes(one));
    return intersection(roots.map((one) => thereWith(one, [...trail, root])));
  });
  return new Set([...own, ...intersection(ways)]);
}

function intersection(sets: readonly Set<string>[]): Set<string> {
  const [first = new Set<string>(), ...rest] = sets;
  return new Set([...first].filter((one) => rest.every((set) => set.has(one))));
}

/** What is loaded by itself: the pages' own scripts, and what is imported late. */
const roots = [
  ...modules.filter((file) => /^entrypoints\/[\w-]+\/main\.tsx$/.test(file)),
  ...new Set([...late.values()].flat()),
];
const rootsOf = (file: string) => roots.filter((root) => loadedWith(root).has(file));

/** Class → sheets with rules for it: those for it alone; where there are none, those that name it at all. */
const rules = new Map<string, string[]>();
const alone = new Map<string, string[]>();
for (const sheet of sheets) {
  const add = (to: Map<string, string[]>, name: string) => to.set(name, [...new Set([...(to.get(name) ?? []), sheet])]);
  for (const [, selectors = ''] of read(sheet)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/([^{};]+)\{/g)) {
    for (const [, name = ''] of selectors.matchAll(/\.([a-z][\w-]*)/g)) add(rules, name);
    for (const selector of selectors.split(',')) {
      const [, name] = /^\s*\.([a-z][\w-]*)(?:[:[][^\s>+~]*)?\s*$/.exec(selector) ?? [];
      if (name) add(alone, name);
    }
  }
}
for (const [name, own] of alone) rules.set(name, own);

/** Classes that a module writes, as far as they stand in it as words. */
function classesOf(file: string): string[] {
  const written = [...read(file).matchAll(/className=(?:"([^"]*)"|\{([^}]*(?:\{[^}]*\}[^}]*)*)\})/g)].flatMap(
    ([, plain, code]) => (plain ? [plain] : [...(code ?? '').matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, text]) => text)),
  );
  return [...new Set(written.flatMap((text) => (text ?? '').split(/[\s${}()?:]+/)))].filter((name) => rules.has(name));
}

describe('every class has its rules where it is shown', () => {
  it('finds the classes it judges', () => {
    expect(modules.flatMap(classesOf).length).toBeGreaterThan(300);
  });

  it('in each part that may be loaded first', () => {
    const missing: string[] = [];
    for (const root of roots) {
      const there = thereWith(root);
      for (const file of loadedWith(root))
        for (const name of modules.includes(file) ? classesOf(file) : [])
          if (!rules.get(name)!.some((sheet) => there.has(sheet)))
            missing.push(`${root}: .${name} of ${file} (${rules.get(name)!.join(', ')})`);
    }
    expect(missing).toEqual([]);
  });
});
