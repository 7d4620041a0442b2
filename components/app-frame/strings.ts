import { defineStrings } from '../i18n';

/** For when drawing a page has failed. */
export const brokenStrings = defineStrings(
  {
    title: '这一页出了问题。',
    hint: '可以重新打开；设置和书都没有丢。',
    again: '重新打开',
  },
  {
    title: 'Something went wrong on this page.',
    hint: 'It can be opened again; settings and books are safe.',
    again: 'Open again',
  },
);
