import { defineStrings } from '../i18n';

/** The few words of popup and welcome page before anything else is loaded: the ways in, and how an installation goes. */
export const doorStrings = defineStrings(
  {
    product: '年鉴镜',
    retry: '重试',
    options: '设置',
    reader: '读全书',
    atlas: '全区图',
    importing: '正在装入年鉴…',
    importFailed: '年鉴没有装成。',
  },
  {
    product: 'Yearbook Lens',
    retry: 'Try again',
    options: 'Settings',
    reader: 'Read the book',
    atlas: 'Atlas',
    importing: 'The yearbook is being installed…',
    importFailed: 'The yearbook could not be installed.',
  },
);
