import type { Query, Term } from './search-query';
import type { SearchText } from './search-score';

/** Another name counts a little less than what was typed. */
const OTHER_NAME = 0.9;

/**
 * A term that is exactly a name of something stands for its other names too: the list of offices says 区教育局 where an entry
 * says 杭州市上城区教育局. A name that is part of another (望江 of 望江街道) would find too much and is left out.
 */
export function withOtherNames(query: Query, texts: readonly SearchText[]): Query {
  return { ...query, terms: query.terms.map((term) => widened(term, texts)) };
}

function widened(term: Term, texts: readonly SearchText[]): Term {
  if (term.date || term.latin || term.text.length < 3) return term;
  const others = new Set<string>();
  for (const { entities } of texts) {
    for (const { forms } of entities) if (forms.includes(term.text)) for (const form of forms) others.add(form);
  }
  const all = [...others];
  const worth = all.filter((form) => form.length > 2 && !all.some((other) => other !== form && other.includes(form)));
  const added = worth.filter((form) => !form.includes(term.text));
  return { ...term, forms: [...term.forms, ...added.map((text) => ({ text, weight: OTHER_NAME }))] };
}
