import { type ReadNames, titleOf } from '../../components/entity/name-finder';
import { readItem, shelfItem } from '../../data/settings/items';
import { orderBooks } from '../../data/shelf/choices';
import * as reads from '../../data/store/reads';

/** Names of the first book of the shelf, for the passage to try. */
export const readNames: ReadNames = async () => {
  const [packs, choices] = await Promise.all([reads.listPacks(), readItem(shelfItem)]);
  const [book] = orderBooks(packs, choices);
  return { wire: book ? await reads.getWire(book.id) : null, title: titleOf(book ? [book] : []) };
};
