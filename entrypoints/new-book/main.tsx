import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { NewBook } from '../../components/new-book/new-book';
import { watchSettings } from '../../data/settings/items';
import { host } from './host';

createRoot(document.getElementById('root')!).render(
  <Shell watch={watchSettings}>
    <NewBook host={host} />
  </Shell>,
);
