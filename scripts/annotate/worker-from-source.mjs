// The worker run from its source: a thread does not inherit the TypeScript loader of the command.
import { register } from 'tsx/esm/api';

register();
export default (await import('./worker.ts')).default;
