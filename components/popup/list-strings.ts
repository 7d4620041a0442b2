import { defineStrings } from '../i18n';

export const listStrings = defineStrings(
  {
    names: '本页出现的名字',
    books: '只看一本书的名字',
    reveal: '在页面上指出',
    filter: '筛选名字',
    noMatch: '没有这样的名字。',
  },
  {
    names: 'Names on this page',
    books: 'Names of one book only',
    reveal: 'Show on the page',
    filter: 'Filter names',
    noMatch: 'No such name.',
  },
);
