import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineWxtModule } from 'wxt/modules';
import { notices } from '../../scripts/licences.mjs';

/** Puts the licence texts of every package whose code is in the extension beside it, as their terms ask. */
export default defineWxtModule({
  name: 'notices',
  setup(wxt) {
    wxt.hooks.hook('build:done', (_wxt, output) => {
      const modules = output.steps
        .flatMap(({ chunks }) => chunks)
        .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      const packages = modules.flatMap((id) => {
        const inside = id.replaceAll('\\', '/').split('/node_modules/').at(-1)!;
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(inside)?.[0];
        return id.includes('node_modules') && name ? [name] : [];
      });
      writeFileSync(join(wxt.config.outDir, 'THIRD-PARTY-NOTICES.txt'), notices(packages));
    });
  },
});
