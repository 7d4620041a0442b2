import { useContext, useEffect, useRef } from 'react';
import type { CardMention } from '../../data/messaging/card-protocol';
import { RULE_WORDS } from '../../data/recognizer/rule-words';
import type { BookInfo } from '../../data/yearbook/model';
import type { Citable } from '../citation';
import { CitationForms } from '../entity/citation-forms';
import { LanguageContext, useOurs, useStrings } from '../i18n';
import { cardStrings } from './strings';

/** Units of context shown; fewer after the mention are the end of its block. */
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
  const [before, after] = [mention.before.slice(-CONTEXT), mention.after.slice(0, CONTEXT)];
  return (
    <section ref={ref} tabIndex={-1} className="card-panel" aria-label={words.whyTitle}>
      <h2>{words.whyTitle}</h2>
      <blockquote className="card-context">
        {mention.start > before.length && '…'}
        {before}
        <mark className={mention.group === 'place' ? undefined : `mark-${mention.group}`}>{mention.text}</mark>
        {after}
        {mention.after.length >= CONTEXT && '…'}
      </blockquote>
      <p className="card-score">{words.score(Math.round(mention.score * 100))}</p>
      <Evidence rules={mention.rules} />
      {mention.others.length > 0 && <p>{words.couldBe(mention.others.map(nameOf))}</p>}
    </section>
  );
}

/** The bar of a rule of this weight, nats, takes its whole half. */
const FULL_BAR = 6;
/** Weights below this decide nothing. */
const LEAST = 0.3;

/** The rules that fired, the heaviest first, each with its weight as a bar: to the right for the name, to the left against it. */
function Evidence({ rules }: { rules: CardMention['rules'] }) {
  const language = useContext(LanguageContext);
  const ours = useOurs();
  const heaviest = rules
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return (
    <ul className="card-evidence">
      {heaviest.map(({ id, weight }) => (
        <li key={id}>
          <span>{ours(RULE_WORDS[id][language])}</span>
          <span className={weight > 0 ? 'card-weight for' : 'card-weight against'} aria-hidden="true">
            <i style={{ inlineSize: `${Math.min(1, Math.abs(weight) / FULL_BAR) * 50}%` }} />
          </span>
          <data value={weight}>{`${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`}</data>
        </li>
      ))}
    </ul>
  );
}

/** Name of an entity by its id: what stands behind the last slash, and in brackets the street that tells it from its like. */
function nameOf(id: string): string {
  const [name, street] = id.slice(id.lastIndexOf('/') + 1).split('@');
  return street ? `${name}（${street}）` : name!;
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
