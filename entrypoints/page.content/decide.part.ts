/** Part of the page script: whether a string is a name here. See `parts.ts`. */
export { openDocument } from '../../data/recognizer/evidence/document';
