import type { Relation } from '../../data/gazetteer/model';
import { defineStrings, type Language } from '../i18n';
import type { RecordGroup } from './record-lines';

/** A day, month or year; the book's own year goes without saying. Anything else stands as the book prints it. */
export function dayWords(iso: string, year: number, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (match === null) return iso;
  const [, y, month, day] = match;
  if (language === 'zh') {
    const whole = `${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
    return Number(y) === year && whole !== '' ? whole : `${y}年${whole}`;
  }
  if (!month) return y!;
  return new Intl.DateTimeFormat('en', {
    ...(Number(y) === year ? {} : { year: 'numeric' as const }),
    month: 'short',
    ...(day ? { day: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(Number(y), Number(month) - 1, Number(day ?? 1))));
}

type GroupWords = Record<RecordGroup, (year: number) => string>;

/** What is said of an entity's records, and of what it is to others. */
export const linkStrings = defineStrings(
  {
    groups: {
      holders: (year) => `${year} 年负责人`,
      honours: () => '所获荣誉',
      people: () => '其人员、部门所获荣誉',
      chronicle: () => '大事记',
      photographs: () => '照片',
      tables: () => '表中的行',
      awarded: () => '所授荣誉',
      portraits: () => '人物',
      documents: () => '文件',
      explained: () => '名词、资料',
      reports: () => '特载、公报',
    } satisfies GroupWords as GroupWords,
    relations: {
      plate: '另挂牌',
      'plate-of': '同一机构，主牌',
      predecessor: '前身',
      successor: '后为',
    } satisfies Record<Relation['relation'], string> as Record<Relation['relation'], string>,
    unwritten: {
      rule: '名称按惯例推得，本书没有写到',
      inner: '本书只在别的名称里写到',
      source: '出处不在本书',
    },
    mentioned: '本书提到，未说明所属',
    leaders: (year: number) => `${year} 年末负责人`,
  },
  {
    groups: {
      holders: (year) => `Who led it in ${year}`,
      honours: () => 'Honours',
      people: () => 'Honours of its people and departments',
      chronicle: () => 'In the chronicle',
      photographs: () => 'Photographs',
      tables: () => 'Rows of tables',
      awarded: () => 'Honours it gave',
      portraits: () => 'People',
      documents: () => 'Documents',
      explained: () => 'Terms and notes',
      reports: () => 'Report and bulletin',
    },
    relations: {
      plate: 'Also under the name',
      'plate-of': 'The same body as',
      predecessor: 'Formerly',
      successor: 'followed by',
    },
    unwritten: {
      rule: 'A name made by rule; the book does not write it',
      inner: 'The book writes it only inside other names',
      source: 'From another source than this book',
    },
    mentioned: 'The book mentions it without saying what it belongs to',
    leaders: (year: number) => `Led at the end of ${year} by`,
  },
);
