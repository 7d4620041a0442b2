import './card.css';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import type { BookInfo } from '../../data/yearbook/model';
import { LanguageContext, useStrings } from '../i18n';
import { KindChip } from '../ui/chip';
import type { CardData } from './load-card';
import { cardStrings } from './strings';

/** Where it belongs, outermost first; a district stands in its province and city. */
function BelongsTo({ data: { entity, chain, book }, onEntity }: { data: CardData; onEntity: (id: string) => void }) {
  const words = useStrings(cardStrings);
  const { kind } = entity;
  // A district stands in its city; of anything else that no area holds, only the book is known.
  if (chain.length === 0)
    return (
      <p className="card-path">
        {kind === 'district' ? `${book.province} › ${book.city}` : words.bookTitle(book.title)}
      </p>
    );
  return (
    <p className="card-path">
      {chain.map((parent, at) => (
        <span key={parent.id}>
          {at > 0 && <i aria-hidden="true"> › </i>}
          <button type="button" className="card-path-link" onClick={() => onEntity(parent.id)}>
            {parent.name}
          </button>
        </span>
      ))}
    </p>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="card-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Full, short and former names, as far as they differ from the heading. */
function OtherNames({ data, onEntity }: { data: CardData; onEntity: (id: string) => void }) {
  const words = useStrings(cardStrings);
  const { entity, successor } = data;
  const comma = useContext(LanguageContext) === 'zh' ? '，' : ', ';
  const { former } = entity;
  const lines: ReactNode[] = [];
  if (entity.full && entity.full !== entity.name)
    lines.push(
      <Line key="full" label={words.full}>
        {entity.full}
      </Line>,
    );
  if (entity.short && entity.short !== entity.name)
    lines.push(
      <Line key="short" label={words.short}>
        {entity.short}
      </Line>,
    );
  if (former)
    lines.push(
      <Line key="former" label={words.history}>
        {[former.until && words.formerUntil(former.until), former.note].filter(Boolean).join(comma)}
        {successor && (
          <>
            {comma}
            {words.successor}{' '}
            <button
              type="button"
              className={`card-inline-link card-link-${KINDS[successor.kind]}`}
              onClick={() => onEntity(successor.id)}
            >
              {successor.name}
            </button>
          </>
        )}
      </Line>,
    );
  if (entity.address)
    lines.push(
      <Line key="address" label={words.address}>
        {entity.address}
      </Line>,
    );
  return lines.length > 0 ? <dl className="card-lines">{lines}</dl> : null;
}

/** One row of the numbers the book gives, with their year and the pages they stand on. */
function Facts({ entity, book }: { entity: EntityRow; book: BookInfo }) {
  const words = useStrings(cardStrings);
  const language = useContext(LanguageContext);
  const facts = entity.facts.slice(0, 4);
  if (facts.length === 0) return null;
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  const pages = [...new Set(facts.map(({ page }) => page))].sort((a, b) => a - b);
  return (
    <section className="card-figures" aria-label={words.facts(book.year)}>
      <p className="card-figures-of">
        <span>{words.factsYear(book.year)}</span>
        <span className="card-page">{words.factsPages(pages)}</span>
      </p>
      <ul className="card-facts">
        {facts.map((fact) => (
          <li key={fact.label}>
            <b>
              {number.format(fact.value)}
              <small>{fact.unit}</small>
            </b>
            <span>{fact.label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A long name is broken first after 、 and around brackets, then evenly. */
function Name({ children }: { children: string }) {
  const phrases = children.split(/(?<=[、）])|(?=（)/);
  if (phrases.length === 1) return <span>{children}</span>;
  return (
    <span>
      {phrases.map((phrase) => (
        <span key={phrase} className="card-phrase">
          {phrase}
        </span>
      ))}
    </span>
  );
}

/** Name, kind, where it belongs, other names, figures. */
export function CardHead({ data, onEntity }: { data: CardData; onEntity: (id: string) => void }) {
  const words = useStrings(cardStrings);
  const { entity, book } = data;
  return (
    <header className="card-head">
      <BelongsTo data={data} onEntity={onEntity} />
      <h1 className="card-name">
        <Name>{entity.name}</Name> <KindChip kind={entity.kind} />
        {entity.former && <span className="chip chip-former">{words.former}</span>}
      </h1>
      <OtherNames data={data} onEntity={onEntity} />
      <Facts entity={entity} book={book} />
    </header>
  );
}
