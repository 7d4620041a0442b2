import { join, normalize } from 'node:path';
import { type MinifyOptions, minify } from 'terser';
import { build } from 'vite';
import type { ShortNames } from './short-names';

/** Parts of the page script that it loads while it runs (`entrypoints/page.content/parts.ts`), by name. */
export const PAGE_PARTS = ['find', 'decide', 'show', 'pointer', 'card', 'expand', 'shelf', 'long', 'drawn'] as const;

type PagePartName = (typeof PAGE_PARTS)[number];

/** Path of a part in the built extension. */
export const partPath = (name: PagePartName): string => `parts/${name}.js`;

const SHORTEST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Gives properties short names, the recognizer's the same ones in the parts that share them. `name`: null for the script itself. */
export function minifying({ own, closed }: ShortNames, name: PagePartName | null) {
  const shared = name === 'find' || name === 'decide' ? closed : [];
  const mangleProps = {
    include: new RegExp(`^(${[...own, ...shared].join('|')})$`),
    cache: Object.fromEntries(shared.map((long, i) => [long, SHORTEST[i] ?? `$${i.toString(36)}`])),
  };
  return { compress: true, mangle: true, mangleProps };
}

/**
 * Terser's rules are pure ones here: a property of a node may do something when it is read (`offsetWidth` lays the page out).
 */
const TERSER: MinifyOptions = { module: true, ecma: 2020, compress: { passes: 3, pure_getters: false } };

/**
 * The code once more through Terser, which leaves 2 % less under gzip than the bundler's own minifier alone. Every page
 * loads it, so that it is worth a second tool; pages of the extension gain too little by it.
 */
export async function shorter(code: string): Promise<string> {
  const { code: made } = await minify(code, TERSER);
  if (made === undefined) throw new Error('Terser made nothing of a part of the page script');
  return made;
}

/**
 * What the part `show` asks the window for (`tests/guard/built.test.ts` holds that it is nothing else). What changes, as the size
 * of the view does, the code asks of `window`.
 */
const THINGS =
  'CSS CSSStyleSheet Document Element EventTarget HTMLElement HTMLFrameElement HTMLIFrameElement Highlight IntersectionObserver MutationObserver Node NodeFilter Range ShadowRoot StaticRange document location navigator performance';
/** Called as they stand: in Firefox the script's global is not the window. */
const CALLED =
  'addEventListener cancelAnimationFrame clearTimeout getComputedStyle getSelection matchMedia requestAnimationFrame setTimeout';

/**
 * The part `show` as a function of the window that names are shown in: one frame loads it for all that share a world with it. Import is
 * a request for each document, and most of what a small frame costs.
 */
function ofWindow(code: string): string {
  const end = /export\s*\{\s*(\w+)(?:\s+as\s+MarkLayer)?\s*\};?\s*$/.exec(code);
  if (!end) throw new Error('the part "show" of the page script must export MarkLayer and nothing else');
  const [things, called] = [THINGS, CALLED].map((names) => names.split(' '));
  return `export const of = (window) => {
    const { ${things} } = window;
    const [${called}] = ${JSON.stringify(called)}.map((name) => window[name].bind(window));
    ${code.slice(0, end.index)};
    return { MarkLayer: ${end[1]} };
  };`;
}

/** The page script has a `browser` of its own (`entrypoints/page.content/browser.ts`); its parts come where one is needed. */
export const ownBrowser = (root: string) => ({
  name: 'page-browser',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'wxt/browser' ? join(root, 'entrypoints/page.content/browser.ts') : undefined),
});

interface PagePart {
  code: string;
  /** Absolute paths of the files it was made of. */
  modules: string[];
}

/**
 * Bundles one part to a module that imports nothing: Chromium lets a content script import a file of the package, but
 * not that file another one under `use_dynamic_url`. `root` is the project's folder. `short`: properties that
 * get short names, none while developing.
 */
export async function bundlePart(root: string, name: PagePartName, short: ShortNames | null): Promise<PagePart> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, `entrypoints/page.content/${name}.part.ts`),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          codeSplitting: false,
          ...(short && { minify: minifying(short, name) }),
        },
      },
    },
  });
  const output = Array.isArray(result) ? result.flatMap((one) => one.output) : 'output' in result ? result.output : [];
  const chunks = output.filter((one) => one.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1 || chunk.imports.length > 0 || chunk.dynamicImports.length > 0)
    throw new Error(`the part "${name}" of the page script must be one file that imports nothing`);
  const unread = chunk.moduleIds.find(
    (file) => short && !file.includes('node_modules') && !short.read.has(normalize(file)),
  );
  if (unread) throw new Error(`${unread} is not among the sources that short names are chosen from`);
  const code = name === 'show' ? ofWindow(chunk.code) : chunk.code;
  return { code: short ? await shorter(code) : code, modules: chunk.moduleIds };
}
