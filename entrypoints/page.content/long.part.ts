/** Part of the page script: what very long pages need. See `parts.ts`. */
export { Far } from './long/far';
export { Groups } from './mark/paint/groups';
