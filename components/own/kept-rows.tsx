import { type ReactNode, useState } from 'react';
import { readerHash } from '../../data/routes';
import { pageWords } from '../citation';
import { useLanguage, useOurs, useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { Menu } from '../ui/menu';
import { Popover } from '../ui/popover';
import type { Thing } from './load-things';
import { NoteEditor } from './note-editor';
import { ownStrings } from './strings';

/** Something kept, its note under it. */
export function Row({ id, thing, note, children }: { id: string; thing?: Thing; note?: string; children: ReactNode }) {
  return (
    <li className="own-item">
      <ThingLink id={id} thing={thing} />
      {children}
      {note && <p className="own-note">{note}</p>}
    </li>
  );
}

function ThingLink({ id, thing }: { id: string; thing?: Thing }) {
  const words = useStrings(ownStrings);
  const kinds = useStrings(kindLabels);
  const language = useLanguage();
  const ours = useOurs();
  const title = <b lang="zh-CN">{thing?.title ?? id}</b>;
  if (!thing?.route)
    return (
      <span className="own-link">
        {title}
        <small>{[thing?.book, words.gone].filter(Boolean).join(' · ')}</small>
      </span>
    );
  const under = [thing.kind ? kinds[thing.kind] : words.entry, thing.book, ours(pageWords(thing.page, null, language))];
  return (
    <a className="own-link" href={readerHash(thing.route)}>
      {title}
      <small>{under.filter(Boolean).join(' · ')}</small>
    </a>
  );
}

export function RowMenu({ title, groups }: { title: string; groups: Parameters<typeof Menu>[0]['groups'] }) {
  const words = useStrings(ownStrings);
  return (
    <Popover label={words.rowMenu(title)} face="⋯" className="button button-small">
      {(close) => (
        <Menu
          label={words.rowMenu(title)}
          groups={groups.map((group) => ({
            ...group,
            items: group.items.map((item) => ({
              ...item,
              onSelect: () => {
                close();
                item.onSelect();
              },
            })),
          }))}
        />
      )}
    </Popover>
  );
}

interface NoteRowProps {
  id: string;
  thing?: Thing;
  text: string;
  /** Whether it could be kept: what cannot stays in the field. */
  onSave: (text: string) => Promise<boolean>;
  onDelete: () => void;
  onPin?: () => void;
  onUnpin?: () => void;
}

/** A note with what it is about. */
export function NoteRow({ id, thing, text, onSave, onDelete, onPin, onUnpin }: NoteRowProps) {
  const words = useStrings(ownStrings);
  const [writing, setWriting] = useState(false);
  const title = thing?.title ?? id;
  return (
    <Row id={id} thing={thing} note={writing ? undefined : text}>
      <RowMenu
        title={title}
        groups={[
          {
            items: [
              { id: 'edit', label: words.editNote, onSelect: () => setWriting(true) },
              ...(onPin ? [{ id: 'pin', label: words.pin, onSelect: onPin }] : []),
              ...(onUnpin ? [{ id: 'unpin', label: words.unpin, onSelect: onUnpin }] : []),
            ],
          },
          { items: [{ id: 'delete', label: words.remove, onSelect: onDelete }] },
        ]}
      />
      {writing && (
        <NoteEditor
          title={title}
          text={text}
          onCancel={() => setWriting(false)}
          onSave={async (next) => {
            if (await onSave(next)) setWriting(false);
          }}
        />
      )}
    </Row>
  );
}
