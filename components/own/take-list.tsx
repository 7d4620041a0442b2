import { publicAddress } from '../../data/address';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { TakeAlong } from '../reader/take-along';
import { type Kept, noteOf } from './ordered-rows';
import { ownStrings } from './strings';

interface TakeListProps {
  name: string;
  ids: readonly string[];
  kept: Kept;
}

/** A list as a file: what, of which book, on which page, the note, the address that travels. */
export function TakeList({ name, ids, kept }: TakeListProps) {
  const { columns, entry } = useStrings(ownStrings);
  const kinds = useStrings(kindLabels);
  const rows = ids.map((id) => {
    const thing = kept.things.get(id);
    return [
      thing?.title ?? id,
      thing?.kind ? kinds[thing.kind] : thing?.route ? entry : '',
      thing?.book ?? '',
      String(thing?.page ?? ''),
      noteOf(kept.own, id),
      publicAddress(id),
    ];
  });
  const { title, kind, book, page, note, address } = columns;
  const file = name.replace(/[\\/:*?"<>|\s]+/g, '-');
  return <TakeAlong file={file} header={[title, kind, book, page, note, address]} rows={rows} />;
}
