import type { Relation } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { linkStrings } from './link-strings';
import type { EntityDetails } from './load-entity';
import { GoTo } from './navigation';
import { PrintedPage } from './printed-page';

/** Relations that the lines on names do not tell already: plates, and former names that are no entity of their own. */
export function toldRelations({ entity, predecessors }: EntityDetails): Relation[] {
  return (entity.relations ?? []).filter(({ relation, entity: id, name }) => {
    if (relation === 'successor') return entity.former === undefined;
    if (relation === 'predecessor') return !predecessors.some((one) => one.id === id || one.name === name);
    return true;
  });
}

/** One relation: the other's name, leading there where the book has it, and the page that says so. */
export function RelationLine({ relation: { name, entity, page } }: { relation: Relation }) {
  return (
    <>
      {entity === null ? (
        name
      ) : (
        <GoTo to={{ page: 'entity', id: entity }} className="entity-link entity-link-organization">
          {name}
        </GoTo>
      )}{' '}
      <PrintedPage page={page} />
    </>
  );
}

/** Why the book has no record of it, or that it says nothing of where it belongs; nothing where neither is so. */
export function EntityStanding({ details: { entity } }: { details: EntityDetails }) {
  const words = useStrings(linkStrings);
  const said =
    entity.unwritten !== undefined
      ? words.unwritten[entity.unwritten]
      : entity.scope === 'mentioned'
        ? words.mentioned
        : null;
  return said === null ? null : <p className="entity-standing">{said}</p>;
}
