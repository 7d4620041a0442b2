import { streetsOfEntries } from '../../data/gazetteer/names/units';
import type { Vocabulary } from '../../data/recognizer';
import { currentPack } from '../cli/books';
import { decideText } from './labelled';

/**
 * The book's own paragraphs: in the lists of communities of each street's 概况 every member must be marked, as the community of that
 * street; in the sentences on metro lines the stations must be stations.
 */
export async function bookParagraphs(vocabulary: Vocabulary): Promise<{ summary: string; lines: string[] }> {
  const { book, entities } = await currentPack();
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const lines: string[] = [];
  let wanted = 0;
  let found = 0;
  let right = 0;
  for (const { street, communities } of streetsOfEntries(book)) {
    const entry = book.entries.find((one) => one.title === '概况' && one.section === `${street}街道`)!;
    const at = entry.body.indexOf('下辖');
    const marks = decideText(vocabulary, entry.body, { title: book.info.title }).filter((one) => one.lit);
    let from = at;
    for (const name of communities) {
      const start = entry.body.indexOf(name, from);
      if (start < 0) continue;
      from = start + name.length;
      wanted += 1;
      const mark = marks.find((one) => one.start < from && one.end > start);
      if (!mark) {
        lines.push(`book\t${street}街道\t${name}\tmissed`);
        continue;
      }
      found += 1;
      const entity = byId.get(mark.entity);
      const fits = entity?.kind === 'community' || entity?.kind === 'village';
      const inStreet = fits && (entity?.within === null || byId.get(entity!.within!)?.name === `${street}街道`);
      if (inStreet) right += 1;
      else lines.push(`book\t${street}街道\t${name}\t${mark.entity} (${mark.kind})`);
    }
  }
  return {
    summary: `book's lists of communities: ${found} of ${wanted} found, ${right} as the community of its street`,
    lines,
  };
}
