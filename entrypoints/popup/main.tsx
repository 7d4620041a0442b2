import { createRoot } from 'react-dom/client';
import { Shell } from '../../components/app-frame/app-frame';
import { watchSettings, watchShelf, watchUnkept } from '../../data/settings/items';
import { PopupApp } from './app';

// No library here: the popup shows what the page's script and the background tell, and opens the sooner for it.
createRoot(document.getElementById('root')!).render(
  <Shell watch={watchSettings} watchShelf={watchShelf} watchUnkept={watchUnkept}>
    <PopupApp />
  </Shell>,
);
