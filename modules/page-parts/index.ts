import { join } from 'node:path';
import { normalizePath } from 'vite';
import { defineWxtModule } from 'wxt/modules';
import { bundlePart, minifying, ownBrowser, PAGE_PARTS, partPath, shorter } from './bundle';
import { type ShortNames, shortNames } from './short-names';

/**
 * Builds the parts that the page script loads while it runs (`entrypoints/page.content/parts.ts`) and puts them beside the
 * pages, as files of the package.
 *
 * WXT rebuilds what a changed file belongs to, and knows only the files of its own chunks. A file of a part alone is
 * therefore reported to it as a change of the page script, which rebuilds the script and the parts with it and reloads
 * pages, as for any file of the script.
 */
export default defineWxtModule({
  name: 'page-parts',
  setup(wxt) {
    const script = join(wxt.config.entrypointsDir, 'page.content', 'index.ts');
    let modules = new Set<string>();

    let short: ShortNames | null = null;
    /** None while developing: they are chosen once for all of a build. */
    const names = (): ShortNames | null => {
      if (wxt.config.command === 'build') short ??= shortNames(wxt.config.root);
      return short;
    };

    wxt.hooks.hook('vite:build:extendConfig', (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'content-script')) return;
      config.plugins = [...(config.plugins ?? []), ownBrowser(wxt.config.root)];
      const short = names();
      if (!short) return;
      config.plugins = [
        ...(config.plugins ?? []),
        {
          name: 'page-script-size',
          outputOptions: (output) => ({ ...output, minify: minifying(short, null) }),
          async generateBundle(_output, bundle) {
            for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = await shorter(file.code);
          },
        },
      ];
    });

    wxt.hooks.hook('build:publicAssets', async (_wxt, files) => {
      const parts = await Promise.all(PAGE_PARTS.map((name) => bundlePart(wxt.config.root, name, names())));
      modules = new Set(parts.flatMap((part) => part.modules.map(normalizePath)));
      for (const [at, name] of PAGE_PARTS.entries())
        files.push({ relativeDest: partPath(name), contents: parts[at]!.code });
    });

    wxt.hooks.hook('server:started', (_wxt, server) => {
      server.watcher.on('all', (_event, file) => {
        if (modules.has(normalizePath(file)) && !isInScript(normalizePath(file)))
          server.watcher.emit('all', 'change', script);
      });
    });

    /** Whether WXT itself sees that a file belongs to something it builds. */
    function isInScript(file: string): boolean {
      const chunks = wxt.server?.currentOutput?.steps.flatMap((step) => step.chunks) ?? [];
      return chunks.some((chunk) => chunk.type === 'chunk' && chunk.moduleIds.includes(file));
    }
  },
});
