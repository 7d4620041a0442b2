import { expect, it } from 'vitest';
import { shortNames } from '../../modules/page-parts/short-names';
import { ROOT } from '../../scripts/load-facts';

const { own, closed } = shortNames(ROOT);
const short = new Set([...own, ...closed]);

it('finds the members that nobody else asks for', () => {
  // A private field of a document being recognized, one of the painter's, and an array of the vocabulary.
  for (const name of ['leaners', 'turnTimer', 'tripleMask']) expect(short).toContain(name);
});

it('leaves alone what crosses to others, what a string may name, and what the browser knows', () => {
  const crossing = ['start', 'end', 'entity', 'mention', 'openDocument', 'MarkLayer', 'wire', 'checksum'];
  // Kinds and rules are words of the books and of the card.
  const said = ['post', 'telecom', 'edge', 'person', 'listed', 'ours', 'city'];
  const platform = ['observe', 'delete', 'append', 'highlights', 'postMessage', 'getURL', 'round', 'flags'];
  for (const name of [...crossing, ...said, ...platform]) expect(short).not.toContain(name);
});
