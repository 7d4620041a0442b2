import type { ReactNode } from 'react';
import { useStrings } from '../i18n';
import './schematic.css';
import { mapStrings } from './strings';

/**
 * Where something belongs, for a book that brings no map: boxes within boxes by name. It shows what is known and nothing of
 * distance or direction.
 * @param chain names, outermost first; the last is what is shown
 */
export function Nested({ chain }: { chain: readonly string[] }) {
  const strings = useStrings(mapStrings);
  return (
    <div className="ym-nested">
      <div role="img" aria-label={chain.join(' › ')}>
        {chain.reduceRight<ReactNode>(
          (inner, name, at) =>
            at === chain.length - 1 ? (
              <b key={name}>{name}</b>
            ) : (
              <div key={name} className="ym-nest">
                <span>{name}</span>
                {inner}
              </div>
            ),
          null,
        )}
      </div>
      <p>{strings.noGround}</p>
    </div>
  );
}
