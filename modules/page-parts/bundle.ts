import { join } from 'node:path';
import { build } from 'vite';

/** Parts of the page script that it loads while it runs (`entrypoints/page.content/parts.ts`), by name. */
export const PAGE_PARTS = ['recognize', 'show', 'card', 'expand', 'shelf'] as const;

/** Path of a part in the built extension. */
export const partPath = (name: (typeof PAGE_PARTS)[number]): string => `parts/${name}.js`;

interface PagePart {
  code: string;
  /** Absolute paths of the files it was made of. */
  modules: string[];
}

/**
 * Bundles one part to a module that imports nothing: Chromium lets a content script import a file of the package, but
 * not that file another one under `use_dynamic_url`. `root` is the project's folder.
 */
export async function bundlePart(root: string, name: (typeof PAGE_PARTS)[number]): Promise<PagePart> {
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
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(result) ? result.flatMap((one) => one.output) : 'output' in result ? result.output : [];
  const chunks = output.filter((one) => one.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1 || chunk.imports.length > 0 || chunk.dynamicImports.length > 0)
    throw new Error(`the part "${name}" of the page script must be one file that imports nothing`);
  return { code: chunk.code, modules: chunk.moduleIds };
}
