import { moved, placed, withCollected } from '../../data/own/changes';
import type { Own } from '../../data/own/shape';
import { useStrings } from '../i18n';
import type { MenuItem } from '../ui/menu';
import { Row, RowMenu } from './kept-rows';
import type { Thing } from './load-things';
import type { OwnHost } from './own-host';
import { ownStrings } from './strings';
import type { Undo } from './undo-line';

/** What a reader keeps, what is known of it, and where changes go. */
export interface Kept {
  host: OwnHost;
  pins: readonly string[];
  own: Own;
  /** By id: what the library says of it; nothing for what is in no book on the shelf. */
  things: ReadonlyMap<string, Thing>;
  /** Says what was taken away last, and how it comes back; null: nothing more to say. */
  onUndo: (undo: Undo | null) => void;
}

export const noteOf = (own: Own, id: string) => own.notes.find((note) => note.id === id)?.text ?? '';

/** A list that the reader orders: the pins (`key` null), or a collection. */
export interface OrderedList {
  key: string | null;
  ids: readonly string[];
  change: (next: (ids: string[]) => string[]) => void;
}

/** The rows of such a list, each with its menu: up, down, into another list, out of this one. */
export function OrderedRows({ list, kept }: { list: OrderedList; kept: Kept }) {
  return (
    <ol className="own-list">
      {list.ids.map((id, at) => (
        <OrderedRow key={id} id={id} at={at} list={list} kept={kept} />
      ))}
    </ol>
  );
}

function OrderedRow({ id, at, list, kept }: { id: string; at: number; list: OrderedList; kept: Kept }) {
  const words = useStrings(ownStrings);
  const { things, own, onUndo } = kept;
  const title = things.get(id)?.title ?? id;
  const takeOut = () => {
    list.change((now) => placed(now, id, null));
    onUndo({ words: words.removed(title), run: () => list.change((now) => placed(now, id, at)) });
  };
  const step = (by: number) => () => list.change((now) => moved(now, id, by));
  const places: MenuItem[] = [];
  if (at > 0) places.push({ id: 'up', label: words.up, onSelect: step(-1) });
  if (at < list.ids.length - 1) places.push({ id: 'down', label: words.down, onSelect: step(1) });
  return (
    <Row id={id} thing={things.get(id)} note={noteOf(own, id)}>
      <RowMenu
        title={title}
        groups={[
          { items: places },
          { items: otherLists(id, list, kept, words) },
          { items: [{ id: 'out', label: words.takeOut, onSelect: takeOut }] },
        ]}
      />
    </Row>
  );
}

/** The lists that something could go to instead: collections that do not hold it, and the pins. */
function otherLists(
  id: string,
  list: OrderedList,
  { host, pins, own }: Kept,
  words: (typeof ownStrings)['zh'],
): MenuItem[] {
  const leave = () => list.change((now) => placed(now, id, null));
  const items: MenuItem[] = own.collections
    .filter(({ key, items }) => key !== list.key && !items.includes(id))
    .map(({ key, name }) => ({
      id: key,
      label: words.moveTo(name),
      onSelect: () => {
        leave();
        host.changeOwn((now) => withCollected(now, key, id, true));
      },
    }));
  if (list.key !== null && !pins.includes(id))
    items.push({
      id: 'pins',
      label: words.moveToPins,
      onSelect: () => {
        leave();
        host.changePins((now) => placed(now, id, undefined));
      },
    });
  return items;
}
