import type { Entity, Name } from './model';

/** Entities that carry a name, the best first; then those whose pinyin, initials or name begin with it. At most `limit`. */
export function lookup(query: string, entities: readonly Entity[], names: readonly Name[], limit = 10): Entity[] {
  const wanted = query.trim();
  if (wanted === '') return [];
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const found = new Set<Entity>();
  for (const name of names) {
    if (name.name !== wanted) continue;
    for (const id of [name.entity, ...(name.others ?? [])]) {
      const entity = byId.get(id);
      if (entity !== undefined) found.add(entity);
    }
  }
  if (found.size === 0) {
    const spelled = wanted.toLowerCase().replace(/[\s']/g, '');
    const starts = entities.filter(
      (entity) => entity.name.includes(wanted) || entity.pinyin.startsWith(spelled) || entity.initials === spelled,
    );
    starts.sort((a, b) => b.entries.length - a.entries.length);
    for (const entity of starts) found.add(entity);
  }
  return [...found].slice(0, limit);
}
