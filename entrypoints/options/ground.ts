import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { GroundSectionProps } from '../../components/options/ground-section';
import { takeGround } from '../../data/store/ground-client';
import type { GroundInfo } from '../../data/store/grounds';
import { grounds } from './store';

/** Joins the section on the detailed base map to library, permissions and worker. `changed` is called after each change. */
export function useGround(pack: string | undefined, changed: () => void): GroundSectionProps {
  const [ground, setGround] = useState<GroundInfo | null | undefined>();
  useEffect(() => {
    if (pack) void grounds.getGround(pack).then(setGround);
  }, [pack]);
  return {
    ground,
    onAllow: (url) => browser.permissions.request({ origins: [`${new URL(url).origin.replace(/:\d+$/, '')}/*`] }),
    onTake: async (source, onProgress, signal) => {
      if (!pack) return;
      const worker = new Worker(browser.runtime.getURL('/ground-worker.js' as '/'));
      setGround(await takeGround(worker, pack, source, { onProgress, signal }));
      changed();
    },
    onRemove: async () => {
      if (!pack) return;
      await grounds.removeGround(pack);
      setGround(null);
      changed();
    },
  };
}
