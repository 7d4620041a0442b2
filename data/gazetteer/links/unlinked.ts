import type { Entity, Kind } from '../model';

/** A row of `export links --unlinked`: an entity that no record of the book has to do with, and why it is known all the same. */
export interface UnlinkedRow {
  /** Id of the entity. */
  entity: string;
  name: string;
  kind: Kind;
  why: NonNullable<Entity['unwritten']>;
  /** The reason in words. */
  reason: string;
  /** Longer names in which alone the book writes it (`inner`), at most five. */
  inside: string[];
}

const MOST = 5;

function reasonOf({ former, location }: Entity, why: UnlinkedRow['why'], inside: readonly string[]): string {
  switch (why) {
    case 'rule':
      return former?.note ?? `every street has one: the book writes it of others only; ${location.basis}`;
    case 'inner':
      return `the book writes it only inside ${inside.join(', ')}`;
    case 'source':
      return former?.note ?? 'known from a list of the book’s facts; the text names it only as part of others';
  }
}

/** Every entity without an entry or a link, with the reason why it is an entity, in the order of the entities. */
export function exportUnlinked(entities: readonly Entity[]): UnlinkedRow[] {
  return entities.flatMap((one): UnlinkedRow[] => {
    if (one.unwritten === undefined) return [];
    const holds = (name: string): boolean => name.length > one.name.length && name.includes(one.name);
    const written = entities.filter((other) => other.unwritten === undefined && holds(other.name));
    const inside = one.unwritten === 'inner' ? written.slice(0, MOST).map(({ name }) => name) : [];
    const reason = reasonOf(one, one.unwritten, inside);
    return [{ entity: one.id, name: one.name, kind: one.kind, why: one.unwritten, reason, inside }];
  });
}
