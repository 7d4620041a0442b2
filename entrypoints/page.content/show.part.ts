/** Part of the page script: what happens once there is a name to show. See `parts.ts`. */
export { MarkLayer } from './mark/mark-layer';
