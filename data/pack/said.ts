/** A sentence in both languages of the product. */
export interface Said {
  'zh-CN': string;
  en: string;
}
