import { useRef, useState } from 'react';
import { publicAddress } from '../../data/address';
import {
  moved,
  placed,
  withCollected,
  withCollection,
  withName,
  withNote,
  withoutCollection,
} from '../../data/own/changes';
import type { Collection, Own } from '../../data/own/shape';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import { WhenLoaded } from '../library/when-loaded';
import { TakeAlong } from '../reader/take-along';
import { commonStrings } from '../strings/common';
import { Notice } from '../ui/notice';
import { NoteRow, Row, RowMenu } from './kept-rows';
import { CollectionHead, Head } from './list-heads';
import { loadThings, type Thing } from './load-things';
import { NewCollection } from './new-collection';
import './own.css';
import { type OwnHost, useOwnHost, useOwnWork } from './own-host';
import { ownStrings } from './strings';

/** What was taken away last, and how it comes back. */
interface Undo {
  words: string;
  run: () => void;
}

/** Everything of the reader's own in one place: pins, collections, notes. */
export function MinePage() {
  const words = useStrings(ownStrings);
  const host = useOwnHost();
  return (
    <>
      <h1>{words.mine}</h1>
      <p className="reader-hint">{words.hint}</p>
      {host && <Mine host={host} />}
    </>
  );
}

function Mine({ host }: { host: OwnHost }) {
  const work = useOwnWork(host);
  const ids = work
    ? [
        ...new Set([
          ...work.pins,
          ...work.own.collections.flatMap(({ items }) => items),
          ...work.own.notes.map(({ id }) => id),
        ]),
      ]
    : [];
  const things = useLoaded(`things:${ids.join('\n')}`, (source) => loadThings(ids, source));
  // What is there stays while it is asked for anew: a row that moves does not blink.
  const latest = useRef<Map<string, Thing> | null>(null);
  if (things.state === 'ready') latest.current = things.value;
  if (!work) return null;
  if (latest.current) return <Lists host={host} pins={work.pins} own={work.own} things={latest.current} />;
  return <WhenLoaded of={things}>{() => null}</WhenLoaded>;
}

interface ListsProps {
  host: OwnHost;
  pins: readonly string[];
  own: Own;
  things: ReadonlyMap<string, Thing>;
}

