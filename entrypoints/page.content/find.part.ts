/** Part of the page script: names, and where their strings stand in a text. See `parts.ts`. */
export { splitBlocks } from '../../data/recognizer/text/blocks';
export { openShelf } from '../../data/shelf/open-shelf';
