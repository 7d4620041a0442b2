import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../../data/settings/shape';
import { NO_CHOICES, type ShelfChoices } from '../../data/shelf/choices';
import { isTraditional, type Language, LanguageContext, languageOf, RewriteContext } from '../i18n';
import { ShelfProvider } from '../shelf/shelf-context';
import { ErrorBoundary } from './error-boundary';
import '../tokens.css';
import '../ui/ui.css';
import { late } from '../ui/late';

/** Rare: it comes when something could not be kept. */
const UnkeptNotice = late(() => import('./unkept-notice').then((part) => part.UnkeptNotice));

const SettingsContext = createContext<Settings>(DEFAULT_SETTINGS);

export function useSettings(): Settings {
  return useContext(SettingsContext);
}

export function languageFor(choice: Settings['language'], browserLanguage: string): Language {
  if (choice === 'auto') return languageOf(browserLanguage);
  return choice === 'en' ? 'en' : 'zh';
}

interface ShellProps {
  /** Calls back with the settings now and on each change, until the signal aborts. */
  watch: (callback: (settings: Settings) => void, signal: AbortSignal) => void;
  /** The theme, where something else than the settings decides it (the card follows the page). */
  theme?: Settings['theme'];
  /** As `watch`, for the order and the badges of the books. */
  watchShelf?: (callback: (choices: ShelfChoices) => void) => () => void;
  /** Calls back with why a change of this page could not be kept, and with null once one was; returns how to end it. */
  watchUnkept?: (callback: (error: unknown) => void) => () => void;
  children: ReactNode;
}

/** Language, theme and settings for every page of ours. Shows nothing until the settings are read: no flash of the wrong ones. */
export function Shell({ watch, watchShelf, watchUnkept, theme, children }: ShellProps) {
  const [shelf, setShelf] = useState(NO_CHOICES);
  useEffect(() => watchShelf?.(setShelf), [watchShelf]);
  const [unkept, setUnkept] = useState<unknown>(null);
  useEffect(() => watchUnkept?.(setUnkept), [watchUnkept]);
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const end = new AbortController();
    watch(setSettings, end.signal);
    return () => end.abort();
  }, [watch]);
  const language = languageFor(settings?.language ?? 'auto', navigator.language);
  const traditional =
    settings?.language === 'tw' || (settings?.language === 'auto' && isTraditional(navigator.language));
  const [rewrite, setRewrite] = useState<(<T>(words: T) => T) | null>(null);
  useEffect(() => {
    if (!traditional) return setRewrite(null);
    let here = true;
    // Few want it: the table comes for them alone.
    void import('../traditional/rewrite').then((part) => here && setRewrite(() => part.rewrite));
    return () => {
      here = false;
    };
  }, [traditional]);
  const look = theme ?? settings?.theme ?? 'auto';
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'en' ? 'en' : traditional ? 'zh-TW' : 'zh-CN';
    if (look === 'auto') root.removeAttribute('data-theme');
    else root.dataset.theme = look;
  }, [language, traditional, look]);
  const value = useMemo(() => settings ?? DEFAULT_SETTINGS, [settings]);
  if (!settings || (traditional && !rewrite)) return null;
  return (
    <SettingsContext value={value}>
      <LanguageContext value={language}>
        <RewriteContext value={rewrite}>
          <ShelfProvider value={shelf}>
            <ErrorBoundary>
              {children}
              {unkept !== null && <UnkeptNotice error={unkept} onClose={() => setUnkept(null)} />}
            </ErrorBoundary>
          </ShelfProvider>
        </RewriteContext>
      </LanguageContext>
    </SettingsContext>
  );
}
