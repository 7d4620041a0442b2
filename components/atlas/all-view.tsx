import { useState } from 'react';
import { KINDS, type Kind } from '../../data/gazetteer/model';
import type { AtlasRoute as Route } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { FoldChip, ToggleChip } from '../ui/chip';
import { GrowingList } from '../ui/growing-list';
import { Notice } from '../ui/notice';
import { SearchField } from '../ui/search-field';
import { type AtlasBook, placeOf } from './book';
import { PlaceRow } from './place-row';
import { atlasStrings } from './strings';

type AllRoute = Extract<Route, { view: 'all' }>;

/** Everything of the book that passes the filter: on the map first, then what is only known to lie in an area. */
export function filterAll(book: AtlasBook, route: AllRoute): { placed: EntityRow[]; unplaced: EntityRow[] } {
  const words = route.text.trim().toLowerCase();
  const placed: EntityRow[] = [];
  const unplaced: EntityRow[] = [];
  for (const entity of book.entities) {
    if (entity.kind === 'district') continue;
    if (route.kinds.length > 0 && !route.kinds.includes(entity.kind)) continue;
    if (words && !matches(entity, words)) continue;
    (placeOf(entity) ? placed : unplaced).push(entity);
  }
  placed.sort(asResidentsAsk);
  unplaced.sort(asResidentsAsk);
  return { placed, unplaced };
}

/** The streets lead, other places follow, bodies come last; what is gone stands after what is there; then the most written about. */
function asResidentsAsk(a: EntityRow, b: EntityRow): number {
  return rankOf(a) - rankOf(b) || b.entries.length - a.entries.length;
}

function rankOf({ kind, former }: EntityRow): number {
  return (kind === 'street' ? 0 : KINDS[kind] === 'place' ? 2 : 4) + (former ? 1 : 0);
}

/** How many kinds of each group are offered before the reader asks for all; with the fewest folded away, none are. */
const FIRST_KINDS = { place: 3, organization: 3 };
const WORTH_FOLDING = 10;

function matches(entity: EntityRow, words: string): boolean {
  return (
    entity.name.includes(words) ||
    entity.aliases.some((alias) => alias.includes(words)) ||
    entity.pinyin.startsWith(words) ||
    entity.initials.startsWith(words)
  );
}

/** Kinds that occur, with how many of each: places first, then organizations, the commonest first. */
function kindCounts(book: AtlasBook): { kind: Kind; count: number; placed: number }[] {
  const counts = new Map<Kind, { count: number; placed: number }>();
  for (const entity of book.entities) {
    if (entity.kind === 'district') continue;
    const row = counts.get(entity.kind) ?? { count: 0, placed: 0 };
    row.count++;
    if (placeOf(entity)) row.placed++;
    counts.set(entity.kind, row);
  }
  return [...counts]
    .map(([kind, row]) => ({ kind, ...row }))
    .sort((a, b) => KINDS[b.kind].localeCompare(KINDS[a.kind]) || b.count - a.count);
}

interface AllViewProps {
  book: AtlasBook;
  route: AllRoute;
  found: { placed: EntityRow[]; unplaced: EntityRow[] };
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

export function AllView({ book, route, found, lit, onLight, onRoute }: AllViewProps) {
  const strings = useStrings(atlasStrings);
  const common = useStrings(commonStrings);
  const kinds = useStrings(kindLabels);
  const toggle = (kind: Kind) =>
    onRoute(
      {
        ...route,
        kinds: route.kinds.includes(kind) ? route.kinds.filter((other) => other !== kind) : [...route.kinds, kind],
      },
      true,
    );
  const [allKinds, setAllKinds] = useState(false);
  const counted = kindCounts(book);
  const first = (group: 'place' | 'organization') =>
    counted.filter(({ kind }) => KINDS[kind] === group).slice(0, FIRST_KINDS[group]);
  const leading = new Set([...first('place'), ...first('organization')]);
  const foldable = counted.length > WORTH_FOLDING;
  const offered =
    allKinds || !foldable ? counted : counted.filter((row) => leading.has(row) || route.kinds.includes(row.kind));
  const nowhere = found.unplaced.filter(({ location }) => location.level === 'none').length;
  const rows = [...found.placed, ...found.unplaced];
  return (
    <>
      <fieldset className="chip-row at-chips" aria-label={strings.all.kinds}>
        <ToggleChip on={route.kinds.length === 0} onToggle={() => onRoute({ ...route, kinds: [] }, true)}>
          {strings.all.everything}
        </ToggleChip>
        {offered.map(({ kind, count }) => (
          <ToggleChip
            key={kind}
            on={route.kinds.includes(kind)}
            onToggle={() => toggle(kind)}
            tone={KINDS[kind]}
            count={count}
          >
            {kinds[kind]}
          </ToggleChip>
        ))}
        {foldable && (
          <FoldChip open={allKinds} onFold={() => setAllKinds(!allKinds)}>
            {allKinds ? strings.all.fewerKinds : strings.all.moreKinds(counted.length - offered.length)}
          </FoldChip>
        )}
      </fieldset>
      <div className="at-note">
        <span role="status">
          {[
            strings.all.placed(found.placed.length),
            strings.all.unplaced(found.unplaced.length - nowhere),
            ...(nowhere > 0 ? [strings.all.nowhere(nowhere)] : []),
          ].join(' · ')}
        </span>
        <SearchField
          className="at-filter"
          label={strings.all.filter}
          value={route.text}
          onChange={(text) => onRoute({ ...route, text }, true)}
        />
      </div>
      {rows.length === 0 ? (
        <Notice title={strings.all.none}>
          <Button onClick={() => onRoute({ view: 'all', kinds: [], text: '' })}>{common.clearFilter}</Button>
        </Notice>
      ) : (
        <GrowingList
          id={`${route.kinds.join()} ${route.text}`}
          items={rows}
          className="at-list"
          label={strings.all.list}
          more={common.showMore}
        >
          {(entity) => (
            <PlaceRow
              key={entity.id}
              book={book}
              entity={entity}
              lit={lit === entity.id}
              onLight={onLight}
              onPick={() => onRoute({ view: 'entity', id: entity.id })}
            />
          )}
        </GrowingList>
      )}
    </>
  );
}
