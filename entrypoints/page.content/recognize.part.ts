/** Part of the page script: names and the decision about them. See `parts.ts`. */
export { splitBlocks } from '../../data/recognizer/text/blocks';
export { openShelf } from '../../data/shelf/open-shelf';
