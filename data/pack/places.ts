import type { Said } from './said';

/** Lists of a pack, as a reader would call one of their members. */
const MEMBERS: Record<string, Said> = {
  'book.entries': { 'zh-CN': '个条目', en: 'entry' },
  'book.categories': { 'zh-CN': '个类目', en: 'category' },
  'book.sections': { 'zh-CN': '个分目', en: 'section' },
  'book.chronicle': { 'zh-CN': '条大事记', en: 'chronicle item' },
  'book.orgs': { 'zh-CN': '个全称简称', en: 'pair of full and short name' },
  'book.terms': { 'zh-CN': '个名词', en: 'term' },
  'book.notes': { 'zh-CN': '条注释', en: 'note' },
  'book.captions': { 'zh-CN': '条图注', en: 'caption' },
  'book.tables': { 'zh-CN': '张表格', en: 'table' },
  'book.people': { 'zh-CN': '个人物', en: 'person' },
  'book.offices': { 'zh-CN': '条任职', en: 'office' },
  'book.honours': { 'zh-CN': '条荣誉', en: 'honour' },
  'book.documents': { 'zh-CN': '个文件', en: 'document' },
  'book.treatises': { 'zh-CN': '篇专文', en: 'treatise' },
  'book.index': { 'zh-CN': '条索引', en: 'index line' },
  entities: { 'zh-CN': '个名称所指', en: 'thing named' },
  names: { 'zh-CN': '个名称', en: 'name' },
  layers: { 'zh-CN': '个底图图层', en: 'map layer' },
  sources: { 'zh-CN': '个资料来源', en: 'source' },
};

/**
 * A place in a pack in words, counted from one as people do, with the path behind it for whoever made the file:
 * `$.book.entries[2].id` → 第 3 个条目（$.book.entries[2].id）. Null for the file as a whole.
 */
export function placeWords(path: string): Said | null {
  if (path === '$') return null;
  const [, list = '', index = ''] = path.match(/^\$\.((?:book\.)?\w+)\[(\d+)\]/) ?? [];
  const member = MEMBERS[list];
  if (!member) return { 'zh-CN': path, en: path };
  const at = Number(index) + 1;
  return { 'zh-CN': `第 ${at} ${member['zh-CN']}（${path}）`, en: `${member.en} ${at} (${path})` };
}
