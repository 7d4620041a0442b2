import { describe, expect, it } from 'vitest';
import { type Import, importsOf, read, sourceFiles } from './sources';

const code = ['data', 'components', 'entrypoints', 'modules', 'scripts'].flatMap((folder) =>
  sourceFiles(folder, /\.tsx?$/),
);
const imports = code
  .flatMap((file) => importsOf(file))
  .map((one) => ({ ...one, to: one.to.replace(/(\/index)?\.tsx?$/, '') }));
const show = ({ from, to }: Import) => `${from} → ${to}`;
/** Imports out of files below `from` that lead to where `forbidden` says. */
const leading = (from: RegExp, forbidden: (to: string) => boolean) =>
  imports.filter((one) => from.test(one.from) && forbidden(one.to));
/** The same, of values only: what is carried along when it is built. */
const crossing = (from: RegExp, forbidden: (to: string) => boolean) =>
  leading(from, forbidden)
    .filter((one) => !one.typeOnly)
    .map(show);

describe('imports run one way: entrypoints → components → data', () => {
  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('data reaches for neither components nor entrypoints, scripts nor tests, not for types either', () => {
    const above = (floor: RegExp, others: RegExp) => leading(floor, (to) => others.test(to)).map(show);
    expect(above(/^data\//, /^(components|entrypoints|modules|scripts|tests)\//)).toEqual([]);
    expect(above(/^components\//, /^(entrypoints|modules|scripts|tests)\//)).toEqual([]);
    expect(above(/^entrypoints\//, /^(modules|scripts|tests)\//)).toEqual([]);
    expect(above(/^(modules|scripts)\//, /^tests\//)).toEqual([]);
  });

  it('no entrypoint reaches into another', () => {
    const room = (path: string) => path.split('/')[1]!.replace(/\.tsx?$/, '');
    const across = imports.filter(
      ({ from, to }) => /^entrypoints\//.test(from) && /^entrypoints\//.test(to) && room(from) !== room(to),
    );
    expect(across.map(show)).toEqual([]);
  });

  it('the parser and the recognizer know nothing of a browser', () => {
    const pure = /^data\/(yearbook|recognizer|gazetteer|pack|shelf)\//;
    const packages = (to: string) => /^(wxt|dexie|react|react-dom|leaflet|react-leaflet|node:.*|fs|path)$/.test(to);
    expect(crossing(pure, packages)).toEqual([]);
    const globals = /(?<![.\w'"])(browser|chrome|window|document|localStorage|indexedDB)\s*\.\s*\w/;
    const strip = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    const users = code
      .filter((file) => /^data\/(yearbook|recognizer)\//.test(file))
      .filter((file) => {
        const text = strip(read(file));
        // A local called `document` (a document being recognized) is not the page's.
        const own = /\b(const|let|for \(const|function \w+\([^)]*|[(,])\s*document\b/.test(text);
        return globals.test(own ? text.replaceAll(/\bdocument\s*\./g, '') : text);
      });
    expect(users).toEqual([]);
  });

  it('the store and React stay apart', () => {
    expect(crossing(/^data\//, (to) => /^(react|react-dom|leaflet|react-leaflet)$/.test(to))).toEqual([]);
    expect(crossing(/^(components|entrypoints)\//, (to) => to === 'dexie')).toEqual([]);
  });

  it('components never call the browser', () => {
    expect(crossing(/^components\//, (to) => to === 'wxt' || to === '@wxt-dev/browser')).toEqual([]);
    const callers = code
      .filter((file) => file.startsWith('components/'))
      .filter((file) => /\b(browser|chrome)\.(?!html)[a-z]\w*\.\w/.test(read(file)));
    expect(callers).toEqual([]);
  });

  it('only components/map draws with Leaflet', () => {
    const leaflet = (to: string) => /^(leaflet|react-leaflet|supercluster)$/.test(to);
    expect(crossing(/^(?!components\/map\/)/, leaflet)).toEqual([]);
  });

  it('the page script carries only the recognizer, the messages, the settings and addresses', () => {
    const allowed = /^(entrypoints\/page\.content|data\/(recognizer|messaging|settings|shelf|routes)\b)/;
    const own = (to: string) => /^(data|components|entrypoints)\//.test(to);
    expect(crossing(/^entrypoints\/page\.content/, (to) => own(to) && !allowed.test(to))).toEqual([]);
    expect(
      crossing(/^entrypoints\/page\.content/, (to) => /^(react|react-dom|dexie|leaflet|react-leaflet)$/.test(to)),
    ).toEqual([]);
  });

  it('the script of every page binds neither the recognizer nor what shows names: those are parts loaded later', () => {
    const part = /^entrypoints\/page\.content\/((mark|card|expand|long)\/|(commands|toggle-page)\b|\w+\.part)/;
    const early = imports.filter(
      ({ from, typeOnly }) => from.startsWith('entrypoints/page.content/') && !part.test(from) && !typeOnly,
    );
    // Splitting plain text into blocks is reading, and shared with the recognizer.
    const late = early.filter(({ to }) => part.test(to) || /^data\/recognizer\/(?!text\/blocks$)/.test(to));
    expect(late.map(show)).toEqual([]);
    // What shows names gets the page handed in.
    expect(
      crossing(/^entrypoints\/page\.content\/(mark|card|expand|long)\//, (to) =>
        /\/(page|app|late-recognizer|parts)$/.test(to),
      ),
    ).toEqual([]);
  });
});
