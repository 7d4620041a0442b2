import type { Kind } from '../../gazetteer/model';
import { isName } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';
import { enumerate, kindAfter } from './company';
import type { BlockHits } from './hits';
import { IS_LEAD, wordsOf } from './words';

/** What a name stands for in its place. */
export interface Thing {
  entity: string;
  kind: Kind;
}

/**
 * Which of the things that carry a name is meant: the kind that the word behind it says, or that all members of its list can
 * have; of two of one kind (兴隆社区 of two streets) the one whose street was named last.
 */
export function chooseThing(
  vocabulary: Vocabulary,
  text: string,
  hits: BlockHits,
  index: number,
  entry: number,
): Thing {
  const own: Thing = { entity: vocabulary.entity(entry), kind: vocabulary.kind(entry) };
  const others = vocabulary.others(entry);
  if (others.length === 0) return own;
  const all = [own, ...others];
  const kind = kindSaid(vocabulary, text, hits, index);
  const fitting = kind ? all.filter((thing) => thing.kind === kind) : [];
  return nearest(
    text,
    hits.rows.start[index]!,
    fitting.length > 0 ? fitting : all.filter(({ kind: k }) => k === own.kind),
  );
}

/** Ids of things told apart by their street end in `@` and its name. */
function nearest(text: string, start: number, things: readonly Thing[]): Thing {
  let best = things[0]!;
  let at = -1;
  for (const thing of things) {
    const street = thing.entity.slice(thing.entity.lastIndexOf('@') + 1);
    if (street.length === thing.entity.length) continue;
    const seen = text.lastIndexOf(street, start);
    if (seen > at) {
      at = seen;
      best = thing;
    }
  }
  return best;
}

function kindSaid(vocabulary: Vocabulary, text: string, hits: BlockHits, index: number): Kind | undefined {
  let from = index;
  let to = index + 1;
  enumerate(wordsOf(vocabulary), text, hits, (first, last) => {
    if (first <= index && index < last) {
      from = first;
      to = last;
    }
  });
  const said =
    kindAfter(vocabulary, text, hits.rows.end[index]!) ??
    kindAfter(vocabulary, text, hits.rows.end[to - 1]!) ??
    before(vocabulary, text, hits.rows.start[from]!);
  if (said) return said;
  if (to - from < 3) return undefined;
  // The kind that every member can have.
  let common: Set<Kind> | undefined;
  for (let i = from; i < to; i += 1) {
    const entry = hits.rows.entry[i]!;
    if (!isName(vocabulary.types[entry]!)) continue;
    const kinds = new Set([vocabulary.kind(entry), ...vocabulary.others(entry).map(({ kind }) => kind)]);
    common = common ? new Set([...common].filter((kind) => kinds.has(kind))) : kinds;
  }
  return common?.size === 1 ? [...common][0] : undefined;
}

/** What the words before a list say of its members: that they are communities, or else stations. */
function before(vocabulary: Vocabulary, text: string, start: number): Kind | undefined {
  const said = wordsOf(vocabulary).patterns[IS_LEAD]!.exec(text.slice(Math.max(0, start - 24), start));
  return said ? (said[1] ? 'community' : 'station') : undefined;
}
