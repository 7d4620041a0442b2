import { defineStrings } from '../i18n';

/** For a change of the reader's that could not be stored. */
export const unkeptStrings = defineStrings(
  { title: '刚才的改动没有存下。', close: '知道了' },
  { title: 'The last change could not be kept.', close: 'OK' },
);
