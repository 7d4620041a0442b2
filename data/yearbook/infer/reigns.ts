/** Years as books before 1949 print them: the name of a reign, its year. True of Chinese, not of a book. */
import { numberOf } from './rows';

/** The year before the first of each reign that gazetteers of the Song to the Republic are dated by. */
const BEFORE: Record<string, number> = {
  民國: 1911,
  宣統: 1908,
  光緒: 1874,
  同治: 1861,
  咸豐: 1850,
  道光: 1820,
  嘉慶: 1795,
  乾隆: 1735,
  雍正: 1722,
  康熙: 1661,
  順治: 1643,
  崇禎: 1627,
  天啓: 1620,
  萬曆: 1572,
  隆慶: 1566,
  嘉靖: 1521,
  正德: 1505,
  弘治: 1487,
  成化: 1464,
  永樂: 1402,
  洪武: 1367,
  至正: 1340,
  大德: 1296,
  咸淳: 1264,
  景定: 1259,
  寶祐: 1252,
  淳祐: 1240,
  紹定: 1227,
  寶慶: 1224,
  嘉定: 1207,
  嘉泰: 1200,
  慶元: 1194,
  紹熙: 1189,
  淳熙: 1173,
  乾道: 1164,
  紹興: 1130,
};
const SIMPLIFIED: Record<string, string> = {
  民国: '民國',
  宣统: '宣統',
  光绪: '光緒',
  咸丰: '咸豐',
  嘉庆: '嘉慶',
  顺治: '順治',
  崇祯: '崇禎',
  天启: '天啓',
  天啟: '天啓',
  万历: '萬曆',
  隆庆: '隆慶',
  永乐: '永樂',
  宝祐: '寶祐',
  绍定: '紹定',
  宝庆: '寶慶',
  庆元: '慶元',
  绍熙: '紹熙',
  绍兴: '紹興',
};
const NAMES = [...Object.keys(BEFORE), ...Object.keys(SIMPLIFIED)].join('|');
const DATED = new RegExp(`(${NAMES})\\s*(元|[一二三四五六七八九十廿]{1,3}|\\d{1,2})\\s*年`, 'g');

/** All years of reigns in a text, of our era. */
export function reignYears(text: string): number[] {
  return [...text.matchAll(DATED)].flatMap(([, name = '', count = '']) => {
    const before = BEFORE[SIMPLIFIED[name] ?? name];
    const number = count === '元' ? 1 : numberOf(count);
    return before === undefined || number === null ? [] : [before + number];
  });
}

/** The first year of the reign that a title opens with; null where it names none. */
export function reignOfTitle(title: string): number | null {
  const name = new RegExp(`^《?(${NAMES})`).exec(title)?.[1];
  const before = name === undefined ? undefined : BEFORE[SIMPLIFIED[name] ?? name];
  return before === undefined ? null : before + 1;
}
