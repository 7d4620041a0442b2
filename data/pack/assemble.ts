import type { Entity, MapLayer, Name } from '../gazetteer/model';
import type { Book } from '../yearbook/model';
import { packChecksum } from './canonical';
import { checkPack } from './check';
import { PACK_FORMAT, PACK_VERSION, type Pack } from './model';

/**
 * Puts a book, its gazetteer and its map into one pack and checks it as if it came from elsewhere, so that a fault
 * stops the build and not a reader's import.
 * @param compile the recognizer's `compileVocabulary`
 * @throws PackError naming the place of the fault
 */
export async function assemblePack(
  book: Book,
  gazetteer: { entities: Entity[]; names: Name[] },
  layers: MapLayer[],
  compile: (names: readonly Name[]) => string,
  sources: Pack['sources'] = [],
): Promise<Pack> {
  const content: Omit<Pack, 'checksum'> = {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    id: book.info.id,
    book,
    entities: gazetteer.entities,
    names: gazetteer.names,
    vocabulary: compile(gazetteer.names),
    layers,
    sources,
  };
  const checksum = await packChecksum(content);
  // Through JSON and back: what is checked is what a reader will get.
  const pack: Pack = JSON.parse(JSON.stringify({ ...content, checksum }));
  checkPack(pack);
  return pack;
}
