/** Part of the page script: full names put in beside short ones, and marks taken along. See `parts.ts`. */
export { openExpander } from './expand/open-expander';
export { whenQuiet } from './expand/quiet';
export { takeMarks } from './expand/take';
