import { useRef, useState } from 'react';
import { placed, withCollection, withItems, withName, withNote, withoutCollection } from '../../data/own/changes';
import type { Collection } from '../../data/own/shape';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { WhenLoaded } from '../library/when-loaded';
import { Notice } from '../ui/notice';
import { NoteRow } from './kept-rows';
import { CollectionHead, Head } from './list-heads';
import { loadThings, type Thing } from './load-things';
import { NewCollection } from './new-collection';
import { type Kept, OrderedRows } from './ordered-rows';
import './own.css';
import { type OwnHost, useOwnHost, useOwnWork } from './own-host';
import { ownStrings } from './strings';
import { TakeList } from './take-list';
import { type Undo, UndoLine } from './undo-line';

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
  const [undo, setUndo] = useState<Undo | null>(null);
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
  if (latest.current) return <Lists kept={{ ...work, host, things: latest.current, onUndo: setUndo }} undo={undo} />;
  return <WhenLoaded of={things}>{() => null}</WhenLoaded>;
}

/** All lists, and the line that brings back what was taken away. */
function Lists({ kept, undo }: { kept: Kept; undo: Undo | null }) {
  const words = useStrings(ownStrings);
  const { host, pins, own, onUndo } = kept;
  const empty = pins.length === 0 && own.collections.length === 0 && own.notes.length === 0;
  return (
    <>
      {empty && <Notice title={words.empty} hint={words.emptyHint} />}
      <Pins kept={kept} />
      {own.collections.map((collection, at) => (
        <CollectionList key={collection.key} collection={collection} at={at} kept={kept} />
      ))}
      <Notes kept={kept} />
      <NewCollection wide onMake={(name) => host.changeOwn((now) => withCollection(now, fresh(name)))} />
      <UndoLine undo={undo} onDone={() => onUndo(null)} />
    </>
  );
}

const fresh = (name: string): Collection => ({ key: crypto.randomUUID(), name, items: [] });

function Pins({ kept }: { kept: Kept }) {
  const words = useStrings(ownStrings);
  const { host, pins } = kept;
  if (pins.length === 0) return null;
  return (
    <section className="own-group" aria-label={words.pinned}>
      <Head title={words.pinned} count={pins.length}>
        <TakeList name={words.pinned} ids={pins} kept={kept} />
      </Head>
      <OrderedRows list={{ key: null, ids: pins, change: (next) => host.changePins(next) }} kept={kept} />
    </section>
  );
}

function CollectionList({ collection, at, kept }: { collection: Collection; at: number; kept: Kept }) {
  const words = useStrings(ownStrings);
  const { host, onUndo } = kept;
  const { key, name, items } = collection;
  return (
    <section className="own-group" aria-label={name}>
      <CollectionHead
        collection={collection}
        onName={(next) => host.changeOwn((now) => withName(now, key, next))}
        onDelete={() => {
          host.changeOwn((now) => withoutCollection(now, key));
          onUndo({
            words: words.deleted(name),
            run: () => host.changeOwn((now) => withCollection(now, collection, at)),
          });
        }}
      >
        {items.length > 0 && <TakeList name={name} ids={items} kept={kept} />}
      </CollectionHead>
      {items.length === 0 && <p className="reader-hint">{words.noneIn}</p>}
      <OrderedRows
        list={{ key, ids: items, change: (next) => host.changeOwn((now) => withItems(now, key, next)) }}
        kept={kept}
      />
    </section>
  );
}

/** Notes, the newest first. */
function Notes({ kept }: { kept: Kept }) {
  const words = useStrings(ownStrings);
  const { host, pins, own, things, onUndo } = kept;
  if (own.notes.length === 0) return null;
  const inLists = new Set([...pins, ...own.collections.flatMap(({ items }) => items)]);
  return (
    <section className="own-group" aria-label={words.notes}>
      <Head title={words.notes} count={own.notes.length}>
        <TakeList name={words.notes} ids={own.notes.map(({ id }) => id)} kept={kept} />
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
              onUndo({
                words: words.deletedNote(things.get(id)?.title ?? id),
                run: () => host.changeOwn((now) => withNote(now, id, text, at)),
              });
            }}
            onPin={inLists.has(id) ? undefined : () => host.changePins((now) => placed(now, id, undefined))}
            onUnpin={pins.includes(id) ? () => host.changePins((now) => placed(now, id, null)) : undefined}
          />
        ))}
      </ol>
    </section>
  );
}
