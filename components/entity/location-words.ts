import type { Location } from '../../data/gazetteer/model';
import type { Language } from '../i18n';

/** Metres in words: under a kilometre rounded to tens, above to tenths of a kilometre. */
function distance(metres: number, language: Language): string {
  if (metres < 1000) {
    const rounded = metres < 20 ? Math.round(metres) : Math.round(metres / 10) * 10;
    return language === 'en' ? `${rounded} m` : `${rounded} 米`;
  }
  const km = (metres / 1000).toFixed(1).replace(/\.0$/, '');
  return language === 'en' ? `${km} km` : `${km} 公里`;
}

/**
 * How well the place is known, said on every map. `area` is the name of the placed area that holds it, for a
 * place of which nothing nearer is known.
 */
export function locationWords(location: Location, area: string | null, language: Language): string {
  const zh = language === 'zh';
  switch (location.level) {
    case 'own':
    case 'address': {
      const near = distance(location.precision, language);
      const precision = zh ? `位置精度约 ${near}` : `position within about ${near}`;
      if (location.level === 'address') return zh ? `示意图 · 按地址推定，${precision}` : `Sketch · from the address, ${precision}`;
      return zh ? `示意图 · ${precision}` : `Sketch · ${precision}`;
    }
    case 'within':
      return zh ? `位置：仅知在${area ?? '本区'}` : `Position: only known to lie in ${area ?? 'the district'}`;
    case 'none':
      return zh ? '位置：本书与所用资料均未载明' : 'Position: not stated in the book or its sources';
  }
}
