import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useSettings } from '../../components/app-frame/app-frame';
import { useImportState } from '../../components/app-frame/use-import-state';
import { Popup, type PopupProps } from '../../components/popup/popup';
import { lateFeed } from '../../data/messaging/late-feed';
import { sendMessage, sendToTab } from '../../data/messaging/messages';
import { keepItem, settingsItem, sitesItem, watchItem } from '../../data/settings/items';
import { covers, DEFAULT_SITES, pageKey, type Sites, siteKey } from '../../data/settings/shape';
import { usePacks } from './packs';
import { usePageNames, useTab } from './page';

/** The marks of a tab, and what is known of the entities: the library is opened only when it is asked. */
const takeFrom = (tab: number): PopupProps['take'] => ({
  marks: async () => (await sendMessage('page.marks', { tab })) ?? [],
  entities: async (ids) => (await import('../../data/store/reads')).getEntities(ids),
});

/** Joins the popup to the tab it stands over. */
export function PopupApp() {
  const settings = useSettings();
  const tab = useTab();
  const [page, refresh] = usePageNames(tab);
  const [sites, setSites] = useState<Sites>(DEFAULT_SITES);
  const importing = useImportState(lateFeed);
  const packs = usePacks((page?.names.length ?? 0) > 0);

  useEffect(() => watchItem(sitesItem, setSites), []);

  const url = page?.url ?? '';
  const site = siteKey(url);
  const switchTo = useCallback<PopupProps['onSwitch']>(
    async (which, on) => {
      const { withPageOff, withSiteExpand, withSiteOff } = await import('../../data/settings/changes');
      if (which === 'everywhere') await keepItem(settingsItem, (now) => ({ ...now, everywhere: on }));
      else if (which === 'site') await keepItem(sitesItem, (now) => withSiteOff(now, site, !on));
      else if (which === 'page') await keepItem(sitesItem, (now) => withPageOff(now, url, !on));
      else await keepItem(sitesItem, (now) => withSiteExpand(now, site, on));
      refresh();
    },
    [site, url, refresh],
  );
  const open = (target: 'reader' | 'atlas' | 'options') => {
    void sendMessage('ui.open', { page: target, tab }).then(() => window.close());
  };
  const command = (name: 'expand-page' | 'restore-page' | 'show-marks') => {
    if (tab === undefined) return;
    void sendToTab(tab, 'page.command', { command: name }).then(refresh, refresh);
  };

  return (
    <Popup
      page={page}
      site={site}
      switches={{
        everywhere: settings.everywhere,
        site: !covers(sites.off, site),
        page: !sites.pagesOff.includes(pageKey(url)),
        alwaysExpand: covers(sites.expand, site),
      }}
      partial={settings.density !== 'all'}
      importing={importing}
      packs={packs}
      take={tab === undefined ? undefined : takeFrom(tab)}
      onSwitch={switchTo}
      onReveal={(mention) => tab !== undefined && void sendToTab(tab, 'page.reveal', { mention })}
      onExpand={(expand) => command(expand ? 'expand-page' : 'restore-page')}
      onShowAll={() => command('show-marks')}
      onOpen={open}
      onReload={() => tab !== undefined && void browser.tabs.reload(tab).then(() => window.close())}
      onImport={() => void sendMessage('import.start', {})}
    />
  );
}
