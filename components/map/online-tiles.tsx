import { useRef } from 'react';
import { TileLayer } from 'react-leaflet';
import { tileAddresses } from './tiles';

/** Tiles the reader turned on. When the first four all fail the offline map comes back. */
export function OnlineTiles({ url, onFailed }: { url: string; onFailed: () => void }) {
  const count = useRef({ good: 0, bad: 0 });
  return tileAddresses(url).map((address) => (
    <TileLayer
      key={address.url}
      url={address.url}
      subdomains={address.subdomains}
      maxZoom={18}
      className="ym-tiles"
      eventHandlers={{
        tileload: () => {
          count.current.good++;
        },
        tileerror: () => {
          count.current.bad++;
          if (count.current.good === 0 && count.current.bad === 4) onFailed();
        },
      }}
    />
  ));
}
