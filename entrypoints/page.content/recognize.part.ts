/** Part of the page script: names and the decision about them. See `parts.ts`. */
export { openShelf } from '../../data/shelf/open-shelf';
