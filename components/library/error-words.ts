import { toLibraryError } from '../../data/store/errors';
import type { Language } from '../i18n';

/** Anything that went wrong with the library, in one plain sentence. */
export function errorWords(error: unknown, language: Language): string {
  return toLibraryError(error).sentence(language === 'zh' ? 'zh-CN' : 'en');
}
