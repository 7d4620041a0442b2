import { type Compared, compareFigures } from '../../data/gazetteer/compare';
import { sourceRoute } from '../../data/routes';
import { useLanguage, useStrings } from '../i18n';
import { Chip } from '../ui/chip';
import { figureWords } from './entity-figures';
import { figureLabel } from './figure-words';
import type { EntityDetails } from './load-entity';
import { PrintedPage } from './printed-page';
import { entityStrings } from './strings';

interface PageFiguresProps {
  details: EntityDetails;
  /** Text of the page before and after the name. */
  before: string;
  after: string;
}

const TONE = { same: 'place', near: 'quiet', year: 'quiet', differs: 'organization' } as const;

/** Figures that the page gives for the name, each beside the book's, with both sources; nothing where it gives none. */
export function PageFigures({ details: { entity, book }, before, after }: PageFiguresProps) {
  const words = useStrings(entityStrings).compare;
  const found = compareFigures(before, after, entity.facts, book.year);
  if (found.length === 0) return null;
  return (
    <section className="entity-compare" aria-label={words.title}>
      <ul>
        {found.map((one) => (
          <Row key={one.label} one={one} year={book.year} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, year }: { one: Compared; year: number }) {
  const words = useStrings(entityStrings).compare;
  const language = useLanguage();
  const { fact, verdict } = one;
  return (
    <li>
      <span className="entity-compare-head">
        <b>{figureLabel(one.label, language)}</b>
        <Chip tone={TONE[verdict]}>{words.verdicts[verdict]}</Chip>
      </span>
      <span>
        {words.page(one.year)} <q lang="zh-CN">{one.text}</q> · {words.book(year)} {figureWords(fact, language)}{' '}
        <PrintedPage page={fact.page} to={sourceRoute(fact.source)} />
      </span>
    </li>
  );
}
