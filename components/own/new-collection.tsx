import { useState } from 'react';
import { OWN_LIMIT } from '../../data/own/shape';
import { useStrings } from '../i18n';
import { ownStrings } from './strings';

/** A field for the name of one more collection. `wide`: on a page of its own, not in a popover. */
export function NewCollection({ wide = false, onMake }: { wide?: boolean; onMake: (name: string) => void }) {
  const words = useStrings(ownStrings);
  const [name, setName] = useState('');
  return (
    <form
      className={wide ? 'own-row own-group' : 'own-row'}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onMake(name);
        setName('');
      }}
    >
      <input
        type="text"
        className={wide ? 'own-field own-new' : 'own-field'}
        aria-label={words.newCollection}
        placeholder={words.newCollection}
        maxLength={OWN_LIMIT.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button button-small" disabled={name.trim() === ''}>
        {words.make}
      </button>
    </form>
  );
}
