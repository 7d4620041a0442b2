import type { Relation } from '../model';
import type { Draft } from './draft';

/** Where relations are looked up: ids of drafts, drafts by any form, the printed page of a source line. */
export interface RelationSources {
  id: (one: Draft) => string;
  find: (form: string) => Draft | undefined;
  pageOf: (line: number) => number | null;
}

/**
 * What each draft is to others: plates of one body, what it was before (as the book says, and every former unit whose
 * successor it is), what came after it. The successor knows its predecessors as they know it.
 */
export function relationsOf(drafts: readonly Draft[], { id, find, pageOf }: RelationSources): Map<Draft, Relation[]> {
  const out = new Map<Draft, Relation[]>();
  const add = (
    to: Draft,
    relation: Relation['relation'],
    name: string,
    other: Draft | undefined,
    line: number | null,
  ) => {
    if (other === to) return;
    const list = out.get(to) ?? [];
    const entity = other === undefined ? null : id(other);
    const same = (one: Relation) =>
      one.relation === relation && (entity === null ? one.name === name : one.entity === entity);
    const page = line === null ? null : pageOf(line);
    if (!list.some(same)) list.push({ relation, name: other?.name ?? name, entity, line, page });
    out.set(to, list);
  };
  for (const one of drafts) {
    for (const { name, role, line } of one.plates ?? []) add(one, role, name, find(name), line);
    for (const { name, line } of one.before ?? []) {
      const other = find(name);
      add(one, 'predecessor', name, other, line);
      if (other !== undefined) add(other, 'successor', one.name, one, line);
    }
    const successor = one.former?.successor;
    if (!successor) continue;
    const after = find(successor);
    const line = one.formerLine ?? null;
    add(one, 'successor', successor, after, line);
    // A former body that a rule made is no fact of its successor's.
    if (after !== undefined && one.rule !== true) add(after, 'predecessor', one.name, one, line);
  }
  return out;
}
