import type { RefObject } from 'react';
import type { EntityRow } from '../../data/store/model';
import type { DistrictMapHandle } from '../map/DistrictMap';
import type { ExportChoice } from './AtlasMenu';
import type { AtlasBook } from './book';
import type { Stage } from './stage';
import type { atlasStrings } from './strings';

/** What can be saved of what is shown now. */
export function exportsOf({
  stage,
  map,
  strings,
}: {
  book: AtlasBook;
  stage: Stage;
  found: { placed: EntityRow[]; unplaced: EntityRow[] } | null;
  map: RefObject<DistrictMapHandle | null>;
  strings: (typeof atlasStrings)['zh'];
}): ExportChoice[] {
  void stage;
  return [{ id: 'png', label: strings.menu.png, file: 'atlas.png', make: () => map.current!.png() }];
}
