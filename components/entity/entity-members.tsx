import type { ReactNode } from 'react';
import { KINDS, type Kind } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import { EntityLink } from './entity-names';
import { HEADING, type Size } from './size';
import { entityStrings } from './strings';
import './entity.css';

/** Groups longer than this are folded on the page. */
const OPEN = 24;

interface EntityMembersProps {
  id: string;
  size: Size;
  /** How a list of members is drawn where the names alone are not enough (rows that light on the map). */
  list?: (members: readonly EntityRow[], label: string) => ReactNode;
}

/** What lies directly in it, by kind: the communities of a street, the streets of the district. */
export function EntityMembers({ id, size, list }: EntityMembersProps) {
  const words = useStrings(entityStrings);
  const kinds = useStrings(kindLabels);
  const loaded = useLoaded(`within:${id}`, (source) => source.listWithin(id));
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  const members = loaded.value;
  const groups = (Object.keys(KINDS) as Kind[])
    .map((kind) => ({ kind, members: members.filter((member) => member.kind === kind) }))
    .filter((group) => group.members.length > 0);
  const Heading = HEADING[size];
  return (
    <section className="entity-part entity-members">
      <Heading>{words.members(members.length)}</Heading>
      {groups.map((group) => {
        const label = `${kinds[group.kind]} ${group.members.length}`;
        return (
          <details key={group.kind} open={group.members.length <= OPEN}>
            <summary>{label}</summary>
            {list ? list(group.members, label) : <Names members={group.members} />}
          </details>
        );
      })}
    </section>
  );
}

function Names({ members }: { members: readonly EntityRow[] }) {
  return (
    <ul>
      {members.map((member) => (
        <li key={member.id}>
          <EntityLink entity={member} />
        </li>
      ))}
    </ul>
  );
}
