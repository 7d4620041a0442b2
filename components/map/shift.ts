import gcoord from 'gcoord';
import { providerOf } from './tiles';

/** Moves a WGS-84 position onto what the tiles are drawn in: 高德 draws in GCJ-02, a non-linear shift of 100–700 m. */
export function shiftFor(url: string | null): (lon: number, lat: number) => [lon: number, lat: number] {
  if (url === null || providerOf(url) !== 'amap') return (lon, lat) => [lon, lat];
  return (lon, lat) => gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
}
