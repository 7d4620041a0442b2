import { useState } from 'react';
import { entryHash } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { snippetAround } from '../entity/snippet';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import type { AtlasHost } from './host';
import { marked } from './marked';
import { atlasStrings } from './strings';

/** Entries shown before the reader asks for more. */
const FIRST = 8;

/** The entries about a place, ranked, each with its printed page and the sentence that names it. */
export function EntityEntries({ host, entity }: { host: AtlasHost; entity: EntityRow }) {
  const strings = useStrings(atlasStrings);
  const [count, setCount] = useState(FIRST);
  const refs = entity.entries.slice(0, count);
  const loaded = useLoaded(`entries ${refs.map((ref) => ref.entry).join()}`, (source) =>
    source.getEntries(refs.map((ref) => ref.entry)),
  );
  const names = [entity.name, ...entity.aliases];
  if (entity.entries.length === 0) return <p className="at-foot">{strings.entity.noEntries}</p>;
  const rows = new Map((loaded.state === 'ready' ? loaded.value : []).map((row) => [row.id, row]));
  const left = entity.entries.length - count;
  return (
    <section>
      <h3>{strings.entity.entries(entity.entries.length)}</h3>
      <ol className="at-entries" aria-busy={loaded.state === 'loading'}>
        {refs.map((ref) => {
          const row = rows.get(ref.entry);
          const cut = row && snippetAround(row.body, ref.at, names);
          return (
            <li key={ref.entry}>
              {row && (
                <a href={host.address('reader', entryHash(row.id))} target="_blank" rel="noreferrer">
                  <span className="at-entry-title">{row.title}</span>
                  <span className="at-printed">{strings.printed(row.page)}</span>
                  <span className="at-sub">
                    {row.category} › {row.section} · {strings.entity.rank[ref.rank]}
                  </span>
                  {cut && <span className="at-clamp">{marked(cut.text, cut.marks)}</span>}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <button type="button" className="button" onClick={() => setCount(count + 40)}>
          {strings.entity.more(Math.min(left, 40))}
        </button>
      )}
    </section>
  );
}
