import type { ImportProgress } from '../../data/store/model';
import type { Strings } from '../i18n';

/** The steps of an import, in the words of the progress line. */
export const importSteps: Strings<Record<ImportProgress['step'], string>> = {
  zh: {
    read: '读取文件',
    unpack: '解压文件',
    check: '核对内容',
    names: '编制名称表',
    entries: '写入条目',
    entities: '写入地名与机构',
    records: '写入表格、大事记等',
    map: '写入底图',
    search: '建立全文检索',
    publish: '发布名称表',
    done: '完成',
  },
  en: {
    read: 'Reading the file',
    unpack: 'Unpacking the file',
    check: 'Checking its contents',
    names: 'Compiling the names',
    entries: 'Writing entries',
    entities: 'Writing places and organizations',
    records: 'Writing tables, chronicle and lists',
    map: 'Writing the base map',
    search: 'Building full-text search',
    publish: 'Publishing the names',
    done: 'Done',
  },
};

/** The steps of the built-in book's installation, in the order they run. */
export const STEP_ORDER: readonly ImportProgress['step'][] = [
  'read',
  'entries',
  'entities',
  'records',
  'map',
  'search',
  'publish',
  'done',
];
