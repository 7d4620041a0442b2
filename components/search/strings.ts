import type { SearchKind } from '../../data/store/model';
import { defineStrings } from '../i18n';

/** The words of searching, in the reader and in the panel. */
export const searchStrings = defineStrings(
  {
    kinds: {
      entity: '地名与机构',
      entry: '条目',
      term: '名词',
      chronicle: '大事记',
      table: '表格',
      person: '人物',
      treatise: '特载与公报',
    } satisfies Record<SearchKind, string>,
  },
  {
    kinds: {
      entity: 'Places and bodies',
      entry: 'Entries',
      term: 'Terms',
      chronicle: 'Chronicle',
      table: 'Tables',
      person: 'People',
      treatise: 'Reports',
    },
  },
);
