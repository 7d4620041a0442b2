import { createContext, useContext } from 'react';

/** Chinese first; English is complete too. */
export type Language = 'zh' | 'en';
export type Strings<T> = Record<Language, T>;

/** The strings of one feature: what the Chinese has, the English must have, with the same parameters. */
export function defineStrings<T>(zh: T, en: NoInfer<T>): Strings<T> {
  return { zh, en };
}

/** Whether a browser's language is written in traditional characters. */
export const isTraditional = (locale: string): boolean => /^zh-(TW|HK|MO|Hant)/i.test(locale);

/** The reader's language: Chinese unless the browser speaks another language and not Chinese. */
export function languageOf(locale: string): Language {
  return /^en\b/i.test(locale) ? 'en' : 'zh';
}

export const LanguageContext = createContext<Language>('zh');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Puts our Chinese words into another standard; null where they stand as they are written. */
export const RewriteContext = createContext<(<T>(words: T) => T) | null>(null);

export function useStrings<T>(strings: Strings<T>): T {
  const rewrite = useContext(RewriteContext);
  const language = useLanguage();
  const words = strings[language];
  return rewrite && language === 'zh' ? rewrite(words) : words;
}

/** Quoted words are not ours: they stand as somebody printed them. */
const QUOTED = /([“「『《‘][^”」』》’]*[”」』》’])/;

/**
 * Puts a Chinese sentence of ours that stands in no `strings.ts` (the ground of a position, a rule, a finding, an error) into
 * the reader's standard.
 */
export function useOurs(): (text: string) => string {
  const rewrite = useContext(RewriteContext);
  if (!rewrite) return asItIs;
  return (text) =>
    text
      .split(QUOTED)
      .map((part, at) => (at % 2 === 1 ? part : rewrite(part)))
      .join('');
}

const asItIs = (text: string): string => text;

/** BCP 47 tag for `Intl` and `lang`. */
export function localeOf(language: Language): 'zh-CN' | 'en' {
  return language === 'zh' ? 'zh-CN' : 'en';
}

const FORMATS: Strings<Intl.NumberFormat> = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en') };

/** A number as the reader's language writes it (1,344). */
export function formatNumber(value: number, language: Language): string {
  return FORMATS[language].format(value);
}

const ENGLISH = new Intl.PluralRules('en');

/** English counts: `plural(1, 'entry', 'entries')` is "1 entry", 1344 gives "1,344 entries" (Unicode plural rules). */
export function plural(count: number, one: string, other: string): string {
  return `${FORMATS.en.format(count)} ${ENGLISH.select(count) === 'one' ? one : other}`;
}
