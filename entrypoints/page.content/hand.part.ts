/** Part of the page script: what the reader's hand asks for. See `parts.ts`. */
export { Hand } from './hand';
export { togglePage } from './toggle-page';
