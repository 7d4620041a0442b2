import type { ReactNode } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { type AtlasBook, chainOf, placeOf } from './book';
import { atlasStrings } from './strings';

export interface RowProps {
  book: AtlasBook;
  entity: EntityRow;
  /** Number of its marker; a row without a marker shows a hollow one. */
  number?: number;
  /** Text of the row where the page has another than the book. */
  text?: string;
  side?: ReactNode;
  lit: boolean;
  onLight: (id: string | null) => void;
  onPick: () => void;
  /** A second way on, to the place's own page. */
  onOpen?: () => void;
}

/** A name in a list: number, name, what it is and where, and how well its place is known. Hovering lights its marker. */
export function PlaceRow({ book, entity, number, text, side, lit, onLight, onPick, onOpen }: RowProps) {
  const strings = useStrings(atlasStrings);
  const placed = placeOf(entity) !== null && entity.kind !== 'district';
  return (
    <li
      className={`at-row${lit ? ' at-lit' : ''}`}
      onMouseEnter={() => onLight(entity.id)}
      onMouseLeave={() => onLight(null)}
    >
      <button
        type="button"
        className="at-pick"
        onClick={onPick}
        onFocus={() => onLight(entity.id)}
        onBlur={() => onLight(null)}
      >
        <span
          className={`at-number at-${KINDS[entity.kind]}${placed ? '' : ' at-hollow'}`}
          aria-hidden={number === undefined}
        >
          {number}
        </span>
        <span className="at-name">{text ?? entity.name}</span>
        <span className="at-sub">
          <SubLine book={book} entity={entity} shown={text ?? entity.name} />
        </span>
        {side !== undefined && <span className="at-side-note">{side}</span>}
      </button>
      {onOpen && (
        <button
          type="button"
          className="at-more"
          aria-label={`${entity.name} › ${strings.entity.show}`}
          onClick={onOpen}
        >
          <span aria-hidden="true">›</span>
        </button>
      )}
    </li>
  );
}

/** What it is · where it belongs · one number · how many entries · how its place is known, where it is not a point. */
export function SubLine({ book, entity, shown }: { book: AtlasBook; entity: EntityRow; shown?: string }) {
  const strings = useStrings(atlasStrings);
  const kinds = useStrings(kindLabels);
  const [holder] = chainOf(book, entity);
  const fact = entity.facts.find(({ label }) => label.includes('人口')) ?? entity.facts[0];
  const { location } = entity;
  const parts = [
    shown && shown !== entity.name ? entity.name : null,
    `${kinds[entity.kind]}${holder && holder.kind !== 'district' ? ` ⊂ ${holder.name}` : ''}`,
    entity.former ? strings.formerMark : null,
    fact ? `${fact.label} ${fact.value.toLocaleString('zh-CN')}${fact.unit}` : null,
    entity.entries.length > 0 ? strings.entries(entity.entries.length) : null,
    location.level === 'within' && entity.kind !== 'street'
      ? strings.only(book.byId.get(location.within)?.name ?? book.pack.info.district)
      : location.level === 'none' && entity.kind !== 'district' && entity.kind !== 'street'
        ? strings.nowhere
        : location.level === 'address'
          ? strings.byAddress
          : null,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
