import { KINDS } from '../gazetteer/model';
import { Cue, Flag } from './entries';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from './model';
import { scan } from './scan';
import type { Vocabulary } from './vocabulary';

interface Block {
  text: string;
  role: BlockRole;
  count: number;
  entry: Int32Array;
  start: Int32Array;
  end: Int32Array;
  own: number;
  away: number;
}

/** Opens a document for block-by-block recognition. */
export function openDocument(vocabulary: Vocabulary, context: DocumentContext): RecognizerDocument {
  const blocks = new Map<number, Block>();
  const changed = new Set<number>();
  let own = 0;
  let away = 0;
  let lastLit = '';
  let titleOwn = 0;

  const weigh = (text: string): { own: number; away: number; hits: ReturnType<typeof scan> } => {
    const hits = scan(vocabulary, text);
    let mine = 0;
    let theirs = 0;
    for (let i = 0; i < hits.count; i += 1) {
      const entry = hits.entry[i]!;
      const type = vocabulary.types[entry]!;
      if (type === Cue.Own) mine += 1;
      else if (type === Cue.Elsewhere) theirs += 1;
      else if (type < Cue.Own && (vocabulary.flags[entry]! & Flag.ClassMask) === 0) mine += 1;
    }
    return { own: mine, away: theirs, hits };
  };

  const setContext = (next: DocumentContext): void => {
    titleOwn = weigh(next.title ?? '').own * 2;
  };
  setContext(context);

  const score = (block: Block, i: number): { score: number; reason: string } => {
    const entry = block.entry[i]!;
    const flags = vocabulary.flags[entry]! & Flag.ClassMask;
    if (flags === 0) return { score: 0.95, reason: '书中独有的名称' };
    const total = own + titleOwn;
    const here = total / (total + away + 1);
    const need = flags === 1 ? 1 : 3;
    return total >= need && here > 0.5
      ? { score: 0.8, reason: `页面提到杭州或本书独有名称 ${total} 次` }
      : { score: 0.2, reason: '页面没有足够的本地证据' };
  };

  const mention = (block: Block, i: number): Mention & { lit: boolean } => {
    const entry = block.entry[i]!;
    const verdict = score(block, i);
    const flags = vocabulary.flags[entry]!;
    const kind = vocabulary.kind(entry);
    const full = vocabulary.full(entry);
    const lit = verdict.score >= 0.5;
    return {
      start: block.start[i]!,
      end: block.end[i]!,
      text: block.text.slice(block.start[i]!, block.end[i]!),
      name: vocabulary.text(entry),
      entity: vocabulary.entity(entry),
      kind,
      group: full ? 'abbreviation' : KINDS[kind],
      ...(full ? { full } : {}),
      expand: lit && full !== '' && !(flags & Flag.Former),
      former: (flags & Flag.Former) !== 0,
      score: verdict.score,
      reason: verdict.reason,
      lit,
    };
  };

  const remove = (id: number): void => {
    const old = blocks.get(id);
    if (!old) return;
    own -= old.own;
    away -= old.away;
    blocks.delete(id);
  };

  return {
    setContext,
    set(id, text, role = 'body') {
      remove(id);
      changed.add(id);
      const found = weigh(text);
      if (found.hits.count === 0) return;
      const block: Block = {
        text,
        role,
        count: found.hits.count,
        entry: found.hits.entry.slice(0, found.hits.count),
        start: found.hits.start.slice(0, found.hits.count),
        end: found.hits.end.slice(0, found.hits.count),
        own: found.own * (role === 'heading' ? 2 : 1),
        away: found.away,
      };
      blocks.set(id, block);
      own += block.own;
      away += block.away;
    },
    delete(id) {
      remove(id);
      changed.add(id);
    },
    decide() {
      const state = `${Math.min(own + titleOwn, 3)} ${(own + titleOwn) / (own + titleOwn + away + 1) > 0.5}`;
      const ids = state === lastLit ? [...changed] : [...new Set([...changed, ...blocks.keys()])];
      lastLit = state;
      changed.clear();
      const result = new Map<number, readonly Mention[]>();
      for (const id of ids) {
        const block = blocks.get(id);
        const mentions: Mention[] = [];
        for (let i = 0; block && i < block.count; i += 1) {
          if (vocabulary.types[block.entry[i]!]! >= Cue.Own) continue;
          const { lit, ...decided } = mention(block, i);
          if (lit) mentions.push(decided);
        }
        result.set(id, mentions);
      }
      return result;
    },
    explain(id) {
      const block = blocks.get(id);
      if (!block) return [];
      return Array.from({ length: block.count }, (_, i) => i)
        .filter((i) => vocabulary.types[block.entry[i]!]! < Cue.Own)
        .map((i) => mention(block, i));
    },
  };
}
