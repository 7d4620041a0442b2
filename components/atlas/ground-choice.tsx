import { useState } from 'react';
import { useStrings } from '../i18n';
import { providerOf, TILE_PROVIDERS, type TileProvider, tileStrings } from '../map/tiles';
import './ground-choice.css';
import { groundWords } from './ground-words';

/**
 * Choice of the base map. Offline unless the reader turns a provider on; each says first what it reveals and to whom.
 * Complexity: every ground has its own words and its own state.
 */
export function GroundChoice({
  tiles,
  onTiles,
}: {
  tiles: { url: string; attribution: string } | null;
  onTiles: (tiles: { url: string; attribution: string } | null) => void;
}) {
  const strings = useStrings(groundWords);
  const words = useStrings(tileStrings);
  const current = tiles ? providerOf(tiles.url) : 'offline';
  const [choice, setChoice] = useState<TileProvider['id'] | 'offline'>(current);
  const [text, setText] = useState(current === 'custom' ? (tiles?.url ?? '') : '');
  const provider = TILE_PROVIDERS.find((one) => one.id === choice);
  const url =
    provider?.url === null ? text.trim() : (provider?.url.replace('{key}', encodeURIComponent(text.trim())) ?? '');
  const valid =
    provider !== undefined &&
    (provider.url === null
      ? /^https:\/\/[^\s"'<>]*\{z\}[^\s"'<>]*$/.test(url) && /\{x\}/.test(url) && /\{y\}/.test(url)
      : !provider.needsKey || text.trim() !== '');
  return (
    <fieldset className="at-ground">
      <legend>{strings.ground}</legend>
      {(['offline', ...TILE_PROVIDERS.map((one) => one.id)] as const).map((id) => (
        <label key={id}>
          <input
            type="radio"
            name="ground"
            checked={choice === id}
            onChange={() => {
              setChoice(id);
              setText('');
              if (id === 'offline') onTiles(null);
            }}
          />
          {words[id].name}
        </label>
      ))}
      <p>{words[choice].reveals}</p>
      {provider && (provider.needsKey || provider.url === null) && (
        <input
          type="text"
          value={text}
          aria-label={provider.needsKey ? strings.key : strings.address}
          placeholder={provider.needsKey ? strings.key : strings.address}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {provider?.url === null && text !== '' && !valid && <p role="alert">{strings.invalidAddress}</p>}
      {provider && (choice !== current || url !== tiles?.url) && (
        <button
          type="button"
          className="button"
          disabled={!valid}
          onClick={() => onTiles({ url, attribution: provider.attribution || new URL(url).hostname })}
        >
          {strings.turnOn}
        </button>
      )}
    </fieldset>
  );
}
