/** Part of the page script: what pages need that change their styles at every frame. See `parts.ts`. */
export { Drawn } from './mark/drawn/drawn';
