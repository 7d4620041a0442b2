import { type RefObject, useEffect } from 'react';
import type { DistrictMapHandle } from '../map/district-map';

/**
 * On paper the map is its drawing: sharp at any size, and not cut off where the paper is narrower than the screen. It is
 * put beside the map for as long as the browser prints.
 */
export function usePrintedMap(map: RefObject<DistrictMapHandle | null>): void {
  useEffect(() => {
    let drawing: SVGSVGElement | null = null;
    const before = () => {
      drawing?.remove();
      drawing = map.current?.svg() ?? null;
      drawing?.classList.add('at-printed');
      if (drawing) document.querySelector('.at-map')?.append(drawing);
    };
    const after = () => {
      drawing?.remove();
      drawing = null;
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      after();
    };
  }, [map]);
}
