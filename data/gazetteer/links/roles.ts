import type { Kind, LinkRole } from '../model';
import { type Found, isPlace } from './finder';

/** Strongest first: what a record is to an entity that several of its sentences name. */
export const ROLES: readonly LinkRole[] = [
  'subject',
  'holder',
  'recipient',
  'awarder',
  'place',
  'member',
  'listed',
  'mentioned',
];

const SENTENCE_END = /[。；！？\n]/;
/** What may stand before the subject of a sentence: dates and words of time. */
const TIME =
  /^(?:(?:\d{4}年(?:\d{1,2}(?:[—–-]\d{1,2})?月)?(?:\d{1,2}(?:[—–-]\d{1,2})?日)?(?:末|底|初|间|起)?|\d{1,2}(?:[—–-]\d{1,2})?月(?:\d{1,2}(?:[—–-]\d{1,2})?日)?(?:末|底|初|间|起)?|\d{1,2}(?:[—–-]\d{1,2})?日|年内|年初|年末|全年|当年|是年|同年|同日|当日|当天|会上|期间|活动期间|同时|此外|其中|另外|图为|至此|截至[^，]{2,12})[，、：]?)*[“《]?$/;
const PLACE_BEFORE =
  /(?:在|位于|地处|坐落于|坐落在|设在|选址|落户|落户于|落址|入驻|走进|来到|前往|赴|途经|地址为|(?<![\u4e00-\u9fff])于|(?:举行|召开|开幕|启用|启动|举办|成立|落成|建成|开业)于|到|至|毗邻|环绕|沿)(?:[\u4e00-\u9fff]{2,10}(?:街道|社区|街区|小镇))?“?$/;
const AWARDER_AFTER =
  /^[^，。；]{0,14}?(?:评为|评定为|评选为|授予|认定为|认定|命名为|命名|列为|列入|颁发|授牌|通报表扬|表彰|确定为)/;
const AWARDER_BEFORE = /(?:被|由|获|经|入选)[^，。；、]{0,6}$/;
const RECIPIENT_AFTER = /^[^，。；]{0,20}?(?:获评|获得|荣获|获|被评为|被授予|被认定为|被命名为|被列为|入选|当选)/;
const POST_AFTER =
  /^(?:党委|党组|党工委|党总支|党支部|原|副)*(?:书记|主任|局长|院长|校长|园长|主席|会长|董事长|总经理|经理|理事长|秘书长|部长|馆长|所长|科长|检察长|大队长|队长|教师|老师|医生|医师|护士|民警|法官|检察官|干部|职工|员工|工作人员|志愿者|学生|居民|党员|教授|主播|负责人|创始人|委员|代表)/;

/** What a mention says of its entity, from the sentence around it. Rules read Chinese syntax; `kind` is the entity's. */
export function roleOf(text: string, found: Found, kind: Kind): LinkRole {
  if (found.listed === true) return 'listed';
  let from = found.start;
  while (from > 0 && !SENTENCE_END.test(text[from - 1]!)) from--;
  const before = text.slice(from, found.start);
  const after = text.slice(found.end, found.end + 40);
  if (POST_AFTER.test(after)) return 'member';
  if (AWARDER_BEFORE.test(before) && AWARDER_AFTER.test(after)) return 'awarder';
  if (isPlace(kind) || kind === 'venue' || kind === 'school' || kind === 'hospital') {
    if (PLACE_BEFORE.test(before)) return 'place';
  }
  if (TIME.test(before)) return RECIPIENT_AFTER.test(after) ? 'recipient' : 'subject';
  if (/、$/.test(before) && /^(?:、|和|等)/.test(after)) return 'listed';
  return 'mentioned';
}
