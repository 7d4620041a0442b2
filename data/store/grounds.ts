import { type Library, openLibrary } from './library';
import type { GroundRow } from './model';

/** What is shown of a ground without reading its layers into a page. */
export type GroundInfo = Omit<GroundRow, 'layers'>;

export const infoOf = ({ layers: _layers, ...info }: GroundRow): GroundInfo => info;

export async function getGround(pack: string, db: Library = openLibrary()): Promise<GroundInfo | null> {
  const row = await db.grounds.get(pack);
  return row ? infoOf(row) : null;
}

/** Puts a ground in place of the one before. One row, one write: a killed worker leaves the one before. */
export async function saveGround(row: GroundRow, db: Library = openLibrary()): Promise<void> {
  await db.grounds.put(row);
}

export async function removeGround(pack: string, db: Library = openLibrary()): Promise<void> {
  await db.grounds.delete(pack);
}
