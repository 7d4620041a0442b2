import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/load-facts';

export { type Import, importsOf, sourceFiles } from '../../scripts/imports';

export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
