import { useMemo } from 'react';
import type { LinkKind } from '../../data/gazetteer/model';
import { useLanguage, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import type { LibrarySource } from '../library/source';
import { EntityRecords } from './entity-records';
import { dayWords, linkStrings } from './link-strings';
import { type EntityDetails, formsOf } from './load-entity';
import { GROUP_KINDS, groupLinks, RECORD_GROUPS, type RecordGroup, type Records, recordLines } from './record-lines';
import type { Size } from './size';

/** The card has room for what a reader asks first; the panel and the reader have all. */
const SHOWN: Record<Size, readonly RecordGroup[]> = {
  card: ['holders', 'honours', 'people', 'chronicle', 'photographs'],
  panel: RECORD_GROUPS,
  page: RECORD_GROUPS,
};

async function loadRecords(kinds: readonly LinkKind[], pack: string, source: LibrarySource): Promise<Records> {
  const rows = await Promise.all(kinds.map(async (kind) => [kind, await source.getRecords(pack, kind)] as const));
  return Object.fromEntries(rows) as Records;
}

/**
 * Beside the entries: who led it, what it and its people were given, its days in the chronicle, its photographs and rows in
 * tables, and every other record that has to do with it. Each line carries its printed page and opens there.
 */
export function EntityLinks({ details: { entity, book }, size }: { details: EntityDetails; size: Size }) {
  const words = useStrings(linkStrings);
  const language = useLanguage();
  const groups = useMemo(() => groupLinks(entity.links ?? []), [entity.links]);
  const shown = SHOWN[size].filter((group) => groups.has(group));
  const kinds = [...new Set(shown.flatMap((group) => GROUP_KINDS[group]))].sort();
  const loaded = useLoaded(`records:${book.id}:${kinds.join()}`, (source) => loadRecords(kinds, book.id, source));
  const forms = useMemo(() => formsOf(entity), [entity]);
  if (loaded.state !== 'ready') return null;
  const day = (iso: string) => dayWords(iso, book.year, language);
  return (
    <>
      {shown.map((group) => (
        <EntityRecords
          key={group}
          id={`${entity.id} ${group}`}
          title={words.groups[group](book.year)}
          rows={recordLines(group, groups.get(group)!, loaded.value, book.id, forms, { day })}
          size={size}
        />
      ))}
    </>
  );
}
