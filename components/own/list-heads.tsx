import { type FormEvent, type ReactNode, useState } from 'react';
import { type Collection, OWN_LIMIT } from '../../data/own/shape';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { ownStrings } from './strings';

/** A list's name and how much is in it. */
export function Head({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <div className="own-head">
      <h2>
        {title}
        <small>{useStrings(ownStrings).items(count)}</small>
      </h2>
      {children}
    </div>
  );
}

interface CollectionHeadProps {
  collection: Collection;
  onName: (name: string) => void;
  onDelete: () => void;
  children: ReactNode;
}

/** A collection's name, which can be changed in place, and what can be done with the whole of it. */
export function CollectionHead({ collection, onName, onDelete, children }: CollectionHeadProps) {
  const words = useStrings(ownStrings);
  const common = useStrings(commonStrings);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    onName(typed ?? '');
    setTyped(null);
  };
  if (typed !== null)
    return (
      <form className="own-head" onSubmit={keep}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked to type here
          autoFocus
          type="text"
          className="own-field"
          aria-label={words.rename}
          maxLength={OWN_LIMIT.name}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
        />
        <button type="submit" className="button button-small button-main">
          {words.save}
        </button>
        <Button small onClick={() => setTyped(null)}>
          {common.cancel}
        </Button>
      </form>
    );
  return (
    <Head title={collection.name} count={collection.items.length}>
      {children}
      <Button small onClick={() => setTyped(collection.name)}>
        {words.rename}
      </Button>
      <Button small tone="danger" onClick={onDelete}>
        {words.remove}
      </Button>
    </Head>
  );
}
