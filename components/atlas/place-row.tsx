import type { ReactNode } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { figureWords } from '../entity/entity-figures';
import { EntityRowItem } from '../entity/entity-row';
import { figureLabel } from '../entity/figure-words';
import { entityStrings } from '../entity/strings';
import { useLanguage, useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { commonStrings } from '../strings/common';
import { type AtlasBook, chainOf, placeOf } from './book';
import { atlasStrings } from './strings';

interface PlaceRowProps {
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

/** A name in a list of the atlas: what it is and where, and how well its place is known. Hovering lights its marker. */
export function PlaceRow({ book, entity, number, text, side, lit, onLight, onPick, onOpen }: PlaceRowProps) {
  const words = useStrings(entityStrings);
  return (
    <EntityRowItem
      group={KINDS[entity.kind]}
      number={number}
      hollow={placeOf(entity) === null || entity.kind === 'district'}
      name={text ?? entity.name}
      sub={<SubLine book={book} entity={entity} shown={text ?? entity.name} />}
      side={side}
      lit={lit}
      onLight={(on) => onLight(on ? entity.id : null)}
      onPick={onPick}
      onOpen={onOpen && { label: `${entity.name} › ${words.details}`, open: onOpen }}
    />
  );
}

/** What it is · where it belongs · one number · how many entries · how its place is known, where it is not a point. */
export function SubLine({ book, entity, shown }: { book: AtlasBook; entity: EntityRow; shown?: string }) {
  const strings = useStrings(atlasStrings);
  const words = useStrings(entityStrings);
  const common = useStrings(commonStrings);
  const kinds = useStrings(kindLabels);
  const language = useLanguage();
  const [holder] = chainOf(book, entity);
  const fact = entity.facts.find(({ label }) => label.includes('人口')) ?? entity.facts[0];
  const { location, kind } = entity;
  const known = () => {
    if (kind === 'street' || kind === 'district') return null;
    if (location.level === 'within')
      return strings.only(book.byId.get(location.within)?.name ?? book.pack.info.district);
    if (location.level === 'none') return strings.nowhere;
    return location.level === 'address' ? words.placedByAddress : null;
  };
  const parts = [
    shown && shown !== entity.name ? entity.name : null,
    language === 'en' ? entity.pinyin : null,
    `${kinds[kind]}${holder && holder.kind !== 'district' ? ` ⊂ ${holder.name}` : ''}`,
    entity.former ? words.former : null,
    fact ? `${figureLabel(fact.label, language)} ${figureWords(fact, language)}` : null,
    entity.entries.length > 0 ? common.entries(entity.entries.length) : null,
    known(),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
