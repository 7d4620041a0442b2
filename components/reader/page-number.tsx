import { useContext } from 'react';
import type { Column } from '../../data/yearbook/model';
import { pageWords } from '../citation';
import { LanguageContext } from '../i18n';

/** The printed page in seal red. */
export function PageNumber({ page, column }: { page: number | null; column?: Column | null }) {
  const language = useContext(LanguageContext);
  if (page === null) return null;
  return <span className="reader-page">{pageWords(page, column ?? null, language)}</span>;
}
