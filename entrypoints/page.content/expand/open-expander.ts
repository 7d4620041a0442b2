import type { PagePort } from '../ports';
import { keepTakingOriginal } from './copy';
import { Expander } from './expander';
import { keepSavesOriginal } from './save';

/** The expander of a page. `changed`: it has put something in or taken something out. */
export function openExpander(page: PagePort, signal: AbortSignal, changed: () => void): Expander {
  const settings = () => page.choices.settings;
  const expander = new Expander(() => page.reading, settings, changed);
  keepTakingOriginal(expander, settings, signal);
  keepSavesOriginal(expander, settings, signal);
  return expander;
}
