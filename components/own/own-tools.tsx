import { useRef, useState } from 'react';
import { withCollected, withCollection, withNote } from '../../data/own/changes';
import type { Own } from '../../data/own/shape';
import { withPin } from '../../data/settings/changes';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { Popover } from '../ui/popover';
import { NewCollection } from './new-collection';
import { NoteEditor } from './note-editor';
import './own.css';
import { type OwnHost, useOwnHost, useOwnWork } from './own-host';
import { ownStrings } from './strings';

interface OwnToolsProps {
  /** Id of an entity or an entry. */
  id: string;
  title: string;
}

/** What the reader does with something of a book: pin it, put it into a collection, write a note on it. */
export default function OwnTools({ id, title }: OwnToolsProps) {
  const host = useOwnHost();
  return host && <Tools key={id} host={host} id={id} title={title} />;
}

function Tools({ host, id, title }: OwnToolsProps & { host: OwnHost }) {
  const words = useStrings(ownStrings);
  const work = useOwnWork(host);
  const [writing, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const pinned = work?.pins.includes(id) ?? false;
  const note = work?.own.notes.find((one) => one.id === id)?.text ?? '';
  const leave = () => {
    setWriting(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no fieldset
    <div className="own" role="group" aria-label={words.tools}>
      <div className="own-row">
        <Button
          small
          aria-pressed={pinned}
          disabled={!work}
          onClick={() => host.changePins((ids) => withPin(ids, id, !pinned))}
        >
          {pinned ? words.unpin : words.pin}
        </Button>
        <Popover label={words.collect} className="button button-small">
          {() => work && <Collections own={work.own} id={id} host={host} />}
        </Popover>
        <Button small ref={button} disabled={!work} aria-expanded={writing} onClick={() => setWriting(!writing)}>
          {note ? words.editNote : words.writeNote}
        </Button>
      </div>
      {writing ? (
        <NoteEditor
          title={title}
          text={note}
          onCancel={leave}
          onSave={async (text) => {
            // What cannot be kept stays in the field.
            if (await host.changeOwn((own) => withNote(own, id, text, new Date().toISOString()))) leave();
          }}
        />
      ) : (
        note && (
          <aside className="own-note" aria-label={words.note}>
            {note}
          </aside>
        )
      )}
    </div>
  );
}

/** The collections it is in, to be changed, and one more to be made. */
function Collections({ own, id, host }: { own: Own; id: string; host: OwnHost }) {
  return (
    <div className="own-collections">
      {own.collections.map((collection) => (
        <label key={collection.key} className="own-check">
          <input
            type="checkbox"
            checked={collection.items.includes(id)}
            onChange={(event) => {
              const { checked } = event.target;
              host.changeOwn((now) => withCollected(now, collection.key, id, checked));
            }}
          />
          <span>{collection.name}</span>
        </label>
      ))}
      <NewCollection
        onMake={(name) => host.changeOwn((now) => withCollection(now, { key: crypto.randomUUID(), name, items: [id] }))}
      />
    </div>
  );
}
