import axe from 'axe-core';
import { expect } from 'vitest';

/** What may come out otherwise in the dark: nothing but colours follows the scheme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * No finding of axe within an element, but for rules about whole documents, which a part of a page cannot keep.
 * @param dark looked at before, in the light: it is colours alone that may differ
 */
export async function expectAccessible(element: Element, dark = false): Promise<void> {
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    ...(dark
      ? { runOnly: { type: 'rule', values: OF_COLOUR } }
      : { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }),
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}
