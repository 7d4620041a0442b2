import { createContext, useContext } from 'react';

/** Chinese first; English is complete too. Each feature keeps its own `strings.ts` of this shape. */
export type Language = 'zh' | 'en';
export type Strings<T> = Record<Language, T>;

/** The reader's language: Chinese unless the browser speaks another language and not Chinese. */
export function languageOf(locale: string): Language {
  return /^en\b/i.test(locale) ? 'en' : 'zh';
}

export const LanguageContext = createContext<Language>('zh');

export function useStrings<T>(strings: Strings<T>): T {
  return strings[useContext(LanguageContext)];
}
