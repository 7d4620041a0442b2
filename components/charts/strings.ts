import { defineStrings } from '../i18n';

export const chartStrings = defineStrings({ table: '数据表' }, { table: 'Table' });
