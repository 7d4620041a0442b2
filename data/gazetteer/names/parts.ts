/** Names that are parts of the book's longer ones, and in use where the longer ones are not. */
import type { Kind } from '../model';
import type { DraftSet } from './draft';
import type { Elsewhere } from './standalone';

/** What a longer name of each kind adds to the one in use; the group is what stays. */
const PARTS: Partial<Record<Kind, readonly RegExp[]>> = {
  // 明月嘉苑 of 明月嘉苑三区.
  estate: [/^(.{3,})[一二三四五六七八九十东西南北][区期]$/],
  // A road is called after what stood there: 化仙桥路, 太平门直街.
  road: [/^(.{2,}[桥门坝])(?:路|直街)$/],
  // 临安城遗址 of 南宋临安城遗址, 郊坛下 of 郊坛下遗址.
  heritage: [/^(?:[南北]宋|五代|吴越|[明清]代|民国)(.{5,})$/, /^(.{3,}?)(?:(?<!官)窑址|遗址|旧址|造像|摩崖|题刻)$/],
};
/** What a firm goes by in its registered name without the city: 思美传媒, 西子联合控股. */
const FIRM =
  /^([\u4e00-\u9fff]{2,4}(?:科技|传媒|期货|影业|影视|机电|电梯|生物|控股))(?:[\u4e00-\u9fff]{2})?(?:集团)?(?:股份)?有限(?:责任)?公司$/;
/** Shorter than this a firm's name is like many others. */
const FIRM_LENGTH = 4;

/** Adds them, where other texts were searched for them in vain and they are no word. */
export function addParts(set: DraftSet, heads: readonly string[], { isWord, isUnseen }: Elsewhere): void {
  const firm = (name: string): string | undefined => {
    const head = heads.find((one) => name.startsWith(one)) ?? '';
    const form = FIRM.exec(name.slice(head.length))?.[1];
    return form !== undefined && form.length >= FIRM_LENGTH ? form : undefined;
  };
  for (const one of set.all) {
    if (one.scope !== 'district') continue;
    const forms = [...one.surfaces.keys()].flatMap((name) =>
      one.kind === 'company' ? [firm(name)] : (PARTS[one.kind] ?? []).map((part) => part.exec(name)?.[1]),
    );
    for (const form of forms)
      if (form !== undefined && set.find(form) === undefined && isUnseen(form) && !isWord(form))
        set.form(one, { name: form, origin: 'rule', line: null, bare: true, alone: true });
  }
}
