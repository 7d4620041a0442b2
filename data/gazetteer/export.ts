import type { Kind, Name } from './model';

/** A row of `export names`. */
export interface NameRow {
  name: string;
  kind: Kind;
  entity: string;
  /** True for every form that does not light by itself (classes B and C). */
  needsEvidence: boolean;
}

/** The names as the command line exports them. */
export function exportNames(names: readonly Name[]): NameRow[] {
  return names.map((name) => ({
    name: name.name,
    kind: name.kind,
    entity: name.entity,
    needsEvidence: name.class !== 'A',
  }));
}
