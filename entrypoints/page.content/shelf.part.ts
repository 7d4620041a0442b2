/** Part of the page script: several books at once. See `parts.ts`. */
export { ShelfDocument } from '../../data/shelf/shelf-document';
