import type { ReactNode } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { EntityLocation } from './entity-location';
import { RelationLine, toldRelations } from './entity-relations';
import { limitsOf } from './limits';
import { linkStrings } from './link-strings';
import type { EntityDetails } from './load-entity';
import { GoTo } from './navigation';
import { PrintedPage } from './printed-page';
import type { Size } from './size';
import { entityStrings } from './strings';
import './entity.css';

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="entity-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A name that leads to its entity, in the colour of its group. */
export function EntityLink({ entity }: { entity: Pick<EntityRow, 'id' | 'name' | 'kind'> }) {
  return (
    <GoTo to={{ page: 'entity', id: entity.id }} className={`entity-link entity-link-${KINDS[entity.kind]}`}>
      {entity.name}
    </GoTo>
  );
}

/** Aliases that say something new: not the name, the full or the short name again, nor what only a rule made. */
export function otherNames({ name, full, short, aliases, ruled = 0 }: EntityRow): string[] {
  const written = aliases.slice(0, aliases.length - ruled);
  return [...new Set(written)].filter((alias) => alias !== name && alias !== full && alias !== short);
}

/** Other names on the card: it has room for what a reader asks first; panel and reader have all. */
const ON_CARD = 4;

/** Full, short and other names, what it was and what followed, its address; on the panel also how well its place is known. */
export function EntityNames({ details, size }: { details: EntityDetails; size: Size }) {
  const words = useStrings(entityStrings);
  const relating = useStrings(linkStrings);
  const { entity, successor } = details;
  // A former body whose name a rule made is told on its own page, not as a fact of this one.
  const predecessors = details.predecessors.filter(({ unwritten }) => unwritten !== 'rule');
  const { former } = entity;
  const limits = limitsOf(details);
  const others = otherNames(entity);
  const listed = size === 'card' ? others.slice(0, ON_CARD) : others;
  const history = [former?.until && words.until(former.until), former?.note].filter(Boolean).join(words.comma);
  const lines = [
    entity.full && entity.full !== entity.name && (
      <Line key="full" label={words.full}>
        {entity.full}
      </Line>
    ),
    entity.short && entity.short !== entity.name && (
      <Line key="short" label={words.short}>
        {entity.short}
      </Line>
    ),
    others.length > 0 && (
      <Line key="aliases" label={words.aliases}>
        {listed.join(words.join)}
        {listed.length < others.length && '…'}
      </Line>
    ),
    former && (
      <Line key="former" label={words.history}>
        {history}
        {successor && (
          <>
            {history && words.comma}
            {words.successor} <EntityLink entity={successor} />
          </>
        )}
      </Line>
    ),
    predecessors.length > 0 && (
      <Line key="predecessors" label={words.predecessors}>
        {predecessors.map((before, at) => (
          <span key={before.id}>
            {at > 0 && words.join}
            <EntityLink entity={before} />
          </span>
        ))}
      </Line>
    ),
    ...toldRelations(details).map((relation) => (
      <Line key={`${relation.relation} ${relation.name}`} label={relating.relations[relation.relation]}>
        <RelationLine relation={relation} />
      </Line>
    )),
    entity.address && (
      <Line key="address" label={words.address}>
        {entity.address}
      </Line>
    ),
    limits && (
      <Line key="limits" label={words.limits}>
        {limits.quote} <PrintedPage page={limits.page} />
      </Line>
    ),
    size === 'panel' && (
      <Line key="location" label={words.location}>
        <EntityLocation details={details} />
      </Line>
    ),
  ].filter(Boolean);
  return lines.length > 0 ? <dl className="entity-lines">{lines}</dl> : null;
}
