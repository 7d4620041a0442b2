import { createRoot } from 'react-dom/client';
import { Atlas } from '../../components/atlas/Atlas';
import { LanguageContext, languageOf } from '../../components/i18n';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { readSettings, watchSettings } from '../../data/settings';
import * as store from '../../data/store';
import { browserHost } from './host';

const place = new URLSearchParams(location.search).has('tab') ? 'tab' : 'panel';
const host = browserHost(place);
const access = openAccess(store);
const root = createRoot(document.getElementById('root')!);

const settings = await readSettings();
show(settings);
watchSettings(show, new AbortController().signal);

function show({ theme, language }: { theme: 'auto' | 'light' | 'dark'; language: 'auto' | 'zh' | 'en' }): void {
  const words = language === 'auto' ? languageOf(navigator.language) : language;
  const html = document.documentElement;
  html.lang = words === 'zh' ? 'zh-CN' : 'en';
  if (theme === 'auto') delete html.dataset.theme;
  else html.dataset.theme = theme;
  root.render(
    <LanguageContext value={words}>
      <LibraryProvider access={access}>
        <Atlas host={host} />
      </LibraryProvider>
    </LanguageContext>,
  );
}
