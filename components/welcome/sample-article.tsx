import { useCallback, useMemo, useState } from 'react';
import { EntityEntries } from '../entity/entity-entries';
import { EntityFigures } from '../entity/entity-figures';
import { EntityNames } from '../entity/entity-names';
import { EntityPath } from '../entity/entity-path';
import { EntityTitle } from '../entity/entity-title';
import { LiveText } from '../entity/live-text';
import { loadEntity } from '../entity/load-entity';
import { openNameFinder, type ReadNames } from '../entity/name-finder';
import { NameFinderProvider, useNameFinder } from '../entity/names-context';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import type { LibrarySource } from '../library/source';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { tryStrings } from './try-strings';

interface SampleArticleProps {
  pack: string;
  readNames?: ReadNames;
  onEntity: (page: 'reader' | 'atlas', entity: string) => void;
}

/** Entries looked at for one that shows many names. */
const CANDIDATES = 40;
/** Long enough to read, short enough to stand beside its card. */
const LENGTH = { least: 120, most: 420 };

/** Short entries of the streets, which name many places. */
async function candidatesOf(pack: string, source: LibrarySource) {
  const streets = (await source.listEntities(pack)).filter(({ kind, former }) => kind === 'street' && !former);
  const refs = streets.flatMap(({ entries }) => entries.slice(0, 8).map(({ entry }) => entry));
  const entries = await source.getEntries([...new Set(refs)].slice(0, CANDIDATES * 4));
  return entries.filter(({ body }) => body.length >= LENGTH.least && body.length <= LENGTH.most).slice(0, CANDIDATES);
}

/**
 * A passage to try the cards on: the entry of the book that names the most. Extensions may not mark pages of their own, so
 * the names are live by the parts the reader is made of.
 */
export function SampleArticle({ readNames, ...props }: SampleArticleProps) {
  const finder = useMemo(() => readNames && openNameFinder(readNames), [readNames]);
  const article = <Article {...props} />;
  return finder ? <NameFinderProvider value={finder}>{article}</NameFinderProvider> : article;
}

function Article({ pack, onEntity }: Omit<SampleArticleProps, 'readNames'>) {
  const words = useStrings(tryStrings);
  const finder = useNameFinder();
  const loaded = useLoaded(`sample:${pack}`, (source) => candidatesOf(pack, source));
  const candidates = loaded.state === 'ready' ? loaded.value : [];
  const entry = useMemo(() => {
    const named = candidates.map((one) => new Set(finder?.find(one.body)?.map(({ entity }) => entity)).size);
    return candidates[named.indexOf(Math.max(...named))];
  }, [candidates, finder]);
  const [shown, setShown] = useState<string | null>(null);
  const navigation = useCallback<Navigation>((to) => (to.page === 'entity' ? { onGo: () => setShown(to.id) } : {}), []);
  if (!entry) return null;
  return (
    <NavigationProvider value={navigation}>
      <section className="welcome-try" aria-label={words.sample}>
        <h2>{words.sample}</h2>
        <p className="hint">{words.sampleHint}</p>
        <div className="welcome-stage">
          <article className="welcome-article" lang="zh-CN">
            <h3>{entry.title}</h3>
            {entry.body.split('\n').map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
              <p key={at}>
                <LiveText text={paragraph} />
              </p>
            ))}
            <PrintedPage page={entry.page} />
          </article>
          {shown && <SampleCard key={shown} id={shown} onEntity={onEntity} />}
        </div>
      </section>
    </NavigationProvider>
  );
}

/** The card of a name, with the ways on. */
function SampleCard({ id, onEntity }: { id: string; onEntity: SampleArticleProps['onEntity'] }) {
  const common = useStrings(commonStrings);
  const words = useStrings(tryStrings);
  const loaded = useLoaded(`entity:${id}`, (source) => loadEntity(id, source));
  if (loaded.state !== 'ready' || !loaded.value) return null;
  const details = loaded.value;
  return (
    <aside className="welcome-card" aria-label={details.entity.name} aria-live="polite">
      <EntityPath details={details} />
      <EntityTitle entity={details.entity} size="panel" />
      <EntityNames details={details} size="card" />
      <EntityFigures details={details} size="card" />
      <EntityEntries details={details} size="card" />
      <p className="row">
        <Button onClick={() => onEntity('atlas', id)}>{words.onMap}</Button>
        <Button onClick={() => onEntity('reader', id)}>{common.reader}</Button>
      </p>
    </aside>
  );
}
