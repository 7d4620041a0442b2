import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../../data/settings/shape';
import { NO_CHOICES, type ShelfChoices } from '../../data/shelf/choices';
import { type Language, LanguageContext, languageOf } from '../i18n';
import { ShelfProvider } from '../shelf/shelf-context';
import { ErrorBoundary } from './error-boundary';
import '../tokens.css';
import '../ui/ui.css';

const SettingsContext = createContext<Settings>(DEFAULT_SETTINGS);

export function useSettings(): Settings {
  return useContext(SettingsContext);
}

export function languageFor(choice: Settings['language'], browserLanguage: string): Language {
  return choice === 'auto' ? languageOf(browserLanguage) : choice;
}

interface ShellProps {
  /** Calls back with the settings now and on each change, until the signal aborts. */
  watch: (callback: (settings: Settings) => void, signal: AbortSignal) => void;
  /** The theme, where something else than the settings decides it (the card follows the page). */
  theme?: Settings['theme'];
  /** As `watch`, for the order and the badges of the books. */
  watchShelf?: (callback: (choices: ShelfChoices) => void) => () => void;
  children: ReactNode;
}

/** Language, theme and settings for every page of ours. Shows nothing until the settings are read: no flash of the wrong ones. */
export function Shell({ watch, watchShelf, theme, children }: ShellProps) {
  const [shelf, setShelf] = useState(NO_CHOICES);
  useEffect(() => watchShelf?.(setShelf), [watchShelf]);
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const end = new AbortController();
    watch(setSettings, end.signal);
    return () => end.abort();
  }, [watch]);
  const language = languageFor(settings?.language ?? 'auto', navigator.language);
  const look = theme ?? settings?.theme ?? 'auto';
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (look === 'auto') root.removeAttribute('data-theme');
    else root.dataset.theme = look;
  }, [language, look]);
  const value = useMemo(() => settings ?? DEFAULT_SETTINGS, [settings]);
  if (!settings) return null;
  return (
    <SettingsContext value={value}>
      <LanguageContext value={language}>
        <ShelfProvider value={shelf}>
          <ErrorBoundary>{children}</ErrorBoundary>
        </ShelfProvider>
      </LanguageContext>
    </SettingsContext>
  );
}
