import type { ReaderRoute } from '../../data/routes';
import type { Column } from '../../data/yearbook/model';
import { pageWords } from '../citation';
import { useLanguage, useOurs } from '../i18n';
import { GoTo } from './navigation';
import './printed-page.css';

interface PrintedPageProps {
  page: number | null;
  column?: Column | null;
  /** What stands on that page, where it can be opened. */
  to?: ReaderRoute;
}

/** The printed page, in seal red; leads to the record where one is given. */
export function PrintedPage({ page, column, to }: PrintedPageProps) {
  const language = useLanguage();
  const ours = useOurs();
  if (page === null) return null;
  const words = ours(pageWords(page, column ?? null, language));
  if (!to) return <span className="printed">{words}</span>;
  return (
    <GoTo to={to} className="printed">
      {words}
    </GoTo>
  );
}