function Lists({ host, pins, own, things }: ListsProps) {
  const words = useStrings(ownStrings);
  const common = useStrings(commonStrings);
  const [undo, setUndo] = useState<Undo | null>(null);
  const titleOf = (id: string) => things.get(id)?.title ?? id;
  const noteOf = (id: string) => own.notes.find((note) => note.id === id)?.text ?? '';
  const collect = (key: string, id: string, place?: number) =>
    host.changeOwn((now) => withCollected(now, key, id, true, place));
  const unpin = (id: string) => host.changePins((now) => placed(now, id, null));
  /** A list that the reader orders: pins, or a collection. */
  const rows = (
    ids: readonly string[],
    list: { key: string | null; change: (next: (ids: string[]) => string[]) => void },
  ) =>
    ids.map((id, at) => {
      const title = titleOf(id);
      const takeOut = () => {
        list.change((now) => placed(now, id, null));
        setUndo({ words: words.removed(title), run: () => list.change((now) => placed(now, id, at)) });
      };
      const elsewhere = own.collections
        .filter(({ key, items }) => key !== list.key && !items.includes(id))
        .map(({ key, name }) => ({
          id: key,
          label: words.moveTo(name),
          onSelect: () => {
            list.change((now) => placed(now, id, null));
            collect(key, id);
          },
        }));
      const toPins =
        list.key === null || pins.includes(id)
          ? []
          : [
              {
                id: 'pins',
                label: words.moveToPins,
                onSelect: () => {
                  list.change((now) => placed(now, id, null));
                  host.changePins((now) => placed(now, id, undefined));
                },
              },
            ];
      const items = [
        ...(at > 0 ? [{ id: 'up', label: words.up, onSelect: () => list.change((now) => moved(now, id, -1)) }] : []),
        ...(at < ids.length - 1
          ? [{ id: 'down', label: words.down, onSelect: () => list.change((now) => moved(now, id, 1)) }]
          : []),
      ];
      return (
        <Row key={id} id={id} thing={things.get(id)} note={noteOf(id)}>
          <RowMenu
            title={title}
            groups={[
              { items },
              { items: [...elsewhere, ...toPins] },
              { items: [{ id: 'out', label: words.takeOut, onSelect: takeOut }] },
            ]}
          />
        </Row>
      );
    });
  const inLists = new Set([...pins, ...own.collections.flatMap(({ items }) => items)]);
  const empty = pins.length === 0 && own.collections.length === 0 && own.notes.length === 0;
  return (
    <>
      {empty && <Notice title={words.empty} hint={words.emptyHint} />}
      {pins.length > 0 && (
        <section className="own-group" aria-label={words.pinned}>
          <Head title={words.pinned} count={pins.length}>
            <Take name={words.pinned} ids={pins} things={things} noteOf={noteOf} />
          </Head>
          <ol className="own-list">{rows(pins, { key: null, change: (next) => host.changePins(next) })}</ol>
        </section>
      )}
      {own.collections.map((collection, at) => (
        <section key={collection.key} className="own-group" aria-label={collection.name}>
          <CollectionHead
            collection={collection}
            onName={(name) => host.changeOwn((now) => withName(now, collection.key, name))}
            onDelete={() => {
              host.changeOwn((now) => withoutCollection(now, collection.key));
              setUndo({
                words: words.deleted(collection.name),
                run: () => host.changeOwn((now) => withCollection(now, collection, at)),
              });
            }}
          >
            {collection.items.length > 0 && (
              <Take name={collection.name} ids={collection.items} things={things} noteOf={noteOf} />
            )}
          </CollectionHead>
          {collection.items.length === 0 && <p className="reader-hint">{words.noneIn}</p>}
          <ol className="own-list">
            {rows(collection.items, {
              key: collection.key,
              change: (next) =>
                host.changeOwn((now) => ({
                  ...now,
                  collections: now.collections.map((one) =>
                    one.key === collection.key ? { ...one, items: next(one.items) } : one,
                  ),
                })),
            })}
          </ol>
        </section>
      ))}
      {own.notes.length > 0 && (
        <section className="own-group" aria-label={words.notes}>
          <Head title={words.notes} count={own.notes.length}>
            <Take name={words.notes} ids={own.notes.map(({ id }) => id)} things={things} noteOf={noteOf} />
          </Head>
          <ol className="own-list">
            {[...own.notes].reverse().map(({ id, text, at }) => (
              <NoteRow
                key={id}
                id={id}
                thing={things.get(id)}
                text={text}
                onSave={(next) => host.changeOwn((now) => withNote(now, id, next, new Date().toISOString()))}
                onDelete={() => {
                  host.changeOwn((now) => withNote(now, id, '', at));
                  setUndo({
                    words: words.deletedNote(titleOf(id)),
                    run: () => host.changeOwn((now) => withNote(now, id, text, at)),
                  });
                }}
                onPin={inLists.has(id) ? undefined : () => host.changePins((now) => placed(now, id, undefined))}
                onUnpin={pins.includes(id) ? () => unpin(id) : undefined}
              />
            ))}
          </ol>
        </section>
      )}
      <NewCollection wide onMake={(name) => host.changeOwn((now) => withCollection(now, fresh(name)))} />
      <div role="status" className="own-undo">
        {undo && (
          <>
            <span>{undo.words}</span>
            <button
              type="button"
              className="link"
              onClick={() => {
                undo.run();
                setUndo(null);
              }}
            >
              {common.undo}
            </button>
          </>
        )}
      </div>
    </>
  );
}

const fresh = (name: string): Collection => ({ key: crypto.randomUUID(), name, items: [] });

interface TakeProps {
  name: string;
  ids: readonly string[];
  things: ReadonlyMap<string, Thing>;
  noteOf: (id: string) => string;
}

/** A list as a file: what, of which book, on which page, the note, the address that travels. */
function Take({ name, ids, things, noteOf }: TakeProps) {
  const { columns, entry } = useStrings(ownStrings);
  const kinds = useStrings(kindLabels);
  const rows = ids.map((id) => {
    const thing = things.get(id);
    return [
      thing?.title ?? id,
      thing?.kind ? kinds[thing.kind] : thing?.route ? entry : '',
      thing?.book ?? '',
      String(thing?.page ?? ''),
      noteOf(id),
      publicAddress(id),
    ];
  });
  const { title, kind, book, page, note, address } = columns;
  const file = name.replace(/[\\/:*?"<>|\s]+/g, '-');
  return <TakeAlong file={file} header={[title, kind, book, page, note, address]} rows={rows} />;
}
