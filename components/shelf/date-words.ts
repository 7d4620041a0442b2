import { type Language, localeOf } from '../i18n';

/** A stored time as a date; null where what is stored is no time (another clock, another hand): nothing is said then. */
export function dateWords(stored: string, language: Language): string | null {
  const time = Date.parse(stored);
  return Number.isNaN(time) ? null : new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(time);
}
