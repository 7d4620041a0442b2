/** Part of the page script: the card, and what the reader asks for by key or menu. See `parts.ts`. */
export { CardRoom } from './card/card-room';
export { togglePage } from './toggle-page';
