import { useLanguage, useOurs, useStrings } from '../i18n';
import type { EntityDetails } from './load-entity';
import { entityStrings } from './strings';

/** How well the place is known, and from what. The ground of a position is the gazetteer's own Chinese sentence. */
export function EntityLocation({ details: { entity, area, book } }: { details: EntityDetails }) {
  const words = useStrings(entityStrings);
  const language = useLanguage();
  const ours = useOurs();
  const { location } = entity;
  const said = {
    own: () => words.own('precision' in location ? location.precision : 0),
    address: () => words.byAddress('precision' in location ? location.precision : 0),
    within: () => words.onlyWithin(area?.name ?? book.district),
    none: () => words.nowhere,
  }[location.level]();
  return (
    <span className="entity-location">
      {said}
      {location.basis && language === 'zh' && ` · ${ours(location.basis)}`}
    </span>
  );
}
