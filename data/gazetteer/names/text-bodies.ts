/** Bodies of a district that its book names without a table of them: 县农业农村局 in signatures, titles and sentences. */
import type { Book } from '../../yearbook/model';
import { bookTexts } from '../book-texts';
import type { District } from '../district';
import { addSurface, type Draft, draft } from './draft';
import { kindOfBody } from './offices';

/** What bodies of a county end in. */
const ENDING =
  '(?:委员会|人大常委会|人大|政协|政府|法院|检察院|纪委监委|纪委|监委|组织部|宣传部|统战部|政法委|党校|编办|信访局|总工会|妇联|团委|科协|文联|侨联|残联|工商联|红十字会|联合会|供销社|联社|志办|史志办|档案馆|图书馆|文化馆|博物馆|融媒体中心|[办局]公室|中心|管委会|[委局办])';
/** Signs that never stand inside the name of a body. */
const INSIDE = '[\\u3400-\\u9fff、]{0,14}?';
/** How often a name must come where only running text has it. */
const OFTEN = 2;
/** 各局, 某局, 本局 and the like name no body. */
const NOT_A_NAME = /^(?:各|本|该|全|某|原|级|内|外|城|域|境|情|直|属|直属|直机关|里|上|中|下|区|市|以上|际)/;
/** Common bodies of every county: a mention settles it. */
const WELL_KNOWN =
  /^(?:委|政府|人大|人大常委会|政协|纪委|监委|纪委监委|委组织部|委宣传部|委统战部|委政法委|法院|检察院|公安局|教育局|财政局|民政局|司法局|审计局|统计局|水利局|林业局|农业局|农业农村局|交通运输局|住建局|发改委|发改局|卫健委|卫生健康委员会|总工会|妇联|团委|科协|文联|残联|工商联|应急管理局|市场监管局|市场监督管理局|生态环境局|自然资源局|医保局|医疗保障局|乡村振兴局|扶贫办|商务局|文旅局|文化广电和旅游局|体育局|档案馆|党史办|地方志办公室|志办|史志办|行政审批局|供电公司)$/;

/** What departments of a county see to: a name made of nothing else, with 局 or 委 behind it, is one of theirs wherever it stands. */
const DEPARTMENT = new RegExp(
  `^(?:${[
    '农业 农村 农牧 畜牧 兽医 水产 渔业 海洋 林业 草原 林草 园林 绿化 水务 水利 河务 移民 粮食 物资 储备 供销 扶贫 开发 乡村 振兴',
    '发展 改革 发改 经济 经信 工信 工业 信息化 科技 科学 技术 商务 招商 投资 促进 财政 税务 国税 地税 审计 统计 金融 能源 煤炭 大数据 数据',
    '教育 教体 文化 文体 文广 文旅 文物 广电 广播 电视 新闻 出版 旅游 体育 卫生 卫健 健康 计生 计划生育 医疗 医保 保障 疾控 民政 民族 民宗 宗教',
    '人力 资源 人力资源 人社 社会 社会保障 退役 军人 退役军人 事务 司法 公安 信访 应急 安全 安监 生产 消防 市场 监管 监督 管理 质量 质监 工商 食品 药品 食药监',
    '自然 自然资源 国土 规划 住房 住建 城乡 城建 建设 城市 城管 综合 行政 执法 审批 政务 服务 机关 交通 运输 公路 环境 环保 生态 气象 地震 人防 房产 房管 档案 外事 侨务',
    '和 与 、',
  ]
    .join(' ')
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|')})+(?:局|委员会)$`,
);

/** Drafts for bodies that the book writes with the district's type (县…局) or name, and that `known` forms do not hold. */
// Complexity: one condition a way in which a text names a body.
export function textBodies(book: Book, district: District, known: ReadonlySet<string>): Draft[] {
  const type = district.name.slice(-1);
  if (!/[区县市旗]/.test(type)) return [];
  const counts = new Map<string, { count: number; sure: boolean; line: number }>();
  const note = (tail: string, sure: boolean, line: number) => {
    if (NOT_A_NAME.test(tail) || tail.length > 18) return;
    const one = counts.get(tail) ?? { count: 0, sure: false, line };
    one.count++;
    one.sure ||= sure || WELL_KNOWN.test(tail) || DEPARTMENT.test(tail);
    counts.set(tail, one);
  };
  const head = `(?:${district.name}|(?<![\\u3400-\\u9fff])${type}|(?<=[由和与对向在经给请会同据同跟让受及，。；、：“（（由\\n])${type})`;
  const inText = new RegExp(`${head}(${INSIDE}${ENDING})`, 'g');
  const whole = new RegExp(`^(?:${district.city})?(?:${district.name}|${type})([\\u3400-\\u9fff、]{1,18})$`);
  for (const entry of book.entries)
    for (const name of entry.signature) {
      // Who signs may leave out whose it is: （农业农村局）.
      const tail = whole.exec(name)?.[1] ?? (DEPARTMENT.test(name) ? name : undefined);
      if (tail) note(tail, true, entry.lines[0]);
    }
  for (const { title, lines } of book.sections) {
    const tail = whole.exec(title)?.[1];
    if (tail && new RegExp(`${ENDING}$`).test(tail)) note(tail, true, lines[0]);
  }
  for (const { text, lines } of bookTexts(book))
    for (const match of text.matchAll(inText)) note(match[1]!, false, lines[0]);
  const drafts = new Map<string, Draft>();
  for (const [tail, { count, sure, line }] of counts) {
    if (!sure && count < OFTEN) continue;
    if (known.has(type + tail) || known.has(district.name + tail)) continue;
    // 委 is the party's committee; its full name is no 县 + 委.
    const full =
      tail === '委'
        ? `中共${district.name}委员会`
        : tail === '政府'
          ? `${district.name}人民政府`
          : `${district.name}${tail}`;
    if (known.has(full)) continue;
    // 县政府 and 县人民政府 are one body.
    const made = drafts.get(full) ?? draft(full, kindOfBody(full), 'text', line);
    drafts.set(full, made);
    made.full = full;
    made.short ??= type + tail;
    addSurface(made, { name: type + tail, origin: 'text', line, full, bare: true });
    addSurface(made, { name: district.name + tail, origin: 'rule', line: null });
    addSurface(made, { name: district.city + district.name + tail, origin: 'rule', line: null });
  }
  return [...drafts.values()];
}
