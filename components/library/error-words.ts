import { toLibraryError } from '../../data/store/errors';
import { type Language, useLanguage, useOurs } from '../i18n';

/** Anything that went wrong with the library, in one plain sentence; Chinese as it is written (`useErrorWords` for the reader's own). */
export function errorWords(error: unknown, language: Language): string {
  return toLibraryError(error).sentence(language === 'zh' ? 'zh-CN' : 'en');
}

/** The same in the reader's language and characters. */
export function useErrorWords(): (error: unknown) => string {
  const language = useLanguage();
  const ours = useOurs();
  return (error) => ours(errorWords(error, language));
}
