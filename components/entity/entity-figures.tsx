import type { Fact } from '../../data/gazetteer/model';
import { sourceRoute } from '../../data/routes';
import { formatNumber, type Language, useLanguage, useStrings } from '../i18n';
import { Table } from '../ui/table';
import { figureLabel, figureUnit } from './figure-words';
import type { EntityDetails } from './load-entity';
import { PrintedPage } from './printed-page';
import { HEADING, type Size } from './size';
import { entityStrings } from './strings';
import './entity.css';

/** "68,897 人", "4.2 km²": a figure with its unit as the reader's language writes it. */
export function figureWords(
  { value, unit, about }: Pick<Fact, 'value' | 'unit' | 'about'>,
  language: Language,
): string {
  const number = `${about ? (language === 'zh' ? '约' : 'about ') : ''}${formatNumber(value, language)}`;
  const words = figureUnit(unit, language);
  return language === 'zh' ? `${number}${words}` : `${number} ${words}`.trim();
}

/** The numbers the book gives: four in a row on the card, else all of them, each with the page it was read from. */
export function EntityFigures({ details: { entity, book }, size }: { details: EntityDetails; size: Size }) {
  const words = useStrings(entityStrings);
  const language = useLanguage();
  if (entity.facts.length === 0) return null;
  if (size === 'card') return <Strip facts={entity.facts.slice(0, 4)} year={book.year} />;
  const Heading = HEADING[size];
  return (
    <section className="entity-part">
      <Heading>{words.figures(book.year)}</Heading>
      <Table
        label={words.figures(book.year)}
        quietHead
        rowHeaders
        columns={[
          { header: words.figure },
          { header: words.value, numeric: true },
          { header: words.source, numeric: true },
        ]}
        rows={entity.facts.map((fact) => ({
          key: `${fact.label} ${fact.source}`,
          cells: [
            figureLabel(fact.label, language),
            figureWords(fact, language),
            <PrintedPage key="page" page={fact.page} to={sourceRoute(fact.source)} />,
          ],
        }))}
      />
    </section>
  );
}

function Strip({ facts, year }: { facts: readonly Fact[]; year: number }) {
  const words = useStrings(entityStrings);
  const language = useLanguage();
  const pages = [...new Set(facts.map(({ page }) => page))].sort((a, b) => a - b);
  return (
    <section className="entity-figures" aria-label={words.figures(year)}>
      <p className="entity-figures-of">
        <span>{words.figuresOf(year)}</span>
        <span className="printed">{words.pages(pages)}</span>
      </p>
      <ul>
        {facts.map((fact) => (
          <li key={fact.label}>
            <b>
              {formatNumber(fact.value, language)}
              <small>{figureUnit(fact.unit, language)}</small>
            </b>
            <span>{figureLabel(fact.label, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
