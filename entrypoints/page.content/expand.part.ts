/** Part of the page script: full names put in beside short ones. See `parts.ts`. */
export { openExpander } from './expand/open-expander';
export { whenQuiet } from './expand/quiet';
