/** Part of the page script: what the pointer is on, and what is meant by it. See `parts.ts`. */
export { HitTest } from './mark/hit';
export { Hover } from './mark/hover';
