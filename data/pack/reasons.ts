import { visible } from './clean';
import { placeWords } from './places';
import type { Said } from './said';

export type { Said } from './said';

/** What to do about a fault that only the maker of the file can mend. */
const ASK_THE_MAKER: Said = {
  'zh-CN': '请把这句话转给做这个年鉴包的人，改好后再导入',
  en: 'send this sentence to whoever made the pack and import it again when it is mended',
};

/** Why a file is not a usable pack, and what to do about it. `path` names the place, such as `$.entities[3].location.lon`. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly path: string;
  readonly reason: Said;
  readonly advice: Said | null;

  /** @param advice what to do; null where the reason says it */
  constructor(path: string, reason: Said, advice: Said | null = ASK_THE_MAKER) {
    super(`${path}：${reason['zh-CN']}`);
    this.path = path;
    this.reason = reason;
    this.advice = advice;
  }

  /** Place, reason and what to do, in the reader's language. */
  sentence(language: keyof Said): string {
    const place = placeWords(this.path)?.[language];
    const said = [this.reason[language], this.advice?.[language]].filter(Boolean);
    // What is quoted of the file may turn the direction of writing.
    if (language === 'en') return visible(`${place ? `${place}: ` : ''}${said.join('; ')}`);
    return visible(`${place ? `${place}：` : ''}${said.join('；')}`);
  }
}

const KINDS: Record<string, Said> = {
  string: { 'zh-CN': '文字', en: 'a text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  integer: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': '是或否', en: 'true or false' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '记录', en: 'a record' },
  null: { 'zh-CN': '空值', en: 'null' },
};

/** A fault as the schema validator tells it. */
export interface SchemaFault {
  keyword: string;
  error: string;
}

/** Most allowed values that are named. */
const VALUES = 6;

const quoted = (text: string): string[] => [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!);

/** The validator's English sentence in words a person can act on, in both languages. */
export function schemaReason({ keyword, error }: SchemaFault): Said {
  const words = quoted(error);
  const number = error.match(/-?\d+(?:\.\d+)?(?=\D*$)/)?.[0] ?? '';
  switch (keyword) {
    case 'type': {
      const [is = '', ...wanted] = words.map((word) => KINDS[word] ?? { 'zh-CN': word, en: word });
      const list = (language: keyof Said, or: string) => wanted.map((kind) => kind[language]).join(or);
      const found = typeof is === 'string' ? { 'zh-CN': is, en: is } : is;
      return {
        'zh-CN': `这里应是${list('zh-CN', '或')}，文件里却是${found['zh-CN']}`,
        en: `this must be ${list('en', ' or ')}, the file has ${found.en}`,
      };
    }
    case 'required': {
      const name = words.at(-1) ?? '';
      return { 'zh-CN': `缺少“${name}”一项`, en: `“${name}” is missing` };
    }
    case 'enum': {
      const values = words.filter((word) => word.length < 40);
      const shown = (mark: string) => values.slice(0, VALUES).join(mark) + (values.length > VALUES ? '…' : '');
      return {
        'zh-CN': `不是这里认得的取值${values.length > 0 ? `（如 ${shown('、')}）` : ''}`,
        en: `not one of the values known here${values.length > 0 ? ` (such as ${shown(', ')})` : ''}`,
      };
    }
    case 'const':
      return { 'zh-CN': '不是这里规定的值', en: 'not the value required here' };
    case 'pattern':
      return { 'zh-CN': '写法不合规定', en: 'not written in the required form' };
    case 'minLength':
    case 'minItems':
      return { 'zh-CN': '不可为空，或太短', en: 'empty or too short' };
    case 'maxLength':
      return { 'zh-CN': `文字太长（上限 ${number}）`, en: `the text is too long (limit ${number})` };
    case 'maxItems':
      return { 'zh-CN': `项数太多（上限 ${number}）`, en: `too many items (limit ${number})` };
    case 'minimum':
    case 'exclusiveMinimum':
      return { 'zh-CN': `数字太小（下限 ${number}）`, en: `the number is too small (at least ${number})` };
    case 'maximum':
    case 'exclusiveMaximum':
      return { 'zh-CN': `数字太大（上限 ${number}）`, en: `the number is too large (at most ${number})` };
    default:
      return { 'zh-CN': '形状不合规定', en: 'not of the required form' };
  }
}
