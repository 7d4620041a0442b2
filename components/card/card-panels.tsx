import { useEffect, useRef } from 'react';
import type { CardMention } from '../../data/messaging/card-protocol';
import type { BookInfo } from '../../data/yearbook/model';
import type { Citable } from '../citation';
import { CitationForms } from '../entity/citation-forms';
import { useStrings } from '../i18n';
import { cardStrings } from './strings';

/** Units of context that come with a mention; fewer after it are the end of its block. */
const CONTEXT = 40;

/** Moves focus into a panel when it opens, so that Esc and the screen reader are in the right place. */
function useFocusOnOpen<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

/** The text around the mention and the reason, in the page's own words. */
export function WhyPanel({ mention }: { mention: CardMention }) {
  const words = useStrings(cardStrings);
  const ref = useFocusOnOpen<HTMLElement>();
  return (
    <section ref={ref} tabIndex={-1} className="card-panel" aria-label={words.whyTitle}>
      <h2>{words.whyTitle}</h2>
      <blockquote className="card-context">
        {mention.start > mention.before.length && '…'}
        {mention.before}
        <mark className={mention.group === 'place' ? undefined : `mark-${mention.group}`}>{mention.text}</mark>
        {mention.after}
        {mention.after.length >= CONTEXT && '…'}
      </blockquote>
      <p>
        {mention.reason}
        <span className="card-score"> · {words.score(Math.round(mention.score * 100))}</span>
      </p>
    </section>
  );
}

/** Ready citations of the entry that ranks first. */
export function CitePanel({ piece, book }: { piece: Citable; book: BookInfo }) {
  const words = useStrings(cardStrings);
  const ref = useFocusOnOpen<HTMLElement>();
  return (
    <section ref={ref} tabIndex={-1} className="card-panel" aria-label={words.citeTitle}>
      <h2>{words.citeTitle}</h2>
      <CitationForms piece={piece} book={book} />
    </section>
  );
}
