/**
 * What is left of a name without the words every name of its kind ends in: 胜利小学 → 胜利, 湖滨街道党工委 → 湖滨, 解放东路 →
 * 解放路 and 解放. The evidence counts these stems too: a name is no rarer than its stem when its ending is common.
 */
const ENDINGS =
  /((?<=街道).{1,8}|(?<=社区).{1,7}|街道|社区|村委会|村党委|村|派出所|司法所|市场监管所|市场监督管理所|小学|中学|初级中学|高级中学|实验学校|实验小学|幼儿园|学校|教育集团|医院|公园|广场|大厦|大楼|小区|公寓|花园|花苑|家园|新村|嘉苑|雅苑|苑|府|城|商圈|市场|农贸市场|购物中心|中心|书房|书屋|纪念馆|博物馆|故居|遗址|寺|庙|塔|桥|大桥|山|湖|河|江|港|塘|路|街|巷|弄|里|站|地铁站|火车站|汽车站|码头|酒店|大酒店|宾馆|饭店|集团|公司|营业厅|邮政所|支局|邮政支局|投递组|揽投部|特快揽投部|商会|协会)$/;

/** The name, its form without a compass word (解放东路 → 解放路), and the stems of both; the name first, no doubles. */
export function stemsOf(name: string): string[] {
  const found = [name];
  const plain = name.replace(/(?<=.{2})[东西南北中](?=[路街]$)/, '');
  if (plain !== name) found.push(plain);
  for (const form of [name, plain]) {
    const stem = form.replace(ENDINGS, '');
    if (stem.length >= 2 && !found.includes(stem)) found.push(stem);
  }
  return found;
}
