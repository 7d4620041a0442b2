import { createRoot } from 'react-dom/client';
import '../../components/tokens.css';
import '../../components/ui/ui.css';
import { LanguageContext } from '../../components/i18n';
import { LibraryProvider, openAccess } from '../../components/library/context';
import { sampleSource } from '../browser/card/sample-book';
import { FIXTURES } from './fixtures';

// `?theme=dark&language=en&width=360`: the looks that are worth looking at.
const query = new URLSearchParams(location.search);
const language = query.get('language') === 'en' ? 'en' : 'zh';
document.documentElement.dataset.theme = query.get('theme') ?? 'light';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

createRoot(document.getElementById('root')!).render(
  <LanguageContext value={language}>
    <LibraryProvider access={openAccess(sampleSource())}>
      <main style={{ maxWidth: Number(query.get('width') ?? 760), margin: '0 auto', padding: 16 }}>
        {FIXTURES.map(({ name, node }) => (
          <section key={name} style={{ marginBlock: 24 }}>
            <h2 style={{ font: '12px var(--sans)', color: 'var(--ink-2)' }}>{name}</h2>
            {node}
          </section>
        ))}
      </main>
    </LibraryProvider>
  </LanguageContext>,
);
